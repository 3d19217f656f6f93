#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Looks at what a running site's handbook is on paper and without a network.

    handbook.py http://127.0.0.1:8080 [--cards ID…]

Prints the quick card of every entry, or of those named, and counts its sheets of A4; installs the handbook, takes the network away, opens it again and
searches in it.
"""

import argparse
import base64
import re
import sys

from browser import Browser

MARKED, PLAIN = "giấy phép bưu chính", "giay phep buu chinh"
SHOWN = "[...document.querySelectorAll('article:not([hidden])')].map(e => e.id)"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("address")
    parser.add_argument("--axe", help="not needed here; every script of the folder is given it")
    parser.add_argument("--cards", nargs="*")
    given = parser.parse_args()
    address = given.address.rstrip("/")
    faults = []
    with Browser() as browser:
        cards = print_cards(browser, address, given.cards, faults)
        go_offline(browser, address, faults)
    for fault in faults:
        print(f"✗ {fault}")
    print(f"{cards} cards, {len(faults)} faults")
    sys.exit(1 if faults or not cards else 0)


def print_cards(browser, address, wanted, faults):
    if not wanted:
        browser.open(f"{address}/handbook")
        wanted = browser.value("[...document.querySelectorAll('ol.toc a')].map(a => a.pathname.split('/').pop())")
    for entry in wanted:
        browser.open(f"{address}/handbook/entries/{entry}/card")
        sheet = base64.b64decode(browser.ask("Page.printToPDF", preferCSSPageSize=True, paperWidth=8.27, paperHeight=11.69)["data"])
        pages = len(re.findall(rb"/Type\s*/Page\b(?!s)", sheet))
        if pages != 1:
            faults.append(f"the card of {entry} takes {pages} pages")
    return len(wanted)


def go_offline(browser, address, faults):
    page = f"{address}/handbook/app"
    browser.open(page)
    browser.until("'kept' in document.documentElement.dataset", "the device keeps the handbook")
    faults.extend(f"/handbook/app: {complaint}" for complaint in browser.complaints())
    for error in browser.ask("Page.getInstallabilityErrors")["installabilityErrors"]:
        # A window without a screen has nobody to be asked.
        if error["errorId"] not in ("in-incognito", "prefer-related-applications-only-beta-stable"):
            faults.append(f"/handbook/app cannot be installed: {error['errorId']}")
    if not browser.ask("Page.getAppManifest").get("data"):
        faults.append("/handbook/app has no manifest")
    # One handbook a day and place; a device must not be filled with them.
    for day in range(1, 15):
        browser.open(f"{page}?on=2026-01-{day:02}")
        browser.until("'kept' in document.documentElement.dataset", "the device keeps another day")
    browser.open(page)
    browser.until("'kept' in document.documentElement.dataset", "the device keeps the handbook again")
    files = browser.value("caches.open('handbook-1').then(cache => cache.keys()).then(all => all.length)")
    # What the page itself puts by comes on top until the worker sees the next request.
    if files > 24:
        faults.append(f"/handbook/app: a device keeps {files} files")
    # The page's own requests and the worker's: nothing answers any more.
    browser.ask("Network.emulateNetworkConditions", offline=True, latency=0, downloadThroughput=0, uploadThroughput=0)
    browser.open(page)
    total = browser.value("document.querySelectorAll('article').length")
    if not total:
        return faults.append("/handbook/app: without a network nothing is there")
    found = [search(browser, words) for words in (MARKED, PLAIN)]
    if browser.value("document.querySelector('article:not([hidden])').getBoundingClientRect().top > 2 * innerHeight"):
        faults.append("/handbook/app: what was found is far below the search")
    if found[0] != found[1] or not 0 < len(found[0]) < total:
        faults.append(f"/handbook/app: {len(found[0])} and {len(found[1])} of {total} entries found without a network")


def search(browser, words):
    browser.value(f"(i => {{ i.value = {words!r}; i.dispatchEvent(new Event('input')) }})(document.querySelector('input[type=search]')), true")
    return browser.value(SHOWN)


if __name__ == "__main__":
    main()
