#!/usr/bin/env python3
"""Run the cases that stand beside the rules of quotes and offices: fact_cases.py PROGRAM PACKS [SHARE]

PACKS/LANG/{quotes,offices}/*.cases hold blocks of a text with all that must be found in it, and nothing else:

    case NAME
      text Premier Jan Nowak powiedział, że odejdzie.      "\\n\\n" begins a paragraph
      published 2019-04-04             2024-05-15 where it is left out
      indirect Jan Nowak | odejdzie    a quote: speaker | words
      direct Jan Nowak | tak
      office Jan Nowak | prime minister | POL | holds        person | office | of | status, and | date if told
      predecessor A | B                a relation, by its kind; those of a text need not all be listed
      none

Words are compared without case and punctuation. All texts go through the program in one run. Prints a line for
every failure and `N passed, N failed` at the end; exit code 1 where less than SHARE (1) of the cases pass: what a
case asks rests on tagger, parser and names, and some ask for more than these give today.
"""
import json, pathlib, re, subprocess, sys, tempfile, unicodedata

RELATIONS = {"predecessor", "successor", "member", "allies", "treaty", "participant"}
TIME_LIMIT_S = 600


def words(text):
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold()))


def read_cases(file):
    cases, case = [], None
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        key, _, value = line.strip().partition(" ")
        if not line.startswith(" "):
            if key != "case":
                raise SystemExit(f"{file}:{number}: expected a case, found {key!r}")
            case = {"where": f"{file}:{number}", "name": value, "published": "2024-05-15",
                    "language": file.parent.parent.name, "what": file.parent.name, "facts": []}
            cases.append(case)
        elif case is None:
            raise SystemExit(f"{file}:{number}: stands before any case")
        elif key in ("text", "published"):
            case[key] = value.replace("\\n", "\n")
        elif key in ("direct", "indirect", "office") or key in RELATIONS:
            case["facts"].append((key, [part.strip() for part in value.split("|")]))
        elif key != "none":
            raise SystemExit(f"{file}:{number}: unknown key {key!r}")
    return cases


def quotes_of(record):
    names = {e["id"]: e["name"] for e in record["entities"]}
    text = record["text"]
    return [(q["kind"], words(names[q["speaker"]]), words(text[q["begin"]:q["end"]])) for q in record["quotes"]]


def offices_of(record):
    names = {e["id"]: e["name"] for e in record["entities"]}
    return [(words(names[o["person"]]), words(o["office"]), words(names.get(o["of"], o["of"])), o["status"], o["date"])
            for o in record["offices"]]


def relations_of(record):
    names = {e["id"]: e["name"] for e in record["entities"]}
    return [(r["kind"], [words(names[e]) for e in r["between"]]) for r in record["relations"]]


def faults(case, record):
    if case["what"] == "quotes":
        found = sorted(quotes_of(record))
        wanted = sorted((kind, words(parts[0]), words(parts[1])) for kind, parts in case["facts"])
        return [] if found == wanted else [f"found {found}", f"wanted {wanted}"]
    found, relations, out = offices_of(record), relations_of(record), []
    wanted_any_relation = False
    for kind, parts in case["facts"]:
        if kind != "office":
            wanted_any_relation = True
            wanted = [words(p) for p in parts]
            fits = [r for r in relations if r[0] == kind and
                    (r[1] == wanted or kind not in ("predecessor", "successor", "member") and sorted(r[1]) == sorted(wanted))]
            if not fits:
                out.append(f"no {kind} {wanted} among {relations}")
            continue
        person, office, of, status, date = (parts + [None])[:5]
        fits = [o for o in found if o[:4] == (words(person), words(office), words(of), status) and date in (None, o[4])]
        if fits:
            found.remove(fits[0])
        else:
            out.append(f"no {parts} among {offices_of(record)}")
    out += [f"also {extra}" for extra in found]
    if not case["facts"] and relations and not wanted_any_relation:
        out.append(f"also {relations}")
    return out


def main(program, packs, share="1"):
    cases = [case for file in sorted(pathlib.Path(packs).glob("*/*/*.cases"))
             if file.parent.name in ("quotes", "offices") for case in read_cases(file)]
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for number, case in enumerate(cases):
            path = pathlib.Path(folder, case["language"], f"{number:04}.txt")
            path.parent.mkdir(exist_ok=True)
            path.write_text(f"date: {case['published']}\nlanguage: {case['language']}\n\n{case['text']}\n", encoding="utf-8")
        run = subprocess.run([program, "extract", "--json", folder], capture_output=True, text=True,
                             timeout=TIME_LIMIT_S)
        if run.returncode not in (0, 1):
            raise SystemExit(run.stderr)
        records = {pathlib.Path(r["document"]["path"]).stem: r for r in map(json.loads, run.stdout.splitlines())}
        for number, case in enumerate(cases):
            wrong = faults(case, records[f"{number:04}"])
            failed += bool(wrong)
            if wrong:
                print(f"{case['where']}: {case['name']}: {case['text']}")
                for fault in wrong:
                    print(f"    {fault}")
    print(f"{len(cases) - failed} passed, {failed} failed")
    return 1 if len(cases) - failed < float(share) * len(cases) else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
