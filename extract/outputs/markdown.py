"""The task list as Markdown: what one pastes into a mail or a chat."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from extract.errors import Wording
from extract.outputs.rows import assigned, rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from extract.errors import Lang
    from extract.outputs.rows import Row
    from schemas import DocumentRecord

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")
_COORDINATORS = Wording("phối hợp", "with")
_DEADLINE = Wording("Hạn", "Due")
_MISSING = Wording("Còn thiếu", "Missing")
_ITEM = Wording("mục", "item")
_NO_TASKS = Wording("Không có nhiệm vụ nào.", "No tasks.")


def write(records: Iterable[DocumentRecord], out: BinaryIO, lang: Lang = "vi") -> None:
    """Writes a heading for each of `records` and a numbered line for each of its tasks."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="\n", write_through=True)
    try:
        for i, record in enumerate(records):
            text.write(("\n" if i else "") + f"## {_plain(assigned(record, lang))}\n\n")
            if record.header.subject:
                text.write(f"{_plain(record.header.subject)}\n\n")
            lines = [_line(row, lang) for row in rows([record], lang)]
            text.write("\n".join(lines or [_NO_TASKS.said(lang)]) + "\n")
    finally:
        text.detach()


def _line(row: Row, lang: Lang) -> str:
    """`1. **Sở Y tế** (phối hợp: Sở Nội vụ): rà soát …. Hạn: **30/6**. Còn thiếu: báo cáo. (mục 2)`."""
    parties = f"**{_plain('; '.join(row.leads))}**" if row.leads else ""
    if row.group:
        parties += f" ({_plain(row.group)})"
    if row.coordinators:
        parties += f" ({_COORDINATORS.said(lang)}: {_plain('; '.join(row.coordinators))})"
    told = f"{parties.strip()}: {_plain(row.task)}" if parties else _plain(row.task)
    line = f"{row.ordinal}. {told.rstrip('.')}."
    if row.deadline:
        line += f" {_DEADLINE.said(lang)}: **{_plain(row.deadline)}**."
    if row.missing:
        line += f" {_MISSING.said(lang)}: {row.missing}."
    if row.directive.path:
        line += f" ({_ITEM.said(lang)} {_plain(row.directive.path)})"
    return line


def _plain(words: str) -> str:
    """`words` on one line, with nothing in them that Markdown would read as its own.

    >>> _plain("a*b [1] <x>")
    'a\\\\*b \\\\[1\\\\] \\\\<x\\\\>'
    """
    return _SPECIAL.sub(r"\\\1", " ".join(words.split()))
