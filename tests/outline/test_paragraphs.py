"""Paragraphs rebuilt from lines in each of the ways copies break them: every copy reads the same."""

from __future__ import annotations

import textwrap

import pytest

from extract.outline.build import outline
from extract.outline.lines import split_lines
from extract.outline.paragraphs import group, read_layout
from extract.rulebook import rulebook
from extract.text import Text

# One invented body; each line is a paragraph.
PARAGRAPHS = [
    (
        "Ủy ban nhân dân tỉnh yêu cầu thủ trưởng các sở, ban, ngành tỉnh và Chủ tịch Ủy ban nhân dân các"
        " xã, phường tập trung thực hiện các nhiệm vụ sau:"
    ),
    (
        "1. Sở Công Thương rà soát mạng lưới chợ đầu mối, chợ hạng hai và các điểm bán hàng lưu động "
        "trên địa bàn tỉnh; đề xuất phương án sắp xếp phù hợp với quy hoạch đã được phê duyệt, hoàn "
        "thành trước ngày 15/6/2025."
    ),
    (
        "2. Sở Xây dựng kiểm tra chất lượng các công trình thủy lợi nhỏ do cấp xã làm chủ đầu tư, kiên "
        "quyết xử lý các nhà thầu chậm tiến độ, không để tồn đọng vốn cuối năm."
    ),
    (
        "a) Lập danh mục công trình xuống cấp, xếp thứ tự ưu tiên sửa chữa và gửi về Sở Tài chính để cân"
        " đối nguồn vốn sự nghiệp theo phân cấp hiện hành."
    ),
    (
        "b) Công khai kết quả kiểm tra trên trang thông tin điện tử của sở và niêm yết tại trụ sở các xã"
        " có công trình được kiểm tra trong thời gian ba mươi ngày."
    ),
    (
        "3. Công an tỉnh bảo đảm trật tự tại các lễ hội đầu xuân, phân luồng giao thông từ xa và phối "
        "hợp với Sở Văn hóa, Thể thao và Du lịch nhắc nhở các hộ kinh doanh."
    ),
    (
        "Trong quá trình thực hiện, nếu có vướng mắc, các cơ quan kịp thời báo cáo Ủy ban nhân dân tỉnh "
        "xem xét."
    ),
]


def wrapped(width: int, between: str = "\n", gap: str = "\n") -> str:
    """The paragraphs at a width: `between` the lines of one, `gap` between two."""
    return gap.join(between.join(textwrap.wrap(p, width)) for p in PARAGRAPHS) + "\n"


COPIES = {
    "unwrapped": wrapped(10_000),
    "unwrapped, blank lines between": wrapped(10_000, gap="\n\n"),
    "wrapped, blank lines between": wrapped(72, gap="\n\n"),
    "wrapped, tight": wrapped(72),
    "wrapped wide, tight": wrapped(100),
    "double-spaced": wrapped(72, between="\n\n", gap="\n\n"),
    "wrapped with trailing blanks": wrapped(72, between="  \n", gap="\t\n\n"),
    "indented": textwrap.indent(wrapped(72, gap="\n\n"), "        "),
}


def paragraphs(text: str) -> list[str]:
    lines = split_lines(text)
    return [" ".join(x.content for x in held) for held in group(lines, read_layout(lines))]


def body(text: str) -> list[str]:
    """The words of each unit of the outline, without labels."""
    o = outline(Text(text), rulebook())
    return [o.words(u.start, u.end) for u in o.tree.units]


@pytest.mark.parametrize("copy", COPIES.values(), ids=list(COPIES))
def test_every_copy_has_the_same_paragraphs(copy: str) -> None:
    assert paragraphs(copy) == PARAGRAPHS


def test_layouts_are_told_apart() -> None:
    def layout(name: str) -> tuple[bool, bool, bool]:
        found = read_layout(split_lines(COPIES[name]))
        return found.width > 0, found.spaced, found.double

    assert layout("unwrapped") == (False, False, False)
    assert layout("wrapped, tight") == (True, False, False)
    assert layout("wrapped, blank lines between") == (True, True, False)
    assert layout("double-spaced")[2]


@pytest.mark.parametrize("name", ["wrapped, tight", "wrapped, blank lines between", "double-spaced"])
@pytest.mark.parametrize(
    "between", ["\n2\n", "\n\n2\n\n", "\n\n                                 2\n\n", "\n2\n\x0c\n"]
)
def test_a_page_number_in_mid_sentence_does_not_part_a_paragraph(name: str, between: str) -> None:
    seam = "\n\n" if name == "double-spaced" else "\n"
    lines = COPIES[name].split(seam)
    at = next(i for i, x in enumerate(lines) if lines[i + 1][:1].islower() and x[-1] not in ".;:")
    copy = seam.join(lines[: at + 1]) + between + seam.join(lines[at + 1 :])
    assert [p.split(") ", 1)[-1].split(". ", 1)[-1] for p in PARAGRAPHS] == body(copy)


def test_a_form_feed_in_mid_sentence_does_not_part_a_paragraph() -> None:
    copy = COPIES["wrapped, tight"]
    at = copy.index("\n", copy.index("2. Sở Xây dựng"))
    assert body(copy[:at] + "\n\x0c" + copy[at + 1 :]) == body(copy)


def test_a_web_copy_with_stars_in_words() -> None:
    assert paragraphs("**1. S****ở Nội vụ** rà soát biên chế.\n**2. Thanh tra tỉnh** xử lý đơn thư.") == [
        "1. Sở Nội vụ rà soát biên chế.",
        "2. Thanh tra tỉnh xử lý đơn thư.",
    ]


def test_a_label_on_a_line_of_its_own_belongs_to_the_paragraph_below() -> None:
    assert paragraphs("1.\nSở Nội vụ rà soát biên chế.\n2.\nThanh tra tỉnh xử lý đơn thư.\n") == [
        "1. Sở Nội vụ rà soát biên chế.",
        "2. Thanh tra tỉnh xử lý đơn thư.",
    ]


def test_a_rule_parts_what_stands_above_it_from_what_stands_below() -> None:
    assert paragraphs("Các đơn vị nghiêm túc\n------------\nthực hiện.") == [
        "Các đơn vị nghiêm túc",
        "thực hiện.",
    ]


def test_nothing_has_no_paragraphs() -> None:
    assert paragraphs("") == []
    assert paragraphs("\n\x0c\n   \n") == []
