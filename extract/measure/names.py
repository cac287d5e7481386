"""Names, numbers and dates as keys: two ways of writing one thing come to one key."""

from __future__ import annotations

import re
import unicodedata

from extract.text import new_tones

# What an abbreviation stands for when names are compared; a name written out and the same name cut short are
# one answer. The list belongs to the measure: changing it changes every figure ever written down.
_ABBREVIATIONS = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "ubmttq": "ủy ban mặt trận tổ quốc",
    "mttq": "mặt trận tổ quốc",
    "kh&cn": "khoa học và công nghệ",
    "khcn": "khoa học và công nghệ",
    "nn&ptnt": "nông nghiệp và phát triển nông thôn",
    "tn&mt": "tài nguyên và môi trường",
    "nn&mt": "nông nghiệp và môi trường",
    "kh&đt": "kế hoạch và đầu tư",
    "gd&đt": "giáo dục và đào tạo",
    "tt&tt": "thông tin và truyền thông",
    "vh,tt&dl": "văn hóa thể thao và du lịch",
    "vhtt&dl": "văn hóa thể thao và du lịch",
    "gtvt": "giao thông vận tải",
    "lđ-tb&xh": "lao động thương binh và xã hội",
    "lđtbxh": "lao động thương binh và xã hội",
    "lđ-tbxh": "lao động thương binh và xã hội",
    "đt": "đào tạo",
    "ttcp": "thủ tướng chính phủ",
    "bch": "ban chỉ huy",
    "bcđ": "ban chỉ đạo",
    "tp": "thành phố",
    "hcm": "hồ chí minh",
    "tw": "trung ương",
}
_CUT = re.compile(r"[^\s;:.()“”\"'–/]+")

_TITLES = (
    "bộ trưởng|thủ trưởng|chủ tịch|tổng giám đốc|giám đốc|cục trưởng|chi cục trưởng|viện trưởng|hiệu trưởng|"
    "chánh|trưởng|lãnh đạo|người đứng đầu"
)
_BODIES = (
    "các |cơ quan|bộ |sở |ủy ban|ban |văn phòng|thanh tra|tập đoàn|tổng công ty|công ty|cục |chi cục|viện |"
    "trường |phòng |trung tâm|đơn vị|hội đồng|ngân hàng|công an"
)
# `Bộ trưởng Bộ Tài chính` and `Bộ Tài chính` are one party.
_TITLE = re.compile(rf"^(?:(?:các )?(?:đồng chí )?(?:phó )?(?:{_TITLES}) )(?=(?:{_BODIES}))")
_COMRADE = re.compile(r"^(?:các )?đồng chí ")
_ABOUT = re.compile(r"^(?:về việc|về|v v) ")
_BLANKS = re.compile(r"\s+")


def name_key(name: str | None) -> str:
    """`name` without case, old tone placement, abbreviations, punctuation and double blanks.

    >>> name_key("UBND  thành phố Hoà Bình;")
    'ủy ban nhân dân thành phố hòa bình'
    """
    words = new_tones(unicodedata.normalize("NFC", name or "").casefold())
    words = _CUT.sub(lambda m: _ABBREVIATIONS.get(m.group().strip(","), m.group()), words)
    return " ".join(re.findall(r"\w+", words.replace("&", " và ")))


def party_key(name: str) -> str:
    """The key of a party; a title before a body names the body, honorifics are left out.

    >>> party_key("Giám đốc Sở KH&CN")
    'sở khoa học và công nghệ'
    """
    return _TITLE.sub("", _COMRADE.sub("", name_key(name)))


def number_key(number: str | None) -> str:
    """The key of a document number: no blanks, no case, one kind of dash.

    >>> number_key("57 – NQ/TW")
    '57-nq/tw'
    """
    return _BLANKS.sub("", (number or "").replace("–", "-")).casefold()


def subject_key(subject: str) -> str:
    """The key of an issuer, a place or a subject, which may keep or lose a leading `Về việc`."""
    return _ABOUT.sub("", name_key(subject))


def rule_key(rrule: str | None) -> str | None:
    """The key of an RRULE value: parts in order, times of day left out; None if nothing is left.

    >>> rule_key("FREQ=WEEKLY;BYDAY=FR;BYHOUR=15")
    'BYDAY=FR;FREQ=WEEKLY'
    """
    parts = (rrule or "").upper().removeprefix("RRULE:").split(";")
    kept = [part for part in parts if part and not part.startswith(("BYHOUR", "BYMINUTE", "BYSECOND"))]
    return ";".join(sorted(kept)) or None
