"""What a mention of another document says: its kind, number or title, date, issuer, and how it is cited."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from extract.values.docnumbers import Kinds, share_notation, tidy_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Extent = tuple[int, int]
LAWS = {"luật": "LUAT", "bộ luật": "BL", "pháp lệnh": "PL", "hiến pháp": "HP"}
RELATIONS = ("replaces", "amends", "implements", "basis", "mentions")  # the telling ones first

_PART = re.compile(r"\{(\w+)\}")
_NUMBERS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Citation:
    """One document as one mention names it.

    `type` is a code (`NQ`, `LUAT`) or None where neither word nor notation says. Laws called by name have a
    `title` and no `number`; what stands after the name is kept in `law_number` and `law_year`. A `short`
    mention gives a bare serial (`Nghị quyết 57`) and names a document only beside a full mention of it.
    `articles` are as written. `extents` says where the parts stand in the view, by field; `warnings` holds
    (code, words).
    """

    type: str | None
    number: str | None = None
    title: str | None = None
    issued_on: date | None = None
    issuer: str | None = None
    relation: str = "mentions"
    articles: tuple[str, ...] = ()
    extents: tuple[tuple[str, Extent], ...] = ()
    law_number: str | None = None
    law_year: int | None = None
    short: bool = False
    warnings: tuple[tuple[str, str], ...] = ()

    def gives(self) -> dict[str, str]:
        """The citation as a rule's example writes it."""
        said = {
            "type": self.type,
            "number": self.number,
            "title": self.title,
            "issued_on": self.issued_on.isoformat() if self.issued_on else None,
            "short": "yes" if self.short else None,
        }
        return {k: v for k, v in said.items() if v}


@dataclass(frozen=True, slots=True)
class Citations:
    """The documents that one match of a rule names: several where a list shares its head or its notation."""

    items: tuple[Citation, ...]

    def __iter__(self) -> Iterator[Citation]:
        return iter(self.items)

    def gives(self) -> dict[str, str]:
        """What the citations give, the values of several joined by `; `."""
        each = [c.gives() for c in self.items]
        keys = dict.fromkeys(k for given in each for k in given)
        return {k: "; ".join(g[k] for g in each if k in g) for k in keys}


def fold_title(title: str) -> str:
    """A title for comparing: lower case, without punctuation.

    >>> fold_title("Luật Phòng, chống tham nhũng") == fold_title("LUẬT PHÒNG CHỐNG THAM NHŨNG")
    True
    """
    return " ".join(re.findall(r"\w+", title.casefold()))


def read_citations(
    gives: Mapping[str, str], parts: Mapping[str, Sequence[str]], kinds: Kinds, *, direct: bool = True
) -> Citations:
    """The citations that the named parts of a match make, as the rule's `gives` says.

    `direct` is false where other words stand between the kind and the number. An impossible date is None and
    a warning `impossible-date`.
    """
    issued, warnings = _issued(_said(gives, parts, "issued_on"))
    kind = _first(parts, "doc_kind")
    if "title" in gives:
        year = _first(parts, "law_year")
        number = _first(parts, "doc_number")
        titles = _titles(gives, parts)
        shared = Citation(
            type=None,
            issued_on=issued if len(titles) == 1 else None,
            # Of an amending law the number behind its title may be that of the law it amends.
            law_number=tidy_number(number) if number and "amended" not in parts else None,
            law_year=int(year) if year else (issued.year if issued else None),
            warnings=warnings,
        )
        return Citations(tuple(_law(shared, _law_type(gives["type"], title), title) for title in titles))
    written = _said(gives, parts, "number") or ""
    # `06 TC/TCT`: there the blank is the number's own.
    number = written if "old_number" in parts else tidy_number(written)
    numbers = [share_notation(serial, number) for serial in parts.get("serial", ())] + [number]
    form = kind.lower() if kind else None
    short = gives.get("short") == "yes" and issued is None
    return Citations(
        tuple(
            Citation(
                kinds.of_mention(form, n, direct=direct),
                number=n,
                issued_on=issued if i == len(numbers) - 1 else None,
                short=short,
                warnings=warnings if i == len(numbers) - 1 else (),
            )
            for i, n in enumerate(numbers)
        )
    )


def day_of(words: str) -> date | None:
    """The day of `ngày 22/12/2024` or `ngày 17 tháng 5 năm 2025`; None if there is no such day.

    >>> day_of("ngày 05 tháng 3 năm 2025"), day_of("ngày 30/2/2024")
    (datetime.date(2025, 3, 5), None)
    """
    day, month, year = (int(n) for n in _NUMBERS.findall(words))
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _issued(words: str | None) -> tuple[date | None, tuple[tuple[str, str], ...]]:
    if words is None:
        return None, ()
    day = day_of(words)
    return day, () if day else (("impossible-date", words),)


def _said(gives: Mapping[str, str], parts: Mapping[str, Sequence[str]], field: str) -> str | None:
    """The words of the part that `gives` names for a field."""
    m = _PART.fullmatch(gives.get(field, ""))
    return _first(parts, m[1]) if m else None


def _first(parts: Mapping[str, Sequence[str]], name: str) -> str | None:
    words = parts.get(name)
    return words[0] if words else None


def _titles(gives: Mapping[str, str], parts: Mapping[str, Sequence[str]]) -> list[str]:
    """The titles of a match; names of a list get their shared head back (`Luật Đất đai, Nhà ở`)."""
    m = _PART.fullmatch(gives["title"])
    names = list(parts.get(m[1], ())) if m else []
    if m and m[1] == "listed":
        return [f"Luật {name}" for name in names]
    return [name.replace(":", "") for name in names]


def _law(shared: Citation, type_: str, title: str) -> Citation:
    return Citation(
        type_,
        title=title,
        issued_on=shared.issued_on,
        law_number=shared.law_number,
        law_year=shared.law_year,
        warnings=shared.warnings,
    )


def _law_type(given: str, title: str) -> str:
    """`given`, or the code that the first words of the title name."""
    if not given.startswith("{"):
        return given
    low = title.lower()
    return next(code for head, code in sorted(LAWS.items(), key=lambda x: -len(x[0])) if low.startswith(head))
