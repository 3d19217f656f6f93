#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Walks a running site as a visitor does, and tells everything that is wrong with what it sees.

    pages.py http://127.0.0.1:8080 [--axe axe.min.js] [--pictures FOLDER]

Follows the links from the home page, on a desk and on a telephone, with scripts and without, and asks one question. With axe-core it looks for
barriers to readers as well; ./test fetches it.
"""

import argparse
import sys
import urllib.parse

from barriers import Barriers
from browser import Browser

DESK, TELEPHONE = 1280, 320
PAGES = 40
# Farther from the home page than the walk goes.
DEEP = ["/handbook/entries/VT-01", "/handbook/entries/VT-01/card", "/handbook/sections/vien-thong", "/handbook/editions", "/sunset", "/overview",
        "/movements?day=2025-07-01", "/movements?day=2027-03-01&lang=en", "/procedures", "/procedures/P-01?place=Hu%E1%BA%BF", "/calendar", "/reconciliation"]

# Whatever is pressed, but links in the run of a text.
TARGETS = """
[...document.querySelectorAll("button, summary, select, textarea, input:not([type=hidden]), nav a, a.button, .masthead a, [data-rows] a")]
    .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.closest(".skip, .unseen"))
    .map(e => [e.matches("[type=checkbox], [type=radio]") ? e.closest("label") || e : e, e])
    .filter(([e]) => { const r = e.getBoundingClientRect(); return r.width > 0 && (r.height < 43.5 || r.width < 43.5) })
    .map(([e]) => `${e.tagName} "${(e.innerText || e.name || e.ariaLabel || "").trim().slice(0, 40)}" ` +
        `${Math.round(e.getBoundingClientRect().width)} × ${Math.round(e.getBoundingClientRect().height)}`)
"""
SHIFT = """
new Promise(done => {
    let sum = 0
    const watch = new PerformanceObserver(list => { for (const one of list.getEntries()) if (!one.hadRecentInput) sum += one.value })
    watch.observe({type: "layout-shift", buffered: true})
    requestAnimationFrame(() => setTimeout(() => done(sum), 0))
})
"""
HOME_BYTES = 50_000


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("address")
    parser.add_argument("--axe", help="the file axe.min.js")
    parser.add_argument("--pictures", help="folder for a picture of each page")
    walk = Walk(**vars(parser.parse_args()))
    with Browser() as browser:
        walk.browser = browser
        links = walk.crawl()
        walk.narrow(links)
        walk.without_scripts(links[:8])
        walk.ask("Ai có thẩm quyền cấp giấy phép bưu chính?", scripts=True)
        walk.ask("Ai có thẩm quyền cấp giấy phép bưu chính?", scripts=False)
        walk.home_is_light()
    for fault in walk.faults:
        print(f"✗ {fault}")
    print(f"{len(links)} pages, {walk.seen} views, {len(walk.faults)} faults")
    sys.exit(1 if walk.faults or len(links) < 5 else 0)


class Walk:
    def __init__(self, address, pictures=None, axe=None):
        self.address = address.rstrip("/")
        self.pictures = pictures
        self.barriers = Barriers(axe) if axe else None
        self.kinds = {}
        self.faults, self.seen, self.browser = [], 0, None

    def crawl(self):
        """Every page within reach of the home page, one of a kind first, up to a limit."""
        self.browser.shape(DESK)
        waiting, found, kinds = ["/", *DEEP], [], {}
        while waiting and len(found) < PAGES:
            path = waiting.pop(0)
            kind = "/".join(path.split("?")[0].split("/")[:2])
            kinds[kind] = kinds.get(kind, 0) + 1
            if path in found or kinds[kind] > 8:
                continue
            found.append(path)
            status = self.browser.open(self.address + path)
            self.check(path, f"{DESK} px", status)
            for link in self.browser.value("[...document.links].filter(a => !a.download && !a.hasAttribute('download')).map(a => a.href)"):
                parts = urllib.parse.urlsplit(link)
                if f"{parts.scheme}://{parts.netloc}" == self.address:
                    waiting.append(parts.path + (f"?{parts.query}" if parts.query else ""))
        return found

    def narrow(self, links):
        self.browser.shape(TELEPHONE, 640, scale=2)
        for path in links:
            self.check(path, f"{TELEPHONE} px", self.browser.open(self.address + path))

    def without_scripts(self, links):
        self.browser.scripts(False)
        for path in links:
            self.check(path, "no scripts", self.browser.open(self.address + path))
        self.browser.scripts(True)

    def ask(self, question, scripts):
        self.browser.shape(DESK)
        self.browser.scripts(True)
        self.browser.open(self.address + "/")
        field = "document.querySelector('main textarea, main input[type=search], main input[type=text]')"
        if not self.browser.value(f"!!{field}"):
            return self.faults.append("/: there is no field for a question")
        if not scripts:
            self.browser.scripts(False)
            self.browser.open(self.address + "/")
        self.browser.value(f"{field}.value = {question!r}, true")
        status = self.browser.press(f"{field}.form.querySelector('button, input[type=submit]')")
        self.check("answer", "scripts" if scripts else "no scripts", status)
        text = self.browser.value("document.body.innerText")
        if question not in text:
            self.faults.append("answer: the question is not repeated on it")
        self.browser.shape(TELEPHONE, 640, scale=2)
        self.check("answer", f"{TELEPHONE} px", 200)
        self.browser.scripts(True)

    def home_is_light(self):
        self.browser.ask("Network.setCacheDisabled", cacheDisabled=True)
        self.browser.open(self.address + "/")
        # The last bytes of a page may be told after its load event.
        self.browser.value("new Promise(done => setTimeout(done, 50)).then(() => true)")
        size = sum(e["params"]["encodedDataLength"] for e in self.browser.events if e["method"] == "Network.loadingFinished")
        if not 0 < size < HOME_BYTES:
            self.faults.append(f"/: {size} bytes in all, wanted less than {HOME_BYTES}")

    def shift(self, path):
        """How far the page moves. One that moves does so each time; a machine that was busy with other tests between two pieces of it does not."""
        shift = self.browser.value(SHIFT)
        for _ in range(4):
            if shift <= 0.1 or not path.startswith("/"):
                break
            self.browser.open(self.address + path)
            shift = min(shift, self.browser.value(SHIFT))
        return shift

    def check(self, path, view, status, may_move=False):
        """In the middle of somebody's work a page may move: it cannot be opened again to tell whether that was the machine."""
        self.seen += 1
        browser, say = self.browser, lambda fault: self.faults.append(f"{path} ({view}): {fault}")
        if status != 200:
            say(f"status {status}")
        width, window = browser.value("[document.documentElement.scrollWidth, innerWidth]")
        if width > window:
            say(f"is {width} px wide in a window of {window}: {self.widest()}")
        for what in ("document.title", "document.querySelector('h1')?.innerText", "document.documentElement.lang"):
            if not browser.value(what):
                say(f"has no {what}")
        unnamed = browser.value(
            "[...document.querySelectorAll('input:not([type=hidden]):not([type=submit]), textarea, select')]"
            ".filter(e => !e.labels?.length && !e.ariaLabel && !e.getAttribute('aria-labelledby')).map(e => e.name)")
        if unnamed:
            say(f"has fields without a name to read out: {unnamed}")
        strangers = [url for url in browser.hosts() if not url.startswith((self.address, "data:"))]
        if strangers:
            say(f"asks elsewhere for {strangers}")
        for complaint in browser.complaints():
            say(complaint)
        for fault in browser.value(TARGETS):
            say(f"has a target smaller than 44 px: {fault}")
        # What follows asks the page's own clock and scripts.
        # A page that comes in pieces may grow at its foot; what is being read must stay where it is.
        if browser.has_scripts and not may_move and (shift := self.shift(path)) > 0.1:
            say(f"moves while it loads: {shift}")
        if browser.has_scripts and self.barriers and self.is_new(path, view):
            for fault in self.barriers.found(browser):
                say(fault)
        if self.pictures:
            name = f"{path}-{view}".replace("/", "_").replace(" ", "").replace("?", "_")[:80]
            browser.picture(f"{self.pictures}/{name}.png")

    def is_new(self, path, view):
        """Barriers lie in templates: two pages of a kind tell of all, and one where the window is another."""
        kind = ("/".join(path.split("?")[0].split("/")[:2]), view, "lang=en" in path)
        self.kinds[kind] = self.kinds.get(kind, 0) + 1
        return self.kinds[kind] <= (2 if view == f"{DESK} px" else 1)

    def widest(self):
        return self.browser.value(
            "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)"
            ".slice(-3).map(e => e.tagName + '.' + e.className).join(', ')")


if __name__ == "__main__":
    main()
