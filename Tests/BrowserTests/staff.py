#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Does the whole job of staff by keyboard, in a real browser, and looks at every page of theirs.

    staff.py http://127.0.0.1:8080 http://127.0.0.1:8080/welcome/SECRET --duty VT-01 --axe axe.min.js [--pictures FOLDER]

The first administrator takes up the invitation and invites two people of the Legal Department. One proposes a change of a competence, loses the
page and finds what was typed; the other approves; a citizen's question is answered by it. No finger touches the mouse. Then every page of each of
them is looked at: on a desk, on a telephone, in both languages, light and dark.
"""

import argparse
import sys

from browser import Browser
from pages import DESK, Walk

PHRASE = "ba con vịt bịa bơi qua sông"
# No law says this; the data folder is thrown away.
MADE_UP = "khoản 0 Điều 0 (bịa để thử)"
WIDTHS = (360, 320)

FOCUS = """
(() => {
    const e = document.activeElement
    if (!e || e === document.body) return "nothing"
    const style = getComputedStyle(e), box = e.getBoundingClientRect()
    const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
    const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
    return ring && inside ? "" : `${e.tagName} ${e.name || e.innerText?.slice(0, 40) || ""}: ring ${style.outline}, at ${Math.round(box.top)}`
})()
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("address")
    parser.add_argument("invitation")
    parser.add_argument("--duty", required=True, help="a duty of the content, such as VT-01")
    parser.add_argument("--axe", help="the file axe.min.js")
    parser.add_argument("--pictures", help="folder for a picture of each page")
    given = parser.parse_args()
    walk = Walk(given.address, given.pictures, given.axe)
    with Browser() as browser:
        walk.browser = browser
        job = Job(walk, browser, given.duty)
        try:
            Look(walk, browser, job, job.whole(given.invitation)).all()
        except RuntimeError as error:
            walk.faults.append(str(error))
    for fault in walk.faults:
        print(f"✗ {fault}")
    print(f"{job.keys} keys pressed, {walk.seen} views, {len(walk.faults)} faults")
    sys.exit(1 if walk.faults else 0)


class Job:
    """People at work, by keyboard alone."""

    def __init__(self, walk, browser, duty):
        self.walk, self.browser, self.duty, self.keys = walk, browser, duty, 0

    def whole(self, invitation):
        self.browser.shape(DESK)
        self.take_up(invitation, "Người Bịa Quản Trị", "quantri@example.org")
        links = [self.invite("soan@example.org"), self.invite("duyet@example.org")]
        self.leave()
        self.take_up(links[0], "Người Bịa Soạn", "soan@example.org")
        self.leave()
        self.take_up(links[1], "Người Bịa Duyệt", "duyet@example.org")
        self.leave()
        self.enter("soan@example.org")
        change = self.propose()
        self.leave()
        self.enter("duyet@example.org")
        self.approve()
        self.leave()
        self.ask()
        return change

    # What fingers do.

    def key(self, name, **held):
        self.keys += 1
        self.browser.key(name, **held)

    def tab_to(self, expression, most=150):
        """Tab after Tab until the focus is there; each must be seen."""
        for _ in range(most):
            if self.browser.value(f"(e => !!e && e === document.activeElement)({expression})"):
                return
            self.key("Tab")
            unseen = self.browser.value(FOCUS)
            if unseen and unseen != "nothing":
                self.walk.faults.append(f"{self.browser.where()}: the focus is not seen on {unseen}")
        raise RuntimeError(f"Tab never comes to {expression} at {self.browser.where()}")

    def fill(self, name, text):
        self.tab_to(f"document.querySelector('main [name=\"{name}\"]:not([type=hidden])')")
        self.key("a", control=True)
        self.browser.write(text)

    def follow(self, expression, wanted):
        """Enter on what the expression names, and the page that follows."""
        self.tab_to(expression)
        self.enter_key(wanted)

    def enter_key(self, wanted):
        self.browser.value("window.before = true")
        self.key("Enter")
        self.browser.until(f"!window.before && document.readyState === 'complete' && ({wanted})", wanted)

    def go(self, letter, path):
        self.browser.value("window.before = true, document.activeElement.blur()")
        self.key("g")
        self.key(letter)
        self.browser.until(f"!window.before && document.readyState === 'complete' && location.pathname === '{path}'", f"g {letter}")

    # What people do.

    def take_up(self, link, name, email):
        self.browser.open(link if link.startswith("http") else self.walk.address + link)
        self.walk.check("/welcome", f"{DESK} px", 200)
        self.fill("name", name)
        # Only the first administrator's invitation is bound to no address.
        if self.browser.value("!!document.querySelector('main [name=email]')"):
            self.fill("email", email)
        self.fill("password", PHRASE)
        self.enter_key("location.pathname === '/inbox'")

    def invite(self, email):
        self.go("p", "/people")
        self.tab_to("document.querySelector('main select[name=role]')")
        for _ in range(3):
            self.key("ArrowDown")
        if self.browser.value("document.activeElement.value") != "legal":
            raise RuntimeError("the arrow keys do not choose a role")
        self.fill("email", email)
        self.follow("document.querySelector('main form[action^=\"/people/invitations\"] button')", "!!document.querySelector('main code')")
        return self.browser.value("document.querySelector('main code').innerText")

    def leave(self):
        self.follow("document.querySelector('form[action^=\"/sign-out\"] button')", "!document.querySelector('.staffbar')")

    def enter(self, email):
        self.browser.open(self.walk.address + "/sign-in")
        self.fill("email", email)
        self.fill("password", PHRASE)
        self.enter_key("location.pathname === '/inbox'")

    def propose(self):
        # Search everywhere, the first row, the row of the duty that holds today.
        self.browser.value("document.activeElement.blur()")
        self.key("/")
        self.browser.until("document.activeElement.id === 'tim-moi-noi'", "/ leads to the search field")
        self.browser.write(self.duty)
        self.enter_key("location.pathname === '/find'")
        self.key("j")
        self.browser.until("!!document.activeElement.closest('[data-rows]')", "j leads to the first row")
        self.enter_key(f"location.pathname === '/duties/{self.duty}'")
        editor = "[...document.querySelectorAll('main a[href*=\"/competences/\"][href$=\"/edit\"]')].at(-1)"
        self.follow(editor, "location.pathname.endsWith('/edit')")
        page = self.browser.value("location.pathname")
        self.fill("path", MADE_UP)
        self.fill("reason", "Thử trong trình duyệt")
        self.fill("source", "Báo Bịa, số 0")
        self.browser.until("/lưu tạm lúc/i.test(document.querySelector('[data-unsent-state][data-kept]')?.innerText)", "all that is typed is put aside")
        # The page is lost, and opened again.
        self.browser.open(self.walk.address + page)
        for name, text in (("path", MADE_UP), ("source", "Báo Bịa, số 0")):
            if self.browser.value(f"document.querySelector('main [name=\"{name}\"]').value") != text:
                raise RuntimeError(f"{name} was not put aside")
        self.follow("document.querySelector('main button[name=submit]')", "location.pathname.startsWith('/changes/')")
        change = self.browser.value("location.pathname")
        self.browser.open(self.walk.address + page)
        if self.browser.value(f"document.querySelector('main [name=path]').value === {MADE_UP!r}"):
            raise RuntimeError("what was sent is still put aside")
        return change

    def approve(self):
        if self.browser.value("document.querySelector('.badge')?.innerText.trim().split(/\\s/)[0]") != "1":
            raise RuntimeError("the inbox does not count what waits")
        self.browser.value("document.activeElement.blur()")
        self.key("?")
        self.browser.until("document.getElementById('bang-phim').open", "? shows the keys")
        self.key("Escape")
        self.browser.until("!document.getElementById('bang-phim').open", "Esc closes them")
        self.key("j")
        self.enter_key("location.pathname.startsWith('/changes/')")
        self.follow(
            "document.querySelector('main form[action*=\"/approve\"] button')", "location.search.includes('done=approved')")

    def ask(self):
        self.browser.open(self.walk.address + f"/duties/{self.duty}")
        if MADE_UP not in self.browser.value("document.querySelector('main').innerText"):
            raise RuntimeError("the page of the duty does not show what was approved")
        self.browser.open(self.walk.address + "/")
        self.browser.value("document.querySelector('main textarea').focus()")
        self.browser.write(f"Ai có thẩm quyền về {self.duty}?")
        self.enter_key("location.pathname.startsWith('/answers/')")
        if MADE_UP not in self.browser.value("document.querySelector('main').textContent"):
            raise RuntimeError("the answer does not rest on what was approved")


class Look:
    """Every page of staff, seen by each of them."""

    def __init__(self, walk, browser, job, change):
        self.walk, self.browser, self.job, self.change = walk, browser, job, change

    def all(self):
        duty = self.job.duty
        self.browser.open(self.walk.address + "/sign-in")
        self.views(["/sign-in", "/forgotten"])
        private = self.hand_on()
        self.job.enter("soan@example.org")
        self.registry()
        self.desk(private)
        editor = self.draft()
        self.views(["/inbox", "/me", "/keys", "/find", f"/find?q={duty}", "/find?q=khong+co+gi+nhu+the", "/changes", "/changes?state=withdrawn",
                    self.change, editor, f"/duties/{duty}/edit", f"/duties/{duty}", "/", "/quality", "/practice", "/practice?show=all", self.group(), "/progress", "/amendments"])
        # What is refused is shown with what was typed.
        self.browser.shape(320, 640, scale=2)
        self.browser.open(self.walk.address + f"/duties/{duty}/edit")
        self.browser.press("document.querySelector('main button[formnovalidate]')")
        self.walk.check(f"/duties/{duty}/edit, put aside", "320 px", 200, may_move=True)
        self.browser.shape(DESK)
        self.job.leave()
        self.job.enter("quantri@example.org")
        late = self.late_form()
        imports = self.sent_acts()
        self.browser.open(self.walk.address + "/people")
        person = self.browser.value("document.querySelector('[data-rows] a').pathname")
        self.views(["/inbox", "/people", "/people?q=khong", person, "/offices", "/me", "/settings", "/operation", "/operation?lang=en", "/audit", late, "/imports"] + imports)
        self.job.leave()
        self.job.enter("soan@example.org")
        self.views(["/proposals", "/proposals/7-1901-nd-xx/0", "/proposals/7-1901-nd-xx/1", "/proposals?state=rejected", "/facts?kind=change"])
        # What another reading reads otherwise is a change of the law's words.
        self.browser.open(self.walk.address + "/readings/7-1901-nd-xx")
        self.browser.press("[...document.querySelectorAll('main form[action*=\"/choose\"] button')].at(-1)")
        self.browser.open(self.walk.address + "/impact")
        causes = self.browser.value("[...document.querySelectorAll('[data-rows] a[href^=\"/impact/changes\"]')].map(a => a.pathname + a.search)")
        if not causes:
            raise RuntimeError("another reading of an act is no change of its words")
        self.views(["/impact", "/impact/kept", causes[0]])

    def registry(self):
        """What keeps watch over the registry, and what fills it in."""
        self.browser.open(self.walk.address + "/verification")
        waiting = self.browser.value("document.querySelector('main [data-rows] a').pathname")
        self.views(["/verification", waiting, "/checks", "/handbook/editions", "/procedures/P-01/records/VN/edit", "/procedure-sheets", "/calendar"])
        self.views(self.facts_file() + ["/facts", "/facts?kind=authority", "/facts/duty/new", "/facts/duty/XX-77/edit?new=1",
                                        "/facts/duty/VT-01/edit", "/facts/duty/VT-01/history", "/competences/VT-01/a/history",
                                        "/sunset?document=133/2025/N%C4%90-CP&suppose=extended&day=2028-03-01", "/sunset?within=180"])
        self.browser.open(self.walk.address + "/duties/VT-01/competences/new")
        self.views([self.browser.value("location.pathname + location.search")])
        # What is refused is shown with what was typed.
        self.browser.open(self.walk.address + waiting)
        self.browser.value("document.querySelector('main [name=path]').value = 'Điều 1', document.querySelector('main [name=quote]').value = 'ngắn', true")
        self.browser.press("document.querySelector('main form[action$=\"/confirm\"] button')")
        if not self.browser.value("!!document.querySelector('main [role=alert]') && document.querySelector('main [name=quote]').value === 'ngắn'"):
            raise RuntimeError("what is refused is not shown with what was typed")

    def facts_file(self):
        """A file of facts with faults, whose page is looked at where it is told, and one that becomes drafts."""
        good = "authorities:\\n- id: ong-bia\\n  name: {vi: Ông Bịa Đặt, en: Mr. Made-up}\\n  level: central\\n  aliases: [ông bịa]\\n"
        for text in (good.replace("central", "trung ương").replace("aliases", "alias"), good):
            self.browser.shape(320, 640, scale=2)
            self.browser.open(self.walk.address + "/fact-files")
            self.browser.value(
                f"(t => {{ t.items.add(new File(['{text}'], 'bịa.yaml')); document.querySelector('main [type=file]').files = t.files }})(new DataTransfer())")
            for name in ("reason", "source"):
                self.browser.value(f"document.querySelector('main [name={name}]').value = 'Thử trong trình duyệt'")
            self.browser.press("document.querySelector('main form[enctype] button')")
            if text != good:
                if not self.browser.value("document.querySelectorAll('main table tbody b.code').length === 2"):
                    raise RuntimeError("a file with two faults is not told both")
        self.browser.shape(DESK)
        return ["/fact-files", self.browser.value("location.pathname")]

    def sent_acts(self):
        """Three files of one made-up act that differ, sent by the form: a report that waits, and the readings between which somebody chooses."""
        head = ["HỘI ĐỒNG BỊA ĐẶT", "Số: 7/1901/NĐ-XX", "Hà Nội, ngày 03 tháng 02 năm 1901", "NGHỊ ĐỊNH", "Phân cấp chuyện bịa",
                "Hội đồng Bịa đặt ban hành Nghị định về chuyện bịa.", "Điều 1. Phạm vi"]
        tail = ["3. Việc cấp giấy trồng khế do Ủy ban nhân dân cấp tỉnh thực hiện.", "Điều 2. Hiệu lực", "Nghị định này có hiệu lực từ ngày 01 tháng 7 năm 1901.",
                "Điều 3. Cắt giảm thủ tục", "1. Thời hạn giải quyết thủ tục đổi giấy trồng khế tại Điều 5 Nghị định số 6/1901/NĐ-XX là 03 ngày làm việc."]
        found = []
        for number, words in enumerate(("Bịa một để thử.", "Bịa hai để thử.", "Bịa ba để thử.")):
            self.browser.open(self.walk.address + "/imports")
            text = "\\n".join(head + [f"1. {words}"] + tail)
            self.browser.value(
                f"(t => {{ t.items.add(new File(['{text}'], 'bịa-{number}.txt')); document.querySelector('main [type=file]').files = t.files }})"
                "(new DataTransfer())")
            self.browser.press("document.querySelector('main form[enctype] button')")
            found.append(self.browser.value("location.pathname"))
            if not found[-1].startswith("/imports/"):
                raise RuntimeError(f"a file that was sent leads to {found[-1]}: {self.browser.value('document.querySelector(`main`).innerText')[:300]}")
            if number < 2:
                self.browser.press("document.querySelector('main form[action$=\"/take\"] button')")
        act = "7-1901-nd-xx"
        return found + [f"/readings/{act}", f"/documents/{act}", f"/texts/{act}", f"/differences/{act}", f"/documents/{act}/art_1",
                        f"/documents/{act}/art_1/references"]

    def hand_on(self):
        """A citizen asks a person; leads to his private page."""
        self.browser.open(self.walk.address + "/person")
        self.browser.value("document.querySelector('main textarea').value = 'Câu hỏi bịa để thử bàn trực?', true")
        self.browser.press("document.querySelector('main form.ask button, main form button')")
        return self.browser.value("document.querySelector('main a[href*=\"/tickets/\"]').pathname")

    def desk(self, private):
        """A ticket from waiting to answered, by one who works for the Legal Department, and what its asker sees of it."""
        self.browser.open(self.walk.address + "/desk")
        ticket = self.browser.value("document.querySelector('main [data-rows] a').pathname")
        self.views(["/desk", ticket, private])
        self.browser.open(self.walk.address + ticket)
        self.browser.press("document.querySelector('main form[action*=\"/take\"] button')")
        self.views([ticket])
        self.browser.open(self.walk.address + ticket)
        self.browser.value("document.querySelector('main [name=text]').value = 'Câu trả lời bịa.\\nKhông có luật nào như thế.', true")
        self.browser.value("document.querySelector('main [name=place-1]').value = 'Báo Bịa, số 0', true")
        self.browser.press("document.querySelector('main form[action*=\"/answer\"] .actions button')")
        self.beside(ticket)
        self.views([ticket + "?done=answered", "/desk?list=done", ticket + "/erasure", ticket + "/knowledge", "/knowledge", private])
        if "Câu trả lời bịa." not in self.browser.value("document.querySelector('main').innerText"):
            raise RuntimeError("the asker does not read the answer")

    def beside(self, ticket):
        """What stands around a ticket: one that was split off, words of the unit, the rota, the telephone."""
        other = ["/saved-replies", "/rota", "/calls", "/teams", "/away"] + self.reviewed()
        self.browser.open(self.walk.address + "/saved-replies")
        self.browser.value("document.querySelector('main [name=title]').value = 'Mẫu bịa', true")
        self.browser.value("document.querySelector('main form[action^=\"/saved-replies\"] [name=text]').value = 'Phiếu {số phiếu}, chờ chút.', true")
        self.browser.press("document.querySelector('main form[action=\"/saved-replies\"] button, main form[action^=\"/saved-replies?\"] button')")
        self.browser.open(self.walk.address + "/calls")
        for name, text in (("phone", "0900 000 001"), ("name", "Bà Bịa"), ("question", "Câu hỏi bịa để thử điện thoại?")):
            self.browser.value(f"document.querySelector('main [name={name}]').value = '{text}', true")
        self.browser.press("document.querySelector('main button[name=outcome][value=ticket]')")
        kept = self.browser.value("location.pathname + location.search")
        if "ticket=" not in kept:
            raise RuntimeError(f"a call does not become a ticket: {kept}")
        self.views(other + [kept, "/desk?list=call"])
        self.browser.open(self.walk.address + "/calls")
        self.browser.value("document.querySelector('main [name=phone]').value = '+84 900.000.001', true")
        self.browser.value("document.querySelector('main [name=question]').value = 'Ai có thẩm quyền cấp giấy phép bưu chính phạm vi liên tỉnh, quốc tế?', true")
        self.browser.press("document.querySelector('main button[accesskey=f]')")
        if "Bà Bịa" not in self.browser.value("document.querySelector('#nguoi-goi').innerText"):
            raise RuntimeError("a caller is not known by his number")
        self.walk.check("/calls/look", f"{DESK} px", 200, may_move=True)

    def group(self):
        """A group of questions that were asked alike."""
        self.browser.open(self.walk.address + "/practice?show=all")
        return self.browser.value("document.querySelector('main [data-rows] a').pathname")

    def reviewed(self):
        """A reader says that an answer is wrong; the review of it, taken."""
        self.browser.open(self.walk.address + "/")
        self.browser.value("document.querySelector('main textarea').value = 'Ai có thẩm quyền cấp giấy phép bưu chính phạm vi liên tỉnh, quốc tế?', true")
        self.browser.press("document.querySelector('main form.ask button')")
        self.browser.value("document.querySelector('#y-kien details').open = true")
        self.browser.press("document.querySelector('#y-kien details form button')")
        self.browser.open(self.walk.address + "/reviews")
        review = self.browser.value("document.querySelector('main [data-rows] a').pathname")
        self.views(["/reviews", review])
        self.browser.open(self.walk.address + review)
        self.browser.press("document.querySelector('main form[action*=\"/take\"] button')")
        return [review]

    def late_form(self):
        """An invitation that was sent by a session that is over; leads to where it is offered again."""
        token = self.browser.value("document.querySelector('[name=form]').value")
        self.job.leave()
        self.job.enter("quantri@example.org")
        form = f"form={token}&role=legal&unit=vu-phap-che&email=muon%40example.org"
        where = self.browser.value(
            f"(r => (r.open('POST', '/people/invitations', false), r.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded'), r.send('{form}'),"
            " r.responseURL))(new XMLHttpRequest())")
        if "/unsent/form?to=" not in where:
            raise RuntimeError(f"what was sent too late is not offered again: {where}")
        return where.removeprefix(self.walk.address)

    def draft(self):
        """A change that is waiting, so that the inbox is not empty; leads to its editor."""
        self.browser.open(self.walk.address + f"/duties/{self.job.duty}/edit")
        self.browser.value("document.querySelector('main [name=aliases]').value += '\\nten goi bia'")
        for name in ("reason", "source"):
            self.browser.value(f"document.querySelector('main [name={name}]').value = 'Thử trong trình duyệt'")
        self.browser.press("document.querySelector('main button[name=submit]')")
        return self.browser.value("document.querySelector('main a[href*=\"/edit?change=\"]').getAttribute('href')")

    def views(self, paths):
        for path in paths:
            self.browser.shape(DESK)
            self.view(path, f"{DESK} px")
            # Whoever has every menu and a long name has one row of them.
            if self.browser.value("(document.querySelector('.staffbar .wrap')?.offsetHeight ?? 0) > 64"):
                self.walk.faults.append(f"{path}: the bar of staff takes more than one row at {DESK} px")
            self.view(path + ("&" if "?" in path else "?") + "lang=en", f"{DESK} px")
            self.browser.dark(True)
            self.view(path + ("&" if "?" in path else "?") + "lang=vi", "dark")
            self.browser.dark(False)
            for width in WIDTHS:
                self.browser.shape(width, 740, scale=2)
                self.view(path, f"{width} px")
        self.browser.shape(DESK)

    def view(self, path, view):
        self.walk.check(path, view, self.browser.open(self.walk.address + path))


if __name__ == "__main__":
    main()
