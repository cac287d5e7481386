"""The task list as CSV: UTF-8 with a byte order mark, by which Excel knows it, commas, CRLF (RFC 4180).

Dates are ISO 8601, because every locale reads them alike; the confidence has a decimal point.

A cell whose text a spreadsheet would run as a formula gets an apostrophe in front (OWASP, "CSV Injection"):
documents come from strangers, and these files are made to be opened by double click. `unguarded` takes it off
again and gives back the very text. Who wants text without it takes xlsx, parquet or jsonl.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import regex

from extract.outputs.columns import TASKS, TRACES
from extract.outputs.due import Due
from extract.outputs.rows import rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from extract.errors import Lang
    from schemas import DocumentRecord

# Blanks in front do not disarm a formula everywhere; some Excels take full-width signs for plain ones.
# Apostrophes in front count, so that guarding can be undone exactly.
_FORMULA = regex.compile(r"'*+\s*+[=+\-@\uff1d\uff0b\uff0d\uff20]|'*+ *+[\t\r\n]")


def write(records: Iterable[DocumentRecord], out: BinaryIO, lang: Lang = "vi") -> None:
    """Writes one line for each directive of `records` under heads in `lang`."""
    columns = (*TASKS, *TRACES)
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=True)
    try:
        # Text is quoted, numbers are not: a cell with a semicolon stays whole where semicolons separate.
        writer = csv.writer(text, lineterminator="\r\n", quoting=csv.QUOTE_NONNUMERIC)
        writer.writerow([column.head.said(lang) for column in columns])
        for row in rows(records, lang):
            writer.writerow([_cell(column.value(row)) for column in columns])
    finally:
        text.detach()  # `out` belongs to the caller


def guarded(text: str) -> str:
    """`text`, behind an apostrophe if a spreadsheet would take it for a formula.

    >>> guarded("=1+1"), guarded("- Sở Y tế"), guarded("Sở Y tế = đơn vị chủ trì")
    ("'=1+1", "'- Sở Y tế", 'Sở Y tế = đơn vị chủ trì')
    """
    return "'" + text if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """The text that `guarded` made `cell` from.

    >>> unguarded(guarded("'=1")) == "'=1"
    True
    """
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _cell(value: str | float | Due | None) -> str | float:
    match value:
        case None:
            return ""
        case Due(day, None):
            return day.isoformat()
        case Due():
            return value.moment.isoformat(timespec="minutes")
        case str():
            return guarded(value)
        case _:
            return round(value, 4)
