#!/usr/bin/env python3
"""Trains a tiny model and exports it: smoke_test.py TOOL [--keep FOLDER]. Exits with 77 where torch is missing."""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tool", help="kronika-train-features")
    parser.add_argument("--keep", type=Path, help="copy the model and its scores to this folder")
    args = parser.parse_args()
    try:
        import torch  # noqa: F401
    except ImportError:
        print("torch is missing: skipped")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        data = HERE / "testdata"
        run = subprocess.run([sys.executable, HERE / "train.py", data / "tiny.toml", "--data", data, "--tool", args.tool,
                              "--work", work], capture_output=True, text=True)
        print(run.stdout[-400:], run.stderr)
        if run.returncode != 0:
            return 1
        shutil.copy(data / "tiny.txt", work)
        subprocess.run([sys.executable, HERE / "export.py", work, work / "tiny.kmodel", "--checkpoint", "last.pt",
                        "--check", work / "tiny.txt", "--tool", args.tool], check=True)
        upos = float(run.stdout.split("upos ")[-1].split()[0])
        if upos < 80:
            print(f"it learnt nothing: UPOS {upos} on sentences that it was trained on")
            return 1
        if args.keep:
            for name in ("tiny.kmodel", "tiny.scores"):
                shutil.copy(work / name, args.keep)
    return 0


if __name__ == "__main__":
    sys.exit(main())
