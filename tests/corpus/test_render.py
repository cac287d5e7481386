"""Texts as other files: what a reader makes of them holds the same words."""

from __future__ import annotations

import re

import pytest

from corpus.render import RENDERERS, blocks
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
    assert text.reader == kind
    assert re.findall(r"\w+", text.chars) == re.findall(r"\w+", TEXT)
    assert text.places
