#!/usr/bin/env python3
"""Kills `kronika ingest` at random points, again and again until a run comes to its end undisturbed: each document
must be there wholly or not at all after each kill, and the chronicle at the end must be that of an undisturbed run.

    kill_ingest.py KRONIKA ARTICLES [KILLS [SEED]]

src/store/kill_test.cpp does the same two hundred times without the reading of articles.
"""
import pathlib
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

from chronicle import contents, differences


def main():
    kronika, articles = sys.argv[1:3]
    kills = int(sys.argv[3]) if len(sys.argv) > 3 else 200
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
        whole = {row[0]: row[1:] for row in facts_by_document(folder / "whole.db")}
        killed = partial = completed = 0
        while killed < kills or not completed:
            db = folder / f"{completed}.db"
            run = ingest(db)
            if killed < kills:
                time.sleep(chance.uniform(0, length))
                run.send_signal(signal.SIGKILL)
            if run.wait() == -signal.SIGKILL:
                killed += 1
                there = facts_by_document(db)
                partial += 0 < len(there) < len(whole)
                for key, *counts in there:
                    if tuple(counts) != whole[key]:
                        sys.exit(f"kill {killed}: {key} is there in part")
                continue
            if run.returncode != 0:
                sys.exit(f"after {killed} kills: the run that was left alone failed")
            completed += 1
            if contents(db) != expected:
                sys.exit(f"after {killed} kills the chronicle differs:\n{differences(expected, contents(db))}")
            for leftover in folder.glob(f"{db.name}*"):
                leftover.unlink()
        print(f"{killed} kills, {partial} of them between two documents; {completed} chronicles came out identical")


def facts_by_document(db):
    """Key, facts and sentences of each document; checks the file on the way."""
    if not db.exists() or db.stat().st_size == 0:
        return []
    with sqlite3.connect(db) as connection:
        if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            sys.exit("the file is damaged after the kill")
        if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'document'").fetchone():
            return []
        return connection.execute(
            "SELECT key, (SELECT count(*) FROM fact WHERE document_id = d.id),"
            " (SELECT count(*) FROM sentence WHERE document_id = d.id) FROM document d").fetchall()


main()
