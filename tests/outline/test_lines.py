"""Visual lines: what each is, free of the marks of its copy; page numbers known by their neighbours."""

from __future__ import annotations

import pytest

from extract.outline.lines import Kind, clean, mark_pages, split_lines


def kinds(text: str) -> list[Kind]:
    return [line.kind for line in mark_pages(split_lines(text), [])]


def pages(text: str) -> list[str]:
    """The contents of the lines that were set apart as page numbers."""
    return [x.content for x in mark_pages(split_lines(text), []) if x.kind is Kind.PAGE]


@pytest.mark.parametrize(
    ("raw", "content"),
    [
        ("**Sở** Nội **vụ**", "Sở Nội vụ"),
        ("C****hi cục Thú y", "Chi cục Thú y"),
        ("### II. NHIỆM VỤ", "II. NHIỆM VỤ"),
        ("| Sở Y tế |", "Sở Y tế"),
        ("|| Sở Y tế", "Sở Y tế"),
        ("  Sở\t Y \u00a0 tế ", "Sở Y tế"),
        ("* Đối với các trường", "* Đối với các trường"),
        ("#hashtag giữ nguyên", "#hashtag giữ nguyên"),
        ("5 * 3", "5 3"),
        ("", ""),
    ],
)
def test_marks_of_a_copy_are_left_out(raw: str, content: str) -> None:
    assert clean(raw) == content


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("", Kind.BLANK),
        (" \t\u00a0", Kind.BLANK),
        ("\x0c", Kind.PAGE),
        ("|", Kind.PIPE),
        (" | | ", Kind.PIPE),
        ("_____", Kind.RULE),
        ("-----------", Kind.RULE),
        ("***", Kind.RULE),
        ("| --- | --- |", Kind.RULE),
        ("..........", Kind.RULE),
        ("Trang 3", Kind.PAGE),
        ("Trang 3/12", Kind.PAGE),
        ("- 4 -", Kind.PAGE),
        ("Trang trại số 3", Kind.TEXT),
        ("--", Kind.TEXT),
        ("Sở Y tế", Kind.TEXT),
    ],
)
def test_a_line_says_what_it_is(raw: str, kind: Kind) -> None:
    assert kinds(raw) == [kind]


def test_lines_are_extents_of_the_text() -> None:
    text = "Một\n\n  **Hai** \nBa"
    assert [text[x.start : x.end] for x in split_lines(text)] == text.split("\n")
    assert [x.content for x in split_lines(text)] == ["Một", "", "Hai", "Ba"]
    assert [x.indent for x in split_lines(text)] == [0, 0, 2, 0]


@pytest.mark.parametrize(
    "text",
    [
        "Rà soát các điểm sạt lở ven\n\n2\n\nsông trước mùa mưa.",  # in mid-sentence
        "Rà soát các điểm sạt lở.\n\n                        2\n\nKiểm tra đê.",  # centred
        "Rà soát các điểm sạt lở.\n\x0c\n2\nKiểm tra đê.",  # behind a form feed
        "Rà soát các điểm sạt lở.\n2\n\x0c\nKiểm tra đê.",  # before a form feed
        "Rà soát các điểm sạt lở.\n\x0c2\nKiểm tra đê.",  # on the form feed's own line
    ],
)
def test_a_lone_number_between_pages_is_a_page_number(text: str) -> None:
    assert "2" in pages(text)


def test_pages_go_on_counting() -> None:
    text = "Đoạn một chưa hết\n\n7\n\nđoạn một hết.\n\nĐoạn hai.\n\n8\n\nĐoạn ba.\n\n40\n\nĐoạn bốn."
    assert pages(text) == ["7", "8"]


def test_numbers_of_rows_are_no_pages() -> None:
    lines = split_lines("TT\nRà soát quy hoạch đất\n2\nkiểm tra hồ chứa\n")
    assert [x.kind for x in mark_pages(lines, [(0, 4)])][:4] == [Kind.TEXT] * 4
    assert mark_pages(lines, [])[2].kind is Kind.PAGE  # the same line outside a table


def test_a_number_with_words_is_text() -> None:
    assert pages("2 xã chưa có trạm y tế\n\nvà 3\n\nđơn vị khác") == []


def test_a_line_beside_two_page_marks_is_a_running_foot() -> None:
    page = "Sở Nội vụ rà soát bến cá trên địa bàn tỉnh trong quý này và\n\nCông văn 81/SNV-TCBC\n{}\n\n"
    text = "".join(page.format(" " * 30 + str(no)) for no in (2, 3)) + "báo cáo kết quả.\n"
    assert pages(text).count("Công văn 81/SNV-TCBC") == 2
    once = text.replace("Công văn 81/SNV-TCBC", "quý sau", 1)
    assert "Công văn 81/SNV-TCBC" not in pages(once)
