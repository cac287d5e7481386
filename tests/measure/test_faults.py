"""Kinds of mistakes, each from a gold row and what was answered instead."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.gate import test_split as split_to_test
from extract.measure.answers import as_answer, own_answers
from extract.measure.faults import KINDS, Fault, faults
from extract.measure.gold import GoldDeadline, GoldDirective, GoldDocument, GoldHeader
from extract.measure.score import score

TEXT = "một hai ba bốn năm sáu bảy tám chín mười"
DUE = GoldDeadline("trước ngày 5/6", None, "2026-06-05", before=True, rrule=None)


def document(*spans: tuple[int, int], **fields: Any) -> GoldDocument:
    """A gold document of `TEXT` whose rows have these fields."""
    held = {"leads": (), "inherited": False, "coordinators": (), "deadlines": (), **fields}
    return GoldDocument("x", TEXT, GoldHeader(), (), tuple(GoldDirective(span, **held) for span in spans))


def answer(*spans: tuple[int, int], **fields: Any) -> dict[str, Any]:
    """What is said of `TEXT`."""
    return {"text": TEXT, "directives": [{"span": span, **fields} for span in spans]}


def told(found: list[Fault]) -> list[tuple[str, str, int | None, int | None]]:
    return [(fault.field, fault.kind, fault.gold, fault.answer) for fault in found]


ALL, HEAD, TAIL = (0, len(TEXT)), (0, 14), (19, len(TEXT))


@pytest.mark.parametrize(
    ("wanted", "said", "kinds"),
    [
        ([ALL], [ALL], []),
        ([HEAD], [TAIL], [("missed", 0, None), ("invented", None, 0)]),
        ([ALL], [HEAD], [("extent", 0, 0)]),
        ([HEAD], [ALL], [("extent", 0, 0)]),
        ([ALL], [HEAD, TAIL], [("split", None, 0)]),
        ([HEAD, TAIL], [ALL], [("merged", 0, None)]),
        ([], [HEAD], [("invented", None, 0)]),
        ([TAIL], [], [("missed", 0, None)]),
    ],
)
def test_directives(
    wanted: list[tuple[int, int]], said: list[tuple[int, int]], kinds: list[tuple[Any, ...]]
) -> None:
    found = told(faults(document(*wanted), answer(*said)))
    assert found == [("directive", *kind) for kind in kinds]


@pytest.mark.parametrize("field", ["leads", "coordinators"])
@pytest.mark.parametrize(
    ("wanted", "said", "kind"),
    [
        (["Sở Y tế"], ["sở y tế"], None),
        (["Sở Y tế"], [], "missing"),
        (["Sở Y tế", "Công an tỉnh"], ["Công an tỉnh"], "missing"),
        ([], ["Sở Y tế"], "extra"),
        (["Sở Y tế"], ["Sở Y tế", "Công an tỉnh"], "extra"),
        (["Sở Y tế"], ["Sở Y tế tỉnh Kon Tum"], "extent"),
        (["Sở Y tế tỉnh Kon Tum"], ["Sở Y tế"], "extent"),
        (["Sở Y tế", "Sở Tài chính"], ["các Sở Y tế, Tài chính"], "split"),
        (["Sở Văn hóa, Thể thao"], ["Sở Văn hóa", "Thể thao"], "split"),
        (["Sở Y tế"], ["Công an tỉnh"], "other"),
        (["Sở Y tế"], ["Sở Y tế dự phòng", "Công an tỉnh"], "other"),
        (["Sở Y"], ["Sở Yên"], "other"),  # letters in common, no word
    ],
)
def test_parties(field: str, wanted: list[str], said: list[str], kind: str | None) -> None:
    found = faults(document(ALL, **{field: tuple(wanted)}), answer(ALL, **{field: said}))
    assert told(found) == ([(field, kind, 0, 0)] if kind else [])
    assert all(fault.wanted == tuple(wanted) and fault.said == tuple(said) for fault in found)


@pytest.mark.parametrize(
    ("inherited", "said", "kind"),
    [
        (False, {"text": "Công an tỉnh", "inherited": True}, "inherited"),
        (True, {"text": "Công an tỉnh", "inherited": False}, "own"),
        (True, {"text": "Công an tỉnh", "inherited": True}, "other"),
        (False, {"text": "Sở Y tế", "inherited": True}, None),  # the right name, from wherever
    ],
)
def test_where_leads_come_from(inherited: bool, said: dict[str, Any], kind: str | None) -> None:
    gold = document(ALL, leads=("Sở Y tế",), inherited=inherited)
    assert told(faults(gold, answer(ALL, leads=[said]))) == ([("leads", kind, 0, 0)] if kind else [])


@pytest.mark.parametrize(
    ("wanted", "said", "kind"),
    [
        ([DUE], [{"text": "trước 5/6", "due": "2026-06-05", "before": True}], None),
        ([DUE], [], "missing"),
        ([DUE], [{"text": "trước mùa mưa"}], "missing"),  # words that come to no day are no answer
        ([], [{"text": "5/6", "due": "2026-06-05"}], "extra"),
        ([DUE], [{"text": "5/6", "due": "2026-06-05", "before": False}], "value"),
    ],
)
def test_deadlines(wanted: list[GoldDeadline], said: list[dict[str, Any]], kind: str | None) -> None:
    found = faults(document(ALL, deadlines=tuple(wanted)), answer(ALL, deadlines=said))
    assert told(found) == ([("deadlines", kind, 0, 0)] if kind else [])


def test_the_words_of_both_sides_are_told() -> None:
    said = [{"text": "ngày 5/6", "due": "2026-06-05"}]
    [fault] = faults(document(ALL, deadlines=(DUE,)), answer(ALL, deadlines=said))
    assert fault.wanted == ("trước ngày 5/6 → 2026-06-05",)
    assert fault.said == ("ngày 5/6 → 2026-06-05",)


def test_gold_has_no_faults_against_itself_and_ours_are_those_that_the_score_counts() -> None:
    documents = split_to_test()
    assert not any(faults(each, as_answer(each)) for each in documents)
    ours = dict(own_answers(documents))
    seen = set()
    for each in documents:
        found, tally = faults(each, ours[each.name]), score(each, ours[each.name]).tallies["row"]
        rows = {(f.answer, f.gold) for f in found if f.field != "directive"}
        lost = [f for f in found if f.field == "directive"]
        assert tally.invented == len(rows) + sum(f.answer is not None for f in lost)
        assert tally.missed == len(rows) + sum(f.gold is not None for f in lost)
        seen |= {(f.field, f.kind) for f in found}
    assert all(kind in KINDS[field] for field, kind in seen)
    assert {field for field, _ in seen} <= set(KINDS)
