#!/usr/bin/env python3
"""Check extraction records: check_records.py SCHEMA RECORDS.jsonl

Each line must satisfy the JSON Schema and what a schema cannot say: every offset lies in the text, every
reference names an entity that is there, evidence lies in its sentence, facts are in the order of their ids.
"""
import json, sys
import jsonschema


def check(record):
    text, names = record["text"], {e["id"] for e in record["entities"]}

    def span(where, s, within=None):
        if not 0 <= s["begin"] <= s["end"] <= len(text):
            yield f"{where}: {s['begin']}..{s['end']} lies outside the text"
        elif within and not (within["begin"] <= s["begin"] and s["end"] <= within["end"]):
            yield f"{where}: lies outside its sentence"

    def known(where, ids):
        for i in ids:
            if i is not None and i not in names:
                yield f"{where}: {i} is no entity"

    sentences = record["sentences"]
    for a, b in zip(sentences, sentences[1:]):
        if b["begin"] < a["end"]:
            yield "sentences overlap or are out of order"
    for e in record["entities"]:
        for m in e["mentions"]:
            yield from span(f"mention of {e['id']}", m)
    for t in record["times"]:
        yield from span("time", t)
    for r in record["document"]["related"]:
        yield from span("related", r)
        if text[r["begin"]:r["end"]] != r["title"]:
            yield f"related: the text there is not {r['title']!r}"
    for kind in ("events", "quotes", "offices", "relations"):
        for i, f in enumerate(record[kind], 1):
            where = f["id"]
            if f["sentence"] >= len(sentences):
                yield f"{where}: there is no sentence {f['sentence']}"
                continue
            if int(f["id"][1:]) != i:
                yield f"{where}: ids are not in order"
            if kind == "events":
                yield from span(where, f["trigger"], sentences[f["sentence"]])
                yield from known(where, f["sources"] + f["targets"] + [f["place"], f["attribution"]])
            if kind == "quotes":
                yield from span(where, f)
                yield from known(where, [f["speaker"]])
            if kind == "offices":
                yield from known(where, [f["person"], f["after"]])
            if kind == "relations":
                yield from known(where, f["between"] + [f["attribution"], f["agent"]])


def main(schema_file, records_file):
    with open(schema_file, encoding="utf-8") as f:
        validator = jsonschema.Draft202012Validator(json.load(f))
    count = faults = 0
    with open(records_file, encoding="utf-8") as f:
        for number, line in enumerate(f, 1):
            record = json.loads(line)
            count += 1
            problems = [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:300]}" for e in validator.iter_errors(record)]
            for p in problems or check(record):
                print(f"{records_file}:{number}: {p}")
                faults += 1
    print(f"{count} records, {faults} faults")
    return 1 if faults or not count else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
