#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A running site over a data folder: start to first answer, answers by many askers at once, resident memory.

    Benchmarks/site.py DATA QUESTIONS.jsonl [--program .build/release/donghanh] [--askers 20] [--count 1000] [--pause 0] [--database URL]

QUESTIONS: a JSON object with "text" a line, or plain lines. Wanted: first answer within 1 s, p95 at most 40 ms at 20 askers and none
failed, at most 400 MB resident. The questions are kept in the database like any other: use a data folder of its own.
"""

import argparse
import itertools
import json
import os
import re
import shlex
import signal
import subprocess
import threading
import time
from collections import Counter

import load


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data")
    parser.add_argument("questions")
    parser.add_argument("--program", default=os.path.join(os.path.dirname(__file__), "../.build/release/donghanh"))
    parser.add_argument("--askers", type=int, default=20)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--pause", type=float, default=0, help="seconds in which an asker reads before asking again")
    parser.add_argument("--database")
    wanted = parser.parse_args()
    questions = [load.text(line) for line in open(wanted.questions, encoding="utf-8") if line.strip()]

    command = [wanted.program, "serve", "--port", "0", "--pace", "unlimited", "--data", wanted.data]
    if wanted.database:
        command += ["--database", wanted.database]
    print("$", shlex.join(command))
    started = time.monotonic()
    site = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        address = next(m[1] for m in (re.search(r"http://([0-9.]+:\d+)", line) for line in site.stderr) if m)
        threading.Thread(target=site.stderr.read, daemon=True).start()
        action(load.Client(address).ask(request(questions[0])))
        print(f"start to first answer  {time.monotonic() - started:8.3f} s")
        print(f"resident after it      {load.memory(site.pid, 'VmRSS'):8.0f} MB")
        many(address, questions, wanted.askers, wanted.count, wanted.pause)
        print(f"resident after them    {load.memory(site.pid, 'VmRSS'):8.0f} MB (peak {load.memory(site.pid, 'VmHWM'):.0f})")
    finally:
        site.send_signal(signal.SIGTERM)
        site.wait(30)


def request(question):
    body = json.dumps({"question": question, "on": "2026-11-22"}).encode()
    head = f"POST /api/v1/answers HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


def action(response):
    if response[9:12] not in (b"200", b"201"):
        raise RuntimeError(response[-500:].decode(errors="replace"))
    return re.search(rb'"action":"(\w+)"', response)[1].decode()


def many(address, questions, askers, count, pause):
    actions = Counter()
    waiting = map(request, itertools.islice(itertools.cycle(questions), count))
    times, failures, seconds = load.run(address, waiting, askers, lambda response: actions.update([action(response)]), pause)
    print(f"{askers} askers, each resting {pause:g} s, {count} questions: {dict(actions)}, {len(failures)} failed")
    for failure in failures[:3]:
        print("   ", failure)
    print(load.summary(times, seconds, "answers"))


if __name__ == "__main__":
    main()
