"""Reads treebanks: CoNLL-U, plain or gzipped, as lists of sentences of words."""

import gzip
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Word:
    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int  # 1-based within the sentence; 0 for the root
    deprel: str


@dataclass
class Sentence:
    text: str
    words: list


def read(path):
    """All sentences of a file whose trees are whole. Multiword lines and empty nodes are left out."""
    opener = gzip.open if str(path).endswith(".gz") else open
    sentences, words, text = [], [], ""
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# text = "):
                text = line[len("# text = "):]
            elif not line:
                if words:
                    sentences.append(Sentence(text, words))
                words, text = [], ""
            elif not line.startswith("#"):
                c = line.split("\t")
                if c[0].isdigit():
                    words.append(Word(c[1], c[2], c[3], c[4] if c[4] != "_" else "",
                                      c[5] if c[5] != "_" else "", int(c[6]), c[7]))
    return sentences


def text_key(sentence):
    """What makes two sentences the same: their letters, whatever the spacing."""
    return "".join(w.form for w in sentence.words)


class Orthography:
    """Rewrites letters, longest first: "š<tab>sz" lines. Brings related languages near to the one trained."""

    def __init__(self, path):
        self.pairs = {}
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                source, target = line.split("\t")
                self.pairs[source] = target
        self.longest = max(len(s) for s in self.pairs)

    def rewrite(self, word):
        out, i = [], 0
        while i < len(word):
            for n in range(min(self.longest, len(word) - i), 0, -1):
                piece = word[i:i + n]
                target = self.pairs.get(piece)
                if target is None and piece.lower() in self.pairs:
                    target = self.pairs[piece.lower()]
                    target = target[:1].upper() + target[1:]
                if target is not None:
                    out.append(target)
                    i += n
                    break
            else:
                out.append(word[i])
                i += 1
        return "".join(out)

    def apply(self, sentences):
        for s in sentences:
            for w in s.words:
                w.form, w.lemma = self.rewrite(w.form), self.rewrite(w.lemma)
        return sentences
