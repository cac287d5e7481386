"""Who must act: lead-ins, headings, paragraphs that follow on, changes of lead, heads that a list shares."""

from __future__ import annotations

import pytest

from extract import extract


def leads(body: str) -> list[tuple[str, list[str], bool]]:
    """(first words, names of the leads, inherited) of each directive."""
    found = extract(body.encode(), model=None).directives
    return [
        (" ".join(d.text.split()[:2]), [p.name for p in d.leads], any(p.inherited for p in d.leads))
        for d in found
    ]


def names(body: str) -> list[list[str]]:
    return [[p.name for p in d.leads] for d in extract(body.encode(), model=None).directives]


def texts(body: str) -> list[str]:
    return [d.text for d in extract(body.encode(), model=None).directives]


# --- lead-ins -----------------------------------------------------------------------------------------


def test_items_inherit_from_the_lead_in_which_is_none_itself() -> None:
    body = "Yêu cầu Sở Y tế thực hiện các nhiệm vụ sau:\na) Rà soát các trạm y tế.\nb) Báo cáo kết quả.\n"
    assert leads(body) == [("Rà soát", ["Sở Y tế"], True), ("Báo cáo", ["Sở Y tế"], True)]


def test_an_inherited_lead_points_at_where_it_stands() -> None:
    body = "Yêu cầu Sở Y tế thực hiện các nhiệm vụ sau:\na) Rà soát các trạm y tế.\n"
    (directive,) = extract(body.encode(), model=None).directives
    start, end = directive.leads[0].span
    assert (start, body[start:end]) == (8, "Sở Y tế")


def test_leaves_inherit_through_levels() -> None:
    body = "1. Giao Sở Y tế:\na) Về thuốc\n- Rà soát kho thuốc.\n- Báo cáo Bộ Y tế.\n"
    body += "2. Giao Sở Nội vụ:\n- Tuyển dụng bác sĩ.\n"
    assert names(body) == [["Sở Y tế"], ["Sở Y tế"], ["Sở Nội vụ"]]


def test_a_party_in_the_item_overrides_the_inherited_one() -> None:
    body = "Yêu cầu các sở, ngành thực hiện:\n1. Rà soát tài sản công.\n2. Sở Tài chính tổng hợp kết quả.\n"
    assert leads(body) == [("Rà soát", ["các sở, ngành"], True), ("Sở Tài", ["Sở Tài chính"], False)]


def test_an_agency_heading_is_a_lead_in() -> None:
    body = "Giao các cơ quan:\n1. Sở Y tế\n- Rà soát kho thuốc.\n- Báo cáo Bộ Y tế.\n"
    body += "2. Công an tỉnh\n- Kiểm tra nhà trọ.\n"
    assert leads(body) == [
        ("Rà soát", ["Sở Y tế"], True),
        ("Báo cáo", ["Sở Y tế"], True),
        ("Kiểm tra", ["Công an tỉnh"], True),
    ]


def test_an_agency_heading_on_the_line_of_its_task_belongs_to_the_span() -> None:
    body = "Ủy ban nhân dân tỉnh yêu cầu:\n1. Sở Tài chính: Căn cứ dự toán, bố trí kinh phí mua thuốc.\n"
    assert leads(body) == [("Sở Tài", ["Sở Tài chính"], False)]


def test_a_point_with_an_order_of_its_own_and_bullets() -> None:
    body = (
        "Ủy ban nhân dân tỉnh yêu cầu:\n"
        "1. Sở Y tế tổ chức tiêm vắc xin cho trẻ em vùng cao.\n- Lập danh sách trẻ.\n"
        "- Vận chuyển vắc xin.\n"
    )
    assert leads(body) == [
        ("Sở Y", ["Sở Y tế"], False),
        ("Lập danh", ["Sở Y tế"], True),
        ("Vận chuyển", ["Sở Y tế"], True),
    ]


def test_an_order_before_trong_do_is_a_directive_and_each_item_another() -> None:
    body = (
        "1. Sở Xây dựng hoàn thiện quy hoạch chung các đô thị ven biển theo tiến độ được duyệt, trong đó:\n"
        "a) Lấy ý kiến cộng đồng dân cư.\nb) Trình Hội đồng thẩm định.\n"
    )
    found = texts("Ủy ban nhân dân tỉnh yêu cầu:\n" + body)
    assert [t.split()[0] for t in found] == ["Sở", "Lấy", "Trình"]
    assert found[0].endswith("trong đó:")


def test_a_sibling_bullet_does_not_hand_its_party_on() -> None:
    body = "II. NHIỆM VỤ VÀ GIẢI PHÁP\n- Sở Y tế rà soát kho thuốc.\n- Tăng cường kiểm tra nhà thuốc.\n"
    assert names(body)[-1] == []


def test_a_bullet_under_nobody_is_nobodys() -> None:
    body = "II. NHIỆM VỤ VÀ GIẢI PHÁP\n1. Tuyên truyền\n- Tăng cường liên kết giữa các làng nghề.\n"
    assert names(body) == [[]]


# --- the same paragraph -------------------------------------------------------------------------------


def test_sentences_for_one_lead_are_one_directive() -> None:
    body = "Ủy ban nhân dân tỉnh yêu cầu:\n"
    body += "1. Sở Y tế rà soát kho thuốc. Báo cáo kết quả trước ngày 30/6/2026. Công khai danh mục.\n"
    assert [t.split()[-1] for t in texts(body)] == ["mục."]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (
            "Giao Sở Y tế rà soát kho thuốc. Giao Sở Nội vụ tổ chức tập huấn.",
            [("Giao Sở", ["Sở Y tế"], False), ("Giao Sở", ["Sở Nội vụ"], False)],
        ),
        (
            "Sở Y tế rà soát kho thuốc. Sở Nội vụ tổ chức tập huấn cho viên chức.",
            [("Sở Y", ["Sở Y tế"], False), ("Sở Nội", ["Sở Nội vụ"], False)],
        ),
        (
            "Các địa phương xây dựng dự toán chi năm tới; các sở, ngành tổng hợp dự toán của ngành mình.",
            [("Các địa", ["Các địa phương"], False), ("các sở,", ["các sở, ngành"], False)],
        ),
        (
            "Sở Y tế rà soát kho thuốc; lập danh mục thuốc hiếm; báo cáo Bộ Y tế.",
            [("Sở Y", ["Sở Y tế"], False)],
        ),
    ],
)
def test_a_new_directive_begins_where_the_lead_changes(
    paragraph: str, expected: list[tuple[str, list[str], bool]]
) -> None:
    assert leads(f"Ủy ban nhân dân tỉnh yêu cầu:\n1. {paragraph}\n") == expected


def test_spans_of_one_paragraph_meet_and_do_not_overlap() -> None:
    body = "Ủy ban nhân dân tỉnh yêu cầu:\n"
    body += "1. Giao Sở Y tế rà soát kho thuốc. Giao Sở Nội vụ tổ chức tập huấn. Báo cáo kết quả.\n"
    assert texts(body) == [
        "Giao Sở Y tế rà soát kho thuốc.",
        "Giao Sở Nội vụ tổ chức tập huấn. Báo cáo kết quả.",
    ]


@pytest.mark.parametrize("words", ["Trước mắt, tập trung tiêm vắc xin", "Đồng thời, kiểm tra các nhà thuốc"])
def test_a_paragraph_that_follows_on_takes_the_leads_before_it(words: str) -> None:
    body = "Ủy ban nhân dân tỉnh yêu cầu:\n1. Sở Y tế rà soát kho thuốc trên địa bàn.\n"
    body += f"{words} cho trẻ em vùng cao.\n2. Sở Nội vụ tập huấn cán bộ.\n"
    assert [n for _, n, _ in leads(body)] == [["Sở Y tế"], ["Sở Y tế"], ["Sở Nội vụ"]]


# --- heads that a list shares, titles -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("các Bộ: Tài chính, Xây dựng", ["Bộ Tài chính", "Bộ Xây dựng"]),
        ("Sở Tài chính, Xây dựng và Tư pháp", ["Sở Tài chính", "Sở Xây dựng", "Sở Tư pháp"]),
        ("các Sở: Y tế, Nội vụ", ["Sở Y tế", "Sở Nội vụ"]),
        ("Giám đốc Sở Y tế", ["Sở Y tế"]),
        (
            "Thủ trưởng cơ quan ngang Bộ, cơ quan thuộc Chính phủ",
            ["Thủ trưởng cơ quan ngang Bộ, cơ quan thuộc Chính phủ"],
        ),
        (
            "Bộ trưởng, Thủ trưởng cơ quan ngang Bộ, Chủ tịch Ủy ban nhân dân tỉnh",
            ["Bộ trưởng", "Thủ trưởng cơ quan ngang Bộ", "Ủy ban nhân dân tỉnh"],
        ),
        ("đồng chí Giám đốc Sở Y tế", ["Sở Y tế"]),
        ("các đơn vị, địa phương", ["các đơn vị, địa phương"]),
    ],
)
def test_names_of_those_who_are_told(who: str, expected: list[str]) -> None:
    assert names(f"Yêu cầu {who} rà soát các dự án chậm tiến độ.\n") == [expected]


def test_who_directs_is_the_lead_and_not_who_is_directed() -> None:
    assert names("Yêu cầu Sở Y tế chỉ đạo các bệnh viện bố trí giường cách ly.\n") == [["Sở Y tế"]]


# --- headings -----------------------------------------------------------------------------------------


def test_a_heading_of_its_own_line_is_no_directive() -> None:
    body = "Yêu cầu Sở Y tế:\na) Về thành lập quỹ khám bệnh\nRà soát nguồn vốn của quỹ.\n"
    assert leads(body) == [("Rà soát", ["Sở Y tế"], True)]


def test_a_heading_that_runs_on_belongs_to_the_span() -> None:
    body = "Yêu cầu Sở Y tế:\na) Về công tác tham mưu: Cần chủ động đề xuất chính sách.\n"
    assert leads(body) == [("Về công", ["Sở Y tế"], True)]


# --- closing orders and articles ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("closing", "expected"),
    [
        (
            "Trong quá trình thực hiện, nếu có vướng mắc, các cơ quan, đơn vị kịp thời báo cáo Sở Tài chính.",
            ["các cơ quan, đơn vị"],
        ),
        (
            "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành thực hiện nghiêm túc Chỉ thị này.",
            ["các sở, ban, ngành"],
        ),
        (
            "Giao Văn phòng Ủy ban nhân dân tỉnh theo dõi, đôn đốc việc thực hiện Chỉ thị này.",
            ["Văn phòng Ủy ban nhân dân tỉnh"],
        ),
    ],
)
def test_closing_orders(closing: str, expected: list[str]) -> None:
    body = f"Ủy ban nhân dân tỉnh yêu cầu:\n1. Sở Y tế rà soát kho thuốc.\n{closing}\n"
    assert names(body) == [["Sở Y tế"], expected]


def test_the_execution_article_of_a_decision() -> None:
    body = (
        "Số: 12/QĐ-UBND\nQUYẾT ĐỊNH\nVề việc thành lập Tổ công tác\n\nQUYẾT ĐỊNH:\n"
        "Điều 1. Thành lập Tổ công tác phòng, chống hạn.\n"
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.\n"
        "Điều 3. Chánh Thanh tra tỉnh, Giám đốc Sở Y tế chịu trách nhiệm thi hành Quyết định này./.\n"
    )
    assert names(body) == [["Thanh tra tỉnh", "Sở Y tế"]]


# --- headings, rosters, orders that stand elsewhere ---------------------------------------------------


def test_bodies_listed_one_a_line_act_in_what_follows() -> None:
    body = "Ủy ban nhân dân tỉnh yêu cầu:\n1. Các đơn vị sau đây báo cáo tồn kho thuốc:\n"
    body += "- Sở Y tế;\n- Bệnh viện Nhi;\n- Công an tỉnh.\n2. Sở Nội vụ rà soát biên chế.\n"
    assert names(body) == [["Sở Y tế", "Bệnh viện Nhi", "Công an tỉnh"], ["Sở Nội vụ"]]


def test_a_class_and_its_members_one_a_line() -> None:
    body = "Ủy ban nhân dân tỉnh yêu cầu:\n1. Sở Y tế rà soát kho thuốc.\nCÁC ĐƠN VỊ QUẢN LÝ CHỢ\n"
    body += "- Sở Công Thương;\n- Trung tâm Chợ nổi;\n- Chi cục Thú y.\nNiêm yết giá tại cổng chợ.\n"
    assert names(body)[-1] == ["Sở Công Thương", "Trung tâm Chợ nổi", "Chi cục Thú y"]
    assert texts(body)[-1] == "Niêm yết giá tại cổng chợ."


def test_heading_lines_in_capitals_are_one_list() -> None:
    body = "Ủy ban nhân dân tỉnh yêu cầu:\nI. GIÁM ĐỐC SỞ Y TẾ, CHỦ TỊCH ỦY BAN NHÂN DÂN CÁC XÃ, PHƯỜNG\n"
    body += "1. Rà soát kho thuốc.\n2. Kiểm tra nhà thuốc.\nII. SỞ NỘI VỤ\n1. Rà soát biên chế.\n"
    both = ["Sở Y tế", "CHỦ TỊCH ỦY BAN NHÂN DÂN CÁC XÃ, PHƯỜNG"]
    assert names(body) == [both, both, ["Sở Nội vụ"]]


def test_a_bold_lead_in_with_an_order_hands_its_parties_down() -> None:
    body = "**Để người dân đón Tết an toàn, Thủ tướng Chính phủ yêu cầu Sở Y tế, Sở Nội vụ:**\n"
    body += "1. Rà soát kho thuốc.\n2. Kiểm tra trực Tết.\n"
    assert names(body) == [["Sở Y tế", "Sở Nội vụ"], ["Sở Y tế", "Sở Nội vụ"]]


def test_people_of_a_body_do_not_take_over_its_tasks() -> None:
    body = "1. Giao Sở Y tế:\na) Đối với công chức, viên chức:\n- Mở lớp tập huấn sơ cứu.\n"
    body += "2. Giao Sở Nội vụ:\n- Rà soát biên chế.\n"
    assert names(body) == [["Sở Y tế"], ["Sở Nội vụ"]]


def test_those_told_behind_a_preposition() -> None:
    body = "Ủy ban nhân dân tỉnh yêu cầu:\n1. Đối với Sở Y tế, Sở Nội vụ: khẩn trương rà soát kho thuốc.\n"
    body += "2. Đối với các dự án chậm, Sở Tài chính rà soát vốn.\n3. Đối với hộ nghèo: hỗ trợ thuốc.\n"
    assert names(body) == [["Sở Y tế", "Sở Nội vụ"], ["Sở Tài chính"], []]


def test_those_whom_no_lexicon_knows_between_order_and_task() -> None:
    assert names("Đề nghị già làng, trưởng bản vận động bà con tiêm phòng.\n") == [["già làng", "trưởng bản"]]


def test_duties_do_not_share_out_what_the_lead_does_himself() -> None:
    body = "1. Sở Y tế rà soát kho thuốc; phân công từng công chức theo dõi nhà thuốc.\n"
    assert {tuple(n) for n in names(body)} == {("Sở Y tế",)}


def test_the_addressees_of_a_telegram_order_nothing() -> None:
    body = "THỦ TƯỚNG CHÍNH PHỦ điện:\n- Bộ trưởng Bộ Y tế;\n- Chủ tịch Ủy ban nhân dân các tỉnh.\n\n"
    body += "Thủ tướng Chính phủ yêu cầu:\n1. Bộ trưởng Bộ Y tế chỉ đạo cấp thuốc cho vùng lũ.\n"
    assert names(body) == [["Bộ Y tế"]]


def test_a_name_that_a_line_break_cuts_behind_the_office() -> None:
    body = "Thủ tướng Chính phủ yêu cầu:\n1. Giao Phó Thủ tướng Chính phủ\nTrần Văn An chỉ đạo cấp thuốc.\n"
    assert names(body) == [["Phó Thủ tướng Chính phủ Trần Văn An"]]


def test_a_task_that_announces_its_parts_is_no_heading() -> None:
    body = "1. Giao Sở Y tế:\na) Xây dựng bộ tài liệu sơ cứu, phát hành trước ngày 10/6/2025, gồm:\n"
    body += "- Biên soạn tờ rơi.\n- Lập danh mục thuốc.\n"
    assert names(body) == [["Sở Y tế"]] * 3


@pytest.mark.parametrize(
    "task",
    [
        "Phê bình UBND xã Gò Mây do chậm báo cáo, yêu cầu nghiêm túc rút kinh nghiệm.",
        "UBND xã Gò Mây chậm xử lý vi phạm, đề nghị giải trình trước ngày 05/5/2026.",
    ],
)
def test_those_whose_fault_is_told_must_mend_it(task: str) -> None:
    assert names(f"Ủy ban nhân dân tỉnh yêu cầu:\n1. {task}\n") == [["Ủy ban nhân dân xã Gò Mây"]]


@pytest.mark.parametrize(
    ("task", "who"),
    [
        (
            "Yêu cầu Chủ tịch UBND các xã đã nhận bàn giao kho thuốc lập ngay tổ quản lý.",
            "đã nhận bàn giao kho thuốc",
        ),
        ("Các xã, phường chưa có dịch rà soát đàn gia súc.", "chưa có dịch"),
    ],
)
def test_a_clause_that_tells_a_class_apart_belongs_to_its_name(task: str, who: str) -> None:
    ((name,),) = names(f"1. {task}\n")
    assert name.endswith(who)


def test_a_class_whose_fault_is_told_has_no_task() -> None:
    assert names("1. Các xã, phường chưa thực hiện nghiêm việc niêm yết giá thuốc.\n") == []
