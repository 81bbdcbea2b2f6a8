#!/usr/bin/env python3
"""`kronika watch` and `kronika ingest URL` against a server of our own: what they fetch, what they leave alone.

    watch_feed.py KRONIKA
"""
import http.server
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time

PAGE = """<html lang=en><head><title>{t}</title></head><body><article><h1>{t}</h1><p>French President Emmanuel Macron met
Kassym-Jomart Tokayev in Astana on Tuesday, for talk number {t}.</p><p>The presidents spoke of trade, officials said, and of
energy.</p></article></body></html>"""
requests, agents = [], set()
entries = ["one", "two", "private/three"]


class Site(http.server.BaseHTTPRequestHandler):
    def log_message(self, *args):
        pass

    def answer(self, body, type, etag=None):
        self.send_response(200)
        self.send_header("Content-Type", type)
        if etag:
            self.send_header("ETag", etag)
        self.end_headers()
        self.wfile.write(body.encode())

    def do_GET(self):
        agents.add(self.headers["User-Agent"])
        requests.append(self.path)
        if self.path == "/robots.txt":
            return self.answer("User-agent: *\nDisallow: /private\n", "text/plain")
        if self.path == "/feed":
            etag = f'"{len(entries)}"'
            if self.headers["If-None-Match"] == etag:
                requests[-1] += " 304"
                self.send_response(304)
                return self.end_headers()
            items = "".join(f"<item><title>{e}</title><link>/{e}</link><pubDate>Wed, 03 Apr 2019 10:00:00 GMT</pubDate></item>"
                            for e in reversed(entries))
            return self.answer(f"<rss version='2.0'><channel><title>Example</title>{items}</channel></rss>", "application/rss+xml", etag)
        if self.path.strip("/") in entries + ["alone"]:
            return self.answer(PAGE.format(t=self.path.strip("/")), "text/html; charset=utf-8")
        self.send_error(404)


def main():
    kronika = sys.argv[1]
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    site = f"http://127.0.0.1:{server.server_address[1]}"
    with tempfile.TemporaryDirectory() as folder:

        def run(*arguments):
            done = subprocess.run([kronika, *arguments], cwd=folder, text=True, capture_output=True, timeout=120)
            fetched, requests[:] = list(requests), []
            return done, fetched

        def check(what, good, done):
            if not good:
                sys.exit(f"{what}: {done[0].stdout}{done[0].stderr}{done[1]}")

        watch = ("watch", "--once", "--delay", "0", "--db", "c.db", site + "/feed")
        done = run(*watch)
        check("first look", done[1] == ["/robots.txt", "/feed", "/one", "/two"], done)
        check("first look", "2 new documents" in done[0].stdout and done[0].returncode == 2, done)
        check("first look", "/private/three: is forbidden by the site's robots.txt" in done[0].stderr, done)
        entries.remove("private/three")
        done = run(*watch)
        check("second look", done[1] == ["/robots.txt", "/feed"] and "0 new" in done[0].stdout, done)
        done = run(*watch)
        check("nothing has changed", done[1] == ["/robots.txt", "/feed 304"] and done[0].returncode == 1, done)
        entries.append("four")
        done = run(*watch)
        check("one more", done[1] == ["/robots.txt", "/feed", "/four"] and "1 new document," in done[0].stdout, done)
        if not all(re.match(r"kronika/\d", a) for a in agents):
            sys.exit(f"user agents: {agents}")

        done = run("ingest", "--db", "d.db", site + "/alone", site + "/missing")
        check("ingest of addresses", "1 new document" in done[0].stdout and "status 404" in done[0].stderr, done)
        done = run("sql", "--db", "c.db", "--csv", "SELECT url, published, source FROM documents ORDER BY url")
        check("dates of the feed", f"{site}/one,2019-04-03,Example" in done[0].stdout, done)
        done = run("watch", "--once", "--db", "c.db", "http://127.0.0.1:1/feed")
        check("nobody there", done[0].returncode == 2 and "cannot be fetched" in done[0].stderr, done)

        # It waits between two visits, and stops when it is asked to.
        server_run = subprocess.Popen([kronika, "watch", "--db", "e.db", "--every", "60", "--delay", "0", site + "/feed"], cwd=folder,
                                      text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        deadline = time.monotonic() + 60
        while "/four" not in requests and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(0.5)
        server_run.send_signal(signal.SIGINT)
        out, err = server_run.communicate(timeout=30)
        if server_run.returncode != 0 or "3 new documents" not in out:
            sys.exit(f"stopping: {server_run.returncode} {out} {err}")
    print("fetched, remembered, forbidden, stopped")


main()
