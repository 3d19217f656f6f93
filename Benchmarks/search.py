#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Search in process, beside SQLite FTS5 on the same articles and questions.

    Benchmarks/search.py SET… [--program .build/release/donghanh] [--questions N] [--undiacritic]

A SET is a folder with corpus.jsonl.gz (or corpus.jsonl), queries.jsonl and qrels.tsv; one that is not there is named and skipped.
Both get syllables and pairs of neighbouring syllables, BM25 with k1 1.2 and b 0.75, one thread, and are asked for the best 100.
"""

import argparse
import gzip
import json
import math
import os
import re
import shlex
import sqlite3
import subprocess
import tempfile
import time
import unicodedata


def lines(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def fold(text):
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return bare.replace("đ", "d").replace("Đ", "D")


def terms(text):
    syllables = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text).lower())
    return syllables + [f"{one}_{other}" for one, other in zip(syllables, syllables[1:])]


def judged(folder, count):
    gold = {}
    with open(os.path.join(folder, "qrels.tsv"), encoding="utf-8") as file:
        for line in file:
            question, *_, text, gain = line.rstrip("\n").split("\t")
            if gain != "0":
                gold.setdefault(question, set()).add(text)
    questions = [(q["text"], gold[q["id"]], q["id"]) for q in lines(os.path.join(folder, "queries.jsonl")) if q["id"] in gold]
    return questions[:count]


def gain(found, gold, depth=10):
    ideal = sum(1 / math.log2(rank + 2) for rank in range(min(depth, len(gold))))
    return sum(1 / math.log2(rank + 2) for rank, name in enumerate(found[:depth]) if name in gold) / ideal


def sqlite(corpus, questions, undiacritic):
    """FTS5 without the text itself, as our index has none either."""
    form = fold if undiacritic else str
    database = sqlite3.connect(":memory:")
    database.execute("""CREATE VIRTUAL TABLE article USING fts5(terms, content='', tokenize="unicode61 remove_diacritics 0 tokenchars '_'")""")
    started = time.monotonic()
    names = []
    for article in lines(corpus):
        names.append(article["id"])
        text = form(article.get("title") or "") + "\n" + form(article["text"])
        database.execute("INSERT INTO article (rowid, terms) VALUES (?, ?)", (len(names), " ".join(terms(text))))
    database.commit()
    indexed = time.monotonic() - started
    gains, times = [], []
    for text, gold, _ in questions:
        started = time.monotonic()
        wanted = " OR ".join(f'"{term}"' for term in dict.fromkeys(terms(form(text))))
        rows = database.execute("SELECT rowid FROM article WHERE article MATCH ? ORDER BY rank LIMIT 100", (wanted,)).fetchall() if wanted else []
        times.append(time.monotonic() - started)
        gains.append(gain([names[row - 1] for (row,) in rows], gold))
    times.sort()
    return {
        "nDCG@10": sum(gains) / len(gains), "queries/s": len(times) / sum(times), "p50": times[len(times) // 2] * 1e3,
        "p95": times[min(len(times) - 1, int(len(times) * 0.95))] * 1e3, "indexSeconds": indexed,
    }


def donghanh(program, corpus, qrels, questions, undiacritic, options=()):
    with tempfile.TemporaryDirectory(prefix="donghanh-search-") as folder:
        queries = os.path.join(folder, "queries.jsonl")
        with open(queries, "w", encoding="utf-8") as file:
            for text, _, name in questions:
                print(json.dumps({"id": name, "text": text}, ensure_ascii=False), file=file)
        command = [program, "evaluate", "--corpus", corpus, "--queries", queries, "--qrels", qrels, "--json"]
        command += [*options, *(["--undiacritic"] if undiacritic else [])]
        print("$", shlex.join(command))
        return json.loads(subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout)


def compare(folder, wanted):
    corpus = next((path for end in (".gz", "") if os.path.exists(path := os.path.join(folder, "corpus.jsonl" + end))), None)
    if not corpus or not all(os.path.exists(os.path.join(folder, name)) for name in ("queries.jsonl", "qrels.tsv")):
        print(f"{folder}: no corpus.jsonl(.gz), queries.jsonl and qrels.tsv here; skipped")
        return
    questions = judged(folder, wanted.questions)
    if not questions:
        print(f"{folder}: no question has a judgement; skipped")
        return
    qrels = os.path.join(folder, "qrels.tsv")
    ours = donghanh(wanted.program, corpus, qrels, questions, wanted.undiacritic)
    plain = donghanh(wanted.program, corpus, qrels, questions, wanted.undiacritic, ["--plain"])
    theirs = sqlite(corpus, questions, wanted.undiacritic)
    print(f"{os.path.basename(os.path.normpath(folder))}: {len(questions)} questions over {ours['passages']:,} articles")
    print(f"{'':22}{'nDCG@10':>9}{'queries/s':>11}{'p50 ms':>9}{'p95 ms':>9}{'index s':>9}")
    for name, figures in (("donghanh, as it ships", ours), ("donghanh, BM25 alone", plain), (f"SQLite {sqlite3.sqlite_version} FTS5", theirs)):
        print(
            f"{name:22}{figures['nDCG@10']:>9.3f}{figures['queries/s']:>11.1f}{figures['p50']:>9.2f}{figures['p95']:>9.2f}"
            f"{figures['indexSeconds']:>9.1f}"
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("sets", nargs="+", metavar="SET")
    parser.add_argument("--program", default=os.path.join(os.path.dirname(__file__), "../.build/release/donghanh"))
    parser.add_argument("--questions", type=int, metavar="N", help="only the first N of each set")
    parser.add_argument("--undiacritic", action="store_true", help="asks without marks")
    wanted = parser.parse_args()
    for folder in wanted.sets:
        compare(folder, wanted)


if __name__ == "__main__":
    main()
