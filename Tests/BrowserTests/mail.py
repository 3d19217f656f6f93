#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Looks at the pages of a desk that has a mailbox, in a real browser: the ticket that came by mail, and what is told of it.

    mail.py http://127.0.0.1:8080 http://127.0.0.1:8080/welcome/SECRET --letters FOLDER --axe axe.min.js [--pictures FOLDER]

A mail with a question lies in the mailbox, and the letter that answered it has come back. Somebody of the Legal Department finds the ticket on the list
of lost letters, takes it, says how its asker was told, and answers it. Every page with it is looked at, as staff.py does.
"""

import argparse
import email
import pathlib
import re
import sys
import time

from browser import Browser
from pages import DESK, Walk
from staff import Job, Look

FORM = "document.querySelector('main form[action*=\"/{}\"]')"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("address")
    parser.add_argument("invitation")
    parser.add_argument("--letters", required=True, help="where what is sent is laid, one file for each letter")
    parser.add_argument("--axe", help="the file axe.min.js")
    parser.add_argument("--pictures", help="folder for a picture of each page")
    given = parser.parse_args()
    walk = Walk(given.address, given.pictures, given.axe)
    with Browser() as browser:
        walk.browser = browser
        job = Job(walk, browser, None)
        try:
            Desk(walk, browser, job, pathlib.Path(given.letters)).whole(given.invitation)
        except RuntimeError as error:
            walk.faults.append(f"{error}; at {browser.where()}")
    for fault in walk.faults:
        print(f"✗ {fault}")
    print(f"{job.keys} keys pressed, {walk.seen} views, {len(walk.faults)} faults")
    sys.exit(1 if walk.faults else 0)


class Desk:
    def __init__(self, walk, browser, job, letters):
        self.walk, self.browser, self.job, self.letters = walk, browser, job, letters
        self.look = Look(walk, browser, job, None)

    def whole(self, invitation):
        self.browser.shape(DESK)
        self.job.take_up(invitation, "Người Bịa Quản Trị", "quantri@example.org")
        self.invite("legal", "thu@example.org")
        self.job.leave()
        link = self.until(lambda: self.letter("thu@example.org", r"http\S+/welcome/\w+"), "the invitation is sent")
        self.job.take_up(link, "Người Bịa Văn Thư", "thu@example.org")
        ticket = self.listed("/desk?list=lost")
        self.look.views(["/desk?list=lost", ticket])
        self.says(ticket, "Hỏi bằng thư", "không tới nơi", "bị trả lại")
        self.press("take")
        self.look.views([ticket])
        self.browser.open(self.walk.address + ticket)
        self.type("told", "reason", "Đã báo qua văn thư bịa")
        self.press("told")
        self.says(ticket, "Đã báo qua văn thư bịa")
        self.type("answer", "text", "Câu trả lời bịa.")
        self.browser.press(FORM.format("answer") + ".querySelector('.actions button')")
        self.look.views([ticket + "?done=answered", "/desk?list=lost"])
        self.job.leave()
        self.job.enter("quantri@example.org")
        self.look.views(["/operation", "/settings"])
        self.says("/operation", "Hộp thư nhận câu hỏi")

    def invite(self, role, address):
        """Where mail is set the link goes to whoever is invited and to nobody else."""
        self.browser.open(self.walk.address + "/people")
        form = FORM.format("people/invitations")
        for name, value in (("role", role), ("email", address)):
            self.browser.value(f"{form}.querySelector('[name={name}]').value = '{value}', true")
        self.press("people/invitations")

    def letter(self, address, pattern):
        for path in self.letters.glob("*.eml"):
            found = email.message_from_bytes(path.read_bytes())
            if address in found["To"]:
                return re.search(pattern, found.get_payload(decode=True).decode())[0]

    def listed(self, path):
        """The first ticket of a list, once there is one: a mailbox is looked into now and then."""
        def first():
            self.browser.open(self.walk.address + path)
            return self.browser.value("document.querySelector('main [data-rows] a')?.pathname")
        return self.until(first, f"something comes to {path}")

    def until(self, found, what, seconds=300):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if value := found():
                return value
            self.browser.listen(1)
        raise RuntimeError(f"never came true: {what}")

    def press(self, form):
        self.browser.press(FORM.format(form) + ".querySelector('button')")

    def type(self, form, name, text):
        self.browser.value(f"{FORM.format(form)}.querySelector('[name={name}]').value = '{text}', true")

    def says(self, path, *words):
        self.browser.open(self.walk.address + path)
        text = self.browser.value("document.querySelector('main').innerText")
        for word in words:
            if word not in text:
                raise RuntimeError(f"{path} does not say “{word}”")


if __name__ == "__main__":
    main()
