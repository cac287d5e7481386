"""What is no directive, however much it sounds like one."""

from __future__ import annotations

import pytest

from extract import extract

ORDER = "Giao Sở Y tế rà soát kho thuốc trên địa bàn."


def orders(body: str) -> list[str]:
    return [d.text for d in extract(body.encode(), model=None).directives]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Thời gian qua, các địa phương đã tích cực rà soát kho thuốc, kiểm tra nhà thuốc.",
        "Tuy nhiên, một số đơn vị chưa thực hiện nghiêm việc niêm yết giá thuốc.",
        "Theo báo cáo của Sở Y tế, toàn tỉnh có 312 nhà thuốc được cấp phép.",
        "Sở Y tế đã phối hợp với Công an tỉnh kiểm tra 45 nhà thuốc.",
        "Tham dự cuộc họp có lãnh đạo Sở Y tế, Sở Nội vụ.",
        "Căn cứ Luật Dược ngày 06 tháng 4 năm 2016;",
        "Cơ bản thống nhất với đề xuất của Sở Y tế về danh mục thuốc.",
        "Phấn đấu đến năm 2030 có 95% trạm y tế đạt chuẩn quốc gia.",
        "Kinh phí thực hiện được bố trí từ ngân sách tỉnh và các nguồn hợp pháp khác.",
        "Việc thực hiện Kế hoạch này là căn cứ để đánh giá mức độ hoàn thành nhiệm vụ của các đơn vị.",
        "Nay thông báo để các sở, ban, ngành biết, triển khai thực hiện.",
        "Văn phòng Ủy ban nhân dân tỉnh thông báo để các cơ quan biết, thực hiện.",
        "Kính trình Ủy ban nhân dân tỉnh xem xét, quyết định.",
        "Sở Y tế trân trọng cảm ơn sự quan tâm của quý cơ quan.",
        "(Chi tiết tại Phụ lục kèm theo)",
    ],
)
def test_paragraphs_that_order_nothing(paragraph: str) -> None:
    assert orders(f"{paragraph}\n\n1. {ORDER}\n") == [ORDER]
    assert orders(f"1. {ORDER}\n\n{paragraph}\n") == [ORDER]


@pytest.mark.parametrize(
    "heading",
    ["I. MỤC ĐÍCH, YÊU CẦU", "I. MỤC TIÊU", "I. QUAN ĐIỂM", "I. ĐÁNH GIÁ TÌNH HÌNH"],
)
@pytest.mark.parametrize(
    "point",
    [
        "Nâng cao chất lượng khám bệnh ở vùng cao.",
        "Bảo đảm đồng bộ, tiết kiệm, hiệu quả.",
        "Tăng cường kỷ luật.",
    ],
)
def test_sections_of_aims_order_nothing(heading: str, point: str) -> None:
    body = f"{heading}\n1. {point}\n2. {point}\nII. TỔ CHỨC THỰC HIỆN\n1. {ORDER}\n"
    assert orders(body) == [ORDER]


def test_the_same_words_under_a_section_of_tasks_do() -> None:
    body = "I. NHIỆM VỤ\n1. Nâng cao chất lượng khám bệnh ở vùng cao.\n"
    assert orders(body) == ["Nâng cao chất lượng khám bệnh ở vùng cao."]


def test_recipients_and_signature_order_nothing() -> None:
    body = (
        f"1. {ORDER}\n\nNơi nhận:\n- Như trên;\n- Sở Nội vụ (để phối hợp thực hiện);\n- Lưu: VT.\n"
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Thị Bông\n"
    )
    assert orders(body) == [ORDER]


def test_a_decree_holds_for_everyone_and_orders_nobody() -> None:
    body = (
        "CHÍNH PHỦ\nSố: 15/2025/NĐ-CP\nHà Nội, ngày 10 tháng 02 năm 2025\n\n"
        "NGHỊ ĐỊNH\nQuy định về nhà thuốc\n\n"
        "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi điều chỉnh\nNghị định này quy định về nhà thuốc.\n"
        "Điều 2. Trách nhiệm của chủ nhà thuốc\n1. Niêm yết giá bán lẻ tại nơi dễ thấy.\n"
        "2. Sở Y tế thanh tra việc niêm yết giá.\n"
    )
    assert orders(body) == []


def test_a_regulation_without_its_decision_orders_nobody() -> None:
    body = (
        "DỰ THẢO\nỦY BAN NHÂN DÂN\nXÃ VĨNH AN\n\nQUY CHẾ\nPhối hợp quản lý nhà thuốc trên địa bàn xã\n"
        "(Kèm theo Quyết định số    /QĐ-UBND)\n\n"
        "Điều 1. Phòng Y tế\n1. Chủ trì kiểm tra nhà thuốc, báo cáo trước ngày 25 hằng tháng.\n"
        "2. Công an xã bảo đảm an ninh, trật tự.\n"
        "Điều 2. Điều khoản thi hành\nTrưởng các phòng có trách nhiệm quán triệt Quy chế này.\n"
    )
    assert orders(body) == []
    assert orders(body.replace("QUY CHẾ", "KẾ HOẠCH")) != []


def test_a_report_upwards_orders_nothing() -> None:
    body = (
        "Số: 12/BC-SYT\n\nBÁO CÁO\nKết quả công tác quý I năm 2026\n\n"
        "I. KẾT QUẢ\n1. Sở Y tế tổ chức 12 đoàn kiểm tra.\n2. Rà soát 312 nhà thuốc.\n"
        "II. ĐỀ XUẤT\nĐề nghị Ủy ban nhân dân tỉnh bố trí kinh phí mua thuốc.\n"
    )
    assert orders(body) == []


def test_a_text_without_orders_has_no_rows() -> None:
    assert orders("Thuở ấy, làng tôi có một cây đa rất to. Trẻ con thường chơi dưới bóng mát của nó.\n") == []


def test_a_list_title_is_no_row() -> None:
    body = f"Yêu cầu Sở Y tế thực hiện các nhiệm vụ sau:\n1. {ORDER}\n"
    assert orders(body) == [ORDER]


def test_a_law_quoted_over_lines_orders_nothing() -> None:
    quoted = (
        "- Tại Điều 44 Luật Quản lý thuế số 38/2019/QH14 quy định:\n\n"
        "“Điều 44. Thời hạn nộp hồ sơ khai thuế\n\n"
        "1. Cơ quan thuế có trách nhiệm thông báo trong thời hạn 03 ngày làm việc.\n\n"
        "2. Kho bạc Nhà nước chuyển chứng từ trước ngày 31/3.”\n\n"
    )
    assert orders(f"{quoted}1. {ORDER}\n") == [ORDER]


def test_a_quotation_that_never_ends_takes_nothing_away() -> None:
    assert orders(f"“Lời dẫn bị mất dấu đóng\n\n1. {ORDER}\n") == [ORDER]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Cán bộ, công chức cấp xã dôi dư được hưởng chính sách nghỉ hưu trước tuổi.",
        "Về hưu trước tuổi: không bị trừ tỷ lệ lương hưu.",
        "Công chức để hồ sơ quá hạn thì bị phê bình.",
        "Thẩm quyền tuyển dụng nhà giáo thực hiện theo Luật Nhà giáo.",
    ],
)
def test_regime_and_sanction_order_nothing(paragraph: str) -> None:
    assert orders(f"1. {ORDER}\n\n2. {paragraph}\n") == [ORDER]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Một số địa phương đề nghị bổ sung kinh phí mua thuốc.",
        "Cử tri đề nghị Sở Y tế bổ sung bác sĩ cho trạm y tế xã.",
        "Đơn vị nào báo cáo chậm sẽ không được xét thi đua.",
        "Công chức để hồ sơ quá hạn thì bị phê bình.",
        "Hộ gia đình có thể lựa chọn hình thức nộp trực tuyến.",
        "Tại Công điện số 12/CĐ-TTg ngày 02/3/2024, Thủ tướng Chính phủ yêu cầu các tỉnh tích nước.",
    ],
)
def test_wishes_sanctions_leave_and_orders_of_others(paragraph: str) -> None:
    assert orders(f"1. {ORDER}\n\n{paragraph}\n") == [ORDER]


# --- told, not ordered --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "told",
    [
        "Chủ tịch UBND tỉnh đã ký Chỉ thị số 12/CT-UBND, yêu cầu các sở, ngành rà soát bến cá.",
        "Công văn số 107/UBND-NC ngày 06/02/2026 yêu cầu các xã báo cáo hiện trạng bến cá.",
        "Căn cứ Công văn số 31/UBND-NC của Ủy ban nhân dân tỉnh giao Sở Nội vụ rà soát bến cá;",
        "Đoàn kiểm tra đã kiến nghị thu hồi 8 tỷ đồng, yêu cầu 12 đơn vị kiểm điểm trách nhiệm.",
        "Tại Công điện số 80/CĐ-TTg, Thủ tướng Chính phủ đã yêu cầu các tỉnh, thành phố tự bố trí kinh phí.",
        "Thôn có tỷ lệ tiêm dưới 80% không được xét danh hiệu thôn văn hóa.",
        "Chủ hộ không chấp hành tiêm phòng bị xử phạt theo quy định.",
        "Đơn vị không gửi đúng hạn được hiểu là thống nhất với dự thảo.",
        "Văn phòng Sở: 0255.3826.119",
        "Thanh tra thành phố: Bùi Xuân Lộc",
        "Thông tin chi tiết về biểu mẫu, xin liên hệ ông Trần Hữu Lộc, chuyên viên Sở Nội vụ.",
        "Chỉ tiêu: hết năm học, 98% phòng học kiên cố.",
        "Nguyên tắc đánh giá: dân chủ, công tâm, lấy sản phẩm làm thước đo.",
        "Phê bình 06 cơ quan chậm nộp bản kê khai năm 2025.",
        "Yêu cầu đặt ra là phải hoàn thành bến cá đúng tiến độ.",
        "Để đạt mục tiêu tăng trưởng, cần sự vào cuộc quyết liệt của các ngành.",
        "Sở Tài chính báo cáo đã phân bổ đủ vốn cho bến cá.",
        "Dự án được Hội đồng nhân dân tỉnh thông qua, Chủ tịch UBND tỉnh giao Sở Xây dựng là chủ đầu tư.",
        "Chính phủ luôn đồng hành, tạo điều kiện để doanh nghiệp tháo gỡ khó khăn.",
    ],
)
def test_what_is_told_of_others_is_no_order(told: str) -> None:
    assert orders(f"Ủy ban nhân dân tỉnh yêu cầu:\n1. {ORDER}\n2. {told}") == [ORDER]


def test_what_an_authority_did_does_not_hide_what_it_orders_now() -> None:
    body = "Sở Nội vụ đã chậm nộp báo cáo ba kỳ liền; yêu cầu Sở Nội vụ nộp báo cáo trước ngày 15/6/2026."
    assert len(orders(body)) == 1


def test_cells_of_a_table_of_figures_are_no_tasks() -> None:
    cells = "\n".join(
        f"{no}\n{name}\n%\n{no}1,2\n{no}2,4\nSở Tài chính"
        for no, name in enumerate(("Chỉ số sản xuất", "Thu ngân sách", "Dự toán chi", "Xây dựng nhà ở"), 1)
    )
    body = (
        f"Ủy ban nhân dân tỉnh yêu cầu:\n1. {ORDER}\n\nChỉ tiêu\nĐơn vị tính\nNăm 2025\nNăm 2026\n{cells}\n"
    )
    assert orders(body) == [ORDER]


def test_an_invitation_lists_no_tasks() -> None:
    head = (
        "VĂN PHÒNG TỈNH ỦY\nĐẢNG CỘNG SẢN VIỆT NAM\nSố 41-GM/VPTU\nLạng Sơn, ngày 05 tháng 3 năm 2026\n\n"
        "GIẤY MỜI\ndự họp\n\n"
    )
    body = "1. Nội dung: rà soát tiến độ bến cá.\n- Đánh giá kết quả ba tháng.\n- Cho ý kiến vào dự thảo.\n"
    assert orders(head + body) == []


def test_what_a_point_goes_on_telling_is_no_task() -> None:
    told = "Mức phí rút tiền thực hiện theo quy định hiện hành."
    more = "Số lượt rút nhiều hay ít đều là bình thường."
    body = f"Yêu cầu Sở Y tế thực hiện các nhiệm vụ sau:\n1. {told} {more}\n2. Rà soát kho thuốc.\n"
    assert orders(body) == ["Rà soát kho thuốc."]
    assert len(orders(body.replace(told, "Mỗi quầy có một người trực."))) == 2


def test_a_sentence_that_tells_goes_on_telling() -> None:
    told = "Sở Y tế đã lập biên bản hai lần; Công an tỉnh kiểm tra kho thuốc hằng tuần."
    assert orders(f"1. {ORDER}\n2. {told}\n") == [ORDER]
    bids = "Công an tỉnh phải kiểm tra kho thuốc hằng tuần."
    assert orders(f"1. {ORDER}\n2. Sở Y tế đã lập biên bản hai lần; {bids}\n") == [ORDER, bids]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Chính phủ đồng ý về nguyên tắc việc xã hội hóa nhà thuốc.",
        "Bộ Y tế dự kiến tổ chức hội nghị vào tuần đầu tháng 12.",
        "Giảm phí kiểm nghiệm: đã có quy định tại Thông tư của Bộ Tài chính.",
        "Một số sở kiểm tra nhà thuốc theo lối làm lấy lệ.",
    ],
)
def test_what_is_agreed_intended_or_answered_is_no_task(paragraph: str) -> None:
    assert orders(f"1. {ORDER}\n2. {paragraph}\n") == [ORDER]


def test_an_order_cited_in_a_bracket_leaves_the_order_behind_it() -> None:
    body = (
        "Thực hiện Công văn số 5/UBND-KT (trong đó giao Sở Công Thương theo dõi chung), "
        "Sở Y tế yêu cầu các bệnh viện thực hiện các nội dung sau:\n1. Rà soát kho thuốc.\n"
    )
    (directive,) = extract(body.encode(), model=None).directives
    assert [p.name for p in directive.leads] == ["các bệnh viện"]
