"""Texts as PDF pages: what blanks set apart stands apart, rows become ruled tables.

Marks that stand for what a page shows (asterisks for bold, dashes for a drawn line) become that.
"""

from __future__ import annotations

import io
import textwrap
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

_SIZE, _PITCH, _MARGIN, _STEP = 11.0, 15.0, 45.0, 4.7  # points
_NARROWED = 82.0  # per cent: as wide as a serif letter of a document commonly is
_GAP = 2.0  # characters that stay free between two columns of a line
_COLUMN = regex.compile(r"\S+(?: {1,2}\S+)*")
_EMPHASIS = regex.compile(r"\*{2,}|(?<!\w)\*(?=\w)|(?<=[\w.:;,)])\*(?!\w)")
_RULE = regex.compile(r"[-_–—=]{3,}|\*(?: ?\*){2,}")
_TABLE_SIZE = 9.5
_WIDEST, _NARROWEST = 48, 28.0  # a table's column: characters it counts for at most, points it has at least


@cache
def _font() -> str:
    import matplotlib as mpl
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    # the letters with two marks are in few fonts; this one comes with matplotlib
    pdfmetrics.registerFont(TTFont("Viet", str(Path(mpl.get_data_path()) / "fonts/ttf/DejaVuSerif.ttf")))
    return "Viet"


class Typesetter:
    """Fills pages from the top; `done` gives the file."""

    def __init__(self) -> None:
        from reportlab.lib.pagesizes import A4
        from reportlab.pdfgen.canvas import Canvas

        self._file = io.BytesIO()
        self._canvas: Any = Canvas(self._file, pagesize=A4, invariant=1)
        self._wide, self._high = A4
        self._y = self._high - _MARGIN

    def line(self, line: str) -> None:
        """A line of text, wrapped where it is longer than the page is wide; a form feed begins a page."""
        if "\f" in line:
            self._turn()
        across = int((self._wide - 2 * _MARGIN) / _STEP)
        plain = line if _RULE.fullmatch(line.strip()) else _EMPHASIS.sub("", line)
        for piece in textwrap.wrap(plain.expandtabs(4), across, drop_whitespace=False) or [""]:
            if self._y < _MARGIN:
                self._turn()
            columns = list(_COLUMN.finditer(piece))
            ends = [c.start() - _GAP for c in columns[1:]] + [float(across)]
            for column, end in zip(columns, ends, strict=False):
                self._draw(column.group(), _MARGIN + column.start() * _STEP, _MARGIN + end * _STEP)
            self._y -= _PITCH

    def table(self, rows: list[list[str]]) -> None:
        """A ruled table, going on over the page break."""
        from xml.sax.saxutils import escape

        from reportlab.lib.styles import ParagraphStyle
        from reportlab.platypus import Paragraph, Table

        style = ParagraphStyle("cell", fontName=_font(), fontSize=_TABLE_SIZE, leading=_TABLE_SIZE * 1.25)
        wide = max(map(len, rows))
        rows = [row + [""] * (wide - len(row)) for row in rows]
        counts = [min(max(1, *map(len, column)), _WIDEST) for column in zip(*rows, strict=True)]
        across = self._wide - 2 * _MARGIN
        spare = across - wide * _NARROWEST
        table = Table(
            [[Paragraph(escape(cell), style) for cell in row] for row in rows],
            [_NARROWEST + spare * count / sum(counts) for count in counts],
            style=[
                ("GRID", (0, 0), (-1, -1), 0.7, "black"),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 3),
                ("RIGHTPADDING", (0, 0), (-1, -1), 3),
            ],
        )
        parts = [table]
        while parts:
            part = parts.pop(0)
            left = self._y + _SIZE - _MARGIN
            _, height = part.wrapOn(self._canvas, across, left)
            if height <= left:
                part.drawOn(self._canvas, _MARGIN, self._y + _SIZE - height)
                self._y -= height + _PITCH - _SIZE
                continue
            split = part.splitOn(self._canvas, across, left)
            if len(split) > 1:
                part, *others = split
                _, height = part.wrapOn(self._canvas, across, left)
                part.drawOn(self._canvas, _MARGIN, self._y + _SIZE - height)
                parts = others + parts
            else:
                parts.insert(0, part)
            self._turn()

    def done(self) -> bytes:
        """The file."""
        self._canvas.save()
        return self._file.getvalue()

    def _draw(self, words: str, left: float, right: float) -> None:
        """`words` from `left` on, narrower where they would not end at `right`."""
        if _RULE.fullmatch(words):
            half = self._y + _SIZE / 4
            self._canvas.line(left, half, left + len(words) * _STEP, half)
            return
        natural = self._canvas.stringWidth(words, _font(), _SIZE)
        pen = self._canvas.beginText(left, self._y)
        pen.setFont(_font(), _SIZE)
        pen.setHorizScale(min(_NARROWED, 100.0 * max(right - left, _STEP) / natural))
        pen.textOut(words)
        self._canvas.drawText(pen)

    def _turn(self) -> None:
        self._canvas.showPage()
        self._y = self._high - _MARGIN


def typeset(blocks: Iterable[list[str] | list[list[str]]]) -> bytes:
    """A PDF with a text layer, of runs of lines and of tables."""
    setter = Typesetter()
    for block in blocks:
        rows = [row for row in block if isinstance(row, list)]
        if rows:
            setter.table(rows)
        for line in block:
            if isinstance(line, str):
                setter.line(line)
    return setter.done()
