"""Reads a Parquet file and an Arrow stream with PyArrow and DuckDB and prints what they see."""

import sys

try:
    import duckdb
    import pyarrow
    import pyarrow.parquet
except ImportError:
    print("missing")
    sys.exit()

parquet, arrow = sys.argv[1:]
table = pyarrow.parquet.read_table(parquet)
stream = pyarrow.ipc.open_stream(arrow).read_all()
assert table.schema.names == stream.schema.names
for name in table.schema.names:
    left, right = table[name].to_pylist(), stream[name].to_pylist()
    assert left == right, name
kind = duckdb.sql(f"select typeof(time) from '{parquet}' limit 1").fetchall()[0][0]
top = f"select \"user\" from '{parquet}' where \"user\" <> 'System' group by 1 order by count(*) desc, 1 limit 1"
user = duckdb.sql(top).fetchall()[0][0]
print(table.num_rows, stream.num_rows, table.schema.field("time").type, stream.schema.field("time").type, kind, user)
