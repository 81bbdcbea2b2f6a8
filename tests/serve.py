#!/usr/bin/env python3
"""Starts `kronika serve` over the example chronicle on a free port and asks every route, right and wrong.

usage: serve.py KRONIKA SOURCE_DIR
"""
import csv, datetime, gzip, http.client, io, json, os, signal, socket, subprocess, sys, tempfile, threading, time, urllib.parse

import jsonschema

kronika, source = sys.argv[1:3]
checks, running = 0, []


def check(condition, *what):
    global checks
    checks += 1
    if not condition:
        raise SystemExit("FAILED: " + " ".join(str(w)[:500] for w in what))


class Server:
    def __init__(self, db, *options):
        self.process = subprocess.Popen([kronika, "--data", source, "serve", "--db", db, "--port", "0", *options],
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.address = self.process.stdout.readline().decode().strip()
        if not self.address:
            raise SystemExit("the server did not start: " + self.process.stderr.read().decode())
        self.port = urllib.parse.urlsplit(self.address).port
        self.log = []
        self.reader = threading.Thread(target=lambda: self.log.extend(self.process.stderr), daemon=True)
        running.append(self.process)
        self.reader.start()

    def ask(self, target, method="GET", headers=None, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.putrequest(method, target, skip_host=headers is not None and "Host" in headers, skip_accept_encoding=True)
        for name, value in (headers or {}).items():
            connection.putheader(name, value)
        if body is not None:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        response = connection.getresponse()
        data = response.read()
        connection.close()
        return response, data

    def json(self, target, status=200):
        response, data = self.ask(target)
        check(response.status == status, target, response.status, data)
        return json.loads(data)

    def stop(self, sig=signal.SIGTERM):
        start = time.time()
        self.process.send_signal(sig)
        code = self.process.wait(15)
        self.reader.join()
        check(code == 0, "exit code", code)
        check(time.time() - start < 10, "took long to stop")


def quote(text):
    return urllib.parse.quote(text, safe="")


def check_against_openapi(server, folder):
    api = server.json("/api/v1/openapi.json")
    check(api["openapi"].startswith("3.1"), "version")
    event = server.json("/api/v1/events?limit=1")["data"][0]
    document = server.json("/api/v1/documents?limit=1")["data"][0]["id"]
    actor = event["sources"][0]["key"] if event["sources"] else event["targets"][0]["key"]
    items = {"/api/v1/documents/{id}": document, "/api/v1/documents/{id}/record": document,
             "/api/v1/actors/{key}": actor, "/api/v1/facts/{id}/evidence": event["id"]}
    needed = {"/api/v1/timeline": "?actor=" + quote(actor), "/api/v1/search": "?q=prezydent", "/api/v1/offices": "?of=KAZ"}
    names = set()
    for path, operations in api["paths"].items():
        check(list(operations) == ["get"], path, "has only get")
        operation = operations["get"]
        check(operation["operationId"] not in names, "operationId is unique")
        names.add(operation["operationId"])
        target = path
        for name in ("{id}", "{key}"):
            target = target.replace(name, quote(items.get(path, "")))
        target += needed.get(path, "")
        content = operation["responses"]["200"]["content"]
        answer = server.json(target)
        schema = dict(content["application/json"]["schema"], components=api["components"])
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
        errors = list(jsonschema.Draft202012Validator(schema).iter_errors(answer))
        check(not errors, path, errors[0].message if errors else "")
        if "data" in answer and path != "/api/v1/contradictions":
            check(answer["data"], path, "finds nothing in the examples")
        sign = "&" if "?" in target else "?"
        if "text/csv" in content:
            response, data = server.ask(target + sign + "format=csv")
            check(response.status == 200 and response.getheader("Content-Type").startswith("text/csv"), path, "csv")
            rows = list(csv.reader(io.StringIO(data.decode())))
            check(len({len(row) for row in rows}) == 1, path, "csv rows are of one length")
            check(len(rows) > 1 or not answer["data"], path, "csv has the rows of the JSON")
        elif any(p["name"] == "format" for p in operation["parameters"]):
            check(False, path, "has a format but no text/csv")
        # Every parameter is known, and what is not known is refused by its name.
        problem = server.json(target + sign + "no_such=1", 400)
        check(problem.get("parameter") == "no_such", path, problem)
        jsonschema.Draft202012Validator(dict(api["components"]["schemas"]["Problem"])).validate(problem)
        for p in operation["parameters"]:
            if p["in"] == "query" and ("enum" in p["schema"] or p["schema"].get("type") in ("integer", "number")):
                check(server.json(f"{path.replace('{id}', 'x').replace('{key}', 'x')}?{p['name']}=-1", 400)["status"] == 400, p["name"])
    record = server.json(f"/api/v1/documents/{quote(document)}/record")
    schema = json.load(open(os.path.join(source, "schema/extraction.schema.json")))
    jsonschema.Draft202012Validator(schema).validate(record)
    return document, actor, event


def check_answers(server):
    whole = server.json("/api/v1/events?limit=500")
    check(whole["next"] is None, "all events on one page")
    seen, target = [], "/api/v1/events?limit=7"
    while target:
        response, data = server.ask(target)
        page = json.loads(data)
        seen += [e["id"] for e in page["data"]]
        link = response.getheader("Link")
        check(bool(link) == bool(page["next"]), "Link and next agree")
        if link:
            check(link.endswith('>; rel="next"') and page["next"] in link, link)
        target = link[1:link.index(">")] if link else None
    check(seen == [e["id"] for e in whole["data"]], "pages are the whole")
    token = server.json("/api/v1/events?limit=7")["next"]
    check(server.json(f"/api/v1/events?limit=3&after={token}")["data"][0]["id"] == seen[7], "another limit goes on")
    check(server.json(f"/api/v1/events?type=CONSULT&after={token}", 400).get("parameter") == "after", "a token of another question")
    for route in ("documents", "people", "quotes"):
        whole = [json.dumps(r) for r in server.json(f"/api/v1/{route}?limit=500")["data"]]
        rows, after = [], ""
        while after is not None:
            page = server.json(f"/api/v1/{route}?limit=3&after={after}")
            rows += [json.dumps(r) for r in page["data"]]
            after = page["next"]
        check(rows == whole and len(rows) > 3, route, "pages are the whole")
    consults = server.json("/api/v1/events?actor=RUS&type=CONSULT")["data"]
    check(consults and all(e["type"] == "CONSULT" for e in consults), "filters")
    by_state = server.json("/api/v1/series?by=type")["data"]
    check(sum(c["events"] for c in by_state) == len(seen), "series adds up")
    graph = server.json("/api/v1/graph?level=state")
    check({e["source"] for e in graph["edges"]} <= {n["key"] for n in graph["nodes"]}, "edges have their nodes")
    states = {s["iso"]: s for s in server.json("/api/v1/states")["data"]}
    check("KAZ" in states and states["KAZ"]["names"].get("pl") == "Kazachstan", states.get("KAZ"))
    holders = server.json("/api/v1/offices?office=president&of=Kazachstan&on=2019-04-01")["data"]
    check(holders and holders[0]["held"] == "yes", holders)
    hits = server.json("/api/v1/search?q=" + quote("spotkal sie"))["data"]
    check(hits and hits[0]["facts"] is not None, "search without diacritics")
    hit = hits[0]
    article = server.json("/api/v1/documents/" + quote(hit["document"]))
    check(article["text"][hit["begin"]:hit["end"]] == hit["sentence"], "offsets count code points")
    for fact in article["facts"]:
        evidence = server.json(f"/api/v1/facts/{fact['id']}/evidence")
        check(article["text"][fact["begin"]:fact["end"]] == evidence["telling"]["evidence"], fact)
        check(all(p["actor"] < len(article["actors"]) for p in fact["participants"]), fact)
    problem = server.json("/api/v1/events?actor=Tokajev", 404)
    check(problem.get("parameter") == "actor" and problem["suggestions"], problem)


def check_bad_requests(server):
    for target in ("/api/v1/events?from=never", "/api/v1/events?limit=0", "/api/v1/events?limit=9999", "/api/v1/events?type=KISS",
                   "/api/v1/events?min_confidence=2", "/api/v1/events?after=xyz", "/api/v1/events?mode=a&mode=b", "/api/v1/search",
                   "/api/v1/search?q=%22", "/api/v1/series?by=month,month", "/api/v1/events?text=%25", "/api/v1/timeline",
                   "/api/v1/events?q=%ff", "/api/v1/events?actor=%00", "/api/v1/../../etc/passwd", "/%2e%2e/etc/passwd"):
        response, data = server.ask(target)
        check(response.status in (400, 404), target, response.status)
        if response.status == 400:
            check(response.getheader("Content-Type") == "application/problem+json", target)
            check({"title", "status", "detail"} <= set(json.loads(data)), data)
        check(b"root:" not in data, target)
    # An address of the page's own: it is answered with the page, whatever it looks like.
    for target in ("/..%2fetc/passwd", "/..%5c..%5cetc", "/etc/passwd"):
        response, data = server.ask(target)
        check(b"root:" not in data and (response.status == 404 or data == server.ask("/")[1]), target)
    for target in ("/api/v1/nothing", "/api/v2/events", "/api", "/api/v1/facts/v-nothing/evidence", "/api/v1/documents/sha256:0000000000",
                   "/api/v1/actors/nobody", "/assets/../index.html", "/assets/nothing.js"):
        check(server.ask(target)[0].status in (400, 404), target)
    for target in ("/api/v1/events?text=%27%22%29%3B--", "/api/v1/people?q=%27+OR+1", "/api/v1/search?q=NEAR(a+b)"):
        check(server.ask(target)[0].status in (200, 400), target)
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
        response, _ = server.ask("/api/v1/events", method, body=b"x" * 10)
        check(response.status in (405, 413), method, response.status)
    check(server.ask("/" + "a" * 9000)[0].status in (400, 414), "long target")
    check(server.ask("/api/v1", headers={f"X-{i}": "y" for i in range(100)})[0].status == 431, "many headers")
    check(server.ask("/api/v1", headers={"Host": "evil.example"})[0].status == 403, "DNS rebinding")
    raw = socket.create_connection(("127.0.0.1", server.port))
    raw.sendall(b"\x16\x03\x01 nonsense\r\n\r\n")
    raw.settimeout(10)
    check(b" 200 " not in raw.recv(200), "nonsense is not answered")
    raw.close()
    server.json("/api/v1")


def check_headers(server):
    response, body = server.ask("/api/v1/events")
    policy = response.getheader("Content-Security-Policy")
    check("default-src 'none'" in policy and "unsafe" not in policy and "*" not in policy, policy)
    check(response.getheader("X-Content-Type-Options") == "nosniff", "nosniff")
    check(response.getheader("Access-Control-Allow-Origin") is None, "no CORS")
    check(response.getheader("Content-Encoding") is None, "identity unless asked")
    tag = response.getheader("ETag")
    check(server.ask("/api/v1/events", headers={"If-None-Match": tag})[0].status == 304, "ETag")
    check(server.ask("/api/v1/events", headers={"If-None-Match": 'W/"other"'})[0].status == 200, "another ETag")
    response, zipped = server.ask("/api/v1/events", headers={"Accept-Encoding": "gzip, br"})
    check(response.getheader("Content-Encoding") == "gzip" and "Accept-Encoding" in response.getheader("Vary"), "gzip")
    check(gzip.decompress(zipped) == body and len(zipped) < len(body) / 3, "gzip is the same")
    response, nothing = server.ask("/api/v1/events", "HEAD")
    check(response.status == 200 and nothing == b"" and int(response.getheader("Content-Length")) == len(body), "HEAD")


def check_contradictions(server, db, folder):
    """Another paper tells of one of the examples' visits a day later."""
    exported = subprocess.run([kronika, "export", "--db", db, "--format", "jsonl"], check=True, capture_output=True)
    record = next(r for r in map(json.loads, exported.stdout.splitlines()) if any(e["mode"] == "visit" for e in r["events"]))
    visit = next(e for e in record["events"] if e["mode"] == "visit" and e["targets"])
    day = datetime.date.fromisoformat(visit["date"])
    visit["date"] = str(day + datetime.timedelta(days=1))
    record["document"]["source"] = 'A paper, "another"'
    other = os.path.join(folder, "other.jsonl")
    open(other, "w", encoding="utf-8").write(json.dumps(record, ensure_ascii=False) + "\n")
    subprocess.run([kronika, "import", "--db", db, other], check=True, capture_output=True)
    found = server.json("/api/v1/contradictions")["data"]
    check(len(found) == 1 and found[0]["kind"] == "date", found)
    _, data = server.ask("/api/v1/contradictions?format=csv")
    rows = list(csv.DictReader(io.StringIO(data.decode())))
    check(len(rows) == 1 and rows[0]["kind"] == "date", rows)
    check({rows[0]["first"], rows[0]["second"]} == {found[0]["first"]["id"], found[0]["second"]["id"]}, rows)
    check([rows[0]["first_date"], rows[0]["second_date"]] == [str(day), visit["date"]], rows)
    check(record["document"]["source"] in (rows[0]["first_source"], rows[0]["second_source"]), rows)


def check_page(server):
    response, body = server.ask("/")
    check(response.status == 200 and b"<script" in body, "the page")
    check(response.getheader("Content-Type") == "text/html; charset=utf-8", "type of the page")
    for view in ("/timeline?actor=KAZ", "/actor/state%3AKAZ", "/article/x"):
        check(server.ask(view)[1] == body, view)
    asset = body.split(b'src="')[1].split(b'"')[0].decode()
    response, script = server.ask(asset)
    check(response.getheader("Content-Type").startswith("text/javascript") and "immutable" in response.getheader("Cache-Control"), asset)


def check_token(db):
    failed = subprocess.run([kronika, "serve", "--db", db, "--port", "0", "--host", "0.0.0.0"], capture_output=True)
    check(failed.returncode == 2 and b"token" in failed.stderr, failed.stderr)
    server = Server(db, "--token", "secret", "--host", "0.0.0.0", "--quiet")
    check(server.address.endswith("?token=secret"), server.address)
    check(server.ask("/api/v1")[0].status == 401, "no token")
    check(server.ask("/?token=wrong")[0].status == 401, "wrong token")
    check(server.ask("/api/v1", headers={"Authorization": "Bearer secret"})[0].status == 200, "token")
    response, _ = server.ask("/?token=secret")
    cookie = response.getheader("Set-Cookie")
    check(response.status == 303 and "HttpOnly" in cookie and "SameSite=Strict" in cookie, cookie)
    check(server.ask("/api/v1", headers={"Cookie": cookie.split(";")[0]})[0].status == 200, "cookie")
    server.stop(signal.SIGINT)


def main():
    with tempfile.TemporaryDirectory() as folder:
        db = os.path.join(folder, "examples.db")
        examples = os.path.join(source, "examples")
        subprocess.run([kronika, "--data", source, "ingest", "--db", db, examples + "/pl", examples + "/en"], check=True, capture_output=True)
        server = Server(db)
        check_against_openapi(server, folder)
        check_answers(server)
        check_bad_requests(server)
        check_headers(server)
        if os.path.exists(os.path.join(source, "web/dist/index.html")):
            check_page(server)
        # What is ingested meanwhile is there at once, in spite of what was answered before.
        before = server.json("/api/v1")["documents"]
        article = os.path.join(folder, "new.txt")
        open(article, "w").write("date 2020-05-05 New\nPresident Emmanuel Macron met Chancellor Angela Merkel in Berlin on Tuesday.\n")
        subprocess.run([kronika, "--data", source, "ingest", "--db", db, article], check=True, capture_output=True)
        check(server.json("/api/v1")["documents"] == before + 1, "new documents are seen")
        check_contradictions(server, db, folder)
        server.stop()
        lines = [json.loads(line) for line in server.log]
        check(len(lines) > 100 and all({"time", "method", "target", "status", "us"} <= set(line) for line in lines), "log")
        check_token(db)
    print(f"{checks} checks")


try:
    main()
finally:
    for process in running:
        process.kill()
