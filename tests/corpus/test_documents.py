"""The gold documents of the project hold together, and a broken one says where and why."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from dateutil.rrule import rrulestr

from corpus import DOCUMENTS as FOLDER
from extract.measure.gold import (
    GoldDeadline,
    GoldDocument,
    GoldError,
    GoldHeader,
    GoldReference,
    GoldSigner,
    read_gold,
)
from extract.measure.manifest import read_manifest
from schemas import Deadline, Header, Reference, Signer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DOCUMENTS = list(read_gold(FOLDER))
MANIFEST = read_manifest(FOLDER)
REFORM = "2025-07-01"  # two tiers of local government instead of three: other agencies, other names
WITH_DIRECTIVES = [document for document in DOCUMENTS if document.directives]


def fold(text: str) -> str:
    """`text` on one line, without the marks of web copies."""
    return " ".join(text.replace("*", "").split())


def without_page_numbers(text: str) -> str:
    """`text` without the lines that hold only a number: a page break may cut a name in two."""
    return re.sub(r"(?m)^[^\S\n]*\d{1,3}[^\S\n]*$", "", text)


def has_phrase(text: str, phrase: str) -> bool:
    """Whether `phrase` stands in the folded `text` as whole words."""
    return re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text) is not None


def has_words(text: str, phrase: str) -> bool:
    """Whether each word of `phrase` stands in `text`, in whatever case."""
    return set(re.findall(r"\w+", phrase.casefold())) <= set(re.findall(r"\w+", text.casefold()))


def shares_a_head(text: str, party: str) -> bool:
    """Whether `party` had its head restored from a list in the folded `text`.

    `Sở Tài chính` comes from `các Sở: Tài chính, …`, `Ủy ban nhân dân huyện Phước Sơn` from
    `Ủy ban nhân dân các huyện …, Phước Sơn`, `Sở Tư pháp` from `Sở Tài chính, Xây dựng và Tư pháp`,
    `UBND phường C` from `UBND các xã: A, B và phường C`; the list ends where the sentence or its part does.
    """
    words = party.split()
    for at in range(1, len(words)):
        own, piece = " ".join(words[:at]), re.escape(" ".join(words[at:]))
        for gap in range(at):
            head = " ".join([*words[:gap], "các", *words[gap:at]])
            for found in re.finditer(rf"(?<!\w)(?i:{re.escape(head)}):? ([^.;]{{1,200}})", text):
                if has_phrase(found[1], " ".join(words[at:])):
                    return True
        if re.search(rf"(?<!\w){re.escape(own)} [^.:;]{{1,200}}(?:, | và ){piece}(?!\w)", text):
            return True
        if re.search(rf"(?<!\w){re.escape(own)} các [^.;]{{1,200}} và {piece}(?!\w)", text):
            return True
    return False


def parties(document: GoldDocument) -> Iterator[str]:
    for directive in document.directives:
        yield from directive.leads
        yield from directive.coordinators


def each(documents: list[GoldDocument]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("document", documents, ids=[document.name for document in documents])


def test_there_are_documents_of_many_kinds_times_and_copies() -> None:
    assert len(DOCUMENTS) >= 60
    assert sum(not document.directives for document in DOCUMENTS) >= 15
    assert len({document.header.doc_type for document in DOCUMENTS}) >= 8
    days = [document.header.issued_on for document in DOCUMENTS if document.header.issued_on]
    assert min(days) < REFORM <= max(days)
    layouts = {layout for entry in MANIFEST.values() for layout in entry.layouts}
    assert {"no head", "wrapped", "double-spaced", "mixed Unicode", "flattened table"} <= layouts


@pytest.mark.parametrize("split", ["train", "test"])
def test_each_split_has_documents_with_and_without_directives(split: str) -> None:
    found = [document for document in DOCUMENTS if MANIFEST[document.name].split == split]
    assert any(document.directives for document in found)
    assert any(not document.directives for document in found)


def test_no_text_without_gold() -> None:
    assert {file.stem for file in FOLDER.glob("*.txt")} == {document.name for document in DOCUMENTS}


@each(WITH_DIRECTIVES)
def test_spans_follow_each_other(document: GoldDocument) -> None:
    spans = [directive.span for directive in document.directives]
    ends = [0, *(end for _, end in spans)]
    for (start, end), before in zip(spans, ends, strict=False):
        assert before <= start < end <= len(document.text)
        words = document.text[start:end]
        assert words == words.strip()


@each(WITH_DIRECTIVES)
def test_spans_bear_no_label_and_cut_no_word(document: GoldDocument) -> None:
    for start, end in (directive.span for directive in document.directives):
        words = document.text[start:end]
        assert re.match(r"(?:\d{1,2}[.)]|[a-zđ]\)|[-+•*|])\s", words) is None, words[:40]
        before, behind = document.text[:start][-1:], document.text[end : end + 1]
        assert not before or before.isspace() or before == "*"  # bold from here on
        assert not behind or behind.isspace() or behind == "*"


@each(WITH_DIRECTIVES)
def test_deadlines_are_quoted_and_valid(document: GoldDocument) -> None:
    text = fold(document.text)
    for deadline in (deadline for directive in document.directives for deadline in directive.deadlines):
        assert deadline.text
        assert deadline.text in text
        for value in (deadline.start, deadline.due):
            if value is not None:
                assert (datetime.fromisoformat if "T" in value else date.fromisoformat)(value)
        if deadline.start and deadline.due:
            assert deadline.start <= deadline.due
        if deadline.rrule is not None:
            assert rrulestr(deadline.rrule, dtstart=datetime(2026, 1, 1))[0]  # noqa: DTZ001 - as local as the text
            assert deadline.due is None


@each(WITH_DIRECTIVES)
def test_deadlines_stand_in_their_directive_or_are_shared(document: GoldDocument) -> None:
    for directive in document.directives:
        words = fold(document.text[slice(*directive.span)])
        above = document.text[: directive.span[0]]
        for deadline in directive.deadlines:
            assert deadline.text is not None
            # a heading such as `3. Tháng 3/2024:` gives its time to all below it
            heading = rf"^[ \t]*(?:(?:[IVX]+|\d+|[a-zđ])[.)]|-)?[ \t]*{re.escape(deadline.text)}\b"
            shared = directive.inherited or re.search(heading, above, re.MULTILINE)
            assert deadline.text in words or shared, deadline.text


@each(DOCUMENTS)
def test_references_are_in_the_text(document: GoldDocument) -> None:
    tight = "".join(document.text.split())
    keys = [(reference.type, reference.number, reference.title) for reference in document.references]
    assert len(set(keys)) == len(keys)
    for reference in document.references:
        if reference.number is None:
            assert reference.title
            assert reference.title in fold(document.text)
        elif reference.number not in tight:
            # `các Công điện số 91, 93 và 95/CĐ-BNNMT`: the notation of the last is that of all
            ordinal, notation = reference.number.split("/", 1)
            numbers = re.findall(rf"số((?:\d+(?:,|và)){{1,9}}\d+)/{re.escape(notation)}", tight)
            assert any(ordinal in re.split(",|và", found) for found in numbers), reference.number
        if reference.issued_on is not None:
            cited = date.fromisoformat(reference.issued_on)
            # a copy without its head has no day of its own
            assert document.header.issued_on is None or cited <= date.fromisoformat(document.header.issued_on)


@each(DOCUMENTS)
def test_no_document_refers_to_itself(document: GoldDocument) -> None:
    own = (document.header.doc_type, document.header.number)
    assert all((r.type, r.number) != own for r in document.references if r.number)


@each(WITH_DIRECTIVES)
def test_parties_are_in_the_text_or_share_a_head(document: GoldDocument) -> None:
    text = fold(document.text)
    for party in parties(document):
        assert has_phrase(text, party) or shares_a_head(text, party), party


@each(WITH_DIRECTIVES)
def test_parties_stand_in_their_directive_or_are_inherited(document: GoldDocument) -> None:
    for directive in document.directives:
        if directive.inherited:
            continue
        words = fold(without_page_numbers(document.text[slice(*directive.span)]))
        for party in (*directive.leads, *directive.coordinators):
            assert has_phrase(words, party) or shares_a_head(words, party), party


@each(WITH_DIRECTIVES)
def test_inherited_leads_stand_outside_the_span(document: GoldDocument) -> None:
    for directive in document.directives:
        start, end = directive.span
        outside = fold(f"{document.text[:start]}|{document.text[end:]}")
        if directive.inherited:
            assert directive.leads
            assert all(has_phrase(outside, lead) or shares_a_head(outside, lead) for lead in directive.leads)


@each(DOCUMENTS)
def test_a_copy_without_a_head_has_none_and_all_others_have_one(document: GoldDocument) -> None:
    header = document.header
    parts = (header.issuer, header.place, header.issued_on, header.signer)
    if "no head" in MANIFEST[document.name].layouts:
        assert not any((*parts, header.number, *header.addressees, *header.recipients))
    else:
        assert all((*parts, header.subject))


@each(DOCUMENTS)
def test_head_is_in_the_text(document: GoldDocument) -> None:
    header = document.header
    text = fold(document.text)
    signer = header.signer or GoldSigner()
    for part in (header.number, header.place, signer.name, signer.position, *header.addressees):
        assert part is None or (part and part in text), part
    assert (header.subject or "").casefold() in text.casefold()
    if header.issued_on:
        assert date.fromisoformat(header.issued_on)
    # Fused columns put the other one between the lines of an entry: its words are looked for one by one.
    assert has_words(text[:400], header.issuer or "")
    foot = text[text.rfind("Nơi nhận") :] if "Nơi nhận" in text else ""
    for recipient in header.recipients:
        assert recipient
        assert has_words(foot, recipient), recipient


def test_gold_speaks_the_words_of_the_contract() -> None:
    pairs: list[tuple[Any, Any]] = [
        (GoldHeader, Header),
        (GoldSigner, Signer),
        (GoldReference, Reference),
        (GoldDeadline, Deadline),
    ]
    for here, there in pairs:
        assert {field.name for field in fields(here)} <= set(there.model_fields)


# What a broken gold file says.

TEXT = "Giao Sở Y tế báo cáo trước ngày 30/6/2026.\n"


def sample(span: list[int]) -> dict[str, Any]:
    directive = {"span": span, "leads": ["Sở Y tế"], "inherited": False, "coordinators": [], "deadlines": []}
    return {"header": {"doc_type": "CV"}, "references": [], "directives": [directive]}


def write(folder: Path, gold: dict[str, Any] | str, text: str | bytes | None = TEXT) -> Path:
    file = folder / "mau.json"
    file.write_text(gold if isinstance(gold, str) else json.dumps(gold), encoding="utf-8")
    if text is not None:
        (folder / "mau.txt").write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def complaint(folder: Path) -> GoldError:
    with pytest.raises(GoldError) as caught:
        list(read_gold(folder))
    assert str(caught.value).startswith(str(caught.value.file))
    return caught.value


def test_text_is_read_as_nfc_with_lf(tmp_path: Path) -> None:
    text = "\ufeffGiao So\u031b\u0309 Y te\u0302\u0301\r\nx"
    (document,) = read_gold(write(tmp_path, sample([5, 12]), text))
    assert document.text == "Giao Sở Y tế\nx"
    assert document.text[slice(*document.directives[0].span)] == "Sở Y tế"


def test_syntax_is_named_by_line_and_column(tmp_path: Path) -> None:
    error = complaint(write(tmp_path, '{\n "header": {},,\n}'))
    assert error.file == tmp_path / "mau.json"
    assert error.place == "line 2, column 15"


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda gold: gold.pop("references"), "references"),
        (lambda gold: gold["header"].update(number=7), "header.number"),
        (lambda gold: gold["header"].update(sign="x"), "header.sign"),
        (lambda gold: gold["directives"][0].update(leads="Sở Y tế"), "directives[0].leads"),
        (lambda gold: gold["directives"][0].update(span=[1]), "directives[0].span[1]"),
    ],
)
def test_shape_is_named_by_field(tmp_path: Path, change: Any, place: str) -> None:
    gold = sample([0, 4])
    change(gold)
    assert complaint(write(tmp_path, gold)).place == place


@pytest.mark.parametrize(
    ("span", "reason"),
    [
        ([0, len(TEXT) + 1], "leaves the text"),
        ([-1, 4], "leaves the text"),
        ([4, 4], "is empty"),
        ([4, 12], "starts on a blank"),
        ([0, 5], "ends on a blank"),
    ],
)
def test_span_must_hold_words(tmp_path: Path, span: list[int], reason: str) -> None:
    error = complaint(write(tmp_path, sample(span)))
    assert error.place == "directives[0].span"
    assert reason in error.reason


def test_missing_text_is_named(tmp_path: Path) -> None:
    error = complaint(write(tmp_path, sample([0, 4]), text=None))
    assert error.file == tmp_path / "mau.txt"
    assert error.reason == "no such file"


def test_text_of_another_encoding_is_refused(tmp_path: Path) -> None:
    error = complaint(write(tmp_path, sample([0, 4]), text=b"Giao S\xf4"))
    assert (error.place, error.reason) == ("byte 6", "not UTF-8")


def test_no_gold_is_an_error(tmp_path: Path) -> None:
    assert complaint(tmp_path).reason == "no NAME.json here"
    assert complaint(tmp_path / "khong-co").reason == "no such folder"
