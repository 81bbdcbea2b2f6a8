#!/usr/bin/env python3
"""Trains a syntax model: train.py RECIPE --data FOLDER --tool build/kronika-train-features --work FOLDER

The recipe (recipes/*.toml) names the treebanks and the stages. The best checkpoint by LAS on the held-out
sentences is kept in the work folder and written as a model by export.py.
"""

import argparse
import copy
import pickle
import random
import time
import tomllib
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from kronika_train import clauses, data, model_file, treebank
from kronika_train.inventory import Inventory
from kronika_train.network import Network

ROOT = Path(__file__).resolve().parent.parent  # of the project
AVERAGE_EVERY = 4  # steps; the model kept is a moving average of those trained


def load(recipe, folder, recipe_folder):
    """Treebanks as the recipe says: [(entry, training sentences)], held-out sentences."""
    barred = {treebank.text_key(s) for f in recipe["never"] for s in treebank.read(folder / f)}
    training, held_out, seen = [], [], set()
    for entry in recipe["treebank"]:
        file = (ROOT if entry.get("project") else folder) / entry["file"]
        sentences = [s for s in treebank.read(file) if treebank.text_key(s) not in barred]
        if "orthography" in entry:
            treebank.Orthography(recipe_folder / entry["orthography"]).apply(sentences)
        every = entry.get("hold_out_every", 0)
        kept = []
        for n, s in enumerate(sentences):
            if every and n % every == 0:
                held_out.append(s)
                seen.add(treebank.text_key(s))
        for n, s in enumerate(sentences):
            if treebank.text_key(s) not in seen and len(s.words) <= 120:
                seen.add(treebank.text_key(s))
                kept.append(s)
        if "clauses" in entry:
            kept += clauses.clauses(kept, random.Random(1), entry["clauses"])
        training.append((entry, kept))
    return training, held_out


def extractor(recipe):
    """Options for the feature extractor; paths in recipes are from the project's root."""
    return ["--morphology", str(ROOT / recipe["dictionary"])] if "dictionary" in recipe else []


class Corpus:
    """The treebanks of a recipe with their features."""

    def __init__(self, recipe, args):
        foreign = any(stage.get("foreign", False) for stage in recipe["stage"][args.first_stage:])
        wanted = [e for e in recipe["treebank"] if foreign or not e.get("foreign")]
        training, self.held_out = load(recipe | {"treebank": wanted}, args.data, args.recipe.parent)
        self.parts = [(e, ss[:args.limit or None], data.extract(args.tool, ss[:args.limit or None],
                                                                [] if e.get("foreign") else extractor(recipe)))
                      for e, ss in training]
        self.held_features = data.extract(args.tool, self.held_out, extractor(recipe))
        self.sources = list(dict.fromkeys(e["source"] for e in recipe["treebank"]))
        self.main = self.sources.index(recipe["source"])

    def inventory(self, foreign):
        """Feature rows of all treebanks, or of those of the language itself; all else is of the latter."""
        own = [(ss, fs) for e, ss, fs in self.parts if not e.get("foreign")]
        seen = [fs for e, _, fs in self.parts if foreign or not e.get("foreign")]
        result = Inventory([w for ss, _ in own for s in ss for w in s.words],
                           (k for fs in seen for f in fs for w in f for k in w[0]),
                           (k for fs in seen for f in fs for w in f for k in w[1]))
        result.set_scripts(w[2] for _, fs in own for f in fs for w in f)
        return result

    def items(self, inventory, foreign):
        """(repeat, items) of each treebank, and the held-out items."""
        chosen = [(e, ss, fs) for e, ss, fs in self.parts if foreign or not e.get("foreign")]
        banks = [(e.get("repeat", 1), [data.item(s, f, inventory, self.sources.index(e["source"]), e.get("foreign", False),
                                                 e.get("weight", 1.0)) for s, f in zip(ss, fs)]) for e, ss, fs in chosen]
        held = [data.item(s, f, inventory, self.main, False) for s, f in zip(self.held_out, self.held_features)]
        for s, i in zip(self.held_out, held):
            i.sentence = s
        return banks, held


def loss_of(network, b, labels_smooth=0.03):
    attributes, scripts, arcs, dep, head = network(b)
    mask = b["mask"].squeeze(-1) > 0
    weight = b["weight"].unsqueeze(1).expand(mask.shape)[mask]

    def cross_entropy(logits, wanted, smooth=0.0):
        return (F.cross_entropy(logits, wanted, ignore_index=-1, reduction="none", label_smoothing=smooth) * weight).sum()

    total = cross_entropy(arcs[mask], b["head"][mask])
    total = total + cross_entropy(network.relations(dep, head, b["head"].clamp(min=0))[mask], b["relation"][mask], labels_smooth)
    own = b["tag"][mask] >= 0
    if own.any():
        total = total + cross_entropy(network.tags(attributes[mask]), b["tag"][mask], labels_smooth)
        total = total + 0.5 * cross_entropy(scripts[mask], b["script"][mask])
    if "attributes" in b:
        each = F.binary_cross_entropy_with_logits(attributes, b["attributes"], reduction="none")
        each = (each * b["attributes_shared"]).sum(-1)
        total = total + (each * b["attributes_known"] * b["weight"].unsqueeze(1)).sum() * 0.5
    return total / mask.sum()


@torch.no_grad()
def evaluate(network, items, inventory, words=3000):
    """Shares of words, on gold tokens, each word's best head on its own (the program builds trees)."""
    network.eval()
    right, total = dict.fromkeys(("upos", "xpos", "feats", "script", "uas", "las", "las_subtypes"), 0), 0
    parts = [t.split("\t") for t in inventory.tags]
    for group in data.batches(items, words, 0):
        b = data.batch(group, inventory)
        attributes, scripts, arcs, dep, head = network(b)
        tags, heads, scripts = network.tags(attributes).argmax(-1), arcs.argmax(-1), scripts.argmax(-1)
        relations = network.relations(dep, head, heads).argmax(-1)
        for n, i in enumerate(group):
            total += len(i)
            for t, w in enumerate(i.sentence.words):
                u, x, f = parts[tags[n, t]]
                right["upos"] += u == w.upos
                right["xpos"] += x == w.xpos
                right["feats"] += f == w.feats
                right["script"] += int(scripts[n, t]) == i.script[t]
                attached = int(heads[n, t]) == w.head
                right["uas"] += attached
                relation = inventory.relations[relations[n, t]]
                right["las"] += attached and relation.split(":")[0] == w.deprel.split(":")[0]
                right["las_subtypes"] += attached and relation == w.deprel
    return {k: float(100 * v / total) for k, v in right.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("recipe", type=Path)
    parser.add_argument("--data", type=Path, required=True, help="folder that the recipe's files are in")
    parser.add_argument("--tool", default="build/kronika-train-features")
    parser.add_argument("--work", type=Path, required=True, help="where checkpoints go")
    parser.add_argument("--start", type=Path, help="begin with the last checkpoint of this work folder")
    parser.add_argument("--first-stage", type=int, default=0, help="stages before this one are left out")
    parser.add_argument("--epochs-scale", type=float, default=1.0, help="for trials: shortens every stage")
    parser.add_argument("--limit", type=int, default=0, help="for trials: most sentences of each treebank")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    recipe = tomllib.loads(args.recipe.read_text())
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    rng = np.random.default_rng(args.seed)
    args.work.mkdir(parents=True, exist_ok=True)

    corpus = Corpus(recipe, args)
    network, inventory, best = None, None, -1.0
    if args.start:
        network, meta, _ = model_file.load_checkpoint(args.start, "last.pt")
        inventory = meta["inventory"]
    for number, stage in enumerate(recipe["stage"]):
        if number < args.first_stage:
            continue
        foreign = stage.get("foreign", False)
        before, inventory = inventory, corpus.inventory(foreign)
        fresh = Network(inventory, len(corpus.sources), **recipe.get("network", {}))
        if network is not None:
            fresh.adopt(network, before, inventory)
        network = fresh
        banks, held = corpus.items(inventory, foreign)
        print(f"{len(inventory.word_rows)} word rows, {len(inventory.shape_rows)} shape rows, {len(inventory.tags)} tags, "
              f"{len(inventory.attributes)} attributes, {len(inventory.relations)} relations, {len(inventory.scripts)} "
              f"scripts; {sum(len(i) for _, items in banks for i in items)} words to train on, {sum(map(len, held))} held "
              "out", flush=True)
        with open(args.work / "inventory.pickle", "wb") as out:
            pickle.dump(dict(inventory=inventory, sources=corpus.sources, source=corpus.main, network=network.config,
                             language=recipe["language"], extractor=extractor(recipe)), out)
        average = copy.deepcopy(network)
        best = -1.0
        chosen = [i for repeat, items in banks for i in items * repeat]
        if stage.get("all", False):  # the held-out sentences too: what is shown from here on is no measure
            chosen += held
        epochs = max(1, round(stage["epochs"] * args.epochs_scale))
        steps = epochs * len(data.batches(chosen, stage["words"], 0))
        optimiser = torch.optim.Adam(network.parameters(), lr=stage["rate"], betas=(0.9, 0.95), fused=True)
        step, began = 0, time.time()
        for epoch in range(epochs):
            network.train()
            seen_words, sum_loss = 0, 0.0
            for group in data.batches(chosen, stage["words"], args.seed * 1000 + number * 100 + epoch):
                done = step / steps
                rate = min(1, (step + 1) / 100) * (1 - done + stage.get("end", 0.0) * done)
                for g in optimiser.param_groups:
                    g["lr"] = stage["rate"] * rate
                b = data.batch(group, inventory, rng, stage.get("hide_word", 0.15), stage.get("hide_feature", 0.1))
                loss = loss_of(network, b)
                optimiser.zero_grad()
                loss.backward()
                torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
                optimiser.step()
                step += 1
                if step % AVERAGE_EVERY == 0:
                    decay = min(0.995 ** AVERAGE_EVERY, step / (step + 10 * AVERAGE_EVERY))
                    with torch.no_grad():
                        torch._foreach_lerp_(list(average.parameters()), list(network.parameters()), 1 - decay)
                words = sum(map(len, group))
                seen_words += words
                sum_loss += float(loss.detach()) * words
            figures = evaluate(average, held, inventory)
            shown = " ".join(f"{k} {v:.2f}" for k, v in figures.items())
            print(f"stage {number} epoch {epoch} loss {sum_loss / seen_words:.3f} {shown} "
                  f"{time.time() - began:.0f} s {seen_words * (epoch + 1) / (time.time() - began):.0f} words/s", flush=True)
            torch.save({"average": average.state_dict(), "figures": figures}, args.work / "last.pt")
            if figures["las"] > best or stage.get("all", False):
                best = figures["las"]
                torch.save({"average": average.state_dict(), "figures": figures}, args.work / "best.pt")
        network = average


if __name__ == "__main__":
    main()
