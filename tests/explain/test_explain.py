"""Why things are as they are: what is told agrees with the record, and each decision has its own words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import extract
from extract.explain import explain
from extract.explain.words import FIELDS, Glossary, shown_value
from tests.explained import DOCUMENTS, each_document, explained

if TYPE_CHECKING:
    from extract.explain import Explanation, Passage, Reason
    from schemas import Directive

ROOT = Path(extract.__file__).parents[1]
GLOSSARY = Glossary()


def folded(text: str, span: tuple[int, int]) -> str:
    """The words of `span` with blanks folded."""
    start, end = span
    assert 0 <= start < end <= len(text)
    return " ".join(text[start:end].split())


# --- all documents at hand ----------------------------------------------------------------------------------


@each_document
def test_the_record_is_the_one_that_extract_gives(path: Path) -> None:
    assert explained(path).record == extract.extract(path)
    data = path.read_bytes()
    assert explain(data, name="x.txt").record == extract.extract(data, name="x.txt")


@each_document
def test_every_directive_has_reasons_and_nothing_else_has(path: Path) -> None:
    one = explained(path)
    assert set(one.reasons) == {directive.id for directive in one.record.directives}
    for reasons in one.reasons.values():
        fields = [reason.field for reason in reasons]
        assert fields.count("order") == 1
        assert fields == sorted(fields, key=[*FIELDS].index)  # in the order in which the chain is told


@each_document
def test_every_quotation_is_the_folded_words_of_its_span(path: Path) -> None:
    one = explained(path)
    claims = [claim for each in one.collisions for claim in (each.winner, each.loser)]
    for told in (*(r for reasons in one.reasons.values() for r in reasons), *one.passages, *claims):
        assert folded(one.record.text, told.span) == told.text


@each_document
def test_the_fields_of_the_chain_are_those_of_the_record(path: Path) -> None:
    one = explained(path)
    for directive in one.record.directives:
        reasons = one.reasons[directive.id]
        for field, parts in (
            ("leads", directive.leads),
            ("coordinators", directive.coordinators),
            ("report_to", directive.report_to),
            ("action", directive.actions),
            ("deadlines", directive.deadlines),
        ):
            told = [(reason.text, reason.span) for reason in reasons if reason.field == field]
            assert told == [(part.text, part.span) for part in parts]
        _agree(directive, reasons)
        named = {
            one.record.references[i].title
            or f"{one.record.references[i].type} {one.record.references[i].number}"
            for i in directive.references
        }
        assert {reason.value for reason in reasons if reason.field == "references"} == named


def _agree(directive: Directive, reasons: tuple[Reason, ...]) -> None:
    """The values that are told are those of the record: names that were restored, days, rhythms."""
    for field, parties in (("leads", directive.leads), ("coordinators", directive.coordinators)):
        told = [reason.value or reason.text for reason in reasons if reason.field == field]
        assert told == [party.full_name or party.name for party in parties]
    dated = [reason for reason in reasons if reason.field == "deadlines"]
    for reason, deadline in zip(dated, directive.deadlines, strict=True):
        for value in (deadline.start, deadline.due, deadline.rrule):
            assert value is None or value in reason.value
        assert bool(reason.value) == any((deadline.start, deadline.due, deadline.rrule))


@each_document
def test_every_name_has_a_sentence_in_both_languages(path: Path) -> None:
    one = explained(path)
    named = {reason.by for reasons in one.reasons.values() for reason in reasons}
    named |= {passage.by for passage in one.passages}
    named |= {name for each in one.collisions for name in (each.winner.by, each.loser.by, each.why)}
    named |= {name for directive in one.record.directives for name in directive.origin}
    assert [name for name in named if name not in GLOSSARY] == []
    assert [name for name in named if GLOSSARY.said(name, "vi") == GLOSSARY.said(name, "en")] == []


@each_document
def test_a_passage_belongs_to_the_directive_it_stands_in(path: Path) -> None:
    one = explained(path)
    spans = {directive.id: directive.span for directive in one.record.directives}
    begun = []
    for passage in one.passages:
        if passage.directive is None:
            assert passage.outcome != "directive"
            continue
        assert passage.outcome in ("directive", "part")
        start, end = spans[passage.directive]
        assert start <= passage.span[0] < end
        if passage.outcome == "directive":
            begun.append(passage.directive)
    assert len(set(begun)) == len(begun)  # each begins once
    assert begun == [each.id for each in one.record.directives if each.id in begun]  # in reading order


@each_document
def test_passages_come_in_reading_order_and_collisions_are_on_common_words(path: Path) -> None:
    one = explained(path)
    for i, passage in enumerate(one.passages):
        start, end = passage.span
        before = one.passages[:i]
        # one that turns back only repeats a part of one before it
        ahead = all(each.span[0] <= start for each in before)
        assert ahead or any(each.span[0] <= start and end <= each.span[1] for each in before)
    for each in one.collisions:
        assert each.winner.span[0] < each.loser.span[1]
        assert each.loser.span[0] < each.winner.span[1]


@each_document
def test_collisions_of_a_span_are_those_whose_loser_begins_in_it(path: Path) -> None:
    one = explained(path)
    whole = (0, len(one.record.text))
    assert one.colliding(whole) == one.collisions
    for each in one.collisions:
        start, end = each.loser.span
        assert each in one.colliding((start, end))
        assert each not in one.colliding((start + 1, len(one.record.text)))


def test_documents_show_every_kind_of_outcome_and_of_field() -> None:
    every = [explained(path) for path in DOCUMENTS]
    outcomes = {passage.outcome for one in every for passage in one.passages}
    assert outcomes == {"directive", "part", "lead_in", "heading", "none"}
    fields = {reason.field for one in every for reasons in one.reasons.values() for reason in reasons}
    assert fields == set(FIELDS) - {"collision", "missing"}


# --- one decision after the other ---------------------------------------------------------------------------

PLAN = """ỦY BAN NHÂN DÂN
TỈNH BÌNH SƠN

Số: 24/KH-UBND
Bình Sơn, ngày 05 tháng 3 năm 2026

KẾ HOẠCH
Trồng cây ven đường năm 2026

{}
"""
LETTER = """ỦY BAN NHÂN DÂN
TỈNH BÌNH SƠN

Số: 14/UBND-NC
V/v chăm sóc cây xanh

Bình Sơn, ngày 05 tháng 3 năm 2026

Kính gửi: Các sở, ban, ngành tỉnh.

{}
"""
DECISION = """ỦY BAN NHÂN DÂN
TỈNH BÌNH SƠN

Số: 31/2026/QĐ-UBND
Bình Sơn, ngày 05 tháng 3 năm 2026

QUYẾT ĐỊNH
Ban hành Quy chế quản lý nhà văn hóa thôn

ỦY BAN NHÂN DÂN TỈNH BÌNH SƠN

QUYẾT ĐỊNH:

{}
"""
SUBMISSION = """ỦY BAN NHÂN DÂN
TỈNH BÌNH SƠN

Số: 9/TTr-UBND
Bình Sơn, ngày 05 tháng 3 năm 2026

TỜ TRÌNH
Về việc hỗ trợ sửa cầu treo

Kính gửi: Thủ tướng Chính phủ.

{}
"""


def of(form: str, body: str) -> Explanation:
    """The explanation of an invented document."""
    return explain(form.format(body.strip()).encode())


def passage(one: Explanation, words: str) -> Passage:
    """The passage that begins with `words`."""
    (found,) = [each for each in one.passages if each.text.startswith(words)]
    return found


def judged(form: str, body: str, words: str) -> tuple[str, str]:
    """What became of the passage that begins with `words`, and by what."""
    found = passage(of(form, body), words)
    return found.outcome, found.by


def reasons(one: Explanation, words: str) -> list[tuple[str, str, str]]:
    """Field, rule and quotation of each reason of the directive that begins with `words`."""
    (found,) = [each for each in one.record.directives if each.text.startswith(words)]
    return [(reason.field, reason.by, reason.text) for reason in one.reasons[found.id]]


REGULATION = """
Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý nhà văn hóa thôn.

Điều 2. Giao Sở Văn hóa, Thể thao và Du lịch hướng dẫn thực hiện Quyết định này.

CHỦ TỊCH

Lê Văn Nghĩa

QUY CHẾ
QUẢN LÝ NHÀ VĂN HÓA THÔN
(Ban hành kèm theo Quyết định số 31/2026/QĐ-UBND)

Điều 1. Người quản lý

1. Ban nhân dân thôn mở cửa nhà văn hóa đúng giờ.

2. Sở Tài chính bố trí kinh phí sửa chữa hằng năm.
"""


def test_an_article_of_a_regulation_orders_nobody() -> None:
    one = of(DECISION, REGULATION)
    for words in ("Ban nhân dân thôn mở cửa", "Sở Tài chính bố trí"):
        assert passage(one, words).outcome == "none"
        assert passage(one, words).by == "bar.regulation"
    assert passage(one, "Giao Sở Văn hóa").by == "order.assign"
    assert passage(one, "Ban hành kèm theo").by == "bar.rule_of_law"
    assert [each.path for each in one.record.directives] == ["2"]


def test_words_quoted_from_another_document_order_nobody() -> None:
    one = of(
        LETTER,
        "Ủy ban nhân dân tỉnh yêu cầu:\n\n1. Sở Công Thương phổ biến nguyên văn quy định sau.\n\n"
        "“Ban quản lý chợ kiểm tra bếp ăn; Sở Y tế lấy mẫu nước hằng tuần.”\n\n"
        "2. Công an tỉnh tuần tra quanh chợ vào ban đêm.",
    )
    quotation = passage(one, "“Ban quản lý chợ")
    assert (quotation.outcome, quotation.by, quotation.directive) == ("none", "bar.quotation", None)
    assert len(one.record.directives) == 2


def test_a_submission_upwards_asks_and_does_not_assign() -> None:
    body = (
        "Cầu treo Suối Đá bị lũ cuốn trôi.\n\nĐề nghị Bộ Tài chính thẩm định, bố trí vốn trong quý II/2026."
    )
    assert judged(SUBMISSION, body, "Đề nghị Bộ Tài chính") == ("none", "bar.upwards")
    assert of(SUBMISSION, body).reasons == {}
    (asked,) = of(LETTER, body).record.directives  # the same words in a letter are an order
    assert asked.text.startswith("Đề nghị Bộ Tài chính")


def test_an_answer_tells_the_rule_for_the_case_asked_about() -> None:
    asked = (
        "Ủy ban nhân dân tỉnh nhận được Công văn số 5/CV-MT ngày 20/02/2026 của Công ty Muối Trắng hỏi về "
        "đất làm muối. Ủy ban nhân dân tỉnh trả lời như sau:\n\n"
        "1. Trường hợp chuyển sang nuôi tôm, phải đăng ký biến động đất đai.\n\n"
        "2. Công ty có trách nhiệm giữ nguyên bờ bao."
    )
    assert judged(LETTER, asked, "Trường hợp chuyển") == ("none", "bar.answer")
    assert judged(LETTER, asked, "Công ty có trách nhiệm") == ("none", "bar.answer")


def test_what_stands_before_the_first_order_is_preface() -> None:
    body = (
        "Sở Nội vụ tổng hợp ý kiến của các huyện.\n\nI. NHIỆM VỤ\n\n1. Sở Nội vụ tổng hợp ý kiến của các xã."
    )
    one = of(PLAN, body)
    assert passage(one, "Sở Nội vụ tổng hợp ý kiến của các huyện.").by == "bar.preface"
    assert passage(one, "Sở Nội vụ tổng hợp ý kiến của các xã.").outcome == "directive"


@pytest.mark.parametrize(
    ("title", "by"),
    [
        ("MỤC ĐÍCH, YÊU CẦU", "section.aims"),
        ("KẾT QUẢ NĂM 2025", "section.assessment"),
        ("THÀNH PHẦN THAM DỰ", "section.contents"),
        ("KINH PHÍ THỰC HIỆN", "section.funding"),
    ],
)
def test_a_section_that_is_none_of_tasks_bars_what_stands_in_it(title: str, by: str) -> None:
    one = of(
        PLAN,
        f"I. {title}\n\n1. Rà soát cây xanh ven đường.\n\n"
        "II. NHIỆM VỤ\n\n1. Rà soát cây xanh trong công viên.",
    )
    head, barred = passage(one, title), passage(one, "Rà soát cây xanh ven")
    assert (head.outcome, head.by) == ("heading", by)
    assert (barred.outcome, barred.by) == ("none", by)
    assert passage(one, "Rà soát cây xanh trong").by == "lead.nobody"
    assert reasons(one, "Rà soát cây xanh trong")[0] == ("lead_in", "section.tasks", "NHIỆM VỤ")


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        ("Phấn đấu đến năm 2030, 90% tuyến đường có cây xanh.", "background.target"),
        ("Thời gian qua, Sở Xây dựng trồng cây khá đều.", "background.past"),
        ("Ủy ban nhân dân tỉnh tặng bằng khen cho các cá nhân.", "bar.issuer"),
        ("Thủ tướng Chính phủ yêu cầu các địa phương trồng cây.", "bar.told_by_others"),
        ("Cây xanh làm mát phố phường.", "clause.plain"),
    ],
)
def test_a_sentence_that_orders_nothing_says_what_it_is(sentence: str, by: str) -> None:
    body = f"Ủy ban nhân dân tỉnh yêu cầu:\n\n1. Sở Xây dựng kiểm tra cây xanh.\n\n2. {sentence}"
    one = of(LETTER, body)
    assert (passage(one, sentence).outcome, passage(one, sentence).by) == ("none", by)
    assert len(one.record.directives) == 1


def test_a_lead_that_is_inherited_is_told_with_the_line_it_comes_from() -> None:
    one = of(
        PLAN,
        "I. NHIỆM VỤ\n\n1. Sở Xây dựng:\n\na) Khảo sát các tuyến đường.\n\n"
        "b) Kiểm tra vườn ươm trước ngày 30/6/2026.",
    )
    assert reasons(one, "Kiểm tra vườn ươm") == [
        ("lead_in", "section.tasks", "NHIỆM VỤ"),
        ("lead_in", "lead_in.parties", "Sở Xây dựng:"),
        ("order", "lead.inherited", "Kiểm tra vườn ươm trước ngày 30/6/2026."),
        ("leads", "lead.inherited", "Sở Xây dựng"),
        ("action", "field.action", "Kiểm tra"),
        ("deadlines", "deadline.before", "trước ngày 30/6/2026"),
    ]
    task = one.record.directives[1]
    assert [reason.path for reason in one.reasons[task.id]][:2] == ["I", "I.1"]
    assert task.leads[0].inherited
    assert (passage(one, "Sở Xây dựng:").outcome, passage(one, "Sở Xây dựng:").directive) == ("lead_in", None)


def test_attribute_lines_give_their_fields_each_by_its_own_rule() -> None:
    one = of(
        PLAN,
        "I. NHIỆM VỤ\n\n1. Lập vườn ươm cây bản địa.\n\nCơ quan chủ trì: Sở Nông nghiệp và Môi trường.\n\n"
        "Cơ quan phối hợp: Sở Khoa học và Công nghệ.\n\nThời gian hoàn thành: Quý III/2026.",
    )
    told = reasons(one, "Lập vườn ươm")
    assert ("leads", "attribute.lead", "Sở Nông nghiệp và Môi trường") in told
    assert ("coordinators", "attribute.coord", "Sở Khoa học và Công nghệ") in told
    assert ("deadlines", "time_cell.date", "Quý III/2026") in told
    (task,) = one.record.directives
    for words in ("Lập vườn ươm", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành"):
        part = passage(one, words)
        assert (part.outcome, part.by, part.directive) == ("part", "attribute.lines", task.id)


def test_lines_about_an_event_are_no_tasks() -> None:
    body = (
        "Ủy ban nhân dân tỉnh mời dự họp:\n\n1. Thời gian: 08 giờ 00 ngày 10/3/2026.\n\n"
        "2. Địa điểm: Phòng họp tầng 2.\n\n3. Thành phần: Lãnh đạo các sở."
    )
    assert judged(LETTER, body, "Thời gian: 08 giờ") == ("none", "attribute.of_event")
    assert of(LETTER, body).record.directives == []


TABLE = """
Ủy ban nhân dân tỉnh gửi kèm bảng phân công.

PHỤ LỤC
DANH MỤC NHIỆM VỤ

| TT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian |
| 1 | Vẽ bản đồ cây xanh | Sở Xây dựng | Sở Tài chính | Tháng 6/2026 |
| 2 | Lắp biển tên cây | Sở Văn hóa, Thể thao và Du lịch | Tỉnh đoàn | Trước ngày 15/7/2026 |
"""


def test_a_row_of_a_table_is_told_by_its_cells() -> None:
    assert reasons(of(PLAN, TABLE), "Vẽ bản đồ") == [
        ("order", "row.task_table", "Vẽ bản đồ cây xanh"),
        ("leads", "row.task_table", "Sở Xây dựng"),
        ("coordinators", "row.task_table", "Sở Tài chính"),
        ("deadlines", "time_cell.date", "Tháng 6/2026"),
    ]


def test_a_paragraph_that_follows_on_has_the_lead_of_the_one_before() -> None:
    one = of(
        PLAN,
        "I. TỔ CHỨC THỰC HIỆN\n\nSở Giáo dục và Đào tạo hướng dẫn các trường tổ chức ngày hội trồng cây.\n\n"
        "Đồng thời, chọn mỗi huyện một trường làm điểm trong tháng 9/2026.",
    )
    told = reasons(one, "Đồng thời, chọn")
    assert ("leads", "lead.paragraph_before", "Sở Giáo dục và Đào tạo") in told
    assert ("lead_in", "clause.party") in [(field, by) for field, by, _ in told]
    assert passage(one, "Đồng thời, chọn").by == "lead.paragraph_before"


@pytest.mark.parametrize(
    ("clause", "by"),
    [
        ("yêu cầu cán bộ trực vườn ghi sổ từng ca.", "clause.own_people"),
        ("Sở Tài chính phối hợp tính kinh phí.", "clause.joins_in"),
        ("Sở Xây dựng báo cáo kết quả.", "clause.same_lead"),
        ("thay cây chết trước mùa mưa.", "clause.continues"),
    ],
)
def test_a_clause_that_goes_on_with_a_task_says_how(clause: str, by: str) -> None:
    one = of(LETTER, f"Ủy ban nhân dân tỉnh yêu cầu:\n\n1. Sở Xây dựng kiểm tra các hàng cây; {clause}")
    (task,) = one.record.directives
    part = passage(one, clause)
    assert (part.outcome, part.by, part.directive) == ("part", by, task.id)


def test_partners_are_told_by_the_words_that_bring_them_in() -> None:
    one = of(
        LETTER,
        "Ủy ban nhân dân tỉnh yêu cầu:\n\n1. Sở Xây dựng chủ trì, phối hợp với Sở Tài chính lập dự toán, báo "
        "cáo Ủy ban nhân dân tỉnh.\n\n2. Giao Công an tỉnh giữ trật tự, Sở Y tế phối hợp trực cấp cứu.",
    )
    first, second = reasons(one, "Sở Xây dựng"), reasons(one, "Giao Công an tỉnh")
    assert ("coordinators", "coordination.with", "Sở Tài chính") in first
    assert ("report_to", "report.to", "Ủy ban nhân dân tỉnh") in first
    assert ("coordinators", "field.second_subject", "Sở Y tế") in second


def test_each_partner_is_told_by_the_words_right_before_it() -> None:
    one = of(
        LETTER, "Giao Sở Xây dựng phối hợp với Sở Tài chính rà soát quỹ nhà, cùng với Sở Y tế kiểm tra kho."
    )
    assert [told for told in reasons(one, "Giao Sở Xây dựng") if told[0] == "coordinators"] == [
        ("coordinators", "coordination.with", "Sở Tài chính"),
        ("coordinators", "coordination.together", "Sở Y tế"),
    ]


def test_names_that_share_a_head_are_told_with_what_they_came_to() -> None:
    one = of(LETTER, "Giao các Sở: Tài chính, Xây dựng rà soát quỹ cây xanh trong quý II/2026.")
    (task,) = one.record.directives
    told = [(each.text, each.value) for each in one.reasons[task.id] if each.field == "leads"]
    assert told == [("Tài chính", "Sở Tài chính"), ("Xây dựng", "Sở Xây dựng")]
    (day,) = [each for each in one.reasons[task.id] if each.field == "deadlines"]
    assert (day.text, day.value) == ("trong quý II/2026", "by 2026-06-30")
    assert shown_value(day, "vi") == "đến hết 2026-06-30"
    assert shown_value(day, "en") == "by 2026-06-30"


def test_words_of_time_inside_the_name_of_a_document_lose_to_it() -> None:
    one = of(
        LETTER,
        "Giao Sở Xây dựng tỉa cành theo Kế hoạch kiểm tra định kỳ hằng năm số 24/KH-UBND ngày 05/02/2026.",
    )
    (task,) = one.record.directives
    assert task.deadlines == []
    (collision,) = one.colliding(task.span)
    assert collision.why == "collision.date_of_reference"
    assert collision.winner.by == "reference.kind_and_number"
    assert (collision.loser.by, collision.loser.text) == ("deadline.periodic", "định kỳ hằng năm")


def test_the_longer_and_the_earlier_claim_stand() -> None:
    one = of(LETTER, "Giao Sở Xây dựng gửi báo cáo trước ngày 25 hằng tháng.")
    (task,) = one.record.directives
    assert [each.text for each in task.deadlines] == ["trước ngày 25 hằng tháng"]
    whys = {each.why for each in one.colliding(task.span)}
    assert whys
    assert whys <= {"collision.begins_earlier", "collision.longer", "collision.earlier_in_book"}
    assert all(each.winner.text == "trước ngày 25 hằng tháng" for each in one.colliding(task.span))


# --- the words for them -------------------------------------------------------------------------------------


def test_a_name_that_nobody_explains_is_shown_as_it_is() -> None:
    assert "x.y" not in GLOSSARY
    assert GLOSSARY.said("x.y", "en") == GLOSSARY.said("x.y", "vi") == "x.y"


def test_explain_without_a_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(extract.errors.ReadError, match="không có tệp này"):
        explain(tmp_path / "missing.txt")
