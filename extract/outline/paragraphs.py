"""Paragraphs rebuilt from visual lines.

Copies break a paragraph over lines in four ways: not at all (one paragraph a line), at a width with blank
lines between paragraphs, at a width without any, and at a width with a blank line after every visual line.
The layout is read off the whole text first; then each pair of neighbouring lines is judged by it.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cache

from extract.outline.labels import read_label
from extract.outline.lines import Kind, Line
from extract.outline.marks import lexicon


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text was laid out: `width` in characters (0: lines are not wrapped); `spaced` if blank lines part
    paragraphs; `double` if a blank line follows every visual line; `first` the width of a paragraph's first
    line where a web copy breaks it earlier than the others, else 0."""

    width: int
    spaced: bool
    double: bool
    first: int = 0


_TERMINAL = (".", ";", ":", "!", "?", "…", ".”", ";”", ".)", "./.")
_OPEN = re.compile(
    r"(?:,|–|-|\(|/|&|\b(?:và|của|về|theo|tại|các|cho|với|trong|đến|từ|hoặc|là|do|để|khi|được|bằng|những|một|"
    r"việc|đối|trên|thuộc|cùng|nhằm|Sở|Bộ|Ban|UBND|Ủy|Uỷ|khoản|Điều|điểm))$"
)
_BEFORE_DIGIT = re.compile(r"\b(?:số|ngày|tháng|năm|quý|khoản|điểm|Điều|Quý|Số)$")
_CITES = re.compile(r"(?i)\b(?:khoản|điểm|tại|theo|của|và|các|quy định)(?: \w{1,3})?,?$")
_OFFICE = re.compile(
    r"(?i)(?:chính phủ|đồng chí|bộ trưởng|thứ trưởng|chủ tịch|giám đốc|bí thư|trưởng ban|ủy viên|ông|bà)$"
)
_SECOND_HALF = re.compile(
    r"[-–] (?:Kiến trúc|Thương binh|Xã hội|xã hội|Truyền hình|Kế hoạch hóa gia đình|Kinh doanh|"
    r"Quản trị|nghề nghiệp)\b"
)
_WITHIN = re.compile(r"(?i)\b(?:như|ví dụ)\s?:$")
_NAME_OPEN = re.compile(
    r"(?:nhân dân|thường trực|chấp hành|thường vụ|tổ quốc|hội đồng|cán sự|chỉ đạo|chỉ huy|văn phòng)$",
    re.IGNORECASE,
)
_LIST_COLON = re.compile(r"(?i)\b(?:các|những)\s(?:\w+,?\s){0,4}\w+:$")
_FIRST_LEAST = 6  # paragraphs that must tell how wide a first line runs
_FIRST_NARROW = 40  # a first line shorter than this is as likely a heading
_RECENT = 12  # lines that tell how wide a paragraph runs; all of them would be dear where one never ends


@cache
def _full_name() -> re.Pattern[str]:
    """A line that begins with somebody's name."""
    surnames = "|".join(row["surname"] for row in lexicon("surnames") if row["common"])
    return re.compile(rf"(?:{surnames})\s\w+\s")


def read_layout(lines: list[Line]) -> Layout:
    """The layout of a text, from the lengths of its lines and what stands beside its blank lines."""
    text = [x for x in lines if x.kind is Kind.TEXT]
    lengths = sorted(_edge(x) for x in text)
    if not lengths:
        return Layout(0, spaced=False, double=False)
    long = [n for n in lengths if n >= 40] or lengths
    width = long[int(len(long) * 0.9)]
    wrapped = sum(1 for a, b in itertools.pairwise(text) if b.content[:1].islower() and not _ends(a))
    if width > 140 or wrapped < max(2, 0.08 * len(text)):
        width = 0
    tight = spaced = broken = 0
    for a, b in itertools.pairwise(text):
        gap = b.index - a.index > 1
        open_end = b.content[:1].islower() and not _ends(a)
        if gap:
            spaced += 1
            broken += open_end
        elif not open_end:
            tight += 1
    double = bool(width) and spaced > 8 and broken > 0.25 * spaced
    labelled = [b.index - a.index > 1 for a, b in itertools.pairwise(text) if read_label(b.content)]
    parted = sum(labelled) > 0.8 * len(labelled) if len(labelled) > 3 else spaced > 0.4 * tight
    first = 0 if double else _first_width(text, width)
    return Layout(width, spaced=parted and not double, double=double, first=first)


def _first_width(text: list[Line], width: int) -> int:
    """The column at which first lines of paragraphs break, 0 if they run as wide as the others or are few."""
    edges = sorted(
        _edge(b)
        for a, b, c in zip(text, text[1:], text[2:], strict=False)
        if (_ends(a) or b.index - a.index > 1 or read_label(b.content))
        and c.index - b.index == 1
        and c.content[:1].islower()
        and not _ends(b)
    )
    if len(edges) < _FIRST_LEAST:
        return 0
    first = edges[int(len(edges) * 0.9)]
    return first if _FIRST_NARROW <= first < width - 8 else 0


def _edge(line: Line) -> int:
    """The column in which a line ends: an indent counts, the stars of a web copy do not."""
    raw = line.raw.rstrip(" |")
    return len(raw) - raw.count("*")


def _ends(line: Line) -> bool:
    return line.content.endswith(_TERMINAL)


def group(lines: list[Line], layout: Layout) -> list[list[Line]]:
    """Lists of text lines that make one paragraph each, in order; other kinds of line only part them."""
    paragraphs: list[list[Line]] = []
    held: list[Line] = []
    stars = 0
    barrier = False
    for line in lines:
        if line.kind in (Kind.BLANK, Kind.PAGE):
            continue
        if line.kind is not Kind.TEXT:
            barrier = True
            continue
        if held and not barrier and _continues(held, line, layout, bold=stars % 2 == 1):
            held.append(line)
            stars += line.raw.count("**")
        else:
            if held:
                paragraphs.append(held)
            held = [line]
            stars = line.raw.count("**")
        barrier = False
    if held:
        paragraphs.append(held)
    return paragraphs


def _continues(held: list[Line], line: Line, layout: Layout, *, bold: bool) -> bool:
    before, after = held[-1].content, line.content
    gap = line.index - held[-1].index > 1
    full = _is_full(held, after, layout)
    terminal = before.endswith(_TERMINAL)
    label = read_label(after)
    own = read_label(held[0].content) if len(held) == 1 else None
    if own is not None and own.length >= len(held[0].content) and not own.style.startswith("article"):
        return True  # a label on a line of its own
    listed = gap and label is not None and not layout.width  # `… Hằng quý` and the next point, `5. …`
    if after[:1].isdigit() and _BEFORE_DIGIT.search(before) and not listed:
        return True  # `theo khoản⏎2. Điều …`, `Thông báo số⏎49/TB-…`, `của năm⏎2024`
    if _full_name().match(after) and _OFFICE.search(before):
        return True  # `Giao Phó Thủ tướng Chính phủ⏎Lê Văn An`
    if label is not None and label.style == "article" and _CITES.search(before):
        return True  # `khoản 2⏎Điều 3 Nghị quyết này`
    if label is not None:
        if label.style.startswith("bullet"):
            # `Sở Lao động⏎- Thương binh`: a long sentence that has not ended goes on behind a dash
            length = sum(len(x.content) for x in held[:201])
            halved = bool(_SECOND_HALF.match(after))
            return (
                not terminal
                and label.text in "-–"
                and (halved or (full and length > 200 and "**" not in held[0].raw))
            )
        return full and bool(_OPEN.search(before)) and not terminal
    if bold and not gap and (not terminal or before.endswith(";")):
        return True
    if after[:1].islower():
        return not (terminal and (gap or before.endswith(".")) and not layout.double) or before.endswith(",")
    if gap and not layout.double:
        return not terminal and bool(layout.width) and full and _flows(held) and bool(_OPEN.search(before))
    if _is_whole_bold(held) and not layout.spaced and not _OPEN.search(before):
        return False  # a bold run that ends with its line is a heading, whatever its lines' length
    if _is_caps(after) != _is_caps(before) and not after[:1].isdigit() and len(after) > 8:
        return False
    if before.endswith(":"):
        return bool(_WITHIN.search(before)) or (full and bool(_LIST_COLON.search(before)))
    if layout.width == 0:
        return not terminal and bool(_OPEN.search(before)) and not gap
    if before.endswith(";") and not gap and (layout.spaced or _names_list(held)):
        return True  # `1. Các sở, ban, ngành;⏎Ủy ban nhân dân các xã` is one heading
    if terminal:
        return full
    if full or _OPEN.search(before) or after[:1].isdigit():
        return True
    # Sentences end with a mark, headings need not: an open line goes on unless it reads as a heading
    if before.rsplit(" ", 1)[-1][:1].isupper() or after.startswith("(") or _NAME_OPEN.search(before):
        return True
    first = held[0]
    label = read_label(first.content)
    numbered = label is not None and not label.style.startswith("bullet")
    runs_on = any(": " in x.content or "; " in x.content for x in held)
    if layout.spaced and not gap:
        return True  # blank lines part the paragraphs here, and there is none
    heading = numbered and not runs_on and sum(len(x.content) for x in held[:120]) < 120
    if heading or _is_caps(before):
        return False
    return not first.raw.lstrip(" |").startswith("**")


def _names_list(held: list[Line]) -> bool:
    """True if the lines so far are a numbered point too short for more than names."""
    label = read_label(held[0].content)
    numbered = label is not None and not label.style.startswith("bullet")
    return numbered and sum(len(x.content) for x in held[:4]) < 160 and "." not in held[-1].content


def _is_full(held: list[Line], after: str, layout: Layout) -> bool:
    """True if the first word of `after` would not have fitted on the line before it."""
    if not layout.width:
        return False
    width = layout.width
    if len(held) > 1:  # each paragraph of a web copy may have its own width
        width = min(width, max(_edge(x) for x in held[-_RECENT - 1 : -1]) + 2)
    elif layout.first and not held[0].content.endswith(_TERMINAL):
        width = min(width, layout.first + 2)
    first = after.split(" ", 1)[0]
    return _edge(held[-1]) + 1 + len(first) >= width - 1


def _is_whole_bold(held: list[Line]) -> bool:
    """True if the lines so far are one bold run of a web copy and nothing else."""
    if not (held[0].raw.lstrip(" |").startswith("**") and held[-1].raw.rstrip(" |").endswith("**")):
        return False
    raw = "".join(x.raw.strip(" |") for x in held)
    return raw.startswith("**") and raw.endswith("**") and raw.count("**") == 2


def _flows(held: list[Line]) -> bool:
    """True if the lines so far read as running text rather than as a heading."""
    return len(held) > 1 or len(held[0].content) > 60


def _is_caps(content: str) -> bool:
    letters = [c for c in content if c.isalpha()]
    return len(letters) > 5 and sum(c.isupper() for c in letters) > 0.9 * len(letters)
