"""Answers scored against gold, document by document.

An answer is a document record as JSON has it (`schemas.DocumentRecord` dumped, or what another tool writes in
its shape: a party may be a bare string, a field may be missing).
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal

from extract.measure.matching import aligner, pairs
from extract.measure.names import name_key, number_key, party_key, rule_key, subject_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from extract.measure.gold import GoldDocument
    from extract.measure.matching import Words

Answer = dict[str, Any]
Keys = set[Hashable]
Measure = Literal["directive", "lead", "coord", "deadline", "row", "reference", "ref_date", "header"]

MEASURES: Final[tuple[Measure, ...]] = (
    "directive",
    "lead",
    "coord",
    "deadline",
    "row",
    "reference",
    "ref_date",
    "header",
)
"""What is measured, in the order of the report. `row` counts directives whose span, parties and deadlines are
all right; `ref_date` counts references with their dates."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Answers that are right, answers that gold does not have, gold that no answer has."""

    right: int = 0
    invented: int = 0
    missed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.invented + other.invented, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """The share of answers that are right; 1 where there are none."""
        return self.right / (self.right + self.invented) if self.right + self.invented else 1.0

    @property
    def recall(self) -> float:
        """The share of gold that was found; 1 where there is none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Difference:
    """Where an answer and gold part: the keys that only one of them has, and the words it is about."""

    measure: Measure
    missed: tuple[str, ...]
    invented: tuple[str, ...]
    where: str


@dataclass(slots=True)
class DocumentScore:
    """One document: a tally for each measure, and every difference."""

    name: str
    kind: str | None
    tallies: dict[Measure, Tally] = field(default_factory=lambda: dict.fromkeys(MEASURES, Tally()))
    differences: list[Difference] = field(default_factory=list)

    def count(self, measure: Measure, gold: Keys, answer: Keys, where: str) -> bool:
        """Adds to the tally of `measure`; True if both are the same."""
        missed, invented = gold - answer, answer - gold
        self.tallies[measure] += Tally(len(gold & answer), len(invented), len(missed))
        if missed or invented:
            self.differences.append(Difference(measure, _sorted(missed), _sorted(invented), where))
        return not (missed or invented)


def totals(scores: Iterable[DocumentScore]) -> dict[Measure, Tally]:
    """The sum of the tallies of `scores`, for each measure."""
    out = dict.fromkeys(MEASURES, Tally())
    for score in scores:
        for measure, tally in score.tallies.items():
            out[measure] += tally
    return out


def score(gold: GoldDocument, answer: Answer | None) -> DocumentScore:
    """The score of `answer`; None counts as a document in which nothing was found."""
    answer = answer or {}
    text = answer.get("text") or ""
    out = DocumentScore(gold.name, gold.header.doc_type)
    answers = answer.get("directives") or []
    matched = dict(pairs(*extents(gold, answer)))
    right = 0
    for i, directive in enumerate(gold.directives):
        where = _quoted(gold.text, directive.span)
        reply = answers[matched[i]] if i in matched else {}
        if i not in matched:
            out.differences.append(Difference("directive", (where,), (), where))
        leads, partners = party_keys(directive.leads), party_keys(directive.coordinators)
        times = deadline_keys(directive.deadlines)
        same = [
            out.count("lead", leads, party_keys(reply.get("leads"), leads), where),
            out.count("coord", partners, party_keys(reply.get("coordinators"), partners), where),
            out.count("deadline", times, deadline_keys(reply.get("deadlines")), where),
        ]
        right += i in matched and all(same)
    for j, reply in enumerate(answers):
        if j in matched.values():
            continue
        where = _quoted(text, reply["span"])
        out.differences.append(Difference("directive", (), (where,), where))
        out.count("lead", set(), party_keys(reply.get("leads")), where)
        out.count("coord", set(), party_keys(reply.get("coordinators")), where)
        out.count("deadline", set(), deadline_keys(reply.get("deadlines")), where)
    wanted, found = len(gold.directives), len(answers)
    out.tallies["directive"] = Tally(len(matched), found - len(matched), wanted - len(matched))
    out.tallies["row"] = Tally(right, found - right, wanted - right)
    named = [_values(reference) for reference in gold.references]
    said = answer.get("references") or []
    out.count("reference", _reference_keys(named), _reference_keys(said), "")
    out.count("ref_date", _reference_keys(named, dated=True), _reference_keys(said, dated=True), "")
    out.count("header", _header_keys(_values(gold.header)), _header_keys(answer.get("header") or {}), "")
    return out


def right_fields(gold: GoldDocument, answer: Answer) -> list[dict[str, bool]]:
    """For each directive of `answer`, in its order, which of its fields are right: `directive` (gold has it),
    `leads`, `coordinators`, `deadlines`, and the `row`, all of them."""
    answers = answer.get("directives") or []
    counterpart = {j: gold.directives[i] for i, j in pairs(*extents(gold, answer))}
    out = []
    for j, reply in enumerate(answers):
        wanted = counterpart.get(j)
        leads = party_keys(wanted.leads if wanted else ())
        partners = party_keys(wanted.coordinators if wanted else ())
        times = deadline_keys(wanted.deadlines if wanted else ())
        fields = {
            "directive": wanted is not None,
            "leads": party_keys(reply.get("leads"), leads) == leads,
            "coordinators": party_keys(reply.get("coordinators"), partners) == partners,
            "deadlines": deadline_keys(reply.get("deadlines")) == times,
        }
        out.append({**fields, "row": all(fields.values())})
    return out


def extents(gold: GoldDocument, answer: Answer) -> tuple[list[Words], list[Words]]:
    """The words of the gold text that each directive of `gold` and each of `answer` holds."""
    own, theirs = aligner(gold.text, gold.text), aligner(answer.get("text") or "", gold.text)
    answers = answer.get("directives") or []
    return [own(d.span) for d in gold.directives], [theirs(tuple(d["span"])) for d in answers]


def party_keys(parties: Sequence[Any] | None, gold: Keys | None = None) -> Keys:
    """The keys of `parties`; one that has its words and a full name goes by whichever is in `gold`."""
    out: Keys = set()
    for party in parties or ():
        names = [party] if isinstance(party, str) else [party.get("text"), party.get("name")]
        keys = [party_key(name) for name in names if name]
        if keys:
            out.add(next((key for key in keys if gold and key in gold), keys[0]))
    return out - {""}


def deadline_keys(deadlines: Iterable[Any] | None) -> Keys:
    """The keys of `deadlines`, answered or gold; one that comes to no day and no recurrence is not scored."""
    out: Keys = set()
    for deadline in map(_values, deadlines or ()):
        start, due = ((deadline.get(end) or "")[:10] or None for end in ("start", "due"))
        rule = rule_key(deadline.get("rrule"))
        if start or due or rule:
            out.add((start, due, bool(deadline.get("before")), rule))
    return out


def _reference_keys(references: Iterable[Mapping[str, Any]], *, dated: bool = False) -> Keys:
    out: Keys = set()
    for reference in references:
        named = number_key(reference.get("number")) or name_key(reference.get("title"))
        key = (reference.get("type"), named)
        out.add((*key, reference.get("issued_on") or None) if dated else key)
    return out


def _header_keys(header: Mapping[str, Any]) -> Keys:
    out: Keys = set()
    for part in ("doc_type", "issued_on"):
        if header.get(part):
            out.add((part, header[part]))
    if header.get("number"):
        out.add(("number", number_key(header["number"])))
    for part in ("issuer", "place", "subject"):
        if header.get(part):
            out.add((part, subject_key(header[part])))
    for part in ("addressees", "recipients"):
        for entry in header.get(part) or ():
            named = entry if isinstance(entry, str) else entry.get("text") or entry.get("name")
            out.add((part, name_key(named)))
    signer = _values(header["signer"]) if header.get("signer") else {}
    for part in ("authority", "position", "name"):
        if signer.get(part):
            out.add((f"signer.{part}", name_key(signer[part])))
    return out


def _values(part: Any) -> Mapping[str, Any]:
    """The fields of a gold dataclass, or a mapping as it is."""
    if isinstance(part, dict):
        return part
    return {name: getattr(part, name) for name in part.__dataclass_fields__}


def _quoted(text: str, span: Sequence[int]) -> str:
    return " ".join(text[span[0] : span[1]].split())[:90]


def _sorted(keys: Keys) -> tuple[str, ...]:
    return tuple(sorted(_shown(key) for key in keys))


def _shown(key: Hashable) -> str:
    if isinstance(key, tuple):
        return " ".join(_shown(part) for part in key if part not in (None, False))
    return "before" if key is True else str(key)
