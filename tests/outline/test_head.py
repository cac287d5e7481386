"""Heads in every layout that copies of administrative documents come in; all documents are invented."""

from __future__ import annotations

import time

import pytest

from extract.outline.head import Head, read_head, split_documents
from extract.outline.lines import split_lines
from extract.outline.marks import lexicon


def head(text: str) -> Head:
    return read_head(split_lines(text))


def body_after(text: str) -> str:
    lines = split_lines(text)
    end = read_head(lines).end
    return lines[end].content if end < len(lines) else ""


PLAIN_LETTER = """ỦY BAN NHÂN DÂN
TỈNH SƠN LA

Số: 1207/UBND-KT
V/v rà soát hồ chứa nước trước mùa mưa
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Sơn La, ngày 09 tháng 4 năm 2024

Kính gửi:
- Sở Nông nghiệp và Phát triển nông thôn;
- Ủy ban nhân dân các huyện, thành phố.

Thực hiện chỉ đạo của Bộ trưởng Bộ Nông nghiệp và Phát triển nông thôn, Ủy ban nhân dân tỉnh yêu cầu:
1. Kiểm tra các hồ chứa.
"""


def test_plain_letter() -> None:
    h = head(PLAIN_LETTER)
    assert (h.doc_type, h.doc_type_name, h.number) == ("CV", "Công văn", "1207/UBND-KT")
    assert h.issuer == "Ủy ban nhân dân tỉnh Sơn La"
    assert (h.place, h.issued_on) == ("Sơn La", "2024-04-09")
    assert h.subject == "rà soát hồ chứa nước trước mùa mưa"
    assert h.addressees == (
        "Sở Nông nghiệp và Phát triển nông thôn",
        "Ủy ban nhân dân các huyện, thành phố",
    )
    assert h.warnings == ()
    assert body_after(PLAIN_LETTER).startswith("Thực hiện chỉ đạo")


def test_extents_point_at_the_words() -> None:
    h = head(PLAIN_LETTER)
    quoted = {name: PLAIN_LETTER[a:b] for name, (a, b) in h.extents.items()}
    assert quoted["number"] == "Số: 1207/UBND-KT"
    assert quoted["issuer"] == "ỦY BAN NHÂN DÂN\nTỈNH SƠN LA"
    assert quoted["issued_on"] == "Sơn La, ngày 09 tháng 4 năm 2024"
    assert quoted["subject"] == "V/v rà soát hồ chứa nước trước mùa mưa"
    assert quoted["addressees"].startswith("- Sở Nông nghiệp")
    assert quoted["addressees"].endswith("huyện, thành phố.")


FUSED = """                                                   VĂN PHÒNG UBND TỈNH
                                                   vanphong@lamdong.example.vn
                                                   09.05.2025 14:02:11
                                                   +07:00

  ỦY BAN NHÂN DÂN              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
   TỈNH LÂM ĐỒNG                    Độc lập - Tự do - Hạnh phúc

  Số: 88   /TB-UBND              Lâm Đồng, ngày 09 tháng 5 năm 2025

                               THÔNG BÁO
          Kết luận của Phó Chủ tịch UBND tỉnh Lê Hữu Tài
       tại cuộc họp về tiến độ sắp xếp trụ sở làm việc của các cơ quan

       Ngày 06/5/2025, Phó Chủ tịch UBND tỉnh Lê Hữu Tài chủ trì cuộc họp
về tiến độ sắp xếp trụ sở làm việc.
"""


def test_columns_fused_on_one_line_below_a_digital_stamp() -> None:
    h = head(FUSED)
    assert (h.doc_type, h.number) == ("TB", "88/TB-UBND")
    assert h.issuer == "Ủy ban nhân dân tỉnh Lâm Đồng"
    assert (h.place, h.issued_on) == ("Lâm Đồng", "2025-05-09")
    assert h.subject == (
        "Kết luận của Phó Chủ tịch UBND tỉnh Lê Hữu Tài tại cuộc họp về tiến độ sắp xếp trụ sở làm "
        "việc của các cơ quan"
    )
    assert body_after(FUSED).startswith("Ngày 06/5/2025")


FUSED_NOTE = """UBND TỈNH CAO BẰNG               CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
    SỞ XÂY DỰNG                     Độc lập – Tự do – Hạnh phúc

 Số: 512/SXD-QLN                 Cao Bằng, ngày 3 tháng 12 năm 2024
V/v báo cáo tình hình cấp phép
 nhà ở riêng lẻ quý IV năm 2024

               Kính gửi: Ủy ban nhân dân các huyện, thành phố

    Để có số liệu tổng hợp, Sở Xây dựng đề nghị các địa phương báo cáo.
"""


def test_note_that_hangs_in_the_left_column() -> None:
    h = head(FUSED_NOTE)
    assert h.issuer == "Sở Xây dựng"
    assert h.subject == "báo cáo tình hình cấp phép nhà ở riêng lẻ quý IV năm 2024"
    assert h.addressees == ("Ủy ban nhân dân các huyện, thành phố",)
    assert (h.number, h.issued_on) == ("512/SXD-QLN", "2024-12-03")
    assert body_after(FUSED_NOTE).startswith("Để có số liệu")


def test_columns_with_one_blank_between_them() -> None:
    h = head(
        "BỘ Y TẾ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "CỤC QUẢN LÝ DƯỢC Độc lập - Tự do - Hạnh phúc\n"
        "Số: 77/QLD-CL Hà Nội, ngày 11 tháng 2 năm 2023\n"
        "V/v thu hồi thuốc\n"
        "Kính gửi: Sở Y tế các tỉnh, thành phố\n"
        "Cục Quản lý Dược thông báo.\n"
    )
    assert h.issuer == "Cục Quản lý Dược"
    assert (h.number, h.place, h.issued_on) == ("77/QLD-CL", "Hà Nội", "2023-02-11")
    assert (h.subject, h.addressees) == ("thu hồi thuốc", ("Sở Y tế các tỉnh, thành phố",))


def test_tabs_between_the_columns() -> None:
    h = head(
        "UBND HUYỆN MAI CHÂU\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "PHÒNG NỘI VỤ\tĐộc lập - Tự do - Hạnh phúc\n\n"
        "Số: 14/BC-NV\tMai Châu, ngày 20 tháng 6 năm 2022\n\n"
        "BÁO CÁO\nKết quả tuyển dụng viên chức năm 2022\n\n"
        "Phòng Nội vụ báo cáo như sau.\n"
    )
    assert (h.doc_type, h.number, h.issuer) == ("BC", "14/BC-NV", "Phòng Nội vụ")
    assert (h.place, h.issued_on) == ("Mai Châu", "2022-06-20")
    assert h.subject == "Kết quả tuyển dụng viên chức năm 2022"


WEB_COPY = """|
**ỦY BAN NHÂN
DÂN **
THÀNH PHỐ HẢI PHÒNG
-------
|
**CỘNG HÒA XÃ
HỘI CHỦ NGHĨA VIỆT NAM**
Độc lập - Tự do - Hạnh phúc
---------------
|
|
Số:
45/KH-UBND
|
*Hải Phòng, ngày
05 tháng 8 năm 2025*
|

** **
**KẾ
HOẠCH**

THỰC HIỆN CHƯƠNG TRÌNH CHUYỂN ĐỔI SỐ NGÀNH LOGISTICS GIAI ĐOẠN
2025 - 2030 THEO QUYẾT ĐỊNH SỐ 11/QĐ-TTG CỦA THỦ TƯỚNG CHÍNH PHỦ

Thực hiện Quyết định số 11/QĐ-TTg của Thủ tướng Chính phủ về chuyển đổi số
ngành logistics, Ủy ban nhân dân thành phố ban hành Kế hoạch như sau:
"""


def test_web_copy_with_pipes_and_broken_bold() -> None:
    h = head(WEB_COPY)
    assert (h.doc_type, h.number) == ("KH", "45/KH-UBND")
    assert h.issuer == "Ủy ban nhân dân thành phố Hải Phòng"
    assert (h.place, h.issued_on) == ("Hải Phòng", "2025-08-05")
    assert h.subject == (
        "Thực hiện chương trình chuyển đổi số ngành logistics giai đoạn 2025 - 2030 theo Quyết định "
        "số 11/QĐ-TTg "
        "của Thủ tướng Chính phủ"
    )
    assert (
        body_after(WEB_COPY) == "Thực hiện Quyết định số 11/QĐ-TTg của Thủ tướng Chính phủ về chuyển đổi số"
    )


def test_markdown_table_with_line_breaks() -> None:
    h = head(
        "| **UBND TỈNH AN GIANG**<br>**SỞ TÀI CHÍNH** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT "
        "NAM**<br>**Độc lập - Tự do - Hạnh phúc** |\n"
        "|---|---|\n"
        "| Số: 902/STC-NS | *An Giang, ngày 02 tháng 7 năm 2025* |\n\n"
        "**Kính gửi:** Ủy ban nhân dân các xã, phường, đặc khu.\n\n"
        "Sở Tài chính đề nghị các địa phương lập dự toán.\n"
    )
    assert (h.doc_type, h.number, h.issuer) == ("CV", "902/STC-NS", "Sở Tài chính")
    assert (h.place, h.issued_on) == ("An Giang", "2025-07-02")
    assert h.addressees == ("Ủy ban nhân dân các xã, phường, đặc khu",)


def test_double_spaced_head_of_a_decision() -> None:
    text = (
        "BỘ NÔNG NGHIỆP\n\nVÀ MÔI TRƯỜNG\n\n -------\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n"
        "Độc lập - Tự do - Hạnh phúc\n\nSố: 3 /2025/TT-BNNMT\n\nHà Nội, ngày 1 tháng 12 năm 2025\n\n"
        "THÔNG TƯ\n\n"
        "Quy định kỹ thuật quan trắc\n\nnước dưới đất của mạng lưới\n\nĐài Khí tượng Thủy văn khu "
        "vực\n\n__________\n\n"
        "Căn cứ Luật Tài nguyên nước;\n\nBỘ TRƯỞNG\n"
    )
    h = head(text)
    assert h.number == "3/2025/TT-BNNMT"
    assert h.issuer == "Bộ Nông nghiệp và môi trường"
    assert h.subject == (
        "Quy định kỹ thuật quan trắc nước dưới đất của mạng lưới Đài Khí tượng Thủy văn khu vực"
    )
    assert body_after(text).startswith("Căn cứ")


def test_authority_above_the_basis_belongs_to_the_head() -> None:
    text = (
        "UBND TỈNH LÀO CAI\nSỞ NỘI VỤ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 19/QĐ-SNV\nLào Cai, ngày 15 tháng 1 năm 2024\nQUYẾT ĐỊNH\nVề việc thành lập Tổ giúp việc\n"
        "GIÁM ĐỐC SỞ NỘI VỤ\nCăn cứ Quyết định số 5/QĐ-UBND;\nQUYẾT ĐỊNH:\nĐiều 1. Thành lập Tổ giúp việc.\n"
    )
    h = head(text)
    assert (h.issuer, h.subject) == ("Sở Nội vụ", "Về việc thành lập Tổ giúp việc")
    assert body_after(text).startswith("Căn cứ")


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "authority",
    ["CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", "CHỦ TỊCH UỶ BAN NHÂN DÂN TỈNH HÀ GIANG", "ỦY BAN NHÂN DÂN"],
)
def test_authority_below_a_title_in_capitals(gap: str, authority: str) -> None:
    h = head(
        "ỦY BAN NHÂN DÂN\nTỈNH HÀ GIANG\nSố: 9/QĐ-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Hà Giang, ngày 15 tháng 1 năm 2024\nQUYẾT ĐỊNH\nPHÊ DUYỆT QUY HOẠCH CHI TIẾT\nKHU DU LỊCH"
        f"{gap}{authority}{gap}Căn cứ Luật Quy hoạch;\n"
    )
    assert h.subject == "Phê duyệt quy hoạch chi tiết khu du lịch"


def test_line_of_authority_is_the_issuer_where_the_head_is_cut_off_and_the_annex_has_the_number() -> None:
    h = head(
        "**QUYẾT ĐỊNH**\n\nBAN HÀNH QUY CHẾ LÀM VIỆC CỦA HỘI ĐỒNG KHOA HỌC\n\n**CHỦ TỊCH HỘI ĐỒNG "
        "KHOA HỌC**\n\n"
        "*Căn cứ Luật Khoa học và công nghệ;*\n\n**Điều 1.** Ban hành Quy chế.\n\n**QUY CHẾ**\n\nLÀM VIỆC\n\n"
        "*(Ban hành kèm theo Quyết định số 31/QĐ-HĐKH ngày 04 tháng 3\nnăm 2021 của Chủ tịch Hội "
        "đồng khoa học)*\n"
    )
    assert h.issuer == "Chủ tịch Hội đồng khoa học"
    assert (h.number, h.issued_on, h.place) == ("31/QĐ-HĐKH", "2021-03-04", None)


def test_annex_of_another_kind_says_nothing_of_the_number() -> None:
    h = head("CHỈ THỊ\nVề phòng cháy\n\nYêu cầu các sở.\n(Kèm theo Kế hoạch số 9/KH-UBND ngày 1/2/2023)\n")
    assert (h.number, h.issued_on) == (None, None)


@pytest.mark.parametrize(
    ("number_line", "date_line", "codes"),
    [
        (
            "Số:        /UBND-NC",
            "Bến Tre, ngày      tháng 12 năm 2024",
            {"number-left-blank", "date-left-blank"},
        ),
        ("Số: ……/UBND-NC", "Bến Tre, ngày … tháng … năm 2024", {"number-left-blank", "date-left-blank"}),
        ("Số: 7/UBND-NC", "Bến Tre, ngày 31 tháng 6 năm 2024", {"impossible-date"}),
        ("Số: 7/UBND-NC", "Bến Tre, ngày 30 tháng 02 năm 2024", {"impossible-date"}),
    ],
)
def test_blank_and_impossible_fields_are_null_with_a_warning(
    number_line: str, date_line: str, codes: set[str]
) -> None:
    h = head(
        f"ỦY BAN NHÂN DÂN\nTỈNH BẾN TRE\n{number_line}\nV/v bầu cử\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        f"Độc lập - Tự do - Hạnh phúc\n{date_line}\nKính gửi: Sở Nội vụ.\nThực hiện kế hoạch.\n"
    )
    assert (h.issued_on, h.place) == (None, "Bến Tre")
    assert (h.number is None) is ("number-left-blank" in codes)
    assert {code for code, _ in h.warnings} == codes
    assert h.doc_type == "CV"


PARTY = """TỈNH ỦY BẮC KẠN
BAN TUYÊN GIÁO
*
Số 61-HD/BTGTU

ĐẢNG CỘNG SẢN VIỆT NAM
---------------
Bắc Kạn, ngày 7 tháng 5 năm 2023

HƯỚNG DẪN
tuyên truyền kỷ niệm 133 năm Ngày sinh Chủ tịch Hồ Chí Minh
-----

Thực hiện Kế hoạch của Ban Thường vụ Tỉnh ủy, Ban Tuyên giáo Tỉnh ủy hướng dẫn như sau:
"""


def test_party_paper() -> None:
    h = head(PARTY)
    assert (h.doc_type, h.number, h.issuer) == ("HD", "61-HD/BTGTU", "Ban Tuyên giáo")
    assert (h.place, h.issued_on) == ("Bắc Kạn", "2023-05-07")
    assert h.subject == "tuyên truyền kỷ niệm 133 năm Ngày sinh Chủ tịch Hồ Chí Minh"
    assert body_after(PARTY).startswith("Thực hiện Kế hoạch")


def test_party_title_that_carries_the_whole_head() -> None:
    h = head(
        "CHỈ THỊ SỐ 19-CT/TU NGÀY 12/8/2022\nCỦA BAN THƯỜNG VỤ TỈNH ỦY VỀ TĂNG CƯỜNG QUẢN LÝ ĐẤT ĐAI\n\n"
        "Trong những năm qua, công tác quản lý đất đai có chuyển biến.\n"
    )
    assert (h.doc_type, h.number, h.issued_on) == ("CT", "19-CT/TU", "2022-08-12")
    assert h.issuer == "Ban Thường vụ Tỉnh ủy"
    assert h.subject == "Về tăng cường quản lý đất đai"


TELEGRAM = """ỦY BAN NHÂN DÂN     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH YÊN BÁI          Độc lập - Tự do - Hạnh phúc
Số: 05/CĐ-UBND      Yên Bái, ngày 10 tháng 9 năm 2024
HỎA TỐC
CÔNG ĐIỆN
Về việc ứng phó mưa lớn sau bão số 3

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH YÊN BÁI điện:

- Giám đốc các sở, thủ trưởng các ban, ngành;
- Chủ tịch Ủy ban nhân dân các huyện,
thị xã, thành phố.

Theo bản tin dự báo, mưa lớn còn kéo dài.
"""


def test_telegram_with_urgency() -> None:
    h = head(TELEGRAM)
    assert (h.doc_type, h.number, h.urgency) == ("CĐ", "05/CĐ-UBND", "Hỏa tốc")
    assert h.subject == "Về việc ứng phó mưa lớn sau bão số 3"
    assert h.addressees == (
        "Giám đốc các sở, thủ trưởng các ban, ngành",
        "Chủ tịch Ủy ban nhân dân các huyện, thị xã, thành phố",
    )
    assert body_after(TELEGRAM).startswith("Theo bản tin")


def test_sender_of_a_telegram_without_a_head_is_the_issuer() -> None:
    h = head(
        "**CÔNG ĐIỆN**\nV/V CHỦ ĐỘNG CHỐNG HẠN\n**BỘ TRƯỞNG BỘ CÔNG THƯƠNG điện:**\n- Tập đoàn Điện "
        "lực Việt Nam;\n"
        "- Các Sở Công Thương.\nHạn hán còn kéo dài.\n"
    )
    assert (h.doc_type, h.issuer, h.number) == ("CĐ", "Bộ trưởng Bộ Công thương", None)
    assert h.subject == "Chủ động chống hạn"
    assert h.addressees == ("Tập đoàn Điện lực Việt Nam", "Các Sở Công Thương")


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        ("BỘ TƯ PHÁP\nVĂN PHÒNG", "Văn phòng Bộ Tư pháp"),
        ("UBND TỈNH HÀ NAM\nVĂN PHÒNG", "Văn phòng Ủy ban nhân dân tỉnh Hà Nam"),
        ("UBND TỈNH HÀ NAM\nTHANH TRA", "Thanh tra Ủy ban nhân dân tỉnh Hà Nam"),
        ("UBND TỈNH HÀ NAM\nTHANH TRA TỈNH", "Thanh tra tỉnh"),
        ("BỘ TÀI CHÍNH\nTỔNG CỤC HẢI QUAN", "Tổng cục Hải quan"),
        ("BAN CHẤP HÀNH\nTRUNG ƯƠNG\nBAN NỘI CHÍNH", "Ban Nội chính"),
        ("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ CẦN THƠ", "Ủy ban nhân dân thành phố Cần Thơ"),
        ("ỦY BAN NHÂN DÂN\nXÃ ĐÔNG SƠN", "Ủy ban nhân dân xã Đông Sơn"),
        ("HỘI ĐỒNG NHÂN DÂN\nTỈNH THÁI BÌNH", "Hội đồng nhân dân tỉnh Thái Bình"),
        ("TỔNG CÔNG TY\nCẢNG HÀNG KHÔNG VIỆT NAM", "Tổng công ty cảng hàng không Việt Nam"),
        ("TÒA ÁN NHÂN DÂN\nTỈNH LONG AN", "Tòa án nhân dân tỉnh Long An"),
        ("CÔNG AN TỈNH PHÚ YÊN\nPHÒNG CẢNH SÁT GIAO THÔNG", "Phòng Cảnh sát giao thông"),
        ("BỘ NỘI VỤ - BỘ TÀI CHÍNH", "Bộ Nội vụ - Bộ Tài chính"),
        ("Ủy ban nhân dân tỉnh Kon Tum", "Ủy ban nhân dân tỉnh Kon Tum"),
    ],
)
def test_issuer(lines: str, issuer: str) -> None:
    h = head(
        f"{lines}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 12/ABC-D\n"
        "Hà Nội, ngày 2 tháng 3 năm 2021\nKính gửi: Sở Y tế.\nĐề nghị quý Sở báo cáo.\n"
    )
    assert h.issuer == issuer


@pytest.mark.parametrize(
    "lines", ["**VĂN PHÒNG\nQUỐC HỘI**", "**VĂN\nPHÒNG QUỐC HỘI**", "**VĂN PHÒNG QUỐC\nHỘI**"]
)
def test_issuer_broken_anywhere_by_a_web_copy(lines: str) -> None:
    h = head(
        f"|\n{lines}\n-------\n|\n**CỘNG HÒA\nXÃ HỘI CHỦ NGHĨA VIỆT NAM**\nĐộc lập - Tự do - Hạnh "
        f"phúc\n|\n|\n"
        "Số: 8/TB-VPQH\n|\n*Hà\nNội, ngày 3 tháng 4 năm 2025*\n|\n**THÔNG\nBÁO**\nKẾT LUẬN PHIÊN "
        "HỌP\nNgày 1/4, phiên họp.\n"
    )
    assert (h.issuer, h.place, h.doc_type) == ("Văn phòng Quốc hội", "Hà Nội", "TB")


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("NGHỊ QUYẾT", "NQ"),
        ("QUYẾT ĐỊNH", "QĐ"),
        ("CHỈ THỊ", "CT"),
        ("QUY CHẾ", "QC"),
        ("QUY ĐỊNH", "QyĐ"),
        ("THÔNG CÁO", "TC"),
        ("THÔNG BÁO", "TB"),
        ("HƯỚNG DẪN", "HD"),
        ("CHƯƠNG TRÌNH", "CTr"),
        ("KẾ HOẠCH", "KH"),
        ("PHƯƠNG ÁN", "PA"),
        ("ĐỀ ÁN", "ĐA"),
        ("DỰ ÁN", "DA"),
        ("BÁO CÁO", "BC"),
        ("BIÊN BẢN", "BB"),
        ("TỜ TRÌNH", "TTr"),
        ("HỢP ĐỒNG", "HĐ"),
        ("CÔNG ĐIỆN", "CĐ"),
        ("BẢN GHI NHỚ", "BGN"),
        ("BẢN THỎA THUẬN", "BTT"),
        ("BẢN THOẢ THUẬN", "BTT"),
        ("GIẤY ỦY QUYỀN", "GUQ"),
        ("GIẤY MỜI", "GM"),
        ("GIẤY GIỚI THIỆU", "GGT"),
        ("GIẤY NGHỈ PHÉP", "GNP"),
        ("PHIẾU GỬI", "PG"),
        ("PHIẾU CHUYỂN", "PC"),
        ("PHIẾU BÁO", "PB"),
        ("NGHỊ ĐỊNH", "NĐ"),
        ("THÔNG TƯ", "TT"),
        ("THÔNG TƯ LIÊN TỊCH", "TTLT"),
        ("LUẬT", "LUAT"),
        ("PHÁP LỆNH", "PL"),
        ("KẾT LUẬN", "KL"),
        ("PHIẾU TRÌNH", "PT"),
        ("NGHỊ QUYẾT LIÊN TỊCH", "NQLT"),
        ("T H Ô N G B Á O", "TB"),
        ("Kế hoạch", "KH"),
    ],
)
def test_every_kind(title: str, code: str) -> None:
    h = head(
        "BỘ NỘI VỤ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 1/X-BNV\n"
        f"Hà Nội, ngày 2 tháng 3 năm 2021\n{title}\nVề công tác lưu trữ\n\nTrong năm qua, công tác "
        f"lưu trữ có tiến bộ.\n"
    )
    assert (h.doc_type, h.subject) == (code, "Về công tác lưu trữ")


@pytest.mark.parametrize(
    ("number", "code"),
    [("12/TTr-SNV", "TTr"), ("3/GM-TTr", "GM"), ("9/CT-KK", "CV"), ("9/UBND-VX", "CV")],
)
def test_kind_by_the_number_where_the_title_is_missing(number: str, code: str) -> None:
    note = "V/v kê khai thuế\n" if code == "CV" else ""
    h = head(
        f"CỤC THUẾ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: {number}\n{note}"
        "Hà Nội, ngày 2 tháng 3 năm 2021\nKính gửi: Công ty A.\nCục Thuế trả lời.\n"
    )
    assert h.doc_type == code


def test_title_alone() -> None:
    subject = "Ý kiến của Giám đốc Sở tại buổi giao ban tuần 12"
    text = f"\nTHÔNG BÁO\n\n{subject}\n\nNgày 20/3/2023, Giám đốc Sở chủ trì.\n"
    h = head(text)
    assert (h.doc_type, h.number, h.issuer, h.place, h.issued_on) == ("TB", None, None, None, None)
    assert h.subject == subject
    assert [code for code, _ in h.warnings] == ["no-issue-date"]
    assert body_after(text).startswith("Ngày 20/3/2023")


def test_kinh_gui_alone() -> None:
    text = " Kính gửi: \n\n- Các phòng thuộc Sở; \n\n- Trung tâm Giám định. \n\n\nSở yêu cầu báo cáo.\n"
    h = head(text)
    assert (h.doc_type, h.addressees) == ("CV", ("Các phòng thuộc Sở", "Trung tâm Giám định"))
    assert body_after(text).startswith("Sở yêu cầu")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "Quy định thời gian lái xe ở các nước\n\nỞ nhiều nước, tài xế phải nghỉ sau mỗi bốn giờ.\n",
        "1. Rà soát các hồ chứa nước.\n2. Báo cáo trước ngày 30/6.\n",
        "Dự án Luật Dân số được trình vào tháng 10.\nBáo cáo này nêu kết quả.\n",
    ],
)
def test_no_head(text: str) -> None:
    h = head(text)
    assert (h.doc_type, h.number, h.issuer, h.subject, h.end) == (None, None, None, None, 0)
    assert [code for code, _ in h.warnings] == ["no-head"]


@pytest.mark.parametrize(
    ("block", "addressees"),
    [
        ("Kính gửi: Bộ Xây dựng.\n", ["Bộ Xây dựng"]),
        ("Kính gửi: Bộ Xây dựng; Bộ Công an.\n", ["Bộ Xây dựng", "Bộ Công an"]),
        ("Kính gửi:\n\n+ Bộ Xây dựng;\n\n+ Bộ Công an.\n", ["Bộ Xây dựng", "Bộ Công an"]),
        ("Kính gửi: - Bộ Xây dựng;\n          - Bộ Công an.\n", ["Bộ Xây dựng", "Bộ Công an"]),
        ("Kính gửi:\n1. Bộ Xây dựng;\n2. Bộ Công an.\n", ["Bộ Xây dựng", "Bộ Công an"]),
        ("Kính gửi:\n|\nỦy ban nhân dân\nTỉnh Hà Giang\n|\n", ["Ủy ban nhân dân Tỉnh Hà Giang"]),
        (
            "Kính gửi: Công ty TNHH Bình Minh\n(Địa chỉ: số 5 phố Huế; MST: 0100000001)\n",
            ["Công ty TNHH Bình Minh"],
        ),
        (
            (
                "**Kính gửi:**\n|\n- Các Bộ: Tài chính, Xây dựng;\n- Ủy ban nhân dân tỉnh\nHà Giang.\n|\n"
                "**Đồng kính gửi:**\n|\n- Thủ tướng Chính phủ (để báo cáo).\n"
            ),
            [
                "Các Bộ: Tài chính, Xây dựng",
                "Ủy ban nhân dân tỉnh Hà Giang",
                "Thủ tướng Chính phủ (để báo cáo)",
            ],
        ),
    ],
)
def test_addressees(block: str, addressees: list[str]) -> None:
    top = "Số: 5/BNV-TL\nV/v tiền lương\nHà Nội, ngày 2 tháng 3 năm 2021\n\n"
    text = f"{top}{block}\nBộ Nội vụ nhận được văn bản.\n"
    h = head(text)
    assert list(h.addressees) == addressees
    assert body_after(text).startswith("Bộ Nội vụ nhận")


def test_inline_addressee_goes_on_over_a_full_line() -> None:
    text = (
        "Số: 5/BNV-TL\nV/v tiền lương\nHà Nội, ngày 2 tháng 3 năm 2021\n"
        "Kính gửi: Các Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ và Ủy ban nhân dân\n"
        "các tỉnh\n"
        "Bộ Nội vụ nhận được nhiều văn bản của các địa phương đề nghị hướng dẫn thực hiện\n"
        "chế độ tiền lương đối với người làm việc theo hợp đồng lao động trong cơ quan, nay\n"
    )
    assert head(text).addressees == (
        "Các Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ và Ủy ban nhân dân các tỉnh",
    )


@pytest.mark.parametrize(
    ("stamp", "urgency", "secrecy"),
    [
        ("HOẢ TỐC", "Hỏa tốc", None),
        ("KHẨN", "Khẩn", None),
        ("MẬT", None, "Mật"),
        ("TỐI MẬT", None, "Tối mật"),
        ("BẢN SAO", None, None),
    ],
)
def test_stamps(stamp: str, urgency: str | None, secrecy: str | None) -> None:
    h = head(
        f"BỘ CÔNG AN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n{stamp}\nSố: "
        f"4/TB-BCA\n"
        "Hà Nội, ngày 2 tháng 3 năm 2021\nTHÔNG BÁO\nVề trực Tết\n\nBộ Công an thông báo.\n"
    )
    assert (h.urgency, h.secrecy, h.issuer, h.subject) == (urgency, secrecy, "Bộ Công an", "Về trực Tết")


def test_web_page_above_the_head() -> None:
    text = (
        "Thông tư về lưu trữ mới nhất\n============\n\nTrang chủ\n\nBỘ NỘI VỤ\n\nCỘNG HÒA XÃ HỘI CHỦ "
        "NGHĨA VIỆT NAM\n\n"
        "Độc lập - Tự do - Hạnh phúc\n\nSố: 8/2022/TT-BNV\n\nHà Nội, ngày 2 tháng 3 năm 2022\n\n"
        "THÔNG TƯ\n\nQUY ĐỊNH VỀ LƯU TRỮ\n\n"
        "Căn cứ Luật Lưu trữ;\n"
    )
    h = head(text)
    assert (h.issuer, h.number, h.subject) == ("Bộ Nội vụ", "8/2022/TT-BNV", "Quy định về lưu trữ")


FORWARDED = (
    PLAIN_LETTER
    + """Nơi nhận:
- Như trên;
- Lưu: VT, KT.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Cầm Văn Hòa

BỘ NÔNG NGHIỆP
VÀ PHÁT TRIỂN NÔNG THÔN
Số: 2001/BNN-TL
V/v an toàn hồ chứa
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày 01 tháng 4 năm 2024
Kính gửi: Ủy ban nhân dân các tỉnh.
Bộ đề nghị các tỉnh kiểm tra hồ chứa.
"""
)


def test_forwarded_letter_is_a_second_document() -> None:
    lines = split_lines(FORWARDED)
    parts = split_documents(lines)
    assert len(parts) == 2
    assert lines[parts[1][0]].content == "BỘ NÔNG NGHIỆP"
    assert parts[0][1] == parts[1][0]
    assert parts[1][1] == len(lines)
    assert read_head(lines, parts[1][0]).number == "2001/BNN-TL"


def test_blank_form_in_an_annex_is_no_document() -> None:
    text = FORWARDED.replace("BỘ NÔNG NGHIỆP\nVÀ PHÁT TRIỂN NÔNG THÔN", "Phụ lục I\nMẫu số 01\nTÊN CƠ QUAN")
    assert len(split_documents(split_lines(text))) == 1
    blank = FORWARDED.replace("Số: 2001/BNN-TL", "Số: ……/……")
    assert len(split_documents(split_lines(blank))) == 1


@pytest.mark.parametrize(
    "unit",
    [
        " ",
        "1",
        ",",
        "a) ",
        "(",
        "[",
        "*",
        "|",
        "-",
        "Số: ",
        "ngày ",
        "A",
        "CỘNG HÒA ",
        "V/v ",
        ". ",
        "\t",
        "/1",
        "– ",
    ],
)
def test_hostile_text_costs_linear_time(unit: str) -> None:
    for text in (unit * 50_000, "Số: 1/A-B\nKính gửi: " + unit * 50_000, (unit * 40 + "\n") * 1_500):
        began = time.perf_counter()
        lines = split_lines(text)
        read_head(lines)
        split_documents(lines)
        assert time.perf_counter() - began < 2


def test_provinces_of_two_times() -> None:
    rows = lexicon("provinces")

    def on(day: str) -> set[str]:
        return {
            r["name"] for r in rows if (not r["from"] or r["from"] <= day) and (not r["to"] or day <= r["to"])
        }

    assert len(on("2024-12-31")) == len(on("2025-06-30")) == 63
    assert len(on("2025-07-01")) == len(on("2026-04-30")) == 34
    assert {r["into"] for r in rows if r["into"]} <= on("2025-07-01")
    assert [r["kind"] for r in rows if r["name"] == "Đồng Nai"] == ["thành phố", "tỉnh"]
