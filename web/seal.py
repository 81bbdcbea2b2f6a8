#!/usr/bin/env python3
"""Ties the built page in dist/ to the sources that it was built from.

usage: seal.py write|check

`npm run build` writes dist/sources.txt: a digest of every file that the page is made of, and of every file that was
made. `check` fails when a source or a built file is not what it was, so that a page that is out of date is noticed
without Node.
"""
import hashlib, pathlib, sys

web = pathlib.Path(__file__).resolve().parent
seal = web / "dist" / "sources.txt"
made_of = ["package.json", "package-lock.json", "tsconfig.json", "vite.config.ts", "index.html", "src/**/*", "public/**/*"]


def lines():
    files = [f for pattern in made_of for f in web.glob(pattern)] + [f for f in (web / "dist").glob("**/*") if f != seal]
    for file in sorted(f for f in files if f.is_file()):
        yield f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.relative_to(web).as_posix()}"


if sys.argv[1:] == ["write"]:
    seal.write_text("\n".join(lines()) + "\n")
elif sys.argv[1:] == ["check"]:
    built = seal.read_text().splitlines() if seal.exists() else []
    changed = sorted({line.split("  ", 1)[1] for line in set(built) ^ set(lines())})
    if changed:
        raise SystemExit("the page in web/dist is not what the sources make; run `make web`. Changed: " + ", ".join(changed))
else:
    raise SystemExit(__doc__)
