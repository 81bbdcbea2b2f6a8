"""Short clauses out of longer sentences: what the news is full of and treebanks of the web are not.

A clause keeps a finite verb with its subject and object, each reduced to its head and what stands with it as a
determiner, adjective or name, the verb's auxiliaries and negation, and the full stop. Tags are those of the treebank.
In some, subject and object become names of one word, taken from the same treebank.
"""

from .treebank import Sentence, Word

OF_VERB = {"aux", "aux:pass", "compound:prt", "nsubj", "obj", "iobj"}
OF_NOUN = {"det", "amod", "nmod:poss", "compound", "flat", "flat:name", "case", "nummod"}
LONGEST = 14


def clause(words, verb, kept):
    """Indices of the clause of `verb`, or None."""
    for n, w in enumerate(words):
        if w.head == verb + 1 and (w.deprel in OF_VERB or (w.deprel == "advmod" and "Polarity=Neg" in w.feats)):
            kept.add(n)
            if w.deprel in ("nsubj", "obj", "iobj"):
                if w.upos not in ("NOUN", "PROPN", "PRON") or (n < verb) != (w.deprel == "nsubj"):
                    return None
                extend(words, n, kept)
    relations = {words[n].deprel for n in kept if words[n].head == verb + 1}
    return kept if {"nsubj", "obj"} <= relations else None


def extend(words, noun, kept):
    for n, w in enumerate(words):
        if w.head == noun + 1 and w.deprel in OF_NOUN and n not in kept:
            kept.add(n)
            extend(words, n, kept)


def names_of(sentences):
    """Words that are the whole of a name."""
    return [w for s in sentences for n, w in enumerate(s.words)
            if w.upos == "PROPN" and w.deprel in ("nsubj", "obj", "obl") and "Number=Sing" in w.feats
            and w.form[:1].isupper() and w.form[1:].islower() and not any(c.head == n + 1 and c.deprel != "case" for c in s.words)]


def clauses(sentences, rng, share):
    """About `share` of the clauses found in `sentences`, every other one with names for its subject and object."""
    names, found = names_of(sentences), []
    for s in sentences:
        for verb, v in enumerate(s.words):
            if v.upos != "VERB" or "VerbForm=Fin" not in v.feats or rng.random() >= share:
                continue
            kept = clause(s.words, verb, {verb})
            if kept is None or len(kept) + 1 > LONGEST:
                continue
            order = sorted(kept)
            words = [s.words[n] for n in order]
            heads = [0 if n == verb else order.index(s.words[n].head - 1) + 1 for n in order]
            if len(found) % 2 and names:
                words, heads = with_names(words, heads, names, rng)
            end = Word(".", ".", "PUNCT", ".", "", heads.index(0) + 1, "punct")
            first = words[0]
            out = [Word(w.form if n or first.form[:1].isupper() else w.form[:1].upper() + w.form[1:], w.lemma, w.upos,
                        w.xpos, w.feats, h, "root" if h == 0 else w.deprel)
                   for n, (w, h) in enumerate(zip(words, heads))] + [end]
            found.append(Sentence("", out))
    return found


def with_names(words, heads, names, rng):
    """The same clause with a name in the place of its subject and of its object."""
    root = heads.index(0) + 1
    gone, named = set(), {}
    for n, w in enumerate(words):
        if heads[n] == root and w.deprel in ("nsubj", "obj"):
            named[n] = names[rng.randrange(len(names))]
    changed = True
    while changed:
        changed = False
        for n in range(len(words)):
            if n not in gone and n not in named and heads[n] and (heads[n] - 1 in named or heads[n] - 1 in gone):
                gone.add(n)
                changed = True
    order = [n for n in range(len(words)) if n not in gone]
    new = []
    for n in order:
        w, name = words[n], named.get(n)
        new.append(w if name is None else Word(name.form, name.lemma, name.upos, name.xpos, name.feats, w.head, w.deprel))
    return new, [0 if heads[n] == 0 else order.index(heads[n] - 1) + 1 for n in order]
