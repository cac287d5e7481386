"""A page of a PDF: its text layer where that can be trusted, its picture recognised where it cannot."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from extract.readers.paged.page import Page, lay_out
from extract.readers.paged.stamps import take_stamps
from extract.readers.pdf.chars import read_sheet
from extract.readers.pdf.layer import layer_of
from extract.readers.pdf.rulings import read_rulings
from extract.readers.scan.engine import DPI, WHITE
from extract.readers.scan.page import read_scan

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from extract.readers.paged.sheet import Frame, Rulings, Sheet, Word
    from extract.readers.scan.engine import Engine, Pixels

_DRAWN_LEAST = 8  # objects on a page that is not blank
_NARROWEST = 16  # pixels: no letter is on what is narrower
_LONGEST = 5200  # pixels: a page of A3 at that resolution


def read_page(document: Any, index: int, recogniser: Callable[[], Engine | None]) -> Page:
    """The page `index` of a pypdfium2 document; it is closed again. One whose text cannot be trusted is
    recognised, or empty where there is no recogniser."""
    page, sheet = read_sheet(document, index)
    try:
        rulings = read_rulings(page, sheet.frame)
        layer = _layer(sheet, rulings)
        if layer == "good":
            return lay_out(sheet, rulings)
        if (engine := recogniser()) is None:
            return Page(layer, sheet.frame.size)
        if (drawn := _picture(page)) is None:
            return Page("none", sheet.frame.size)
        pixels, dpi = drawn
    finally:
        page.close()
    level = sheet.frame.turn == sheet.frame.shown
    if level:
        _blank(pixels, [w for w in sheet.words if not w.drawn], dpi)
    seen, lines = read_scan(pixels, dpi, engine)
    if level and seen.frame.turn == 0:
        _put_in(seen, sheet)
    return lay_out(seen, lines)


def _picture(page: Any) -> tuple[Pixels, int] | None:
    """The page as shown in shades of grey, and its dots per inch. The red of a seal is left out, which is
    what makes the name below it legible."""
    import numpy as np

    dpi = min(DPI, int(_LONGEST * 72 / max(page.get_size())))
    if dpi < 1 or min(page.get_size()) * dpi / 72 < _NARROWEST:
        return None
    bitmap = page.render(scale=dpi / 72, rev_byteorder=True)
    pixels = bitmap.to_numpy()
    grey = pixels if pixels.ndim == 2 else pixels[:, :, 0]
    return np.array(grey), dpi


def _blank(pixels: Pixels, words: Sequence[Word], dpi: int) -> None:
    """Paints over the words of form fields: the file tells them better."""
    for word in words:
        box = (word.left, word.top, word.right, word.bottom)
        left, top, right, bottom = (max(round(v * dpi / 72), 0) for v in box)
        pixels[top:bottom, left:right] = WHITE


def _put_in(seen: Sheet, layer: Sheet) -> None:
    """What form fields show (stamps, a number put in when signing) as the file has it."""
    seen.fields = layer.fields
    for word in layer.words:
        if not word.drawn:
            _tilt(word, seen.frame)
            word.order = len(seen.words)
            seen.words.append(word)


def _tilt(word: Word, frame: Frame) -> None:
    """Moves a word of the page as it lies to where it is once the page is straight."""
    sin, cos = math.sin(frame.skew), math.cos(frame.skew)
    a, b = frame.width / 2, frame.height / 2
    x, y = word.middle - a, (word.top + word.bottom) / 2 - b
    across, down = x * cos + y * sin - x, y * cos - x * sin - y
    word.left, word.right = word.left + across, word.right + across
    word.top, word.bottom, word.base = word.top + down, word.bottom + down, word.base + down


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
