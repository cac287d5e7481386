"""Annotated documents as examples: passages with what they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from extract.learned.candidate import Candidate, candidates
from extract.learned.features import Featurer
from extract.learned.settle import DIRECTIVE
from extract.learned.tagger import OUTSIDE, observed, tokens_of
from extract.measure.matching import aligner, pairs
from extract.pipeline import Ruled, rule
from extract.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from extract.measure.gold import GoldDirective, GoldDocument
    from extract.rulebook import Rulebook

KINDS = (DIRECTIVE, "background", "target", "agreement", "formula", "heading")
"""What a passage may be. Gold tells directives from the rest; of the rest the rules tell the kind."""

_TARGETS = ("background.target", "section.aims")
_AGREEMENTS = ("background.agreement", "background.praise")
_FORMULAS = ("background.formula", "background.closing")


@dataclass(slots=True)
class Example:
    """A passage of the document `name`: what it is, its features, the gold directive that it is."""

    name: str
    candidate: Candidate
    kind: str
    features: list[str]
    gold: GoldDirective | None


@dataclass(slots=True)
class Reading:
    """A document with what the rules made of it, and its passages as examples."""

    document: GoldDocument
    ruled: Ruled
    examples: list[Example]


def readings(documents: Iterable[GoldDocument], book: Rulebook) -> Iterator[Reading]:
    """Each of `documents` read. Passages that overlap a gold directive without being one are no examples:
    they are neither right nor wrong; nor are rows of tables, whose layout says what they are."""
    for document in documents:
        ruled = rule(Text(document.text, name=f"{document.name}.txt"), book)
        yield Reading(document, ruled, list(_examples(document, ruled)))


def _examples(document: GoldDocument, ruled: Ruled) -> Iterator[Example]:
    found = candidates(ruled.outline, ruled.assembly)
    home = ruled.outline.view.home
    extents = [home(c.start, c.end) for c in found]
    held = aligner(ruled.text.chars, document.text)
    matched = pairs([held(d.span) for d in document.directives], [held(extent) for extent in extents])
    gold = {j: document.directives[i] for i, j in matched}
    featurer = Featurer(ruled.outline, ruled.assembly.completer.deadlines)
    for i, each in enumerate(found):
        directive = gold.get(i)
        if each.tabular or (directive is None and _touches(extents[i], document.directives)):
            continue
        kind = DIRECTIVE if directive is not None else _kind(each)
        yield Example(document.name, each, kind, featurer.features(each), directive)


def _touches(extent: tuple[int, int], directives: Sequence[GoldDirective]) -> bool:
    return any(extent[0] < d.span[1] and d.span[0] < extent[1] for d in directives)


def _kind(candidate: Candidate) -> str:
    if candidate.outcome in ("heading", "lead_in"):
        return "heading"
    for kind, rules in (("target", _TARGETS), ("agreement", _AGREEMENTS), ("formula", _FORMULAS)):
        if candidate.by in rules:
            return kind
    return "background"


def sequence(reading: Reading, example: Example) -> tuple[list[list[str]], list[str]] | None:
    """What a tagger sees of the passage and the labels it should give; None where a lead of the gold does not
    stand there as written (a restored head).

    Gold names parties and times; verbs and references are marked as the rules read them.
    """
    ruled, each = reading.ruled, example.candidate
    view, low = ruled.outline.view.text, ruled.outline.low
    tokens = list(tokens_of(view, each.start, each.end))
    labels = [OUTSIDE] * len(tokens)

    def mark(start: int, end: int, label: str) -> None:
        inside = [i for i, (a, b) in enumerate(tokens) if start <= a and b <= end]
        for i in inside:
            labels[i] = f"{'B' if i == inside[0] else 'I'}-{label}"

    for span in ruled.resolution.of("reference"):
        if each.start <= span.start < each.end:
            mark(span.start, span.end, "reference")
    if each.draft is not None:
        for start, end in ruled.assembly.fields.actions(each.draft):
            mark(start, end, "action")
    gold = example.gold
    if gold is not None:
        for deadline in gold.deadlines:
            _mark_words(view, each, deadline.text, "deadline", mark)
        for name in gold.coordinators:
            _mark_words(view, each, name, "coordinator", mark)
        if not gold.inherited and not all(_mark_words(view, each, n, "lead", mark) for n in gold.leads):
            return None
    return observed(view, low, tokens, each.end, ruled.assembly.parties), labels


def _mark_words(
    view: str, candidate: Candidate, words: str | None, label: str, mark: Callable[[int, int, str], None]
) -> bool:
    """Marks the first place in the passage where `words` stand; False if they do not."""
    if not words:
        return False
    pattern = r"\s+".join(map(regex.escape, words.split()))
    found = regex.search(pattern, view, regex.IGNORECASE, pos=candidate.start, endpos=candidate.end)
    if found is None:
        return False
    mark(found.start(), found.end(), label)
    return True
