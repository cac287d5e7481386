"""Slips of a recogniser."""

from __future__ import annotations

import random
import unicodedata

from extract.train.noise import RATE, misread

SAID = (
    "Giao Sở Nông nghiệp và Môi trường chủ trì, phối hợp với Đồn Biên phòng báo cáo trước ngày 30/6/2026. "
    * 80
)


def bare(words: str) -> str:
    marked = unicodedata.normalize("NFD", words.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in marked if not unicodedata.combining(c))


def test_few_letters_slip_and_nothing_moves() -> None:
    read = misread(SAID, random.Random(2), [])
    slips = [(a, b) for a, b in zip(SAID, read, strict=True) if a != b]
    assert 0 < len(slips) <= 2 * RATE * len(SAID)
    assert all(a.isalpha() for a, _ in slips)
    assert any(bare(a) == b for a, b in slips)  # marks are lost
    assert any(bare(a) == bare(b) != b for a, b in slips)  # or are others
    assert any(bare(a) != bare(b) for a, b in slips)  # or the letter is
    assert unicodedata.is_normalized("NFC", read)


def test_extents_to_keep_are_kept() -> None:
    kept = [(i, i + len("trước ngày")) for i in range(len(SAID)) if SAID.startswith("trước ngày", i)]
    spared = [misread(SAID, random.Random(seed), kept) for seed in range(20)]
    struck = [misread(SAID, random.Random(seed), []) for seed in range(20)]
    assert all(read.count("trước ngày") == 80 for read in spared)
    assert any(read.count("trước ngày") < 80 for read in struck)
