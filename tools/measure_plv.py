#!/usr/bin/env python3
"""Measure events on the PLV sentences: measure_plv.py PROGRAM PLV.tsv [--errors]

PLV.tsv has a sentence and the root type of one relation in it in each line (columns `sentence`, `gold_root`; YIELD
stands for CONCEDE and RETREAT). Every distinct sentence is read as an article of its own. Prints recall: sentences
with an event of the right root; precision over sentences: of those with any event, the share with the right one; and
precision over events: the share of all events that have the sentence's root.
"""
import collections, csv, json, pathlib, subprocess, sys, tempfile

ROOT = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def main(program, table, *flags):
    gold = collections.OrderedDict()
    with open(table, encoding="utf-8", newline="") as f:
        for row in csv.DictReader(f, delimiter="\t"):
            gold.setdefault(row["sentence"].strip(), set()).add(ROOT.get(row["gold_root"], row["gold_root"]))
    sentences = list(gold)
    with tempfile.TemporaryDirectory() as folder:
        for i, sentence in enumerate(sentences):
            (pathlib.Path(folder) / f"{i:05}.txt").write_text(sentence + "\n", encoding="utf-8")
        out = subprocess.run([program, "extract", "--json", "--published", "2020-06-15", folder],
                             stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8").stdout
    said = {}
    for line in out.splitlines():
        record = json.loads(line)
        said[int(pathlib.Path(record["document"]["path"]).stem)] = record["events"]
    right = spoken = events = good = 0
    by_type = collections.defaultdict(lambda: [0, 0, 0])  # right, gold, said
    for i, sentence in enumerate(sentences):
        roots = [ROOT.get(e["type"], e["type"]) for e in said.get(i, [])]
        hit = bool(gold[sentence] & set(roots))
        right += hit
        spoken += bool(roots)
        events += len(roots)
        good += sum(r in gold[sentence] for r in roots)
        for g in gold[sentence]:
            by_type[g][1] += 1
            by_type[g][0] += g in roots
        for r in roots:
            by_type[r][2] += 1
        if "--errors" in flags and not hit:
            rules = [e["rule"] for e in said.get(i, [])]
            print(*sorted(gold[sentence]), rules, sentence, sep="\t")
    for name, (hits, of, out_of) in sorted(by_type.items()):
        print(f"{name:10} recall {hits}/{of} = {hits / max(1, of):.2f}   said {out_of}")
    print(f"sentences {len(sentences)}  recall {right / len(sentences):.3f}  precision of sentences "
          f"{right / max(1, spoken):.3f}  precision of events {good / max(1, events):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
