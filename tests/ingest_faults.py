#!/usr/bin/env python3
"""`kronika ingest` over a folder of damaged and hostile files: each costs one message that names it, the articles beside
and within them are read, and the exit code tells.

    ingest_faults.py KRONIKA
"""
import gzip
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import zipfile

WORDS = "Emmanuel Macron met Kassym-Jomart Tokayev in Astana on Tuesday. It was meeting {}."
MIB = 1 << 20


def article(name):
    return WORDS.format(name).encode()


def record(name, length=None):
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + article(name)
    return (b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/%s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
            % (name.encode(), len(body) if length is None else length, body))


def zipped(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in files.items():
            z.writestr(name, data)
    return out.getvalue()


def flipped(data):
    at = len(data) // 2
    return data[:at] + bytes(b ^ 0x55 for b in data[at:at + 9]) + data[at + 9:]


def packed_too_often():
    data = article("packed")
    for _ in range(8):
        data = gzip.compress(data)
    return data


# Bytes, how many articles can be had out of them, and a part of the one message; None where there is nothing to say.
FAULTS = {
    "empty.txt": (b"", 0, "is empty"),
    "nul.txt": (b"\0" * 100_000, 0, ""),
    "not_utf8.txt": (b"\x81\x8d\x8f\x90\x9d " * 50, 0, ""),
    "not_utf8.html": (b"<html><body><article><p>" + article("latin") + " „ą”".encode() * 20 + b" \xff\xc4</p></article></body></html>", 1, None),
    "nul.html": (b"<html><body><article><p>" + article("nul").replace(b"met", b"m\0et") + b"</p></article></body></html>", 1, None),
    "cut.gz": (gzip.compress(article("cut") * 50)[:-40], 0, "breaks off within a gzip member"),
    "cut.warc.gz": (gzip.compress(record("whole")) + gzip.compress(record("halved") * 3)[:-60], 1, "breaks off within a gzip member"),
    "flipped.warc.gz": (gzip.compress(record("before")) + flipped(gzip.compress(record("flipped"))) + gzip.compress(record("behind")),
                        2, "has a damaged gzip member"),
    "long.warc": (record("long", 5000) + record("next"), 2, "wrong length"),
    "short.warc": (record("short", 90) + record("next to it"), 2, "wrong length"),
    "huge.warc": (record("first") + record("huge", 1 << 40), 1, "is larger than 64 MiB"),
    "minus.warc": (record("kept") + record("minus", -1), 1, "without a length"),
    "line.txt": (b"a" * (100 * MIB), 0, "is larger than 64 MiB"),
    "line.jsonl": (b'{"text":"' + b"a" * (100 * MIB) + b'"}\n' + json.dumps({"text": WORDS.format("line")}).encode(), 1, ""),
    "nested.html": (b"<html><body>" + b"<div>" * 10_000 + b"<p>" + article("nested") + b"</p></body></html>", 1, None),
    "nested.jsonl": (b'{"a":' * 10_000 + b"1" + b"}" * 10_000 + b"\n" + json.dumps({"text": WORDS.format("deep")}).encode(), 1, ""),
    "nested.xml": (b'<rss version="2.0"><channel>' + b"<item>" * 10_000, 0, ""),
    "bomb.zip": (zipped({"a.txt": article("zip"), "bomb.txt": b"\0" * (400 * MIB)}), 1, ""),
    "bomb.gz": (gzip.compress(b" " * (400 * MIB)), 0, ""),
    "often.gz": (packed_too_often(), 0, "packed more than four times"),
    "damaged.zip": (b"PK\x03\x04nonsense", 0, "is a damaged archive"),
    "cut.zip": (zipped({"a.txt": article("in zip"), "b.txt": os.urandom(10_000)})[:5000], 1, ""),
    "encrypted.zip": (None, 1, "is encrypted"),
    "good.txt": (article("good"), 1, None),
}


def encrypted():
    data = bytearray(zipped({"a.txt": article("open"), "b.txt": article("closed")}))
    # The flag alone: nothing tries to read what is said to be encrypted.
    second = data.index(b"PK\x03\x04", 4)
    data[second + 6] |= 1
    data[data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4) + 8] |= 1
    return bytes(data)


def main():
    kronika = os.path.abspath(sys.argv[1])
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        files = folder / "in"
        files.mkdir()
        for name, (data, _, _) in FAULTS.items():
            (files / name).write_bytes(encrypted() if data is None else data)
        # Links that lead in a circle are not followed within a folder, and said to lead nowhere where they are named.
        (files / "circle").symlink_to(files)
        (folder / "self").symlink_to("self")
        for jobs in ("1", "4"):
            db = f"{jobs}.db"
            run = subprocess.run([kronika, "ingest", "--db", db, "--jobs", jobs, "in", "self"], cwd=folder, text=True,
                                 capture_output=True, timeout=300)
            lines = run.stderr.splitlines()
            for name, (_, articles, message) in list(FAULTS.items()) + [("self", (b"", 0, ""))]:
                path = name if name == "self" else f"in/{name}"
                said = [line for line in lines if f"{path}:" in line or f"{path}!" in line]
                expected = 0 if message is None else 1
                if len(said) != expected or (said and message not in said[0]):
                    problems.append(f"{name}, {jobs} jobs: {len(said)} messages: {said[:3]}")
                lines = [line for line in lines if line not in said]
            if lines:
                problems.append(f"{jobs} jobs: also said {lines}")
            if run.returncode != 2:
                problems.append(f"{jobs} jobs: exit code {run.returncode}")
            rows = subprocess.run([kronika, "sql", "--db", db, "--csv", "SELECT path FROM documents"], cwd=folder, text=True,
                                  capture_output=True).stdout.splitlines()[1:]
            for name, (_, articles, _) in FAULTS.items():
                found = [row for row in rows if row.startswith(f"in/{name}")]
                if len(found) != articles:
                    problems.append(f"{name}, {jobs} jobs: {len(found)} articles, not {articles}: {found}")
    if problems:
        sys.exit("\n".join(problems))
    print(f"{len(FAULTS)} files, each with its message and its articles")


main()
