#!/usr/bin/env python3
"""English text marked by a larger model, for the name model to learn from.

    silver.py MODEL TEXT... > train.iob

MODEL is a spaCy pipeline (en_core_web_sm 3.6, MIT licence, was used); TEXT are plain text files, a paragraph a
line, or CoNLL-U files (.conllu.gz), of which the "# text =" lines are read. The format is that of corpora.py.
"""
import gzip
import sys

import spacy

CLASSES = {"PERSON": "person", "NORP": "group", "GPE": "place", "LOC": "place", "FAC": "place",
           "ORG": "organisation", "PRODUCT": "other", "EVENT": "other", "WORK_OF_ART": "other", "LAW": "other"}


def paragraphs(files):
    for file in files:
        if file.endswith(".conllu.gz"):
            for line in gzip.open(file, "rt", encoding="utf-8"):
                if line.startswith("# text = "):
                    yield line[9:].strip()
        else:
            with open(file, encoding="utf-8") as lines:
                yield from (line.strip() for line in lines if len(line.strip()) > 1)


def names(sentence):
    """Spans without the article before and the possessive mark after, which belong to no name."""
    for entity in sentence.ents:
        begin, end = entity.start, entity.end
        if entity.label_ not in CLASSES:
            continue
        while begin < end and entity.doc[begin].lower_ in ("the", "a", "an"):
            begin += 1
        while begin < end and entity.doc[end - 1].lower_ in ("'s", "’s", "'", "’"):
            end -= 1
        # Adjectives of states name no group.
        if begin < end and not (entity.label_ == "NORP" and entity.doc[end - 1].pos_ == "ADJ"):
            yield begin, end, CLASSES[entity.label_]


def main():
    pipeline = spacy.load(sys.argv[1], disable=["lemmatizer"])
    for doc in pipeline.pipe(paragraphs(sys.argv[2:]), batch_size=64):
        for sentence in doc.sents:
            spans = list(names(sentence))
            lines = []
            for token in sentence:
                if token.is_space:
                    continue
                label = "O"
                for begin, end, kind in spans:
                    if begin <= token.i < end:
                        label = ("B-" if token.i == begin else "I-") + kind
                lines.append(f"{token.text}\t{label}")
            if lines:
                print("\n".join(lines), end="\n\n")


if __name__ == "__main__":
    main()
