"""Records written in the formats people and programs use; each format is a module, loaded when used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from extract.errors import Lang
    from extract.explain import Explanation
    from schemas import DocumentRecord

FileFormat = Literal["jsonl", "csv", "xlsx", "parquet", "html", "md"]

FILE_FORMATS: tuple[FileFormat, ...] = ("jsonl", "csv", "xlsx", "parquet", "html", "md")
"""Formats of files; their names are also their endings. `table` is for terminals and stands beside them."""

BINARY: frozenset[str] = frozenset({"xlsx", "parquet"})
"""Formats that no terminal can show."""


def write(
    file_format: FileFormat,
    records: Iterable[DocumentRecord | Explanation],
    out: BinaryIO,
    lang: Lang = "vi",
) -> None:
    """Writes `records` to `out` in `file_format`, with heads and words in `lang`.

    Of an `Explanation` only `html` tells more than its record.
    """
    if file_format == "html":
        from extract.outputs import html

        html.write(records, out, lang)
        return
    _write_records(file_format, map(record_of, records), out, lang)


def record_of(one: DocumentRecord | Explanation) -> DocumentRecord:
    """The record itself, or that of an explanation."""
    from schemas import DocumentRecord

    return one if isinstance(one, DocumentRecord) else one.record


def _write_records(
    file_format: FileFormat, records: Iterable[DocumentRecord], out: BinaryIO, lang: Lang
) -> None:
    match file_format:
        case "jsonl":
            from extract.outputs import jsonl

            jsonl.write(records, out, lang)
        case "csv":
            from extract.outputs import csv

            csv.write(records, out, lang)
        case "xlsx":
            from extract.outputs import xlsx

            xlsx.write(records, out, lang)
        case "parquet":
            from extract.outputs import parquet

            parquet.write(records, out, lang)
        case "md":
            from extract.outputs import markdown

            markdown.write(records, out, lang)
