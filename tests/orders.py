#!/usr/bin/env python3
"""Ingests the same articles in random orders, each time into a new chronicle: all must say the same.

    orders.py KRONIKA ORDERS ARTICLES...
"""
import pathlib
import random
import subprocess
import sys
import tempfile

from chronicle import contents, differences


def main():
    kronika, orders = sys.argv[1], int(sys.argv[2])
    articles = sorted(str(f) for folder in sys.argv[3:] for f in pathlib.Path(folder).rglob("*.txt"))
    chance = random.Random(1)
    expected = None
    with tempfile.TemporaryDirectory() as folder:
        for number in range(orders):
            db = pathlib.Path(folder) / f"{number}.db"
            subprocess.run([kronika, "ingest", "--quiet", "--db", str(db), *articles], check=True)
            found = contents(db)
            expected = expected or found
            if found != expected:
                sys.exit(f"order {number}: the chronicle differs:\n{differences(expected, found)}")
            db.unlink()
            chance.shuffle(articles)
    print(f"{orders} orders of {len(articles)} articles give the same chronicle of {len(expected[4])} facts")


main()
