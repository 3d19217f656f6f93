#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How the registry grows: in a process, and over HTTP.

    Benchmarks/registry.py [--program .build/release/donghanh] [--gauge .build/release/Gauge] [--duties 1000 3000 10000] [--http]

Build first: swift build -c release --product donghanh; swift build -c release --product Gauge. The registry is made up; see Gauge/RegistryScale.swift.
"""

import argparse
import json
import pathlib
import random
import socket
import subprocess
import tempfile
import time
import urllib.request

HOME = pathlib.Path(__file__).resolve().parent.parent
PAGES = ["/registry", "/registry?page=7", "/registry?state=lapsing", "/registry?q=thuyen+chai", "/duties/B-77?place=T%E1%BB%89nh+B%E1%BB%8Ba+3", "/overview",
         "/movements", "/movements?day=2025-01-01", "/sunset", "/procedures", "/procedures?q=thuyen", "/procedures/P-77-0", "/reconciliation", "/reconciliation?list=cam-nang&page=7",
         "/calendar",
         "/handbook", "/handbook?q=thuyen+cho", "/handbook/sections/f5", "/handbook/sections/f5?page=4", "/handbook/entries/B-77", "/handbook/entries/B-77/card",
         "/handbook/editions", "/documents", "/about", "/"]


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--program", default=str(HOME / ".build/release/donghanh"))
    options.add_argument("--gauge", default=str(HOME / ".build/release/Gauge"))
    options.add_argument("--duties", type=int, nargs="+", default=[1_000, 3_000, 10_000])
    options.add_argument("--http", action="store_true")
    given = options.parse_args()
    for duties in given.duties:
        print(f"== {duties} duties", flush=True)
        print(subprocess.run([given.gauge, "registry", str(duties)], check=True, capture_output=True, text=True).stdout, end="", flush=True)
        if given.http:
            over_http(given, duties)


def over_http(given, duties):
    with tempfile.TemporaryDirectory(prefix="donghanh-registry-") as folder:
        dump = f"{folder}/dump.json"
        with open(dump, "w") as file:
            subprocess.run([given.gauge, "registry-dump", str(duties)], check=True, stdout=file)
        start = time.monotonic()
        subprocess.run([given.program, "restore", dump, "--data", folder, "--json"], check=True, stdout=subprocess.DEVNULL)
        tell("restore", (time.monotonic() - start) * 1_000)
        port = free_port()
        site = subprocess.Popen([given.program, "serve", "--port", str(port), "--data", folder, "--pace", "unlimited"], stdout=subprocess.DEVNULL,
                                stderr=subprocess.DEVNULL)
        try:
            wait(port)
            chance = random.Random(5)
            tell("competence over HTTP p95", p95(
                port, [f"/api/v1/competence?duty=B-{chance.randrange(duties)}&place=T%E1%BB%89nh+B%E1%BB%8Ba+{chance.randrange(34)}" for _ in range(500)]))
            for page in PAGES:
                # What is reckoned over the whole registry is kept after the first reader.
                tell(f"{page}, first", p95(port, [page]))
                tell(f"{page}, p95 of 20 more", p95(port, [page] * 20))
        finally:
            site.terminate()
            site.wait()


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def p95(port, addresses):
    times = []
    for address in addresses:
        start = time.monotonic()
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{address}", timeout=120) as reply:
            reply.read()
        times.append((time.monotonic() - start) * 1_000)
    return sorted(times)[int(len(times) * 0.95)]


def wait(port):
    for _ in range(600):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v1/health", timeout=5).read()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the site did not start")


def tell(what, milliseconds):
    print(json.dumps({"what": what, "milliseconds": round(milliseconds, 2)}), flush=True)


if __name__ == "__main__":
    main()
