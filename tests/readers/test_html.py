"""What of a web page is read, as which lines and rows, and what is left out."""

from __future__ import annotations

import time
import unicodedata

import pytest

from extract.errors import ReadError
from extract.readers.web.html import read_html

HEAD = """<table border=0><tr><td><p>ỦY BAN NHÂN DÂN<br>TỈNH A</p><p>Số: 12/KH-UBND</p></td>
<td><p><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b></p><p>Độc lập - Tự do - Hạnh phúc</p>
<p><i>A, ngày 02 tháng 3 năm 2026</i></p></td></tr></table>"""
FOOT = """<table><tr><td><p>Nơi nhận:</p><p>- Như trên;</p><p>- Lưu: VT.</p></td>
<td><p>TM. ỦY BAN NHÂN DÂN</p><p>CHỦ TỊCH</p><p>Trần Văn B</p></td></tr></table>"""
BODY = "<p>1. Sở Tài chính chủ trì rà soát trước ngày 30/6/2026.</p><p>2. Sở Nội vụ báo cáo kết quả.</p>"
LINES = [
    "ỦY BAN NHÂN DÂN",
    "TỈNH A",
    "Số: 12/KH-UBND",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "A, ngày 02 tháng 3 năm 2026",
    "1. Sở Tài chính chủ trì rà soát trước ngày 30/6/2026.",
    "2. Sở Nội vụ báo cáo kết quả.",
    "Nơi nhận:",
    "- Như trên;",
    "- Lưu: VT.",
    "TM. ỦY BAN NHÂN DÂN",
    "CHỦ TỊCH",
    "Trần Văn B",
]


def lines(page: str) -> list[str]:
    return read_html(page.encode(), "a.html").chars.splitlines()


def test_head_and_foot_are_lines_left_before_right() -> None:
    assert lines(f"<html><body>{HEAD}{BODY}{FOOT}</body></html>") == LINES


def test_one_line_a_row_is_still_left_before_right() -> None:
    rows = [("Nơi nhận:", "KT. CHỦ TỊCH"), ("- Như trên;", "PHÓ CHỦ TỊCH"), ("- Lưu: VT.", "Trần Văn B")]
    table = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in rows)
    assert lines(f"<p>Kính gửi: Sở Y tế</p><table>{table}</table>")[1:] == [
        *(a for a, _ in rows),
        *(b for _, b in rows),
    ]


def test_a_page_laid_out_in_a_table_is_lines() -> None:
    news = "<td><a href='/1'>Tin mới nhất trong ngày</a></td>"
    page = f"<table border=1><tr>{news}<td>{HEAD}{BODY}{FOOT}</td></tr></table>"
    assert lines(page)[-len(LINES) :] == LINES


def test_the_page_around_the_document_is_left_out() -> None:
    page = f"""<body class="has-sidebar">
    <header id="top"><a href="/">Cổng thông tin</a><form>Tìm</form></header>
    <nav>Trang chủ <a>Văn bản</a></nav><div class="breadcrumb">Trang chủ / Văn bản</div>
    <div role="navigation">Danh mục</div>
    <div class="wrap"><h1>Kế hoạch 12/KH-UBND về rà soát</h1><div class="share-buttons">Chia sẻ Zalo</div>
    <div class="toanvancontent">{HEAD}{BODY}{FOOT}</div>
    <div id="mainComments">Bình luận: 1. Các sở phải nghiêm túc thực hiện việc này.</div>
    <div class="vb-lien-quan"><a>Quyết định số 1/QĐ-UBND</a><a>Công văn 2/UBND-TH</a></div></div>
    <aside>Điều 1. Quảng cáo</aside>
    <footer>Bản quyền thuộc về UBND tỉnh A. Điện thoại: 0123</footer><script>var a = "CỘNG HÒA";</script>
    <noscript>Hãy bật JavaScript</noscript><template>mẫu</template><div hidden>ẩn</div>
    <p style="display: none">ẩn nữa</p></body>"""
    assert lines(page) == LINES


def test_a_site_without_class_names_still_leaves_its_head_and_foot() -> None:
    page = f"<header>Cổng thông tin điện tử</header>{HEAD}{BODY}{FOOT}<footer>Bản quyền</footer>"
    assert lines(page) == LINES


@pytest.mark.parametrize(
    "mark",
    [
        "class=menu",
        "class=comments",
        "hidden",
        "role=dialog",
        "aria-hidden=true",
    ],
)
def test_a_document_is_never_furniture(mark: str) -> None:
    assert lines(f"<p>Xin chào</p><div {mark}>{HEAD}{BODY}{FOOT}</div>")[-len(LINES) :] == LINES


def test_what_stands_behind_furniture_stays_whatever_it_holds() -> None:
    assert lines("a<nav>x</nav>b&#x1;c<p hidden>x</p>d<q hidden>x</q>") == ["a", "bc", "d"]


def test_a_paragraph_without_words_is_a_blank_line() -> None:
    assert lines("<p>a</p><p>&nbsp;</p><p>b</p><div></div><p>c</p>") == ["a", "", "b", "c"]


def test_an_annex_beside_the_container_is_kept() -> None:
    page = f"""<div class=content1>{HEAD}{BODY}{FOOT}</div><div>PHỤ LỤC<p>Danh mục nhiệm vụ</p></div>
    <div>Mục lục<p>Điều 1. Phạm vi</p></div><div>Tải ứng dụng của chúng tôi</div>"""
    assert lines(page) == [*LINES, "PHỤ LỤC", "Danh mục nhiệm vụ"]


def test_an_issuer_that_stands_alone_before_the_head_is_kept() -> None:
    head = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    page = f"<main><h1>Tin</h1><div>BỘ Y TẾ</div><div><p>{head}</p>{BODY * 4}</div></main>"
    assert lines(page)[:2] == ["BỘ Y TẾ", head]


def test_word_contents_and_citations_by_link_are_the_document() -> None:
    page = '<p class="MsoToc1">Mục 1</p><p>Theo <a class="related" href="/x">Luật Đất đai</a>, giao Sở.</p>'
    assert lines(page) == ["Mục 1", "Theo Luật Đất đai, giao Sở."]


def test_blocks_are_lines_and_inline_elements_run_on() -> None:
    page = (
        "<div>Giao <b>S</b><i>ở</i>\n  Y&nbsp;&nbsp; t&#7871;:"
        "<p>a&lt;b &amp; c<br>d</p>sau<wbr>này m<sup>2</sup></div>"
    )
    placed = read_html(page.encode(), "a")
    assert placed.chars == "Giao Sở Y tế:\na<b & c\nd\nsaunày m2\n"
    assert [(p.paragraph, placed.chars[p.start : p.end]) for p in placed.places] == [
        (0, "Giao Sở Y tế:"),
        (1, "a<b & c"),
        (1, "d"),
        (2, "saunày m2"),
    ]


def test_blank_lines_of_breaks_stay_single() -> None:
    assert lines("<p><br>a<br><br><br>b<br></p>") == ["a", "", "b"]


def test_preformatted_lines_stay() -> None:
    assert lines("<pre>a\nb  c\n\nd</pre>") == ["a", "b c", "", "d"]


def test_letters_are_composed_and_hidden_hyphens_gone() -> None:
    decomposed = unicodedata.normalize("NFD", "Ủy ban")
    assert lines(f"<p>{decomposed} nhân&shy;dân\u200b</p>") == ["Ủy ban nhândân"]


def test_lists_get_their_labels() -> None:
    page = """<ol start=3><li>ba<li value=7>bảy<ol type=a><li>con<li><p>con nữa</p><p>tiếp</p></ol>
    <li>tám</ol><ol type=I><li>một<li>hai</ol><ol style="list-style-type: lower-roman"><li>x</ol>
    <ul><li>gạch<li>+ cộng</ul><ul style="list-style:none"><li>không</ul><ol><li>1. sẵn<li></li><li>ba</ol>
    <ol reversed><li>hai<li>một</ol><ol type=A start=27><li>xa</ol>"""
    assert lines(page) == [
        "3. ba",
        "7. bảy",
        "a. con",
        "b. con nữa",
        "tiếp",
        "8. tám",
        "I. một",
        "II. hai",
        "i. x",
        "- gạch",
        "+ cộng",
        "không",
        "1. sẵn",
        "3. ba",
        "2. hai",
        "1. một",
        "AA. xa",
    ]


def test_a_table_is_rows_with_places() -> None:
    page = """<p>Phụ lục</p><table><tr><th>STT<th>Nhiệm vụ<th>Chủ trì</tr>
    <tr><td>1<td><p>Rà soát|xong</p><p>báo cáo</p><td>Sở Y tế</tr></table>"""
    placed = read_html(page.encode(), "a")
    assert placed.chars.splitlines()[1:] == [
        "| STT | Nhiệm vụ | Chủ trì |",
        "| 1 | Rà soát xong báo cáo | Sở Y tế |",
    ]
    cells = {p.cell: placed.chars[p.start : p.end] for p in placed.places if p.cell}
    assert cells[(0, 1, 2)] == "Sở Y tế"


def test_spans_keep_columns_aligned() -> None:
    page = """<table border=1>
    <thead><tr><td rowspan=2>TT<td rowspan=2>Việc<td colspan=2>Đơn vị<td rowspan=2>Hạn</tr>
    <tr><td>Chủ trì<td>Phối hợp</tr></thead><tr><td colspan=5>I. Nhóm</tr>
    <tr><td>1<td>Việc<td rowspan=2>Sở A<td>Sở B<td>30/6</tr>
    <tr><td>2<td>Việc hai<td>Sở C<td>30/7</tr></table>"""
    assert lines(page) == [
        "| TT | Việc | Đơn vị |  | Hạn |",
        "|  |  | Chủ trì | Phối hợp |  |",
        "| I. Nhóm |  |  |  |  |",
        "| 1 | Việc | Sở A | Sở B | 30/6 |",
        "| 2 | Việc hai |  | Sở C | 30/7 |",
    ]


def test_empty_columns_and_a_foot_before_the_body_are_put_right() -> None:
    page = """<table border=1><tfoot><tr><td>Tổng<td><td>2</tr></tfoot><tr><td>A<td>&nbsp;<td>1</tr>
    <tr><td>B<td><td>1</tr></table>"""
    assert lines(page) == ["| A | 1 |", "| B | 1 |", "| Tổng | 2 |"]


def test_a_table_with_a_word_of_recipients_in_a_cell_is_still_a_table() -> None:
    page = "<table border=1><tr><th>STT<th>Nội dung<tr><td>1<td>Nơi nhận: lập danh sách</table>"
    assert lines(page) == ["| STT | Nội dung |", "| 1 | Nơi nhận: lập danh sách |"]


@pytest.mark.parametrize("span", ["0", "-1", "x", "999999999999", "99999", "²"])
def test_absurd_spans_do_no_harm(span: str) -> None:
    row = f"<tr><td colspan={span} rowspan={span}>a<td>b</tr>"
    assert "b" in read_html(f"<table border=1>{row * 50}</table>".encode(), "a").chars


WORDS = "Ủy ban nhân dân tỉnh giao Sở Y tế thực hiện việc này và báo cáo kết quả của đơn vị được giao."


def cp1258(words: str) -> bytes:
    out = b""
    for c in words:
        base, *tones = list(unicodedata.normalize("NFD", c))
        tone = "".join(t for t in tones if t in "\u0300\u0301\u0303\u0309\u0323")
        vowel = unicodedata.normalize("NFC", base + "".join(t for t in tones if t not in tone))
        out += vowel.encode("cp1258") + tone.encode("cp1258")
    return out


@pytest.mark.parametrize(
    "data",
    [
        f"<p>{WORDS}".encode(),
        b"\xef\xbb\xbf" + f"<p>{WORDS}".encode(),
        ("\ufeff" + f"<p>{WORDS}").encode("utf-16-le"),
        b'<meta charset="windows-1258"><p>' + cp1258(WORDS),
        b"<p>" + cp1258(WORDS),
        b'<meta http-equiv="Content-Type" content="text/html; charset=utf-8"><p>' + cp1258(WORDS),
        b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><p>' + WORDS.encode(),
        b"<meta charset=windows-1252><p>" + WORDS.encode("cp1252", "xmlcharrefreplace"),
        b'<?xml version="1.0" encoding="iso-8859-1"?><p>' + WORDS.encode("latin-1", "xmlcharrefreplace"),
        b"<meta charset=x-unknown><p>" + WORDS.encode("ascii", "xmlcharrefreplace"),
    ],
)
def test_the_same_words_come_out_of_every_encoding(data: bytes) -> None:
    assert read_html(data, "a").chars == WORDS + "\n"


TCVN3 = "UBND tØnh giao c¸c Së thùc hiÖn viÖc nµy vµ b¸o c¸o cña nh©n d©n ®\xad¬ng nhiªn"


@pytest.mark.parametrize(
    "data",
    [
        f"<p>{TCVN3}".encode("latin-1"),
        f"<p>{TCVN3}".encode(),
        b"<meta charset=windows-1252><p>" + TCVN3.encode("ascii", "xmlcharrefreplace"),
    ],
)
def test_letters_of_an_old_font_are_converted(data: bytes) -> None:
    placed = read_html(data, "a")
    words = "UBND tỉnh giao các Sở thực hiện việc này và báo cáo của nhân dân đương nhiên"
    assert placed.chars == words + "\n"
    assert [code for code, _ in placed.notes] == ["legacy-encoding"]


def test_a_broken_byte_in_declared_utf8_is_noted() -> None:
    page = b"<meta charset=utf-8><p>" + (WORDS * 30).encode() + b"\xff"
    assert [code for code, _ in read_html(page, "a").notes] == ["lost-characters"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"   ",
        b"<!-- -->",
        b"<html><body><div id=root></div><script>app()</script></body></html>",
        b"\x00\x01\x02" * 99,
    ],
)
def test_what_is_no_page_is_one_error(data: bytes) -> None:
    with pytest.raises(ReadError) as error:
        read_html(data, "trang.html")
    assert error.value.name == "trang.html"
    assert "\n" not in error.value.line("en")


@pytest.mark.parametrize("tag", ["font", "span", "div"])
def test_deep_nesting_loses_no_words_or_is_an_error(tag: str) -> None:
    page = f"<p>đầu{f'<{tag}>' * 5000}giữa{f'</{tag}>' * 5000}<p>cuối".encode()
    if tag == "div":
        with pytest.raises(ReadError):
            read_html(page, "a")
    else:
        assert read_html(page, "a").chars == "đầugiữa\ncuối\n"


@pytest.mark.parametrize(
    "page",
    [
        "<table><tr><td>" * 600 + "x",
        "<div class=menu>" * 900 + "x" * 99,
        "<ul><li>" * 900 + "x",
        "<p>a" * 40_000,
        "<table border=1>" + "<tr><td>a<td colspan=64 rowspan=999>b" * 3000,
        "<a>x</a>" * 40_000,
        "<p style='" + "display:" * 20_000 + "'>x",
        "CỘNG HÒA XÃ HỘI " * 20_000,
    ],
)
def test_hostile_pages_take_no_time(page: str) -> None:
    began = time.perf_counter()
    read_html(page.encode(), "a")
    assert time.perf_counter() - began < 10
