#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What learning is worth: nDCG@10 on held-out questions when 0, 25, 50 and 100 % of judgements and answers from practice are learnt from.

    Benchmarks/learning.py SET… [--practice FILE] [--program .build/release/donghanh] [--trees N]

A SET is a folder with corpus.jsonl.gz (or corpus.jsonl), queries.jsonl and qrels.tsv; FILE has a pair a line: {"id", "question", "answer"}. Cross-validated
by wording in five folds. Each share holds the smaller ones. Wanted: a gain at each step. Prints each step with its 95 % bootstrap interval, and seconds.
"""

import argparse
import json
import os
import shlex
import subprocess
import sys
import tempfile


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("sets", nargs="+", metavar="SET")
    parser.add_argument("--practice", metavar="FILE")
    parser.add_argument("--program", default=os.path.join(os.path.dirname(__file__), "../.build/release/donghanh"))
    parser.add_argument("--trees", type=int, metavar="N")
    wanted = parser.parse_args()
    for file in [*(os.path.join(folder, "queries.jsonl") for folder in wanted.sets), *([wanted.practice] if wanted.practice else [])]:
        if not os.path.exists(file):
            return print(f"{file}: not here; skipped")
    with tempfile.TemporaryDirectory(prefix="donghanh-learning-") as folder:
        command = [wanted.program, "learn", "--curve", "--json", "--data", os.path.join(folder, "data"), "--output", os.path.join(folder, "ranking.json")]
        command += [part for one in wanted.sets for part in ("--set", one)]
        command += ["--practice", wanted.practice] if wanted.practice else []
        command += ["--trees", str(wanted.trees)] if wanted.trees else []
        print("$", shlex.join(command), flush=True)
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if done.returncode != 0:
        print(done.stdout)
        return sys.exit(done.returncode)
    report = json.loads(done.stdout)
    points = report["curve"]
    names = ["all", *sorted(points[0]["bySet"])]
    steps = [{"all": point["step"], **point["bySet"]} for point in points]
    print(f"{'nDCG@10 on held-out questions':30}{'questions':>10}" + "".join(f"{point['share']:>24.0%}" for point in points))
    for name in names:
        figures = [step[name] for step in steps]
        row = [f"{figures[0]['after']:.3f}"] + [f"{f['after']:.3f} ({f['low']:+.3f}…{f['high']:+.3f})" for f in figures[1:]]
        print(f"{name:30}{figures[0]['questions']:>10}" + "".join(f"{text:>24}" for text in row))
    rises = [name for name in names if all(one["after"] < other["after"] for one, other in zip((s[name] for s in steps), (s[name] for s in steps[1:])))]
    print(f"rises at each step: {', '.join(rises) or 'none'}; {report['seconds']:.0f} s for all of it")


if __name__ == "__main__":
    main()
