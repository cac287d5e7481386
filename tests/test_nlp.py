"""chidao in a spaCy pipeline: groups that stand over the words of the record, and nothing else touched."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import spacy
from spacy import displacy
from spacy.tokens import Doc, DocBin
from spacy.tokens.underscore import Underscore

import extract
from extract.nlp import GROUPS, RECORD, record_of

if TYPE_CHECKING:
    from spacy.language import Language

    from schemas import DocumentRecord

ROOT = Path(extract.__file__).parents[1]
SAMPLE = ROOT / "corpus" / "documents" / "cong-dien-ret-dam.txt"

ORDER = """Số: 14/UBND-NC
Bình Sơn, ngày 05 tháng 3 năm 2026

Ủy ban nhân dân tỉnh yêu cầu:

1. Sở Tài chính chủ trì, phối hợp với Sở Xây dựng rà soát quỹ nhà theo Nghị quyết số 12/NQ-HĐND ngày
02/02/2026, báo cáo Ủy ban nhân dân tỉnh trước ngày 30/6/2026.

2. Sở Y tế:

a) Kiểm tra các trạm y tế trong quý II/2026.

b) Tổ chức tập huấn cho nhân viên.
"""


def pipeline(lang: str) -> Language:
    """A pipeline of a tokeniser and chidao."""
    nlp = spacy.blank(lang)
    nlp.add_pipe("chidao")
    return nlp


@pytest.fixture(params=["vi", "xx"], scope="module")
def nlp(request: pytest.FixtureRequest) -> Language:
    """Such a pipeline for Vietnamese, whose tokeniser joins words, and for any language."""
    return pipeline(request.param)


def extents(record: DocumentRecord) -> dict[str, list[tuple[tuple[int, int], str]]]:
    """The extents of a record in each group, with the id of the directive."""
    found: dict[str, list[tuple[tuple[int, int], str]]] = {group: [] for group in GROUPS}
    for directive in record.directives:
        found["directives"].append((directive.span, directive.id))
        for group in ("leads", "coordinators", "report_to", "actions", "deadlines"):
            found[group] += [(part.span, directive.id) for part in getattr(directive, group)]
    found["references"] = [(reference.span, "") for reference in record.references]
    return found


def exact(doc: Doc, group: str) -> list[str]:
    """The words of the exact extents of a group, in NFC with blanks folded."""
    cut = [doc.text[start:end] for start, end in doc.spans[group].attrs["extents"]]
    return [" ".join(unicodedata.normalize("NFC", words).split()) for words in cut]


def test_spacy_knows_the_component_without_an_import_of_ours() -> None:
    from importlib.metadata import entry_points

    (entry,) = entry_points(group="spacy_factories", name="chidao")
    assert entry.value == "extract.nlp:create"
    assert spacy.blank("xx").has_factory("chidao")


@pytest.mark.parametrize("text", [ORDER, SAMPLE.read_text(encoding="utf-8")], ids=["order", SAMPLE.stem])
def test_groups_are_the_record(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    record = extract.extract(text.encode())
    assert record_of(doc).model_copy(update={"source": record.source}) == record
    wanted = extents(record)
    assert wanted["directives"]
    assert wanted["coordinators"]
    for group in GROUPS:
        assert [tuple(each) for each in doc.spans[group].attrs["extents"]] == [
            span for span, _ in wanted[group]
        ]
        assert [span.id_ for span in doc.spans[group]] == [owner for _, owner in wanted[group]]
        assert {span.label_ for span in doc.spans[group]} <= {group.removesuffix("s").upper()}


def test_a_span_covers_its_exact_extent_by_whole_tokens(nlp: Language) -> None:
    doc = nlp(SAMPLE.read_text(encoding="utf-8"))
    for group in GROUPS:
        for span, (start, end) in zip(doc.spans[group], doc.spans[group].attrs["extents"], strict=True):
            assert span.start_char <= start < end <= span.end_char
            assert start < span[0].idx + len(span[0])  # not a token more than is needed
            assert span[-1].idx < end


@pytest.mark.parametrize(
    "written",
    [
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: unicodedata.normalize("NFD", text).replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r"),
    ],
    ids=["decomposed", "CRLF", "decomposed CRLF", "byte order mark", "CR"],
)
def test_text_in_another_spelling_points_at_the_same_words(nlp: Language, written: object) -> None:
    assert callable(written)
    doc = nlp(written(ORDER))
    record = record_of(doc)
    assert record.directives == extract.extract(ORDER.encode()).directives
    for group, parts in extents(record).items():
        words = [" ".join(record.text[slice(*span)].split()) for span, _ in parts]
        assert exact(doc, group) == words
        for span, (start, end) in zip(doc.spans[group], doc.spans[group].attrs["extents"], strict=True):
            assert span.start_char <= start < end <= span.end_char


@pytest.mark.parametrize("text", ["", " \n\n", "Chào buổi sáng."])
def test_a_text_without_orders_has_empty_groups(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert {group: len(doc.spans[group]) for group in GROUPS} == dict.fromkeys(GROUPS, 0)
    assert {group: doc.spans[group].attrs["extents"] for group in GROUPS} == {group: [] for group in GROUPS}
    assert record_of(doc).directives == []


def test_what_directives_leave_open_stands_beside_them(nlp: Language) -> None:
    doc = nlp(ORDER)
    missing = doc.spans["directives"].attrs["missing"]
    assert missing == [directive.missing for directive in record_of(doc).directives]
    assert len(missing) == len(doc.spans["directives"])
    assert missing[2][0] == "no-deadline"


def extensions() -> list[set[str]]:
    """The names of the extension attributes that are registered, of docs, spans and tokens."""
    return [
        set(each)
        for each in (Underscore.doc_extensions, Underscore.span_extensions, Underscore.token_extensions)
    ]


def test_nothing_else_of_the_doc_is_touched(nlp: Language) -> None:
    before = extensions()
    plain, doc = nlp.make_doc(ORDER), nlp(ORDER)
    assert [token.text for token in doc] == [token.text for token in plain]
    assert len(doc.ents) == 0
    assert set(doc.spans) == set(GROUPS)
    assert set(doc.user_data) == {RECORD}
    assert extensions() == before


def test_a_doc_that_did_not_pass_through_has_no_record() -> None:
    with pytest.raises(KeyError):
        record_of(spacy.blank("xx")(ORDER))


def test_groups_survive_a_doc_bin_and_the_record_with_its_user_data(nlp: Language) -> None:
    doc = nlp(ORDER)
    kept = DocBin(docs=[doc], store_user_data=True).to_bytes()
    (again,) = DocBin().from_bytes(kept).get_docs(spacy.blank(nlp.lang).vocab)
    for group in GROUPS:
        assert [(s.text, s.label_, s.id_) for s in again.spans[group]] == [
            (s.text, s.label_, s.id_) for s in doc.spans[group]
        ]
        assert again.spans[group].attrs == doc.spans[group].attrs
    assert record_of(again) == record_of(doc)
    assert json.loads(again.user_data[RECORD])["directives"]


def test_groups_survive_the_bytes_of_a_doc(nlp: Language) -> None:
    doc = nlp(ORDER)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    for group in GROUPS:
        assert [(s.text, s.label_, s.id_) for s in again.spans[group]] == [
            (s.text, s.label_, s.id_) for s in doc.spans[group]
        ]
        assert again.spans[group].attrs["extents"] == doc.spans[group].attrs["extents"]


def test_a_pipeline_is_saved_and_loaded(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "pipeline")
    loaded = spacy.load(tmp_path / "pipeline")
    assert loaded.pipe_names == ["chidao"]
    assert record_of(loaded(ORDER)) == record_of(nlp(ORDER))
    fresh = pipeline(nlp.lang).from_disk(tmp_path / "pipeline")
    assert record_of(fresh(ORDER)) == record_of(nlp(ORDER))
    copied = pipeline(nlp.lang).from_bytes(nlp.to_bytes())
    assert record_of(copied(ORDER)) == record_of(nlp(ORDER))


def test_a_stream_of_texts_gives_what_each_alone_gives(nlp: Language) -> None:
    texts = [ORDER, "", SAMPLE.read_text(encoding="utf-8"), ORDER.replace("Sở Y tế", "Sở Nội vụ")]
    streamed = list(nlp.pipe(texts, n_process=1, batch_size=2))
    assert [doc.text for doc in streamed] == [nlp(text).text for text in texts]
    assert [record_of(doc) for doc in streamed] == [record_of(nlp(text)) for text in texts]


def test_displacy_draws_a_group(nlp: Language) -> None:
    doc = nlp(ORDER)
    drawn = displacy.render(doc, style="span", jupyter=False, options={"spans_key": "leads"})
    assert drawn.startswith("<div")
    assert drawn.count("LEAD") >= len(doc.spans["leads"]) > 1
    assert "DEADLINE" not in drawn
    assert "DEADLINE" in displacy.render(doc, style="span", jupyter=False, options={"spans_key": "deadlines"})


def test_the_component_stands_beside_others() -> None:
    nlp = spacy.blank("vi")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("chidao", name="orders", first=True)
    doc = nlp(ORDER)
    assert nlp.pipe_names == ["orders", "sentencizer"]
    assert len(list(doc.sents)) > 1
    assert len(doc.spans["directives"]) == 3
