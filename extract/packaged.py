"""Where the package a document came in says other than the document itself.

The fields of a package (QCVN 102:2016/BTTTT) are typed, or filled in by a program; the text is what was
signed. A difference is told and nothing is taken over. Senders, subjects and due dates are not compared: an
office sends what its committee issues, subjects are shortened, and due dates are defaults.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from schemas import Header

_DAY = re.compile(r"\d{4}-\d\d-\d\d")  # what is no such date was left as the package wrote it
_LEADING_ZEROS = re.compile(r"\b0+(?=\d)")


def differences(about: Mapping[str, str], header: Header) -> list[tuple[str, str, str]]:
    """(field, what the package says, what the text says) for number, day and signer, where both say one and
    they differ by more than marks, case, blanks and leading zeros; days as dd/mm/yyyy.

    >>> from schemas import Header
    >>> differences({"edxml.code": "12/UBND-TH"}, Header(number="15/KH-UBND"))
    [('number', '12/UBND-TH', '15/KH-UBND')]
    >>> differences({"edxml.code": "05/QD-UBND"}, Header(number="5/QĐ-UBND"))
    []
    """
    out = []
    code, number = about.get("edxml.code", ""), header.number or ""
    if "/" not in code:  # without its notation a number is compared with the text's number alone
        number = number.partition("/")[0]
    if code and number and _bare(code) != _bare(number):
        out.append(("number", code, header.number or ""))
    day, issued = about.get("edxml.date", ""), header.issued_on
    if _DAY.fullmatch(day) and issued and day != issued:
        out.append(("day", _written(day), _written(issued)))
    signer, name = about.get("edxml.signer", ""), (header.signer and header.signer.name) or ""
    if signer and name and _bare(signer) != _bare(name):
        out.append(("signer", signer, name))
    return out


def _bare(words: str) -> str:
    """`words` as gateways may write them: without diacritics, case, blanks and leading zeros."""
    letters = unicodedata.normalize("NFD", words.casefold().replace("đ", "d"))
    plain = "".join(c for c in letters if not unicodedata.combining(c) and not c.isspace())
    return _LEADING_ZEROS.sub("", plain)


def _written(day: str) -> str:
    """An ISO date as Vietnamese readers write it."""
    return "/".join(reversed(day.split("-")))
