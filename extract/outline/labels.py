"""Numbering labels: what one looks like, and what it means by its place in the sequence.

A label is believed for its sequence, not for its looks: `2025. Các sở …` at a line's start is no label, `2.`
after `1.` is one. Letter lists run a, b, c, d, e or a, b, c, d, đ, e; both are followed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_LETTERS_EN = "abcdefghijklmnopqrstuvwxyz"

_LABEL = re.compile(
    r"""
      (?P<part>(?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC)\s(?P<part_no>[IVXL]{1,6}\b|\d{1,2}\b|thứ\s\w{2,4}\b|THỨ\s\w{2,4}\b)[.:]?)
    | (?P<article>(?:Điều|ĐIỀU)\s(?P<article_no>\d{1,3})[.:]?(?=\s|$))
    | (?P<item>(?:Việc|Nhiệm\svụ|Nội\sdung)(?:\ssố)?\s(?P<item_no>\d{1,2})[.:](?=\s|$))
    | (?P<roman>\(?(?P<roman_no>[IVXL]{1,6})(?:[.)](?=\s|$|\w)|/(?=\s|$)|\s?[-–](?=\s)))
    | (?P<multi>(?P<multi_no>\d{1,2}(?:\.\s?\d{1,2}){1,3})(?:[.)/]|\s?[-–](?=\s[^\W\d]))?)(?=\s|$)(?!\s?%)
    | (?P<number>(?P<number_no>\d{1,3})
        (?:\\?[.)](?=\s|$|[^\W\d])|\s\.(?=\s)|[.)]?/(?=\s|$)|\s?[-–](?=\s[^\W\d])))
    | (?P<paren>\((?P<paren_no>\d{1,2}|[a-zđ]|[ivx]{1,4})\))(?=\s|$|\w)
    | (?P<small>(?P<small_no>[ivx]{1,4})\))(?=\s|$)
    | (?P<letter>(?P<letter_no>[a-zđ])(?:(?:\d)?\\?[.)/]|\s\)))(?=\s|$|[^\W\d])
    | (?P<capital>(?P<capital_no>[A-HĐ])[.)/])(?=\s|$)
    | (?P<bullet>[-–—+•●▪◦○■□✓✔➢►*·](?=\s|\w|“|"|\(|$)|[\uf0a7\uf0b7\uf02d])
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Label:
    """`text` as written, `style` (roman, number, multi, letter, bullet -, …), `value` its ordinal (0:
    bullets)."""

    text: str
    style: str
    value: int
    name: str
    length: int  # characters of the paragraph that the label and the blanks behind it take


def roman(digits: str) -> int:
    """The value of a roman numeral, 0 if it is none.

    >>> [roman(x) for x in ("IV", "XII", "IIII")]
    [4, 12, 0]
    """
    total, last = 0, 0
    for c in reversed(digits.upper()):
        n = _ROMAN.get(c, 0)
        total += n if n >= last else -n
        last = max(last, n)
    return total if to_roman(total) == digits.upper() else 0


def to_roman(number: int) -> str:
    """`number` (1–89) as a roman numeral.

    >>> to_roman(49)
    'XLIX'
    """
    out = ""
    for value, sign in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            out, number = out + sign, number - value
    return out


def read_label(paragraph: str) -> Label | None:
    """The label at the start of a paragraph by its looks; whether it is one its sequence must tell."""
    m = _LABEL.match(paragraph)
    if m is None:
        return None
    style = next(k for k in _STYLES if m.group(k))
    end = m.end()
    while end < len(paragraph) and paragraph[end] == " ":
        end += 1
    text = m.group(style).strip()
    if style == "bullet":
        return Label(text, "bullet " + ("-" if text in "-–—" else text), 0, text, end)
    number = m.group(style + "_no")
    close = ")" if text.endswith(")") else "."  # `1.`, `1/`, `1-` and `1./` are one style
    value, name = 0, number
    if style == "part":
        value = int(number) if number.isdigit() else roman(number) or 1
        style = "part " + text.split()[0].lower()
    elif style == "multi":
        pieces = [p.strip() for p in number.split(".")]
        value, name = int(pieces[-1]), ".".join(pieces)
        style = f"multi {len(pieces)}"
        if value == 0 or any(len(p) > 1 and p[0] == "0" for p in pieces):
            return None
    elif style == "roman":
        value = roman(number)
        if not value:
            return None
    elif number.isdigit():
        value = int(number)
        if not 0 < value <= 200:
            return None
    elif style in ("small", "paren") and roman(number):
        value = roman(number)
        style = f"{style} roman"
    else:
        value = 0  # a letter: its ordinal depends on whether the list has đ
    if style in ("number", "letter", "capital"):
        style += " " + close
    return Label(text, style, value, name, end)


_STYLES = (
    "part",
    "article",
    "item",
    "roman",
    "multi",
    "number",
    "paren",
    "small",
    "letter",
    "capital",
    "bullet",
)


def follows(style: str, before: str, name: str, slack: int = 2) -> bool:
    """True if the label called `name` can stand after `before` in a list of `style`: next in order, or
    `slack` on.

    >>> follows("letter )", "d", "đ"), follows("letter )", "d", "e"), follows("letter )", "e", "g")
    (True, True, True)
    >>> follows("number .", "3", "4"), follows("number .", "3", "2")
    (True, False)
    """
    if style.startswith("bullet"):
        return True
    if style.startswith(("letter", "capital")) or (style.startswith("paren") and before.isalpha()):
        a, b = before.lower(), name.lower()
        for alphabet in (_LETTERS, _LETTERS_EN):
            if a in alphabet and b in alphabet and 0 < alphabet.index(b) - alphabet.index(a) <= slack:
                return True
        return False
    if style.startswith("multi"):
        if before.split(".")[:-1] != name.split(".")[:-1]:
            return False
        before, name = before.split(".")[-1], name.split(".")[-1]
    first, second = _ordinal(before), _ordinal(name)
    return first is not None and second is not None and 0 < second - first <= slack


def opens(label: Label) -> bool:
    """True if `label` can be the first of a list: 1, a, I, or any bullet."""
    if label.style.startswith("bullet"):
        return True
    if label.style.startswith("multi"):
        return label.name.split(".")[-1] == "1"
    if label.style.startswith(("letter", "capital")) or (label.style == "paren" and label.name.isalpha()):
        return label.name.lower() == "a"
    return label.value == 1


def _ordinal(name: str) -> int | None:
    if name.isdigit():
        return int(name)
    return roman(name) or None
