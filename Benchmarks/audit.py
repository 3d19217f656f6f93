#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The audit log: durable rows a second, a check of a million rows, and the decision of a right.

    Benchmarks/audit.py [--program .build/release/donghanh] [--gauge .build/release/Gauge] [--rows 1000000] [--append 20000] [--folder FOLDER]

Wanted: 1,000 durable rows a second on SQLite, and on PostgreSQL with two nodes; a million rows checked within 10 s; a right within 5 µs.
Build first: swift build -c release --product donghanh; swift build -c release --product Gauge. PostgreSQL 15 is started for the run and stopped.
The disk of FOLDER decides how soon a row is durable.
"""
import argparse, json, os, pathlib, resource, subprocess, tempfile, time

home = pathlib.Path(__file__).resolve().parent.parent


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", default=str(home / ".build/release/donghanh"))
    options.add_argument("--gauge", default=str(home / ".build/release/Gauge"))
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--append", type=int, default=20_000)
    options.add_argument("--folder")
    options = options.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        # PostgreSQL, which never runs as root, keeps its files in there.
        os.chmod(folder, 0o755)
        print(f"fdatasync         {flushes(folder):8.0f} /s on this disk, one after the other")
        print(f"right             {gauge(options, 'right', 1_000_000)['microseconds_each']:8.3f} µs each")
        append(options, "SQLite, 1 node", [f"sqlite:{folder}/append.db"])
        append(options, "SQLite, 2 nodes", [f"sqlite:{folder}/two.db"] * 2)
        check(options, "SQLite", f"sqlite:{folder}/check.db", folder)
        cluster = f"{folder}/cluster"
        url = subprocess.run([home / "Tests/throwaway-postgres", "start", cluster], check=True, capture_output=True, text=True).stdout.strip()
        try:
            append(options, "PostgreSQL, 2 nodes", [database(url, "two")] * 2)
            check(options, "PostgreSQL", database(url, "check"), folder)
        finally:
            subprocess.run([home / "Tests/throwaway-postgres", "stop", cluster], check=False)


def database(url, name):
    subprocess.run(["psql", "--quiet", "--command", f"CREATE DATABASE bench_{name}", url], check=True)
    return url.rsplit("/", 1)[0] + f"/bench_{name}"


def flushes(folder):
    path, count, start = f"{folder}/flush", 0, time.monotonic()
    file = os.open(path, os.O_CREAT | os.O_RDWR)
    while time.monotonic() - start < 1:
        os.pwrite(file, b"x" * 4096, count * 4096)
        os.fdatasync(file)
        count += 1
    os.close(file)
    os.unlink(path)
    return count / (time.monotonic() - start)


def gauge(options, *arguments):
    return json.loads(subprocess.run([options.gauge, *map(str, arguments)], check=True, capture_output=True, text=True).stdout)


def append(options, name, urls):
    """Each row in a transaction of its own, by 16 writers a node."""
    subprocess.run([options.gauge, "append", urls[0], "16", "16"], check=True, capture_output=True)
    start = time.monotonic()
    nodes = [subprocess.Popen([options.gauge, "append", url, str(options.append // len(urls)), "16"], stdout=subprocess.DEVNULL) for url in urls]
    if any(node.wait() for node in nodes):
        raise SystemExit("a node failed")
    print(f"append, {name:19}{options.append / (time.monotonic() - start):8.0f} durable rows/s")


def check(options, name, url, folder):
    filled = gauge(options, "append", url, options.rows, 4, 1_000)
    start = time.monotonic()
    told = subprocess.run([options.program, "audit", "verify", "--json", "--data", f"{folder}/data", "--database", url], capture_output=True, text=True)
    seconds, verdict = time.monotonic() - start, json.loads(told.stdout)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    print(f"verify, {name:19}{seconds:8.2f} s for {verdict['rows']:,} rows, whole: {verdict['whole']}, at most {memory:.0f} MB (filled in {filled['seconds']:.0f} s)")


if __name__ == "__main__":
    main()
