"""Loads what is written for other tools with their own code, and says what each has got, one a line."""

import csv
import json
import logging
import sys

try:
    import duckdb
    import pyarrow.csv
    import pyarrow.json
    import pymisp
    import stix2
    from timesketch_import_client import importer
except ImportError:
    print("missing")
    sys.exit()

logging.disable(logging.CRITICAL)


class Streamer(importer.ImportStreamer):
    """The importer of Timesketch, without the server behind it."""

    def __init__(self):
        super().__init__()
        self.rows = []

    def _ready(self):
        pass

    def _upload_data_frame(self, data_frame, end_stream, retry_count=0):
        self.rows.extend(json.loads(data_frame.to_json(orient="records")))

    def _upload_data_buffer(self, end_stream, data_lines=None, retry_count=0):
        self.rows.extend(self._data_lines)


def timesketch(path):
    streamer = Streamer()
    streamer.add_file(path)
    streamer.close()
    rows = streamer.rows
    assert all(row["message"] and row["datetime"] and row["timestamp_desc"] for row in rows)
    times = {row["datetime"].replace(".000000", "").replace("+00:00", "+0000") for row in rows}
    return f"{len(rows)} rows, {len(times)} times from {min(times)} to {max(times)}"


def l2tcsv(path):
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    with open(path, encoding="utf-8", newline="\n") as file:
        # Those who split at commas see the same.
        assert [line.rstrip("\n").split(",") for line in file][1:] == [list(row.values()) for row in rows]
    assert all(len(row) == 17 and None not in row for row in rows)
    return f"{len(rows)} rows of 17 columns"


def lines(path):
    table = duckdb.sql(f"select * from read_json_auto('{path}', format='newline_delimited')").fetchall()
    assert pyarrow.json.read_json(path).num_rows == len(table)
    return f"{len(table)} objects"


def table(path):
    rows = duckdb.sql(f"select * from read_csv('{path}', header=true, all_varchar=true)").fetchall()
    options = pyarrow.csv.ParseOptions(newlines_in_values=True)
    assert pyarrow.csv.read_csv(path, parse_options=options).num_rows == len(rows)
    return f"{len(rows)} rows"


def stix(path):
    with open(path, encoding="utf-8") as file:
        bundle = stix2.parse(json.load(file), allow_custom=False, version="2.1")
    kinds = [thing.type for thing in bundle.get("objects", [])]
    ids = {thing.id for thing in bundle.get("objects", [])}
    for thing in bundle.get("objects", []):
        if thing.type in ("ipv4-addr", "ipv6-addr", "user-account"):
            # The id that the library would have given it.
            parts = {name: thing[name] for name in ("value", "account_login") if name in thing}
            assert type(thing)(**parts).id == thing.id
        for name, value in thing.items():
            if name.endswith("_ref"):
                assert value in ids, value
            if name.endswith("_refs"):
                assert ids.issuperset(value), value
    return ", ".join(f"{kinds.count(kind)} {kind}" for kind in sorted(set(kinds))) or "nothing"


def misp(path):
    event = pymisp.MISPEvent()
    event.load_file(path)
    event.to_json()
    values = " ".join(f"{attribute.type}={ascii(attribute.value)}" for attribute in event.attributes)
    return f"{event.info}; {values}; {len(event.event_reports)} report, {len(event.tags)} tags"


READERS = {"timesketch": timesketch, "l2tcsv": l2tcsv, "lines": lines, "table": table, "stix": stix, "misp": misp}
for argument in sys.argv[1:]:
    reader, path = argument.split("=", 1)
    print(READERS[reader](path))
