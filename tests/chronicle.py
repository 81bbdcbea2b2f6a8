"""What a chronicle says, without row numbers: those depend on the order in which things came."""
import sqlite3

QUERIES = [
    "SELECT key, source, published, modified, path, title, text FROM document",
    'SELECT d.key, s.n, s."begin", s."end", s.tree FROM sentence s JOIN document d ON d.id = s.document_id',
    "SELECT key, kind, name, country, sector FROM actor",
    "SELECT a.key, s.name, s.country, s.sector, s.documents FROM spelling s JOIN actor a ON a.id = s.actor_id",
    "SELECT id, sentence, evidence, rule, confidence, reported FROM facts",
    "SELECT f.name, x.role, x.n, a.key FROM fact_actor x JOIN fact f ON f.id = x.fact_id"
    " JOIN actor a ON a.id = x.actor_id",
    # Sides with several names list them by row; which they are is asked of event_actor.
    "SELECT id, date, earliest, latest, type, mode, aux, place, tellings, texts, confidence, reason FROM events",
    "SELECT e.name, x.side, a.key, x.day, x.long FROM event_actor x JOIN event e ON e.id = x.event_id"
    " JOIN actor a ON a.id = x.actor_id",
    "SELECT event, id FROM event_tellings",
    "SELECT name, day, tellings FROM saying",
    "SELECT id, person, office, of, status, date FROM offices",
]


def contents(path):
    with sqlite3.connect(path) as connection:
        return [sorted(map(repr, connection.execute(query))) for query in QUERIES]


def differences(one, other):
    """The first rows that only one of two contents has, for the message of a failed test."""
    for query, a, b in zip(QUERIES, one, other):
        if a != b:
            return f"{query}\n  only in the first: {sorted(set(a) - set(b))[:3]}\n  only in the second: {sorted(set(b) - set(a))[:3]}"
    return "none"
