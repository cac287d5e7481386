"""The marked text: every character in its place, every mark over exactly its words, nothing nested."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from extract.outputs.highlight import Mark, blocks

Piece = tuple[str, dict[str, str]]


class _Pieces(HTMLParser):
    """The pieces of a block with the attributes they stand under."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[Piece] = []
        self._open: list[dict[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag == "span"
        assert not self._open, "a mark in a mark"
        self._open.append({name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self.pieces.append((data, self._open[-1] if self._open else {}))


def pieces(text: str, *marks: Mark) -> list[Piece]:
    """What stands in the blocks of `text`, in order."""
    found: list[Piece] = []
    for block in blocks(text, marks):
        parser = _Pieces()
        parser.feed(str(block))
        parser.close()
        found += parser.pieces
    return found


def under(found: list[Piece], name: str, value: str) -> str:
    """The words of which the attribute `name` has `value` among its words."""
    return "".join(words for words, attributes in found if value in attributes.get(name, "").split())


TEXT = "Giao Sở Y tế rà soát trước ngày 30/6."


def mark(words: str, **of: int | str) -> Mark:
    """A mark over `words` of TEXT."""
    at = TEXT.index(words)
    return Mark(at, at + len(words), **of)  # type: ignore[arg-type]


def test_a_task_and_its_fields_stand_side_by_side() -> None:
    found = pieces(
        TEXT,
        mark(TEXT, task=1),
        mark("Sở Y tế", kind="lead", field_of=1),
        mark("trước ngày 30/6", kind="time", field_of=1),
    )
    assert found == [
        ("Giao ", {"class": "d", "data-d": "1"}),
        ("Sở Y tế", {"class": "d lead", "data-d": "1", "data-f": "1"}),
        (" rà soát ", {"class": "d", "data-d": "1"}),
        ("trước ngày 30/6", {"class": "d time", "data-d": "1", "data-f": "1"}),
        (".", {"class": "d", "data-d": "1"}),
    ]


def test_marks_that_cross_each_other_are_cut_where_they_cross() -> None:
    found = pieces(TEXT, mark("Giao Sở Y tế rà", task=1), mark("Y tế rà soát trước", task=2))
    assert [words for words, _ in found] == ["Giao Sở ", "Y tế rà", " soát trước", " ngày 30/6."]
    assert found[1][1]["data-d"] == "1 2"
    assert under(found, "data-d", "1") == "Giao Sở Y tế rà"
    assert under(found, "data-d", "2") == "Y tế rà soát trước"
    assert found[3][1] == {}


def test_one_lead_of_many_tasks_names_them_all() -> None:
    found = pieces(TEXT, *(mark("Sở Y tế", kind="lead", field_of=n) for n in (3, 1, 2)))
    assert found[1] == ("Sở Y tế", {"class": "lead", "data-f": "1 2 3"})


def test_a_passage_is_marked_through_the_words_of_a_task() -> None:
    found = pieces(TEXT, mark(TEXT, passage=4), mark("rà soát", task=1), mark("Sở", kind="ref"))
    assert under(found, "data-p", "4") == TEXT
    assert under(found, "class", "ref") == "Sở"
    assert under(found, "data-d", "1") == "rà soát"


def test_a_mark_without_words_or_behind_the_end_marks_nothing() -> None:
    assert pieces(TEXT, Mark(5, 5, task=1)) == [(TEXT, {})]
    assert pieces(TEXT, Mark(len(TEXT), len(TEXT) + 9, task=1)) == [(TEXT, {})]


def test_a_mark_goes_on_over_the_end_of_a_block() -> None:
    text = "một dòng\n" * 100
    made = list(blocks(text, [Mark(9, 800, task=1)]))
    assert len(made) == 3
    assert all('data-d="1"' in str(block) for block in made)
    assert under(pieces(text, Mark(9, 800, task=1)), "data-d", "1") == text[9:800]


def test_no_text_has_no_blocks() -> None:
    assert list(blocks("", [])) == []


def test_what_looks_like_markup_is_text() -> None:
    text = "</div><script>alert(1)</script> & \"a\" 'b' &amp; <!-- {{ x }}"
    assert pieces(text, Mark(0, 6, task=1)) == [
        ("</div>", {"class": "d", "data-d": "1"}),
        (text[6:], {}),
    ]
    (block,) = blocks(text, [])
    assert "<" not in str(block)


_MARKS = st.builds(
    lambda start, length, number, what: Mark(start, start + length, **{what: number}),
    st.integers(0, 120),
    st.integers(0, 80),
    st.integers(1, 4),
    st.sampled_from(["task", "field_of", "passage"]),
)


@given(st.text(alphabet="ab<&\"'>\n ệ", max_size=200), st.lists(_MARKS, max_size=8))
def test_no_character_is_lost_and_every_mark_stands_over_its_words(text: str, marks: list[Mark]) -> None:
    marks = [mark for mark in marks if mark.end <= len(text)]
    found = pieces(text, *marks)
    assert "".join(words for words, _ in found) == text
    at, seen = 0, {("data-d", n): set[int]() for n in range(5)} | {("data-f", n): set() for n in range(5)}
    for words, attributes in found:
        for name in ("data-d", "data-f"):
            for number in attributes.get(name, "").split():
                seen[name, int(number)].update(range(at, at + len(words)))
        at += len(words)
    for (name, number), places in seen.items():
        wanted = {
            place
            for mark in marks
            if (mark.task if name == "data-d" else mark.field_of) == number and number
            for place in range(mark.start, mark.end)
        }
        assert places == wanted


@given(st.text(alphabet="a\n", max_size=400))
def test_blocks_have_forty_lines_at_most_and_end_where_lines_end(text: str) -> None:
    made = [str(block) for block in blocks(text, [])]
    assert "".join(made) == text
    assert all(block.count("\n") <= 40 for block in made)
    assert all(block.endswith("\n") for block in made[:-1])
    assert all(made)
