"""A page of a PDF: its text layer where that can be trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extract.readers.paged.page import RECOGNISED, Page, lay_out
from extract.readers.paged.stamps import take_stamps
from extract.readers.pdf.chars import read_sheet
from extract.readers.pdf.layer import layer_of
from extract.readers.pdf.rulings import read_rulings
from extract.readers.scan.page import read_scan

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from extract.readers.paged.sheet import Box, Rulings, Sheet, Word
    from extract.readers.scan.engine import Engine, Pixels

_DRAWN_LEAST = 8  # objects on a page that is not blank
_DPI = 300  # what Tesseract was trained for
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
        pixels, dpi = _picture(page)
    finally:
        page.close()
    seen, lines = read_scan(pixels, dpi, engine)
    if seen.frame.turn == sheet.frame.turn and not seen.frame.skew:
        _put_in(seen, sheet)
    out = lay_out(seen, lines)
    out.layer = RECOGNISED
    return out


def _picture(page: Any) -> tuple[Pixels, int]:
    """The page as shown in shades of grey, and its dots per inch. The red of a seal is left out, which is
    what makes the name below it legible."""
    import numpy as np

    dpi = min(_DPI, int(_LONGEST * 72 / max(page.get_size())))
    bitmap = page.render(scale=dpi / 72, rev_byteorder=True)
    pixels = bitmap.to_numpy()
    grey = pixels if pixels.ndim == 2 else pixels[:, :, 0]
    return np.ascontiguousarray(grey), dpi


def _put_in(seen: Sheet, layer: Sheet) -> None:
    """What form fields show (stamps, a number put in when signing) as the file has it, in place of what was
    recognised there."""
    added = [w for w in layer.words if not w.drawn]
    if not added:
        return
    seen.words = [w for w in seen.words if not any(_covers(box, w) for box in layer.fields)]
    seen.fields = layer.fields
    for word in added:
        word.order = len(seen.words) + 1
        seen.words.append(word)
    for order, word in enumerate(seen.words):
        word.order = order


def _covers(box: Box, word: Word) -> bool:
    left, top, right, bottom = box
    return left <= word.middle <= right and top <= (word.top + word.bottom) / 2 <= bottom


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
