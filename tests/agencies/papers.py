"""Little papers of our own, and what chidao says of the parties in them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from extract.agencies import lookup
from extract.pipeline import run
from extract.rulebook import rulebook
from extract.text import Text

if TYPE_CHECKING:
    from extract.agencies import Body
    from extract.agencies.setting import Setting
    from schemas import DocumentRecord, Party

NOW = date(2026, 1, 5)
THEN = date(2024, 5, 6)

_HEAD = "{issuer}\n\nSố: 12/VB\n{place}, ngày {day:%d} tháng {day:%m} năm {day:%Y}\n\n{to}Nay yêu cầu:\n"


def paper(
    *tasks: str,
    issuer: str = "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI",
    place: str = "Quảng Ngãi",
    day: date = NOW,
    to: str = "",
) -> str:
    """A paper that numbers `tasks` from 1; `to` are the lines above them."""
    numbered = "".join(f"{n}. {task}\n" for n, task in enumerate(tasks, 1))
    return _HEAD.format(issuer=issuer, place=place, day=day, to=to) + numbered


KON_TUM = {"issuer": "ỦY BAN NHÂN DÂN\nTỈNH KON TUM", "place": "Kon Tum"}


def record(text: str, *, as_of: date | None = None, expand: bool = False) -> DocumentRecord:
    """The record of a paper."""
    return run(Text(text), rulebook(), as_of=as_of, expand=expand).record


def setting(text: str) -> Setting:
    """Where a paper stands."""
    return run(Text(text), rulebook()).bodies.resolver.setting


def leads(text: str, *, as_of: date | None = None, expand: bool = False) -> list[list[Party]]:
    """The leads of each directive of a paper."""
    return [d.leads for d in record(text, as_of=as_of, expand=expand).directives]


def lead(text: str, *, as_of: date | None = None, expand: bool = False) -> Party:
    """The one lead of the last directive of a paper."""
    (party,) = leads(text, as_of=as_of, expand=expand)[-1]
    return party


def members(name: str, **head: str | date) -> list[str] | None:
    """The full names of those that `name` stands for as the lead of a paper with this head."""
    found = lead(paper(f"{name} rà soát bến đò.", **head), expand=True).members  # type: ignore[arg-type]
    return None if found is None else [m.full_name for m in found]


def told(phrase: str, place: str | None = "Quảng Ngãi", on: date = NOW) -> Body:
    """The body that `phrase` names in a paper of `place` and day."""
    return lookup.find(phrase, rulebook(), place=place, on=on)
