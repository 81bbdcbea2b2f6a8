"""The network. Its shape is the contract with src/syntax/network.cpp; models/FORMAT.md says what is stored.

A word is two sums of feature rows. A convolution over three words, then light recurrent layers in both
directions (SRU, Lei et al. 2018: gates see the input only, so that all matrix products of a text are done
at once). Tags and lemma scripts are read off the next-to-last layer, arcs (biaffine, Dozat and Manning 2017)
and relations off the last.
"""

import math

import torch
from torch import nn
from torch.nn import functional as F


class Recurrence(torch.autograd.Function):
    """c[t] = f[t] * c[t-1] + g[t] along dimension 0."""

    @staticmethod
    def forward(ctx, f, g):
        c = torch.empty_like(g)
        c[0] = g[0]
        for t in range(1, len(g)):
            torch.addcmul(g[t], f[t], c[t - 1], out=c[t])
        ctx.save_for_backward(f, c)
        return c

    @staticmethod
    def backward(ctx, dc):
        f, c = ctx.saved_tensors
        dg = dc.clone()
        for t in range(len(dg) - 2, -1, -1):
            dg[t].addcmul_(f[t + 1], dg[t + 1])
        df = torch.zeros_like(f)
        df[1:] = dg[1:] * c[:-1]
        return df, dg


def quantised_activation(x):
    """As the program does it: a row is scaled by its largest value into -127..127."""
    top = x.abs().amax(-1, keepdim=True)
    inverse = torch.where(top > 1e-30, 127.0 / top, torch.zeros_like(top))
    return torch.round(x * inverse), top / 127.0


def quantised_weight(w, most):
    top = w.abs().amax(-1, keepdim=True)
    inverse = torch.where(top > 0, most / top, torch.zeros_like(top))
    return torch.round(w * inverse), top / most


WEIGHT_MOST = 63  # seven bits: pairs of products then fit 16 bits in AVX2's multiply-add
ROW_MOST = 127


class Linear(nn.Linear):
    """With `exact`, computes what the program computes: eight-bit integers, exact in float32's 24 bits."""

    exact = False

    def forward(self, x):
        if not self.exact:
            return super().forward(x)
        a, sa = quantised_activation(x)
        w, sw = quantised_weight(self.weight, WEIGHT_MOST)
        return (a @ w.T) * (sa * sw.T) + self.bias


class Light(nn.Module):
    """One recurrent layer, both directions; input and output have the same width."""

    def __init__(self, width):
        super().__init__()
        self.half = width // 2
        # rows: candidate, forget, reset, each for the forward then the backward half
        self.gates = Linear(width, 3 * width)
        with torch.no_grad():
            self.gates.bias.zero_()
            self.gates.bias[width:2 * width] = torch.linspace(0, 3, width)  # forget: short to long memory

    def forward(self, x, mask):
        """x: [batch, time, width]; mask: [batch, time, 1], 1 for words."""
        u, f, r = self.gates(x).chunk(3, -1)
        f, r = torch.sigmoid(f), torch.sigmoid(r)
        g = (1 - f) * u * mask
        h = self.half
        ff = torch.stack([f[..., :h], f[..., h:].flip(1)]).permute(2, 0, 1, 3).contiguous()
        gg = torch.stack([g[..., :h], g[..., h:].flip(1)]).permute(2, 0, 1, 3).contiguous()
        c = Recurrence.apply(ff, gg).permute(1, 2, 0, 3)
        c = torch.cat([c[0], c[1].flip(1)], -1)
        return r * torch.tanh(c) + (1 - r) * x


class Network(nn.Module):
    def __init__(self, inventory, sources, row=96, width=256, layers=3, arc=128, dropout=0.33):
        super().__init__()
        self.config = dict(row=row, width=width, layers=layers, arc=arc)
        self.dropout = dropout
        self.word_rows = nn.EmbeddingBag(len(inventory.word_rows) + 1, row, mode="sum")
        self.shape_rows = nn.EmbeddingBag(len(inventory.shape_rows) + 1, row, mode="sum")
        self.source = nn.Embedding(sources, 2 * row)  # which treebank: its guidelines, its language
        for table in (self.word_rows, self.shape_rows, self.source):
            nn.init.normal_(table.weight, std=0.1)
        self.input = Linear(3 * 2 * row, width)
        self.layers = nn.ModuleList(Light(width) for _ in range(layers))
        self.tag = Linear(width, len(inventory.attributes))
        self.tag_bias = nn.Parameter(torch.zeros(len(inventory.tags)))
        self.script = Linear(width, len(inventory.scripts))
        self.root = nn.Parameter(torch.randn(width) * 0.1)
        self.arc_dep, self.arc_head = Linear(width, arc), Linear(width, arc)
        self.arc = Linear(arc, arc)
        nn.init.zeros_(self.arc.bias)
        self.rel_dep, self.rel_head = Linear(width, arc), Linear(width, arc)
        self.rel = Linear(arc, len(inventory.relations))
        membership = torch.zeros(len(inventory.tags), len(inventory.attributes))
        for t, attributes in enumerate(inventory.tag_attributes):
            membership[t, attributes] = 1
        self.register_buffer("membership", membership, persistent=False)

    @torch.no_grad()
    def adopt(self, other, theirs, ours):
        """Takes over what `other`, with the inventory `theirs`, has learnt; feature rows by key."""
        own, rest = self.state_dict(), other.state_dict()
        for name, mine, his in (("word_rows.weight", ours.word_rows, theirs.word_rows),
                                ("shape_rows.weight", ours.shape_rows, theirs.shape_rows)):
            for key, row in mine.items():
                if key in his:
                    own[name][row] = rest[name][his[key]]
        for name in own:
            if name not in ("word_rows.weight", "shape_rows.weight") and own[name].shape == rest[name].shape:
                own[name].copy_(rest[name])
        self.load_state_dict(own)

    def exact(self, on=True):
        for m in self.modules():
            if isinstance(m, Linear):
                m.exact = on
        return self

    def _rows(self, table, ids, offsets, exact):
        if not exact:
            return table(ids, offsets)
        q, s = quantised_weight(table.weight, ROW_MOST)
        return F.embedding_bag(ids, q * s, offsets, mode="sum")

    def _drop(self, x, p, shared=True):
        """Variational: one mask for all words of a sentence."""
        if not self.training or p == 0:
            return x
        shape = (x.shape[0], 1, x.shape[2]) if shared else x.shape
        return x * torch.empty(shape).bernoulli_(1 - p).div_(1 - p)

    def encode(self, batch):
        exact = self.input.exact
        x = torch.cat([self._rows(self.word_rows, *batch["word"], exact),
                       self._rows(self.shape_rows, *batch["shape"], exact)], -1)
        mask = batch["mask"]
        x = x.new_zeros(*mask.shape[:2], x.shape[-1]).masked_scatter(mask.bool().expand(-1, -1, x.shape[-1]), x)
        x = (x + self.source(batch["source"]).unsqueeze(1)) * mask
        x = self._drop(x, 0.2, shared=False)
        x = torch.cat([F.pad(x, (0, 0, 1, -1)), x, F.pad(x, (0, 0, -1, 1))], -1)
        x = torch.tanh(self.input(x)) * mask
        below = x
        for layer in self.layers:
            below = x
            x = layer(self._drop(x, self.dropout), mask) * mask
        return below, x

    def forward(self, batch):
        """Attribute scores, script scores, arc scores [b, t, 1+t], and the two sides of relation scores."""
        below, top = self.encode(batch)
        below = self._drop(below, self.dropout)
        attributes = self.tag(below)
        scripts = self.script(below)
        heads = torch.cat([self.root.expand(len(top), 1, -1), top], 1)
        d, h = self._drop(top, self.dropout), self._drop(heads, self.dropout)
        arcs = self.arc(torch.relu(self.arc_dep(d))) @ torch.relu(self.arc_head(h)).transpose(1, 2)
        arcs = arcs / math.sqrt(self.config["arc"])
        valid = F.pad(batch["mask"].squeeze(-1), (1, 0), value=1.0)
        arcs = arcs.masked_fill(valid.unsqueeze(1) == 0, -1e4)
        return attributes, scripts, arcs, self.rel_dep(d), self.rel_head(h)

    def tags(self, attributes):
        return attributes @ self.membership.T + self.tag_bias

    def relations(self, dep, head, chosen):
        """`chosen`: [b, t] the head of each word, 0 for the root."""
        picked = head.gather(1, chosen.unsqueeze(-1).expand(-1, -1, head.shape[-1]))
        return self.rel(torch.relu(dep + picked))
