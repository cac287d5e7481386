"""The page as a file: whole, inert, complete. What it does in a browser is tested in tests/browser."""

from __future__ import annotations

import io
import json
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import extract
from extract.explain import Explanation, explain
from extract.explain.words import FIELDS, Glossary
from extract.missing import MESSAGES, SHORT
from extract.outputs import html, write
from tests.explained import DOCUMENTS, each_document, explained

if TYPE_CHECKING:
    from extract.errors import Lang
    from schemas import DocumentRecord, Party, Quote

ROOT = Path(extract.__file__).parents[1]
VOID = {"meta", "input", "br"}


class Element:
    """A tag with its attributes, what is in it, and how deep it stands."""

    def __init__(self, tag: str, attributes: dict[str, str | None], above: Element | None):
        self.tag = tag
        self.attributes = attributes
        self.above = above
        self.pieces: list[str | Element] = []

    def __getitem__(self, name: str) -> str:
        return self.attributes.get(name) or ""

    @property
    def text(self) -> str:
        """All characters in it."""
        return "".join(piece if isinstance(piece, str) else piece.text for piece in self.pieces)

    def all(self, tag: str = "", **wanted: str) -> list[Element]:
        """The elements in it, with a tag and with words in an attribute (`class_` is `class`)."""
        found: list[Element] = []
        for piece in self.pieces:
            if isinstance(piece, Element):
                has = all(value in piece[name.rstrip("_")].split() for name, value in wanted.items())
                found += [piece] if has and tag in ("", piece.tag) else []
                found += piece.all(tag, **wanted)
        return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = self.at = Element("", {}, None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names)
        element = Element(tag, dict(attrs), self.at)
        self.at.pieces.append(element)
        if tag not in VOID:
            self.at = element

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.at.tag, f"</{tag}> closes <{self.at.tag}>"
        assert self.at.above is not None
        self.at = self.at.above

    def handle_data(self, data: str) -> None:
        self.at.pieces.append(data)

    def handle_comment(self, data: str) -> None:
        pytest.fail(f"a comment in the page: {data}")


def data(records: list[DocumentRecord | Explanation], lang: Lang = "vi") -> bytes:
    out = io.BytesIO()
    html.write(records, out, lang)
    assert not out.closed
    return out.getvalue()


def page(records: list[DocumentRecord | Explanation], lang: Lang = "vi") -> Element:
    """The page of `records`; every tag in it is closed, in order."""
    reader = _Reader()
    reader.feed(data(records, lang).decode())
    reader.close()
    assert reader.root is reader.at
    return reader.root


@cache
def shown(path: Path) -> Element:
    """The page of one file."""
    return page([explained(path)])


def bare(record: DocumentRecord) -> Explanation:
    """The record as an explanation that explains nothing."""
    return Explanation(record, {directive.id: () for directive in record.directives}, (), ())


# --- a page of its own --------------------------------------------------------------------------------------


def test_a_page_refers_to_nothing_outside_itself(records: list[DocumentRecord]) -> None:
    text = data([*records, *map(explained, DOCUMENTS[:5])]).decode()
    root = page([*records, *map(explained, DOCUMENTS[:5])])
    assert not re.search(r"(?i)https?:|//[a-z]|url\(|@import|\ssrc\s*=|\saction\s*=|data:", text)
    assert not {each.tag for each in root.all()} & {"link", "iframe", "img", "object", "embed", "base"}
    assert {each["href"] for each in root.all("a")} == {"#text"}
    code = "".join(script.text for script in root.all("script"))
    assert not re.search(r"fetch|XMLHttp|sendBeacon|WebSocket|import\(|eval|innerHTML|document\.write", code)


def test_the_policy_stands_before_anything_it_governs(plan: DocumentRecord) -> None:
    (head,) = page([plan]).all("head")
    elements = [each for each in head.pieces if isinstance(each, Element)]
    (policy,) = [each for each in elements if each["http-equiv"] == "Content-Security-Policy"]
    said = dict(part.split(" ", 1) for part in (policy["content"] or "").split("; "))
    assert said == {
        "default-src": "'none'",
        "style-src": "'unsafe-inline'",
        "script-src": "'unsafe-inline'",
    }
    before = elements[: elements.index(policy)]
    assert {each.tag for each in before} <= {"meta"}
    assert before[0]["charset"] == "utf-8"
    assert data([plan]).startswith(b"<!doctype html>")


def test_ids_are_unique_and_the_script_finds_all_that_it_asks_for(records: list[DocumentRecord]) -> None:
    root = page([*records, explained(DOCUMENTS[0]), explained(DOCUMENTS[-1])])
    ids = [each["id"] for each in root.all() if each["id"]]
    assert len(set(ids)) == len(ids)
    code = root.all("script")[-1].text
    asked = set(re.findall(r'(?:field|getElementById)\("([\w-]+)"\)', code))
    asked |= set(re.findall(r'querySelector\("#([\w-]+)"\)', code))
    assert len(asked) >= 8
    assert asked <= set(ids)


def test_the_same_records_give_the_same_bytes(records: list[DocumentRecord]) -> None:
    one = [*records, explained(DOCUMENTS[0])]
    assert data(one) == data(one)
    assert data([explain(DOCUMENTS[0])]) == data([explained(DOCUMENTS[0])])


# --- the source ---------------------------------------------------------------------------------------------


@each_document
def test_the_source_pane_is_the_text_of_the_record(path: Path) -> None:
    (source,) = shown(path).all("div", class_="source")
    assert source.text == explained(path).record.text
    assert {each.tag for each in source.all()} <= {"div", "span"}
    blocks = [each for each in source.pieces if isinstance(each, Element)]
    assert [each["class"] for each in blocks] == ["block"] * len(blocks)
    assert not any(span.all() for span in source.all("span"))  # marks stand side by side


@each_document
def test_every_mark_stands_over_exactly_its_words(path: Path) -> None:
    record = explained(path).record
    root = shown(path)
    for number, directive in enumerate(record.directives, 1):
        own = root.all("span", **{"data-d": str(number)})
        assert "".join(each.text for each in own) == record.text[slice(*directive.span)]
        assert all("d" in each["class"].split() for each in own)
        parts: dict[str, list[Party] | list[Quote]] = {
            "lead": list(directive.leads),
            "coord": list(directive.coordinators),
            "act": list(directive.actions),
        }
        for kind, quotes in parts.items():
            marked = root.all("span", **{"data-f": str(number), "class_": kind})
            words = "".join(each.text for each in marked)
            for quote in quotes:
                assert record.text[slice(*quote.span)] in words
    for reference in record.references:
        assert record.text[slice(*reference.span)] in "".join(e.text for e in root.all("span", class_="ref"))


@each_document
def test_a_passage_that_is_no_task_is_listed_with_its_sentence(path: Path) -> None:
    one = explained(path)
    told = [passage for passage in one.passages if passage.directive is None]
    listed = [each for each in shown(path).all("li") if each["id"].startswith("p")]
    assert [each["id"] for each in listed] == [f"p{i}" for i in range(1, len(told) + 1)]
    for line, passage in zip(listed, told, strict=True):
        assert passage.text[:190] in line.text
        assert Glossary().said(passage.by, "vi") in line.text
        assert line.all("code")[0].text == passage.by


# --- the list -----------------------------------------------------------------------------------------------


def rows(root: Element) -> list[Element]:
    """The lines of the list."""
    return [each for each in root.all("li") if each["data-row"]]


def test_a_row_shows_task_parties_deadline_and_the_last_day(records: list[DocumentRecord]) -> None:
    first, second, third, fourth, _ = rows(page(records))
    assert first.all("button", class_="goto")[0].text == "1 · 1.arà soát dự án chậm tiến độ"
    assert [(each.tag, each.text.strip()) for each in first.all("dl")[0].all() if each.tag != "span"] == [
        ("dt", "Chủ trì"),
        ("dd", "Sở Tài chính"),
        ("dt", "Phối hợp"),
        ("dd", "Sở Xây dựng"),
        ("dt", "Thời hạn"),
        ("dd", "trước ngày 05/7/2026 (05/07/2026)"),
        ("dt", "Còn thiếu"),
        ("dd", "sản phẩm; báo cáo"),
    ]
    assert [each["data-due"] for each in (first, second, third, fourth)] == [
        "2026-07-04",  # before the 5th: the 4th is the last day in time
        "2026-06-25",  # an hour bounds the day instead of excluding it
        "",
        "2026-12-31",
    ]
    assert first["data-agencies"].split("|") == ["Sở Tài chính", "Sở Xây dựng"]


def test_what_a_row_does_not_say_is_named_with_its_sentence(records: list[DocumentRecord]) -> None:
    for lang in ("vi", "en"):
        first, second, third, *_ = rows(page(records, lang))
        assert [each["data-missing"] for each in (first, second)] == ["no-product no-report", ""]
        assert not second.all("dd", class_="missing")
        (missing,) = third.all("dd", class_="missing")
        codes = third["data-missing"].split()
        assert [span.text for span in missing.all("span")] == [SHORT[code].said(lang) for code in codes]
        assert [span["title"] for span in missing.all("span")] == [
            MESSAGES[code].said(lang) for code in codes
        ]


def test_the_filter_offers_every_code_and_none(plan: DocumentRecord) -> None:
    (missing,) = [each for each in page([plan]).all("select") if each["id"] == "missing"]
    assert [option["value"] for option in missing.all("option")] == ["", *SHORT, "none"]


def test_several_documents_are_one_list_with_a_heading_each(records: list[DocumentRecord]) -> None:
    root = page([records[0], records[1], explained(DOCUMENTS[0]), records[0]])
    assert [each["data-row"] for each in rows(root)] == [str(i + 1) for i in range(len(rows(root)))]
    tasks, source = root.all("section")
    assert [each.text for each in tasks.all("h2")][:2] == [
        "KH 24/KH-UBND ngày 05/3/2026, UBND tỉnh Bình Sơn",
        "+thu.txt",
    ]
    assert [each.text for each in source.all("h2")] == [
        "24-kh.txt",
        "+thu.txt",
        DOCUMENTS[0].name,
        "24-kh.txt",
    ]
    assert root.all("title")[0].text == "Danh sách nhiệm vụ"
    assert page([records[0]]).all("title")[0].text == tasks.all("h2")[0].text
    texts = [each.text for each in root.all("div", class_="source")]
    assert texts == [records[0].text, records[1].text, explained(DOCUMENTS[0]).record.text, records[0].text]


def test_agencies_to_choose_from_are_named_once_and_sorted(records: list[DocumentRecord]) -> None:
    (agency,) = [each for each in page([*records, *records]).all("select") if each["id"] == "agency"]
    named = [each.text for each in agency.all("option")]
    assert named[0] == "Tất cả"
    assert named[1:] == sorted(
        {p.name for r in records for d in r.directives for p in (*d.leads, *d.coordinators)}
    )


def test_warnings_stand_above_the_list(plan: DocumentRecord) -> None:
    (warnings,) = page([plan]).all("ul", class_="warnings")
    assert [each.text for each in warnings.all("li")] == ["Không thấy địa danh."]
    assert not page([plan.model_copy(update={"warnings": []})]).all("ul", class_="warnings")


def test_plain_records_have_rows_and_marks_but_no_reasons(records: list[DocumentRecord]) -> None:
    root = page(records)
    assert len(rows(root)) == 5
    assert root.all("details") == []
    assert not any(each["data-p"] for each in root.all("span"))
    assert root.all("span", **{"data-d": "1"})
    assert [each.text for each in rows(page(list(map(bare, records))))] == [each.text for each in rows(root)]


@each_document
def test_a_row_tells_every_reason_and_every_collision(path: Path) -> None:
    one = explained(path)
    for row, directive in zip(rows(shown(path)), one.record.directives, strict=True):
        (why,) = row.all("ul", class_="why")
        told = why.all("li")
        reasons, collisions = one.reasons[directive.id], one.colliding(directive.span)
        assert len(told) == len(reasons) + len(collisions)
        for line, reason in zip(told, reasons, strict=False):
            assert line.all("span", class_="part")[0].text == FIELDS[reason.field].vi
            assert reason.text[:190] in line.text
            assert Glossary().said(reason.by, "vi").rstrip(".") in line.text
            assert line.all("code")[0].text == reason.by
        for line, collision in zip(told[len(reasons) :], collisions, strict=True):
            assert collision.winner.text in line.text
            assert collision.loser.text in line.text
            assert Glossary().said(collision.why, "vi") in line.text


def test_a_document_without_tasks_says_so_and_is_shown(plan: DocumentRecord) -> None:
    root = page([plan.model_copy(update={"directives": []})])
    assert rows(root) == []
    assert "Không có nhiệm vụ nào." in root.all("section")[0].text
    assert root.all("div", class_="source")[0].text == plan.text
    nothing = page([])
    assert nothing.all("title")[0].text == "Danh sách nhiệm vụ"
    assert nothing.all("h2") == []


def test_english_words_where_they_are_the_pages_own(plan: DocumentRecord) -> None:
    plain = "So A kiem tra.\n"
    task = plan.directives[2].model_copy(
        update={"text": "So A kiem tra.", "task": "kiem tra", "span": (0, 14), "leads": []}
    )
    ascii_only = plan.model_copy(
        update={
            "text": plain,
            "header": type(plan.header)(),
            "directives": [task],
            "references": [],
            "warnings": [],
        }
    )
    english, vietnamese = page([ascii_only], "en"), page([ascii_only])
    assert [each["lang"] for each in (english.all("html")[0], vietnamese.all("html")[0])] == ["en", "vi"]
    said = [each.text for each in english.all("body")[0].all() if each.tag not in ("script", "kbd")]
    assert not re.search(r"[àáảãạăâđèéẻẽẹêìíỉĩịòóỏõọôơùúủũụưỳýỷỹỵ]", " ".join(said))
    counts = [json.loads(each.all("script")[0].text) for each in (english, vietnamese)]
    assert counts[0].keys() == counts[1].keys()
    assert all(counts[0][key] != counts[1][key] for key in counts[0])
    assert {value.count("%") for value in counts[0].values()} == {0, 1, 2}
    assert all(counts[0][key].count("%") == counts[1][key].count("%") for key in counts[0])


# --- strangers ----------------------------------------------------------------------------------------------

BREAK = "</script></div>\"'><img src=x onerror=alert(1)><!-- &amp; {{ 7 * 7 }} {% raw %} ]]> </style>"


def hostile(plan: DocumentRecord) -> DocumentRecord:
    """A record in which every word that a stranger can write tries to break out of its place."""
    text = f"{BREAK} Giao {BREAK} rà soát trước ngày 5/7.\n{BREAK}\n"
    first = plan.directives[0]
    span = (0, text.index("\n"))
    named = first.leads[0].model_copy(update={"name": BREAK, "text": BREAK, "span": (0, len(BREAK))})
    when = first.deadlines[0].model_copy(update={"text": BREAK, "span": (0, len(BREAK))})
    return plan.model_copy(
        update={
            "text": text,
            "source": plan.source.model_copy(update={"name": f"{BREAK}.txt"}),
            "header": plan.header.model_copy(
                update={"subject": BREAK, "issuer": BREAK, "number": BREAK, "doc_type": BREAK}
            ),
            "references": [plan.references[0].model_copy(update={"span": (3, 40)})],
            "warnings": [plan.warnings[0].model_copy(update={"message": BREAK})],
            "directives": [
                first.model_copy(
                    update={
                        "path": BREAK,
                        "span": span,
                        "text": text[slice(*span)],
                        "task": BREAK,
                        "leads": [named],
                        "coordinators": [named],
                        "deadlines": [when],
                        "actions": [],
                    }
                )
            ],
        }
    )


def test_words_of_a_stranger_stay_words(plan: DocumentRecord) -> None:
    odd, tame = page([hostile(plan)]), page([plan])
    assert {each.tag for each in odd.all()} == {each.tag for each in tame.all()}
    for each in odd.all():
        assert not any(name.startswith("on") or name in ("src", "style") for name in each.attributes)
    assert [each.text for each in odd.all("script")] == [each.text for each in tame.all("script")]
    assert [each.text for each in odd.all("style")] == [each.text for each in tame.all("style")]
    assert odd.all("div", class_="source")[0].text == hostile(plan).text
    (row,) = rows(odd)
    assert row.all("button")[0].text == f"1 · {BREAK}{BREAK}"
    assert [each.text for each in odd.all("ul", class_="warnings")[0].all("li")] == [BREAK]
    assert odd.all("title")[0].text.count(BREAK) == 3
    assert "49" not in data([hostile(plan)]).decode().replace(odd.all("script")[-1].text, "").replace(
        odd.all("style")[0].text, ""
    )


def test_a_hostile_document_that_is_read_and_explained_stays_words() -> None:
    text = (
        "Ủy ban nhân dân tỉnh yêu cầu:\n\n"
        f"1. Sở Y tế kiểm tra {BREAK} trước ngày 30/6/2026.\n\n2. {BREAK}\n\nNăm qua, {BREAK}\n"
    )
    one = explain(text.encode(), name=BREAK)
    root = page([one])
    assert not root.all("img")
    assert len(root.all("script")) == 2
    assert len(rows(root)) == len(one.record.directives) >= 1
    assert root.all("div", class_="source")[0].text == one.record.text == text


def test_write_gives_html_its_explanations(plan: DocumentRecord) -> None:
    out = io.BytesIO()
    write("html", [explained(DOCUMENTS[0]), plan], out, "en")
    assert out.getvalue() == data([explained(DOCUMENTS[0]), plan], "en")
    assert b"<details>" in out.getvalue()
