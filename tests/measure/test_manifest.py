"""What a manifest says of each document, and how a broken one is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.measure.gold import GoldError
from extract.measure.manifest import COLUMNS, NAME, SPLITS, Entry, digest, listed, read_manifest, written

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "\t".join(COLUMNS)


def row(name: str = "thu-moi", split: str = "train", issuer: str = "Sở Y tế", layout: str = "clean") -> str:
    return "\t".join((name, split, "GM", "2026", issuer, layout, "0", "12", "aa", "bb"))


def write(folder: Path, *lines: str) -> Path:
    (folder / NAME).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_entries_by_name(tmp_path: Path) -> None:
    entries = read_manifest(
        write(tmp_path, HEAD, row(), row("cong-van", "test", layout="wrapped, page numbers"))
    )
    assert entries == {
        "thu-moi": Entry("thu-moi", "train", ("clean",), "aa", "bb"),
        "cong-van": Entry("cong-van", "test", ("wrapped", "page numbers"), "aa", "bb"),
    }


@pytest.mark.parametrize("split", SPLITS)
def test_each_split_is_one(tmp_path: Path, split: str) -> None:
    (entry,) = read_manifest(write(tmp_path, HEAD, row(split=split))).values()
    assert entry.split == split


def test_there_is_a_split_beside_train_and_test() -> None:
    assert set(SPLITS) == {"train", "held", "test"}


def test_a_quoted_cell_is_one_cell(tmp_path: Path) -> None:
    (entry,) = read_manifest(write(tmp_path, HEAD, row(issuer='"Hội ""Tia\tSáng"""'))).values()
    assert entry.layouts == ("clean",)


def test_no_manifest_is_no_entries(tmp_path: Path) -> None:
    assert read_manifest(tmp_path) == {}


def test_other_columns_are_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError) as caught:
        read_manifest(write(tmp_path, HEAD.replace("split", "part"), row()))
    assert (caught.value.file, caught.value.place) == (tmp_path / NAME, "line 1")
    assert "split" in caught.value.mend


@pytest.mark.parametrize("split", ["dev", "", "Test"])
def test_another_split_is_refused_by_its_line(tmp_path: Path, split: str) -> None:
    with pytest.raises(GoldError) as caught:
        read_manifest(write(tmp_path, HEAD, row(), row("cong-van", split)))
    assert (caught.value.file, caught.value.place) == (tmp_path / NAME, "line 3")
    assert repr(split) in caught.value.reason
    assert all(known in caught.value.mend for known in SPLITS)


def test_what_is_written_is_read_again_whatever_the_names(tmp_path: Path) -> None:
    gold = '{"header": {"issuer": "Hội \\"Tia\\tSáng\\""}, "references": [], "directives": []}'
    for name in ("thu", "thu-moi"):  # as files the other way round: `-` stands before `.`
        (tmp_path / f"{name}.json").write_text(gold, encoding="utf-8")
        (tmp_path / f"{name}.txt").write_text("Kính mời.\n", encoding="utf-8")
    said = read_manifest(write(tmp_path, HEAD, row(split="held", layout="wrapped, no head"), row("thu")))
    pairs = [pair for pair in listed(tmp_path, said) if not isinstance(pair, GoldError)]
    (tmp_path / NAME).write_text(written(reversed(pairs)), encoding="utf-8")
    again = read_manifest(tmp_path)
    assert list(again) == ["thu", "thu-moi"]
    assert (again["thu-moi"].split, again["thu-moi"].layouts) == ("held", ("wrapped", "no head"))
    assert again["thu"].text == digest(tmp_path / "thu.txt")


def test_a_digest_is_that_of_the_bytes(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"abc")  # the test vector of FIPS 180-2
    assert digest(file) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    file.write_bytes(b"abc\r\n")
    assert not digest(file).startswith("ba7816bf")
