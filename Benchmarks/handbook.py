#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How long the handbook takes: as a file in each form, as pages, and to be searched, in a process and over HTTP.

    Benchmarks/handbook.py [--program .build/release/donghanh] [--gauge .build/release/Gauge] [--duties 300]

Over the shipped content, and over a made-up registry of so many duties, whose PDF has more than three hundred pages. Build first:
swift build -c release --product donghanh; swift build -c release --product Gauge. Needs pdfinfo (poppler-utils), and .build/typesetter as ./run makes it.
"""

import argparse
import json
import pathlib
import re
import subprocess
import tempfile
import time
import unicodedata
import urllib.parse
import urllib.request

from registry import HOME, free_port, p95, tell, wait

FORMS = ["html", "epub", "docx", "pdf"]


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--program", default=str(HOME / ".build/release/donghanh"))
    options.add_argument("--gauge", default=str(HOME / ".build/release/Gauge"))
    options.add_argument("--duties", type=int, default=300)
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="donghanh-handbook-") as folder:
        print("== shipped content", flush=True)
        files(given, folder, ["--content", str(HOME / "Content")])
        print(subprocess.run([given.gauge, "search", str(HOME / "Content")], check=True, capture_output=True, text=True).stdout, end="", flush=True)
        search(given, folder)
    with tempfile.TemporaryDirectory(prefix="donghanh-handbook-") as folder:
        print(f"== {given.duties} made-up duties", flush=True)
        dump = f"{folder}/dump.json"
        with open(dump, "w") as file:
            subprocess.run([given.gauge, "registry-dump", str(given.duties)], check=True, stdout=file)
        subprocess.run([given.program, "restore", dump, "--data", folder, "--json"], check=True, stdout=subprocess.DEVNULL)
        files(given, folder, [])


def files(given, folder, more):
    for form in FORMS:
        out = f"{folder}/book.{form}"
        start = time.monotonic()
        subprocess.run([given.program, "handbook", "--format", form, "--out", out, "--on", "2026-11-22", "--data", folder, "--json", *more], check=True,
                       stdout=subprocess.DEVNULL)
        seconds = time.monotonic() - start
        pages = ""
        if form == "pdf":
            told = subprocess.run(["pdfinfo", out], check=True, capture_output=True, text=True).stdout
            pages = f", {re.search(r'Pages: +([0-9]+)', told)[1]} pages"
        tell(f"{form}, {pathlib.Path(out).stat().st_size // 1_000} kB{pages}", seconds * 1_000)


def search(given, folder):
    """Titles and other names out of the content, with marks and without, through the page that shows what is found."""
    phrasings = []
    for file in sorted((HOME / "Content").rglob("*.yaml")):
        phrasings += re.findall(r"^ +vi: (?:')?([^'\n]{12,150})", file.read_text(encoding="utf-8"), re.MULTILINE)
    phrasings = phrasings[:: max(1, len(phrasings) // 200)][:200]
    port = free_port()
    site = subprocess.Popen([given.program, "serve", "--port", str(port), "--data", folder, "--pace", "unlimited"], stdout=subprocess.DEVNULL,
                            stderr=subprocess.DEVNULL)
    try:
        wait(port)
        for name, texts in (("with marks", phrasings), ("without marks", [bare(one) for one in phrasings])):
            for page in ("/handbook", "/registry"):
                tell(f"{page} over HTTP, {len(texts)} phrasings {name}, p95", p95(
                    port, [f"{page}?{urllib.parse.urlencode({'q': text})}" for text in texts]))
        tell("the contents without a search, p95", p95(port, ["/handbook"] * 50))
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/handbook", timeout=60) as reply:
            entries = sorted(set(re.findall(r"/handbook/entries/[A-Z0-9-]+", reply.read().decode())))
        tell(f"each of {len(entries)} entries, p95", p95(port, entries))
        tell("each of their cards, p95", p95(port, [entry + "/card" for entry in entries]))
    finally:
        site.terminate()
        site.wait()


def bare(text):
    folded = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    return "".join(letter for letter in folded if not unicodedata.combining(letter))


if __name__ == "__main__":
    main()
