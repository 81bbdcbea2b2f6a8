"""Words as integers: asks the program's own feature extractor, then packs sentences into batches."""

import random
import subprocess
from dataclasses import dataclass

import numpy as np
import torch


def extract(tool, sentences, extra=()):
    """For every sentence a list of (word keys, shape keys, lemma script)."""
    lines = "\n".join("".join(f"{w.form}\t{w.lemma}\n" for w in s.words) for s in sentences)
    output = subprocess.run([tool, *extra], input=lines, capture_output=True, text=True, check=True).stdout
    features, current = [], []
    for line in output.split("\n"):
        if line:
            word, shape, script = line.split("\t")
            current.append(([int(k) for k in word.split()], [int(k) for k in shape.split()], script))
        elif current:
            features.append(current)
            current = []
    assert [len(f) for f in features] == [len(s.words) for s in sentences], "the extractor lost words"
    return features


@dataclass
class Item:
    word: tuple  # (ids, counts per word)
    shape: tuple
    tag: np.ndarray
    attributes: list  # per word, for treebanks whose tags are not the model's; else None
    script: np.ndarray
    head: np.ndarray
    relation: np.ndarray
    source: int
    weight: float

    def __len__(self):
        return len(self.tag)


def _rows(keys, rows):
    ids = [[rows[k] for k in word if k in rows] for word in keys]
    return (np.array([i for word in ids for i in word], np.int64), np.array([len(word) for word in ids], np.int64))


def item(sentence, features, inventory, source, foreign, weight=1.0):
    from .inventory import attributes_of, tag_of
    words = sentence.words
    attributes = None
    if foreign:  # what is said of the word that this language says as well
        attributes = [[inventory.attribute_id[a] for a in attributes_of(w.upos, "", w.feats)
                       if a in inventory.attribute_id] for w in words]
    return Item(
        word=_rows([f[0] for f in features], inventory.word_rows),
        shape=_rows([f[1] for f in features], inventory.shape_rows),
        tag=np.array([-1 if foreign else inventory.tag_id.get(tag_of(w), -1) for w in words], np.int64),
        attributes=attributes,
        script=np.array([-1 if foreign else inventory.script_id.get(f[2], -1) for f in features], np.int64),
        head=np.array([w.head for w in words], np.int64),
        relation=np.array([inventory.relation(w.deprel) for w in words], np.int64),
        source=source, weight=weight)


def _bag(parts, keep_word, keep_feature, rng):
    ids = np.concatenate([p[0] for p in parts])
    counts = np.concatenate([p[1] for p in parts])
    if keep_word < 1 or keep_feature < 1:
        owner = np.repeat(np.arange(len(counts)), counts)
        kept = (rng.random(len(counts)) < keep_word)[owner] & (rng.random(len(ids)) < keep_feature)
        ids, counts = ids[kept], np.bincount(owner[kept], minlength=len(counts))
    offsets = np.concatenate([[0], np.cumsum(counts)[:-1]])
    return torch.from_numpy(ids), torch.from_numpy(offsets.astype(np.int64))


def batch(items, inventory, rng=None, hide_word=0.0, hide_feature=0.0):
    longest = max(map(len, items))

    def padded(arrays, fill):
        out = np.full((len(arrays), longest), fill, np.int64)
        for i, a in enumerate(arrays):
            out[i, :len(a)] = a
        return torch.from_numpy(out)

    result = dict(
        word=_bag([i.word for i in items], 1 - hide_word, 1 - hide_feature / 2, rng),
        shape=_bag([i.shape for i in items], 1, 1 - hide_feature, rng),
        tag=padded([i.tag for i in items], -1), script=padded([i.script for i in items], -1),
        head=padded([i.head for i in items], -1), relation=padded([i.relation for i in items], -1),
        source=torch.tensor([i.source for i in items]),
        weight=torch.tensor([i.weight for i in items], dtype=torch.float32),
        mask=(padded([np.ones(len(i), np.int64) for i in items], 0) > 0).float().unsqueeze(-1))
    if any(i.attributes is not None for i in items):
        wanted = torch.zeros(len(items), longest, len(inventory.attributes))
        known = torch.zeros(len(items), longest)
        for b, i in enumerate(items):
            if i.attributes is not None:
                known[b, :len(i)] = 1
                for t, attributes in enumerate(i.attributes):
                    wanted[b, t, attributes] = 1
        result["attributes"], result["attributes_known"] = wanted, known
        result["attributes_shared"] = inventory.shared_attributes
    return result


def batches(items, words, shuffle):
    """Sentences of like length together, about `words` words a batch."""
    rng = random.Random(shuffle)
    order = sorted(items, key=lambda i: (len(i) + rng.random() * 4))
    groups, current = [], []
    for i in order:
        current.append(i)
        if len(current) * len(i) >= words:
            groups.append(current)
            current = []
    if current:
        groups.append(current)
    rng.shuffle(groups)
    return groups
