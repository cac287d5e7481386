"""Document numbers (`57-NQ/TW`, `118/2025/NĐ-CP`, `515/KH-BCA-BNN&MT`) and the kinds of documents."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_DASHES = str.maketrans({"–": "-", "‑": "-", "−": "-", "—": "-"})
_BLANKS = re.compile(r"\s+")
_SHAPE = re.compile(
    r"(\d{1,8}(?:\.\d{1,3})?(?:[A-Za-zĐđ](?=[-/]|$))?)(?:/((?:1[89]|20)\d\d)(?!\d))?[-/]?(.*)"
)
_JOINTS = re.compile(r"[-/,_+&]")


@dataclass(frozen=True, slots=True)
class DocNumber:
    """A number in its pieces: `118/2025/NĐ-CP` is serial 118, year 2025, notation `NĐ-CP`."""

    serial: str
    year: int | None
    notation: str

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of the notation: `KH-BCA-BNN&MT` has `KH`, `BCA`, `BNN`, `MT`."""
        return tuple(g for g in _JOINTS.split(self.notation) if g)

    @property
    def stems(self) -> tuple[str, ...]:
        """The groups without the digits at their ends: `QH15` and `QH14` are one body."""
        return tuple(g.rstrip("0123456789") for g in self.groups)

    @property
    def of_parliament(self) -> bool:
        """True for numbers of the National Assembly, whose notation does not tell laws from resolutions."""
        return self.year is not None and self.stems[:1] in (("QH",), ("UBTVQH",))


def tidy_number(written: str) -> str:
    """A number without the blanks that line breaks leave in it, its dashes plain.

    >>> tidy_number("127/TTr – HĐQT"), tidy_number("57- NQ/TW")
    ('127/TTr-HĐQT', '57-NQ/TW')
    """
    return _BLANKS.sub("", written).translate(_DASHES)


def read_number(written: str) -> DocNumber | None:
    """The pieces of a number; None if it does not begin with a serial.

    >>> read_number("05/2008/TTLT-BKHCN-BNV")
    DocNumber(serial='05', year=2008, notation='TTLT-BKHCN-BNV')
    >>> read_number("01-KH/BCĐ").groups
    ('KH', 'BCĐ')
    >>> read_number("16A/2001/QĐ-BTC").serial, read_number("06TC/TCT").serial
    ('16A', '06')
    """
    m = _SHAPE.fullmatch(tidy_number(written))
    return DocNumber(m[1], int(m[2]) if m[2] else None, m[3]) if m else None


def number_key(written: str | None) -> str:
    """What two spellings of one number share: no blanks, one kind of dash, no case, Đ for the look-alike Ð.

    >>> number_key("1899/QÐ-TTG") == number_key("1899 /QĐ–TTg")
    True
    """
    return tidy_number(written or "").casefold().replace("ð", "đ")


def share_notation(serial: str, number: str) -> str:
    """`number` with another serial, for lists that write the notation once.

    >>> share_notation("217", "222/CĐ-TTg")
    '217/CĐ-TTg'
    """
    return serial + re.sub(r"^\d{1,8}(?:\.\d{1,3})?[A-Za-zĐđ]?", "", tidy_number(number))


@dataclass(frozen=True, slots=True)
class Kinds:
    """Kinds of documents by the words and by the notations that name them.

    `forms` maps the words in lower case to a code. `yields` holds, for words that say little (`văn bản`,
    `công văn`), the notations whose kind is believed instead. `notations` maps the first group of a notation,
    case folded, to a code; those in `alone` name a document even without any word before the number. `own`
    are the notations of each code.
    """

    forms: Mapping[str, str] = field(default_factory=dict)
    yields: Mapping[str, frozenset[str]] = field(default_factory=dict)
    notations: Mapping[str, str] = field(default_factory=dict)
    own: Mapping[str, frozenset[str]] = field(default_factory=dict)
    alone: frozenset[str] = frozenset()

    @classmethod
    def of_rows(cls, rows: Iterable[Mapping[str, str]]) -> Kinds:
        """The kinds of a lexicon with the columns form, code, notations, yields, alone."""
        forms: dict[str, str] = {}
        yields: dict[str, frozenset[str]] = {}
        notations: dict[str, str] = {}
        own: dict[str, set[str]] = {}
        alone: set[str] = set()
        for row in rows:
            code = forms[row["form"]] = row["code"]
            if row["yields"]:
                yields[row["form"]] = frozenset(_fold(n) for n in row["yields"].split())
            named = [_fold(n) for n in (code, *row["notations"].split())]
            own.setdefault(code, set()).update(named)
            if row["alone"]:
                alone.add(code)
            for notation in named:
                notations.setdefault(notation, code)
        # What a kind that stands alone is called beats another kind's way of writing it: QĐ is a quyết định.
        notations.update({_fold(code): code for code in alone})
        return cls(forms, yields, notations, {c: frozenset(n) for c, n in own.items()}, frozenset(alone))

    def of_number(self, number: str | None) -> str | None:
        """The code that the notation of a number names by itself, else None.

        >>> Kinds.of_rows([{"form": "kế hoạch", "code": "KH", "notations": "", "yields": "", "alone": "yes"}]
        ...              ).of_number("24/KH-UBND")
        'KH'
        """
        read = read_number(number) if number else None
        code = self.notations.get(_fold(read.groups[0])) if read and read.groups else None
        return code if code in self.alone else None

    def of_mention(self, form: str | None, number: str | None, *, direct: bool = True) -> str | None:
        """The code of a document called `form` with this number; None if neither says.

        The word wins over the notation (`Quy định số 12-QĐ/TW` is a quy định), except where the word says
        little, or where other words stand between them (`direct` false) and the notation is of another kind.
        """
        by_number = self.of_number(number)
        if form is None:
            return by_number
        code = self.forms.get(form)
        if code is None or by_number is None or by_number == code:
            return code or by_number
        read = read_number(number) if number else None
        first = _fold(read.groups[0]) if read and read.groups else ""
        if form in self.yields:
            return by_number if first in self.yields[form] else code
        return code if direct or first in self.own.get(code, ()) else by_number


def _fold(notation: str) -> str:
    return notation.casefold().replace("ð", "đ")
