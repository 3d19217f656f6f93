# SPDX-License-Identifier: Apache-2.0
"""Many clients of one site at once, each asking again as soon as it has its answer. One thread for all of them, so that the asking takes little of
the machine that it measures."""

import heapq
import itertools
import json
import re
import selectors
import socket
import time


class Client:
    """One connection that stays open, as a browser's does."""

    def __init__(self, address):
        host, port = address.rsplit(":", 1)
        self.socket = socket.create_connection((host, int(port)), timeout=60)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.received = b""
        self.began = 0.0

    def send(self, request):
        self.received = b""
        self.began = time.monotonic()
        self.socket.sendall(request)

    def take(self):
        """The whole response once all of it is here; ``None`` until then."""
        more = self.socket.recv(1 << 20)
        if not more:
            raise ConnectionError("the site closed the connection")
        self.received += more
        end = self.received.find(b"\r\n\r\n")
        if end < 0:
            return None
        length = int(re.search(rb"(?i)content-length: (\d+)", self.received[:end])[1])
        return self.received if len(self.received) >= end + 4 + length else None

    def ask(self, request):
        self.send(request)
        while (response := self.take()) is None:
            pass
        return response


def run(address, requests, clients, check, pause=0):
    """Sends every request, ``clients`` at a time, each of which asks again ``pause`` seconds after its answer.

    ``check`` looks at each response and raises where it is not what was wanted. Gives back the seconds that each answer took, what failed, and how
    many seconds all took.
    """
    requests = iter(requests)
    times, failures = [], []
    selector = selectors.DefaultSelector()

    resting, order = [], itertools.count()

    def go_on(client):
        request = next(requests, None)
        if request is None:
            selector.unregister(client.socket)
        else:
            client.send(request)

    def begin():
        client = Client(address)
        selector.register(client.socket, selectors.EVENT_READ, client)
        return client

    def rest(client, seconds):
        heapq.heappush(resting, (time.monotonic() + seconds, next(order), client))

    started = time.monotonic()
    for number in range(clients):
        rest(begin(), pause * number / clients)
    while selector.get_map():
        while resting and resting[0][0] <= time.monotonic():
            go_on(heapq.heappop(resting)[2])
        if not selector.get_map():
            break
        for key, _ in selector.select(resting[0][0] - time.monotonic() if resting else None):
            client = key.data
            try:
                response = client.take()
                if response is None:
                    continue
                took = time.monotonic() - client.began
                check(response)
                times.append(took)
            except Exception as failure:
                failures.append(failure)
                selector.unregister(client.socket)
                client = begin()
            rest(client, pause)
    return times, failures, time.monotonic() - started


def text(line):
    return json.loads(line)["text"] if line.startswith("{") else line.strip()


def memory(process, field):
    """Megabytes."""
    with open(f"/proc/{process}/status") as status:
        return int(re.search(rf"{field}:\s+(\d+) kB", status.read())[1]) / 1000


def summary(times, seconds, unit):
    times = sorted(times)
    at = lambda share: 1000 * times[min(len(times) - 1, int(share * len(times)))]
    return f"p50 {at(.5):.1f} ms   p95 {at(.95):.1f} ms   p99 {at(.99):.1f} ms   most {at(1):.1f} ms   {len(times) / seconds:.0f} {unit}/s"
