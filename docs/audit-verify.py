#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks an export of the audit log with nothing of Đồng Hành's: audit-verify.py EXPORT.jsonl [HEAD.json]"""
import datetime, hashlib, json, sys

FORMAT, HEAD = "donghanh-audit/1", "donghanh-audit-head/1"
sha = lambda text: hashlib.sha256(text.encode()).hexdigest()
joined = lambda *parts: "".join(f"{len(part.encode())}:{part}" for part in map(str, parts))


def fields(value):
    if isinstance(value, str):
        return value
    return joined(*(part for pair in sorted(value.items(), key=lambda pair: pair[0].encode()) for part in pair))


def faults(path, head):
    last, gone, said, claims = {}, {}, {}, {}
    if head:
        at = int(datetime.datetime.fromisoformat(head["at"].replace("Z", "+00:00")).timestamp())
        tips = [part for tip in head["lanes"] for part in (tip["lane"], tip["sequence"], tip["hash"])]
        if sha(joined(HEAD, at, *tips)) != head["digest"]:
            yield "the head is not what it was"
        claims = {(tip["lane"], tip["sequence"]): tip["hash"] for tip in head["lanes"]}
    lines = open(path, encoding="utf-8")
    header = json.loads(next(lines))
    for row in map(json.loads, lines):
        lane, sequence, digest = row["lane"], row["sequence"], row["detailsDigest"]
        text = joined(FORMAT, lane, sequence, row["at"], row["actor"], row["act"], row["thing"], row["key"], fields(row["facts"]), digest, row["previous"])
        if sha(text) != row["hash"]:
            yield f"{lane}/{sequence}: changed"
        # The first row of a part can only be believed.
        before = last.get(lane, (sequence - 1, row["previous"]) if header["from"] else (0, sha(joined(FORMAT, lane))))
        if before != (sequence - 1, row["previous"]):
            yield f"{lane}/{sequence}: does not follow {lane}/{before[0]}"
        last[lane] = (sequence, row["hash"])
        if claims.pop((lane, sequence), row["hash"]) != row["hash"]:
            yield f"{lane}/{sequence}: not what the head says"
        if row["details"] and sha(joined(row["details"]["salt"], fields(row["details"]["fields"]))) != digest:
            yield f"{lane}/{sequence}: details changed"
        if digest and not row["details"] and "erasedBy" not in row:
            yield f"{lane}/{sequence}: details gone without a ground"
        if "erasedBy" in row:
            count, tally = gone.get(tuple(row["erasedBy"]), (0, ""))
            gone[tuple(row["erasedBy"])] = (count + 1, sha(joined(tally, lane, sequence)))
        if row["act"] == "details-erased":
            said[(lane, sequence)] = (int(row["facts"]["count"]), row["facts"]["rows"])
    if not header["from"] and not header["until"]:
        yield from (f"{lane}/{sequence}: cut off" for lane, sequence in claims)
        yield from (f"{place}: erasure unproved" for place in gone.keys() | said.keys() if gone.get(place, (0, "")) != said.get(place))


found = list(faults(sys.argv[1], json.load(open(sys.argv[2])) if len(sys.argv) > 2 else None))
print("\n".join(found) or "whole")
sys.exit(1 if found else 0)
