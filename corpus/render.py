"""Texts as files of other formats, for measuring readers: `python -m corpus.render FOLDER OUT docx`.

FOLDER holds texts (`*.txt`), OUT gets a file of each. What the text says stays what it says: a line is a
paragraph, rows between bars are a real table.
"""

from __future__ import annotations

import argparse
import html
import io
import sys
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from extract.readers import read

if TYPE_CHECKING:
    from collections.abc import Iterator


def blocks(text: str) -> Iterator[list[str] | list[list[str]]]:
    """The text as runs of lines and as tables (rows of cells), in order."""
    for mark, lines in groupby(text.split("\n"), key=_mark):
        if mark is None:
            yield list(lines)
            continue
        rows = [
            [cell.strip() for cell in (line.strip(" |") if mark == "|" else line).split(mark)]
            for line in lines
        ]
        yield [row for row in rows if not all(set(cell) <= set("-: ") for cell in row)]


def _mark(line: str) -> str | None:
    """What parts the cells of a row of a table, None if the line is none."""
    if line.strip().startswith("|") and line.count("|") > 2:
        return "|"
    return "\t" if line.strip().count("\t") > 2 else None


def to_docx(text: str) -> bytes:
    """`text` as a Word file."""
    from docx import Document

    document = Document()
    for block in blocks(text):
        if not block or isinstance(block[0], str):
            for line in block:
                document.add_paragraph(line.replace("\f", "") if isinstance(line, str) else "")
            continue
        rows = [row for row in block if isinstance(row, list)]
        table = document.add_table(len(rows), max(map(len, rows)), style="Table Grid")
        for i, row in enumerate(rows):
            for j, cell in enumerate(row):
                table.cell(i, j).text = cell
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def to_html(text: str) -> bytes:
    """`text` as a web page."""
    parts = ['<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8"><title></title></head><body>']
    for block in blocks(text):
        if not block or isinstance(block[0], str):
            parts += [_line(line) for line in block if isinstance(line, str)]
            continue
        rows = [row for row in block if isinstance(row, list)]
        cells = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in rows)
        parts.append('<table border="1">' + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>")
    return "\n".join([*parts, "</body></html>"]).encode()


def _line(line: str) -> str:
    """A line as a paragraph; one whose blanks set columns apart keeps them."""
    tag = "pre" if "   " in line.strip() else "p"
    return f"<{tag}>{html.escape(line)}</{tag}>"


def to_pdf(text: str) -> bytes:
    """`text` as a PDF with a text layer."""
    from corpus.typeset import typeset

    return typeset(blocks(text))


def to_scan(text: str) -> bytes:
    """`text` as a PDF of clean scans at 300 dots an inch."""
    from corpus.scans import scanned

    return scanned(to_pdf(text), dpi=300, worn=False)


def to_worn(text: str) -> bytes:
    """`text` as a PDF of worn scans at 200 dots an inch."""
    from corpus.scans import scanned

    return scanned(to_pdf(text), dpi=200, worn=True)


RENDERERS = {"docx": to_docx, "html": to_html, "pdf": to_pdf, "scan": to_scan, "worn": to_worn}
ENDINGS = {"scan": "pdf", "worn": "pdf"}  # where it is not the kind's own name


def main(argv: list[str] | None = None) -> int:
    """Writes a file for each text of a folder; 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("kind", choices=sorted(RENDERERS))
    options = parser.parse_args(argv)
    options.out.mkdir(parents=True, exist_ok=True)
    for file in sorted(options.folder.glob("*.txt")):
        rendered = RENDERERS[options.kind](read(file).chars)
        (options.out / f"{file.stem}.{ENDINGS.get(options.kind, options.kind)}").write_bytes(rendered)
    return 0


if __name__ == "__main__":
    sys.exit(main())
