#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Whether the system answers what it can and is silent about the rest.

    Benchmarks/silence.py DATA [--questions graded/silence.tsv] [--part held] [--program .build/release/donghanh] [--on DAY] [--verbose]

DATA: a data folder with an edition of the official codification. The questions are our own: `id ⇥ kind ⇥ ids of articles ⇥ question`
a line, where kind is "answerable" or why there is no answer, and any of the articles, parted by "|", answers. In graded/officials.tsv a fifth column parts
those that were learnt from ("learn") from those that were not ("held"). Wanted: silence on 95 % of what has none, at most 3 % wrong among
the answers given, 80 % of the answerable answered. The questions are kept in the database like any other: use a data folder of its own.

Asking back and handing on are silence; so is saying that a premise is wrong. An answer is right when it quotes the article named.
They are asked as of a day on which the acts of the edition held (--on): later ones have replaced some of them since.
"""

import argparse
import http.client
import json
import os
import re
import shlex
import signal
import subprocess
import threading
from collections import Counter, defaultdict

import asked

HERE = os.path.dirname(__file__)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data")
    parser.add_argument("--questions", default=os.path.join(HERE, "graded/silence.tsv"))
    parser.add_argument("--program", default=os.path.join(HERE, "../.build/release/donghanh"))
    parser.add_argument("--part", choices=["learn", "held"])
    parser.add_argument("--on", default="2025-03-01")
    parser.add_argument("--verbose", action="store_true")
    wanted = parser.parse_args()
    rows = list(asked.rows([wanted.questions], wanted.part))
    command = [wanted.program, "serve", "--port", "0", "--pace", "unlimited", "--data", wanted.data]
    print("$", shlex.join(command))
    site = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        address = next(m[1] for m in (re.search(r"http://([0-9.]+:\d+)", line) for line in site.stderr) if m)
        threading.Thread(target=site.stderr.read, daemon=True).start()
        report([(row, ask(address, row[3], wanted.on)) for row in rows], wanted.verbose)
    finally:
        site.send_signal(signal.SIGTERM)
        site.wait(30)


def ask(address, question, on, seconds=60):
    connection = http.client.HTTPConnection(address, timeout=seconds)
    connection.request("POST", "/api/v1/answers", json.dumps({"question": question, "on": on}), {"Content-Type": "application/json"})
    response = connection.getresponse()
    answer = json.loads(response.read())
    return {"action": "refuse", "reason": answer.get("type", "?"), "sentences": []} if response.status >= 400 else answer


def quoted(answer):
    return {c["provision"] for s in answer["sentences"] for c in s["citations"] if c["provision"]}


def report(answers, verbose):
    outcomes = defaultdict(Counter)
    for (name, kind, articles, question), answer in answers:
        is_answer = answer["action"] == "answer" and answer["reason"] != "false-premise"
        if kind != "answerable":
            outcome = "answered" if is_answer else "silent"
        elif not is_answer:
            outcome = "silent"
        else:
            outcome = "right" if any(one.endswith(article) for one in quoted(answer) for article in articles) else "other"
        outcomes[kind][outcome] += 1
        if verbose and outcome in ("answered", "other", "silent") and not (kind != "answerable" and outcome == "silent"):
            said = " / ".join(f"{c['path']} {c['document']} {c.get('provision')}" for s in answer["sentences"][:2] for c in s["citations"][:1])
            print(f"{name} {kind} {outcome} ({answer['action']}, {answer['reason']}): {question} -> {said}")
    for kind, found in outcomes.items():
        print(f"{kind:14s}", dict(found))
    none = sum((found for kind, found in outcomes.items() if kind != "answerable"), Counter())
    some = outcomes["answerable"]
    given = some["right"] + some["other"] + none["answered"]
    print(f"silent where there is no answer  {none['silent'] / max(1, sum(none.values())):.1%}")
    print(f"answered where there is one      {(some['right'] + some['other']) / max(1, sum(some.values())):.1%}")
    print(f"wrong among the answers          {(some['other'] + none['answered']) / max(1, given):.1%}  (another article counts as wrong)")
    low, high = interval(some["right"] + some["other"], sum(some.values()))
    print(f"95 % intervals: answered {low:.0%} to {high:.0%}, ", end="")
    low, high = interval(some["other"] + none["answered"], given)
    print(f"wrong {low:.1%} to {high:.1%}")


def interval(part, whole):
    """Wilson's, which holds for few and for none."""
    if whole == 0:
        return 0, 1
    share, z = part / whole, 1.96
    middle, width = share + z * z / (2 * whole), z * (share * (1 - share) / whole + z * z / (4 * whole * whole)) ** 0.5
    return (middle - width) / (1 + z * z / whole), (middle + width) / (1 + z * z / whole)


if __name__ == "__main__":
    main()
