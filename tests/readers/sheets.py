"""Draws PDF pages for the tests: text at a place, ruled tables, stamps in form fields."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH, HEIGHT = 595.0, 842.0
MARGIN, RIGHT = 85.0, 539.0
PITCH = 17.0


@cache
def font() -> str:
    """The name of a registered font with Vietnamese letters: matplotlib's own DejaVu, which has them all."""
    place = Path(mpl.get_data_path()) / "fonts/ttf/DejaVuSerif.ttf"
    pdfmetrics.registerFont(TTFont("Viet", str(place)))
    return "Viet"


class Sheets:
    """Pages under way. Places are points from the upper left, `y` that of the baseline."""

    def __init__(self, size: tuple[float, float] = (WIDTH, HEIGHT), encrypt: str | None = None) -> None:
        self._file = io.BytesIO()
        self.height = size[1]
        self.canvas: Any = Canvas(self._file, pagesize=size, encrypt=encrypt)

    def text(self, x: float, y: float, words: str, size: float = 13) -> None:
        """`words` from `x` on."""
        self.canvas.setFont(font(), size)
        self.canvas.drawString(x, self.height - y, words)

    def centred(self, x: float, y: float, words: str, size: float = 13) -> None:
        """`words` around `x`."""
        self.canvas.setFont(font(), size)
        self.canvas.drawCentredString(x, self.height - y, words)

    def paragraph(self, y: float, words: str, size: float = 13, width: float = RIGHT - MARGIN) -> float:
        """A paragraph with its first line indented; the baseline below it."""
        self.canvas.setFont(font(), size)
        line, indent = "", 36.0
        for word in words.split():
            longer = f"{line} {word}".strip()
            if self.canvas.stringWidth(longer, font(), size) > width - indent:
                self.text(MARGIN + indent, y, line, size)
                y, line, indent = y + PITCH, word, 0.0
            else:
                line = longer
        self.text(MARGIN + indent, y, line, size)
        return y + PITCH + 6

    def box(self, left: float, top: float, right: float, bottom: float) -> None:
        """A drawn rectangle."""
        self.canvas.rect(left, self.height - bottom, right - left, bottom - top)

    def table(
        self, top: float, edges: Sequence[float], rows: Sequence[Sequence[Sequence[str]]], size: float = 11
    ) -> float:
        """A ruled table of cells of lines; its lower edge."""
        for row in rows:
            high = max(len(cell) for cell in row) * 14.0 + 6
            for x0, x1, cell in zip(edges, edges[1:], row, strict=False):
                self.box(x0, top, x1, top + high)
                for i, line in enumerate(cell):
                    self.text(x0 + 4, top + 13 + 14 * i, line, size)
            top += high
        return top

    def head(self, y: float = 70.0) -> float:
        """Issuer beside quốc hiệu, number beside day."""
        for k, (left, right) in enumerate(
            [
                ("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
                ("TỈNH KIÊN MINH", "Độc lập - Tự do - Hạnh phúc"),
                ("Số: 12/TB-UBND", "Kiên Minh, ngày 03 tháng 02 năm 2025"),
            ]
        ):
            self.centred(155, y + k * 18, left, 12)
            self.centred(400, y + k * 18, right, 12)
        return y + 80

    def foot(self, y: float) -> None:
        """Recipients beside the signature, at a pitch of their own."""
        for k, line in enumerate(("Nơi nhận:", "- Như trên;", "- CT, các PCT UBND tỉnh;", "- Lưu: VT.")):
            self.text(MARGIN, y + 12.5 * k, line, 11)
        for k, line in enumerate(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")):
            self.centred(430, y - 3 + 16 * k, line, 13)
        self.centred(430, y + 90, "Nguyễn Văn Khải", 13)

    def turn(self) -> None:
        """The next page."""
        self.canvas.showPage()

    def done(self) -> bytes:
        """The file."""
        self.canvas.showPage()
        self.canvas.save()
        return self._file.getvalue()


def booklet(pages: int, order: str) -> bytes:
    """A PDF of so many pages with seven numbered orders each."""
    sheets = Sheets()
    for n in range(pages):
        y = 80.0
        for k in range(7):
            y = sheets.paragraph(y, f"{n}.{k}. {order}")
        sheets.turn()
    return sheets.done()
