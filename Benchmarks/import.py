#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Time and peak memory of taking in one edition and indexing it, into a new data folder.

    Benchmarks/import.py EDITION.tar.gz [--program .build/release/donghanh] [--data FOLDER] [--database URL]

Wanted on two cores: at most 150 s and 1.2 GB for 62,000 to 70,000 articles.
"""

import argparse
import json
import os
import shlex
import subprocess
import tempfile
import time


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("edition")
    parser.add_argument("--program", default=os.path.join(os.path.dirname(__file__), "../.build/release/donghanh"))
    parser.add_argument("--data", help="kept afterwards; without it a folder that is removed")
    parser.add_argument("--database")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="donghanh-import-") as folder:
        command = [wanted.program, "import", wanted.edition, "--json", "--data", wanted.data or folder]
        if wanted.database:
            command += ["--database", wanted.database]
        print("$", shlex.join(command))
        started = time.monotonic()
        process = subprocess.Popen(command, stdout=subprocess.PIPE)
        summary = json.loads(process.stdout.read())
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - started
    if status:
        raise SystemExit(f"ended with {os.waitstatus_to_exitcode(status)}: {summary}")
    report, index = summary["imports"][0]["report"], summary["index"]
    if report is None:
        raise SystemExit(f"imported before; found out in {seconds:.1f} s")
    for name in ("parts", "documents", "provisions", "added", "changed", "dropped", "unchanged", "faults"):
        print(f"{name:12} {report[name]:>10,}")
    print(f"text kept    {100 * report['keptBytes'] / report['textBytes']:>10.2f} %")
    print(f"index        {index['seconds']:>10.1f} s of")
    print(f"in all       {seconds:>10.1f} s")
    print(f"peak memory  {usage.ru_maxrss / 1e6:>10.2f} GB")
    print(f"processor    {usage.ru_utime + usage.ru_stime:>10.1f} s")


if __name__ == "__main__":
    main()
