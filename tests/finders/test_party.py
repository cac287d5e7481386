"""Parties where one may stand: which words are one, how a list is cut, and what follows it."""

from __future__ import annotations

import pytest

from extract.finders.party import ADVERBIAL, COLON, END, NARRATIVE, PREDICATE, PartyList, party_reader
from extract.rulebook import lowered, rulebook


def read(text: str) -> PartyList | None:
    """The list that stands at the start of `text`."""
    return party_reader(rulebook()).read(text, lowered(text), 0, len(text))


def names(text: str) -> list[str]:
    found = read(text)
    return [] if found is None else [item.name for item in found.items]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở Y tế rà soát thuốc", ["Sở Y tế"]),
        ("Sở Kế hoạch và Đầu tư, Sở Tài chính: rà soát", ["Sở Kế hoạch và Đầu tư", "Sở Tài chính"]),
        ("Sở Văn hóa, Thể thao và Du lịch tổ chức lễ hội", ["Sở Văn hóa, Thể thao và Du lịch"]),
        ("Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh rà soát", ["Công an tỉnh", "Bộ Chỉ huy Quân sự tỉnh"]),
        ("Các sở, ban, ngành tỉnh rà soát", ["Các sở, ban, ngành tỉnh"]),
        ("các sở, ngành và UBND huyện, thành phố rà soát", ["các sở, ngành", "UBND huyện, thành phố"]),
        ("thủ trưởng các đơn vị, địa phương báo cáo", ["thủ trưởng các đơn vị, địa phương"]),
        ("Sở Y tế; Sở Nội vụ; Công an tỉnh phối hợp", ["Sở Y tế", "Sở Nội vụ", "Công an tỉnh"]),
        ("Sở Y tế và Sở Nội vụ rà soát", ["Sở Y tế", "Sở Nội vụ"]),
        ("Sở Y tế (Chi cục Dân số) rà soát", ["Sở Y tế"]),
        ("UBND các xã, phường rà soát", ["UBND các xã, phường"]),
        ("Chủ tịch Ủy ban nhân dân tỉnh yêu cầu", ["Chủ tịch Ủy ban nhân dân tỉnh"]),
        ("đồng chí Chánh Văn phòng rà soát", ["Chánh Văn phòng"]),
        ("Giám đốc Sở Y tế, Chánh Thanh tra tỉnh rà soát", ["Giám đốc Sở Y tế", "Chánh Thanh tra tỉnh"]),
        ("Ban Chỉ đạo 138 tỉnh họp định kỳ", ["Ban Chỉ đạo 138 tỉnh"]),
        (
            "Nhà xuất bản và Trung tâm Thông tin giáo dục mở chuyên trang",
            ["Nhà xuất bản", "Trung tâm Thông tin giáo dục"],
        ),
        ("Điện lực Cẩm Bình đóng điện trạm bơm", ["Điện lực Cẩm Bình"]),
        ("Người có uy tín, trưởng bản vận động", ["Người có uy tín", "trưởng bản"]),
        ("Học viên cao học, nghiên cứu sinh báo cáo", ["Học viên cao học", "nghiên cứu sinh"]),
        ("Các phòng, đơn vị, các bản rà soát", ["Các phòng, đơn vị", "các bản"]),
        ("Công an tỉnh, công an huyện Ba Chẽ rà soát", ["Công an tỉnh", "công an huyện Ba Chẽ"]),
        ("Hội Phụ nữ, Hội Nông dân mỗi hội nhận đỡ đầu 02 hộ", ["Hội Phụ nữ", "Hội Nông dân"]),
        ("Trung tâm Quốc gia về An toàn hóa chất rà soát", ["Trung tâm Quốc gia về An toàn hóa chất"]),
        ("Sở Y tế về Kế hoạch số 5", ["Sở Y tế"]),
        (
            "các xã, phường vùng cao, cơ quan liên quan rà soát",
            ["các xã, phường vùng cao, cơ quan liên quan"],
        ),
        (
            "UBND các tỉnh, thành phố ven biển, tổ chức liên quan rà soát",
            ["UBND các tỉnh, thành phố ven biển", "tổ chức liên quan"],
        ),
        ("Phòng Kỹ thuật (PK02) quét, gỡ tin giả", ["Phòng Kỹ thuật"]),
        ("UBND xã nơi đặt trạm bơm bố trí người trực", ["UBND xã nơi đặt trạm bơm"]),
    ],
)
def test_lists_are_cut_where_a_new_party_begins(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("các Bộ: Tài chính, Xây dựng rà soát", ["Bộ Tài chính", "Bộ Xây dựng"]),
        (
            "Các Sở: Nội vụ, Khoa học và Công nghệ, Y tế thực hiện",
            ["Sở Nội vụ", "Sở Khoa học và Công nghệ", "Sở Y tế"],
        ),
        ("Sở Tài chính, Xây dựng và Tư pháp rà soát", ["Sở Tài chính", "Sở Xây dựng", "Sở Tư pháp"]),
        ("các Bộ Tài chính, Nội vụ hướng dẫn", ["Bộ Tài chính", "Bộ Nội vụ"]),
    ],
)
def test_a_shared_head_comes_back(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_items_of_a_shared_head_point_at_their_own_words() -> None:
    text = "các Bộ: Tài chính, Xây dựng rà soát"
    found = read(text)
    assert found is not None
    assert [text[i.start : i.end] for i in found.items] == ["Tài chính", "Xây dựng"]


def test_places_that_share_a_body() -> None:
    text = "Ủy ban nhân dân các huyện: Trà Ôn, Vũng Liêm rà soát"
    assert names(text) == ["Ủy ban nhân dân huyện Trà Ôn", "Ủy ban nhân dân huyện Vũng Liêm"]
    text = "các xã: Tân Lập, Phú Hòa và phường Hải Châu rà soát"
    assert names(text) == ["xã Tân Lập", "xã Phú Hòa", "phường Hải Châu"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Bộ trưởng các Bộ Quốc phòng, Công an chỉ đạo",
            ["Bộ trưởng Bộ Quốc phòng", "Bộ trưởng Bộ Công an"],
        ),
        ("Tổng Giám đốc: Đài A, Thông tấn xã Việt Nam tăng tin", ["Đài A", "Thông tấn xã Việt Nam"]),
        (
            "Chủ tịch UBND tỉnh Gia Lai, Đắk Lắk báo cáo",
            ["Chủ tịch UBND tỉnh Gia Lai", "Chủ tịch UBND tỉnh Đắk Lắk"],
        ),
        ("UBND các Quận 1, 3 và huyện Củ Chi báo cáo", ["UBND quận 1", "UBND quận 3", "UBND huyện Củ Chi"]),
        (
            "UBND các xã, phường: An Hải, Ba Tơ báo cáo",
            ["UBND An Hải", "UBND Ba Tơ"],
        ),  # which is which is not said
        ("Các Sở, Ban, Ngành tỉnh rà soát", ["Các Sở, Ban, Ngành tỉnh"]),
        ("Các Sở, Ban Dân tộc rà soát", ["Các Sở", "Ban Dân tộc"]),
        ("UBND các tỉnh bị ảnh hưởng khắc phục", ["UBND các tỉnh bị ảnh hưởng"]),
        ("UBND xã Lao Bảo quản lý cư dân", ["UBND xã Lao Bảo"]),
    ],
)
def test_shared_heads_and_classes(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_place_that_begins_like_a_party() -> None:
    assert names("UBND các huyện Chợ Gạo, Cái Bè rà soát") == ["UBND huyện Chợ Gạo", "UBND huyện Cái Bè"]


@pytest.mark.parametrize(
    ("text", "stop"),
    [
        ("Sở Y tế rà soát thuốc", PREDICATE),
        ("Sở Y tế chủ trì rà soát", PREDICATE),
        ("Sở Y tế khẩn trương rà soát", PREDICATE),
        ("Sở Y tế có trách nhiệm rà soát", PREDICATE),
        ("Sở Y tế trước ngày 5/5 rà soát", ADVERBIAL),
        ("Sở Y tế căn cứ kế hoạch rà soát", ADVERBIAL),
        ("Sở Y tế đã rà soát", NARRATIVE),
        ("Sở Y tế sẽ rà soát", NARRATIVE),
        ("Sở Y tế:", COLON),
        ("Sở Y tế: Rà soát thuốc", COLON),
        ("Sở Y tế.", END),
        ("Sở Y tế", END),
    ],
)
def test_what_follows_a_list(text: str, stop: str) -> None:
    found = read(text)
    assert found is not None
    assert [i.name for i in found.items] == ["Sở Y tế"]
    assert found.stop == stop


@pytest.mark.parametrize(
    "text",
    [
        "",
        "rà soát các trạm y tế",
        "cơ sở dữ liệu quốc gia được vận hành",
        "bộ tiêu chí đánh giá được ban hành",
        "ban hành kế hoạch",
        "tỷ lệ giải ngân đạt 40%",
        "Kế hoạch này có hiệu lực",
        "Trước ngày 30/6/2026",
        "12 trạm y tế xuống cấp",
        "(Sở Y tế)",
    ],
)
def test_what_is_no_party(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "collective"),
    [
        ("Các sở, ban, ngành tỉnh rà soát", True),
        ("Sở Y tế rà soát", False),
        ("các đơn vị liên quan rà soát", True),
    ],
)
def test_a_class_of_bodies_is_collective(text: str, collective: bool) -> None:
    found = read(text)
    assert found is not None
    assert [i.collective for i in found.items] == [collective]


def test_nothing_is_read_past_the_end() -> None:
    text = "Sở Y tế, Sở Nội vụ rà soát"
    found = party_reader(rulebook()).read(text, lowered(text), 0, text.index(","))
    assert found is not None
    assert [i.name for i in found.items] == ["Sở Y tế"]


def test_a_list_is_read_where_it_stands() -> None:
    text = "Giao Sở Y tế rà soát"
    assert read(text) is None or read(text).items[0].start != 0  # type: ignore[union-attr]
    found = party_reader(rulebook()).read(text, lowered(text), 5, len(text))
    assert found is not None
    assert (found.items[0].start, found.items[0].end) == (5, 12)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # verbs inside capitalised names, and short verbs right behind them
        ("Phòng Quản lý đào tạo lập danh sách", ["Phòng Quản lý đào tạo"]),
        ("Ban Quản lý Khu kinh tế, công nghiệp tỉnh rà soát", ["Ban Quản lý Khu kinh tế, công nghiệp tỉnh"]),
        ("Đài Tiếng nói Việt Nam phát bản tin", ["Đài Tiếng nói Việt Nam"]),
        # comrades by name; their offices are left out
        ("Đồng chí Trần Văn An, Giám đốc Sở Y tế chủ trì", ["Trần Văn An"]),
        (
            "đồng chí Trần Văn An - Phó Giám đốc Sở Y tế và đồng chí Lê Thị Bình theo dõi",
            ["Trần Văn An", "Lê Thị Bình"],
        ),
        ("Các đồng chí: Trần Văn An, Lê Thị Bình theo dõi", ["Trần Văn An", "Lê Thị Bình"]),
        ("Giám đốc Sở Y tế và ông Lê Văn Cảnh theo dõi", ["Giám đốc Sở Y tế", "Lê Văn Cảnh"]),
        # provinces stand for their authorities
        ("Hà Nội, Hải Phòng và Nghệ An rà soát", ["Hà Nội", "Hải Phòng", "Nghệ An"]),
        ("Quảng Ngãi chủ động rà soát", ["Quảng Ngãi"]),
        (
            "Cục Thuế Hà Nội, Hải Phòng và Sở Y tế rà soát",
            ["Cục Thuế Hà Nội", "Cục Thuế Hải Phòng", "Sở Y tế"],
        ),
        # names that no lexicon knows, between others
        ("EVN, Vinabeta, VNPT báo cáo", ["EVN", "Vinabeta", "VNPT"]),
        (
            "Sở Y tế; Vườn ươm Đồi Sim; Sở Nội vụ báo cáo",
            ["Sở Y tế", "Vườn ươm Đồi Sim", "Sở Nội vụ"],
        ),
        (
            "các Tập đoàn: Điện lực Việt Nam, Dầu khí Việt Nam báo cáo",
            ["Tập đoàn Điện lực Việt Nam", "Tập đoàn Dầu khí Việt Nam"],
        ),
        ("các đơn vị: EVN, Vinabeta, VNPT báo cáo", ["EVN", "Vinabeta", "VNPT"]),
        # committees whose names say in small letters what they do
        ("Tổ công tác kiểm tra công vụ của tỉnh rà soát", ["Tổ công tác kiểm tra công vụ của tỉnh"]),
        ("Tổ công tác rà soát các xã của tỉnh báo cáo", ["Tổ công tác"]),
        # classes told by a measure, or by verbs between commas
        ("Các đơn vị có tỷ lệ giải ngân dưới 50% kiểm điểm", ["Các đơn vị có tỷ lệ giải ngân dưới 50%"]),
        ("Các trường Đại học, Cao đẳng tuyên truyền", ["Các trường Đại học, Cao đẳng"]),
        ("Các sở quản lý ngành, lĩnh vực hướng dẫn", ["Các sở quản lý ngành, lĩnh vực"]),
        # classes with a number
        ("05 đơn vị chưa báo cáo phải gửi giải trình", ["05 đơn vị chưa báo cáo"]),
    ],
)
def test_names_that_are_hard_to_end(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_place_with_its_date_is_no_party() -> None:
    assert names("Hà Nội, ngày 5 tháng 5 năm 2026") == []
    assert read("Quảng Ngãi là tỉnh ven biển") is None


@pytest.mark.parametrize(
    "text",
    [
        "Hộ gia đình có thể nộp trực tuyến",
        "Sở Y tế đồng thời là cơ quan thường trực",
        "UBND xã Gò Mây chậm xử lý vi phạm",
        "Sở Y tế nhất trí với đề xuất",
    ],
)
def test_what_is_told_or_allowed_is_no_task(text: str) -> None:
    found = read(text)
    assert found is not None
    assert found.stop == NARRATIVE


def test_what_is_forbidden_is_a_task() -> None:
    found = read("Bộ đội Biên phòng không cho thông quan hàng giả")
    assert found is not None
    assert (found.items[0].name, found.stop) == ("Bộ đội Biên phòng", PREDICATE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đơn vị tư vấn giám sát:", ["Đơn vị tư vấn giám sát"]),
        (
            "Phòng Kiểm định chất lượng, Thanh tra Nhà trường",
            ["Phòng Kiểm định chất lượng", "Thanh tra Nhà trường"],
        ),
    ],
)
def test_in_a_line_of_names_verbs_belong_to_them(text: str, expected: list[str]) -> None:
    found = party_reader(rulebook()).read_names(text, lowered(text), 0, len(text))
    assert found is not None
    assert [i.name for i in found.items] == expected


def test_a_task_is_no_line_of_names() -> None:
    text = "Sở Y tế rà soát kho thuốc."
    assert party_reader(rulebook()).read_names(text, lowered(text), 0, len(text)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Các quỹ chưa có kho đạt chuẩn gửi tiền về hội sở", ["Các quỹ chưa có kho đạt chuẩn"]),
        (
            "Các đơn vị có giấy phép khai thác còn hiệu lực lắp cân",
            ["Các đơn vị có giấy phép khai thác còn hiệu lực"],
        ),
        ("Các đơn vị được giao chủ trì lập dự toán, gửi Sở", ["Các đơn vị được giao chủ trì"]),
        ("Các cơ quan được nêu tại mục 2 và mục 3 báo cáo", ["Các cơ quan được nêu tại mục 2 và mục 3"]),
        (
            "Tổ công tác thành lập theo Quyết định số 15/QĐ-UBND ngày 02/3/2024 kiểm tra chợ",
            ["Tổ công tác thành lập theo Quyết định số 15/QĐ-UBND ngày 02/3/2024"],
        ),
        ("Các địa phương có dự án đi qua cần ứng vốn", ["Các địa phương có dự án đi qua"]),
        ("Các xã có giải pháp giữ rừng", ["Các xã"]),
    ],
)
def test_words_that_say_which_of_a_class_belong_to_it(text: str, expected: list[str]) -> None:
    assert names(text) == expected
