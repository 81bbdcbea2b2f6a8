#!/usr/bin/env python3
"""Compare what an article yields with what is expected of it: check_seed.py PROGRAM FOLDER

FOLDER holds article.txt and expected.json: events, quotes, offices and relations with names in the nominative.
Prints every expected fact that is missing and every fact that nothing expects. Exit code 1 where there is either
or a forbidden quote came out, 77 (skipped) where the folder is not there. Two kinds of facts may come besides: the
reported clause around a fragment in quotation marks, and who took part in a meeting, both of which the contract asks
for and expected.json does not list.
"""
import json, pathlib, subprocess, sys


def load(program, folder):
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    run = subprocess.run([program, "extract", "--json", str(folder / "article.txt")], capture_output=True, text=True, check=True)
    return expected, json.loads(run.stdout)


def named(record, ids):
    entities = {e["id"]: e for e in record["entities"]}
    return [(entities[i]["name"], entities[i]["country"]) for i in ids if i in entities]


def facts(record):
    """The record's facts in the shapes of expected.json, by kind."""
    text, sentences = record["text"], record["sentences"]
    one = lambda i: (named(record, [i]) or [(None, None)])[0][0]
    events = [(e["type"], e["mode"], e["aux"], sorted(named(record, e["sources"])), sorted(named(record, e["targets"])), e["date"],
               one(e["place"]), text[e["trigger"]["begin"]:e["trigger"]["end"]]) for e in record["events"]]
    quotes = [(q["kind"], one(q["speaker"]), text[q["begin"]:q["end"]]) for q in record["quotes"]]
    offices = [(one(o["person"]), o["office"], o["of"], o["status"], o["date"], one(o["after"]), o["remit"]) for o in record["offices"]]
    relations = [(r["kind"], sorted(n for n, _ in named(record, r["between"])), one(r["attribution"]), one(r["agent"]))
                 for r in record["relations"]]
    return dict(events=events, quotes=quotes, offices=offices, relations=relations,
                related=[r["title"] for r in record["document"]["related"]])


def wanted(expected):
    actors = lambda side: sorted((a["name"], a["country"]) for a in side)
    return dict(
        events=[(e["type"], e["mode"], e["aux"], actors(e["sources"]), actors(e["targets"]), e["date"], e.get("place"), e["trigger"])
                for e in expected["events"]],
        quotes=[(q["kind"], q["speaker"]["name"], q["text"]) for q in expected["quotes"]],
        offices=[(o["person"], o["office"], o["of"], o["status"], o["date"], o.get("after"), o.get("remit")) for o in expected["offices"]],
        relations=[(r["kind"], sorted(r["between"]), r.get("attribution"), r.get("prepared_by")) for r in expected["relations"]],
        related=expected["related"])


def agrees(want, got):
    """A field that is not expected to have a value may have one."""
    if not isinstance(want, tuple):
        return want == got
    return all(w == g or (w is None and i >= len(want) - 2) for i, (w, g) in enumerate(zip(want, got)))


def may_come(kind, fact, want):
    if kind == "quotes":
        return fact[0] == "indirect" and any(q[0] == "direct" and q[1] == fact[1] and q[2] in fact[2] for q in want["quotes"])
    return kind == "relations" and fact[0] == "participant"


def main(program, folder):
    folder = pathlib.Path(folder)
    if not (folder / "expected.json").exists():
        print("there is no", folder)
        return 77
    expected, record = load(program, folder)
    got, want, failed, passed = facts(record), wanted(expected), 0, 0
    for kind, items in want.items():
        left = list(got[kind])
        for item in items:
            hit = next((g for g in left if agrees(item, g)), None)
            if hit is None:
                failed += 1
                print(f"missing {kind}: {item}")
            else:
                passed += 1
                left.remove(hit)
        for extra in left:
            if may_come(kind, extra, want):
                continue
            failed += 1
            print(f"not expected {kind}: {extra}")
    for words in expected["not_quotes"]:
        if any(words in q[2] for q in got["quotes"]):
            failed += 1
            print("must be no quote:", words)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
