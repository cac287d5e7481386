"""What a single piece of a head or a foot is: quốc hiệu, number, date, kind, `V/v`, `Kính gửi`, stamps.

Each recogniser looks at one string and says what stands in it; none knows where on the page it stood.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from extract.rulebook import lowered, rules_folder
from extract.rulebook.load import read_lexicon
from extract.text import new_tones

_ACCENTED = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
LOWER = "a-z" + _ACCENTED  # for character classes: the Unicode ranges of Vietnamese letters mix the cases
UPPER = "A-Z" + _ACCENTED.upper()


def fold(text: str) -> str:
    """`text` in lower case, tone marks placed the modern way; of the same length.

    >>> fold("UỶ BAN TOÁN HỌC, HOÀ BÌNH")
    'ủy ban toán học, hòa bình'
    """
    return new_tones(lowered(text))


@cache
def lexicon(name: str) -> list[dict[str, str]]:
    """The rows of `rules/words/{name}.tsv`; a head is read without the rules."""
    return read_lexicon(rules_folder() / "words" / f"{name}.tsv")


def _plain(text: str) -> str:
    """The letters of `text` without marks, blanks and case."""
    parts = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(c for c in parts if "a" <= c <= "z")


def is_caps(text: str) -> bool:
    """True if `text` is written in capitals (a few small letters, as in a number, do not count).

    >>> is_caps("THỰC HIỆN QUYẾT ĐỊNH SỐ 1899/QĐ-TTg"), is_caps("Thông báo")
    (True, False)
    """
    if text.isupper() or text.islower():
        return text.isupper()
    upper = sum(map(str.isupper, text))
    return upper > 0 and upper >= 4 * sum(map(str.islower, text))


# --- quốc hiệu, tiêu ngữ, the Party's heading

_STATE = "conghoaxahoichunghiavietnam"
_FREEDOM = "doclaptudohanhphuc"
_PARTY = "dangcongsanvietnam"


def motto_left(text: str, want: str | None = None) -> str | None:
    """What is still to come of the heading that `text` begins, or goes on with (`want`); "" if it is whole.

    None if `text` is no part of one. Copies break the heading over lines.

    >>> motto_left("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    ''
    >>> motto_left("CỘNG HOÀ XÃ HỘI")
    'chunghiavietnam'
    >>> motto_left("CHỦ NGHĨA VIỆT NAM", "chunghiavietnam")
    ''
    """
    if len(text) > 90:
        return None
    plain = _plain(text)
    if not plain:
        return None
    if want is not None:
        return want[len(plain) :] if want.startswith(plain) else None
    if plain.startswith(_STATE + "docla"):
        return ""
    for whole in (_STATE, _FREEDOM, _PARTY):
        if plain == whole or (whole == _FREEDOM and plain.startswith(whole) and len(plain) < len(whole) + 4):
            return ""
        if len(plain) >= 4 and whole.startswith(plain) and (is_caps(text) or whole == _FREEDOM):
            return whole[len(plain) :]
    return None


# --- number

_LABEL = re.compile(
    r"(?i)\W{0,4}(?:(?:luật|bộ luật|pháp lệnh|lệnh|nghị quyết|thông tư|công văn)\s)?số(?:\s?hiệu)?"
    r"(?=[\s:.…_\d/]|$)\s?[:.]?\s?"
)
_SUBJECT_MARK = re.compile(r"(?i)(?<![\w/])v\s?[/.]\s?v\s?[:.]?\s+|(?<![\w/])v/v\b\s?:?\s?")
# Blanks may stand around the strokes only (`127/TTr - HĐQT`, `2276 /VP-TH`): other words end the number.
_NUMBER = re.compile(
    r"(?P<digits>\d{1,6}(?:\.\d{1,3})?\s?[a-zđA-ZĐ]{0,2}(?=\s?[/\-–]|$))?[.…_\s]{0,40}+"
    r"(?P<rest>(?:\s?[/\-–&,+.]\s?[\wÀ-ỹ.&]{1,30}){0,8})\s?[.,;]?"
)


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a document as it stands behind `Số:`; `value` is None where digits were left blank."""

    value: str | None
    code: str | None
    year: int | None = None


def has_number_label(text: str) -> bool:
    """True if the piece begins with `Số`, as the number of a document does."""
    return bool(_LABEL.match(text))


def read_number(text: str, *, labelled: bool = True) -> Number | None:
    """The number in `Số: 24/KH-UBND`, its blanks dropped; None if the piece is no number of a document.

    >>> read_number("Số: 565 /TB-UBND")
    Number(value='565/TB-UBND', code='TB', year=None)
    >>> read_number("Số:       /KH-STTTT")
    Number(value=None, code='KH', year=None)
    >>> read_number("Số 37-HD/BTGDVTW").value
    '37-HD/BTGDVTW'
    >>> read_number("Số lượng: 5") is None
    True
    """
    m = _LABEL.match(text)
    if labelled and not m:
        return None
    rest = text[m.end() :] if m else text
    cut = _SUBJECT_MARK.search(rest)
    rest = rest[: cut.start()] if cut else rest
    rest = rest.strip().rstrip("-–—_ ")
    found = _NUMBER.fullmatch(rest) if len(rest) <= 80 else None
    joined = re.sub(r"\s+", "", rest)
    if not found or not (found["digits"] or found["rest"] or not joined.strip("./…_-:–")):
        return None
    tail = re.sub(r"\s+", "", found["rest"]).replace("–", "-").rstrip(".,;-/…")
    if not tail and (not labelled or not found["digits"]) and joined:
        return None
    digits = re.sub(r"\s+", "", found["digits"]) if found["digits"] else None
    code, year = _code_of(tail)
    if digits and not tail:
        return Number(digits, None)
    return Number(digits + tail if digits else None, code, year)


def _code_of(tail: str) -> tuple[str | None, int | None]:
    """The kind's code in what follows the digits, and the year if the number has one."""
    year = re.match(r"/((?:19|20)\d\d)(?=/)", tail)
    rest = tail[year.end() :] if year else tail
    code = re.match(r"[/\-]([^/\-\d]{1,6})(?=[/\-\d]|$)", rest)
    return (code[1] if code else None), (int(year[1]) if year else None)


# --- place and date

_DATE = re.compile(
    r"(?i)\W{0,4}(?:(?P<place>[^\W\d_][^\d,;:()/]{1,44}?)\s?[,.;]\s?)?"
    r"(?:(?:hồi|lúc)\s\d{1,2}\s?(?:giờ|h|:)\s?(?:\d{1,2}\s?(?:phút)?)?,?\s)?ngày\s?(?P<d>[\d.…_/ ]{0,8}?)\s?"
    r"tháng\s?(?P<m>[\d.…_/ ]{0,8}?)\s?năm\s?(?P<y>[\d.…_ ]{0,9})\W{0,6}"
)
_DATE_BARE = re.compile(  # no comma between place and day, or day left out with its word
    r"(?P<place>[^\W\d_][^\d,;:()/]{1,44}?)\s?(?:(?:,\s?)?ngày\s?(?P<d>[\d.…_ ]{0,6})\s?|"
    r",\s?)tháng\s?(?P<m>[\d.…_ ]{0,6})\s?năm\s?(?P<y>[\d.…_ ]{0,8})\W{0,6}"
)
_DATE_DIGITS = re.compile(
    r"(?i)\W{0,4}(?P<place>[^\W\d_][^\d,;:()/]{1,44}?)\s?,\s?(?:ngày\s?)?(?P<d>\d{1,2})\s?[/.\-]\s?"
    r"(?P<m>\d{1,2})\s?[/.\-]\s?(?P<y>\d{4})\W{0,6}"
)


@dataclass(frozen=True, slots=True)
class PlaceDate:
    """Place and date of issue; `iso` is None where a part was left blank or where no such day exists."""

    place: str | None
    iso: str | None
    blank: bool
    impossible: bool


def read_place_date(text: str) -> PlaceDate | None:
    """Place and day of `Hà Nội, ngày 02 tháng 12 năm 2025`; None if the piece is nothing of the kind.

    >>> read_place_date("Hà Nội, ngày 02 tháng 12 năm 2025")
    PlaceDate(place='Hà Nội', iso='2025-12-02', blank=False, impossible=False)
    >>> read_place_date("Bình Thuận, ngày tháng 12 năm 2024").blank
    True
    >>> read_place_date("Huế, ngày 31 tháng 6 năm 2025")
    PlaceDate(place='Huế', iso=None, blank=False, impossible=True)
    """
    if len(text) > 110:
        return None
    m = _DATE.fullmatch(text) or _DATE_DIGITS.fullmatch(text) or _DATE_BARE.fullmatch(text)
    if not m:
        return None
    place = " ".join(m["place"].split()) if m["place"] else None
    if place and (not place[0].isupper() or len(place.split()) > 8):
        return None
    day, month, year = (re.sub(r"\D", "", m[k] or "") for k in "dmy")
    if not (day and month and len(year) == 4):
        return PlaceDate(place, None, True, False)
    iso = iso_day(int(year), int(month), int(day))
    return PlaceDate(place, iso, False, iso is None)


def iso_day(year: int, month: int, day: int) -> str | None:
    """The day as ISO 8601, None where the calendar has no such day."""
    from datetime import date

    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


# --- kind of document


@dataclass(frozen=True, slots=True)
class KindName:
    """A kind of document named in the title; `rest` is what the line goes on with."""

    code: str
    name: str
    rest: str


@cache
def _kinds() -> dict[str, tuple[str, str]]:
    rows = lexicon("kinds_head")
    return {fold(row["spelling"] or row["name"]): (row["code"], row["name"]) for row in rows}


@cache
def _kind_pattern() -> re.Pattern[str]:
    names = sorted(_kinds(), key=len, reverse=True)
    return re.compile("(?:dự thảo\\s)?(" + "|".join(map(re.escape, names)) + r")(?!\w)[\s:.]*")


def read_kind(text: str) -> KindName | None:
    """The kind in `THÔNG BÁO`, `KẾ HOẠCH TRIỂN KHAI …` or a line that says only `Thông báo`.

    >>> read_kind("KẾ HOẠCH TRIỂN KHAI")
    KindName(code='KH', name='Kế hoạch', rest='TRIỂN KHAI')
    >>> read_kind("Kế hoạch này") is None
    True
    """
    stripped = text.strip(" .:*_-")
    if len(stripped) > 12 and re.fullmatch(r"(?:\w ){4,}\w", stripped):
        stripped = _unspaced(stripped)
    m = _kind_pattern().match(fold(stripped))
    if not m:
        return None
    rest = stripped[m.end() :].strip()
    word = stripped[m.start(1) : m.end(1)]
    if not is_caps(word) and (rest or not word[:1].isupper()):
        return None
    code, name = _kinds()[m[1]]
    return KindName(code, name, rest)


def _unspaced(text: str) -> str:
    """A title with a blank after every letter (`T H Ô N G B Á O`) as it is spelled, if it names a kind."""
    letters = fold(text.replace(" ", ""))
    return next((name.upper() for name in _kinds() if name.replace(" ", "") == letters), text)


def name_of_code(code: str | None) -> tuple[str, str] | None:
    """(code, name) of the kind that a number's code stands for, None if it stands for none.

    >>> name_of_code("TB"), name_of_code("UBND")
    (('TB', 'Thông báo'), None)
    """
    if not code:
        return None
    for known, name in _kinds().values():
        if known.casefold() == code.casefold():
            return known, name
    return {"QÐ": ("QĐ", "Quyết định"), "TR": ("TTr", "Tờ trình"), "QĐI": ("QyĐ", "Quy định")}.get(
        code.upper()
    )


# --- lines that introduce something

_ADDRESS = re.compile(
    r"(?i:\W{0,4}(?:đồng\s)?kính\s(?:(?:gửi|gởi)(?=\s?[:.;]|\s*$|\s{1,2}"
    rf"(?-i:[-–•{UPPER}]))|(?:chuyển|trình|mời)(?=\s?:)))\s?[:.;]?\s?"
)
_SENDER = re.compile(
    rf"(?P<who>[{UPPER}][^:;.]{{4,160}}?)\s(?:điện|ĐIỆN|Điện|gửi|GỬI|yêu cầu|YÊU CẦU)"
    r"(?:\s?,?\s?(?:gửi|GỬI|kính gửi))?\s?(?::\s?|$)"
)
_BASIS = re.compile(r"(?i)\W{0,4}(?:căn cứ|xét đề nghị|xét tờ trình|theo đề nghị)\b")
_OPENER = re.compile(
    r"\W{0,4}(?:Căn cứ|Thực hiện|Triển khai|Theo |Xét |Để |Nhằm |Ngày \d|Trong |Sau (?:khi|hơn|gần|\d)|"
    r"Trên cơ sở|Tiếp |Qua |Hiện nay|Thời gian|Vừa qua|Từ ngày|Hôm nay|Phúc đáp|Trả lời|Ngay sau|Nhận được|"
    r"Hưởng ứng|Được sự|Năm \d|Điều \d|Chương [IVX\d]|Phần [IVX\d]|[IVX]{1,5}\s?[.)]|\d{1,2}\s?[.)]\s|"
    r"[A-D]\s?[.)]\s)"
)
_BULLET = re.compile(r"\s*[-–—+•●▪*]\s*")


def after_address(text: str) -> str | None:
    """What follows `Kính gửi:` on its line ("" if nothing), None if the piece is none."""
    m = _ADDRESS.match(text)
    return text[m.end() :].strip() if m else None


def read_sender(text: str) -> tuple[str, str] | None:
    """Sender of a telegram and what follows `điện:` on the line; None if the piece is none.

    >>> read_sender("THỦ TƯỚNG CHÍNH PHỦ điện:")
    ('THỦ TƯỚNG CHÍNH PHỦ', '')
    """
    m = _SENDER.match(text)
    return (m["who"].strip(), text[m.end() :].strip()) if m else None


def after_subject_mark(text: str) -> str | None:
    """What follows `V/v`, None if the piece does not begin with it.

    >>> after_subject_mark("V/v: rà soát")
    'rà soát'
    """
    inner = text[1:] if text[:1] == "(" else text
    m = _SUBJECT_MARK.match(inner)
    return inner[m.end() :].strip() if m else None


def split_subject_mark(text: str) -> tuple[str, str] | None:
    """(before, after) of a piece that has `V/v` behind something else, None if it has none."""
    m = _SUBJECT_MARK.search(text)
    return (text[: m.start()].strip(), text[m.start() :].strip()) if m and m.start() else None


def is_basis(text: str) -> bool:
    """True for `Căn cứ …` and its like, with which a decision's body begins."""
    return bool(_BASIS.match(text))


def opens_body(text: str) -> bool:
    """True if the piece begins as first paragraphs and headings of a body do."""
    return bool(_OPENER.match(text))


def bullet_end(text: str) -> int:
    """Where the text of a bullet begins, 0 if the piece has no bullet."""
    m = _BULLET.match(text)
    return m.end() if m else 0


# --- stamps

_DIGITAL = re.compile(
    r"(?i)[\w.\-]{1,60}@[\w.\-]{3,60}|\+0\d:\d{2}|\d{2}[./-]\d{2}[./-]\d{4},?\s\d{2}:\d{2}(?::\d{2})?"
    r"(?:\s?[+-]\d{2}:?\d{2})?|(?:người ký|ký bởi|ngày ký|thời gian ký|cơ quan|email|signature|ký số|"
    r"(?:digitally )?signed by)\s?:.*"
)
_URGENCY = re.compile(
    r"(?i)\W*(hỏa tốc(?:\s*[,(]?\s*hẹn giờ)?|hoả tốc(?:\s*hẹn giờ)?|thượng khẩn|khẩn)\b\W*(?:\(.*\))?"
)
_SECRECY = re.compile(r"(?i)\W*(?:độ mật\s*:?\s*)?(tuyệt mật|tối mật|mật)\W*")
_COPY = re.compile(
    r"(?i)\W*(?:bản sao|sao y(?: bản chính)?|sao lục|trích sao|bản chính|(?:tài liệu )?lưu hành nội bộ|logo|"
    r"dự thảo(?:\s?(?:lần|ngày|số|v|\d|\(|:).{0,30})?|công báo.{0,80}|văn bản điện tử.{0,60}|"
    r"xem xong trả lại)\W*"
)


def is_digital_stamp(text: str) -> bool:
    """True for a line that only a digital signature prints: mail address, time of signing."""
    return bool(_DIGITAL.fullmatch(text.strip()))


def read_urgency(text: str) -> str | None:
    """`Hỏa tốc`, `Thượng khẩn`, `Khẩn` of a stamp that says only that."""
    m = _URGENCY.fullmatch(text) if len(text) < 60 else None
    return fold(m[1]).capitalize() if m and (is_caps(m[1]) or m[1][0].isupper()) else None


def read_secrecy(text: str) -> str | None:
    """`Tuyệt mật`, `Tối mật`, `Mật` of a stamp that says only that."""
    m = _SECRECY.fullmatch(text) if len(text) < 30 else None
    return fold(m[1]).capitalize() if m and is_caps(m[1]) else None


def is_copy_stamp(text: str) -> bool:
    """True for `BẢN SAO`, `DỰ THẢO` and other stamps that say nothing of the document's fields."""
    return len(text) < 110 and bool(_COPY.fullmatch(text)) and (is_caps(text) or len(text) < 30)
