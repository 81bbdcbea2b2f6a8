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

from kronika_train import data, treebank
from kronika_train.inventory import Inventory
from kronika_train.network import Network


def load(recipe, folder, recipe_folder):
    """Treebanks as the recipe says: [(entry, training sentences)], held-out sentences."""
    barred = {treebank.text_key(s) for f in recipe["never"] for s in treebank.read(folder / f)}
    training, held_out, seen = [], [], set()
    for entry in recipe["treebank"]:
        sentences = [s for s in treebank.read(folder / entry["file"]) if treebank.text_key(s) not in barred]
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
        training.append((entry, kept))
    return training, held_out


def extractor(recipe):
    """Options for the feature extractor; paths in recipes are from the project's root."""
    root = Path(__file__).resolve().parent.parent
    return ["--morphology", str(root / recipe["dictionary"])] if "dictionary" in recipe else []


def prepare(recipe, args):
    training, held_out = load(recipe, args.data, args.recipe.parent)
    own = [s for e, ss in training if not e.get("foreign") for s in ss]
    extracted = [(e, ss, data.extract(args.tool, ss, [] if e.get("foreign") else extractor(recipe)))
                 for e, ss in training]
    held_features = data.extract(args.tool, held_out, extractor(recipe))
    inventory = Inventory([w for s in own for w in s.words],
                          (k for _, _, fs in extracted for f in fs for w in f for k in w[0]),
                          (k for _, _, fs in extracted for f in fs for w in f for k in w[1]))
    inventory.set_scripts(w[2] for e, _, fs in extracted if not e.get("foreign") for f in fs for w in f)
    sources = list(dict.fromkeys(e["source"] for e in recipe["treebank"]))
    items = [(e, [data.item(s, f, inventory, sources.index(e["source"]), e.get("foreign", False), e.get("weight", 1.0))
                  for s, f in zip(ss, fs)]) for e, ss, fs in extracted]
    main = sources.index(recipe["source"])
    held = [data.item(s, f, inventory, main, False) for s, f in zip(held_out, held_features)]
    for s, i in zip(held_out, held):
        i.sentence = s
    return inventory, sources, items, held


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
    right, total = dict.fromkeys(("upos", "xpos", "feats", "script", "uas", "las"), 0), 0
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
                right["las"] += attached and inventory.relations[relations[n, t]] == w.deprel
    return {k: float(100 * v / total) for k, v in right.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("recipe", type=Path)
    parser.add_argument("--data", type=Path, required=True, help="folder that the recipe's files are in")
    parser.add_argument("--tool", default="build/kronika-train-features")
    parser.add_argument("--work", type=Path, required=True, help="where checkpoints go")
    parser.add_argument("--start", type=Path, help="continue from this checkpoint")
    parser.add_argument("--epochs-scale", type=float, default=1.0, help="for trials: shortens every stage")
    parser.add_argument("--limit", type=int, default=0, help="for trials: most sentences of each treebank")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    recipe = tomllib.loads(args.recipe.read_text())
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    rng = np.random.default_rng(args.seed)
    args.work.mkdir(parents=True, exist_ok=True)

    inventory, sources, banks, held = prepare(recipe, args)
    if args.limit:
        banks, held = [(e, items[:args.limit]) for e, items in banks], held[:args.limit]
    print(f"{len(inventory.word_rows)} word rows, {len(inventory.shape_rows)} shape rows, {len(inventory.tags)} tags, "
          f"{len(inventory.attributes)} attributes, {len(inventory.relations)} relations, {len(inventory.scripts)} scripts; "
          f"{sum(len(i) for _, items in banks for i in items)} words to train on, {sum(map(len, held))} held out", flush=True)
    network = Network(inventory, len(sources), **recipe.get("network", {}))
    if args.start:
        network.load_state_dict(torch.load(args.start)["average"])
    average = copy.deepcopy(network)
    best = -1.0
    for number, stage in enumerate(recipe["stage"]):
        chosen = [(e, items) for e, items in banks if stage.get("foreign", False) or not e.get("foreign")]
        chosen = [i for e, items in chosen for i in items * e.get("repeat", 1)]
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
                decay = min(0.995, step / (step + 10))
                with torch.no_grad():
                    for a, p in zip(average.parameters(), network.parameters()):
                        a.lerp_(p, 1 - decay)
                words = sum(map(len, group))
                seen_words += words
                sum_loss += float(loss.detach()) * words
            figures = evaluate(average, held, inventory)
            shown = " ".join(f"{k} {v:.2f}" for k, v in figures.items())
            print(f"stage {number} epoch {epoch} loss {sum_loss / seen_words:.3f} {shown} "
                  f"{time.time() - began:.0f} s {seen_words * (epoch + 1) / (time.time() - began):.0f} words/s", flush=True)
            last_stage = number == len(recipe["stage"]) - 1
            torch.save({"average": average.state_dict(), "figures": figures}, args.work / "last.pt")
            if last_stage and figures["las"] > best:
                best = figures["las"]
                torch.save({"average": average.state_dict(), "figures": figures}, args.work / "best.pt")
            with open(args.work / "inventory.pickle", "wb") as out:
                pickle.dump(dict(inventory=inventory, sources=sources, source=sources.index(recipe["source"]),
                                 network=network.config, language=recipe["language"],
                                 extractor=extractor(recipe)), out)


if __name__ == "__main__":
    main()
