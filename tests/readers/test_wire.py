"""What two processes say to each other comes out as it went in."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extract.errors import ReadError, Wording
from extract.readers import wire
from extract.readers.limits import Limits
from extract.text import Place, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

_counts = st.integers(0, 10**9)
_points = st.floats(allow_nan=False)
_words = st.text()
_places = st.builds(
    Place,
    start=_counts,
    end=_counts,
    page=st.none() | _counts,
    box=st.none() | st.tuples(_points, _points, _points, _points),
    paragraph=st.none() | _counts,
    cell=st.none() | st.tuples(_counts, _counts, _counts),
    sure=st.none() | st.floats(0, 1),
)
_texts = st.builds(
    Text,
    chars=_words,
    name=_words,
    media_type=_words,
    sha256=_words,
    reader=_words,
    encoding=st.none() | _words,
    pages=st.none() | _counts,
    page_sizes=st.lists(st.tuples(_points, _points)).map(tuple),
    notes=st.lists(st.tuples(_words, _words)).map(tuple),
    places=st.lists(_places, max_size=4).map(tuple),
    about=st.dictionaries(_words, _words, max_size=3),
)
_wordings = st.builds(Wording, vi=_words, en=_words)
_limits = st.builds(Limits, size=_counts, memory=_counts, pages=_counts, seconds=st.floats(0, 1e9))


def carried(kind: str, told: object) -> object:
    """What comes of a message on the other side."""
    out = io.BytesIO()
    wire.say(out, kind, told)
    line = out.getvalue()
    assert line.isascii()
    assert line.count(b"\n") == 1
    assert line.endswith(b"\n")
    other, came = wire.hear(line)
    assert other == kind
    return came


@given(_texts)
@example(Text("Giao S\ud800\u2028\x00\r\n\f", places=(Place(0, 4, 1, (0.1, 0.2, 1 / 3, 1e300), sure=0.7),)))
def test_a_text_comes_out_as_it_went_in(text: Text) -> None:
    came = wire.to_text(carried("text", wire.of_text(text)))  # type: ignore[arg-type]
    assert came == text
    assert hash(came.places) == hash(text.places)
    assert isinstance(came.notes, tuple)


@given(_words, _wordings, _wordings)
def test_an_error_comes_out_as_it_went_in(name: str, reason: Wording, mend: Wording) -> None:
    came = wire.to_error(carried("refused", wire.of_error(ReadError(name, reason, mend))))  # type: ignore[arg-type]
    assert (came.name, came.reason, came.mend) == (name, reason, mend)


_orders = st.tuples(st.binary(), _words, _words, st.dictionaries(_words, _words, max_size=2), _limits)


@given(st.lists(_orders, max_size=3))
@example([(b'["read", {}]\n', "a.pdf", "g\u00f3i.zip/a.pdf", {}, Limits()), (b"", "", "", {}, Limits())])
def test_orders_come_out_one_by_one(orders: list[tuple[bytes, str, str, Mapping[str, str], Limits]]) -> None:
    line = io.BytesIO()
    for data, name, label, about, limits in orders:
        wire.send_order(line, data, name, label, about, limits)
    line.seek(0)
    for data, name, label, about, limits in orders:
        assert wire.take_order(line) == (data, {"name": name, "label": label, "about": about}, limits)
    assert wire.take_order(line) is None


def test_every_field_of_a_text_is_sent() -> None:
    told = wire.of_text(Text("Giao"))
    assert set(told) == set(Text.__slots__) - {"repairs"}  # nothing is repaired yet
    with pytest.raises(TypeError):
        wire.to_text({**told, "trang": 1})


@pytest.mark.parametrize(
    "line", [b"", b"\n", b'["text", {', b"[]\n", b'["text"]\n', "rác\n".encode(), b"\xff\n"]
)
def test_what_is_no_message_is_told(line: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        wire.hear(line)
