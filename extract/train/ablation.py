"""What each part is worth: rules alone, models alone, both, on the same documents."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from extract.learned.candidate import candidates
from extract.learned.settle import DIRECTIVE, Settled, Settler
from extract.measure.intervals import gains
from extract.measure.score import score, totals
from extract.pipeline import finish, rule
from extract.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.learned.artefact import Model
    from extract.measure.gold import GoldDocument
    from extract.measure.score import DocumentScore, Measure
    from extract.pipeline import Ruled
    from extract.rulebook import Rulebook

Who = Literal["rules", "model", "both"]
WHO: tuple[Who, ...] = ("rules", "model", "both")
SHOWN: tuple[Measure, ...] = ("directive", "lead", "coord", "deadline", "row")


@dataclass(frozen=True, slots=True)
class Ablation:
    """The scores of `documents` by who was heard."""

    documents: int
    scores: dict[Who, list[DocumentScore]]

    def f1(self, who: Who, measure: Measure) -> float:
        """F1 over all documents."""
        return totals(self.scores[who])[measure].f1

    def gain(self, measure: Measure) -> tuple[float, float, float]:
        """What both have over the rules alone, and its interval (paired bootstrap over documents, 95 %)."""
        low, high = gains(self.scores["rules"], self.scores["both"])[measure]
        return self.f1("both", measure) - self.f1("rules", measure), low, high


def ablation(documents: Sequence[GoldDocument], model: Model, book: Rulebook) -> Ablation:
    """The scores on `documents` of each of `WHO`."""
    out: dict[Who, list[DocumentScore]] = {who: [] for who in WHO}
    for document in documents:
        text = Text(document.text, name=f"{document.name}.txt")
        for who in WHO:
            ruled = rule(text, book)
            settled = None if who == "rules" else _settled(ruled, model, alone=who == "model")
            record = finish(ruled, settled, book).record
            out[who].append(score(document, record.model_dump()))
    return Ablation(len(documents), out)


def _settled(ruled: Ruled, model: Model, *, alone: bool) -> Settled:
    settler = Settler(ruled.outline, ruled.assembly, model)
    if not alone:
        return settler.settle()
    drafts = [
        settler.draft(each)
        for each in candidates(ruled.outline, ruled.assembly)
        if settler.kinds(each)[DIRECTIVE] >= 0.5
    ]
    return Settled(replace(ruled.assembly, drafts=drafts), [], {})
