#!/usr/bin/env python3
"""Kills `kronika ingest` in the middle of a dump and lets `--resume` finish: next to nothing may be read twice, and
nothing left out.

    resume_ingest.py KRONIKA
"""
import json
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time

ARTICLES = 400


def main():
    kronika = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        with open(folder / "dump.jsonl", "w") as dump:
            for n in range(ARTICLES):
                text = f"Emmanuel Macron met Kassym-Jomart Tokayev in Astana on Tuesday. It was their meeting number {n}."
                dump.write(json.dumps({"text": text, "date": "2019-04-03", "source": f"paper {n}"}) + "\n")

        def ingest(*more):
            return subprocess.Popen([kronika, "ingest", "--db", "c.db", *more, "dump.jsonl"], cwd=folder, text=True,
                                    stdout=subprocess.PIPE, stderr=subprocess.PIPE)

        run = ingest()
        checkpoint = folder / "c.db-ingest"
        while run.poll() is None:
            lines = checkpoint.read_text().splitlines() if checkpoint.exists() else []
            if len(lines) > 2 and int(lines[2].split()[1]) >= 20:
                break
            time.sleep(0.002)
        run.send_signal(signal.SIGKILL)
        run.communicate()
        done = int(checkpoint.read_text().splitlines()[2].split()[1]) if checkpoint.exists() else ARTICLES
        if done >= ARTICLES:
            sys.exit("the run was over before it could be killed")
        run = ingest("--resume")
        out, err = run.communicate()
        if run.returncode != 0:
            sys.exit(f"the second run failed: {err}")
        new, known, total = map(int, re.search(r"(\d+) new documents?, (\d+) known already.* has (\d+) documents", out).groups())
        # What is stored together may have been stored and not yet noted.
        if total != ARTICLES or known > 64 or new + known != ARTICLES - done:
            sys.exit(f"after {done}: {out}")
        if checkpoint.exists():
            sys.exit("the checkpoint outlives the run")
        print(f"killed after {done} of {ARTICLES}, then {new} new, {known} known")


main()
