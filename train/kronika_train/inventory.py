"""The closed lists of a model: feature rows, tags and their attributes, relations, lemma scripts."""

from collections import Counter

import torch


def tag_of(word):
    return f"{word.upos}\t{word.xpos}\t{word.feats}"


def attributes_of(upos, xpos, feats):
    """A tag is scored as the sum of these, so that rare tags share what frequent ones teach."""
    parts = [f"U={upos}"]
    parts += [f"X{i if i < 1 else ''}={p}" for i, p in enumerate(xpos.split(":")) if p]
    parts += [f for f in feats.split("|") if f]
    return parts


class Inventory:
    def __init__(self, own, word_keys, shape_keys, min_count=2):
        """`own`: words of the language trained; `*_keys`: iterables of keys, one per occurrence."""
        self.word_rows = _frequent(word_keys, min_count)
        self.shape_rows = _frequent(shape_keys, min_count)
        self.tags = sorted(Counter(tag_of(w) for w in own if w.xpos))  # a word without XPOS has no known tag
        self.attributes = sorted({a for t in self.tags for a in attributes_of(*t.split("\t"))})
        self.relations = sorted(Counter(w.deprel for w in own))
        self.scripts = []
        self.index()

    def set_scripts(self, scripts, min_count=2):
        self.scripts = sorted(_frequent(scripts, min_count))
        self.index()

    def index(self):
        self.tag_id = {t: i for i, t in enumerate(self.tags)}
        self.attribute_id = {a: i for i, a in enumerate(self.attributes)}
        self.relation_id = {r: i for i, r in enumerate(self.relations)}
        self.script_id = {s: i for i, s in enumerate(self.scripts)}
        # XPOS is each treebank's own; parts of speech and features mean the same everywhere.
        self.shared_attributes = torch.tensor([0.0 if a.startswith("X") else 1.0 for a in self.attributes])
        self.tag_attributes = [[self.attribute_id[a] for a in attributes_of(*t.split("\t"))] for t in self.tags]

    def relation(self, deprel):
        """Related languages may have subtypes that this one lacks."""
        return self.relation_id.get(deprel, self.relation_id.get(deprel.split(":")[0], -1))


def _frequent(keys, least):
    counts = Counter(keys)
    return {k: i for i, k in enumerate(sorted(k for k, n in counts.items() if n >= least))}
