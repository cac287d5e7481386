"""Texts as other files: what a reader makes of them holds the same words."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

import pypdfium2
import pytest

from corpus.render import ENDINGS, RENDERERS, blocks
from extract.readers import read

TEXT = (
    "ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n"
    "Giao Sở Y tế rà soát kho thuốc.\n"
    "| TT | Nhiệm vụ | Chủ trì |\n| --- | --- | --- |\n| 1 | Rà soát kho thuốc | Sở Y tế |\n"
    "Nơi nhận:\n"
)


def test_rows_between_bars_are_a_table() -> None:
    kinds = [isinstance(block[0], list) for block in blocks(TEXT) if block]
    assert kinds == [False, True, False]
    (table,) = [block for block in blocks(TEXT) if block and isinstance(block[0], list)]
    assert table == [["TT", "Nhiệm vụ", "Chủ trì"], ["1", "Rà soát kho thuốc", "Sở Y tế"]]


@pytest.mark.parametrize("kind", sorted(RENDERERS))
def test_the_words_are_the_same_in_every_format(kind: str) -> None:
    text = read(RENDERERS[kind](TEXT), f"a.{kind}")
    assert text.reader == ENDINGS.get(kind, kind)
    said, seen = re.findall(r"\w+", TEXT), re.findall(r"\w+", text.chars)
    if kind in ENDINGS:  # a scan: its words are recognised, some of them wrongly
        assert SequenceMatcher(None, said, seen).ratio() > 0.8
    else:
        assert seen == said
    assert text.places
    assert text.ocr == (kind in ENDINGS)


@pytest.mark.parametrize("kind", sorted(ENDINGS))
def test_a_scan_of_the_same_text_is_the_same(kind: str) -> None:
    first, again = (RENDERERS[kind](TEXT) for _ in range(2))
    assert _pictures(first) == _pictures(again)


def _pictures(pdf: bytes) -> list[bytes]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render().to_pil().tobytes() for page in document]
    finally:
        document.close()


def test_marks_of_emphasis_and_of_lines_are_not_printed() -> None:
    text = read(RENDERERS["pdf"]("**UBND TỈNH**\n-------\n**1.** Giao *Sở Y tế* rà soát 2*3."), "a.pdf")
    assert text.chars.split() == ["UBND", "TỈNH", "1.", "Giao", "Sở", "Y", "tế", "rà", "soát", "2*3."]
