"""Rules and models brought together: what the rules invented falls, what they missed is added, and every row
says how likely it is right."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extract.assemble.draft import Draft
from extract.finders.party import PartyItem
from extract.learned.candidate import Candidate, candidates
from extract.learned.certainty import certainty, signs
from extract.learned.features import Featurer
from extract.learned.linear import best
from extract.learned.policy import CEILING, DOUBTED, FLOOR, evidence, open_to_doubt
from extract.learned.tagger import Tagger

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.assemble import Assembly
    from extract.assemble.verdict import Verdict
    from extract.learned.artefact import Model
    from extract.outline.build import Outline

DIRECTIVE = "directive"
ADDS = "learned.directive"
TURNS_DOWN = {
    "background": "learned.background",
    "target": "learned.target",
    "agreement": "learned.agreement",
    "formula": "learned.formula",
    "heading": "learned.heading",
}
"""What the reasons are called for which a passage is no directive, by what the model takes it for."""


@dataclass(frozen=True, slots=True)
class Undecided:
    """A passage [start, end) of the view that is no row although it may order something."""

    start: int
    end: int
    path: str
    probability: float


@dataclass(frozen=True, slots=True)
class Settled:
    """An assembly with both heard, what stays in doubt, and what each draft's certainty goes by (by its
    identity)."""

    assembly: Assembly
    undecided: list[Undecided]
    signs: dict[int, dict[str, float]]


class Settler:
    """Settles one document."""

    def __init__(self, outline: Outline, assembly: Assembly, model: Model) -> None:
        self.outline = outline
        self.assembly = assembly
        self.model = model
        self._featurer = Featurer(outline, assembly.completer.deadlines)
        self._tagger: Tagger | None = None
        self._signs: dict[int, dict[str, float]] = {}

    def settle(self) -> Settled:
        """Both heard."""
        drafts: list[Draft] = []
        fallen: list[tuple[Candidate, str]] = []
        added: list[tuple[Candidate, Draft]] = []
        undecided: list[Undecided] = []
        for each in candidates(self.outline, self.assembly):
            if not open_to_doubt(each):
                if each.draft is not None:
                    drafts.append(self._sure(each.draft, None))
            else:
                kind, sure = self.judge(each)
                if each.draft is not None and sure >= FLOOR:
                    drafts.append(self._sure(each.draft, sure))
                elif each.draft is not None:
                    fallen.append((each, kind))
                elif sure >= CEILING:
                    draft = self.draft(each)
                    drafts.append(self._sure(draft, sure))
                    added.append((each, draft))
                if DOUBTED <= sure < (FLOOR if each.taken else CEILING):
                    undecided.append(Undecided(each.start, each.end, each.unit.path, sure))
        drafts.sort(key=lambda d: (d.start, d.end))
        verdicts = _told(self.assembly.verdicts, fallen, added)
        return Settled(replace(self.assembly, drafts=drafts, verdicts=verdicts), undecided, self._signs)

    def judge(self, candidate: Candidate) -> tuple[str, float]:
        """What the model takes `candidate` for if not a directive, and how likely it is one, both heard."""
        kinds = self.kinds(candidate)
        sure = self.model.arbiter.probability(evidence(candidate, kinds[DIRECTIVE]))
        others = [label for label in self.model.units.labels if label != DIRECTIVE]
        return best(kinds, others), sure

    def kinds(self, candidate: Candidate) -> dict[str, float]:
        """What the model alone takes `candidate` for: the probability of each kind."""
        return self.model.units.probabilities(self._featurer.features(candidate))

    def draft(self, candidate: Candidate) -> Draft:
        """The directive that the rules missed. Its parties are those that the party reader finds at its head,
        else those that the tagger marks, else those that it inherits."""
        marked = self._marked(candidate)
        own = tuple(item for label, item in marked if label == "lead")
        leads = own or self._above(candidate)
        draft = Draft(
            candidate.start,
            candidate.end,
            candidate.unit.path,
            [ADDS],
            leads,
            inherited=bool(leads) and not own,
            act=own[-1].end if own and own[0].start == candidate.start else candidate.start,
            partners=[item for label, item in marked if label == "coordinator"],
        )
        self.assembly.completer.complete(draft)
        return draft

    def _marked(self, candidate: Candidate) -> list[tuple[str, PartyItem]]:
        """The parties named in a passage that the rules turned down, each with its label."""
        view, low, parties = self.outline.view.text, self.outline.low, self.assembly.parties
        found: list[tuple[str, PartyItem]] = []
        read = parties.read(view, low, candidate.start, candidate.end)
        if read is not None and read.end < candidate.end:
            found = [("lead", item) for item in read.leads] + [
                ("coordinator", item) for item in read.partners
            ]
        if self._tagger is None:
            self._tagger = Tagger(self.model.tagger(), parties)
        for span in self._tagger.find(view, low, None, candidate.start, candidate.end):
            if span.label == "coordinator" or (span.label == "lead" and read is None):
                found.append((span.label, PartyItem(span.start, span.end, view[span.start : span.end])))
        return found

    def _above(self, candidate: Candidate) -> tuple[PartyItem, ...]:
        """The parties of the nearest lead-in above."""
        for above in self.outline.tree.ancestors(candidate.unit):
            if above.index in self.assembly.leads:
                return self.assembly.leads[above.index]
        return ()

    def _sure(self, draft: Draft, directive: float | None) -> Draft:
        found = signs(draft, self.outline.low, directive)
        self._signs[id(draft)] = found
        if self.model.certainty:
            draft.sure = certainty(self.model.certainty, found)
        return draft


def _told(
    verdicts: Sequence[Verdict],
    fallen: Sequence[tuple[Candidate, str]],
    added: Sequence[tuple[Candidate, Draft]],
) -> list[Verdict]:
    """The verdicts with what the models decided in place of what the rules had said."""
    out = []
    new = {id(each.verdict) for each, _ in added}
    for verdict in verdicts:
        if id(verdict) in new:
            verdict = replace(verdict, outcome="directive", by=ADDS)
        elif verdict.outcome in ("directive", "part"):
            for each, kind in fallen:
                if each.start <= verdict.start < each.end:
                    verdict = replace(verdict, outcome="none", by=TURNS_DOWN[kind])
        out.append(verdict)
    return out
