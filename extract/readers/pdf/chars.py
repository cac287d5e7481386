"""The words of a PDF page and where they stand, in the direction in which they are read.

pdfium gives characters one by one in the order of the page's content. Here they become words: what no blank,
no gap and no change of baseline parts.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from typing import TYPE_CHECKING, Any

from extract.readers.paged.sheet import Box, Frame, Sheet, Word

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLANKS = frozenset(
    {0x20, 0xA0, 0x09, 0x0A, 0x0D, 0x0B, 0x0C, 0x3000, 0x2028, 0x2029, *range(0x2000, 0x200C)}
)
_IGNORED = frozenset({0xFEFF, 0xAD, 0x200C, 0x200D, 0x2060})
_WRAP_HYPHEN = 0x02  # what pdfium makes of a hyphen at the end of a line
_LOST = "\ufffd"
_SYMBOLS = range(0xF000, 0xF100)  # Symbol and Wingdings, where Word takes its bullets from
_BASE = 0.3  # of the font size: more than this from the baseline is another line, or a raised mark
_GAP = 0.28  # of the font size: a gap as wide as this parts words without a blank
_GAP_CASE = 0.13  # the same between a small letter and a capital
_NO_GAP = 0.1  # less than this between two words is no gap, whatever pdfium put in
_PAIRS = 80  # neighbouring characters that tell in which direction a page is written
_FLATTENED = 1  # FLATTEN_SUCCESS


def read_sheet(document: Any, index: int) -> tuple[Any, Sheet]:
    """The page `index` of a pypdfium2 document, still open, and what stands on it."""
    import pypdfium2.raw as c

    page = document[index]
    fields = list(_fields(page))
    own = None  # characters of the page itself
    if fields:
        text = page.get_textpage()
        own = text.count_chars()
        text.close()
        # pdfium's text leaves out what annotations show; flattened (in memory only) they are page content
        if c.FPDFPage_Flatten(page, c.FLAT_NORMALDISPLAY) == _FLATTENED:
            page.close()
            page = document[index]
    text = page.get_textpage()
    try:
        frame = Frame(_crop(page), page.get_rotation() // 90 % 4, 0)
        count = text.count_chars()
        turn = _direction(text.raw, count)
        frame = Frame(frame.crop, frame.shown, frame.shown if turn is None else turn)
        sheet = Sheet(frame, list(_words(text.raw, count, own, frame)))
    finally:
        text.close()
    for left, bottom, right, top in fields:
        a, b = frame.read(left, bottom), frame.read(right, top)
        sheet.fields.append((min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])))
    return page, sheet


def _crop(page: Any) -> Box:
    """The visible part of the page in user space: the crop box within the media box."""
    media, crop = page.get_mediabox(), page.get_cropbox()
    box = (max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3]))
    shown: Box = box if box[0] < box[2] and box[1] < box[3] else media
    return shown


def _fields(page: Any) -> Iterator[Box]:
    """Boxes (user space) of the form fields and stamps that show something."""
    import pypdfium2.raw as c

    for i in range(c.FPDFPage_GetAnnotCount(page)):
        annotation = c.FPDFPage_GetAnnot(page, i)
        if not annotation:
            continue
        if c.FPDFAnnot_GetSubtype(annotation) in (
            c.FPDF_ANNOT_WIDGET,
            c.FPDF_ANNOT_STAMP,
            c.FPDF_ANNOT_FREETEXT,
        ):
            rect = c.FS_RECTF()
            if c.FPDFAnnot_GetRect(annotation, rect) and rect.right - rect.left > 1:
                yield (rect.left, min(rect.bottom, rect.top), rect.right, max(rect.bottom, rect.top))
        c.FPDFPage_CloseAnnot(annotation)


def _direction(text: Any, count: int) -> int | None:
    """The quarter turns that set most of the page's text upright, None where there is too little of it."""
    import pypdfium2.raw as c

    x, y = ctypes.c_double(), ctypes.c_double()
    votes = [0, 0, 0, 0]
    for k in range(0, count - 1, max(1, count // _PAIRS)):
        if c.FPDFText_GetUnicode(text, k) in _BLANKS or c.FPDFText_GetUnicode(text, k + 1) in _BLANKS:
            continue
        c.FPDFText_GetCharOrigin(text, k, x, y)
        a = (x.value, y.value)
        c.FPDFText_GetCharOrigin(text, k + 1, x, y)
        across, up = x.value - a[0], y.value - a[1]
        if max(abs(across), abs(up)) > 0.5 and min(abs(across), abs(up)) < 0.2 * max(abs(across), abs(up)):
            votes[(0 if across > 0 else 2) if abs(across) > abs(up) else (1 if up > 0 else 3)] += 1
    best = max(range(4), key=votes.__getitem__)
    return best if votes[best] > 2 else None


def _words(text: Any, count: int, own: int | None, frame: Frame) -> Iterator[Word]:
    import pypdfium2.raw as c

    unicode_of, origin_of, box_of = (
        c.FPDFText_GetUnicode,
        c.FPDFText_GetCharOrigin,
        c.FPDFText_GetLooseCharBox,
    )
    x, y, rect = ctypes.c_double(), ctypes.c_double(), c.FS_RECTF()
    crop_left, _, _, crop_top = frame.crop
    upright, width, height = frame.turn == 0, frame.width, frame.height
    held: list[str] = []
    left = top = right = bottom = base = size = 0.0
    blank = weak = False  # a blank since the last character; one that only pdfium saw
    order = begin = 0
    for k in range(count):
        code = unicode_of(text, k)
        if code in _BLANKS:
            weak = (weak or not blank) and c.FPDFText_IsGenerated(text, k) == 1
            blank = True
            continue
        if code in _IGNORED:
            continue
        box_of(text, k, rect)
        origin_of(text, k, x, y)
        if upright:
            a, t, b, u, o = (
                rect.left - crop_left,
                crop_top - rect.top,
                rect.right - crop_left,
                crop_top - rect.bottom,
                crop_top - y.value,
            )
        else:
            p, q = frame.read(rect.left, rect.bottom), frame.read(rect.right, rect.top)
            a, b, t, u = min(p[0], q[0]), max(p[0], q[0]), min(p[1], q[1]), max(p[1], q[1])
            o = frame.read(x.value, y.value)[1]
        if not (-1 <= (a + b) / 2 <= width + 1 and -1 <= (t + u) / 2 <= height + 1):
            continue  # outside of what is shown
        char = "-" if code == _WRAP_HYPHEN else _LOST if code == 0 or 0xD800 <= code < 0xE000 else chr(code)
        if held:
            gap, marks = a - right, 0x300 <= code < 0x370
            level = abs(o - base) <= _BASE * size
            wide = _GAP_CASE if char.isupper() and held[-1].islower() else _GAP
            if marks or (
                level and -0.7 * size < gap < (wide if not blank else _NO_GAP if weak else -9) * size
            ):
                held.append(char)
                left, right, top, bottom = min(left, a), max(right, b), min(top, t), max(bottom, u)
                blank = weak = False
                continue
            parted = blank or not level or gap >= wide * size or gap <= -0.7 * size
            yield _word(
                held, (left, top, right, bottom), base, size, order, parted, own is None or begin < own
            )
            order += 1
        held, left, top, right, bottom, base = [char], a, t, b, u, o
        blank = weak = False
        begin, size = k, _size(text, k, u - t)
    if held:
        yield _word(held, (left, top, right, bottom), base, size, order, True, own is None or begin < own)


def _word(held: list[str], box: Box, base: float, size: float, order: int, parted: bool, drawn: bool) -> Word:
    chars = unicodedata.normalize("NFC", "".join(held))
    if len(chars) == 1 and ord(chars) in _SYMBOLS:  # a bullet of a symbol font stands alone
        chars = chr(ord(chars) - 0xF000) if ord(chars) < 0xF040 else "•"
    return Word(chars, *box, base, size, order, parted, drawn)


def _size(text: Any, k: int, height: float) -> float:
    """The font size as shown of character `k`, that of its box where the font does not say."""
    import pypdfium2.raw as c

    size = c.FPDFText_GetFontSize(text, k)
    matrix = c.FS_MATRIX()
    if c.FPDFText_GetMatrix(text, k, matrix):
        size *= math.hypot(matrix.c, matrix.d)
    return size if 1 <= size <= 200 else max(height / 1.15, 1.0)
