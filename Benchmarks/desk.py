#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A whole site under the load of a working day, over a desk of many years; killed now and then if wanted.

    Benchmarks/desk.py DATA QUESTIONS [--tickets 200000] [--open 3000] [--staff 500] [--askers 2000] [--seconds 600] [--kill 0]
        [--staff-rest 10] [--asker-rest 60] [--database URL]

DATA: a data folder of its own without people, with an edition of the codification. QUESTIONS: a JSON object with "text" a line, or plain lines.
The folder is filled with people and tickets first (`Gauge tickets`), by the doors that a site uses; a second run over it finds them there. Then so many people who are signed in and so many askers
each look at pages, write and rest: staff 10 s between two pages, askers a minute, on the average. Every person of staff keeps a stream of news open, as
an open page does. With --kill N the site is killed (SIGKILL) every N seconds and started again. Whatever was acknowledged (a question that went to a
person, a ticket taken and answered, a note) is looked for at the end, at the site. Wanted: p95 of each page at most 150 ms, no error, nothing lost.
"""

import argparse, collections, heapq, http.client, itertools, json, os, random, re, selectors, shlex, signal, socket, subprocess, threading, time
import urllib.parse

import knowledge, load, staff

HERE = os.path.dirname(os.path.abspath(__file__))
FORM = "application/x-www-form-urlencoded"


class Request:
    """What somebody asks for, and under which name its time is told; ``None`` for a name: not timed."""

    def __init__(self, name, path, form=None, cookie=""):
        self.name = name
        body = urllib.parse.urlencode(form).encode() if form is not None else b""
        head = f"{'GET' if form is None else 'POST'} {path} HTTP/1.1\r\nHost: localhost\r\n"
        head += f"Cookie: {cookie}\r\n" if cookie else ""
        head += f"Content-Type: {FORM}\r\nContent-Length: {len(body)}\r\n" if form is not None else ""
        self.bytes = head.encode() + b"\r\n" + body


class Reply:
    def __init__(self, received):
        head, _, self.body = received.partition(b"\r\n\r\n")
        self.status = int(head[9:12])
        found = re.search(rb"(?i)\r\nlocation: ([^\r]+)", head)
        self.location = found[1].decode() if found else ""

    def find(self, pattern):
        found = re.search(pattern, self.body)
        return found[1].decode() if found else None


class Load:
    """Everybody at once, in one thread. A person is a generator: he yields a number of seconds to rest, or a request, and is given the reply;
    ``None`` where the site was gone."""

    def __init__(self, address, until):
        self.host, self.port = address.rsplit(":", 1)
        self.until, self.selector, self.order, self.due = until, selectors.DefaultSelector(), itertools.count(), []
        self.times, self.moments, self.failures, self.gone = collections.defaultdict(list), [], [], 0
        self.sockets, self.asked, self.streams = {}, {}, 0
        self.began = time.monotonic()

    def add(self, person, seconds):
        heapq.heappush(self.due, (time.monotonic() + seconds, next(self.order), person, None))

    def run(self):
        while time.monotonic() < self.until or self.asked:
            now = time.monotonic()
            if now > self.until + 30:
                break
            while self.due and self.due[0][0] <= now:
                _, _, person, reply = heapq.heappop(self.due)
                self.go_on(person, reply)
            wait = max(0, min(1, self.due[0][0] - now)) if self.due else 1
            for key, _ in self.selector.select(wait):
                key.data(key.fileobj)

    def go_on(self, person, reply):
        if time.monotonic() >= self.until:
            return
        wanted = person.send(reply)
        if isinstance(wanted, Request):
            self.ask(person, wanted)
        else:
            heapq.heappush(self.due, (time.monotonic() + wanted, next(self.order), person, None))

    def ask(self, person, request):
        self.asked[person] = [request, time.monotonic(), b""]
        try:
            connection = self.sockets.get(person)
            if not connection:
                connection = self.connect(lambda found: self.take(person, found))
                self.sockets[person] = connection
            connection.sendall(request.bytes)
        except OSError:
            self.lose(person)

    def connect(self, taking):
        connection = socket.create_connection((self.host, int(self.port)), timeout=30)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.selector.register(connection, selectors.EVENT_READ, taking)
        return connection

    def take(self, person, connection):
        try:
            more = connection.recv(1 << 20)
        except OSError:
            more = b""
        asked = self.asked.get(person)
        if not more:
            return self.lose(person) if asked else self.drop(person)
        if not asked:
            return self.drop(person)
        asked[2] += more
        end = asked[2].find(b"\r\n\r\n")
        if end < 0:
            return
        length = re.search(rb"(?i)\r\ncontent-length: (\d+)", asked[2][: end + 2])
        if len(asked[2]) < end + 4 + (int(length[1]) if length else 0):
            return
        request, began, received = self.asked.pop(person)
        reply = Reply(received)
        if request.name:
            now = time.monotonic()
            self.times[request.name].append(now - began)
            self.moments.append((now, now - began))
        if reply.status >= 400:
            self.failures.append((request.bytes.split(b"\r\n")[0].decode(), reply.status, reply.find(rb'role="alert"[^>]*>([^<]+)')))
        self.go_on(person, reply)

    def drop(self, person):
        connection = self.sockets.pop(person, None)
        if connection:
            self.selector.unregister(connection)
            connection.close()

    def lose(self, person):
        """The connection ended under a request: asked again after a second where nothing came of it."""
        self.drop(person)
        if self.asked.pop(person, None):
            self.gone += 1
            heapq.heappush(self.due, (time.monotonic() + 1, next(self.order), person, None))

    def listen(self, path, cookie):
        """A stream of news, opened anew whenever it ends, as a browser does."""
        def hear(connection):
            try:
                more = connection.recv(1 << 16)
            except OSError:
                more = b""
            if not more:
                self.selector.unregister(connection)
                connection.close()
                self.add(listener(), 2 + random.random())

        def listener():
            while True:
                try:
                    self.connect(hear).sendall(Request(None, path, cookie=cookie).bytes)
                    self.streams += 1
                    # From here on `hear` says when another is needed.
                    yield float("inf")
                except OSError:
                    yield 2 + random.random()

        self.add(listener(), 20 * random.random())


class Kept:
    """What the site has acknowledged, and where it must be read again."""

    def __init__(self):
        self.questions, self.words = [], []


def rest(seconds):
    return random.expovariate(1 / seconds)


def clerk(cookie, token, kept, pages, number, pause):
    """Somebody of staff."""
    written = itertools.count()
    tickets = []
    while True:
        yield rest(pause)
        if random.random() < 0.12:
            taken = yield Request("POST /desk/next", "/desk/next", [("form", token)], cookie)
            if not taken or taken.status != 303 or "next=none" in taken.location:
                continue
            page = taken.location.split("?")[0]
            shown = yield Request("/desk/{id}", page, cookie=cookie)
            if not shown or shown.status != 200:
                continue
            yield rest(3)
            words = f"Câu trả lời bịa {number}.{next(written)}, để đo."
            revision = shown.find(rb'name="revision" value="(\d+)"')
            form = [("form", token), ("revision", revision or "1"), ("text", words)]
            answered = yield Request("POST /desk/{id}/answer", page + "/answer", form, cookie)
            if answered and answered.status == 303:
                kept.words.append((page, words))
        elif tickets and random.random() < 0.25:
            yield Request("/desk/{id}", random.choice(tickets), cookie=cookie)
        else:
            name, path = pages()
            shown = yield Request(name, path, cookie=cookie)
            if shown and path.startswith("/desk?"):
                tickets = [one.decode() for one in re.findall(rb'<td[^>]*><a href="(/desk/[^"?]+)', shown.body)] or tickets


def asker(kept, questions, pages, pause):
    """Somebody without an account."""
    links = []
    while True:
        yield rest(pause)
        chance = random.random()
        if chance < 0.5:
            form = [("question", random.choice(questions)), ("on", "2026-01-15")] + ([("person", "1")] if chance < 0.04 else [])
            asked = yield Request("POST /questions", "/questions", form)
            if not asked or asked.status != 303:
                continue
            page = asked.location.split("?")[0]
            if chance < 0.04:
                kept.questions.append(page)
            answer = yield Request("/answers/{id}", page)
            link = answer.find(rb'href="(/tickets/[^"?]+)') if answer else None
            if link:
                links.append(link)
        elif links and chance < 0.65:
            yield Request("/tickets/{secret}", random.choice(links))
        else:
            yield Request(*pages())


def one_of(weighted):
    names, weights = zip(*[((name, path), weight) for name, path, weight in weighted])
    return lambda: random.choices(names, weights)[0]


def pages_of_staff(words, is_legal):
    pages = [
        ("/desk", "/desk?list=open", 20), ("/desk?list=mine", "/desk?list=mine", 8), ("/desk?list=done", "/desk?list=done", 6),
        ("/desk?list=called", "/desk?list=called", 3), ("/desk?list=call", "/desk?list=call", 3), ("/desk?page=5", "/desk?list=open&page=5", 3),
        ("/desk?list=done&page=50", "/desk?list=done&page=50", 2), ("/inbox", "/inbox", 6), ("/calls", "/calls", 4), ("/rota", "/rota", 4),
        ("/saved-replies", "/saved-replies", 2), ("/registry", "/registry", 4), ("/handbook", "/handbook", 2), ("/overview", "/overview", 2),
        ("/procedures", "/procedures", 2), ("/away", "/away", 1),
    ]
    if is_legal:
        pages += [
            ("/knowledge", "/knowledge", 2), ("/changes", "/changes", 2), ("/verification", "/verification", 2), ("/checks", "/checks", 1),
            ("/impact", "/impact", 2), ("/practice", "/practice", 2), ("/progress", "/progress", 2), ("/quality", "/quality", 1), ("/reviews", "/reviews", 1),
        ]
    return one_of(pages + [("/search", f"/search?q={word}", 1) for word in words])


def pages_of_askers(words):
    return one_of(
        [("/", "/", 4), ("/registry", "/registry", 3), ("/handbook", "/handbook", 3), ("/procedures", "/procedures", 2), ("/overview", "/overview", 1)]
        + [("/search", f"/search?q={word}", 1) for word in words])


class Site:
    """The program, killed and started as wanted."""

    def __init__(self, command):
        self.command, self.process, self.kills, self.lock = command, None, 0, threading.Lock()

    def start(self, first=False):
        with self.lock:
            self.process = subprocess.Popen(self.command, stderr=subprocess.PIPE, text=True)
            if first:
                found = staff.ready(self.process)
            else:
                found = next(m[1] for m in (re.search(r"is ready: http://(\S+)", line) for line in self.process.stderr) if m)
            threading.Thread(target=self.process.stderr.read, daemon=True).start()
            return found

    def kill(self):
        self.process.kill()
        self.kills += 1
        self.process.wait()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def enrol(root, count):
    """Experts of all units, lawyers, operators: cookie and token of each."""
    units = re.findall(r'<option value="([^"]+)"', re.search(r'<select name="unit">.*?</select>', root.get("/people"), re.S)[0])
    people = []
    for number in range(count):
        role = ("legal", "operator", "expert", "expert", "expert")[number % 5]
        unit = units[number % len(units)] if role == "expert" else ""
        form = [("role", role), ("unit", unit), ("where", ""), ("until", ""), ("email", f"nguoi{number}@example.org")]
        secret = re.search(r"/welcome/([^<\"?\s]+)", root.post("/people/invitations", form, 200))[1]
        connection = http.client.HTTPConnection(root.address, timeout=60)
        form = {"secret": secret, "name": f"Người Đo {number}", "email": f"nguoi{number}@example.org", "password": knowledge.PHRASE}
        connection.request("POST", "/welcome", urllib.parse.urlencode(form), {"Content-Type": FORM})
        response = connection.getresponse()
        response.read()
        cookie = next(one.split(";")[0] for one in response.headers.get_all("Set-Cookie") if one.startswith("session="))
        people.append((role, knowledge.Worker(root.address, cookie)))
    return people


def prepared(running, address, wanted):
    """People and tickets in the folder: role, and who is signed in."""
    note = os.path.join(wanted.data, "load-people.json")
    if os.path.exists(note):
        return [(role, knowledge.Worker(address, cookie, token)) for role, cookie, token in json.load(open(note))]
    _, link = running.start(first=True)
    began = time.monotonic()
    people = enrol(knowledge.Worker(address, staff.enter(address, link)), wanted.staff)
    print(f"{len(people)} people let in, {time.monotonic() - began:.0f} s", flush=True)
    running.stop()
    url = wanted.database or "sqlite:" + os.path.abspath(os.path.join(wanted.data, "donghanh.db"))
    subprocess.run([wanted.gauge, "tickets", url, wanted.questions, str(wanted.tickets), str(wanted.open)], check=True)
    with open(note, "w") as file:
        json.dump([(role, worker.cookie, worker.token) for role, worker in people], file)
    return people


def lost(kept, reader):
    """What was acknowledged and is not there: pages as their readers get them."""
    gone = [page for page in kept.questions if "/tickets/" not in reader.get(page)]
    return gone + [(page, words) for page, words in kept.words if words not in reader.get(page)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("questions")
    parser.add_argument("--program", default=os.path.join(HERE, "../.build/release/donghanh"))
    parser.add_argument("--gauge", default=os.path.join(HERE, "../.build/release/Gauge"))
    parser.add_argument("--database")
    for name, usual in (("tickets", 200_000), ("open", 3_000), ("staff", 500), ("askers", 2_000), ("seconds", 600), ("kill", 0), ("staff-rest", 10), ("asker-rest", 60)):
        parser.add_argument("--" + name, type=int, default=usual)
    wanted = parser.parse_args()
    random.seed(1)
    questions = [load.text(line)[:400] for line in open(wanted.questions, encoding="utf-8") if line.strip()]
    words = [urllib.parse.quote(" ".join(question.split()[:4])) for question in questions[:40]]
    port = free_port()
    command = [wanted.program, "serve", "--port", str(port), "--language", "en", "--pace", "unlimited", "--data", wanted.data]
    command += ["--content", os.path.join(HERE, "../Content")]
    command += ["--database", wanted.database] if wanted.database else []
    running = Site(command)
    print("$", shlex.join(command), flush=True)
    address = f"127.0.0.1:{port}"
    people = prepared(running, address, wanted)
    running.start()

    kept, day = Kept(), Load(address, time.monotonic() + wanted.seconds)
    for number, (role, worker) in enumerate(people):
        day.add(clerk(worker.cookie, worker.token, kept, pages_of_staff(words, role == "legal"), number, wanted.staff_rest), 0)
        day.listen("/desk/events", worker.cookie)
    pages = pages_of_askers(words)
    for _ in range(wanted.askers):
        day.add(asker(kept, questions, pages, wanted.asker_rest), 0)
    if wanted.kill:
        threading.Thread(target=kill_often, args=(running, wanted.kill, day.until), daemon=True).start()
    began = time.monotonic()
    day.run()
    seconds = time.monotonic() - began
    running.lock.acquire()
    print(f"resident {load.memory(running.process.pid, 'VmRSS'):.0f} MB (peak {load.memory(running.process.pid, 'VmHWM'):.0f}), {running.kills} kills")
    running.lock.release()
    tell(day, seconds, wanted)
    reader = next(worker for role, worker in people if role == "legal")
    missing = lost(kept, reader)
    print(f"acknowledged: {len(kept.questions)} questions to a person, {len(kept.words)} answers; lost: {len(missing)} {missing[:3] or ''}")
    running.stop()


def kill_often(running, seconds, until):
    while time.monotonic() + seconds < until:
        time.sleep(seconds)
        running.kill()
        running.start()


def tell(load, seconds, wanted):
    every = sorted(itertools.chain.from_iterable(load.times.values()))
    at = lambda times, share: 1000 * times[min(len(times) - 1, int(share * len(times)))]
    print(f"{wanted.staff} of staff and {wanted.askers} askers for {seconds:.0f} s: {len(every)} pages, {len(every) / seconds:.0f} a second, {load.streams} streams")
    print(f"{'':32}{'count':>8}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}{'most':>9}")
    for name, times in [("all", every)] + sorted((name, sorted(times)) for name, times in load.times.items()):
        print(f"{name:32}{len(times):>8}{at(times, .5):>9.1f}{at(times, .95):>9.1f}{at(times, .99):>9.1f}{at(times, 1):>9.1f}")
    for minute in range(round(seconds / 60)):
        times = sorted(took for ended, took in load.moments if minute * 60 <= ended - load.began < minute * 60 + 60)
        told = "".join(f"{at(times, share):>9.1f}" for share in (.5, .95, .99, 1)) if times else f"{'–':>9}" * 4
        print(f"minute {minute + 1:<25}{len(times):>8}{told}")
    print(f"{len(load.failures)} failed, {load.gone} found the site gone")
    for what, count in collections.Counter(map(str, load.failures)).most_common(5):
        print("   ", count, what)


if __name__ == "__main__":
    main()
