"""What a person should look at first: the rows and passages where a look is likeliest to change something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from schemas import Directive, DocumentRecord

Doubt = Literal["directive", "leads", "coordinators", "deadlines", "missed"]
FIELDS: tuple[Doubt, ...] = ("directive", "leads", "coordinators", "deadlines")


@dataclass(frozen=True, slots=True)
class Look:
    """One thing to look at in the document `source`: `gain` is how likely the look changes something, `doubt`
    what is least sure (`missed`: a passage that became no row). `id` is that of the row, None for a
    passage."""

    gain: float
    doubt: Doubt
    source: str
    path: str
    text: str
    span: tuple[int, int]
    id: str | None = None


def queue(records: Iterable[DocumentRecord]) -> list[Look]:
    """All there is to look at, the greatest gain first.

    A row gains what its confidence leaves open; a passage that became no row, the probability that it should
    have.
    """
    looks = []
    for record in records:
        name = record.source.name
        looks += [
            Look(round(1 - d.confidence, 3), least_sure(d), name, d.path, d.text, d.span, d.id)
            for d in record.directives
        ]
        looks += [Look(p.probability, "missed", name, p.path, p.text, p.span) for p in record.undecided]
    return sorted(looks, key=lambda look: (-look.gain, look.source, look.span))


def least_sure(directive: Directive) -> Doubt:
    """The field of a row that is least sure; of the rules alone, the row itself."""
    sure = directive.field_confidence
    if sure is None:
        return "directive"
    return min(FIELDS, key=lambda field: float(getattr(sure, field)))
