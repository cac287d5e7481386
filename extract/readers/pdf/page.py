"""A page of a PDF: its text layer where that can be trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extract.readers.paged.page import Page, lay_out
from extract.readers.paged.stamps import take_stamps
from extract.readers.pdf.chars import read_sheet
from extract.readers.pdf.layer import layer_of
from extract.readers.pdf.rulings import read_rulings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.readers.paged.sheet import Rulings, Sheet, Word

_DRAWN_LEAST = 8  # objects on a page that is not blank


def read_page(document: Any, index: int) -> Page:
    """The page `index` of a pypdfium2 document; it is closed again. Without text to trust it is empty."""
    page, sheet = read_sheet(document, index)
    try:
        rulings = read_rulings(page, sheet.frame)
    finally:
        page.close()
    layer = _layer(sheet, rulings)
    return lay_out(sheet, rulings) if layer == "good" else Page(layer)


def _layer(sheet: Sheet, rulings: Rulings) -> str:
    """What the text layer is worth: see `layer_of`."""
    _, words = take_stamps(sheet.words, sheet.fields)
    drawn = [w for w in words if w.drawn]
    layer = layer_of(_plain(drawn))
    pictured = bool(rulings.pictures) or rulings.objects > len(drawn) + _DRAWN_LEAST
    if layer == "none" and not pictured:
        return "good"  # a page of few words, or none at all
    return layer


def _plain(words: Sequence[Word]) -> str:
    """The words in the order of the page's content, a line for each baseline."""
    pieces: list[str] = []
    before: Word | None = None
    for word in words:
        if before is not None:
            level = abs(word.base - before.base) < 0.5 * word.size
            pieces.append(
                (" " if word.left - before.right > 0.1 * word.size or before.parted else "")
                if level
                else "\n"
            )
        pieces.append(word.chars)
        before = word
    return "".join(pieces)
