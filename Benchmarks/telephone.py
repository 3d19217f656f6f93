#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How long a call takes at the telephone: from its ringing to what is kept, by keyboard, at the speed of whoever types.

    Benchmarks/telephone.py [--program .build/release/donghanh] [--letters 5] [--read 10]

A real browser over the real site on a data folder of its own. The operator types the number, the name and the question letter by letter, so many a second, goes from field to field by Tab, a third of a
second each, and waits until the page shows who calls and what there is to say; then one call is answered at once in words of his own, the other becomes a ticket. Each is told in seconds, with how much
of it was typing. Wanted: under a minute. Reading what the page shows and speaking take time that no program measures: --read adds so many seconds to each call (10).
"""

import argparse, importlib.util, pathlib, re, shutil, subprocess, sys, tempfile, threading, time

import knowledge, staff

home = pathlib.Path(__file__).resolve().parent.parent
# Whatever presses keys is with the tests; its `staff` bears the name of the one here.
sys.path.append(str(home / "Tests/BrowserTests"))
found = importlib.util.spec_from_file_location("keyboard", home / "Tests/BrowserTests/staff.py")
keyboard = importlib.util.module_from_spec(found)
found.loader.exec_module(keyboard)
from browser import Browser
from pages import DESK, Walk

CALLS = (
    ("answered", "0900 000 001", "Bà Bịa Một", "Ai có thẩm quyền cấp giấy phép bưu chính phạm vi liên tỉnh?", "Đã đọc cho người gọi cơ quan có thẩm quyền và căn cứ mà trang này đưa ra."),
    ("ticket", "+84 900.000.002", "Ông Bịa Hai", "Muốn nuôi rồng mây trên mái nhà thì phải xin phép ở đâu và mất bao lâu?", ""),
)
STEP = 1 / 3


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(home / ".build/release/donghanh"))
    parser.add_argument("--letters", type=float, default=5, help="letters typed in a second")
    parser.add_argument("--read", type=float, default=10, help="seconds of reading and speaking in each call")
    wanted = parser.parse_args()
    folder = tempfile.mkdtemp()
    command = [wanted.program, "serve", "--data", folder, "--content", str(home / "Content"), "--port", "0", "--language", "en", "--pace", "unlimited"]
    site = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        address, secret = staff.ready(site)
        threading.Thread(target=site.stderr.read, daemon=True).start()
        walk = Walk(f"http://{address}", None, None)
        with Browser() as browser:
            walk.browser = browser
            operator = Operator(walk, browser, None)
            operator.come(knowledge.Worker(address, staff.enter(address, secret)))
            times = [operator.call(wanted.letters, wanted.read, *one) for one in CALLS]
    finally:
        site.terminate()
        site.wait(30)
        shutil.rmtree(folder, ignore_errors=True)
    print(" ".join(command))
    for (outcome, *_), (whole, typing, site_seconds) in zip(CALLS, times):
        print(f"{outcome}: {whole:.1f} s, of which {typing:.1f} s typing at {wanted.letters:g} letters a second, {wanted.read:g} s reading, {site_seconds:.1f} s waiting for the page")
    sys.exit(0 if all(whole < 60 for whole, _, _ in times) else 1)


class Operator(keyboard.Job):
    width = DESK

    def come(self, root):
        form = [("role", "operator"), ("unit", ""), ("where", ""), ("until", ""), ("email", "truc@example.org")]
        secret = re.search(r'/welcome/([^<"?\s]+)', root.post("/people/invitations", form, 200))[1]
        self.browser.shape(DESK)
        self.take_up(f"/welcome/{secret}", "Người Bịa Trực", "truc@example.org")

    def call(self, letters, read, outcome, phone, name, question, said):
        self.browser.open(self.walk.address + "/calls")
        self.typing, self.waiting, self.letters = 0, 0, letters
        begun = time.monotonic()
        # The number has the focus when the page opens.
        self.typed(phone)
        self.tab("name")
        self.typed(name)
        self.until("document.getElementById('nguoi-goi').innerText.includes('900')")
        self.tab("question")
        self.typed(question)
        self.until("document.querySelectorAll('#can-cu article, #can-cu li').length > 0 || /Nothing|Không tìm/.test(document.getElementById('can-cu').innerText)")
        time.sleep(read)
        if said:
            self.tab("said")
            self.typed(said)
        self.tab(outcome, "document.activeElement.value")
        started = time.monotonic()
        self.enter_key("location.pathname === '/calls' && !!document.querySelector('main [role=status]')")
        self.waiting += time.monotonic() - started
        if (outcome == "ticket") != self.browser.value("!!document.querySelector('main [role=status] a')"):
            raise RuntimeError("the call was not kept as it should be")
        return time.monotonic() - begun, self.typing, self.waiting

    def typed(self, text):
        started = time.monotonic()
        for letter in text:
            self.browser.write(letter)
            time.sleep(1 / self.letters)
        self.typing += time.monotonic() - started

    def tab(self, name, what="document.activeElement.name"):
        for _ in range(12):
            self.key("Tab")
            time.sleep(STEP)
            if self.browser.value(what) == name:
                return
        raise RuntimeError(f"Tab does not lead to {name}")

    def until(self, expression):
        started = time.monotonic()
        self.browser.until(expression)
        self.waiting += time.monotonic() - started


if __name__ == "__main__":
    main()
