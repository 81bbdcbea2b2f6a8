#!/usr/bin/env python3
"""Run what the documents show: readme_commands.py PROGRAM DOCUMENT.md...

In ```console blocks each line "$ command" is run in the project's root, in order, and must succeed; the lines
below it must be found in what it prints, in that order. "…" stands for any lines. Commands that install or
build ("make …") are checked to be targets of the Makefile and not run. Blocks marked ```console norun are left out.
"""
import os, pathlib, re, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parents[1]
TIME_LIMIT_S = 300


def blocks(markdown):
    return re.findall(r"^```console\n(.*?)^```", markdown, re.M | re.S)


def commands(block):
    """(command, lines shown below it) for each command of the block."""
    out = []
    for line in block.splitlines():
        if line.startswith("$ "):
            out.append((line[2:], []))
        elif out:
            out[-1][1].append(line.rstrip())
    return out


def missing(shown, printed):
    """The first shown line that does not come in its order, or None."""
    at = 0
    for want in shown:
        if want in ("", "…"):
            continue
        try:
            at = printed.index(want, at) + 1
        except ValueError:
            return want
    return None


def forget_chronicles(document):
    """What an earlier run left would be answered from: ingest leaves alone what is there already."""
    for name in set(re.findall(r"--db (build/\S+\.db)", pathlib.Path(document).read_text(encoding="utf-8"))):
        for suffix in ("", "-wal", "-shm"):
            (ROOT / (name + suffix)).unlink(missing_ok=True)


def main(program, documents):
    passed = failed = 0
    makefile = (ROOT / "Makefile").read_text()
    with tempfile.TemporaryDirectory() as scratch:
        environment = dict(os.environ, LC_ALL="C.UTF-8", NO_COLOR="1", COLUMNS="120", TMPDIR=scratch,
                           PATH=f"{pathlib.Path(program).resolve().parent}:{os.environ['PATH']}")
        for document in documents:
            forget_chronicles(document)
            for block in blocks(pathlib.Path(document).read_text(encoding="utf-8")):
                for command, shown in commands(block):
                    if command.startswith("make"):
                        good = all(re.search(rf"^{t}:", makefile, re.M) for t in command.split()[1:])
                        problem = None if good else "no such target"
                    else:
                        run = subprocess.run(["bash", "-c", command], cwd=ROOT, env=environment, text=True,
                                             capture_output=True, timeout=TIME_LIMIT_S, errors="replace")
                        line = missing(shown, [l.rstrip() for l in run.stdout.splitlines()])
                        problem = (f"exit code {run.returncode}: {run.stderr[-500:]}" if run.returncode
                                   else f"does not print {line!r}:\n{run.stdout[-2500:]}" if line else None)
                    passed, failed = (passed, failed + 1) if problem else (passed + 1, failed)
                    if problem:
                        print(f"{document}: $ {command}\n  {problem}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
