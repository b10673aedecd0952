"""Asks DuckDB each question and prints how many rows the answer has."""

import sys

try:
    import duckdb
except ImportError:
    print("missing")
    sys.exit()

duckdb.sql("set timezone = 'UTC'")
for question in sys.argv[1:]:
    print(len(duckdb.sql(question).fetchall()))
