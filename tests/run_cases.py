#!/usr/bin/env python3
"""Run plain-text tests of the program: run_cases.py PROGRAM FILE.test...

A test file is a list of commands, each with what it must do:

    # a comment
    $ kronika extract --published 2019 note.txt     run by bash in an empty folder of its own
    < text                                          a line of standard input
    > text                                          a line that standard output must hold, exactly
    ~ pattern                                       a regular expression that must match in standard output
    - pattern                                       one that must match nowhere in standard output
    ! pattern                                       one that must match in standard error
    = 2                                             the exit code; 0 where none is named

Commands of one file share the folder. $SOURCE is the project's root. Prints a line for every failure and
`N passed, N failed` at the end; exit code 1 where one failed.
"""
import os, pathlib, re, subprocess, sys, tempfile

TIME_LIMIT_S = 300


class Case:
    def __init__(self, file, line, command):
        self.file, self.line, self.command = file, line, command
        self.stdin, self.checks, self.exit = [], [], 0


def parse(path):
    cases = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        mark, rest = line[0], line[2:]
        if mark == "$":
            cases.append(Case(path.name, number, rest))
        elif not cases:
            raise SystemExit(f"{path}:{number}: stands before any command")
        elif mark == "<":
            cases[-1].stdin.append(rest)
        elif mark in ">~-!":
            cases[-1].checks.append((mark, rest, number))
        elif mark == "=":
            cases[-1].exit = int(rest)
        else:
            raise SystemExit(f"{path}:{number}: unknown mark {mark!r}")
    return cases


def faults(case, environment, folder):
    run = subprocess.run(["bash", "-c", case.command], cwd=folder, env=environment, text=True, capture_output=True,
                         input="".join(l + "\n" for l in case.stdin), timeout=TIME_LIMIT_S, errors="replace")
    if run.returncode != case.exit:
        yield case.line, f"exit code {run.returncode}, not {case.exit}: {case.command}\n{run.stderr[-2000:]}"
    lines = run.stdout.splitlines()
    for mark, text, number in case.checks:
        good = {">": lambda: text in lines,
                "~": lambda: re.search(text, run.stdout, re.M) is not None,
                "-": lambda: re.search(text, run.stdout, re.M) is None,
                "!": lambda: re.search(text, run.stderr, re.M) is not None}[mark]()
        if not good:
            shown = run.stderr if mark == "!" else run.stdout
            yield number, f"{mark} {text}\n  of: {case.command}\n{shown[-3000:]}"


def main(program, files):
    passed = failed = 0
    environment = dict(os.environ, LC_ALL="C.UTF-8", NO_COLOR="1", SOURCE=str(pathlib.Path(__file__).parents[1]),
                       PATH=f"{pathlib.Path(program).resolve().parent}:{os.environ['PATH']}")
    for name in files:
        with tempfile.TemporaryDirectory() as folder:
            for case in parse(pathlib.Path(name)):
                wrong = list(faults(case, environment, folder))
                passed, failed = (passed, failed + 1) if wrong else (passed + 1, failed)
                for line, message in wrong:
                    print(f"{case.file}:{line}: {message}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
