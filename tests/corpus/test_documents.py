"""The gold documents of the project hold together, and a broken one says where and why."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from corpus import DOCUMENTS as FOLDER
from extract.measure.gold import (
    GoldDeadline,
    GoldDocument,
    GoldError,
    GoldHeader,
    GoldReference,
    GoldSigner,
    examined,
    read_gold,
)
from extract.measure.manifest import read_manifest
from extract.measure.quoted import fold, has_phrase, has_words, shares_a_head, without_page_numbers
from extract.measure.slips import slips
from schemas import Deadline, Header, Reference, Signer

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS = list(read_gold(FOLDER))
MANIFEST = read_manifest(FOLDER)
REFORM = "2025-07-01"  # two tiers of local government instead of three: other agencies, other names
WITH_DIRECTIVES = [document for document in DOCUMENTS if document.directives]
HEAD = 1500  # characters of a head at the most


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


@each(DOCUMENTS)
def test_there_is_no_slip(document: GoldDocument) -> None:
    assert [slip.line("en") for slip in slips(document, FOLDER / f"{document.name}.json")] == []


@each(WITH_DIRECTIVES)
def test_deadlines_are_quoted(document: GoldDocument) -> None:
    assert all(deadline.text for directive in document.directives for deadline in directive.deadlines)


@each(WITH_DIRECTIVES)
def test_deadlines_stand_in_their_directive_or_are_shared(document: GoldDocument) -> None:
    for directive in document.directives:
        words = fold(without_page_numbers(document.text[slice(*directive.span)]))
        above = document.text[: directive.span[0]]
        for deadline in directive.deadlines:
            assert deadline.text is not None
            # a heading such as `3. Tháng 3/2024:` gives its time to all below it
            heading = rf"^[ \t]*(?:(?:[IVX]+|\d+|[a-zđ])[.)]|-)?[ \t]*{re.escape(deadline.text)}\b"
            shared = directive.inherited or re.search(heading, above, re.MULTILINE)
            assert deadline.text in words or shared, deadline.text


@each(DOCUMENTS)
def test_references_are_older_than_the_document(document: GoldDocument) -> None:
    for reference in document.references:
        if reference.issued_on is not None:
            cited = date.fromisoformat(reference.issued_on)
            # a copy without its head has no day of its own
            assert document.header.issued_on is None or cited <= date.fromisoformat(document.header.issued_on)


@each(DOCUMENTS)
def test_no_document_refers_to_itself(document: GoldDocument) -> None:
    own = (document.header.doc_type, document.header.number)
    assert all((r.type, r.number) != own for r in document.references if r.number)


@each(WITH_DIRECTIVES)
def test_parties_stand_in_their_directive_or_are_inherited(document: GoldDocument) -> None:
    for directive in document.directives:
        if directive.inherited:
            continue
        words = fold(without_page_numbers(document.text[slice(*directive.span)]))
        for party in (*directive.leads, *directive.coordinators):
            # a cell `nt` (như trên) stands for what the cell above it says
            same = re.search(r"\bnt\b", words) and has_phrase(fold(document.text), party)
            assert has_phrase(words, party) or shares_a_head(words, party) or same, party


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
    blank = re.search(r"ngày\s+tháng", document.text[:HEAD])  # a draft leaves the day to the stamp
    parts = (header.issuer, header.place, header.issued_on or blank, header.signer)
    if "no head" in MANIFEST[document.name].layouts:
        assert not any((*parts, header.number, *header.addressees, *header.recipients))
    else:
        assert all((*parts, header.subject))


@each(DOCUMENTS)
def test_head_is_in_its_places(document: GoldDocument) -> None:
    header = document.header
    text = fold(document.text)
    signer = header.signer or GoldSigner()
    for part in (header.place, signer.name, signer.position, *header.addressees):
        assert part is None or (part and part in text), part
    assert (header.subject or "").casefold() in text.casefold()
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


def test_every_slip_is_told_by_who_asks_for_all(tmp_path: Path) -> None:
    gold = sample([0, 5])
    gold["directives"].append({**gold["directives"][0], "span": [4, len(TEXT)]})
    write(tmp_path, gold)
    told = examined(tmp_path / "mau.json")
    assert isinstance(told, list)
    assert [slip.place for slip in told] == ["directives[0].span", "directives[1].span", "directives[1].span"]
    del gold["references"]
    gold["header"]["number"] = 7
    (tmp_path / "mau.txt").unlink()
    write(tmp_path, gold, text=None)
    told = examined(tmp_path / "mau.json")
    assert isinstance(told, list)
    assert [(slip.file.name, slip.place) for slip in told] == [
        ("mau.json", "header.number"),
        ("mau.json", "references"),
        ("mau.txt", "file"),
    ]


@pytest.mark.parametrize("gold", ["[" * 100_000, "1" * 5000, "null", '{"header": "\\ud800"}'])
def test_what_is_no_gold_at_all_is_told(tmp_path: Path, gold: str) -> None:
    assert complaint(write(tmp_path, gold)).file == tmp_path / "mau.json"


def test_what_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / "mau.json").mkdir()
    assert complaint(tmp_path).reason.startswith("cannot be opened")


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
