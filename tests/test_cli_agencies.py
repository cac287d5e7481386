"""`chidao agencies` and the options `--expand`, `--as-of` as a user meets them: in a process of their own."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from extract.rulebook import rules_folder
from tests.command import chidao, errors

if TYPE_CHECKING:
    from pathlib import Path

PLAN = """ỦY BAN NHÂN DÂN
TỈNH KON TUM

Số: 12/KH-UBND
Kon Tum, ngày 06 tháng 5 năm 2024

Ủy ban nhân dân tỉnh yêu cầu:
1. Sở Thông tin và Truyền thông rà soát loa.
2. UBND các huyện, thành phố rà soát bến đò.
"""


def found(*arguments: str, code: int = 0, **environment: str) -> str:
    """What `chidao agencies find` prints."""
    done = chidao("agencies", "find", *arguments, **environment)
    assert (done.returncode, done.stderr) == (code, b"")
    return done.stdout.decode()


def as_json(*arguments: str, code: int = 0) -> dict[str, Any]:
    said = json.loads(found(*arguments, "--json", code=code))
    assert isinstance(said, dict)
    return said


# --- find ---------------------------------------------------------------------------------------------


def test_a_body_is_told_in_vietnamese() -> None:
    lines = found("Giám đốc Sở TT&TT Kon Tum", "--on", "2024-06-01").splitlines()
    assert lines[0] == "Sở Thông tin và Truyền thông tỉnh Kon Tum"
    assert "  mã: so-thong-tin-va-truyen-thong-tinh-kon-tum" in lines
    assert "  nơi: Kon Tum" in lines
    assert "  tồn tại: … – 2025-02-28" in lines
    assert "  kế tục: Sở Khoa học và Công nghệ tỉnh Quảng Ngãi" in lines


def test_a_body_is_told_in_english() -> None:
    lines = found("Sở TT&TT Kon Tum", "--on", "2026-01-05", CHIDAO_LANG="en").splitlines()
    assert "  kind: department" in lines
    assert "  level: province" in lines
    assert "  in being: … – 2025-02-28 (not on the day asked)" in lines
    assert "  successor: Sở Khoa học và Công nghệ tỉnh Quảng Ngãi" in lines


@pytest.mark.parametrize(
    ("arguments", "id_", "place"),
    [
        (["Sở Y tế", "--place", "Quảng Ngãi"], "so-y-te-tinh-quang-ngai", "Quảng Ngãi"),
        (["Sở Y tế", "--place", "xã Ba Xa, Quảng Ngãi"], "so-y-te-tinh-quang-ngai", "Quảng Ngãi"),
        (["Công an xã", "--place", "xã Ba Xa"], "cong-an-xa-ba-xa-quang-ngai", "xã Ba Xa, Quảng Ngãi"),
        (["UBND thành phố", "--place", "Đà Nẵng"], "uy-ban-nhan-dan-thanh-pho-da-nang", "Đà Nẵng"),
        (["Sở Y tế"], None, None),
        (["BYT"], "bo-y-te", None),
    ],
)
def test_a_place_says_where_the_paper_comes_from(
    arguments: list[str], id_: str | None, place: str | None
) -> None:
    said = as_json(*arguments, "--on", "2026-01-05")
    assert (said["known"], said["id"], said["place"], said["valid"]) == (True, id_, place, True)


@pytest.mark.parametrize(
    ("as_of", "place"),
    [([], "Quảng Ngãi"), (["--as-of", "2025-04-01"], "Kon Tum"), (["--as-of", "2025-01-01"], None)],
)
def test_json_carries_title_and_successor(as_of: list[str], place: str | None) -> None:
    said = as_json("Giám đốc Sở TT&TT Kon Tum", "--on", "2024-06-01", *as_of)
    assert (said["title"], said["kind"], said["level"]) == ("Giám đốc", "department", "province")
    assert (said["successor"] or {"place": None})["place"] == place
    assert place is None or said["successor"]["name"] == "Sở Khoa học và Công nghệ"


def test_who_is_not_known_is_said_with_exit_code_1() -> None:
    assert found("Đội Tuần tra chợ đêm", code=1) == "Không có trong sổ: Đội Tuần tra chợ đêm\n"
    said = as_json("Đội Tuần tra chợ đêm", code=1)
    assert (said["known"], said["id"], said["name"]) == (False, None, "Đội Tuần tra chợ đêm")


def test_who_may_be_several_is_said_with_exit_code_1() -> None:
    assert found("BCT", code=1) == "Có thể là: Bộ Chính trị; Bộ Công Thương\n"
    assert as_json("BCT", code=1)["candidates"] == ["Bộ Chính trị", "Bộ Công Thương"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["Sở Y tế", "--place", "Sao Mai"], "không có nơi “Sao Mai”"),
        (["Sở Y tế", "--place", "xã Sao Mai"], "không có nơi “xã Sao Mai”"),
        (["Sở Y tế", "--on", "mai"], "mai"),
        (["Sở Y tế", "--as-of", "01/03/2025"], "01/03/2025"),
        ([], "TÊN"),
    ],
)
def test_wrong_usage_is_told(arguments: list[str], words: str) -> None:
    done = chidao("agencies", "find", *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert errors(done)[0].startswith("Lỗi: ")
    assert words in errors(done)[0]


# --- check --------------------------------------------------------------------------------------------


def test_the_shipped_register_is_all_right() -> None:
    done = chidao("agencies", "check")
    assert (done.returncode, done.stderr) == (0, b"")
    agencies, spellings = (int(word) for word in done.stdout.decode().split() if word.isdigit())
    assert agencies > 1000
    assert spellings > agencies
    assert done.stdout.decode().rstrip().endswith("đều đúng.")


@pytest.mark.parametrize(("lang", "count"), [("vi", "1 lỗi."), ("en", "1 problems.")])
def test_a_bad_row_is_told_by_file_and_line(tmp_path: Path, lang: str, count: str) -> None:
    shutil.copytree(rules_folder(), tmp_path / "rules")
    path = tmp_path / "rules" / "words" / "agencies.tsv"
    text = path.read_text("utf-8")
    path.write_text(text + "Bộ Sông\t\tministry\tcentre\t\t\t\tBộ Sông\tNghị định\n", encoding="utf-8")
    done = chidao("agencies", "check", tmp_path / "rules", CHIDAO_LANG=lang)
    assert (done.returncode, done.stdout) == (1, b"")
    assert errors(done)[-1] == count
    (line,) = errors(done)[:-1]
    assert line.startswith(f"agencies.tsv:{len(text.splitlines()) + 1}: Bộ Sông: «centre» is no level; ")


def test_a_folder_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    done = chidao("agencies", "check", tmp_path / "rules")
    assert done.returncode == 2
    assert errors(done)[0].startswith("Lỗi: ")


# --- extract --expand, --as-of ------------------------------------------------------------------------


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "ke-hoach.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def tasks(plan: Path, *options: str) -> list[dict[str, Any]]:
    done = chidao("extract", plan, "-f", "jsonl", *options)
    assert done.returncode == 0
    directives = json.loads(done.stdout)["directives"]
    assert isinstance(directives, list)
    return directives


@pytest.mark.parametrize(("options", "place"), [([], "Quảng Ngãi"), (["--as-of", "2025-04-01"], "Kon Tum")])
def test_the_day_asked_for_decides_the_successor(plan: Path, options: list[str], place: str) -> None:
    (lead,) = tasks(plan, *options)[0]["leads"]
    assert (lead["valid"], lead["place"]) == (True, "Kon Tum")
    assert lead["successor"]["full_name"] == f"Sở Khoa học và Công nghệ tỉnh {place}"


def test_members_come_with_expand_only(plan: Path) -> None:
    (kept,) = tasks(plan)[1]["leads"]
    (expanded,) = tasks(plan, "--expand")[1]["leads"]
    assert kept["members"] is None
    assert len(expanded["members"]) == 10
    assert expanded | {"members": None} == kept


def test_a_csv_has_a_line_for_each_member(plan: Path) -> None:
    whole = chidao("extract", plan, "-f", "csv").stdout.decode("utf-8-sig").splitlines()
    expanded = chidao("extract", plan, "-f", "csv", "--expand").stdout.decode("utf-8-sig").splitlines()
    assert len(whole) == 1 + 2
    assert len(expanded) == 1 + 1 + 10
    assert sum("UBND các huyện, thành phố" in line for line in expanded) == 10


def test_a_day_that_is_none_is_wrong_usage(plan: Path) -> None:
    done = chidao("extract", plan, "--as-of", "hôm qua")
    assert (done.returncode, done.stdout) == (2, b"")
    assert "hôm qua" in errors(done)[0]
