"""RFC 5545 recurrence rules in the words a clerk would use."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.errors import Lang

_DAYS_VI = {
    "MO": "thứ Hai",
    "TU": "thứ Ba",
    "WE": "thứ Tư",
    "TH": "thứ Năm",
    "FR": "thứ Sáu",
    "SA": "thứ Bảy",
    "SU": "Chủ nhật",
}
_DAYS_EN = {
    "MO": "Monday",
    "TU": "Tuesday",
    "WE": "Wednesday",
    "TH": "Thursday",
    "FR": "Friday",
    "SA": "Saturday",
    "SU": "Sunday",
}
_EACH_VI = {"DAILY": "hằng ngày", "WEEKLY": "hằng tuần", "MONTHLY": "hằng tháng", "YEARLY": "hằng năm"}
_EACH_EN = {"DAILY": "every day", "WEEKLY": "every week", "MONTHLY": "every month", "YEARLY": "every year"}
_UNIT_VI = {"DAILY": "ngày", "WEEKLY": "tuần", "MONTHLY": "tháng", "YEARLY": "năm"}
_UNIT_EN = {"DAILY": "days", "WEEKLY": "weeks", "MONTHLY": "months", "YEARLY": "years"}
_KNOWN = frozenset({"FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYHOUR", "BYMINUTE"})


def in_words(rrule: str, *, before: bool = False, lang: Lang = "vi") -> str | None:
    """The recurrence `rrule` in words, None where it has a part that these words cannot say.

    `before` says that the named day itself is excluded.

    >>> in_words("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10", before=True)
    'trước ngày 10/12 hằng năm'
    >>> in_words("FREQ=WEEKLY;BYDAY=FR;BYHOUR=15")
    '15 giờ thứ Sáu hằng tuần'
    >>> in_words("FREQ=MONTHLY;INTERVAL=3", lang="en")
    'every quarter'
    >>> in_words("FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1") is None
    True
    """
    parts = dict(part.partition("=")[::2] for part in rrule.split(";"))
    frequency = parts.get("FREQ", "")
    if frequency not in _EACH_VI or not parts.keys() <= _KNOWN:
        return None
    days = _days(parts, frequency, lang)
    if days is None:
        return None
    time, each = _time(parts, lang), _each(frequency, parts.get("INTERVAL", "1"), lang)
    if lang == "vi":
        words = ["trước" if before else "", time, days, each]
    elif days:
        on = "in" if days.startswith("month") else "on"
        words = [each, "before" if before else on, days, time and f"at {time}"]
    else:
        words = [each, time and f"{'before' if before else 'at'} {time}"]
    return " ".join(word for word in words if word)


def _each(frequency: str, interval: str, lang: Lang) -> str:
    if interval == "1":
        return (_EACH_EN if lang == "en" else _EACH_VI)[frequency]
    if (frequency, interval) == ("MONTHLY", "3"):
        return "every quarter" if lang == "en" else "hằng quý"
    if lang == "en":
        return f"every {interval} {_UNIT_EN[frequency]}"
    return f"{interval} {_UNIT_VI[frequency]} một lần"


def _time(parts: dict[str, str], lang: Lang) -> str:
    hour, minute = parts.get("BYHOUR"), parts.get("BYMINUTE", "0")
    if hour is None:
        return ""
    hours = [int(each) for each in hour.split(",")]
    if lang == "en":
        return _listed([f"{each}:{int(minute):02d}" for each in hours], lang)
    return _listed([f"{each} giờ" + (f" {int(minute):02d}" if int(minute) else "") for each in hours], lang)


def _days(parts: dict[str, str], frequency: str, lang: Lang) -> str | None:
    """Which days of the period; empty where the rule names none, None where it cannot be said."""
    months = parts["BYMONTH"].split(",") if "BYMONTH" in parts else []
    days = parts["BYMONTHDAY"].split(",") if "BYMONTHDAY" in parts else []
    english = lang == "en"
    if "BYDAY" in parts:
        names = [(_DAYS_EN if english else _DAYS_VI).get(day) for day in parts["BYDAY"].split(",")]
        if None in names or frequency != "WEEKLY" or months or days:
            return None
        return _listed([name for name in names if name], lang)
    if days == ["-1"]:
        of = _listed(months, lang) if months else ""
        if english:
            return f"the last day of month {of}" if of else "the last day"
        return f"ngày cuối tháng {of}" if of else "ngày cuối cùng"
    if any(int(day) < 0 for day in days):
        return None
    if days:
        named = [f"{day}/{month}" for month in months for day in days] if months else days
        return ("day " if english else "ngày ") + _listed(named, lang)
    if months:
        return ("month " if english else "tháng ") + _listed(months, lang)
    return ""


def _listed(names: list[str], lang: Lang) -> str:
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} {'and' if lang == 'en' else 'và'} {names[-1]}"
