#!/usr/bin/env python3
"""Asks a chronicle questions while two other processes write to it: nobody may see an error, and at the end all is
there.

    two_processes.py KRONIKA ARTICLES
"""
import json
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

COPIES = 40  # of the examples, each from a publisher of its own, so that writing takes a while
QUESTIONS = [
    ["events", "--json"],
    ["events", "--actor", "RUS", "--from", "2018", "--to", "2020"],
    ["quotes", "--json"],
    ["who", "president", "of", "KAZ", "--on", "2019-04-05"],
    ["count", "--by", "month,type", "--csv"],
    ["timeline", "Putin"],
    ["export", "--format", "csv"],
    ["check"],
]


def main():
    kronika, articles = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        db = folder / "shared.db"
        extracted = subprocess.run([kronika, "extract", "--json", articles], check=True, capture_output=True, text=True)
        records = [json.loads(line) for line in extracted.stdout.splitlines()]
        with open(folder / "copies.jsonl", "w", encoding="utf-8") as out:
            for copy in range(COPIES):
                for record in records:
                    record["document"]["source"] = f"paper {copy}"
                    out.write(json.dumps(record, ensure_ascii=False) + "\n")
        subprocess.run([kronika, "ingest", "--quiet", "--db", db, articles], check=True)
        writers = [subprocess.Popen([kronika, "import", "--db", db, folder / "copies.jsonl"], stdout=subprocess.DEVNULL),
                   subprocess.Popen([kronika, "ingest", "--quiet", "--db", db, articles])]
        asked = 0
        while asked < len(QUESTIONS) or any(writer.poll() is None for writer in writers):
            question = QUESTIONS[asked % len(QUESTIONS)]
            answer = subprocess.run([kronika, question[0], "--db", db, *question[1:]], capture_output=True, text=True)
            if answer.returncode == 2:
                sys.exit(f"{' '.join(question)} failed while others wrote: {answer.stderr}")
            asked += 1
        if any(writer.wait() != 0 for writer in writers):
            sys.exit("a writer failed")
        with sqlite3.connect(db) as connection:
            (documents,) = connection.execute("SELECT count(*) FROM document").fetchone()
        if documents != (COPIES + 1) * len(records):
            sys.exit(f"{documents} documents of {(COPIES + 1) * len(records)}")
        print(f"{asked} questions answered while {documents} documents came in from two processes")


main()
