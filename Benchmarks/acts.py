#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How fast acts as published are read, the structure of a code of 500 articles is found, and the text of a day is made.

    Benchmarks/acts.py FILE… [--program PATH]

The code is put together from articles of the files, counted anew. Prints what was measured beside what is wanted.
"""
import argparse
import json
import subprocess
import sys

parser = argparse.ArgumentParser()
parser.add_argument("files", nargs="+")
parser.add_argument("--program", default=".build/release/Gauge")
options = parser.parse_args()

run = subprocess.run([options.program, "acts", *options.files], capture_output=True, text=True)
if run.returncode != 0:
    sys.exit(run.stdout + run.stderr)
found = {line["what"]: line for line in map(json.loads, run.stdout.splitlines())}


def show(name, key, wanted, unit="ms"):
    seconds = found[key]["seconds"]
    measured = seconds if unit == "s" else seconds * 1000
    print(f"{name:58} {measured:10.2f} {unit:2}   wanted {wanted}")


code, days = found["code"], found["days"]
show(f"structure of a code of {code['articles']} articles, {code['bytes'] / 1e6:.2f} MB, middle of 20", "structure-middle", "<= 200")
show("the same, slowest", "structure-slowest", "<= 200")
show(f"{found['read']['count']} files read ({found['slowest']['acts']} acts)", "read", "<= 30", "s")
show(f"slowest file: {found['slowest']['file'][:40]}", "read-slowest", "-", "s")
show(f"text of a day, {days['acts']} acts ({days['changed']} changed), middle", "day-middle", "<= 10")
show("the same, slowest", "day-slowest", "<= 10")
tried = found["changes-of-the-code"]
show(f"text of a day of the code, {tried['applied']} of {tried['tried']} changes applied", "day-of-the-code", "<= 10")
