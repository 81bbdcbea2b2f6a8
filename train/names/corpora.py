#!/usr/bin/env python3
"""Name-annotated corpora to one format: "form<TAB>label" a line, an empty line after a sentence.

    corpora.py NER_FOLDER [--without TOPIC] > train.iob
    corpora.py NER_FOLDER --only TOPIC > test.iob

NER_FOLDER holds nkjp-ner.iob.gz, kpwr/train.txt.gz, kpwr/valid.txt and slavicner/{raw,ner}/TOPIC/pl.
Labels are BIO over person, group (inhabitants and adherents), place, organisation, other (works, products, events).
"""
import argparse
import gzip
import pathlib
import re

TOKEN = re.compile(r"\d+(?:[.,]\d+)*|\w+(?:[.-]\w+)*(?=\.\w)|\w+(?:[-’'`‘]\w+)*|[^\w\s]", re.UNICODE)
PEOPLE = re.compile(r"subst:pl:\w+:m1$")  # the tags are automatic: only the plural can be trusted
SENTENCE_END = re.compile(r"[.!?…]")

KPWR = [("nam_liv_person", "person"), ("nam_liv_god", "person"), ("nam_liv_character", "person"),
        ("nam_liv_habitant", "group"), ("nam_org_nation", "group"), ("nam_org", "organisation"),
        ("nam_loc", "place"), ("nam_fac", "place"), ("nam_pro", "other"), ("nam_eve", "other"), ("nam_oth", "other")]
SLAVIC = {"PER": "person", "LOC": "place", "ORG": "organisation", "PRO": "other", "EVT": "other"}


def kpwr_class(label):
    return next((to for prefix, to in KPWR if label.startswith(prefix)), None)


def write_sentence(pairs):
    for form, label in pairs:
        print(f"{form}\t{label}")
    print()


def kpwr(lines):
    sentence = []
    for line in lines:
        cells = line.rstrip("\n").split("\t") if "\t" in line else line.split()
        if len(cells) < 2 or line.startswith("-DOCSTART"):
            if sentence:
                yield sentence
            sentence = []
            continue
        position, _, fine = cells[-1].partition("-")
        kind = kpwr_class(fine)
        sentence.append((cells[0], f"{position}-{kind}" if kind else "O"))
    if sentence:
        yield sentence


def nations(lines):
    """Lower-case forms of inhabitants, from the corpus that tells them apart."""
    return {s[0].lower() for sent in kpwr(lines) for s in sent if s[1] == "B-group"}


def nkjp(lines, inhabitants):
    sentence = []
    for line in lines:
        cells = line.rstrip("\n").split("\t")
        if len(cells) < 4 or line.startswith("-DOCSTART"):
            if sentence:
                yield sentence
            sentence = []
            continue
        form, tag, label = cells[0], cells[2], cells[3].split("#")[0]
        position, _, fine = label.partition("-")
        kind = None
        if fine.startswith("persName"):
            kind = "person"
        elif fine.startswith("orgName"):
            kind = "organisation"
        elif fine.startswith(("placeName", "geogName")):
            kind = "place"
        if kind and form.islower() and position == "B":
            kind = None if kind == "place" or tag.startswith(("adj", "adv")) else kind  # "polski", "krakowski"
        if kind == "place" and (form.lower() in inhabitants or PEOPLE.match(tag) and form[:1].isupper()):
            kind = "group"
        if kind is None and position == "I" and fine.startswith(("placeName", "geogName")):
            kind = "place"
        if position == "I" and (not sentence or sentence[-1][1] == "O"):
            position = "B"
        sentence.append((form, f"{position}-{kind}" if kind else "O"))
    if sentence:
        yield sentence


def slavic_document(text, marks):
    spans = []
    for line in marks:
        cells = line.rstrip("\n").split("\t")
        if len(cells) < 6:
            continue
        kind = SLAVIC[cells[4]]
        if kind == "person" and not cells[5].startswith("PER-"):
            kind = "group"
        spans.append((int(cells[0]), int(cells[1]), kind))
    spans.sort(key=lambda s: (s[0], -s[1]))
    sentence, last = [], 0
    for match in TOKEN.finditer(text):
        gap = text[last:match.start()]
        if sentence and ("\n" in gap or (SENTENCE_END.fullmatch(sentence[-1][0]) and match.group()[0].isupper() and gap)):
            yield sentence
            sentence = []
        last = match.end()
        label = "O"
        for begin, end, kind in spans:
            if begin <= match.start() < end:
                label = ("B-" if match.start() == begin or not sentence or sentence[-1][1] == "O" else "I-") + kind
                break
        sentence.append((match.group(), label))
    if sentence:
        yield sentence


def slavic(folder, topic):
    for marks in sorted((folder / "ner" / topic / "pl").glob("*.tsv")):
        text = (folder / "raw" / topic / "pl" / (marks.stem + ".txt")).read_text(encoding="utf-8-sig")
        yield from slavic_document(text, marks.read_text(encoding="utf-8-sig").splitlines())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--without", metavar="TOPIC", action="append", default=[])
    parser.add_argument("--only", metavar="TOPIC")
    args = parser.parse_args()
    topics = sorted(p.name for p in (args.folder / "slavicner" / "ner").iterdir())
    if args.only:
        topics = [args.only]
    else:
        kpwr_lines = gzip.open(args.folder / "kpwr" / "train.txt.gz", "rt", encoding="utf-8").readlines()
        kpwr_lines += (args.folder / "kpwr" / "valid.txt").open(encoding="utf-8").readlines()
        for sentence in kpwr(kpwr_lines):
            write_sentence(sentence)
        with gzip.open(args.folder / "nkjp-ner.iob.gz", "rt", encoding="utf-8") as lines:
            for sentence in nkjp(lines, nations(kpwr_lines)):
                write_sentence(sentence)
    for topic in topics:
        if topic not in args.without:
            for sentence in slavic(args.folder / "slavicner", topic):
                write_sentence(sentence)


if __name__ == "__main__":
    main()
