"""What a Word file says once it is read: order, numbers, final text, tables, fonts; and what is refused."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document

from extract.errors import ReadError
from extract.readers.word import package as word_package
from extract.readers.word.docx import read_docx
from tests.readers.word import (
    NAMES,
    REL,
    definition,
    font,
    level,
    lines,
    listed,
    p,
    packed,
    run,
    tbl,
    tc,
    use,
)

# --- order and places


def test_a_file_of_word_is_read_in_order_with_its_places() -> None:
    made = Document()
    made.add_paragraph("Giao Sở Y tế:")
    table = made.add_table(2, 3, style="Table Grid")
    for i, words in enumerate(("STT", "Nhiệm vụ", "Thời hạn", "1", "Rà soát | thống kê", "30/6/2026")):
        table.cell(i // 3, i % 3).text = words
    made.add_paragraph("Nơi nhận:")
    made.sections[0].header.paragraphs[0].text = "Đầu trang"
    file = io.BytesIO()
    made.save(file)
    placed = read_docx(file.getvalue(), "a.docx")
    assert placed.chars == (
        "Giao Sở Y tế:\n| STT | Nhiệm vụ | Thời hạn |\n| 1 | Rà soát thống kê | 30/6/2026 |\nNơi nhận:\n"
    )
    seen = [(placed.chars[x.start : x.end], x.paragraph, x.cell) for x in placed.places]
    assert seen[0] == ("Giao Sở Y tế:", 0, None)
    assert seen[5] == ("Rà soát thống kê", None, (0, 1, 1))
    assert seen[-1] == ("Nơi nhận:", 7, None)
    assert placed.notes == ()


def test_content_controls_links_and_fields_stand_in_their_place() -> None:
    body = (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{p('Một')}<w:sdt><w:sdtContent>{p('Hai')}</w:sdtContent></w:sdt>"
        f"</w:sdtContent></w:sdt><w:customXml>{p('Ba')}</w:customXml>"
    )
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("đây")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    link = f"<w:hyperlink>{run(' và kia')}</w:hyperlink><w:smartTag>{run(' nữa')}</w:smartTag>"
    assert lines(body + p(run("Xem ") + field + link)) == ["Một", "Hai", "Ba", "Xem đây và kia nữa"]


def test_text_boxes_stand_before_or_behind_the_words_they_are_anchored_in() -> None:
    def box(words: str) -> str:
        newer = f"<wps:txbx><w:txbxContent>{p(words)}</w:txbxContent></wps:txbx>"
        older = f"<v:textbox><w:txbxContent>{p('cũ')}</w:txbxContent></v:textbox>"
        return (
            f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{newer}</w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict>{older}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )

    assert lines(p(box("HỎA TỐC") + run("Số: 1/CĐ-TTg") + box("DỰ THẢO"))) == [
        "HỎA TỐC",
        "Số: 1/CĐ-TTg",
        "DỰ THẢO",
    ]


def test_notes_stand_at_the_end_in_the_order_of_the_text() -> None:
    def refer(kind: str, key: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{key}"/></w:r>'

    body = p(run("Luật") + refer("footnote", 3) + run(" này") + refer("endnote", 1)) + p(refer("footnote", 2))
    notes = '<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>' + "".join(
        f'<w:footnote w:id="{key}">{p(f" Chú {key}")}</w:footnote>' for key in (2, 3)
    )
    ends = f'<w:endnote w:id="1">{p("Cuối")}</w:endnote>'
    found = lines(body, footnotes=notes, endnotes=ends)
    assert found == ["Luật này", "", "[1] Chú 3", "[2] Cuối", "[3] Chú 2"]


def test_tabs_breaks_and_hyphens() -> None:
    def tabbed(*words: str) -> str:
        return p("<w:r><w:tab/></w:r>".join(run(w) for w in words))

    body = tabbed("a)", "Giao Sở Y tế") + tabbed("", "Căn cứ Luật") + tabbed("Nơi nhận:", "", "GIÁM ĐỐC")
    assert lines(body) == ["a) Giao Sở Y tế", "Căn cứ Luật", "Nơi nhận:    GIÁM ĐỐC"]
    marks = (
        "<w:t>TB</w:t><w:noBreakHyphen/><w:t>UBND</w:t><w:br/><w:t>hai</w:t><w:softHyphen/><w:t>\xad</w:t>"
    )
    assert lines(p(f"<w:r>{marks}</w:r>")) == ["TB-UBND", "hai"]


# --- the final text


def test_tracked_changes_are_read_as_accepted_and_noted() -> None:
    body = p(
        run("Giao ")
        + f"<w:del><w:r><w:delText>Sở Y tế</w:delText></w:r>{run('cũ')}</w:del>"
        + f"<w:ins>{run('Sở Nội vụ')}</w:ins>"
        + f"<w:moveFrom>{run(' đi')}</w:moveFrom><w:moveTo>{run(' đến')}</w:moveTo>"
    )
    placed = read_docx(packed(body=body), "a.docx")
    assert placed.chars == "Giao Sở Nội vụ đến\n"
    assert [code for code, _ in placed.notes] == ["tracked-changes"]


def test_a_deleted_paragraph_end_joins_two_paragraphs_and_a_deleted_row_is_gone() -> None:
    body = p("Giao Sở ", "<w:rPr><w:del/></w:rPr>") + p("Y tế", listed(1))
    numbers = definition(0, level(0, "decimal", "%1.")) + use(1, 0)
    assert lines(body, numbering=numbers) == ["1. Giao Sở Y tế"]
    gone = "<w:trPr><w:del/></w:trPr>" + tc("x") + tc("y")
    assert lines(tbl(tc("a") + tc("b"), gone, tc("c") + tc("d"))) == ["| a | b |", "| c | d |"]


def test_hidden_text_is_left_out_directly_and_through_styles() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="I"><w:basedOn w:val="H"/></w:style>'
    )
    body = p(
        run("hiện ")
        + run("ẩn", "<w:vanish/>")
        + run("ẩn", '<w:rStyle w:val="I"/>')
        + run("lại", '<w:rStyle w:val="I"/><w:vanish w:val="0"/>')
    )
    assert lines(body, styles=styles) == ["hiện lại"]


# --- tables


def test_merged_cells_keep_their_words_once_and_the_columns_in_line() -> None:
    first = '<w:vMerge w:val="restart"/>'
    body = tbl(
        tc("TT", first) + tc("Việc", first) + tc("Đơn vị", '<w:gridSpan w:val="2"/>'),
        tc("", "<w:vMerge/>") + tc("", "<w:vMerge/>") + tc("Chủ trì") + tc("Phối hợp"),
        tc("1") + tc("Rà soát") + tc("Sở Y tế") + tc("Sở Nội vụ"),
        tc("Nhóm hai", '<w:gridSpan w:val="4"/>'),
    )
    assert lines(body) == [
        "| TT | Việc | Đơn vị |  |",
        "|  |  | Chủ trì | Phối hợp |",
        "| 1 | Rà soát | Sở Y tế | Sở Nội vụ |",
        "| Nhóm hai |  |  |  |",
    ]


def test_edges_that_are_out_by_a_hair_make_no_columns() -> None:
    wide = '<w:gridSpan w:val="2"/>'
    body = tbl(tc("a", wide) + tc("b") + tc("c"), tc("d") + tc("e", wide) + tc("f"))
    assert lines(body) == ["| a | b | c |", "| d | e | f |"]


def test_tables_inside_cells_are_words_of_the_cell() -> None:
    inside = tc(p("gồm:") + tbl(tc("một") + tc("hai"), tc("ba") + tc("bốn")) + p())
    assert lines(tbl(tc("1") + inside, tc("2") + tc("x"))) == ["| 1 | gồm: một hai ba bốn |", "| 2 | x |"]


def test_tables_that_lay_out_a_head_or_a_foot_become_lines() -> None:
    head = tbl(
        tc(p("UBND TỈNH") + p("SỞ NỘI VỤ")) + tc("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        tc("Số: 1/TB") + tc("Hà Nội, ngày 1/6/2026"),
        borders=False,
    )
    assert lines(head) == [
        "UBND TỈNH",
        "SỞ NỘI VỤ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 1/TB",
        "Hà Nội, ngày 1/6/2026",
    ]
    assert lines(tbl(tc(p("Nơi nhận:") + p("- Như trên;")) + tc("GIÁM ĐỐC"))) == [
        "Nơi nhận:",
        "- Như trên;",
        "GIÁM ĐỐC",
    ]
    assert lines(tbl(tc("a") + tc("b"), borders=False)) == ["a", "b"]
    assert lines(tbl(tc(p("khung") + p("chữ")))) == ["khung", "chữ"]


def test_a_table_of_tasks_without_lines_remains_a_table() -> None:
    row = tc("1") + tc("Rà soát") + tc("Sở Y tế") + tc("Quý III")
    assert lines(tbl(row, row, borders=False)) == ["| 1 | Rà soát | Sở Y tế | Quý III |"] * 2


def test_lines_drawn_around_cells_alone_make_a_table() -> None:
    drawn = "".join(f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right"))
    cell = f"<w:tcBorders>{drawn}</w:tcBorders>"
    assert lines(tbl(tc("a", cell) + tc("b", cell), borders=False)) == ["| a | b |"]
    under = '<w:tcBorders><w:bottom w:val="single"/></w:tcBorders>'
    assert lines(tbl(tc("a", under) + tc("b", under), borders=False)) == ["a", "b"]


# --- fonts


def test_old_fonts_are_converted_by_run_and_noted() -> None:
    tcvn3 = run("Së Y tÕ th", font(".VnTime")) + f"<w:r><w:rPr>{font('.VnTime')}</w:rPr><w:softHyphen/></w:r>"
    body = p(tcvn3 + run("êng", font(".VnTime")) + run(" Sở Nội vụ", font("Times New Roman")))
    placed = read_docx(
        packed(body=body + p(run("Sôû Y te", font("VNI-Times")) + run("á", font("VNI-Times")))), "a"
    )
    assert placed.chars == "Sở Y tế thường Sở Nội vụ\nSở Y tế\n"
    assert [code for code, _ in placed.notes] == ["legacy-encoding"]


def test_the_font_comes_through_styles_and_defaults() -> None:
    styles = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{font('.VnTime')}</w:rPr></w:rPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"/>'
        f'<w:style w:type="paragraph" w:styleId="U"><w:rPr>{font("Arial")}</w:rPr></w:style>'
    )
    body = p("cña") + p("của", '<w:pStyle w:val="U"/>') + p("cña", '<w:pStyle w:val="U"/>')
    assert lines(body, styles=styles) == ["của", "của", "cña"]


def test_signs_of_drawing_fonts_are_signs_of_unicode() -> None:
    body = p(
        '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t> có, </w:t>'
        '<w:sym w:font="Symbol" w:char="F0B3"/></w:r>'
    )
    assert lines(body + p(run("\uf0d8 việc", font("Wingdings")))) == ["☑ có, ≥", "• việc"]


# --- what is refused


def test_damaged_files_are_refused_in_one_line() -> None:
    whole = packed(body=p("Giao Sở Y tế rà soát.") * 50)
    broken = packed(body="<w:p><w:r></w:p>")
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w") as archive:
        archive.writestr("a.txt", "a")
    spoilt = bytearray(whole)
    spoilt[whole.index(b"word/document.xml") + 60] ^= 0xFF
    for data in (
        b"",
        b"PK\x03\x04",
        whole[:-40],
        whole[: len(whole) // 2],
        broken,
        empty.getvalue(),
        bytes(spoilt),
    ):
        with pytest.raises(ReadError, match="hỏng") as caught:
            read_docx(data, "a.docx")
        assert caught.value.line("en").startswith("a.docx: damaged Word file")
        assert len(caught.value.line().splitlines()) == 1


def test_a_locked_file_is_told_from_a_damaged_one() -> None:
    with pytest.raises(ReadError, match="mật khẩu"):
        read_docx(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "a.docx")


def test_bombs_are_refused_before_they_are_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    file = io.BytesIO(packed(body=p("x")))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image1.bmp", bytes(65 << 20))
    with pytest.raises(ReadError, match="quá lớn"):
        read_docx(file.getvalue(), "a.docx")
    monkeypatch.setattr(word_package, "UNPACKED_LIMIT", 100)
    with pytest.raises(ReadError, match="quá lớn"):
        read_docx(packed(body=p("x" * 200)), "a.docx")


def test_entities_are_not_followed() -> None:
    doctype = '<!DOCTYPE w:document [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY a "aaaaaaaaaa">]>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        body = f"{p('Một')}<w:p><w:r><w:t>&f;&a;</w:t></w:r></w:p>"
        inside = f"<w:document {NAMES}><w:body>{body}</w:body></w:document>"
        archive.writestr("word/document.xml", doctype + inside)
    assert read_docx(file.getvalue(), "a.docx").chars == "Một\n\n"


def test_a_file_with_dangling_relationships_and_odd_names_is_read() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(
            "word\\Document.xml", f"<w:document {NAMES}><w:body>{p('Một')}</w:body></w:document>"
        )
        link = f'<Relationship Id="r" Type="{REL}/styles" Target="../NULL"/>'
        archive.writestr("word/_rels/document.xml.rels", f"<Relationships>{link}</Relationships>")
    assert read_docx(file.getvalue(), "a.docx").chars == "Một\n"


def test_styles_that_are_based_on_each_other_end() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>'
        for a, b in ("AB", "BA")
    )
    assert lines(p("x", '<w:pStyle w:val="A"/>'), styles=styles) == ["x"]
