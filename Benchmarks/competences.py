#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How well the powers that acts give, and the procedures that they change, are read: precision and recall by places labelled by eye.

    Benchmarks/competences.py FILES [--program .build/release/donghanh] [--data FOLDER] [--content Content]

FILES is a folder of acts as text (NAME-NUMBER-….txt), or an archive of it. `competences.tsv` holds a place a line: the act's number, the eId of the unit,
and the level of the authority to which it gives a power, or "-" for a unit that gives none though it speaks of powers and of local authorities. It holds no
word of the acts. `handling.tsv` holds in the same way where an act drops a procedure or handles it otherwise, with what it speaks of first; only the annexes
and articles that it names are looked at. Acts of which the labels were made from their text, before anybody had seen what the reader finds there, are told apart.
With a registry at hand it also tells which of its rows and changes that rest on Resolution 20/2026/NQ-CP are proposed.
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

import yaml

LABELS = os.path.join(os.path.dirname(__file__), "competences.tsv")
HANDLING = os.path.join(os.path.dirname(__file__), "handling.tsv")
# Labelled from the text alone.
BLIND = {"21/2026/NQ-CP", "22/2026/NQ-CP", "24/2026/NQ-CP"}
OWN = "20/2026/NQ-CP"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files")
    parser.add_argument("--program", default=".build/release/donghanh")
    parser.add_argument("--data")
    parser.add_argument("--content", default="Content")
    given = parser.parse_args()
    labels, handling = table(LABELS), table(HANDLING)
    with tempfile.TemporaryDirectory() as scratch:
        acts = {number: find(given.files, number, scratch) for number in sorted({number for number, _ in [*labels, *handling]})}
        for number in [number for number, file in acts.items() if not file]:
            print(f"missing: {number}")
        order = shlex.split(given.program) + ["proposals", "--json", "--data", given.data or os.path.join(scratch, "data"), "--content", given.content]
        ending = subprocess.run(order + [file for file in acts.values() if file], capture_output=True, text=True)
        if ending.returncode:
            sys.exit(ending.stderr)
        read = json.loads(ending.stdout)
    for name, chosen in [("labelled blind", lambda number: number in BLIND), ("others", lambda number: number not in BLIND)]:
        acts = [act for act in read if chosen(act["document"]["number"])]
        print(f"== {name}: powers")
        measure(labels, acts, [line for act in acts for line in act["proposals"] if not line["proposal"].get("change")], lambda one: one["level"])
        print(f"== {name}: procedures")
        places = {(number, path.split("__")[0]) for number, path in handling}
        changes = [line for act in acts for line in act["proposals"] if line["proposal"].get("change")]
        changes = [line for line in changes if (place(line)[0], place(line)[1].split("__")[0]) in places]
        measure(handling, acts, changes, lambda one: one["change"]["parts"][0]["kind"] if one["change"]["parts"] else None)
    held(read, given.content)


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


def table(path):
    with open(path, encoding="utf-8") as file:
        return {(number, place): label for number, place, label in (line.rstrip("\n").split("\t") for line in file)}


def place(line):
    return line["proposal"]["basis"]["number"], line["proposal"]["basis"]["path"]


def measure(labels, acts, lines, label):
    seen = {act["document"]["number"] for act in acts}
    found = {place(line): label(line["proposal"]) for line in lines}
    wanted = {place: level for place, level in labels.items() if place[0] in seen and level != "-"}
    right = [place for place in found if place in wanted]
    print(f"{len([p for p in labels if p[0] in seen])} places labelled, {len(wanted)} to be found; {len(found)} proposals")
    print(f"precision {len(right) / max(1, len(found)):.3f}, recall {len(right) / max(1, len(wanted)):.3f}, "
          f"label right {sum(found[p] == wanted[p] for p in right)} of {len(right)}")
    for one in sorted(set(found) - set(wanted)):
        print("none such:" if one in labels else "not labelled:", *one)
    for one in sorted(set(wanted) - set(found)):
        print("missed:", *one)


def held(read, content):
    """What the registry holds from the Ministry's own resolution, and which of it is proposed by its place."""
    act = next((act for act in read if act["document"]["number"] == OWN), None)
    if not act:
        return
    proposed = {row for line in act["proposals"] for row in line["rows"]} | {change for line in act["proposals"] for change in line["changes"]}
    rows, changes = [], []
    for name in sorted(os.listdir(os.path.join(content, "duties"))):
        with open(os.path.join(content, "duties", name), encoding="utf-8") as file:
            for duty in yaml.safe_load(file)["duties"]:
                for number, competence in enumerate(duty["competences"]):
                    if (competence.get("basis") or {}).get("document") == OWN:
                        rows.append(f"{duty['id']}/{chr(ord('a') + number)}")
    with open(os.path.join(content, "changes.yaml"), encoding="utf-8") as file:
        changes = [change["id"] for change in yaml.safe_load(file)["changes"] if change["document"] == OWN]
    print(f"== {OWN}: {sum(row in proposed for row in rows)} of {len(rows)} rows and {sum(change in proposed for change in changes)} of "
          f"{len(changes)} changes of the registry are proposed")
    for one in rows + changes:
        if one not in proposed:
            print("not proposed:", one)


if __name__ == "__main__":
    main()
