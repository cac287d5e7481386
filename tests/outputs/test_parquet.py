"""The data frame and its file: documented types, in an empty list too."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from extract.outputs import parquet
from extract.outputs.frame import DTYPES, frame

if TYPE_CHECKING:
    from schemas import DocumentRecord


def table(records: list[DocumentRecord]) -> pa.Table:
    out = io.BytesIO()
    parquet.write(records, out)
    return pq.read_table(io.BytesIO(out.getvalue()))


@pytest.mark.parametrize("empty", [False, True])
def test_columns_have_the_documented_types(records: list[DocumentRecord], empty: bool) -> None:
    kept = frame([] if empty else records)
    assert {name: str(dtype) for name, dtype in kept.dtypes.items()} == DTYPES


def test_an_empty_file_has_the_same_schema(records: list[DocumentRecord]) -> None:
    assert table([]).schema.equals(table(records).schema)
    assert table([]).num_rows == 0


def test_a_row_is_a_directive_with_lists_as_lists(records: list[DocumentRecord]) -> None:
    kept = table(records)
    assert kept.num_rows == 5
    assert kept.schema.field("leads").type == pa.list_(pa.string())
    first = kept.slice(0, 1).to_pylist()[0]
    assert first["leads"] == ["Sở Tài chính"]
    assert first["missing"] == ["no-product", "no-report"]
    assert first["references"] == ["KH 24/KH-UBND"]
    assert first["due"] == pd.Timestamp("2026-07-05")
    assert first["issued_on"] == pd.Timestamp("2026-03-05")
    assert first["due_before"] is True
    assert records[0].text[first["span_start"] : first["span_end"]] == first["text"]


def test_an_hour_is_told_from_a_midnight_and_nothing_from_something(records: list[DocumentRecord]) -> None:
    kept = table(records).to_pydict()
    assert kept["due_iso"] == ["2026-07-05", "2026-06-25T17:00", None, "2026-12-31", None]
    assert kept["due"][1] == pd.Timestamp("2026-06-25T17:00")
    assert kept["due"][2] is None
    assert kept["due_before"][2] is None
    assert kept["rrules"][1] == ["FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10"]
    assert kept["number"][3] is None
