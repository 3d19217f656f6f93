#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A page of staff, asked for by many at once who are signed in.

    Benchmarks/staff.py [--program .build/release/donghanh] [--page /inbox] [--clients 50] [--count 10000] [--pause 0] [--database URL]

Wanted: p95 at most 30 ms at 50 clients. Each client keeps one connection; without a pause the site is always busy.
"""
import argparse, http.client, itertools, pathlib, re, shutil, subprocess, tempfile, urllib.parse

import load

home = pathlib.Path(__file__).resolve().parent.parent


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", default=str(home / ".build/release/donghanh"))
    options.add_argument("--page", default="/inbox")
    options.add_argument("--clients", type=int, default=50)
    options.add_argument("--count", type=int, default=10_000)
    options.add_argument("--pause", type=float, default=0, help="seconds in which somebody reads a page before asking for the next")
    options.add_argument("--database")
    options = options.parse_args()
    folder = tempfile.mkdtemp()
    command = [options.program, "serve", "--data", folder, "--content", str(home / "Content"), "--port", "0", "--language", "en", "--pace", "unlimited"]
    site = subprocess.Popen(command + (["--database", options.database] if options.database else []), stderr=subprocess.PIPE, text=True)
    try:
        address, link = ready(site)
        page = f"GET {options.page} HTTP/1.1\r\nHost: {address}\r\nCookie: {enter(address, link)}\r\n\r\n".encode()
        times, failures, seconds = load.run(address, itertools.repeat(page, options.count), options.clients, check, options.pause)
    finally:
        site.terminate()
        site.wait(30)
        shutil.rmtree(folder, ignore_errors=True)
    print(" ".join(command))
    print(f"{options.clients} clients, each resting {options.pause:g} s, {len(times)} pages {options.page}, {len(failures)} failed")
    print(load.summary(times, seconds, "pages"))


def ready(site):
    address = None
    for line in site.stderr:
        found = re.search(r"is ready: http://(\S+)", line)
        address = found[1] if found else address
        if "First administrator" in line:
            return address, re.search(r"/welcome/(\S+)", line)[1]
    raise SystemExit("the site did not start")


def enter(address, secret):
    """Takes up the first invitation, and gives back the cookie of the session."""
    connection = http.client.HTTPConnection(address)
    form = {"secret": secret, "name": "Người Đo", "email": "do@example.org", "password": "ba con vịt bơi qua sông rộng"}
    connection.request("POST", "/welcome", urllib.parse.urlencode(form), {"Content-Type": "application/x-www-form-urlencoded"})
    response = connection.getresponse()
    response.read()
    if response.status != 303:
        raise SystemExit(f"not let in: {response.status}")
    return next(one.split(";")[0] for one in response.headers.get_all("Set-Cookie") if one.startswith("session="))


def check(response):
    if not response.startswith(b"HTTP/1.1 200"):
        raise RuntimeError(response[:200].decode(errors="replace"))


if __name__ == "__main__":
    main()
