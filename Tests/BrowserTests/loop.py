#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Goes the whole way of a question by keyboard, in a real browser, on a desk and on a telephone.

    loop.py http://127.0.0.1:8080 http://127.0.0.1:8080/welcome/SECRET --axe axe.min.js [--pictures FOLDER]

A citizen asks what the assistant cannot answer, and gets the link of a ticket. Another calls about the same: the operator sees the first ticket while
he types, opens one for the caller, merges it and hands the first on. An expert of that unit takes it, puts a clause into the answer and sends it; the
citizen's page says so without being loaded; the operator calls back; the expert makes it knowledge and a second person approves it. Then the assistant
answers the same question, and another way to ask it. Everybody has a machine of his own; no finger touches a mouse.
"""

import argparse
import sys

from browser import Browser
from pages import DESK, Walk
from staff import Job

UNIT = "cuc-vien-thong"
# No law says any of it; the data folder is thrown away.
CLAUSE = "người kể chuyện bịa phải nói rõ"
ROUNDS = (
    (DESK, "Ai cấp giấy phép thả đèn trời ban đêm ở xã?", "Thả đèn trời ban đêm ở xã thì ai cấp giấy phép?", "0900 000 001", "Bà Bịa Một",
     "Ông Bịa cấp, và phải nói rõ đây là chuyện bịa."),
    (360, "Muốn nuôi rồng mây trên mái nhà thì phải nói điều gì?", "Nuôi rồng mây trên mái nhà phải nói điều gì?", "+84 900.000.002", "Ông Bịa Hai",
     "Phải nói rõ rồng mây là chuyện bịa."),
)
FORM = "document.querySelector('main form[action*=\"/{}\"]')"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("address")
    parser.add_argument("invitation")
    parser.add_argument("--axe", help="the file axe.min.js")
    parser.add_argument("--pictures", help="folder for a picture of each page")
    given = parser.parse_args()
    walk = Walk(given.address, given.pictures, given.axe)
    with Browser(seconds=60) as browser:
        walk.browser = browser
        loop = Loop(walk, browser, None)
        try:
            loop.come(given.invitation)
            for one in ROUNDS:
                loop.round(*one)
        except RuntimeError as error:
            walk.faults.append(f"{error}; at {browser.where()}")
    for fault in walk.faults:
        print(f"✗ {fault}")
    print(f"{loop.keys} keys pressed, {walk.seen} views, {len(walk.faults)} faults")
    sys.exit(1 if walk.faults else 0)


class Loop(Job):
    """A question on its way through many hands."""

    width = DESK

    def come(self, invitation):
        self.take_up(invitation, "Người Bịa Quản Trị", "quantri@example.org")
        for name, role, unit in (("Trực Máy", "operator", ""), ("Chuyên Môn", "expert", UNIT), ("Duyệt", "legal", "")):
            self.browser.sit("first")
            self.go("p", "/people")
            self.choose("document.querySelector('main select[name=role]')", role)
            self.choose("document.querySelector('main select[name=unit]')", unit)
            self.fill("email", f"{role}@example.org")
            self.follow("document.querySelector('main form[action^=\"/people/invitations\"] button')", "!!document.querySelector('main code')")
            link = self.browser.value("document.querySelector('main code').innerText")
            self.browser.sit(role)
            self.take_up(link, f"Người Bịa {name}", f"{role}@example.org")

    def round(self, width, question, other, phone, caller, answer):
        self.width = width
        ticket = self.ask_person(question)
        self.call(other, phone, caller, ticket)
        self.answer(question, answer)
        self.read(answer)
        self.call_back()
        self.teach(other)
        self.approve_it()
        self.sit("citizen")
        for asked in (question, other):
            self.put(asked)
            if answer not in self.text():
                raise RuntimeError(f"the assistant does not say what was approved to: {asked}: {self.text()[:300]}")
        self.look("the answer from knowledge")

    # What fingers do.

    def sit(self, name):
        self.browser.sit(name)
        self.browser.shape(self.width, 740 if self.width < 1000 else 900)

    def choose(self, field, value):
        self.tab_to(field)
        for key in ["ArrowUp"] * 40 + ["ArrowDown"] * 80:
            if self.browser.value(f"{field}.value") == value:
                return
            self.key(key)
        raise RuntimeError(f"the arrow keys do not choose {value}")

    def type(self, field, text):
        self.tab_to(field)
        self.key("a", control=True)
        self.browser.write(text)

    def unfold(self, form):
        """Opens what is folded around a form."""
        self.tab_to(f"{form}.closest('details').querySelector('summary')")
        self.key("Enter")
        self.browser.until(f"{form}.closest('details').open", "Enter unfolds")

    def text(self):
        return self.browser.value("document.querySelector('main').innerText")

    def look(self, what):
        self.walk.check(what, f"{self.width} px", 200, may_move=True)

    # What people do.

    def put(self, question):
        self.browser.open(self.walk.address + "/")
        self.fill("question", question)
        self.enter_key("location.pathname.startsWith('/answers/')")

    def ask_person(self, question):
        """Leads to the number of the ticket; its page stays open."""
        self.sit("citizen")
        self.put(question)
        self.follow("document.querySelector('main .handoff a.button')", "location.pathname.startsWith('/tickets/')")
        self.look("tickets, waiting")
        return self.browser.value("document.querySelector('main .kicker').innerText.split(' ').at(-1)")

    def call(self, question, phone, caller, ticket):
        self.sit("operator")
        self.go("o", "/calls")
        self.fill("phone", phone)
        self.fill("name", caller)
        self.browser.until("/chưa gọi lần nào/.test(document.getElementById('nguoi-goi').innerText)", "the page says who calls")
        self.fill("question", question)
        self.browser.until(f"document.getElementById('can-cu').innerText.includes('{ticket}')", "the page shows the ticket that asks the same")
        self.look("calls, while somebody speaks")
        self.follow("document.querySelector('main button[value=ticket]')", "location.search.includes('ticket=')")
        self.follow("document.querySelector('main [role=status] a')", "location.pathname.startsWith('/desk/')")
        form = FORM.format("merge")
        self.unfold(form)
        self.type(f"{form}.elements.other", ticket)
        self.type(f"{form}.elements.reason", "Hỏi cùng một điều")
        self.follow(f"{form}.querySelector('button')", "location.search.includes('done=merged')")
        self.look("desk, merged")
        self.follow(f"[...document.querySelectorAll('main a[href^=\"/desk/\"]')].find(a => a.innerText === '{ticket}')",
                    f"document.querySelector('main .kicker').innerText.includes('{ticket}')")
        form = FORM.format("forward")
        self.unfold(form)
        self.choose(f"{form}.elements.unit", UNIT)
        self.type(f"{form}.elements.reason", "Thuộc lĩnh vực của Cục")
        self.follow(f"{form}.querySelector('button')", "location.search.includes('done=forwarded')")

    def first_row(self, wanted):
        self.browser.value("document.activeElement.blur()")
        self.key("j")
        self.browser.until("!!document.activeElement.closest('[data-rows]')", "j leads to the first row")
        self.enter_key(wanted)

    def answer(self, question, text):
        self.sit("expert")
        self.go("d", "/desk")
        self.first_row("/^.desk.[^/]+$/.test(location.pathname)")
        if question not in self.browser.value("document.querySelector('h1').innerText"):
            raise RuntimeError("whoever asked first does not come first")
        self.follow(FORM.format("take") + ".querySelector('button')", "location.search.includes('done=taken')")
        self.type("document.querySelector('main input[name=q]')", CLAUSE)
        self.enter_key("location.search.includes('q=')")
        self.follow("document.querySelector('main button[name=put][value^=\"clause:\"]')", "location.pathname.endsWith('/draft')")
        if not self.browser.value("document.querySelector('main [name=quote-1]').value"):
            raise RuntimeError("no words of the clause are put into the answer")
        self.look("desk, draft")
        self.fill("text", text)
        self.follow("document.querySelector('#viet .actions button:not([name])')", "location.search.includes('done=answered')")

    def read(self, answer):
        self.sit("citizen")
        self.browser.until("!document.querySelector('[data-news]').hidden", "the open page says that something was done")
        self.follow("document.querySelector('[data-news] a')", "location.pathname.startsWith('/tickets/')")
        if answer not in self.text() or "chuyện bịa" not in self.browser.value("document.querySelector('main .proof').textContent"):
            raise RuntimeError("the asker does not read the answer with its ground")
        self.look("tickets, answered")

    def call_back(self):
        self.sit("operator")
        self.go("d", "/desk")
        self.follow("document.querySelector('main nav a[href$=\"list=call\"]')", "location.search.endsWith('list=call')")
        self.first_row("/^.desk.[^/]+$/.test(location.pathname)")
        form = FORM.format("told")
        self.type(f"{form}.elements.reason", "Đã đọc câu trả lời cho người gọi")
        self.follow(f"{form}.querySelector('button')", "location.search.includes('done=told')")

    def teach(self, other):
        self.sit("expert")
        self.follow("document.querySelector('main a[href$=\"/knowledge\"].button')", "location.pathname.endsWith('/knowledge')")
        self.fill("paraphrases", other)
        if self.browser.value("!!document.querySelector('main [name=keep]')"):
            self.tab_to("document.querySelector('main [name=keep]')")
            self.key(" ")
        self.tab_to("document.querySelector('main [name=read]')")
        self.key(" ")
        self.follow("document.querySelector('main .actions button')", "location.pathname.startsWith('/changes/')")

    def approve_it(self):
        self.sit("legal")
        self.go("i", "/inbox")
        self.first_row("location.pathname.startsWith('/changes/')")
        # The system tries it before it offers the button; the page shows it by itself.
        self.browser.until("!!document.querySelector('main form[action*=\"/approve\"] button')", "the entry is tried")
        self.look("the trial of an entry")
        self.follow("document.querySelector('main form[action*=\"/approve\"] button')", "location.search.includes('done=approved')")


if __name__ == "__main__":
    main()
