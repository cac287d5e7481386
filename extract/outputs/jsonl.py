"""Document records, one JSON object a line: the contract itself, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from extract.errors import Lang
    from schemas import DocumentRecord

# Legal inside a JSON string, but line ends to whoever splits by Unicode's rules, as str.splitlines does.
_LINE_ENDS = {"\u0085": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def write(records: Iterable[DocumentRecord], out: BinaryIO, lang: Lang = "vi") -> None:  # noqa: ARG001
    """Writes each of `records` as it comes, so that a pipe sees the first before the last is read.

    Records are the same in every language: `lang` is part of the shape that all formats share.
    """
    for record in records:
        line = record.model_dump_json()
        for end, escape in _LINE_ENDS.items():
            if end in line:
                line = line.replace(end, escape)
        out.write(line.encode() + b"\n")
        out.flush()
