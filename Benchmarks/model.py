#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What a language model does to answers: our own graded questions, asked without it and with it.

    Benchmarks/model.py DATA ADDRESS NAME [--questions graded/silence.tsv] [--count 0] [--seconds 60] [--tokens 2000000] [--program .build/release/donghanh] [--on DAY]

DATA: a data folder of its own with an edition of the official codification. ADDRESS: of an OpenAI-compatible server ("http://127.0.0.1:8080/v1"), NAME: as it
calls the model. Tells for both rounds what `silence.py` tells, which questions came out otherwise, how long each took where the model was asked, and what
became of what it said.
"""

import argparse, collections, json, os, re, shlex, signal, sqlite3, subprocess, tempfile, threading, time

import asked, silence

HERE = os.path.dirname(os.path.abspath(__file__))


def answered(command, rows, on, patience=60):
    """Each answer, with its seconds."""
    site = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    print("$", shlex.join(command), flush=True)
    try:
        address = next(m[1] for m in (re.search(r"http://([0-9.]+:\d+)", line) for line in site.stderr) if m)
        threading.Thread(target=site.stderr.read, daemon=True).start()
        found = []
        for row in rows:
            started = time.monotonic()
            answer = silence.ask(address, row[3], on, patience)
            found.append((row, answer, time.monotonic() - started))
        return found
    finally:
        site.send_signal(signal.SIGTERM)
        site.wait(30)


def said(row, answer):
    if answer["action"] != "answer" or answer["reason"] == "false-premise":
        return "silent"
    return "right" if any(one.endswith(article) for one in silence.quoted(answer) for article in row[2]) else "wrong"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("address")
    parser.add_argument("name")
    parser.add_argument("--questions", default=os.path.join(HERE, "graded/silence.tsv"))
    parser.add_argument("--count", type=int, default=0, help="only the first so many with an answer, and as many without")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--tokens", type=int, default=2_000_000)
    parser.add_argument("--program", default=os.path.join(HERE, "../.build/release/donghanh"))
    parser.add_argument("--on", default="2025-03-01")
    wanted = parser.parse_args()
    rows = list(asked.rows([wanted.questions], None))
    if wanted.count:
        some = [row for row in rows if row[1] == "answerable"][: wanted.count]
        rows = some + [row for row in rows if row[1] != "answerable"][: wanted.count]
    command = [wanted.program, "serve", "--port", "0", "--pace", "unlimited", "--data", wanted.data]
    before = answered(command, rows, wanted.on)
    with tempfile.NamedTemporaryFile("w", suffix=".json") as settings:
        model = {"use": "yes", "address": wanted.address, "name": wanted.name, "seconds": str(wanted.seconds), "tokens": str(wanted.tokens)}
        json.dump({"model-" + key: value for key, value in model.items()}, settings)
        settings.flush()
        began = int(time.time())
        after = answered(command + ["--settings", settings.name], rows, wanted.on, wanted.seconds + 60)
    for words, found in (("without a model", before), ("with it", after)):
        print(words)
        silence.report([(row, answer) for row, answer, _ in found], False)
    changes = collections.Counter()
    for (row, first, _), (_, second, _) in zip(before, after):
        if said(row, first) != said(row, second) or silence.quoted(first) != silence.quoted(second):
            changes[f"{row[1]}: {said(row, first)} -> {said(row, second)}"] += 1
            print(f"{row[0]} {row[1]} {said(row, first)} -> {said(row, second)}: {sorted(silence.quoted(second))}")
    print(dict(changes))
    with sqlite3.connect(f"file:{os.path.join(wanted.data, 'donghanh.db')}?mode=ro", uri=True) as database:
        uses = database.execute("SELECT outcome, COUNT(*), SUM(tokens), AVG(milliseconds), MAX(milliseconds) FROM model_use WHERE used_at >= ? GROUP BY outcome", (began,)).fetchall()
    for outcome, count, tokens, mean, most in uses:
        print(f"{outcome:8} {count:4} times, {tokens} tokens, {mean / 1000:.1f} s on the average, {most / 1000:.1f} s at most")
    for words, found in (("without", before), ("with", after)):
        times = sorted(seconds for _, _, seconds in found)
        print(f"{words}: p50 {1000 * times[len(times) // 2]:.0f} ms, p95 {1000 * times[int(.95 * len(times))]:.0f} ms")


if __name__ == "__main__":
    main()
