"""What kind of mistake each wrong answer is, so that the commonest can be mended first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from extract.measure.matching import pairs
from extract.measure.score import deadline_keys, extents, party_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from extract.measure.gold import GoldDirective, GoldDocument
    from extract.measure.score import Answer

Field = Literal["directive", "leads", "coordinators", "deadlines"]
Kind = Literal[
    "invented",
    "missed",
    "merged",
    "missing",
    "extra",
    "split",
    "extent",
    "inherited",
    "own",
    "value",
    "other",
]

KINDS: Final[Mapping[Field, tuple[Kind, ...]]] = {
    "directive": ("invented", "missed", "extent", "split", "merged"),
    "leads": ("missing", "extra", "split", "extent", "inherited", "own", "other"),
    "coordinators": ("missing", "extra", "split", "extent", "other"),
    "deadlines": ("missing", "extra", "value"),
}
"""How each field goes wrong. A directive is `invented` or `missed`, has another `extent` (too little of it in
common), is `split` (a second row for what is one) or `merged` (no row of its own). Parties are `missing`,
`extra`, `split` (a list divided elsewhere), have another `extent` (one contains the other); leads are
`inherited` where they should be the row's `own`, or the reverse; all else is `other`. A deadline is
`missing`, `extra` or of another `value`."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake: `gold` and `answer` are the directives that it is about (their indices), None where there
    is none; `wanted` and `said` the words of the field on either side."""

    field: Field
    kind: Kind
    gold: int | None
    answer: int | None
    wanted: tuple[str, ...] = ()
    said: tuple[str, ...] = ()


def faults(gold: GoldDocument, answer: Answer) -> list[Fault]:
    """Every mistake of `answer`, at most one in each field of a row: those of the directives, then those in
    the fields of the rows that gold has too. None exactly where `score` finds all of these right."""
    wanted, said = extents(gold, answer)
    found = pairs(wanted, said)
    rows = [
        fault
        for i, j in sorted(found)
        for fault in _of_row(gold.directives[i], answer["directives"][j], i, j)
    ]
    return [*_of_directives(wanted, said, found), *rows]


def _of_directives(
    wanted: Sequence[frozenset[int]], said: Sequence[frozenset[int]], found: Sequence[tuple[int, int]]
) -> Iterator[Fault]:
    """What is wrong with the extents of directives; one that is off by too much to be a pair is one fault."""
    missed = [i for i in range(len(wanted)) if i not in {i for i, _ in found}]
    invented = [j for j in range(len(said)) if j not in {j for _, j in found}]
    for i in list(missed):
        off = max(invented, key=lambda j: len(wanted[i] & said[j]), default=None)
        if off is not None and not wanted[i].isdisjoint(said[off]):
            missed.remove(i)
            invented.remove(off)
            yield Fault("directive", "extent", i, off)
    for i in missed:
        yield Fault("directive", "missed" if _apart(wanted[i], said) else "merged", i, None)
    for j in invented:
        yield Fault("directive", "invented" if _apart(said[j], wanted) else "split", None, j)


def _apart(words: frozenset[int], others: Iterable[frozenset[int]]) -> bool:
    return all(words.isdisjoint(other) for other in others)


def _of_row(wanted: GoldDirective, reply: Mapping[str, Any], i: int, j: int) -> Iterator[Fault]:
    leads = reply.get("leads") or ()
    kind = _parties(wanted.leads, leads)
    if kind is not None:
        inherited = any(isinstance(party, dict) and party.get("inherited") for party in leads)
        if wanted.leads and leads and wanted.inherited != inherited:
            kind = "inherited" if inherited else "own"
        yield Fault("leads", kind, i, j, wanted.leads, _named(leads))
    partners = reply.get("coordinators") or ()
    kind = _parties(wanted.coordinators, partners)
    if kind is not None:
        yield Fault("coordinators", kind, i, j, wanted.coordinators, _named(partners))
    times = reply.get("deadlines") or ()
    due, answered = deadline_keys(wanted.deadlines), deadline_keys(times)
    if due != answered:
        kind = "missing" if answered < due else "extra" if due < answered else "value"
        bounds = tuple(filter(None, (_bound(each.text, each.due, each.rrule) for each in wanted.deadlines)))
        told = (_bound(each.get("text"), each.get("due"), each.get("rrule")) for each in times)
        yield Fault("deadlines", kind, i, j, bounds, tuple(filter(None, told)))


def _parties(wanted: Sequence[str], said: Sequence[Any]) -> Kind | None:
    """How the parties of a field differ; None where they do not."""
    gold = party_keys(wanted)
    answered = party_keys(said, gold)
    missing, extra = ({str(key) for key in keys} for keys in (gold - answered, answered - gold))
    if not missing and not extra:
        return None
    if not extra:
        return "missing"
    if not missing:
        return "extra"
    few, many = sorted((missing, extra), key=len)
    if len(few) < len(many):
        return "split" if _words(many) <= _words(few) else "other"
    return "extent" if all(any(_holds(a, b) for b in many) for a in few) else "other"


def _holds(one: str, another: str) -> bool:
    """True if the words of one of the two stand in the other, one behind the other."""
    return f" {one} " in f" {another} " or f" {another} " in f" {one} "


def _words(keys: Iterable[str]) -> set[str]:
    return {word for key in keys for word in key.split()}


def _named(parties: Iterable[Any]) -> tuple[str, ...]:
    return tuple(party if isinstance(party, str) else party["text"] for party in parties)


def _bound(words: str | None, due: str | None, rrule: str | None) -> str | None:
    """The words of a deadline with what they come to."""
    value = due or rrule
    return f"{words} → {value}" if words and value else words or value
