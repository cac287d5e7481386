"""Pages bound into one text: page numbers are left out, what runs along every page is set apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.readers.paged.page import RECOGNISED, Line, Page, Table
from extract.readers.paged.weave import Weaver
from extract.readers.placed import Collector

if TYPE_CHECKING:
    from extract.readers.placed import Placed

_RUNNING_LEAST = 3  # pages on which a running head stands at the least
_RUNNING_LONGEST = 90  # characters of one

UNREAD = frozenset({"none", "deceptive"})
"""Layers of pages that have no text here."""

_NOTES = {
    "page-without-text": "{where} không có lớp chữ tin được, có thể là bản quét; đã bỏ qua.",
    "page-recognised": "{where} là ảnh quét, chữ do máy nhận dạng; hãy đối chiếu với bản gốc.",
}
_NAMED_MOST = 12  # pages that a note names one by one


def bind(pages: list[Page]) -> Placed:
    """The text of `pages`, in their order: a form feed stands between two of them, tables go on over it.

    Notes name the pages without text to trust, and those whose words were recognised.
    """
    notes = _notes(pages)
    _leave_out_numbers(pages)
    _set_running_apart(pages)
    weaver = Weaver(Collector())
    for number, page in enumerate(pages, 1):
        weaver.add(page, number)
    return weaver.placed(page_sizes=tuple(page.size for page in pages), notes=notes)


def _notes(pages: list[Page]) -> tuple[tuple[str, str], ...]:
    unread = [i for i, page in enumerate(pages, 1) if page.layer in UNREAD]
    seen = [i for i, page in enumerate(pages, 1) if page.layer == RECOGNISED]
    found = (("page-without-text", unread), ("page-recognised", seen))
    return tuple(
        (code, _NOTES[code].format(where=_where(named, len(pages)))) for code, named in found if named
    )


def _where(named: list[int], count: int) -> str:
    shown = ", ".join(map(str, named[:_NAMED_MOST]))
    more = f" và {len(named) - _NAMED_MOST} trang khác" if len(named) > _NAMED_MOST else ""
    return f"Trang {shown}{more} (trong {count} trang)"


def _leave_out_numbers(pages: list[Page]) -> None:
    """Drops the lines that count the pages: as the file does, or a fixed number ahead or behind it on two
    pages."""
    offsets: dict[int, int] = {}
    for i, page in enumerate(pages):
        for block in page.blocks:
            if isinstance(block, Line) and block.number is not None:
                offsets[block.number - i - 1] = offsets.get(block.number - i - 1, 0) + 1
    for i, page in enumerate(pages):
        page.blocks = [
            block
            for block in page.blocks
            if isinstance(block, Table)
            or block.number is None
            or (block.number != i + 1 and offsets[block.number - i - 1] < 2)
        ]


def _set_running_apart(pages: list[Page]) -> None:
    """Moves what runs along the top or the bottom of the pages out of their text, above and below it."""
    for at in (0, -1):
        seen: dict[str, int] = {}
        for page in pages:
            if len(page.blocks) > 1 and isinstance(block := page.blocks[at], Line):
                seen[block.text] = seen.get(block.text, 0) + 1
        running = {t for t, n in seen.items() if n >= _RUNNING_LEAST and len(t) <= _RUNNING_LONGEST}
        for page in pages:
            if len(page.blocks) > 1 and isinstance(block := page.blocks[at], Line) and block.text in running:
                page.blocks.pop(at)
                (page.above if at == 0 else page.below).append(block)
