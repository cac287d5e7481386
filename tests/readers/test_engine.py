"""Where Tesseract's trained data are looked for, and what is said where there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.errors import ReadError
from extract.readers import read
from extract.readers.scan import engine as room
from tests.readers.pictures import SLIP, TOLD, hang, picture_of, saved, slips, words
from tests.readers.sheets import Sheets

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DATA = "vie.traineddata"


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """A machine without Tesseract's data."""
    monkeypatch.setattr(room, "_FOLDERS", {"linux": ()})
    monkeypatch.delenv("TESSDATA_PREFIX", raising=False)
    room.engine.cache_clear()
    yield monkeypatch
    room.engine.cache_clear()


def pages(*kinds: str) -> bytes:
    """A PDF of pages of text and of pictures."""
    sheets = Sheets(SLIP)
    picture = picture_of(slips().done(), 150)
    for n, kind in enumerate(kinds):
        if n:
            sheets.turn()
        if kind == "text":
            for k, line in enumerate(TOLD):
                sheets.text(40, 60 + 24 * k, line)
        else:
            hang(sheets, picture, SLIP)
    return sheets.done()


def test_a_scan_is_refused_with_how_to_install(bare: pytest.MonkeyPatch) -> None:
    with pytest.raises(ReadError) as caught:
        read(pages("picture"), "a.pdf")
    assert str(caught.value).startswith("a.pdf: là bản quét")
    for line in (caught.value.line("vi"), caught.value.line("en")):
        assert "pip install 'chidao[ocr]'" in line
        assert "tesseract-ocr-vie" in line
        assert "TESSDATA_PREFIX" in line


def test_a_deceptive_layer_is_refused_with_how_to_install(bare: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    for k in range(20):
        sheets.text(85, 100 + 17 * k, "Uy ban nhan dan tinh thong bao ve viec vieng nghia trang liet si")
    with pytest.raises(ReadError, match=r"mất dấu.*chidao\[ocr\]"):
        read(sheets.done(), "a.pdf")


def test_a_picture_is_refused_with_how_to_install(bare: pytest.MonkeyPatch) -> None:
    with pytest.raises(ReadError, match=r"là ảnh.*chidao\[ocr\]"):
        read(saved(picture_of(slips().done(), 100), "PNG"), "a.png")


def test_pages_of_text_are_read_and_the_others_named(bare: pytest.MonkeyPatch) -> None:
    text = read(pages("text", "picture", "text"), "a.pdf")
    assert words(text.chars) == words(" ".join(TOLD * 2))
    assert [code for code, _ in text.notes] == ["page-without-text"]
    assert "Trang 2 (trong 3 trang)" in text.notes[0][1]
    assert not text.ocr
    assert text.pages == 3
    assert {p.page for p in text.places} == {1, 3}


@pytest.mark.parametrize("below", ["", "tessdata"])
def test_the_folder_that_is_named_is_used(bare: pytest.MonkeyPatch, tmp_path: Path, below: str) -> None:
    bare.undo()
    folder = room.tessdata()
    assert folder is not None
    bare.setattr(room, "_FOLDERS", {"linux": ()})
    bare.setenv("TESSDATA_PREFIX", str(tmp_path))
    assert room.tessdata() is None
    (tmp_path / below).mkdir(exist_ok=True)
    (tmp_path / below / DATA).symlink_to(folder / DATA)
    assert room.tessdata() == tmp_path / below
    # without the data that tell how a page is turned
    assert words(read(pages("picture"), "a.pdf").chars) == words(" ".join(TOLD))


def test_the_folder_that_is_named_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("TESSDATA_PREFIX", raising=False)
    usual = room.tessdata()
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    assert room.tessdata() == usual
    (tmp_path / DATA).touch()
    assert room.tessdata() == tmp_path


def test_a_page_turned_stays_as_it_is_where_nothing_tells_its_turn(
    bare: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bare.undo()
    folder = room.tessdata()
    assert folder is not None
    (tmp_path / DATA).symlink_to(folder / DATA)
    bare.setenv("TESSDATA_PREFIX", str(tmp_path))
    data = saved(picture_of(slips().done()).rotate(180), "PNG", dpi=(300, 300))
    try:
        found = words(read(data, "a.png").chars)
    except ReadError:
        found = []
    assert found != words(" ".join(TOLD))
