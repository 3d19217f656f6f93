#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How much of the structure of acts as published is read right: precision and recall of articles, clauses and points.

    Benchmarks/outline.py FILES [--program .build/release/donghanh]

FILES is the folder that `gold/` speaks of; a file that is not there, or is not the very one whose outline was drawn, is said to be missing and left out.
`gold/NAME.txt` holds the outline of one act, an article a line: `art_4: 1 2(a b) 3` is Article 4 with three clauses, the second with points a and b; points that
stand right under an article follow a hyphen. It holds no word of the act. What an act attaches without articles of its own (annexes, forms) is not in it.

Wanted: 0.99 for each of the three.
"""

import argparse
import hashlib
import json
import os
import re
import shlex
import subprocess
import sys
import tarfile
import tempfile

GOLD = os.path.join(os.path.dirname(__file__), "gold")
UNIT = re.compile(r"(reg___)?art_[^_]+(__cl_[^_]+)?(__pt_[^_]+)?$")
KINDS = {"art": "articles", "cl": "clauses", "pt": "points"}
WANTED = 0.99


def outline(lines):
    units = set()
    for line in lines:
        article, _, rest = line.strip().partition(":")
        units.add(article)
        for clause, _, points in re.findall(r"([^\s()]+)(\(([^)]*)\))?", rest):
            outer = article if clause == "-" else f"{article}__cl_{clause}"
            units.add(outer)
            units.update(f"{outer}__pt_{point}" for point in points.split())
    return units


def find(files, path, digest, scratch):
    """The file of that very content, or None; `archive.tar.gz!name` is a member of an archive."""
    outer, _, member = path.partition("!")
    source = os.path.join(files, outer)
    if not os.path.isfile(source):
        return None
    if member:
        with tarfile.open(source) as archive:
            inner = next((one for one in archive if os.path.basename(one.name) == member), None)
            if inner is None:
                return None
            content = archive.extractfile(inner).read()
        source = os.path.join(scratch, member)
        with open(source, "wb") as copy:
            copy.write(content)
    with open(source, "rb") as file:
        return source if hashlib.sha256(file.read()).hexdigest() == digest else None


def read(program, source, scratch):
    command = [program, "import", "--check", "--json", "--data", os.path.join(scratch, "data"), source]
    ended = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if ended.returncode:
        return set()
    act = json.loads(ended.stdout)
    act = act[0] if isinstance(act, list) else act.get("acts", [act])[0]
    return {unit for unit in act["units"] if UNIT.match(unit)}


def kind(unit):
    return KINDS["pt" if "__pt_" in unit else "cl" if "__cl_" in unit else "art"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files")
    parser.add_argument("--program", default=os.path.join(os.path.dirname(__file__), "../.build/release/donghanh"))
    wanted = parser.parse_args()
    right, ours, theirs = ({name: 0 for name in KINDS.values()} for _ in range(3))
    acts = 0
    print("$", shlex.join([wanted.program, "import", "--check", "--json", "FILE"]))
    with tempfile.TemporaryDirectory(prefix="donghanh-outline-") as scratch:
        for name in sorted(os.listdir(GOLD)):
            if not name.endswith(".txt"):
                continue
            with open(os.path.join(GOLD, name), encoding="utf-8") as file:
                lines = file.read().splitlines()
            path, digest = lines[0].removeprefix("# "), lines[1].removeprefix("# sha256 ")
            source = find(wanted.files, path, digest, scratch)
            if source is None:
                print(f"missing  {path}")
                continue
            acts += 1
            gold, read_ = outline(lines[2:]), read(wanted.program, source, scratch)
            for count, units in ((right, gold & read_), (ours, read_), (theirs, gold)):
                for unit in units:
                    count[kind(unit)] += 1
            differences = [f"+{unit}" for unit in sorted(read_ - gold)] + [f"-{unit}" for unit in sorted(gold - read_)]
            print(f"{len(gold & read_):5} of {len(gold):5}  {name[:-4]}", *differences[:12])
    print(f"{acts} acts")
    worst = 1.0
    for name in KINDS.values():
        precision, recall = right[name] / max(1, ours[name]), right[name] / max(1, theirs[name])
        worst = min(worst, precision, recall)
        print(f"{name:9} {theirs[name]:5}   precision {precision:.4f}   recall {recall:.4f}   (wanted {WANTED})")
    return 0 if acts and worst >= WANTED else 1


if __name__ == "__main__":
    sys.exit(main())
