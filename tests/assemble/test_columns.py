"""Parties that stand one a line and act together, numbered bodies, asides between a name and what it does."""

from __future__ import annotations

import pytest

from extract import extract

FIRST = "Yêu cầu Sở Y tế rà soát kho thuốc.\n"


def rows(body: str) -> list[tuple[str, list[str]]]:
    """(first three words, names of the leads) of each directive behind the first."""
    found = extract((FIRST + body).encode(), model=None).directives[1:]
    return [(" ".join(d.text.split()[:3]), [p.name for p in d.leads]) for d in found]


@pytest.mark.parametrize(
    ("body", "start"),
    [
        ("Đề nghị:\n- Sở Nội vụ;\n- Công an tỉnh;\n- Sở Xây dựng\nKiểm tra chợ đêm.", "Đề nghị: -"),
        (
            "Tỉnh đề nghị các đơn vị:\n- Sở Nội vụ;\n- Công an tỉnh;\n- Sở Xây dựng.\nKiểm tra chợ đêm.",
            "Tỉnh đề nghị",
        ),
        ("Sở Nội vụ;\nCông an tỉnh;\nSở Xây dựng kiểm tra chợ đêm.", "Sở Nội vụ;"),
        (
            "Ủy ban nhân dân tỉnh yêu cầu Sở Nội vụ;\nCông an tỉnh;\nSở Xây dựng kiểm tra chợ đêm.",
            "Ủy ban nhân",
        ),
    ],
)
def test_those_listed_one_a_line_act_together(body: str, start: str) -> None:
    assert rows(body) == [(start, ["Sở Nội vụ", "Công an tỉnh", "Sở Xây dựng"])]


def test_those_listed_one_a_line_head_what_is_below() -> None:
    body = "Sở Nội vụ;\nCông an tỉnh;\nSở Xây dựng:\n- Kiểm tra chợ đêm.\n- Báo cáo trước ngày 15/12/2026."
    everybody = ["Sở Nội vụ", "Công an tỉnh", "Sở Xây dựng"]
    assert rows(body) == [("Kiểm tra chợ", everybody), ("Báo cáo trước", everybody)]


def test_points_of_their_own_are_no_column() -> None:
    body = "Đề nghị:\n- Sở Nội vụ kiểm tra chợ đêm;\n- Công an tỉnh tuần tra bến cá."
    assert [leads for _, leads in rows(body)] == [["Sở Nội vụ"], ["Công an tỉnh"]]


@pytest.mark.parametrize(
    ("parties", "named"),
    [
        (
            "Các Phòng Kiểm tra số 1, số 2 và số 3",
            ["Phòng Kiểm tra số 1", "Phòng Kiểm tra số 2", "Phòng Kiểm tra số 3"],
        ),
        ("Trưởng các Thuế cơ sở 4, 7 và 9", [f"Trưởng Thuế cơ sở {no}" for no in (4, 7, 9)]),
        ("Trạm Thủy văn số 2", ["Trạm Thủy văn số 2"]),
        ("Các phòng: Quản lý ngân sách, Đầu tư", ["Phòng Quản lý ngân sách", "Phòng Đầu tư"]),
        ("Các đảng ủy xã: Bình Sơn, Trà Bồng", ["Đảng ủy xã Bình Sơn", "Đảng ủy xã Trà Bồng"]),
    ],
)
def test_bodies_that_share_a_head_each_get_it_back(parties: str, named: list[str]) -> None:
    ((_, leads),) = rows(f"{parties} kiểm tra chợ đêm.")
    assert leads == named


@pytest.mark.parametrize(
    "aside",
    [
        "Sở Xây dựng, cơ quan thường trực Ban Chỉ đạo, đôn đốc các chủ chợ.",
        "Sở Xây dựng, là đơn vị có nhiều hồ sơ tồn đọng, đôn đốc các chủ chợ.",
    ],
)
def test_what_is_said_aside_of_a_body_is_no_other_body(aside: str) -> None:
    ((_, leads),) = rows(aside)
    assert leads == ["Sở Xây dựng"]


def test_a_body_below_the_issuer_that_orders_acts_itself() -> None:
    letter = (
        "ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 31/UBND-KT\n"
        "Lạng Sơn, ngày 05 tháng 3 năm 2026\n\nKính gửi: Các sở, ban, ngành.\n\n"
        "Ủy ban nhân dân tỉnh yêu cầu:\n1. Sở Y tế kiểm tra bếp ăn; Sở Giáo dục và Đào tạo yêu cầu các "
        "trường lưu mẫu thức ăn.\n"
    )
    found = extract(letter.encode(), model=None).directives
    assert [[p.name for p in d.leads] for d in found] == [["Sở Y tế"], ["Sở Giáo dục và Đào tạo"]]


def test_attribute_lines_below_the_last_point_are_those_of_all() -> None:
    body = (
        "2. Truyền dạy\na) Mở lớp hát then.\nb) Bồi dưỡng nghệ nhân.\n+ Đơn vị chủ trì: Sở Nội vụ.\n"
        "+ Thời gian: trước ngày 30/9/2026.\n"
    )
    assert rows(body) == [("Mở lớp hát", ["Sở Nội vụ"]), ("Bồi dưỡng nghệ", ["Sở Nội vụ"])]


@pytest.mark.parametrize(
    "narrowed",
    [
        "các doanh nghiệp đã cổ phần hóa",
        "các doanh nghiệp thuộc tỉnh quản lý",
        "các cơ quan không thuộc danh mục trên",
        "Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở",
    ],
)
def test_a_class_between_semicolons_keeps_the_words_that_narrow_it(narrowed: str) -> None:
    ((_, leads),) = rows(f"Yêu cầu Giám đốc các sở; {narrowed}; Công an tỉnh kiểm tra chợ đêm.")
    assert leads == ["Giám đốc các sở", narrowed, "Công an tỉnh"]


def test_bodies_that_act_one_after_the_other_are_no_classes() -> None:
    body = "Các sở rà soát; các xã báo cáo trước ngày 15/6/2026; Công an tỉnh kiểm tra chợ đêm."
    assert [leads for _, leads in rows(body)] == [["Các sở"], ["các xã"], ["Công an tỉnh"]]
