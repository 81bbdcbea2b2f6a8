#!/usr/bin/env python3
"""Writes the best checkpoint of a training run as a model: export.py WORK MODEL

With --check FILE it also writes, for some sentences (one a line, words between spaces), what the program must
compute from them with that model.
"""

import argparse
from pathlib import Path

import torch

from kronika_train import data, model_file
from kronika_train.treebank import Sentence, Word


def check(network, meta, tool, extractor, sentences, out):
    """For each word: the sums of its scores that network_test.cpp compares."""
    inventory = meta["inventory"]
    network.exact()
    for words in sentences:
        s = Sentence("", [Word(w, w, "", "", "", 0, "") for w in words])
        features = data.extract(tool, [s], extractor)
        b = data.batch([data.item(s, features[0], inventory, meta["source"], True)], inventory)
        with torch.no_grad():
            attributes, scripts, arcs, dep, head = network(b)
            tags = network.tags(attributes)
            heads = arcs.argmax(-1)
            relations = network.relations(dep, head, heads)
        for t, w in enumerate(words):
            row = [w, int(tags[0, t].argmax()), float(tags[0, t].max()), int(scripts[0, t].argmax()),
                   float(scripts[0, t].max()), int(heads[0, t]), float(arcs[0, t].max()),
                   int(relations[0, t].argmax()), float(relations[0, t].max())]
            out.write("\t".join(f"{v:.6f}" if isinstance(v, float) else str(v) for v in row) + "\n")
        out.write("\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("--checkpoint", default="best.pt")
    parser.add_argument("--check", type=Path, help="sentences; results go to the same name with .scores")
    parser.add_argument("--tool", default="build/kronika-train-features")
    args = parser.parse_args()
    network, meta, figures = model_file.load_checkpoint(args.work, args.checkpoint)
    model_file.write(args.model, network, meta["inventory"], meta["source"], meta["language"],
                     bool(meta.get("extractor")))
    print(f"{args.model}: {args.model.stat().st_size} bytes; held out: {figures}")
    if args.check:
        sentences = [line.split() for line in args.check.read_text().splitlines() if line.strip()]
        with open(args.check.with_suffix(".scores"), "w") as out:
            check(network, meta, args.tool, meta.get("extractor", []), sentences, out)


if __name__ == "__main__":
    main()
