"""Records as lines: what goes in comes out, one line each, as they come."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

from extract.outputs import jsonl
from schemas import DocumentRecord

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_records_come_back_as_they_were(records: list[DocumentRecord]) -> None:
    out = io.BytesIO()
    jsonl.write(records, out)
    lines = out.getvalue().decode().splitlines()
    assert [DocumentRecord.model_validate_json(line) for line in lines] == records
    assert "Sở Tài chính" in lines[0]  # readable, not escaped


def test_no_line_end_of_unicode_splits_a_record(plan: DocumentRecord) -> None:
    odd = plan.model_copy(update={"text": "một\u2028hai\u2029ba\u0085bốn\r\n"})
    out = io.BytesIO()
    jsonl.write([odd], out)
    (line,) = out.getvalue().decode().splitlines()
    assert json.loads(line)["text"] == odd.text


def test_each_record_is_written_before_the_next_is_asked_for(records: list[DocumentRecord]) -> None:
    out = io.BytesIO()
    seen: list[int] = []

    def coming() -> Iterator[DocumentRecord]:
        for record in records:
            seen.append(out.getvalue().count(b"\n"))
            yield record

    jsonl.write(coming(), out)
    assert seen == [0, 1]
