#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A running site over a data folder: start to first answer, answers by many askers at once, resident memory.

    Benchmarks/site.py DATA QUESTIONS.jsonl [--program .build/release/donghanh] [--askers 20] [--count 1000] [--database URL]

QUESTIONS: a JSON object with "text" a line, or plain lines. Wanted: first answer within 1 s, p95 at most 40 ms at 20 askers and none
failed, at most 400 MB resident. The questions are kept in the database like any other: use a data folder of its own.
"""

import argparse
import http.client
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


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data")
    parser.add_argument("questions")
    parser.add_argument("--program", default=os.path.join(os.path.dirname(__file__), "../.build/release/donghanh"))
    parser.add_argument("--askers", type=int, default=20)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--database")
    wanted = parser.parse_args()
    questions = [text(line) for line in open(wanted.questions, encoding="utf-8") if line.strip()]

    command = [wanted.program, "serve", "--port", "0", "--pace", "unlimited", "--data", wanted.data]
    if wanted.database:
        command += ["--database", wanted.database]
    print("$", shlex.join(command))
    started = time.monotonic()
    site = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        address = next(m[1] for m in (re.search(r"http://([0-9.]+:\d+)", line) for line in site.stderr) if m)
        threading.Thread(target=site.stderr.read, daemon=True).start()
        Asker(address).ask(questions[0])
        print(f"start to first answer  {time.monotonic() - started:8.3f} s")
        print(f"resident after it      {memory(site.pid, 'VmRSS'):8.0f} MB")
        many(address, questions, wanted.askers, wanted.count)
        print(f"resident after them    {memory(site.pid, 'VmRSS'):8.0f} MB (peak {memory(site.pid, 'VmHWM'):.0f})")
    finally:
        site.send_signal(signal.SIGTERM)
        site.wait(30)


def text(line):
    return json.loads(line)["text"] if line.startswith("{") else line.strip()


def memory(process, field):
    """Megabytes."""
    with open(f"/proc/{process}/status") as status:
        return int(re.search(rf"{field}:\s+(\d+) kB", status.read())[1]) / 1000


class Asker:
    """One connection that stays open, as a browser's does."""

    def __init__(self, address):
        self.connection = http.client.HTTPConnection(address, timeout=60)

    def ask(self, question):
        body = json.dumps({"question": question, "on": "2026-11-22"})
        self.connection.request("POST", "/api/v1/answers", body, {"Content-Type": "application/json"})
        response = self.connection.getresponse()
        answer = json.loads(response.read())
        if response.status not in (200, 201):
            raise RuntimeError(f"{response.status}: {answer}")
        return answer["action"]


def many(address, questions, askers, count):
    waiting = itertools.islice(itertools.cycle(questions), count)
    lock, times, failures, actions = threading.Lock(), [], [], Counter()

    def run():
        asker = Asker(address)
        while True:
            with lock:
                question = next(waiting, None)
            if question is None:
                return
            began = time.monotonic()
            try:
                action = asker.ask(question)
                with lock:
                    times.append(time.monotonic() - began)
                    actions[action] += 1
            except Exception as failure:
                asker = Asker(address)
                with lock:
                    failures.append(failure)

    started = time.monotonic()
    threads = [threading.Thread(target=run) for _ in range(askers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.monotonic() - started
    times.sort()
    at = lambda share: 1000 * times[min(len(times) - 1, int(share * len(times)))]
    print(f"{askers} askers, {count} questions: {dict(actions)}, {len(failures)} failed")
    for failure in failures[:3]:
        print("   ", failure)
    print(f"p50 {at(.5):.1f} ms   p95 {at(.95):.1f} ms   p99 {at(.99):.1f} ms   most {at(1):.1f} ms   {len(times) / seconds:.0f} answers/s")


if __name__ == "__main__":
    main()
