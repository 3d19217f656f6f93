# SPDX-License-Identifier: Apache-2.0
"""Cuts acts as published into inputs for the fuzz target: seeds.py CORPUS FILE…

Takes text, HTML, DOCX, XLSX, Akoma Ntoso, and tar.gz or zip of these. Each seed is at most 12 kB: the front of an act, its end, and pieces between, so that
one run takes a millisecond; the first letter says to which door it goes.
"""
import hashlib
import io
import pathlib
import random
import sys
import tarfile
import zipfile

LARGEST = 12_000
corpus = pathlib.Path(sys.argv[1])
corpus.mkdir(parents=True, exist_ok=True)
chance = random.Random(7)


def keep(door, data):
    data = door + data[: LARGEST - 1]
    (corpus / hashlib.sha1(data).hexdigest()).write_bytes(data)


def pieces(data, step=LARGEST - 200, most=6):
    """The front, the end and some between, cut where lines end."""
    lines = data.split(b"\n")
    if len(lines) < 40:
        lines = data.replace(b">", b">\n").split(b"\n")
    found, piece, size = [], [], 0
    for line in lines:
        if size + len(line) > step and piece:
            found.append(b"\n".join(piece))
            piece, size = [], 0
        piece.append(line)
        size += len(line) + 1
    found.append(b"\n".join(piece))
    middle = found[1:-1]
    return found[:1] + found[-1:] + chance.sample(middle, min(most - 2, len(middle)))


def take(name, data):
    low = name.lower()
    if low.endswith((".txt",)):
        parts = pieces(data)
        for part in parts:
            keep(b"f", part)
        if len(parts) > 2:
            keep(b"f", parts[0][:7_000] + b"\n" + parts[1][-4_500:])
        for paragraph in chance.sample(data.split(b"\n"), min(3, data.count(b"\n"))):
            keep(b"m", paragraph[:2_000])
    elif low.endswith((".html", ".htm")):
        is_heading = b"pDieu" in data
        for part in pieces(data, most=4):
            keep(b"h" if is_heading else b"f", part if is_heading else b"<html><body><div>" + part)
    elif low.endswith((".docx", ".xlsx")):
        # A .docx may be a DOC: that is another program's to read.
        if not zipfile.is_zipfile(io.BytesIO(data)):
            return
        keep(b"f", data)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for part, door in (("word/document.xml", b"w"), ("xl/worksheets/sheet1.xml", b"s")):
                if part in archive.namelist():
                    body = archive.read(part)
                    paragraphs = body.split(b"</w:p>")
                    head = body[: body.find(b"<w:body>") + 8]
                    for start in sorted(chance.sample(range(len(paragraphs)), min(4, len(paragraphs)))):
                        chunk = b"</w:p>".join(paragraphs[start : start + 12])
                        keep(door, head + chunk[chunk.find(b"<w:p") :] + b"</w:p></w:body></w:document>")
    elif low.endswith(".xml"):
        keep(b"f", data)


for file in map(pathlib.Path, sys.argv[2:]):
    if file.name.endswith((".tar.gz", ".tgz")):
        with tarfile.open(file) as archive:
            members = [member for member in archive if member.isfile()]
            for member in chance.sample(members, min(300, len(members))):
                take(member.name, archive.extractfile(member).read(4_000_000))
    else:
        take(file.name, file.read_bytes())
print(len(list(corpus.iterdir())), "seeds in", corpus)
