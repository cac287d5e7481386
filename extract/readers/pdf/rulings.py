"""The ruling lines that are drawn on a PDF page, as they stand in the reading frame, and its pictures."""

from __future__ import annotations

import ctypes
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from extract.readers.paged.sheet import Ruling, Rulings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.readers.paged.sheet import Frame

Segment = tuple[float, float, float, float]  # in user space
Matrix = tuple[float, float, float, float, float, float]

_THIN = 3.0  # points: what is thinner is a line, drawn or filled
_SHORT = 5.0  # points: what is shorter rules nothing
_OBJECTS_MOST = 20_000  # a drawing, not a document
_POINTS_MOST = 4_000  # of one path
_DEPTH_MOST = 6
_UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def read_rulings(page: Any, frame: Frame) -> Rulings:
    """The ruling lines of an open page."""
    rulings = Rulings()
    walker = _Walker(rulings)
    level: list[Ruling] = []
    upright: list[Ruling] = []
    for x0, y0, x1, y1 in walker.walk(page):
        a, b = frame.read(x0, y0), frame.read(x1, y1)
        left, right = sorted((a[0], b[0]))
        top, bottom = sorted((a[1], b[1]))
        if bottom - top <= _THIN and right - left >= _SHORT:
            level.append(((top + bottom) / 2, left, right))
        elif right - left <= _THIN and bottom - top >= _SHORT:
            upright.append(((left + right) / 2, top, bottom))
    rulings.set(level, upright)
    return rulings


class _Walker:
    """Goes through the objects of a page and those of its forms."""

    def __init__(self, rulings: Rulings) -> None:
        self._rulings = rulings

    def walk(self, page: Any) -> Iterator[Segment]:
        """Straight segments and thin boxes."""
        import pypdfium2.raw as c

        for i in range(c.FPDFPage_CountObjects(page)):
            yield from self._object(c.FPDFPage_GetObject(page, i), _UNIT, 0)

    def _object(self, thing: Any, matrix: Matrix, depth: int) -> Iterator[Segment]:
        import pypdfium2.raw as c

        self._rulings.objects += 1
        if self._rulings.objects > _OBJECTS_MOST or not thing:
            return
        kind = c.FPDFPageObj_GetType(thing)
        if kind == c.FPDF_PAGEOBJ_PATH:
            yield from _path(thing, matrix)
        elif kind == c.FPDF_PAGEOBJ_IMAGE:
            self._rulings.pictures += 1
        elif kind == c.FPDF_PAGEOBJ_FORM and depth < _DEPTH_MOST:
            inner = _times(_matrix(thing), matrix)
            for i in range(c.FPDFFormObj_CountObjects(thing)):
                yield from self._object(c.FPDFFormObj_GetObject(thing, i), inner, depth + 1)


def _matrix(thing: Any) -> Matrix:
    import pypdfium2.raw as c

    m = c.FS_MATRIX()
    if not c.FPDFPageObj_GetMatrix(thing, m):
        return _UNIT
    return (m.a, m.b, m.c, m.d, m.e, m.f)


def _times(m: Matrix, n: Matrix) -> Matrix:
    """First `m`, then `n`."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _at(x: float, y: float, m: Matrix) -> tuple[float, float]:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def _path(thing: Any, matrix: Matrix) -> Iterator[Segment]:
    import pypdfium2.raw as c

    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if c.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
        a, b = _at(left.value, bottom.value, matrix), _at(right.value, top.value, matrix)
        if min(abs(b[0] - a[0]), abs(b[1] - a[1])) <= _THIN:
            yield (*a, *b)
            return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    count = c.FPDFPath_CountSegments(thing)
    if not c.FPDFPath_GetDrawMode(thing, fill, stroke) or not 0 < count <= _POINTS_MOST:
        return
    if not (fill.value or stroke.value):
        return
    yield from _subpaths(thing, _times(_matrix(thing), matrix), count, bool(stroke.value))


def _subpaths(thing: Any, matrix: Matrix, count: int, stroked: bool) -> Iterator[Segment]:
    """The sides of what is stroked; of what is only filled, the thin boxes."""
    import pypdfium2.raw as c

    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for i in range(count):
        segment = c.FPDFPath_GetPathSegment(thing, i)
        kind = c.FPDFPathSegment_GetType(segment)
        c.FPDFPathSegment_GetPoint(segment, x, y)
        point = _at(x.value, y.value, matrix)
        if kind == c.FPDF_SEGMENT_MOVETO:
            yield from _sides(points, stroked)
            points = [point]
        elif kind == c.FPDF_SEGMENT_LINETO:
            points.append(point)
            if c.FPDFPathSegment_GetClose(segment):
                points.append(points[0])
        else:  # a curve rules nothing
            yield from _sides(points, stroked)
            points = [point]
    yield from _sides(points, stroked)


def _sides(points: list[tuple[float, float]], stroked: bool) -> Iterator[Segment]:
    if len(points) < 2:
        return
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    if min(max(xs) - min(xs), max(ys) - min(ys)) <= _THIN:
        yield (min(xs), min(ys), max(xs), max(ys))
    elif stroked:
        for a, b in pairwise(points):
            if min(abs(a[0] - b[0]), abs(a[1] - b[1])) <= 0.5:
                yield (*a, *b)
