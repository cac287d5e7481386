"""What is wrong with gold that can be read: spans out of order, words its text does not have, days that are
on no calendar, rules that no calendar program takes."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from extract.errors import Wording
from extract.measure.gold import GoldError
from extract.measure.quoted import fold, has_phrase, has_words, shares_a_head, without_page_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from extract.measure.gold import GoldDeadline, GoldDirective, GoldDocument, GoldHeader, GoldReference

_LABEL = re.compile(r"(?:\d{1,2}[.)]|[a-zđ]\)|[-+•*|])\s")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_HOUR = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
# One line of parts: dateutil would also take whole calendars, and an interval of nothing, which never ends.
_RULE = re.compile(r"(?!.*INTERVAL=0)(?:RRULE:)?[A-Z]+=[\w,+-]+(?:;[A-Z]+=[\w,+-]+)*")
_AS_WRITTEN = Wording("hãy chép đúng như trong văn bản", "write it as the text has it")

Slip = tuple[str, Wording, Wording]  # place, reason, mend


def slips(document: GoldDocument, file: Path) -> list[GoldError]:
    """Every slip in the annotations `file` of `document`, from the head to the last directive."""
    text = document.text
    if not text.strip():
        empty = Wording("văn bản không có chữ", "a text without words")
        mend = Wording("hãy kiểm tra tệp văn bản", "check the text")
        return [GoldError(file.with_suffix(".txt"), "file", empty, mend)]
    views = (fold(text), fold(without_page_numbers(text)))
    tight = "".join(text.split())
    found = [*_head(document.header, text, tight), *_references(document, views, tight)]
    end = 0
    for i, directive in enumerate(document.directives):
        place = f"directives[{i}]"
        found += [*_extent(f"{place}.span", directive, text, end), *_parties(place, directive, views)]
        for j, deadline in enumerate(directive.deadlines):
            found += _deadline(f"{place}.deadlines[{j}]", deadline, views)
        end = max(end, directive.span[1])
    return [GoldError(file, *slip) for slip in found]


def _head(header: GoldHeader, text: str, tight: str) -> Iterator[Slip]:
    signer = header.signer
    parts = {
        "issuer": header.issuer,
        "place": header.place,
        "subject": header.subject,
        "signer.authority": signer.authority if signer else None,
        "signer.position": signer.position if signer else None,
        "signer.name": signer.name if signer else None,
        **{f"addressees[{i}]": words for i, words in enumerate(header.addressees)},
        **{f"recipients[{i}]": words for i, words in enumerate(header.recipients)},
    }
    if header.number is not None and "".join(header.number.split()) not in tight:
        yield _absent("header.number", header.number)
    yield from _day("header.issued_on", header.issued_on)
    for name, words in parts.items():
        # fused columns put words of others between: they are looked for one by one
        if words is not None and not (words.strip() and has_words(text, words)):
            yield _absent(f"header.{name}", words)


def _references(document: GoldDocument, views: tuple[str, ...], tight: str) -> Iterator[Slip]:
    seen = set()
    for i, reference in enumerate(document.references):
        place = f"references[{i}]"
        yield from _day(f"{place}.issued_on", reference.issued_on)
        if not _cited(reference, views, tight):
            number = reference.number is not None or reference.title is None
            words = reference.number if number else reference.title
            yield _absent(f"{place}.{'number' if number else 'title'}", words or "")
        key = (reference.type, reference.number, reference.title)
        if key in seen:
            twice = Wording("đã có ở trên", "it stands above already")
            yield place, twice, Wording("hãy bỏ bớt một mục", "take one of them out")
        seen.add(key)


def _cited(reference: GoldReference, views: tuple[str, ...], tight: str) -> bool:
    """Whether the text has its number or, without one, its title."""
    if reference.number is None:
        title = fold(reference.title or "")
        return bool(title) and any(title in view for view in views)
    number = "".join(reference.number.split())
    if not number or number in tight:
        return bool(number)
    # `các Công điện số 91, 93 và 95/CĐ-BNNMT`: the notation of the last is that of all
    ordinal, _, notation = number.partition("/")
    lists = re.findall(rf"số((?:\d+(?:,|và)){{1,9}}\d+)/{re.escape(notation)}", tight)
    return any(ordinal in re.split(",|và", numbers) for numbers in lists)


def _extent(place: str, directive: GoldDirective, text: str, before: int) -> Iterator[Slip]:
    start, end = directive.span
    if start < before:
        reason = Wording(
            f"bắt đầu ở {start}, trước khi nhiệm vụ trên kết thúc ở {before}",
            f"starts at {start}, before the one above ends at {before}",
        )
        mend = Wording(
            "hãy xếp theo thứ tự trong văn bản, không chồng lên nhau",
            "put them in reading order, none on another",
        )
        yield place, reason, mend
    if label := _LABEL.match(text, start, end):
        reason = Wording(f"có cả ký hiệu {label.group()!r}", f"holds the label {label.group()!r}")
        yield place, reason, Wording("hãy bắt đầu sau ký hiệu", "start behind the label")
    for side, at, around in (
        (Wording("bắt đầu", "starts"), start - 1, text[max(start - 20, 0) : start + 20]),
        (Wording("kết thúc", "ends"), end, text[max(end - 20, 0) : end + 20]),
    ):
        # bold may begin or end there
        if 0 <= at < len(text) and not (text[at].isspace() or text[at] == "*"):
            reason = Wording(f"{side.vi} giữa chữ: {around!r}", f"{side.en} amid words in {around!r}")
            yield place, reason, Wording("hãy lấy trọn chữ và dấu câu", "take in whole words and their marks")


def _parties(place: str, directive: GoldDirective, views: tuple[str, ...]) -> Iterator[Slip]:
    for field, names in (("leads", directive.leads), ("coordinators", directive.coordinators)):
        for i, name in enumerate(names):
            party = fold(name)
            if not party or not any(has_phrase(view, party) or shares_a_head(view, party) for view in views):
                yield _absent(f"{place}.{field}[{i}]", name)
    if directive.inherited and not directive.leads:
        reason = Wording("thừa hưởng nhưng không có chủ trì", "inherited, but there is no lead")
        mend = Wording("hãy thêm leads, hoặc ghi false", "add leads, or write false")
        yield f"{place}.inherited", reason, mend


def _deadline(place: str, deadline: GoldDeadline, views: tuple[str, ...]) -> Iterator[Slip]:
    if deadline.text is not None:
        words = fold(deadline.text)
        if not words or not any(words in view for view in views):
            yield _absent(f"{place}.text", deadline.text)
    wrong = [
        *_day(f"{place}.start", deadline.start, hour=True),
        *_day(f"{place}.due", deadline.due, hour=True),
    ]
    yield from wrong
    if not wrong and deadline.start and deadline.due and deadline.start[: len(deadline.due)] > deadline.due:
        reason = Wording(f"sau hạn {deadline.due}", f"behind the due day {deadline.due}")
        yield f"{place}.start", reason, Wording("hãy kiểm tra hai ngày", "check both days")
    if deadline.rrule is not None and (said := _refusal(deadline.rrule)) is not None:
        reason = Wording(
            f"{deadline.rrule!r} không phải RRULE ({said})", f"{deadline.rrule!r} is no RRULE ({said})"
        )
        mend = Wording("hãy viết theo RFC 5545, như FREQ=MONTHLY", "write it after RFC 5545, as FREQ=MONTHLY")
        yield f"{place}.rrule", reason, mend
    if deadline.rrule is not None and deadline.due is not None:
        reason = Wording("có cả hạn và lặp lại", "a due day and a recurrence")
        yield f"{place}.due", reason, Wording("hãy ghi thành hai thời hạn", "make two deadlines of it")


def _refusal(rule: str) -> str | None:
    """What speaks against `rule`: its shape, or what dateutil says; None where it is an RRULE value."""
    from dateutil.rrule import rrulestr

    if not _RULE.fullmatch(rule):
        return "FREQ=…;…=…"
    try:
        rrulestr(rule, dtstart=datetime(2026, 1, 1))  # noqa: DTZ001 - as local as the text
    except (ValueError, TypeError, OverflowError) as error:
        return str(error) or type(error).__name__
    return None


def _day(place: str, said: str | None, *, hour: bool = False) -> Iterator[Slip]:
    if said is None:
        return
    try:
        if hour and _HOUR.fullmatch(said):
            datetime.fromisoformat(said)
            return
        if _DAY.fullmatch(said):
            date.fromisoformat(said)
            return
    except ValueError:
        pass
    reason = Wording(f"{said!r} không phải ngày có thật", f"{said!r} is no day of the calendar")
    shape = "2026-06-30 / 2026-06-30T17:00" if hour else "2026-06-30"
    yield place, reason, Wording(f"hãy viết như {shape}", f"write it as {shape}")


def _absent(place: str, words: str) -> Slip:
    shown = f"{words:.80}"
    return place, Wording(f"văn bản không có {shown!r}", f"the text does not have {shown!r}"), _AS_WRITTEN
