#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes of our own graded questions a set over a corpus, for `donghanh learn --askers` and `donghanh evaluate`.

    Benchmarks/asked.py SET FOLDER [--questions graded/silence.tsv graded/officials.tsv] [--part learn|held]

SET: a folder with corpus.jsonl(.gz) whose texts name their document and article. FOLDER gets a link to it, queries.jsonl and qrels.tsv. A question
whose article SET does not hold is left out and named; of those without an answer only the kinds that no word of theirs gives away are taken: a law that
has expired and a premise that is false are told by rules, before trust is asked. graded/taught.tsv is taught by and measured on nothing else: make a set of
it (--questions) and give it to `learn --set`.
"""

import argparse
import json
import os

from search import lines

HERE = os.path.dirname(os.path.abspath(__file__))
GRADED = [os.path.join(HERE, "graded", name) for name in ("silence.tsv", "officials.tsv")]
UNTOLD = {"unanswerable", "out-of-field", "gibberish"}


def slug(text):
    return text["document"].lower().replace("/", "-").replace("đ", "d") + "/art_" + text["article"]


def rows(paths, part):
    """id, kind, articles, question; of files that part their questions, the part that is wanted."""
    for path in paths:
        with open(path, encoding="utf-8") as file:
            for line in file:
                name, kind, articles, question, *its = line.rstrip("\n").split("\t")
                if not part or its == [part]:
                    yield name, kind, [one for one in articles.split("|") if one], question


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("set", metavar="SET")
    parser.add_argument("folder", metavar="FOLDER")
    parser.add_argument("--questions", nargs="+", default=GRADED, metavar="FILE")
    parser.add_argument("--part", choices=["learn", "held"])
    wanted = parser.parse_args()
    corpus = next((name for name in ("corpus.jsonl.gz", "corpus.jsonl") if os.path.exists(os.path.join(wanted.set, name))), None)
    if not corpus:
        return print(f"{wanted.set}: no corpus.jsonl(.gz) here; skipped")
    texts = {}
    for text in lines(os.path.join(wanted.set, corpus)):
        texts.setdefault(slug(text), []).append(text["id"])
    os.makedirs(wanted.folder, exist_ok=True)
    link = os.path.join(wanted.folder, corpus)
    if os.path.lexists(link):
        os.remove(link)
    os.symlink(os.path.abspath(os.path.join(wanted.set, corpus)), link)
    asked = answered = 0
    names = set()
    with open(os.path.join(wanted.folder, "queries.jsonl"), "w", encoding="utf-8") as queries, open(os.path.join(wanted.folder, "qrels.tsv"), "w") as qrels:
        for name, kind, articles, question in rows(wanted.questions, wanted.part):
            if name in names:
                raise SystemExit(f"{name} names two questions")
            names.add(name)
            gold = [text for article in articles for text in texts.get(article, [])]
            if kind == "answerable" and not gold:
                print(f"{name}: {' '.join(articles)} is not here")
            if gold or kind in UNTOLD:
                print(json.dumps({"id": name, "text": question}, ensure_ascii=False), file=queries)
                qrels.writelines(f"{name}\t{text}\t1\n" for text in gold)
                asked, answered = asked + 1, answered + bool(gold)
    print(f"{asked} questions, {answered} of them with an answer")


if __name__ == "__main__":
    main()
