#!/usr/bin/env python3
"""Asks a running `kronika serve` at a steady rate, whether or not it keeps up, and says how long answers took.

usage: serve_load.py ADDRESS [--rate 50] [--seconds 60] [--pid PID]

The mix is that of the page: lists with filters, timelines, counts, dossiers, search, evidence. Values are drawn from
the chronicle itself, with a fixed seed. Times include waiting for a connection; with --pid the server's memory and
processor time are said, too. With --log, the access log of the server, the same table follows by processor time, which
does not depend on what else the machine does.
"""
import argparse, asyncio, json, os, random, time, urllib.parse, urllib.request

options = argparse.ArgumentParser()
options.add_argument("address")
options.add_argument("--rate", type=float, default=50)
options.add_argument("--seconds", type=float, default=60)
options.add_argument("--pid", type=int)
options.add_argument("--log")
options = options.parse_args()
host = urllib.parse.urlsplit(options.address)
rng = random.Random(7)


def get(path):
    return json.load(urllib.request.urlopen(f"http://{host.netloc}/api/v1{path}"))


def q(text):
    return urllib.parse.quote(text, safe="")


overview = get("")
people = [a["key"] for a in get("/people?limit=200")["data"]]
states = [s["country"] for s in get("/people?kind=state&limit=100")["data"]] or ["RUS"]
publishers = overview["publishers"] or ["none"]
years = range(int(overview["first"][:4]), int(overview["last"][:4]) + 1)
events = [e["id"] for e in get("/events?limit=200")["data"]]
documents = [d["id"] for d in get("/documents?limit=100")["data"]]
words = [w for w in get("/events?limit=20")["data"][0]["witnesses"][0]["sentence"].split() if w.isalnum()] or ["a"]


def month():
    return f"{rng.choice(years)}-{rng.randint(1, 12):02}"


def window():
    m = month()
    return f"from={m}&to={m}"


mix = [
    (10, "events of a person", lambda: f"/events?actor={q(rng.choice(people))}"),
    (10, "events of two states", lambda: f"/events?actor={rng.choice(states)}&actor={rng.choice(states)}"),
    (10, "events of a month", lambda: f"/events?{window()}&type={rng.choice(['CONSULT', 'AID', 'ASSAULT', 'ACCUSE'])}"),
    (10, "timeline", lambda: f"/timeline?actor={q(rng.choice(people))}&{window()}"),
    (8, "dossier", lambda: f"/actors/{q(rng.choice(people))}"),
    (8, "quotes", lambda: f"/quotes?by={q(rng.choice(people))}&limit=20"),
    (8, "search", lambda: f"/search?q={q(rng.choice(words))}+{q(rng.choice(words))}"),
    (8, "names", lambda: f"/people?q={q(rng.choice(people).split(':')[-1][:4])}"),
    (8, "evidence", lambda: f"/facts/{rng.choice(events)}/evidence"),
    (6, "article", lambda: f"/documents/{q(rng.choice(documents))}"),
    (4, "network of a month", lambda: f"/graph?{window()}"),
    (4, "map of a month", lambda: f"/states?{window()}"),
    (3, "counts", lambda: f"/series?by=month,type&actor={q(rng.choice(people))}"),
    (2, "counts of all", lambda: "/series?by=month,type"),
    (1, "overview", lambda: ""),
]
took, errors, names = {}, [], {}


async def ask(name, path):
    start = time.perf_counter()
    try:
        reader, writer = await asyncio.open_connection(host.hostname, host.port)
        writer.write(f"GET /api/v1{path} HTTP/1.1\r\nHost: {host.netloc}\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n".encode())
        status = (await reader.readline()).split()[1:2]
        await reader.read()
        writer.close()
        if status != [b"200"]:
            errors.append((path, status))
    except OSError as error:
        errors.append((path, str(error)))
    took.setdefault(name, []).append((time.perf_counter() - start) * 1000)


async def main():
    waiting, start, number = set(), time.perf_counter(), 0
    while time.perf_counter() - start < options.seconds:
        _, name, make = rng.choices(mix, [weight for weight, _, _ in mix])[0]
        path = make()
        names["/api/v1" + path] = name
        task = asyncio.create_task(ask(name, path))
        waiting.add(task)
        task.add_done_callback(waiting.discard)
        number += 1
        await asyncio.sleep(max(0, start + number / options.rate - time.perf_counter()))
    await asyncio.gather(*waiting)


def share(times, at):
    return sorted(times)[int(at * (len(times) - 1))]


def memory():
    if not options.pid:
        return ""
    return next(line.split(":")[1].strip() for line in open(f"/proc/{options.pid}/status") if line.startswith("VmRSS"))


def processor():
    if not options.pid:
        return 0
    fields = open(f"/proc/{options.pid}/stat").read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def table(took):
    for name, times in list(took.items()) + [("all", [t for times in took.values() for t in times])]:
        print(f"{name:24} {len(times):6} asked  median {share(times, 0.5):7.1f} ms  p95 {share(times, 0.95):7.1f} ms  worst {max(times):7.1f} ms")


before, used = memory(), processor()
skip = os.path.getsize(options.log) if options.log else 0
asyncio.run(main())
table(took)
if options.log:
    by_processor = {}
    with open(options.log) as log:
        log.seek(skip)
        for line in log:
            entry = json.loads(line) if line.startswith("{") else {}
            if entry.get("target") in names:
                by_processor.setdefault(names[entry["target"]], []).append(entry["cpu_us"] / 1000)
    print("by processor time:")
    table(by_processor)
if options.pid:
    print(f"processor time of the server {processor() - used:.1f} s, load of the machine {os.getloadavg()[0]:.1f}")
print(f"{len(errors)} errors {errors[:3]}  memory {before} before, {memory()} after" if options.pid else f"{len(errors)} errors {errors[:3]}")
