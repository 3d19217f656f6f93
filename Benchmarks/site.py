#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A running site over a data folder: start to first answer, answers by many askers at once, resident memory.

    Benchmarks/site.py DATA QUESTIONS.jsonl [--program .build/release/donghanh] [--askers 20] [--count 1000] [--database URL]

QUESTIONS: a JSON object with "text" a line, or plain lines. Wanted: first answer within 1 s, p95 at most 40 ms at 20 askers and none
failed, at most 400 MB resident. The questions are kept in the database like any other: use a data folder of its own.
"""

import argparse
import itertools
import json
import os
import re
import selectors
import shlex
import signal
import socket
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
        host, port = address.rsplit(":", 1)
        self.socket = socket.create_connection((host, int(port)), timeout=60)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.received = b""
        self.began = 0.0

    def send(self, question):
        body = json.dumps({"question": question, "on": "2026-11-22"}).encode()
        head = f"POST /api/v1/answers HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        self.received = b""
        self.began = time.monotonic()
        self.socket.sendall(head.encode() + body)

    def take(self):
        """The whole response once all of it is here; ``None`` until then."""
        more = self.socket.recv(1 << 20)
        if not more:
            raise RuntimeError("the connection was closed")
        self.received += more
        end = self.received.find(b"\r\n\r\n")
        if end < 0:
            return None
        length = int(re.search(rb"(?i)content-length: (\d+)", self.received[:end])[1])
        return self.received if len(self.received) >= end + 4 + length else None

    def ask(self, question):
        self.send(question)
        while (response := self.take()) is None:
            pass
        return action(response)


def action(response):
    status = int(response[9:12])
    if status not in (200, 201):
        raise RuntimeError(f"{status}: {response[-500:]}")
    return re.search(rb'"action":"(\w+)"', response)[1].decode()


def many(address, questions, askers, count):
    """Each asker asks again as soon as it has its answer. One thread for all, so that the asking takes little of what it measures."""
    waiting = itertools.islice(itertools.cycle(questions), count)
    times, failures, actions = [], [], Counter()
    selector = selectors.DefaultSelector()

    def next_of(asker):
        question = next(waiting, None)
        if question is None:
            selector.unregister(asker.socket)
        else:
            asker.send(question)

    started = time.monotonic()
    for _ in range(askers):
        asker = Asker(address)
        selector.register(asker.socket, selectors.EVENT_READ, asker)
        next_of(asker)
    while selector.get_map():
        for key, _ in selector.select():
            asker = key.data
            try:
                response = asker.take()
                if response is None:
                    continue
                took = time.monotonic() - asker.began
                actions[action(response)] += 1
                times.append(took)
            except Exception as failure:
                failures.append(failure)
                selector.unregister(asker.socket)
                asker = Asker(address)
                selector.register(asker.socket, selectors.EVENT_READ, asker)
            next_of(asker)
    seconds = time.monotonic() - started
    times.sort()
    at = lambda share: 1000 * times[min(len(times) - 1, int(share * len(times)))]
    print(f"{askers} askers, {count} questions: {dict(actions)}, {len(failures)} failed")
    for failure in failures[:3]:
        print("   ", failure)
    print(f"p50 {at(.5):.1f} ms   p95 {at(.95):.1f} ms   p99 {at(.99):.1f} ms   most {at(1):.1f} ms   {len(times) / seconds:.0f} answers/s")


if __name__ == "__main__":
    main()
