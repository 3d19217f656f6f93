#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Do our references lead where the codification's own links lead?

    Benchmarks/references.py EDITION DATA [--program .build/release/donghanh] [--examples N] [--references FILE]

EDITION is a folder or .tar.gz of the codification as published; DATA the data folder that holds it, taken in. The links are read here from the published
HTML, without any code of ours: `pGhiChu` links the act and article that a note names, `pChiDan` links the articles that an article relates to.

Wanted: at least 98 % where both speak. Both speak of

- a note's amending act, where the note links it, our reader finds it named in the same words, and the act has articles of its own in the edition, which tell
  what the link's number means;
- a reference in the text, where the codification relates the article to one of the same number: then it must be the same act's.

An article may be related to another act's article that happens to bear the number of one that it names: those count against us, and are told apart from
references whose act the words leave to what stands around them. What we say of an article where the codification relates it to other articles of the same act
is shown too; those relations are chosen by editors, and are no list of all references.
"""

import argparse
import collections
import html
import json
import os
import re
import shlex
import subprocess
import tarfile
import unicodedata

ARTICLE = re.compile(r"<p class='pDieu'><a name='(\d+)'></a>(.*?)</p>(.*?)(?=<p class='pDieu'>|<p class='pChuong'>|\Z)", re.S)
NOTE = re.compile(r"<p class='pGhiChu'>(.*?)</p>", re.S)
RELATIONS = re.compile(r"<p class='pChiDan'>(.*)", re.S)
LINK = re.compile(r"<a ([^>]*)>(.*?)</a>", re.S)
WANTED = 98.0


def plain(markup):
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", markup))).strip()


def files(edition):
    if os.path.isdir(edition):
        for name in sorted(os.listdir(edition)):
            if name.endswith(".html"):
                yield open(os.path.join(edition, name), "rb").read()
    else:
        with tarfile.open(edition) as archive:
            for member in archive:
                if member.isfile() and member.name.endswith(".html"):
                    yield archive.extractfile(member).read()


def target(attributes):
    """('node', id) inside the codification, ('act', item, article) outside; None where the link has no address."""
    node = re.search(r"ViewNoiDungPhapDien\('(\d+)'\)", attributes)
    if node:
        return ("node", node.group(1))
    item = re.search(r"ItemID=(\d+)(?:#([^'\"]*))?", attributes)
    if not item:
        return None
    article = re.search(r"Dieu_(\w+)$", item.group(2) or "")
    return ("act", item.group(1), article.group(1).lower() if article else None)


def published(edition):
    for data in files(edition):
        for anchor, heading, body in ARTICLE.findall(data.decode("utf-8-sig")):
            note, relations = NOTE.search(body), RELATIONS.search(body)
            links = LINK.findall(note.group(1)) if note else []
            related = LINK.findall(relations.group(1)) if relations else []
            code = plain(heading).split(" ")
            yield {
                "anchor": anchor,
                "code": code[1].rstrip(".") if len(code) > 1 else "",
                "note": [(target(attributes), plain(text)) for attributes, text in links],
                "after": [plain(piece) for piece in re.split(r"</a>", note.group(1))[1:]] if note else [],
                "source": plain(note.group(1)) if note else "",
                "related": [target(attributes) for attributes, _ in related],
            }


def same_article(article, lines):
    """Headings give some codes twice: the one whose act and article the note names."""
    number = re.search(r"số\s+(\d[^\s,]*/[^\s,)]+)", article["source"])
    if not number:
        return lines[0] if len(lines) == 1 else None
    folded = unicodedata.normalize("NFD", number.group(1).lower().replace("đ", "d"))
    slug = "-".join(re.findall(r"[a-z0-9]+", "".join(letter for letter in folded if not unicodedata.combining(letter))))
    said = re.match(r"\(?\s*Điều\s+(\w+)", article["source"])
    for line in lines:
        if slug in act_of(line["provision"]) and (not said or article_of(line["provision"]) == said.group(1).lower()):
            return line
    return None


def act_of(provision):
    return provision.split("/")[0]


def article_of(provision):
    found = re.search(r"art_([^_]+)$", provision)
    return found.group(1) if found else None


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("edition")
    parser.add_argument("data")
    parser.add_argument("--program", default=os.path.join(os.path.dirname(__file__), "../.build/release/donghanh"))
    parser.add_argument("--examples", type=int, default=5, help="of each kind of disagreement")
    parser.add_argument("--references", help="what the command printed before, instead of running it")
    wanted = parser.parse_args()
    command = [wanted.program, "references", "--all", "--json", "--data", wanted.data]
    print("$", shlex.join(command))
    if wanted.references:
        with open(wanted.references, encoding="utf-8") as file:
            ours = json.load(file)
    else:
        ours = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    coded = collections.defaultdict(list)
    for line in ours:
        coded[line.get("code")].append(line)
    theirs = []
    for article in published(wanted.edition):
        line = same_article(article, coded[article["code"]])
        if line:
            article["ours"] = line
            theirs.append(article)

    # The publisher's number of an act, by the first link of each article's note: its own source.
    items = collections.defaultdict(collections.Counter)
    nodes = {}
    for article in theirs:
        provision = article["ours"]["provision"]
        nodes[article["anchor"]] = provision
        if article["note"] and article["note"][0][0] and article["note"][0][0][0] == "act":
            items[article["note"][0][0][1]][act_of(provision)] += 1
    items = {item: counts.most_common(1)[0][0] for item, counts in items.items()}

    notes, unread = compare_notes(theirs, items)
    texts, chosen = compare_texts(theirs, items, nodes)
    outcomes = collections.Counter(reference.get("reason", "resolved") for line in ours for reference in line["references"])
    print(f"{sum(outcomes.values()):,} references in {len(ours):,} articles:", dict(outcomes.most_common()))
    both = collections.Counter()
    for name, tally in [("amending acts in notes", notes), ("references in texts, by number", texts), ("articles of an act related to", chosen)]:
        report(name, tally, wanted.examples)
        if tally is not chosen:
            both["agree"] += len(tally["agree"])
            both["all"] += sum(len(found) for found in tally.values())
    print(f"\n{len(unread):,} links of notes to amending acts whose words we do not read", *(f"\n      {example}" for example in unread[: wanted.examples]))
    share = 100 * both["agree"] / max(1, both["all"])
    print(f"where both speak: {both['agree']:,} of {both['all']:,} agree, {share:.2f} % (wanted {WANTED} %)")
    raise SystemExit(0 if share >= WANTED else 1)


def compare_notes(theirs, items):
    tally, unread = collections.defaultdict(list), []
    for article in theirs:
        line = article["ours"]
        found = [reference for reference in line["noted"]]
        for (link, text), after in list(zip(article["note"], article["after"]))[1:]:
            if not link or link[0] != "act" or not text.startswith("Điều "):
                continue
            number = text[len("Điều "):].strip().lower()
            # The same words with us: "Điều 34 Nghị định số 136/2007/NĐ-CP".
            said = re.match(r"\S.*?(\d[\w/-]*/[\w/-]+)", after)
            if not said:
                continue
            same = [r for r in found if said.group(1) in r["text"].replace(" ", "") and re.search(rf"Điều {re.escape(number)}\b", r["text"].lower().replace("điều", "Điều"))]
            if not same:
                unread.append((line["provision"], text, after[:60]))
                continue
            act = items.get(link[1])
            reference = same[0]
            if act is None:
                # The act has no article of its own in the edition: the link cannot be told from another.
                continue
            if reference.get("document") is None:
                key = "unresolved: " + reference["reason"]
                # The act is held, the amending article is not: merged into what it amends.
                if reference["reason"] == "no-such-provision":
                    continue
            else:
                key = "agree" if reference["document"] == act else "another act"
            tally[key].append((line["provision"], reference["text"], reference.get("document"), act))
    return tally, unread


def compare_texts(theirs, items, nodes):
    texts, chosen = collections.defaultdict(list), collections.defaultdict(list)
    for article in theirs:
        line = article["ours"]
        related = set()
        for link in article["related"]:
            if link and link[0] == "node" and link[1] in nodes:
                related.add(nodes[link[1]])
            elif link and link[0] == "act" and link[1] in items and link[2]:
                related.add(f"{items[link[1]]}/art_{link[2]}")
        if not related:
            continue
        numbers = collections.defaultdict(set)
        for provision in related:
            numbers[article_of(provision)].add(act_of(provision))
        acts = {act_of(provision) for provision in related}
        for reference in line["references"]:
            provision = reference.get("provision")
            if not provision or provision == line["provision"]:
                continue
            act, number = act_of(provision), article_of(provision)
            example = (line["provision"], reference["text"], provision, sorted(related)[:4])
            if number in numbers:
                said = re.search("này$|/|[Ll]uật |Pháp lệnh ", reference["text"])
                kind = "another act, though the words say which" if said else "another act, by the words around"
                texts["agree" if act in numbers[number] else kind].append(example)
            if act in acts:
                own = "its own act" if act == act_of(line["provision"]) else "another act"
                chosen["agree" if provision in related else f"not among the related, of {own}"].append(example)
    return texts, chosen


def report(name, tally, examples):
    total = sum(len(found) for found in tally.values())
    agree = len(tally["agree"])
    print(f"\n{name}: {agree:,} of {total:,} ({100 * agree / max(1, total):.2f} %)")
    for kind, found in sorted(tally.items(), key=lambda pair: -len(pair[1])):
        if kind != "agree":
            print(f"  {len(found):,} {kind}")
            for example in found[:: max(1, len(found) // max(1, examples))][:examples]:
                print("     ", *example)


if __name__ == "__main__":
    main()
