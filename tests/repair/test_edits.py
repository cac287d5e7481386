"""Edits keep the places of what they do not touch and tell what they changed."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from extract.repair import repaired
from extract.repair.edits import Edit, apply
from extract.rulebook import rulebook
from extract.text import Place, Repair, Text
from tests.repair.recognised import recognised

MISREAD = "Số: l2/KH-UBND\nHà Nam, ngày l7 tháng 9 năm 2O25\nI. PHẦN\nH. PHẦN\nIII. PHẦN\n"

_chars = st.text("ab12 \n", min_size=1, max_size=40)


@st.composite
def _edits(draw: st.DrawFn, chars: str) -> list[Edit]:
    bounds = st.tuples(st.integers(0, len(chars)), st.integers(0, len(chars))).filter(lambda b: b[0] < b[1])
    made = st.builds(lambda b, now: Edit(*b, now), bounds, st.text("xyz1", max_size=6))
    return draw(st.lists(made, max_size=6))


def extents(text: Text) -> list[tuple[int, int]]:
    """Where the repairs of a text stood before they were done."""
    shift, found = 0, []
    for r in text.repairs:
        found.append((r.start - shift, r.start - shift + len(r.was)))
        shift += r.end - r.start - len(r.was)
    return found


@given(st.data())
def test_places_that_no_edit_touches_cover_the_same_characters(data: st.DataObject) -> None:
    before = recognised(data.draw(_chars))
    after = apply(before, data.draw(_edits(before.chars)))
    done = list(zip(extents(after), after.repairs, strict=True))
    for old in before.places:
        if all(end <= old.start or old.end <= start for (start, end), _ in done):
            shift = sum(r.end - r.start - len(r.was) for (_, end), r in done if end <= old.start)
            moved = replace(old, start=old.start + shift, end=old.end + shift)
            assert moved in after.places
            assert after.chars[moved.start : moved.end] == before.chars[old.start : old.end]


@given(st.data())
def test_repairs_hold_what_is_there_now_and_what_was(data: st.DataObject) -> None:
    before = recognised(data.draw(_chars))
    edits = data.draw(_edits(before.chars))
    after = apply(before, edits)
    for r, (start, end) in zip(after.repairs, extents(after), strict=True):
        assert Edit(start, end, after.chars[r.start : r.end]) in edits
        assert before.chars[start:end] == r.was != after.chars[r.start : r.end]
    undone = after.chars
    for r in reversed(after.repairs):
        undone = undone[: r.start] + r.was + undone[r.end :]
    assert undone == before.chars


@given(st.data())
def test_the_order_in_which_edits_come_does_not_matter(data: st.DataObject) -> None:
    before = recognised(data.draw(_chars))
    edits = data.draw(_edits(before.chars))
    assert apply(before, data.draw(st.permutations(edits))) == apply(before, edits)


def test_the_first_of_edits_that_overlap_is_done() -> None:
    text = apply(recognised("abcdef"), [Edit(2, 5, "yy"), Edit(0, 3, "x"), Edit(3, 4, "zzz")])
    assert text.chars == "xzzzef"
    assert text.repairs == (Repair(0, 1, "abc"), Repair(1, 4, "d"))


def test_of_edits_at_one_place_one_is_done() -> None:
    text = apply(recognised("ab"), [Edit(0, 1, "x"), Edit(0, 1, "x"), Edit(1, 2, "y")])
    assert (text.chars, len(text.repairs)) == ("xy", 2)


def test_an_edit_that_changes_nothing_is_none() -> None:
    text = apply(recognised("ab"), [Edit(0, 2, "ab"), Edit(1, 2, "c")])
    assert (text.chars, text.repairs) == ("ac", (Repair(1, 2, "b"),))


def test_a_word_grows_and_shrinks_with_its_edits() -> None:
    text = apply(recognised("H cd lll"), [Edit(0, 1, "II"), Edit(5, 8, "V")])
    assert [text.chars[p.start : p.end] for p in text.places] == ["II", "cd", "V"]


# --- the whole


def test_text_that_was_not_recognised_is_returned_as_it_is() -> None:
    plain = Text(MISREAD)
    assert repaired(plain, rulebook()) is plain
    placed = Text(MISREAD, places=(Place(0, len(MISREAD), page=1, box=(0, 0, 9, 9)),))
    assert repaired(placed, rulebook()) is placed


def test_recognised_text_is_mended_and_every_change_told() -> None:
    text = repaired(recognised(MISREAD), rulebook())
    assert text.chars == "Số: 12/KH-UBND\nHà Nam, ngày 17 tháng 9 năm 2025\nI. PHẦN\nII. PHẦN\nIII. PHẦN\n"
    told = [(r.was, text.chars[r.start : r.end]) for r in text.repairs]
    assert told == [("l2", "12"), ("l7", "17"), ("2O25", "2025"), ("H", "II")]
    assert [text.chars[p.start : p.end] for p in text.places] == text.chars.split()


def test_mended_text_has_nothing_left_to_mend() -> None:
    once = repaired(recognised(MISREAD), rulebook())
    assert repaired(replace(once, repairs=()), rulebook()) == replace(once, repairs=())


def test_recognised_text_without_faults_is_the_same() -> None:
    text = recognised("Giao Sở Y tế báo cáo trước ngày 30/6/2026.\n")
    assert repaired(text, rulebook()) == text
