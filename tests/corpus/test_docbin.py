"""The corpus as spaCy docs: whole, through bytes and back, with spans where the words of gold stand."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
import spacy
from spacy.tokens import DocBin

from corpus import DOCUMENTS
from corpus.docbin import GROUPS, to_docbin
from extract.measure.gold import GoldDeadline, GoldDirective, GoldDocument, GoldHeader, read_gold

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

CORPUS = list(read_gold(DOCUMENTS))


def back(documents: list[GoldDocument], nlp: Language) -> list[Doc]:
    """The docs of `documents` after a journey through bytes."""
    return list(
        DocBin(store_user_data=True).from_bytes(to_docbin(documents, nlp).to_bytes()).get_docs(nlp.vocab)
    )


def extents(doc: Doc, group: str) -> list[str]:
    """The words of the exact extents of `group`, on one line each."""
    return [" ".join(doc.text[start:end].split()) for start, end in doc.spans[group].attrs["extents"]]


def bare(text: str) -> str:
    """`text` without blanks and marks."""
    return re.sub(r"[\s*|]+", "", text)


TEXT = "1. Giao Sở **Y\ntế** phối hợp với Công an xã, Sở Y tế phường phun thuốc trước ngày 30/6/2026.\n"


def invented() -> GoldDocument:
    """A directive with parties over a line end, one from elsewhere, one twice in the span."""
    start, end = TEXT.index("Giao"), len(TEXT) - 1
    deadline = GoldDeadline("trước ngày 30/6/2026", None, "2026-06-30", True, None)
    untold = GoldDeadline(None, None, "2026-12-31", False, None)
    directive = GoldDirective(
        (start, end), ("Sở Y tế",), False, ("Công an xã", "Hội Nông dân"), (deadline, untold)
    )
    return GoldDocument("phun-thuoc", TEXT, GoldHeader(doc_type="CV"), (), (directive,))


@pytest.fixture(scope="module", params=["xx", "vi"])
def nlp(request: pytest.FixtureRequest) -> Language:
    """Tokenisers that break differently: at blanks and marks, and into Vietnamese words."""
    return spacy.blank(request.param)


@pytest.fixture(scope="module")
def docs(nlp: Language) -> list[Doc]:
    return back(CORPUS, nlp)


def test_all_documents_come_back_with_their_text_and_gold(docs: list[Doc]) -> None:
    assert [doc.user_data["name"] for doc in docs] == [document.name for document in CORPUS]
    for doc, document in zip(docs, CORPUS, strict=True):
        assert doc.text == document.text
        gold = json.loads(doc.user_data["gold"])
        assert gold["header"]["subject"] == document.header.subject
        assert [tuple(directive["span"]) for directive in gold["directives"]] == [
            directive.span for directive in document.directives
        ]


def test_every_directive_is_a_span(docs: list[Doc]) -> None:
    for doc, document in zip(docs, CORPUS, strict=True):
        said = [tuple(extent) for extent in doc.spans["directives"].attrs["extents"]]
        assert said == [directive.span for directive in document.directives]


def test_spans_hold_their_extents_and_bear_their_label(docs: list[Doc]) -> None:
    labels = {
        "directives": "DIRECTIVE",
        "leads": "LEAD",
        "coordinators": "COORDINATOR",
        "deadlines": "DEADLINE",
    }
    assert set(labels) == set(GROUPS)
    for doc in docs:
        for group, label in labels.items():
            found = doc.spans[group]
            for span, (start, end) in zip(found, found.attrs["extents"], strict=True):
                assert span.label_ == label
                assert span.start_char <= start < end <= span.end_char


def test_extents_are_words_of_gold_within_their_directive(docs: list[Doc]) -> None:
    for doc, document in zip(docs, CORPUS, strict=True):
        phrases = {
            "leads": {bare(lead) for d in document.directives for lead in d.leads},
            "coordinators": {bare(party) for d in document.directives for party in d.coordinators},
            "deadlines": {bare(x.text or "") for d in document.directives for x in d.deadlines},
        }
        for group, said in phrases.items():
            for start, end in doc.spans[group].attrs["extents"]:
                assert bare(doc.text[start:end]) in said
                assert any(a <= start and end <= b for a, b in (d.span for d in document.directives))


def test_whatever_stands_in_its_directive_has_an_extent(docs: list[Doc]) -> None:
    for doc, document in zip(docs, CORPUS, strict=True):
        for directive in document.directives:
            first, last = directive.span
            places = doc.spans["leads"].attrs["extents"]
            found = {bare(doc.text[a:b]) for a, b in places if first <= a and b <= last}
            words = document.text[slice(*directive.span)]
            standing = {bare(x) for x in directive.leads if re.search(rf"(?<!\w){re.escape(x)}(?!\w)", words)}
            assert standing <= found, document.name


def test_words_are_found_over_line_ends_and_bold_marks(nlp: Language) -> None:
    (doc,) = back([invented()], nlp)
    assert extents(doc, "leads") == ["Sở **Y tế"]
    assert extents(doc, "deadlines") == ["trước ngày 30/6/2026"]
    assert extents(doc, "directives") == [" ".join(TEXT[3:].split())]


def test_what_stands_elsewhere_has_no_span_and_stays_in_the_gold(nlp: Language) -> None:
    (doc,) = back([invented()], nlp)
    assert extents(doc, "coordinators") == ["Công an xã"]
    assert len(doc.spans["coordinators"]) == 1
    (directive,) = json.loads(doc.user_data["gold"])["directives"]
    assert directive["coordinators"] == ["Công an xã", "Hội Nông dân"]
    assert [deadline["due"] for deadline in directive["deadlines"]] == ["2026-06-30", "2026-12-31"]


def test_part_of_a_word_is_no_party(nlp: Language) -> None:
    text = "Giao Sở Y tếp và Ban Dân tộc."
    directive = GoldDirective((0, len(text)), ("Sở Y tế", "Ban Dân"), False, (), ())
    (doc,) = back([GoldDocument("a", text, GoldHeader(), (), (directive,))], nlp)
    assert extents(doc, "leads") == ["Ban Dân"]


def test_a_document_without_directives_has_empty_groups(nlp: Language) -> None:
    (doc,) = back([GoldDocument("a", "Kính mời.\n", GoldHeader(), (), ())], nlp)
    assert {group: len(doc.spans[group]) for group in GROUPS} == dict.fromkeys(GROUPS, 0)
