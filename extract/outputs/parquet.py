"""The task list as parquet: one row a directive, columns and types as in `frame.DTYPES`, lists as lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.outputs.frame import DTYPES, frame

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from extract.errors import Lang
    from schemas import DocumentRecord


def write(records: Iterable[DocumentRecord], out: BinaryIO, lang: Lang = "vi") -> None:
    """Writes the directives of `records`; the schema is the same for every file, also for an empty one."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = {
        "int64": pa.int64(),
        "string": pa.string(),
        "datetime64[ms]": pa.timestamp("ms"),
        "boolean": pa.bool_(),
        "float64": pa.float64(),
        "object": pa.list_(pa.string()),
    }
    schema = pa.schema([(name, types[dtype]) for name, dtype in DTYPES.items()])
    pq.write_table(pa.Table.from_pandas(frame(records, lang), schema=schema, preserve_index=False), out)
