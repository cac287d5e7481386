"""The register against itself: one bad row in a small register gives one message, with its place and mend."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from extract.agencies.check import check_agencies
from extract.agencies.register import KINDS_OF_AGENCY, read_agencies
from extract.rulebook import rules_folder

if TYPE_CHECKING:
    from pathlib import Path

    from extract.rulebook import Problem

COLUMNS = (
    "name", "spellings", "kind", "level", "from", "to", "successor", "example", "source", "note", "some",
    "place",
)  # fmt: skip
HEALTH = {
    "name": "Bộ Y tế",
    "spellings": "BYT",
    "kind": "ministry",
    "level": "central",
    "example": "Bộ trưởng Bộ Y tế",
    "source": "Nghị định",
}
COMMITTEE = {
    "name": "Ủy ban nhân dân {đơn vị}",
    "spellings": "UBND",
    "kind": "peoples_committee",
    "level": "province",
    "example": "Chủ tịch UBND tỉnh Kon Tum",
    "source": "Luật",
}
RIVER = HEALTH | {"name": "Bộ Sông", "spellings": "", "example": "Bộ trưởng Bộ Sông"}
RIVER_ENDED = RIVER | {"to": "2025-02-28"}
BOARD = RIVER | {"name": "Ban Sông", "kind": "department", "level": "province", "example": "Ban Sông"}


def write(folder: Path, *rows: dict[str, str]) -> None:
    """A register of one row for `folder`'s central bodies, then `rows` from line 4 on."""
    lines = ["# một sổ nhỏ", "\t".join(COLUMNS)]
    lines += ["\t".join(row.get(c, "") for c in COLUMNS) for row in rows]
    (folder / "words" / "agencies.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the rules with a register of one ministry and one committee."""
    copy = tmp_path / "rules"
    shutil.copytree(rules_folder(), copy)
    write(copy, COMMITTEE)
    (copy / "words" / "agencies.tsv").rename(copy / "words" / "agencies_local.tsv")
    write(copy, HEALTH)
    return copy


def problem(folder: Path, *rows: dict[str, str]) -> Problem:
    """The one thing wrong with a register of the ministry and `rows`."""
    write(folder, HEALTH, *rows)
    found = check_agencies(folder)
    assert len(found) == 1, list(map(str, found))
    return found[0]


def test_the_shipped_register_is_sound() -> None:
    assert list(map(str, check_agencies())) == []


def test_a_small_register_is_sound(folder: Path) -> None:
    assert check_agencies(folder) == []
    write(folder, HEALTH, RIVER, BOARD)
    assert check_agencies(folder) == []


@pytest.mark.parametrize(
    ("change", "reason", "mend"),
    [
        ({"kind": "minstry"}, "«minstry» is no kind", "write one of party, "),
        ({"level": "centre"}, "«centre» is no level", "write one of central, "),
        ({"from": "2025-13-01"}, "«2025-13-01» under `from` is no date", "write it as 2025-03-01"),
        ({"to": "01/03/2025"}, "«01/03/2025» under `to` is no date", "write it as 2025-03-01"),
        ({"from": "2025-03-01", "to": "2025-02-28"}, "it ends before it begins", "mend `from` or `to`"),
        ({"name": "Bộ {đơn vị} Sông"}, "a placeholder that is none", "end it with one of {đơn vị}"),
        ({"name": "Bộ Sông {sông}"}, "a placeholder that is none", "end it with one of {đơn vị}"),
        ({"kind": ""}, "nothing under `kind`", "fill the cell"),
        ({"level": ""}, "nothing under `level`", "fill the cell"),
        ({"example": ""}, "nothing under `example`", "fill the cell"),
        ({"source": ""}, "nothing under `source`", "fill the cell"),
        ({"spellings": "ông Sông"}, "«ông Sông» is not read as it", "remove the spelling"),
        ({"example": "Bộ Y tế"}, "its example «Bộ Y tế» reads as «Bộ Y tế»", "mend the example"),
        ({"example": "Đội Đò Ngang"}, "its example «Đội Đò Ngang» reads as «unknown»", "mend the example"),
        ({"example": "các bộ"}, "its example «các bộ» reads as «collective»", "mend the example"),
    ],
)  # fmt: skip
def test_a_bad_row_is_told_with_its_place(
    folder: Path, change: dict[str, str], reason: str, mend: str
) -> None:
    row = RIVER | change
    found = problem(folder, row)
    assert (found.file.name, found.line, found.rule) == ("agencies.tsv", 4, row["name"])
    assert found.reason.startswith(reason)
    assert found.mend.startswith(mend)
    assert str(found).startswith(f"agencies.tsv:4: {row['name']}: ")


def test_a_row_without_a_name_is_told(folder: Path) -> None:
    found = problem(folder, RIVER | {"name": ""})
    assert str(found) == "agencies.tsv:4: -: nothing under `name`; fill the cell"


def test_a_message_names_every_kind(folder: Path) -> None:
    assert all(kind in problem(folder, RIVER | {"kind": "x"}).mend for kind in KINDS_OF_AGENCY)


def test_a_place_that_is_no_province_is_told(folder: Path) -> None:
    found = problem(folder, BOARD | {"place": "Sao Mai"})
    assert (found.line, found.rule, found.reason) == (4, "Ban Sông", "no province «Sao Mai»")
    assert "provinces.tsv" in found.mend


def test_a_row_of_the_local_file_is_told_there(folder: Path) -> None:
    local = folder / "words" / "agencies_local.tsv"
    local.write_text(local.read_text("utf-8").replace("peoples_committee", "committees"), encoding="utf-8")
    (found,) = check_agencies(folder)
    assert (found.file.name, found.line) == ("agencies_local.tsv", 3)


def test_a_surplus_cell_is_told(folder: Path) -> None:
    path = folder / "words" / "agencies.tsv"
    path.write_text(path.read_text("utf-8").rstrip("\n") + "\tthừa\n", encoding="utf-8")
    (found,) = check_agencies(folder)
    assert (found.file.name, found.line) == ("agencies.tsv", 3)


# --- successors ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "line", "reason"),
    [
        ([RIVER_ENDED | {"successor": "Bộ Núi"}], 4, "no row «Bộ Núi» that comes after it"),
        ([RIVER_ENDED | {"successor": "Bộ Sông"}], 4, "no row «Bộ Sông» that comes after it"),
        (
            [
                RIVER | {"to": "2020-02-28", "successor": "Bộ Biển"},
                RIVER | {"name": "Bộ Biển", "example": "Bộ Biển", "to": "2025-02-28", "successor": "Bộ Sông"},
            ],
            5,
            "no row «Bộ Sông» that comes after it",
        ),
    ],
    ids=["unknown", "itself", "circle"],
)
def test_a_successor_must_come_after(
    folder: Path, rows: list[dict[str, str]], line: int, reason: str
) -> None:
    found = problem(folder, *rows)
    assert (found.file.name, found.line, found.reason) == ("agencies.tsv", line, reason)
    assert found.mend.startswith("write its name as its own row has it")


def test_a_good_successor_is_none_of_them(folder: Path) -> None:
    write(folder, HEALTH, RIVER_ENDED | {"successor": "Bộ Y tế"})
    assert check_agencies(folder) == []


# --- one name, two rows -------------------------------------------------------------------------------


def test_two_rows_for_one_time_are_told(folder: Path) -> None:
    found = problem(folder, RIVER_ENDED, RIVER | {"from": "2025-02-28"})
    assert (found.line, found.reason) == (5, "stands twice for one time (line 4)")
    assert found.mend == "mend `from` and `to`, or remove one"


def test_two_rows_one_after_the_other_are_fine(folder: Path) -> None:
    write(folder, HEALTH, RIVER_ENDED, RIVER | {"from": "2025-03-01"})
    assert check_agencies(folder) == []


def test_bad_rows_are_left_out_and_the_good_ones_read(folder: Path) -> None:
    write(folder, HEALTH, RIVER | {"kind": "x"}, BOARD)
    agencies, problems = read_agencies(folder)
    assert [a.name for a in agencies] == ["Bộ Y tế", "Ban Sông", "Ủy ban nhân dân {đơn vị}"]
    assert [p.line for p in problems] == [4]


def test_every_bad_row_is_told_at_once(folder: Path) -> None:
    write(folder, HEALTH, RIVER | {"kind": "x"}, BOARD | {"source": ""}, RIVER | {"from": "mai"})
    assert [p.line for p in check_agencies(folder)] == [4, 5, 6]
