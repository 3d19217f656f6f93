#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How search grows with the law: the same questions over 10,000 articles, over all of a set, and over ten times as many.

    Benchmarks/growth.py SET [--program .build/release/donghanh] [--sizes 10000 76225 762250]

More articles than the set has are made by repeating it with one word in five put in another's place, so that new pairs of words come up as they
do in new law. Prints index time, bytes an article, memory at most while indexing and asking, and the time of a question.
"""

import argparse
import json
import os
import random
import subprocess
import tempfile

from search import judged, lines


def changed(text, words, chance):
    return " ".join(chance.choice(words) if chance.random() < 0.2 else word for word in text.split(" "))


def write(articles, count, golden, path):
    """The first articles, those that answer a question before others, then changed copies."""
    chance = random.Random(1)
    words = [word for article in articles[::50] for word in article["text"].split()]
    wanted = sorted(articles, key=lambda article: article["id"] not in golden)[:count] if count < len(articles) else articles
    kept = {article["id"] for article in wanted}
    with open(path, "w", encoding="utf-8") as file:
        for article in articles:
            if article["id"] in kept:
                print(json.dumps(article, ensure_ascii=False), file=file)
        for number in range(len(wanted), count):
            article = articles[number % len(articles)]
            copy = number // len(articles)
            new = {**article, "id": f"{article['id']}#{copy}", "document": f"{article.get('document', '')}#{copy}"}
            new["title"], new["text"] = changed(article.get("title") or "", words, chance), changed(article["text"], words, chance)
            print(json.dumps(new, ensure_ascii=False), file=file)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("set", metavar="SET")
    parser.add_argument("--program", default=os.path.join(os.path.dirname(__file__), "../.build/release/donghanh"))
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 76_225, 762_250], metavar="N")
    wanted = parser.parse_args()
    corpus = next((path for end in (".gz", "") if os.path.exists(path := os.path.join(wanted.set, "corpus.jsonl" + end))), None)
    if not corpus:
        return print(f"{wanted.set}: no corpus.jsonl(.gz) here; skipped")
    articles = list(lines(corpus))
    golden = set().union(*(gold for _, gold, _ in judged(wanted.set, None)))
    queries, qrels = os.path.join(wanted.set, "queries.jsonl"), os.path.join(wanted.set, "qrels.tsv")
    print(f"{'articles':>9}{'ranking':>9}{'nDCG@10':>9}{'p50 ms':>9}{'p95 ms':>9}{'index s':>9}{'B/article':>11}{'MB at most':>12}")
    for size in wanted.sizes:
        with tempfile.TemporaryDirectory(prefix="donghanh-growth-") as folder:
            path = os.path.join(folder, "corpus.jsonl")
            write(articles, size, golden, path)
            for name, options in (("full", []), ("BM25", ["--plain"])):
                command = [wanted.program, "evaluate", "--corpus", path, "--queries", queries, "--qrels", qrels, "--json", *options]
                process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
                output = process.stdout.read()
                _, status, used = os.wait4(process.pid, 0)
                if status:
                    return print(f"{size}: failed")
                found = json.loads(output)
                print(
                    f"{found['passages']:>9,}{name:>9}{found['nDCG@10']:>9.3f}{found['p50']:>9.2f}{found['p95']:>9.2f}{found['indexSeconds']:>9.1f}"
                    f"{found['indexBytes'] / found['passages']:>11.0f}{used.ru_maxrss / 1024:>12.0f}", flush=True
                )


if __name__ == "__main__":
    main()
