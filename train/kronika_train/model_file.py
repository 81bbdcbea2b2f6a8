"""Writes a network as a model file; ../../models/FORMAT.md says how."""

import math
import struct
import zlib

import numpy as np
import torch

from .network import ROW_MOST, WEIGHT_MOST, quantised_weight

MAGIC, VERSION, ALIGN = b"KRSYNTAX", 1, 64


def layer(linear, factor=1.0):
    w, scale = quantised_weight(linear.weight.detach(), WEIGHT_MOST)
    w = w.numpy().astype(np.int8)
    outputs, inputs = w.shape
    padded = -(-outputs // 16) * 16

    def pad(a):
        return np.concatenate([a, np.zeros((padded - outputs, *a.shape[1:]), a.dtype)])

    w = pad(w)
    packed = w.reshape(padded // 16, 16, inputs // 4, 4).transpose(0, 2, 1, 3)
    return b"".join([struct.pack("<II56x", inputs, outputs),
                     pad(scale[:, 0].numpy().astype(np.float32) * np.float32(factor)).tobytes(),
                     pad(linear.bias.detach().numpy().astype(np.float32) * np.float32(factor)).tobytes(),
                     w.astype(np.int32).sum(1).astype(np.int32).tobytes(),
                     np.ascontiguousarray(packed).tobytes()])


def hash_table(keys):
    """keys: {key: row}. Open addressing, at most two thirds full."""
    slots = 1 << max(4, math.ceil(math.log2(len(keys) * 1.5 + 1)))
    key_of, row_of = np.zeros(slots, np.uint32), np.zeros(slots, np.uint32)
    for key, row in keys.items():
        at = key & (slots - 1)
        while key_of[at]:
            at = (at + 1) & (slots - 1)
        key_of[at], row_of[at] = key, row
    return key_of.tobytes(), row_of.tobytes()


def bag(name, table, rows, keep):
    """Rows in the order of `rows`, those that `keep` refuses left out."""
    chosen = [(k, i) for k, i in rows.items() if k != 0 and keep(k)]
    q, scale = quantised_weight(table.weight.detach()[[i for _, i in chosen]], ROW_MOST)
    keys, places = hash_table({k: n for n, (k, _) in enumerate(chosen)})
    return {f"{name}.keys": keys, f"{name}.rows": places,
            f"{name}.scales": scale[:, 0].numpy().astype(np.float32).tobytes(),
            f"{name}.cells": q.numpy().astype(np.int8).tobytes()}


def write(path, network, inventory, source, language, dictionary, keep=lambda key: True):
    c = network.config
    begins = np.cumsum([0] + [len(a) for a in inventory.tag_attributes]).astype(np.uint32)
    config = dict(language=language, row=c["row"], width=c["width"], layers=c["layers"], arc=c["arc"],
                  dictionary=int(dictionary))

    def lines(entries):
        return "".join(e + "\n" for e in entries).encode()

    sections = {
        "config": lines(f"{k} {v}" for k, v in config.items()),
        "tags": lines(inventory.tags),
        "tag.begins": begins.tobytes(),
        "tag.items": np.array([a for t in inventory.tag_attributes for a in t], np.uint16).tobytes(),
        "tag.bias": network.tag_bias.detach().numpy().astype(np.float32).tobytes(),
        "relations": lines(inventory.relations),
        "scripts": lines(inventory.scripts),
        **bag("word", network.word_rows, inventory.word_rows, keep),
        **bag("shape", network.shape_rows, inventory.shape_rows, keep),
        "source": network.source.weight.detach()[source].numpy().astype(np.float32).tobytes(),
        "root": network.root.detach().numpy().astype(np.float32).tobytes(),
        "input": layer(network.input),
        **{f"layer{i}": layer(l.gates) for i, l in enumerate(network.layers)},
        "tag": layer(network.tag), "script": layer(network.script),
        "arc.dep": layer(network.arc_dep), "arc.head": layer(network.arc_head),
        "arc": layer(network.arc, 1 / math.sqrt(c["arc"])),
        "rel.dep": layer(network.rel_dep), "rel.head": layer(network.rel_head), "rel": layer(network.rel),
    }
    at = -(-(32 + 32 * len(sections)) // ALIGN) * ALIGN
    directory, body, begin = b"", b"", at
    for name, content in sections.items():
        directory += struct.pack("<16sQQ", name.encode(), begin + len(body), len(content))
        body += content + b"\0" * (-len(content) % ALIGN)
    rest = directory + b"\0" * (at - 32 - len(directory)) + body
    head = MAGIC + struct.pack("<IIQII", VERSION, len(sections), 32 + len(rest), zlib.crc32(rest), 0)
    with open(path, "wb") as out:
        out.write(head + rest)


def load_checkpoint(folder, name="best.pt"):
    """(network, what inventory.pickle holds) of a training run."""
    import pickle

    from .network import Network
    with open(folder / "inventory.pickle", "rb") as f:
        meta = pickle.load(f)
    network = Network(meta["inventory"], len(meta["sources"]), **meta["network"])
    state = torch.load(folder / name, weights_only=False)  # written by train.py
    network.load_state_dict(state["average"])
    network.eval()
    return network, meta, state["figures"]
