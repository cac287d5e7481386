"""Slips of a recogniser: a character for another one, so that nothing moves."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable

RATE = 0.006
"""The share of characters that are misread, where a slip is possible at all."""

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_ALIKE = {
    "l": "1",
    "I": "l",
    "O": "0",
    "o": "0",
    "S": "5",
    "c": "e",
    "e": "c",
    "rn": "m",
    "n": "u",
    "u": "n",
    "i": "l",
}


def misread(chars: str, chance: random.Random, kept: Iterable[tuple[int, int]]) -> str:
    """`chars` with a few of them lost or changed in marks, or in shape; the extents `kept` stay as they are.

    >>> import random
    >>> said = "Sở Tài chính tổng hợp, báo cáo trước ngày 30/6/2026. " * 9
    >>> read = misread(said, random.Random(1), [(0, 12)])
    >>> len(read) == len(said), read[:12], read != said
    (True, 'Sở Tài chính', True)
    """
    out = list(chars)
    safe = bytearray(len(chars))
    for start, end in kept:
        safe[start:end] = b"\1" * (end - start)
    for i, char in enumerate(chars):
        if not safe[i] and char.isalpha() and chance.random() < RATE:
            out[i] = _slip(char, chance)
    return "".join(out)


def _slip(char: str, chance: random.Random) -> str:
    """What a character may be read as; itself where nothing is like it."""
    parts = unicodedata.normalize("NFD", char)
    if len(parts) == 1:
        return {"đ": "d", "Đ": "D"}.get(char) or _ALIKE.get(char, char)
    base, marks = parts[0], parts[1:]
    tones = [mark for mark in marks if mark in _TONES]
    shapes = "".join(mark for mark in marks if mark not in _TONES)
    dice = chance.random()
    if dice < 0.4:  # all marks are lost
        return base
    if tones and dice < 0.7:  # the tone is
        return unicodedata.normalize("NFC", base + shapes)
    other = chance.choice(_TONES)
    return unicodedata.normalize("NFC", base + shapes + other)
