"""chidao as a component of a spaCy pipeline: `nlp.add_pipe("chidao")`.

The component fills span groups of the doc and touches nothing else: no tokens, no entities, no extension
attributes. spaCy knows it by an entry point of the package, so nothing needs to be imported.
"""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING, Any

from spacy.language import Language

from extract.text import Text, normalise

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.tokens import Doc, Span

    from schemas import DocumentRecord

GROUPS = ("directives", "leads", "coordinators", "report_to", "actions", "deadlines", "references")
"""The span groups, each filled even where nothing is found."""

RECORD = "chidao"
"""The key of `doc.user_data` under which the whole record stands, as JSON."""


class Chidao:
    """Fills `doc.spans` with what a document orders.

    Each span of a group stands at the tokens that hold its characters: where a tokeniser joins words across
    the edge of a name, at a little more. The exact extents are in `doc.spans[group].attrs["extents"]`, in
    the order of the spans, as [start, end) of `doc.text`. `span.id_` is the id of the directive that a span
    belongs to, `span.label_` the name of its group in the singular. What each directive leaves open stands,
    in the same order, in `doc.spans["directives"].attrs["missing"]`. All of it survives a
    `DocBin(store_user_data=True)`.
    """

    def __call__(self, doc: Doc) -> Doc:
        from extract.pipeline import extract_text

        chars = normalise(doc.text)
        home = _homes(doc.text) if chars != doc.text else None
        record = extract_text(Text(chars))
        found = _extents(record)
        for group in GROUPS:
            extents = [
                (start, end) if home is None else (home[start], home[end]) for start, end, _ in found[group]
            ]
            spans = [
                _span(doc, extent, group, owner)
                for extent, (_, _, owner) in zip(extents, found[group], strict=True)
            ]
            doc.spans[group] = spans
            doc.spans[group].attrs["extents"] = [list(extent) for extent in extents]
        doc.spans["directives"].attrs["missing"] = [list(each.missing) for each in record.directives]
        doc.user_data[RECORD] = record.model_dump_json()
        return doc

    def to_bytes(self, **_: Any) -> bytes:
        """Nothing: the component has no state of its own; the rules ship with the package."""
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> Chidao:
        """The component itself."""
        return self

    def to_disk(self, _path: str | Path, **_: Any) -> None:
        """Writes nothing, as `to_bytes`."""

    def from_disk(self, _path: str | Path, **_: Any) -> Chidao:
        """The component itself."""
        return self


@Language.factory("chidao")
def create(nlp: Language, name: str) -> Chidao:  # noqa: ARG001 - spaCy's signature of a factory
    """The component, as spaCy's factory `chidao`."""
    return Chidao()


def record_of(doc: Doc) -> DocumentRecord:
    """The record of a doc that went through the component; its extents are those of the NFC text.

    Raises `KeyError` where it did not.
    """
    from schemas import DocumentRecord

    return DocumentRecord.model_validate(json.loads(doc.user_data[RECORD]))


def _extents(record: DocumentRecord) -> dict[str, list[tuple[int, int, str]]]:
    """For each group (start, end, id of the directive)."""
    found: dict[str, list[tuple[int, int, str]]] = {group: [] for group in GROUPS}
    for directive in record.directives:
        found["directives"].append((*directive.span, directive.id))
        for group in ("leads", "coordinators", "report_to", "actions", "deadlines"):
            found[group] += [(*part.span, directive.id) for part in getattr(directive, group)]
    found["references"] = [(*reference.span, "") for reference in record.references]
    return found


def _span(doc: Doc, extent: tuple[int, int], group: str, owner: str) -> Span:
    label = group.removesuffix("s").upper()
    span = doc.char_span(*extent, label=label, span_id=owner, alignment_mode="expand")
    if span is None:  # only where the doc lost characters on the way
        raise ValueError(f"no tokens hold characters {extent} of the doc")
    return span


def _homes(text: str) -> list[int]:
    """For each offset of `normalise(text)` the offset in `text` where that character begins."""
    homes: list[int] = []
    at = 1 if text.startswith("\ufeff") else 0
    while at < len(text):
        end = at + 2 if text.startswith("\r\n", at) else at + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        homes += [at] * len(normalise(text[at:end]))
        at = end
    return [*homes, len(text)]
