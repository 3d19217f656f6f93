#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A page of staff, asked for by many at once who are signed in.

    Benchmarks/staff.py [--program .build/release/donghanh] [--page /inbox] [--clients 50] [--count 10000] [--database URL]

Wanted: p95 at most 30 ms at 50 clients. Each client keeps one connection and asks again as soon as it has its page, so the site is always busy; the
clients are coroutines of this one Python process, which takes its share of the machine.
"""
import argparse, asyncio, http.client, pathlib, re, shutil, subprocess, tempfile, time, urllib.parse

home = pathlib.Path(__file__).resolve().parent.parent


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", default=str(home / ".build/release/donghanh"))
    options.add_argument("--page", default="/inbox")
    options.add_argument("--clients", type=int, default=50)
    options.add_argument("--count", type=int, default=10_000)
    options.add_argument("--database")
    options = options.parse_args()
    folder = tempfile.mkdtemp()
    command = [options.program, "serve", "--data", folder, "--content", str(home / "Content"), "--port", "0", "--language", "en", "--pace", "unlimited"]
    site = subprocess.Popen(command + (["--database", options.database] if options.database else []), stderr=subprocess.PIPE, text=True)
    try:
        address, link = ready(site)
        cookies = [enter(address, link)]
        times = asyncio.run(ask(address, options, cookies))
    finally:
        site.terminate()
        site.wait(30)
        shutil.rmtree(folder, ignore_errors=True)
    times.sort()
    at = lambda share: 1000 * times[min(len(times) - 1, int(share * len(times)))]
    print(" ".join(command))
    print(f"{options.clients} clients, {len(times)} pages {options.page}")
    print(f"p50 {at(.5):.1f} ms   p95 {at(.95):.1f} ms   p99 {at(.99):.1f} ms   most {at(1):.1f} ms")


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


async def ask(address, options, cookies):
    host, port = address.rsplit(":", 1)
    times, left = [], options.count
    request = f"GET {options.page} HTTP/1.1\r\nHost: {address}\r\nCookie: {cookies[0]}\r\n\r\n".encode()

    async def client():
        nonlocal left
        reader, writer = await asyncio.open_connection(host, int(port))
        while left > 0:
            left -= 1
            began = time.monotonic()
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            if not head.startswith(b"HTTP/1.1 200"):
                raise SystemExit(head.decode())
            await reader.readexactly(int(re.search(rb"(?i)content-length: (\d+)", head)[1]))
            times.append(time.monotonic() - began)
        writer.close()

    began = time.monotonic()
    await asyncio.gather(*(client() for _ in range(options.clients)))
    print(f"{len(times) / (time.monotonic() - began):.0f} pages/s")
    return times


if __name__ == "__main__":
    main()
