#!/usr/bin/env python3
"""Counts the events of archive/nightly by user and code: prints `user,code,count`, the most frequent first."""
import collections, gzip, pathlib, re

USER, CODE = re.compile(r" user=(.*?) realm="), re.compile(r' msg="([A-Z]{3}\d{5}): ')
counts = collections.Counter()
for path in sorted((pathlib.Path(__file__).resolve().parent / "archive" / "nightly").glob("*.gz")):
    for line in gzip.open(path, "rt", encoding="utf-8"):
        counts[USER.search(line)[1], CODE.search(line)[1]] += 1
for (user, code), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
    print(user, code, count, sep=",")
