"""What warnings about values say: one Vietnamese sentence for each code, with the words it is about."""

from __future__ import annotations

_SENTENCES = {
    "impossible-date": "«{words}» không có trên lịch; bỏ trống.",
    "unreadable-date": "Không đọc được «{words}» ra ngày; bỏ trống.",
    "vague-date": "«{words}» không nói rõ ngày; ghi ngày cuối của khoảng ấy.",
    "no-issue-date": "Văn bản không ghi ngày ban hành nên không tính được «{words}»; bỏ trống.",
    "no-issue-hour": "Văn bản không ghi giờ ban hành nên không tính được «{words}»; bỏ trống.",
    "unreadable-span": "Không đọc được khoảng thời gian «{words}»; bỏ trống.",
    "unreadable-recurrence": "Không đọc được chu kỳ «{words}»; bỏ trống.",
    "ambiguous-agency": "«{words}» có thể là {which}; để nguyên như văn bản viết.",
    "agency-ended": "«{words}» không còn vào ngày ban hành{heir}.",
    "agency-not-yet": "«{words}» chưa có vào ngày ban hành.",
    "package-differs": "Gói ghi {field} «{told}», văn bản ghi «{words}»; lấy theo văn bản.",
    "ocr-repaired": "Nhận dạng ra «{words}», sửa thành «{now}» theo lịch và các chỗ khác trong văn bản.",
    "ocr-respelled": "Đã trả dấu cho chữ nhận dạng nhầm: {words}.",
    "ocr-unsure": "Nhận dạng không chắc: «{words}»; hãy đối chiếu với bản gốc.",
    "holiday-in-span": "«{words}» có ngày nghỉ lễ: tính cả ngày nghỉ và ngày làm bù thì hạn là {day}.",
}

# A field of a package, as sentences name it.
FIELDS = {"number": "số, ký hiệu", "day": "ngày ban hành", "signer": "người ký"}


def sentence(code: str, words: str, **more: str) -> str:
    """The sentence for a value's warning; a code that has none is shown with its words.

    >>> sentence("impossible-date", "30/02/2026")
    '«30/02/2026» không có trên lịch; bỏ trống.'
    """
    known = _SENTENCES.get(code)
    return known.format(words=" ".join(words.split()), **more) if known else words
