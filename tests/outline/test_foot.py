"""Feet in every layout that copies of administrative documents come in; all documents are invented."""

from __future__ import annotations

import time

import pytest

from extract.outline.foot import Foot, read_foot
from extract.outline.head import read_head
from extract.outline.lines import split_lines


def foot(text: str, start: int = 0) -> Foot:
    return read_foot(split_lines(text), start)


def signer(f: Foot) -> tuple[str | None, str | None, str | None]:
    return f.authority, f.position, f.name


BODY = "1. Sở Y tế báo cáo kết quả trước ngày 05/6/2024.\n2. Các địa phương thực hiện./.\n"

PLAIN = (
    BODY
    + """Nơi nhận:
- Như trên;
- Chủ tịch, các PCT UBND tỉnh;
- VPUB: CVP, PCVP,
Các phòng, ban, đơn vị;
- Lưu: VT, KGVX (02).Hạnh
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH



Đặng Thị Minh Hạnh
PHỤ LỤC
(Kèm theo Công văn số 1/UBND-VX)
"""
)


def test_plain_foot() -> None:
    f = foot(PLAIN)
    assert f.recipients == (
        "Như trên",
        "Chủ tịch, các PCT UBND tỉnh",
        "VPUB: CVP, PCVP, Các phòng, ban, đơn vị",
        "Lưu: VT, KGVX (02).Hạnh",
    )
    assert signer(f) == ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Đặng Thị Minh Hạnh")
    lines = split_lines(PLAIN)
    assert lines[f.begin].content == "Nơi nhận:"
    assert lines[f.end].content == "PHỤ LỤC"
    assert f.warnings == ()


def test_extents_point_at_the_words() -> None:
    f = foot(PLAIN)
    a, b = f.extents["recipients"]
    assert PLAIN[a:b].startswith("- Như trên;")
    assert PLAIN[a:b].endswith("(02).Hạnh")
    a, b = f.extents["signer"]
    assert PLAIN[a:b].startswith("KT. CHỦ TỊCH")
    assert PLAIN[a:b].endswith("Đặng Thị Minh Hạnh")


FUSED = (
    BODY
    + """
Nơi nhận:                                         TL. CHỦ TỊCH
- Thường trực Tỉnh ủy (báo cáo);             KT. CHÁNH VĂN PHÒNG
- Các sở: Tài chính, Xây dựng,               PHÓ CHÁNH VĂN PHÒNG
  Giáo dục và Đào tạo, Y tế,
  Công Thương;
- UBND các huyện, thị xã,                        (Đã ký)
  thành phố;
- Lưu: VT, TH.
                                               Vi Văn Thành
"""
)


def test_columns_fused_on_one_line() -> None:
    f = foot(FUSED)
    assert f.recipients == (
        "Thường trực Tỉnh ủy (báo cáo)",
        "Các sở: Tài chính, Xây dựng, Giáo dục và Đào tạo, Y tế, Công Thương",
        "UBND các huyện, thị xã, thành phố",
        "Lưu: VT, TH",
    )
    assert signer(f) == ("TL. CHỦ TỊCH KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "Vi Văn Thành")


def test_right_column_begins_above_the_left_one() -> None:
    f = foot(
        BODY
        + "                                             TM. ỦY BAN NHÂN DÂN\n"
        + "Nơi nhận:                                         CHỦ TỊCH\n"
        + "- Như Điều 3;\n- Lưu: VT.\n\n\n"
        + "                                              Hà Sỹ Đồng\n"
    )
    assert f.recipients == ("Như Điều 3", "Lưu: VT")
    assert signer(f) == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Hà Sỹ Đồng")
    assert f.begin == 2


def test_tabs_between_the_columns() -> None:
    f = foot(
        BODY + "Nơi nhận:\tTM. UỶ BAN NHÂN DÂN\n- Bộ Y tế;\tKT.CHỦ TỊCH\n- Sở Y tế;\tPHÓ CHỦ TỊCH\n"
        "- Công an tỉnh;\t\n- Các huyện;\t(Đã ký)\n- Báo tỉnh;\tLò Văn Mười\n- Website tỉnh;\n- Lưu VT.\t\n"
    )
    assert f.recipients == (
        "Bộ Y tế",
        "Sở Y tế",
        "Công an tỉnh",
        "Các huyện",
        "Báo tỉnh",
        "Website tỉnh",
        "Lưu VT",
    )
    assert signer(f) == ("TM. UỶ BAN NHÂN DÂN KT.CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lò Văn Mười")


def test_columns_woven_line_by_line() -> None:
    f = foot(
        BODY + "Nơi nhận: KT. BỘ TRƯỞNG\n- Như trên; THỨ TRƯỞNG\n- Bộ trưởng (để b/c);\n"
        "- Vụ Pháp chế;\nTrương Bá Lâm\n- Lưu: VT, PC.\n"
    )
    assert f.recipients == ("Như trên", "Bộ trưởng (để b/c)", "Vụ Pháp chế", "Lưu: VT, PC")
    assert signer(f) == ("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Trương Bá Lâm")


WEB_COPY = (
    BODY
    + """
|
*Nơi nhận**:*
- TTgCP, các PTTgCP (để
b/c);
- Các Bộ: TC, NV;
- Lưu: VT, TH (3b).
|
**KT. BỘ TRƯỞNG,
CHỦ NHIỆM**
PHÓ CHỦ NHIỆM
**Bạch
Kim Oanh**
|

** **
"""
)


def test_web_copy_with_pipes_and_broken_bold() -> None:
    f = foot(WEB_COPY)
    assert f.recipients == ("TTgCP, các PTTgCP (để b/c)", "Các Bộ: TC, NV", "Lưu: VT, TH (3b)")
    assert signer(f) == ("KT. BỘ TRƯỞNG, CHỦ NHIỆM", "PHÓ CHỦ NHIỆM", "Bạch Kim Oanh")
    assert f.end == len(split_lines(WEB_COPY))


def test_bold_run_over_three_titles_is_not_one() -> None:
    f = foot(BODY + "**TL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG**\n\nLý Thị Sen\n")
    assert signer(f) == ("TL. CHỦ TỊCH KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "Lý Thị Sen")


def test_bold_run_that_breaks_the_name_of_a_body() -> None:
    f = foot(BODY + "**TM. ỦY BAN NHÂN\nDÂN **\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTô Văn Ba\n")
    assert f.authority == "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH"


def test_markdown_table_with_line_breaks() -> None:
    f = foot(
        BODY + "| **Nơi nhận:**<br>- Như trên;<br>- Lưu: VT. | "
        "**KT. GIÁM ĐỐC**<br>**PHÓ GIÁM ĐỐC**<br>Ngô Văn Tám |\n|---|---|\n"
    )
    assert f.recipients == ("Như trên", "Lưu: VT")
    assert signer(f) == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Ngô Văn Tám")


def test_markdown_table_with_an_empty_left_cell() -> None:
    f = foot(BODY + "| Nơi nhận: | GIÁM ĐỐC |\n| - Như trên; | |\n| - Lưu: VT. | |\n| | Ngô Văn Tám |\n")
    assert f.recipients == ("Như trên", "Lưu: VT")
    assert signer(f) == (None, "GIÁM ĐỐC", "Ngô Văn Tám")


def test_double_spaced_copy() -> None:
    f = foot(
        BODY + "\nNơi nhận: \n\n- Như trên; \n\n- Các Ban: Tuyên giáo Tỉnh ủy, Tổ chức \n\n"
        "Tỉnh ủy, Nội chính Tỉnh ủy; \n\n"
        "- Lưu: VT. \n\nKT. CHỦ TỊCH \n\nPHÓ CHỦ TỊCH \n\n \n\n \n\nVàng Seo Páo \n"
    )
    assert f.recipients == (
        "Như trên",
        "Các Ban: Tuyên giáo Tỉnh ủy, Tổ chức Tỉnh ủy, Nội chính Tỉnh ủy",
        "Lưu: VT",
    )
    assert f.name == "Vàng Seo Páo"


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("GIÁM ĐỐC\n\n\nLò Thị Hương\n", (None, "GIÁM ĐỐC", "Lò Thị Hương")),
        (
            "TM. CHÍNH PHỦ\nTHỦ TƯỚNG\n[daky]\nHoàng Văn Sáu\n",
            ("TM. CHÍNH PHỦ", "THỦ TƯỚNG", "Hoàng Văn Sáu"),
        ),
        (
            "K/T TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\n(Đã ký)\nHoàng Văn Sáu\n",
            ("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "Hoàng Văn Sáu"),
        ),
        (
            "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nHoàng Văn Sáu\n",
            ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Hoàng Văn Sáu"),
        ),
        (
            "TUQ. CHỦ TỊCH\nGIÁM ĐỐC SỞ NỘI VỤ\nHoàng Văn Sáu\n",
            ("TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ", "Hoàng Văn Sáu"),
        ),
        ("Q. GIÁM ĐỐC\n\nHoàng Văn Sáu\n", (None, "Q. GIÁM ĐỐC", "Hoàng Văn Sáu")),
        ("TRƯỞNG BAN\nPHÓ THỦ TƯỚNG\nHoàng Văn Sáu\n", (None, "TRƯỞNG BAN PHÓ THỦ TƯỚNG", "Hoàng Văn Sáu")),
        (
            "KT. CỤC TRƯỞNG\nPHÓ CỤC TRƯỞNG\nĐại tá Hoàng Văn Sáu\n",
            ("KT. CỤC TRƯỞNG", "PHÓ CỤC TRƯỞNG", "Hoàng Văn Sáu"),
        ),
        ("HIỆU TRƯỞNG\nPGS.TS. Hoàng Văn Sáu\n", (None, "HIỆU TRƯỞNG", "Hoàng Văn Sáu")),
        ("CHỦ TỊCH\n(Ký, ghi rõ họ tên, đóng dấu)\nHOÀNG VĂN SÁU\n", (None, "CHỦ TỊCH", "HOÀNG VĂN SÁU")),
        ("CHỦ TỊCH\nĐã ký: Hoàng Văn Sáu\n", (None, "CHỦ TỊCH", "Hoàng Văn Sáu")),
        ("TM. HỘI ĐỒNG NHÂN DÂN\nCHỦ TỊCH\n\nY Thanh\n", ("TM. HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH", "Y Thanh")),
        (
            "TL. BỘ TRƯỞNG\nVỤ TRƯỞNG VỤ TỔ CHỨC\nCÁN BỘ\nH'Yim Kđoh\n",
            ("TL. BỘ TRƯỞNG", "VỤ TRƯỞNG VỤ TỔ CHỨC CÁN BỘ", "H'Yim Kđoh"),
        ),
        (
            "TM. Ủy ban nhân dân\nKT. Chủ tịch\nPhó Chủ tịch\n\nHoàng Văn Sáu\n",
            ("TM. Ủy ban nhân dân KT. Chủ tịch", "Phó Chủ tịch", "Hoàng Văn Sáu"),
        ),
        (
            "CHỦ TỊCH QUỐC HỘI\n\n\n\n(Đã ký)\n\n\nHoàng Văn Sáu\n",
            (None, "CHỦ TỊCH QUỐC HỘI", "Hoàng Văn Sáu"),
        ),
        (
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n",
            ("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", None),
        ),
    ],
)
def test_signer(block: str, expected: tuple[str | None, str | None, str | None]) -> None:
    f = foot(BODY + block)
    assert signer(f) == expected
    assert f.begin == 2


@pytest.mark.parametrize(
    ("block", "recipients"),
    [
        ("Nơi nhận:\n- Như trên,\n- Sở Y tế,\n- Lưu VT.\n", ["Như trên", "Sở Y tế", "Lưu VT"]),
        ("Nơi nhận:\n+ Như trên;\n+ Lưu: VT.\n", ["Như trên", "Lưu: VT"]),
        ("NƠI NHẬN\nNhư trên;\nSở Y tế;\nLưu: VT.\n", ["Như trên", "Sở Y tế", "Lưu: VT"]),
        ("Nơi nhận: Như trên; Sở Y tế; Lưu: VT.\n", ["Như trên", "Sở Y tế", "Lưu: VT"]),
        (
            "Nơi nhận: - Như trên;\n- Sở Y tế (Phòng Nghiệp vụ;\nVăn phòng);\n- Lưu: VT.\n",
            ["Như trên", "Sở Y tế (Phòng Nghiệp vụ; Văn phòng)", "Lưu: VT"],
        ),
        (
            "Nơi nhận:\n- VPCP: BTCN, các PCN;\ncác Vụ: NN, TH;\n- Lưu: VT.\n",
            ["VPCP: BTCN, các PCN; các Vụ: NN, TH", "Lưu: VT"],
        ),
    ],
)
def test_recipients(block: str, recipients: list[str]) -> None:
    f = foot(BODY + block + "GIÁM ĐỐC\n\nLò Thị Hương\n")
    assert list(f.recipients) == recipients
    assert signer(f) == (None, "GIÁM ĐỐC", "Lò Thị Hương")


def test_signature_above_the_recipients() -> None:
    f = foot(BODY + "GIÁM ĐỐC\n(Đã ký)\nLò Thị Hương\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nPHỤ LỤC\n")
    assert (f.recipients, f.name, f.begin) == (("Như trên", "Lưu: VT"), "Lò Thị Hương", 2)
    assert f.end == 9


def test_name_below_the_recipients_titles_above_them() -> None:
    f = foot(BODY + "BỘ TRƯỞNG\nNơi nhận:\n- Như trên;\n- Lưu: VT, PC.\nLương Thế Vinh\n")
    assert signer(f) == (None, "BỘ TRƯỞNG", "Lương Thế Vinh")
    assert f.recipients == ("Như trên", "Lưu: VT, PC")


def test_several_signers() -> None:
    f = foot(
        BODY + "KT. BỘ TRƯỞNG\nBỘ TÀI CHÍNH\nTHỨ TRƯỞNG\nLê Văn Một\n"
        "KT. BỘ TRƯỞNG\nBỘ NỘI VỤ\nTHỨ TRƯỞNG\nTrần Văn Hai\n"
    )
    assert f.name == "Lê Văn Một"
    assert [code for code, _ in f.warnings] == ["several-signers"]
    assert "Trần Văn Hai" in f.warnings[0][1]


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "Nơi nhận hồ sơ: Trung tâm Phục vụ hành chính công tỉnh.\n" + BODY,
        "Nơi nhận: Trung tâm Phục vụ hành chính công, số 5 phố Huế.\n" + BODY,
        "GIÁM ĐỐC SỞ CHỊU TRÁCH NHIỆM\nRà soát các hồ chứa nước trên địa bàn.\n",
        "Chủ tịch Ủy ban nhân dân các huyện\nTổ chức kiểm tra các hồ chứa.\n",
        "Bộ trưởng\n- Chỉ đạo các đơn vị;\n- Báo cáo Thủ tướng Chính phủ.\n",
        "TT\nCơ quan chủ trì\n1\nGiám đốc Sở Y tế\nQuý II\n",
    ],
)
def test_no_foot(text: str) -> None:
    f = foot(text)
    assert (f.recipients, signer(f)) == ((), (None, None, None))
    assert f.begin == f.end == len(split_lines(text))
    assert [code for code, _ in f.warnings] == ["no-signer"]


@pytest.mark.parametrize("text", [PLAIN, FUSED, WEB_COPY], ids=["plain", "fused", "web"])
def test_any_cut_of_a_document_keeps_the_order_of_its_parts(text: str) -> None:
    whole = split_lines(text)
    for first in range(len(whole)):
        for last in range(first, len(whole)):
            part = text[whole[first].start : whole[last].end]
            lines = split_lines(part)
            head, f = read_head(lines), foot(part)
            assert 0 <= head.end <= len(lines)
            assert 0 <= f.begin <= f.end <= len(lines)
            for start, end in (*head.extents.values(), *f.extents.values()):
                assert part[start:end].strip()


def test_foot_of_an_annex_is_not_reached_before_the_own_one() -> None:
    text = PLAIN + "Nơi nhận:\n- Sở khác;\n- Lưu: VT.\nGIÁM ĐỐC\nNgười Khác Hẳn\n"
    assert foot(text).name == "Đặng Thị Minh Hạnh"


@pytest.mark.parametrize(
    "unit",
    [
        " ",
        "1",
        ",",
        "a) ",
        "(",
        "- ",
        "KT. ",
        "Nơi nhận: ",
        "CHỦ TỊCH ",
        "Nguyễn ",
        "*",
        "|",
        ";",
        "\t",
        "Đã ký ",
    ],
)
def test_hostile_text_costs_linear_time(unit: str) -> None:
    for text in (
        unit * 50_000,
        "Nơi nhận:\n- " + unit * 50_000,
        (unit * 30 + "\n") * 1_500,
        (unit + "\n") * 5_000,
    ):
        began = time.perf_counter()
        read_foot(split_lines(text))
        assert time.perf_counter() - began < 2


def test_a_wrapped_line_about_a_place_begins_no_foot() -> None:
    text = "Hồ sơ tính theo dấu bưu điện\nnơi gửi.\n" + PLAIN
    assert foot(text).begin == foot(PLAIN).begin + 2
