#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How well the powers that acts give are read: precision and recall by places labelled by eye.

    Benchmarks/competences.py FILES [--program .build/release/donghanh] [--data FOLDER] [--content Content]

FILES is a folder of acts as text (NAME-NUMBER-….txt), or an archive of it. `competences.tsv` holds a place a line: the act's number, the eId of the unit,
and the level of the authority to which it gives a power, or "-" for a unit that gives none though it speaks of powers and of local authorities. It holds no
word of the acts. With a registry at hand it also tells how many of its decentralised rows that rest on Resolution 20/2026/NQ-CP are proposed.
"""

import argparse
import json
import os
import re
import shlex
import subprocess
import sys
import tarfile
import tempfile

LABELS = os.path.join(os.path.dirname(__file__), "competences.tsv")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files")
    parser.add_argument("--program", default=".build/release/donghanh")
    parser.add_argument("--data")
    parser.add_argument("--content", default="Content")
    given = parser.parse_args()
    with open(LABELS, encoding="utf-8") as file:
        labels = {(number, path): level for number, path, level in (line.rstrip("\n").split("\t") for line in file)}
    with tempfile.TemporaryDirectory() as scratch:
        acts = {number: find(given.files, number, scratch) for number in sorted({number for number, _ in labels})}
        for number in [number for number, file in acts.items() if not file]:
            print(f"missing: {number}")
        order = shlex.split(given.program) + ["proposals", "--json", "--data", given.data or os.path.join(scratch, "data"), "--content", given.content]
        ending = subprocess.run(order + [file for file in acts.values() if file], capture_output=True, text=True)
        if ending.returncode:
            sys.exit(ending.stderr)
        read = json.loads(ending.stdout)
    measure(labels, read)


def find(files, number, scratch):
    """The text of an act by the number in its file's name, as the gazette names files."""
    stem = re.compile(rf"-so-{number.split('/')[0]}-{number.split('/')[1]}-nq-cp-\d+\.txt$")
    if os.path.isdir(files):
        return next((os.path.join(files, name) for name in sorted(os.listdir(files)) if stem.search(name)), None)
    with tarfile.open(files) as archive:
        for one in archive:
            if stem.search(one.name):
                copy = os.path.join(scratch, os.path.basename(one.name))
                with open(copy, "wb") as file:
                    file.write(archive.extractfile(one).read())
                return copy
    return None


def measure(labels, read):
    seen = {act["document"]["number"] for act in read}
    found = {(act["document"]["number"], line["proposal"]["basis"]["path"]): line["proposal"]["level"] for act in read for line in act["proposals"]}
    wanted = {place: level for place, level in labels.items() if place[0] in seen and level != "-"}
    right = [place for place in found if place in wanted]
    strange = [place for place in found if place not in labels]
    print(f"{len([p for p in labels if p[0] in seen])} places labelled, {len(wanted)} give a power; {len(found)} proposals")
    print(f"precision {len(right) / max(1, len(found)):.3f}, recall {len(right) / max(1, len(wanted)):.3f}, "
          f"level right {sum(found[p] == wanted[p] for p in right)} of {len(right)}")
    for place in sorted(set(found) - set(wanted)):
        print("not a power:" if place in labels else "not labelled:", *place)
    for place in sorted(set(wanted) - set(found)):
        print("missed:", *place)
    rows = {row for act in read for line in act["proposals"] for row in line["rows"]}
    print(f"{len(rows)} rows of the registry rest on a proposed place; {len(strange)} proposals without a label")


if __name__ == "__main__":
    main()
