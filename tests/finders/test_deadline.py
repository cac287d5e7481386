"""Deadlines in running text and in time columns."""

from __future__ import annotations

import time
from datetime import date

import pytest

from extract.finders.deadline import DeadlineFinder, read_time_cell, settle
from extract.resolve import resolve
from extract.rulebook import lowered

ISSUED = date(2025, 11, 20)


def prose(view: str, issued: date | None = ISSUED, *, firm: bool = True) -> list[tuple[str, dict[str, str]]]:
    """The deadlines of a piece of running text: words and values."""
    spans = DeadlineFinder(firm=firm).find(view, lowered(view), issued)
    return [(view[s.start : s.end], s.value.gives()) for s in settle(resolve(spans).kept, view)]


def cell(view: str, start: int = 0, end: int | None = None) -> list[tuple[str, dict[str, str]]]:
    spans = read_time_cell(view, lowered(view), start, len(view) if end is None else end, ISSUED)
    return [(view[s.start : s.end], s.value.gives()) for s in spans]


def test_several_deadlines_stand_side_by_side() -> None:
    assert prose("Giao Sở Y tế xong hồ sơ trước ngày 15/12/2025, trình trong quý I/2026.") == [
        ("trước ngày 15/12/2025", {"due": "2025-12-15", "before": "true"}),
        ("trong quý I/2026", {"due": "2026-03-31"}),
    ]


@pytest.mark.parametrize(
    "view",
    [
        "căn cứ Công văn số 12/SNV-TC ngày 12/3/2026 của Sở Nội vụ",
        "xây dựng kế hoạch năm 2026 của ngành",
        "giao chỉ tiêu năm 2026 cho các xã",
        "rà soát hộ nghèo năm 2026",
        "phân bổ dự toán hằng năm theo quy định",
        "đưa nội dung này vào chương trình công tác hằng năm",
        "kế hoạch đầu tư công trung hạn và hằng năm",
        "triển khai đề án giai đoạn 2026 - 2030",
        "nghị quyết đại hội nhiệm kỳ 2025-2030",
        "báo cáo kết quả 6 tháng đầu năm 2026",
        "Đối với các công trình khởi công trong năm 2026, chủ đầu tư tự cân đối",
        "Ngày 14/12/2025, tại xã Bình An, Chủ tịch tỉnh đã họp",
        "khẩn trương triển khai trong thời gian tới, báo cáo định kỳ",
        "thường xuyên kiểm tra, xử lý ngay sau khi phát hiện",
        "Quyết định này có hiệu lực kể từ ngày 01/12/2025",
        "tính đến ngày 31/12/2025 còn 12 hồ sơ",
        "Chiến lược phát triển ngành đến năm 2030, tầm nhìn đến năm 2045",
        "giảm từ 1/3 đến 2/3 số cuộc họp",
        "mỗi ngày làm một việc tốt",
        "các xã đến ngày 30/11/2025 chưa nộp phải giải trình",
        "năm tài chính kết thúc ngày 31/12/2025",
        "chi trả phụ cấp hằng tháng, kịp thời cho thôn đội trưởng",
        "theo dõi lượng điện tiêu thụ hằng ngày, hạn chế lãng phí",
        "họp vào chiều thứ Năm",
        "tổ chức 03 cuộc năm 2026",
        "khách hàng, hàng hóa, ngân hàng năm sao",
    ],
)
def test_what_bounds_no_task_is_none(view: str) -> None:
    assert prose(view) == []


def test_the_past_bounds_nothing() -> None:
    view = "khắc phục các thiếu sót phát hiện vào tháng 3/2025, xong trong tháng 12/2025"
    assert prose(view) == [("trong tháng 12/2025", {"due": "2025-12-31"})]
    assert len(prose(view, firm=False)) == 2  # a date guessed from the body condemns nothing


def test_a_year_that_has_begun_is_not_past() -> None:
    assert prose("thu phí tự động từ năm 2025") == [("từ năm 2025", {"start": "2025-01-01"})]
    assert prose("cách làm đã quen từ ngày 01/3/2025") == []


def test_a_bare_rhythm_beside_a_dated_one_is_not_listed_again() -> None:
    assert prose("theo mẫu định kỳ hàng tuần, gửi trước 15:00 ngày thứ Sáu hàng tuần") == [
        ("trước 15:00 ngày thứ Sáu hàng tuần", {"rrule": "FREQ=WEEKLY;BYDAY=FR;BYHOUR=15"})
    ]


def test_a_quarterly_rhythm_gives_way_to_its_days() -> None:
    view = "Định kỳ hằng quý, các sở nộp báo cáo trước ngày 15 của tháng cuối quý"
    rule = "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15"
    assert prose(view) == [("trước ngày 15 của tháng cuối quý", {"rrule": rule, "before": "true"})]


def test_a_rhythm_makes_a_day_of_its_sentence_recur() -> None:
    rule = {"rrule": "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15", "before": "true"}
    assert prose("Hằng năm, các xã tổng hợp, gửi báo cáo trước ngày 15/12.") == [("trước ngày 15/12", rule)]


def test_a_monthly_rhythm_makes_a_day_without_a_month_recur() -> None:
    rule = {"rrule": "FREQ=MONTHLY;BYMONTHDAY=20", "before": "true"}
    assert prose("Hằng tháng, các xã gửi số liệu trước ngày 20.") == [("trước ngày 20", rule)]
    assert prose("gửi số liệu trước ngày 20.") == [("trước ngày 20", {"before": "true"})]


def test_a_rhythm_leaves_a_day_of_another_sentence_alone() -> None:
    view = "Nộp danh sách trước ngày 15/12. Hằng năm, các xã họp một lần."
    assert prose(view) == [
        ("trước ngày 15/12", {"due": "2025-12-15", "before": "true"}),
        ("Hằng năm", {"rrule": "FREQ=YEARLY"}),
    ]


def test_a_rhythm_behind_a_pause_leaves_the_day_alone() -> None:
    view = "Xây dựng kế hoạch trước ngày 30/11, hằng năm sơ kết"
    assert prose(view)[0] == ("trước ngày 30/11", {"due": "2025-11-30", "before": "true"})


def test_a_rhythm_at_the_end_of_a_list_is_for_all_its_days() -> None:
    assert [v["rrule"] for _, v in prose("nộp trước ngày 10/6 và 10/12 hằng năm")] == [
        "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=10",
        "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10",
    ]


def test_a_rhythm_makes_a_month_and_a_quarter_of_its_sentence_recur() -> None:
    assert prose("Hằng năm, tổ chức diễn tập vào tháng 10.") == [
        ("vào tháng 10", {"rrule": "FREQ=YEARLY;BYMONTH=10"})
    ]
    assert prose("Hằng năm, trình kế hoạch thu chi trong quý IV.") == [
        ("trong quý IV", {"rrule": "FREQ=YEARLY;BYMONTH=12"})
    ]
    assert prose("Hằng năm, rà soát; riêng đợt đầu trong tháng 12/2025.")[1:] == [
        ("trong tháng 12/2025", {"due": "2025-12-31"})
    ]


def test_two_months_of_the_year_are_what_half_yearly_means() -> None:
    assert prose("diễn tập 02 lần/năm vào tháng 6 và tháng 12") == [
        ("vào tháng 6", {"rrule": "FREQ=YEARLY;BYMONTH=6"}),
        ("tháng 12", {"rrule": "FREQ=YEARLY;BYMONTH=12"}),
    ]


def test_a_quarterly_rhythm_makes_a_day_without_a_month_recur() -> None:
    rule = {"rrule": "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=25", "before": "true"}
    assert prose("Hằng quý, các phòng gửi số liệu trước ngày 25.") == [("trước ngày 25", rule)]


def test_days_and_months_of_a_list_are_deadlines_each_unless_they_join_up() -> None:
    assert prose("nộp phí vào ngày 15/6 và ngày 15/12/2026 tại xã") == [
        ("vào ngày 15/6", {"due": "2026-06-15"}),
        ("ngày 15/12/2026", {"due": "2026-12-15"}),
    ]
    assert prose("kiểm tra chéo trong tháng 3, 6 và 9/2026") == [
        ("trong tháng 3", {"due": "2026-03-31"}),
        ("6", {"due": "2026-06-30"}),
        ("9/2026", {"due": "2026-09-30"}),
    ]
    assert prose("tập huấn trong các ngày 8, 9 và 10/6/2026") == [
        ("trong các ngày 8, 9 và 10/6/2026", {"start": "2026-06-08", "due": "2026-06-10"})
    ]
    assert prose("nghỉ từ ngày 15/6 đến ngày 15/12/2026") == [
        ("từ ngày 15/6 đến ngày 15/12/2026", {"start": "2026-06-15", "due": "2026-12-15"})
    ]


@pytest.mark.parametrize(
    "title", ["Kế hoạch\nTrồng rừng năm 2026", "Ủy ban ban hành Kế hoạch trồng rừng năm 2026"]
)
def test_the_reports_of_a_plan_of_one_year_come_once(title: str) -> None:
    view = f"x\n{title}\nbáo cáo 6 tháng (trước ngày 10/6), báo cáo năm (trước ngày 05/12)"
    assert [v for _, v in prose(view)] == [
        {"due": "2026-06-10", "before": "true"},
        {"due": "2025-12-05", "before": "true"},
    ]


@pytest.mark.parametrize(
    "title", ["Kế hoạch\nTrồng rừng giai đoạn 2026 - 2030", "Quy chế làm việc", "Kế hoạch\nnăm 2026 - 2028"]
)
def test_the_reports_of_other_documents_recur(title: str) -> None:
    view = f"x\n{title}\nbáo cáo 6 tháng (trước ngày 10/6)"
    assert [v["rrule"] for _, v in prose(view)] == ["FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=10"]


def test_an_hour_at_the_beginning_is_not_the_hour_of_the_end() -> None:
    view = "cấm đường từ 13 giờ 00 ngày 27/11 đến hết ngày 29/11/2025"
    assert prose(view)[0][1] == {"start": "2025-11-27", "due": "2025-11-29"}


def test_a_day_without_a_year_in_an_undated_document_is_listed_without_a_day() -> None:
    assert prose("gửi trước ngày 15/12", None) == [("trước ngày 15/12", {"before": "true"})]


def test_an_impossible_day_is_listed_and_noted() -> None:
    view = "gửi trước ngày 31/11/2025"
    (span,) = DeadlineFinder().find(view, lowered(view), ISSUED)
    assert (span.value.due, span.value.notes) == (None, (("impossible-date", "ngày 31/11/2025"),))


def test_a_paragraph_end_is_never_crossed() -> None:
    assert prose("xong trước ngày\n15/12/2025") == []


def test_an_extent_is_kept() -> None:
    view = "trước ngày 15/12/2025 và trước ngày 20/12/2025"
    spans = list(DeadlineFinder().find(view, lowered(view), ISSUED, 10, len(view)))
    assert [view[s.start : s.end] for s in spans if not s.shield] == ["trước ngày 20/12/2025"]


@pytest.mark.parametrize(
    ("view", "words", "gives"),
    [
        ("2026", "2026", {"due": "2026-12-31"}),
        ("Năm 2025", "Năm 2025", {"due": "2025-12-31"}),
        ("Trước 30/11/2025", "Trước 30/11/2025", {"due": "2025-11-30", "before": "true"}),
        ("Hoàn thành trong quý II/2026", "trong quý II/2026", {"due": "2026-06-30"}),
        ("Tháng 12 hằng năm", "Tháng 12 hằng năm", {"rrule": "FREQ=YEARLY;BYMONTH=12"}),
        ("Giai đoạn 2025-2030", "Giai đoạn 2025-2030", {"start": "2025-01-01", "due": "2030-12-31"}),
        ("Quý I/2026 và các năm tiếp theo", "Quý I/2026 và các năm tiếp theo", {"start": "2026-01-01"}),
        ("Sau khi Luật được thông qua", "Sau khi Luật được thông qua", {}),
        ("Tháng 01/2024", "Tháng 01/2024", {"due": "2024-01-31"}),
        ("Vụ Đông Xuân 2026", "Vụ Đông Xuân 2026", {}),
        ("T6/2026", "T6/2026", {"due": "2026-06-30"}),
        ("Tháng 3, tháng 4/2026", "Tháng 3, tháng 4/2026", {"start": "2026-03-01", "due": "2026-04-30"}),
    ],
)
def test_a_time_cell_is_read(view: str, words: str, gives: dict[str, str]) -> None:
    assert cell(view) == [(words, gives)]


def test_a_time_cell_may_hold_several() -> None:
    assert cell("30/6/2026; hằng năm") == [
        ("30/6/2026", {"due": "2026-06-30"}),
        ("hằng năm", {"rrule": "FREQ=YEARLY"}),
    ]


def test_a_time_cell_of_two_months_is_two() -> None:
    assert cell("Tháng 5/2026 và tháng 5/2027") == [
        ("Tháng 5/2026", {"due": "2026-05-31"}),
        ("tháng 5/2027", {"due": "2027-05-31"}),
    ]
    assert [v["due"] for _, v in cell("Quý II và quý IV năm 2026")] == ["2026-06-30", "2026-12-31"]


@pytest.mark.parametrize(
    "view", ["Thường xuyên", "Theo tiến độ đề án", "", "-", "Theo yêu cầu", "Khẩn trương"]
)
def test_a_time_cell_without_a_time_is_none(view: str) -> None:
    assert cell(view) == []


def test_a_time_cell_keeps_to_itself_and_knows_its_place() -> None:
    view = "Sở Y tế trước 2026 sau"
    assert cell(view, 14, 18) == [("2026", {"due": "2026-12-31"})]


@pytest.mark.parametrize(
    "unit",
    [
        " ",
        "1",
        "1 ",
        "9,",
        "a) ",
        "(",
        "1/1 ",
        "trước ngày ",
        "từ ngày 1 đến ",
        "hằng năm ",
        "định kỳ 6 tháng, ",
        "trong 15 ngày kể từ ngày ",
        "17 giờ 00 và ",
        "thứ hai, ",
        "quý i, ",
        "tháng 6 và ",
        "báo cáo kết quả ",
        "báo cáo a, ",
        "hằng tuần a ",
        "trước ngày a a a ",
        "ngày 1, ",
        "tháng 6, tháng 7, ",
        "\n kế hoạch a",
    ],
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    view = (unit * 100_000)[:100_000]
    began = time.perf_counter()
    list(DeadlineFinder().find(view, view, ISSUED))
    read_time_cell(view, view, 0, len(view), ISSUED)
    assert time.perf_counter() - began < 10  # a pattern that backtracks would take hours


@pytest.mark.parametrize(
    ("view", "due"),
    [
        ("Các xã hoàn thành trước ngày 30/6, 30/9/2027.", "2027-06-30"),
        ("Hoàn thành quý II và III/2027.", "2027-06-30"),
        ("Hoàn thành cuối tháng 6, đầu tháng 7/2027.", "2027-06-30"),
        # what stands next is another deadline, not a member of the list
        ("Các xã hoàn thành trước ngày 30/6, các sở tổng hợp trước ngày 5/7/2027.", "2026-06-30"),
    ],
)
def test_the_first_of_a_list_takes_the_year_of_the_next(view: str, due: str) -> None:
    assert prose(view)[0][1]["due"] == due
