"""Words whose marks were misread: put right where one word alone is meant, and left alone otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.repair.words import bare, pair_of
from extract.rulebook import rulebook
from tests.repair.recognised import mended

PHRASES = [row["phrase"] for row in rulebook().words("phrases")]


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Sở Y tế tô chức tập huấn", "Sở Y tế tổ chức tập huấn"),
        ("UBND các xã, thành phó", "UBND các xã, thành phố"),
        ("TÔ CHỨC THỰC HIỆN", "TỔ CHỨC THỰC HIỆN"),
        ("nêu chỉ tiết từng việc", "nêu chi tiết từng việc"),
        ("đôn đôc các đơn vị", "đôn đốc các đơn vị"),
        ("kiểm\ntrạ kho thuốc", "kiểm\ntra kho thuốc"),
    ],
)
def test_marks_are_given_back(read: str, meant: str) -> None:
    doubted = {word: 0.8 for word in read.split() if word not in meant.split()}
    assert mended(read, **doubted) == meant


@pytest.mark.parametrize(
    "chars",
    [
        "bắt đầu từ ngày mai",  # not đầu tư
        "đầu tư và đầu từ",
        "hoàn thành phó bản",  # the syllable belongs to the word before it
        "ông Phan Tô Chức dự họp",  # a name
        "tố chúc",  # both would be others
        "tô, chức",  # no word over a comma
        "Chương trình số 14-CTr/TU ngày 02/3/2026",  # not từ ngày
    ],
)
def test_other_words_stay_as_they_are(chars: str) -> None:
    assert mended(chars, **dict.fromkeys(chars.replace(",", "").split(), 0.5)) == chars


def test_what_the_recogniser_is_sure_of_stays_as_it_is() -> None:
    assert mended("Sở Y tế tô chức tập huấn") == "Sở Y tế tô chức tập huấn"


def test_of_two_words_the_one_that_the_document_uses_is_meant() -> None:
    assert mended("gửi thu trưởng các đơn vị", thu=0.5) == "gửi thu trưởng các đơn vị"  # thủ, thứ
    said = "Thủ trưởng các sở; gửi thu trưởng các đơn vị"
    assert mended(said, thu=0.5) == said.replace("thu ", "thủ ")


@given(st.lists(st.sampled_from(PHRASES), min_size=1, max_size=6))
def test_words_of_the_lexicon_are_never_changed(words: list[str]) -> None:
    chars = "; ".join(words)
    assert mended(chars, **dict.fromkeys(" ".join(words).split(), 0.1)) == chars


def test_the_lexicon_tells_words_of_the_same_letters_apart() -> None:
    for row in rulebook().words("phrases"):
        meant = pair_of(row["phrase"])
        for other in filter(None, row["other"].split(",")):
            assert pair_of(other) != meant
            assert [bare(one) for one in pair_of(other)] == [bare(one) for one in meant]
