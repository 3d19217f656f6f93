#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Whether what a person answered is said again, to the question and to other words for it.

    Benchmarks/knowledge.py DATA [--program .build/release/donghanh] [--on DAY] [--verbose]

DATA: a data folder of its own, with the edition of 2026-01 of the official codification and without people; tickets and entries are written to it. Questions and other words for
them are our own (graded/silence.tsv, graded/paraphrases.tsv; the words were written before anything was measured). Each question goes the whole way over HTTP: asked of a
person, taken, answered with a quote of the article named, made knowledge without any other words, approved by a second person; then everything is asked anew. An answer is
right where it is a person's and quotes the article named; wrong where it is a person's and quotes another. Besides, all questions of graded/silence.tsv are asked before and
after: none that quoted its article may lose it. Wanted: 80 % of the other words answered right.
"""

import argparse, collections, html, http.client, json, os, re, signal, sqlite3, subprocess, threading, time, urllib.parse

import silence, staff

HERE = os.path.dirname(os.path.abspath(__file__))
PHRASE = "ba con vịt bơi qua sông rộng"


class Worker:
    """Somebody signed in."""

    def __init__(self, address, cookie, token=None):
        self.address, self.cookie = address, cookie
        self.token = token or re.search(r'name="form" value="([^"]+)"', self.get("/me"))[1]

    def send(self, method, path, form=None):
        connection = http.client.HTTPConnection(self.address, timeout=60)
        body = urllib.parse.urlencode([("form", self.token)] + form) if form is not None else None
        connection.request(method, path, body, {"Cookie": self.cookie, "Content-Type": "application/x-www-form-urlencoded"})
        response = connection.getresponse()
        return response.status, response.getheader("Location") or "", response.read().decode()

    def get(self, path):
        return self.send("GET", path)[2]

    def post(self, path, form, wanted=303):
        status, location, text = self.send("POST", path, form)
        if status != wanted:
            why = re.search(r'role="alert"[^>]*>([^<]+)', text)
            raise RuntimeError(f"{path}: {status} {html.unescape(why[1]) if why else ''}")
        return location if wanted == 303 else text


def invited(root, email):
    """A lawyer of the whole country."""
    text = root.post("/people/invitations", [("role", "legal"), ("unit", ""), ("where", ""), ("until", ""), ("email", email)], 200)
    secret = re.search(r"/welcome/([^<\"?\s]+)", text)[1]
    connection = http.client.HTTPConnection(root.address, timeout=60)
    form = {"secret": secret, "name": "Người Đo", "email": email, "password": PHRASE}
    connection.request("POST", "/welcome", urllib.parse.urlencode(form), {"Content-Type": "application/x-www-form-urlencoded"})
    response = connection.getresponse()
    response.read()
    return Worker(root.address, next(one.split(";")[0] for one in response.headers.get_all("Set-Cookie") if one.startswith("session=")))


def teach(address, database, writer, approver, article, question, on):
    """A question's whole way to what the assistant says, by the first of the articles that answer it."""
    article = article.split("|")[0]
    connection = http.client.HTTPConnection(address, timeout=60)
    form = urllib.parse.urlencode({"question": question, "person": "1", "on": on})
    connection.request("POST", "/questions", form, {"Content-Type": "application/x-www-form-urlencoded"})
    response = connection.getresponse()
    response.read()
    answer = response.getheader("Location").split("/")[2].split("?")[0]
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as rows:
        ticket = rows.execute("SELECT id FROM ticket WHERE answer = ?", (answer,)).fetchone()[0]
        # A law whose number another act bears as well has its kind before it: "luat-18-2008-qh12".
        found = rows.execute(
            "SELECT id, body FROM provision WHERE (id = ? OR id LIKE ?) AND known_until IS NULL", (article, "%-" + article)).fetchall()
        if len(found) != 1:
            raise SystemExit(f"{article}: {len(found)} articles of that name; another edition is needed")
        article, body = found[0]
    quote = next(line for line in body.split("\n") if len(line) > 20)[:400]
    page = "/desk/" + ticket
    writer.post(page + "/take", [("revision", "0")])
    writer.post(page + "/answer", [("revision", "1"), ("text", "Xem điều khoản trích dẫn."), ("place-1", article), ("quote-1", quote)])
    location = writer.post(
        page + "/knowledge",
        [("revision", "2"), ("question", question), ("paraphrases", ""), ("text", "Xem điều khoản trích dẫn."), ("from-day", on), ("until", ""),
         ("read", "1"), ("keep", "1")])
    change = location.split("?")[0]
    begun = time.monotonic()
    # The system tries it first, and offers the button then.
    while not (digest := re.search(r'name="digest" value="([^"]+)"', approver.get(change))):
        if time.monotonic() - begun > 120:
            raise RuntimeError(f"{change} was not tried, or may not be approved")
        time.sleep(0.02)
    approver.post(change + "/approve", [("digest", digest[1])])
    return time.monotonic() - begun


def judged(answer, article):
    if answer.get("reason") != "answered-before":
        return "silent"
    return "right" if quotes(answer, article) else "wrong"


def quotes(answer, article):
    return any(one == any_of or one.endswith("-" + any_of) for one in silence.quoted(answer) for any_of in article.split("|"))


def golden(address, rows, on):
    """Those whose article is quoted."""
    return {row[0] for row in rows if row[2] and quotes(silence.ask(address, row[3], on), row[2])}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("--program", default=os.path.join(HERE, "../.build/release/donghanh"))
    parser.add_argument("--on", default="2025-03-01")
    parser.add_argument("--verbose", action="store_true")
    wanted = parser.parse_args()
    rows = [line.rstrip("\n").split("\t") for line in open(os.path.join(HERE, "graded/silence.tsv"), encoding="utf-8") if line.strip()]
    words = [line.rstrip("\n").split("\t") for line in open(os.path.join(HERE, "graded/paraphrases.tsv"), encoding="utf-8") if line.strip()]
    articles = {row[0]: (row[2], row[3]) for row in rows}
    command = [wanted.program, "serve", "--port", "0", "--language", "en", "--pace", "unlimited", "--data", wanted.data]
    site = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        address, link = staff.ready(site)
        threading.Thread(target=site.stderr.read, daemon=True).start()
        root = Worker(address, staff.enter(address, link))
        writer, approver = invited(root, "viet@example.org"), invited(root, "duyet@example.org")
        before = golden(address, rows, wanted.on)
        taught = sorted({word[0] for word in words})
        trials = sorted(teach(address, os.path.join(wanted.data, "donghanh.db"), writer, approver, *articles[name], wanted.on) for name in taught)
        same = collections.Counter(judged(silence.ask(address, articles[name][1], wanted.on), articles[name][0]) for name in taught)
        found = [(name, text, judged(silence.ask(address, text, wanted.on), articles[name][0])) for name, text in words]
        lost = before - golden(address, rows, wanted.on)
        # What asks something else must not be answered by an entry.
        others = [row for row in rows if row[0] not in taught]
        caught = [(row[0], row[3]) for row in others if silence.ask(address, row[3], wanted.on).get("reason") == "answered-before"]
    finally:
        site.send_signal(signal.SIGTERM)
        site.wait(30)
    if wanted.verbose:
        for name, text, outcome in found:
            print(outcome, name, text, sep="\t")
    outcomes = collections.Counter(outcome for _, _, outcome in found)
    print(" ".join(command))
    print(f"{len(taught)} entries: the same question {dict(same)}")
    print(f"tried and approved within {trials[len(trials) // 2]:.2f} s (median), {trials[-1]:.2f} s (slowest)")
    print(f"{len(found)} other words: {dict(outcomes)}, {100 * outcomes['right'] / len(found):.0f} % right (wanted 80)")
    print(f"{len(others)} questions that nobody was taught: {len(caught)} answered by an entry: {caught}")
    print(f"{len(before)} questions quoted their article before; {len(lost)} of them no more: {sorted(lost)}")


if __name__ == "__main__":
    main()
