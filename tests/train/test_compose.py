"""Composed documents: gold that their text bears out, of many layouts, with names that no register knows."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import extract
from extract.agencies.lookup import find
from extract.measure.answers import as_answer
from extract.measure.gold import GoldDocument, read_gold
from extract.measure.names import name_key
from extract.measure.score import score, totals
from extract.rulebook import rulebook
from extract.text import normalise
from extract.train.compose import compose
from extract.train.layout import LAYOUTS

ROOT = Path(extract.__file__).parents[1]
COUNT = 60


@pytest.fixture(scope="module")
def sources() -> list[GoldDocument]:
    """The documents that fragments are cut from."""
    return list(read_gold(ROOT / "corpus" / "documents"))


@pytest.fixture(scope="module")
def composed(sources: list[GoldDocument]) -> list[GoldDocument]:
    """Documents to look at."""
    return list(compose(sources, COUNT, 3))


def folded(words: str) -> str:
    """Words as a person reads them: page numbers and line ends are none."""
    return " ".join(re.sub(r"\n\n +\d+\n\n", "\n", words).replace("**", "").split())


def test_gold_scored_against_itself_is_all_right(composed: list[GoldDocument]) -> None:
    for measure, tally in totals(score(d, as_answer(d)) for d in composed).items():
        assert (tally.invented, tally.missed) == (0, 0), measure


def test_same_seed_same_documents_another_seed_others(
    sources: list[GoldDocument], composed: list[GoldDocument]
) -> None:
    assert list(compose(sources, 5, 3)) == composed[:5]
    assert [d.text for d in compose(sources, 5, 4)] != [d.text for d in composed[:5]]


def test_nothing_depends_on_the_hashes_of_a_process(sources: list[GoldDocument]) -> None:
    program = (
        "import sys; from extract.measure.gold import read_gold; from extract.train.compose import compose\n"
        "sys.stdout.buffer.write(repr(list(compose(list(read_gold(sys.argv[1])), 3, 3))).encode())"
    )
    folder = str(ROOT / "corpus" / "documents")
    said = [
        subprocess.run(
            [sys.executable, "-c", program, folder],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert said[0] == said[1] == repr(list(compose(sources, 3, 3))).encode()


def test_texts_are_as_texts_are_read(composed: list[GoldDocument]) -> None:
    for document in composed:
        assert normalise(document.text) == document.text


def test_spans_are_trimmed_in_order_and_apart(composed: list[GoldDocument]) -> None:
    for document in composed:
        assert document.directives
        at = 0
        for directive in document.directives:
            start, end = directive.span
            assert at <= start < end <= len(document.text)
            words = document.text[start:end]
            assert words == words.strip()
            assert words[0].isalnum()
            assert words[-1] in ".;"
            assert "**" not in words
            at = end


def test_leads_stand_in_their_span_or_above_it(composed: list[GoldDocument]) -> None:
    seen = set()
    for document in composed:
        for directive in document.directives:
            start, end = directive.span
            own = folded(document.text[start:end])
            above = folded(document.text[:start])
            assert directive.leads
            for lead in directive.leads:
                where = above if directive.inherited else own
                # the members of a list got their head back: then their own words are there
                listed = all(word in name_key(where).split() for word in name_key(lead).split())
                assert lead in where or (
                    listed and re.search(rf"(?:Sở|sở|các xã):? .*{lead.split()[-1]}", where)
                )
                seen.add((directive.inherited, lead in where))
    assert seen == {(a, b) for a in (True, False) for b in (True, False)}


def test_partners_and_deadlines_stand_in_their_span(composed: list[GoldDocument]) -> None:
    partners = times = 0
    for document in composed:
        for directive in document.directives:
            own = folded(document.text[slice(*directive.span)])
            for words in (*directive.coordinators, *(d.text or "" for d in directive.deadlines)):
                assert words
                assert words in own
            partners += bool(directive.coordinators)
            times += bool(directive.deadlines)
    directives = sum(len(d.directives) for d in composed)
    assert partners > directives / 5
    assert times > directives / 5


def test_no_deadline_lies_before_its_document(composed: list[GoldDocument]) -> None:
    for document in composed:
        for directive in document.directives:
            for deadline in directive.deadlines:
                assert deadline.due is None or deadline.due[:10] >= (document.header.issued_on or "")


def test_heads_say_what_gold_says(composed: list[GoldDocument]) -> None:
    for document in composed:
        header = document.header
        head = document.text[: document.directives[0].span[0]]
        assert header.doc_type
        assert f"Số: {header.number}" in head
        year, month, day = (header.issued_on or "").split("-")
        assert re.search(rf"ngày {day} tháng 0?{int(month)} năm {year}", head)
        assert name_key((header.issuer or "").split()[-1]) in name_key(head)


def test_every_layout_occurs_and_is_what_it_is_called(composed: list[GoldDocument]) -> None:
    by_layout: dict[str, list[str]] = {layout: [] for layout in LAYOUTS}
    for document in composed:
        by_layout[document.name.rsplit("-", 1)[1]].append(document.text)
    assert all(by_layout.values())
    assert all("\n|\n" in text and "**" in text for text in by_layout["web"])
    for layout in ("wrapped", "double", "recognised"):
        lines = [line for text in by_layout[layout] for line in text.split("\n")]
        assert sum(len(line) > 82 for line in lines) < len(lines) / 50  # no more than a long subject
        # a page ends within a sentence: the next line goes on in small letters
        assert any(re.search(r"\w\n\n +\d+\n\n[a-zà-ỹ]", text) for text in by_layout[layout])
    assert all("\n\n      " in text for text in by_layout["double"])
    assert any(len(line) > 300 for text in by_layout["clean"] for line in text.split("\n"))


def test_many_bodies_are_in_no_register(composed: list[GoldDocument]) -> None:
    book = rulebook()
    clean = [d for d in composed if not d.name.endswith("recognised")]
    names = sorted(
        {n for d in clean for x in d.directives for n in (*x.leads, *x.coordinators) if n[0].isupper()}
    )
    unknown = [name for name in names if not find(name, book).known]
    assert len(unknown) > len(names) / 3  # a commune that was made up counts as known: its committee is one
    assert len(unknown) < len(names)


def test_without_tasks_nothing_can_be_composed(sources: list[GoldDocument]) -> None:
    with pytest.raises(ValueError, match="no task"):
        next(compose([], 1, 1))
