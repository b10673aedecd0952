"""Asks DuckDB and polars the questions that pulsetrail is asked.

    peers.py NAME INPUT OUTPUT

NAME is a function of this file, with dashes. THREADS (default 2) is the number of threads. Both
libraries get the form of the question that was fastest among those tried: lines as one text column,
cut up by string functions; polars by a regular expression.
"""

import os
import re
import sys

THREADS = os.environ.get("THREADS", "2")

# No byte of a log line is this one, so that a line is one column.
NO_DELIMITER = "\x01"

# The keys of the three layouts, in their order. A key that a layout lacks gives an empty text.
KEYS = (
    'id time pri fw vpn ivs user realm roles sessionID mgmt proto src dst dstname type op arg result'
    ' sent rcvd agent duration code msg'
).split()
LINE = (
    r'^id=(\S*) time="([^"]*)" pri=(\S*) fw=(\S*) vpn=(\S*)(?: ivs=(.*?))? user=(.*?) realm="(.*?)"'
    r' roles="(.*?)"(?: sessionID="(.*?)")?(?: type=(mgmt))?'
    r'(?: proto=(\S*) src=(\S*) dst=(\S*) dstname=(\S*))?'
    r'(?: type=(\S*) op=(\S*) arg="(.*?)" result=(\S*))?'
    r'(?: sent=(\S*) rcvd=(\S*))?(?: agent="(.*?)" duration=(\S*))?'
    r' msg="(?:([A-Z]{3}[0-9]{5}): )?(.*)"$'
)


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def duckdb_run(query):
    import duckdb

    connection = duckdb.connect(config={"threads": THREADS})
    connection.execute(query)


def duckdb_lines(log):
    """The lines of a log; those with bytes that are no UTF-8 are left out."""
    return f"""read_csv({quoted(log)}, columns = {{'line': 'VARCHAR'}}, header = false, auto_detect = false,
        delim = '{NO_DELIMITER}', quote = '', escape = '', new_line = '\\n', strict_mode = false,
        ignore_errors = true)"""


def duckdb_aggregate(log, out):
    duckdb_run(f"""
        COPY (
            SELECT split_part(split_part(line, ' user=', 2), ' realm="', 1) AS actor,
                   substr(split_part(line, ' msg="', 2), 1, 8) AS code,
                   count(*) AS count
            FROM {duckdb_lines(log)}
            GROUP BY ALL
        ) TO {quoted(out)} (FORMAT csv)""")


def duckdb_aggregate_parquet(events, out):
    """Counts a Parquet file of ours or of `duckdb_export`."""
    duckdb_run(f"""
        COPY (
            SELECT actor, code, count(*) AS count FROM read_parquet({quoted(events)}) GROUP BY ALL
        ) TO {quoted(out)} (FORMAT csv)""")


def duckdb_export(log, out):
    names = ", ".join(map(quoted, KEYS))
    numbers = {"pri", "result", "sent", "rcvd", "duration"}
    renamed = {"user": "actor"}
    columns = ["try_cast(f.time AS TIMESTAMP) AS time", "concat(f.type, f.mgmt) AS type"]
    for key in KEYS:
        if key in numbers:
            columns.append(f'try_cast(f."{key}" AS BIGINT) AS "{key}"')
        elif key not in ("time", "type", "mgmt"):
            columns.append(f'f."{key}" AS "{renamed.get(key, key)}"')
    duckdb_run(f"""
        COPY (
            SELECT {", ".join(columns)}
            FROM (SELECT regexp_extract(line, {quoted(LINE)}, [{names}]) AS f FROM {duckdb_lines(log)})
            WHERE f.time <> ''
        ) TO {quoted(out)} (FORMAT parquet, COMPRESSION zstd)""")


def polars_aggregate(log, out):
    os.environ["POLARS_MAX_THREADS"] = THREADS
    import polars as pl

    line = pl.col("line")
    (
        pl.scan_csv(
            log,
            schema={"line": pl.String},
            has_header=False,
            separator=NO_DELIMITER,
            quote_char=None,
            encoding="utf8-lossy",
            truncate_ragged_lines=True,
        )
        .select(actor=line.str.extract(' user=(.*?) realm="'), code=line.str.extract(' msg="(.{8})'))
        .group_by("actor", "code")
        .agg(count=pl.len())
        .collect(engine="streaming")
        .write_csv(out)
    )


def main():
    name, source, out = sys.argv[1:]
    globals()[name.replace("-", "_")](source, out)


if __name__ == "__main__":
    main()
