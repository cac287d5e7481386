"""Pages drawn for the tests as pictures: what a scanner or a telephone makes of them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pypdfium2
from reportlab.lib.utils import ImageReader

from tests.readers.sheets import Sheets

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

    from extract.text import Place, Text

SLIP = (420.0, 150.0)  # points: a page that is recognised in no time
TOLD = ("Giao Sở Y tế rà soát các trạm cấp cứu,", "báo cáo Ủy ban nhân dân tỉnh trong tháng 4.")


def slips(count: int = 1) -> Sheets:
    """So many small pages with the same two lines each."""
    sheets = Sheets(SLIP)
    for n in range(count):
        if n:
            sheets.turn()
        for k, line in enumerate(TOLD):
            sheets.text(40, 60 + 24 * k, line)
    return sheets


def picture_of(pdf: bytes, dpi: int = 300) -> Picture:
    """The first page in shades of grey."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[0].render(scale=dpi / 72).to_pil().convert("L")
    finally:
        document.close()


def saved(picture: Picture, form: str, **how: Any) -> bytes:
    """The picture as a file."""
    out = io.BytesIO()
    picture.save(out, form, **how)
    return out.getvalue()


def hang(sheets: Sheets, picture: Picture, size: tuple[float, float]) -> None:
    """Covers the page under way with a picture."""
    sheets.canvas.drawImage(ImageReader(picture), 0, 0, *size)


def words(chars: str) -> list[str]:
    """The words, in their order."""
    return chars.split()


def place_of(text: Text, word: str) -> Place:
    """Where a word stands that is there once."""
    (found,) = [p for p in text.places if text.chars[p.start : p.end] == word]
    return found
