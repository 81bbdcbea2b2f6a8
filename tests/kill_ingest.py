#!/usr/bin/env python3
"""Kills `kronika ingest` at random points and lets a second run finish: the chronicle must be the one of an
undisturbed run, and whole in between.

    kill_ingest.py KRONIKA ARTICLES [ROUNDS [SEED]]
"""
import pathlib
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

# What a chronicle says, without row numbers: those depend on how far each run came.
CONTENTS = [
    "SELECT key, source, published, path, title, text FROM document",
    'SELECT d.key, s.n, s."begin", s."end", s.tree FROM sentence s JOIN document d ON d.id = s.document_id',
    "SELECT key, kind, name, country, sector FROM actor",
    "SELECT a.key, s.name, s.country, s.sector, s.documents FROM spelling s JOIN actor a ON a.id = s.actor_id",
    "SELECT id, sentence, evidence, rule, confidence, reported FROM facts",
    "SELECT f.name, x.role, x.n, a.key FROM fact_actor x JOIN fact f ON f.id = x.fact_id"
    " JOIN actor a ON a.id = x.actor_id",
    "SELECT id, date, type, mode, aux, sources, targets, place, tellings, confidence, reason FROM events",
    "SELECT event, id FROM event_tellings",
    "SELECT name, day, tellings FROM saying",
    "SELECT id, person, office, of, status, date FROM offices",
]


def contents(db):
    with sqlite3.connect(db) as connection:
        return [sorted(map(repr, connection.execute(query))) for query in CONTENTS]


def main():
    kronika, articles = sys.argv[1:3]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 200
    chance = random.Random(int(sys.argv[4]) if len(sys.argv) > 4 else 1)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)

        def ingest(db):
            return subprocess.Popen([kronika, "ingest", "--quiet", "--db", str(db), articles])

        start = time.monotonic()
        if ingest(folder / "whole.db").wait() != 0:
            sys.exit("the undisturbed run failed")
        length = time.monotonic() - start
        expected = contents(folder / "whole.db")
        partial = 0
        for number in range(rounds):
            db = folder / f"{number}.db"
            run = ingest(db)
            time.sleep(chance.uniform(0, length))
            run.send_signal(signal.SIGKILL)
            run.wait()
            if db.exists() and db.stat().st_size > 0:
                with sqlite3.connect(db) as connection:
                    if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                        sys.exit(f"round {number}: the file is damaged after the kill")
                    if connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'document'").fetchone():
                        count = connection.execute("SELECT count(*) FROM document").fetchone()[0]
                        partial += 0 < count < len(expected[0])
            if ingest(db).wait() != 0:
                sys.exit(f"round {number}: the second run failed")
            if contents(db) != expected:
                sys.exit(f"round {number}: the chronicle differs from that of an undisturbed run")
            for leftover in folder.glob(f"{number}.db*"):
                leftover.unlink()
        print(f"{rounds} rounds identical; in {partial} the kill came between two documents")


main()
