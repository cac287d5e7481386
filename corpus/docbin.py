"""The corpus as spaCy reads it: `to_docbin()`, for those who train or evaluate components of their own."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc, DocBin

    from extract.measure.gold import GoldDocument

GROUPS = ("directives", "leads", "coordinators", "deadlines")
"""The span groups of each doc, named as those of the component `chidao`."""


def to_docbin(documents: Iterable[GoldDocument], nlp: Language) -> DocBin:
    """A `DocBin` of `documents`, made with the tokeniser of `nlp`: a doc each, with the span groups `GROUPS`.

    Gold names parties and deadlines by their words; their spans are where these words stand in the directive.
    What stands elsewhere (inherited, restored from a list) has no span; the whole gold is in
    `doc.user_data["gold"]` as JSON. Exact extents are in `attrs["extents"]` of each group, where tokens do
    not break at their edges.
    """
    from spacy.tokens import DocBin

    return DocBin(store_user_data=True, docs=[_doc(document, nlp) for document in documents])


def _doc(document: GoldDocument, nlp: Language) -> Doc:
    doc = nlp.make_doc(document.text)
    extents = _extents(document)
    for group in GROUPS:
        spans = [
            span
            for extent in extents[group]
            if (
                span := doc.char_span(*extent, label=group.removesuffix("s").upper(), alignment_mode="expand")
            )
        ]
        doc.spans[group] = spans
        doc.spans[group].attrs["extents"] = [list(extent) for extent in extents[group]]
    doc.user_data["name"] = document.name
    doc.user_data["gold"] = json.dumps(asdict(document), ensure_ascii=False)
    return doc


def _extents(document: GoldDocument) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = {group: [] for group in GROUPS}
    for directive in document.directives:
        found["directives"].append(directive.span)
        for group, phrases in (
            ("leads", directive.leads),
            ("coordinators", directive.coordinators),
            ("deadlines", [deadline.text or "" for deadline in directive.deadlines]),
        ):
            for phrase in phrases:
                found[group] += list(_places(document.text, phrase, directive.span))[:1]
    return found


def _places(text: str, phrase: str, span: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Where the words of `phrase` stand in `span`, whatever blanks and bold marks are between them."""
    words = [re.escape(word) for word in phrase.split()]
    if not words:
        return
    pattern = re.compile(r"(?<!\w)" + r"[\s*|]+".join(words) + r"(?!\w)")
    for m in pattern.finditer(text, *span):
        yield m.span()
