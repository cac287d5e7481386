"""Explanations told from what the stages remember."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from extract.explain.model import Claim, Collision, Explanation, Field, Passage, Reason
from extract.pipeline import Stages, run
from extract.records import quoted
from extract.rulebook import Rulebook, rulebook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from extract.assemble.draft import Draft
    from extract.assemble.verdict import Verdict
    from extract.finders.party import PartyItem
    from extract.outline.tree import Unit
    from extract.pipeline import Use
    from extract.span import Span
    from extract.text import Text
    from schemas import Directive, Party

_SHOWN = ("deadline", "reference")  # labels whose collisions are told


def explain_text(
    text: Text,
    book: Rulebook | None = None,
    *,
    as_of: date | None = None,
    expand: bool = False,
    model: Use = "shipped",
) -> Explanation:
    """The explanation of a text that has been read."""
    book = book or rulebook()
    return _Teller(text, run(text, book, as_of=as_of, expand=expand, model=model), book).tell()


class _Teller:
    def __init__(self, text: Text, stages: Stages, book: Rulebook):
        self.chars = text.chars
        self.s = stages
        self.units = stages.outline.tree.units
        self._starts = [unit.start for unit in self.units]
        self._roles = {rule.id: rule.gives.get("role", "") for rule in book.rules("attribute")}
        self._verdicts: dict[int, list[Verdict]] = {}
        for verdict in stages.assembly.verdicts:
            self._verdicts.setdefault(verdict.unit, []).append(verdict)

    def tell(self) -> Explanation:
        record = self.s.record
        reasons = {
            directive.id: tuple(self._chain(draft, directive))
            for draft, directive in zip(self.s.assembly.drafts, record.directives, strict=True)
        }
        return Explanation(record, reasons, tuple(self._passages()), tuple(self._collisions()))

    # --- a directive ----------------------------------------------------------------------------------

    def _chain(self, draft: Draft, directive: Directive) -> Iterator[Reason]:
        """Lead-in → order → who → what → with whom → by when, as the words lead to them."""
        yield from self._lead_ins(draft)
        table = draft.task is not None
        cell = draft.task or (draft.start, draft.act if draft.act > draft.start else draft.end)
        yield self._reason("order", self._rule_for("task", draft), *cell)
        for item, party in zip(draft.leads, directive.leads, strict=True):
            inherited = not draft.start <= item.start < draft.end
            by = draft.by[0] if table else self._rule_for("lead", draft)
            if inherited and not table and not draft.times:  # attribute lines name theirs
                by = next((rule for rule in draft.by if rule.startswith("lead.")), "lead.inherited")
            yield self._named("leads", by, item, party)
        for action in directive.actions:
            yield Reason("action", "field.action", action.text, action.span)
        for item, party in zip(draft.partners, directive.coordinators, strict=True):
            yield self._named("coordinators", self._cue(draft, "coordinators", item), item, party)
        for item, party in zip(draft.reports, directive.report_to, strict=True):
            yield self._named("report_to", self._cue(draft, "report_to", item), item, party)
        for span, deadline in zip(draft.deadlines, directive.deadlines, strict=True):
            values = [("from", deadline.start), ("before" if deadline.before else "by", deadline.due)]
            values += [("RRULE", deadline.rrule)]
            value = ", ".join(f"{name} {said}" for name, said in values if said)
            yield self._reason("deadlines", span.by, span.start, span.end, value=value)
        for index in directive.references:
            for mention in self.s.entries[index].mentions:
                if draft.start <= mention.start < draft.end:
                    reference = self.s.record.references[index]
                    value = reference.title or f"{reference.type} {reference.number}"
                    yield self._reason("references", mention.by, mention.start, mention.end, value=value)

    def _lead_ins(self, draft: Draft) -> Iterator[Reason]:
        """The headings and lead-ins above a directive, from the root, and where else its parties stand."""
        unit = self._unit_at(draft.start) if draft.task is None else None  # a row stands in no unit
        above = list(self.s.outline.tree.ancestors(unit)) if unit is not None else []
        for item in draft.leads:
            source = self._unit_at(item.start)
            if source is not None and source is not unit and source not in above:
                above.append(source)
        for each in sorted(set(above), key=lambda u: u.index):
            verdict = next(iter(self._verdicts.get(each.index, [])), None)
            if verdict is not None and verdict.outcome != "none":
                yield self._reason("lead_in", verdict.by, each.start, each.end, path=each.path)

    def _rule_for(self, role: str, draft: Draft) -> str:
        """Of the attribute rules of a draft the one for `role`; else the first of all."""
        return next((rule for rule in draft.by if self._roles.get(rule) == role), draft.by[0])

    def _cue(self, draft: Draft, field: Field, item: PartyItem) -> str:
        """The rule of the cue that stands last before `item`; without one, how else it came in."""
        before = [cue for cue in draft.cues if cue.field == field and cue.start <= item.start]
        if before:
            return max(before, key=lambda cue: cue.start).by
        if draft.fixed_partners or draft.times:
            return self._rule_for("coord", draft)
        return "field.second_subject"

    # --- passages and collisions ----------------------------------------------------------------------

    def _passages(self) -> Iterator[Passage]:
        pairs = list(zip(self.s.assembly.drafts, self.s.record.directives, strict=True))
        starts = [draft.start for draft, _ in pairs]
        for verdict in self.s.assembly.verdicts:
            i = bisect_right(starts, verdict.start) - 1
            inside = i >= 0 and verdict.start < pairs[i][0].end
            span, words = quoted(self.chars, self.s.outline.view, verdict.start, verdict.end)
            outcome, by = verdict.outcome, verdict.by
            if by == "attribute.lines" and not inside and not self._shared(verdict):
                outcome, by = "none", "attribute.of_event"
            belongs = outcome in ("directive", "part") and inside
            path = self.units[verdict.unit].path
            yield Passage(path, outcome, by, words, span, pairs[i][1].id if belongs else None)

    def _shared(self, verdict: Verdict) -> bool:
        """True if an attribute line gives a field to directives that stand elsewhere: several bullets share
        it."""
        for d in self.s.assembly.drafts:
            places = [*(i.start for i in d.leads), *(i.start for i in d.partners)]
            if any(verdict.start <= at < verdict.end for at in (*places, *(x.start for x in d.deadlines))):
                return True
        return False

    def _collisions(self) -> Iterator[Collision]:
        seen: set[tuple[str, str, int]] = set()
        for fallen in self.s.resolution.fell:
            loser, winner = fallen.span, fallen.by
            key = (loser.by, winner.by, loser.start)
            if loser.label not in _SHOWN or loser.shield or loser.by == winner.by or key in seen:
                continue
            seen.add(key)
            yield Collision(self._claim(winner), self._claim(loser), fallen.why)

    # --- quoting --------------------------------------------------------------------------------------

    def _claim(self, span: Span) -> Claim:
        extent, words = quoted(self.chars, self.s.outline.view, span.start, span.end)
        return Claim(span.by, words, extent)

    def _reason(
        self, field: Field, by: str, start: int, end: int, *, value: str = "", path: str = ""
    ) -> Reason:
        span, words = quoted(self.chars, self.s.outline.view, start, end)
        return Reason(field, by, words, span, value, path)

    def _named(self, field: Field, by: str, item: PartyItem, party: Party) -> Reason:
        """Who is meant stands beside the words where they do not say it in full."""
        reason = self._reason(field, by, item.start, item.end)
        name = party.full_name or party.name
        return Reason(field, by, reason.text, reason.span, name if name != reason.text else "")

    def _unit_at(self, place: int) -> Unit | None:
        at = bisect_right(self._starts, place) - 1
        return self.units[at] if at >= 0 and place < self.units[at].end else None
