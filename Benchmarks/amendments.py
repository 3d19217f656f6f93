#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How well changes of acts are read and carried out, and how fast the text of a day is made.

    Benchmarks/amendments.py FOLDER [--program PATH]

FOLDER holds a folder a set: base.txt, amending-1.txt …, consolidated.txt, as published. Prints for each set how many units of the text equal
those of the official consolidation, and the middle of fifty runs of making the text of the day.

`differences.tsv` names every unit that differs, with why: `base`, the consolidation differs from the act as published where no instruction reaches; `instruction`,
it does not say what the amending act says; `columns`, two columns of a form come in another order out of the two files; `ours`, we read it wrongly. What differs
and is not named there is printed, and ends the program with 1; docs/consolidations.md says more of each.
"""
import argparse
import json
import pathlib
import subprocess
import sys

parser = argparse.ArgumentParser()
parser.add_argument("folder", type=pathlib.Path)
parser.add_argument("--program", default=".build/release/donghanh")
options = parser.parse_args()

with open(pathlib.Path(__file__).with_name("differences.tsv"), encoding="utf-8") as file:
    causes = {(line[0], line[1]): line[2] for line in (row.rstrip("\n").split("\t") for row in file)}
found = []
print(f"{'set':40} {'read':>5} {'made':>5} {'units':>6} {'equal':>6} {'%':>7} {'ms':>7}")
units = equal = 0
slowest = 0.0
for folder in sorted(path for path in options.folder.iterdir() if (path / "base.txt").exists()):
    amending = sorted(str(path) for path in folder.glob("amending-*.txt"))
    run = subprocess.run(
        [options.program, "consolidate", str(folder / "base.txt"), *amending, "--against", str(folder / "consolidated.txt"), "--json"],
        capture_output=True, text=True,
    )
    if run.returncode != 0:
        sys.exit(f"{folder.name}: {run.stdout}{run.stderr}")
    outcome = json.loads(run.stdout)
    units += outcome["units"]
    equal += outcome["equal"]
    found += [(folder.name, one["path"]) for one in outcome["differences"]]
    slowest = max(slowest, outcome["milliseconds"])
    print(
        f"{folder.name:40} {outcome['proposed']:5} {len(outcome['applied']):5} {outcome['units']:6} {outcome['equal']:6} "
        f"{100 * outcome['share']:7.2f} {outcome['milliseconds']:7.2f}"
    )
print(f"{'all':40} {'':5} {'':5} {units:6} {equal:6} {100 * equal / max(units, 1):7.2f} {slowest:7.2f}")
counts = {cause: sum(causes.get(one) == cause for one in found) for cause in sorted(set(causes.values()))}
print(f"{len(found)} units differ: " + ", ".join(f"{count} {cause}" for cause, count in counts.items()))
unexplained = [one for one in found if one not in causes]
for one in unexplained:
    print("not explained:", *one)
sys.exit(1 if unexplained else 0)
