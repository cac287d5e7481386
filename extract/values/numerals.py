"""Numbers as Vietnamese documents write them: in digits, in words, in Roman figures."""

from __future__ import annotations

import re

_UNITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "giêng": 1, "nhất": 1,
}  # fmt: skip
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
_DIGITS = re.compile(r"\d{1,9}")


def read_number(words: str) -> int | None:
    """The number that `words` write, or None; digits win over the words that repeat them in brackets.

    >>> [read_number(w) for w in ("05", "15 (mười lăm)", "mười lăm", "hai mươi mốt", "ba mươi", "IV", "vài")]
    [5, 15, 15, 21, 30, 4, None]
    """
    digits = _DIGITS.search(words)
    if digits:
        return int(digits.group())
    low = words.strip().lower()
    if low in _ROMAN:
        return _ROMAN[low]
    total = 0
    for word in low.split():
        if word == "mười":
            total += 10
        elif word == "mươi":
            total *= 10
        elif word in _UNITS:
            total += _UNITS[word]
        else:
            return None
    return total or None
