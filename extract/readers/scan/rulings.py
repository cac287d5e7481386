"""Ruling lines of a scanned page: long dark runs in its pixels, which are painted over for the recogniser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from extract.readers.paged.sheet import Rulings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from extract.readers.paged.sheet import Ruling, Word
    from extract.readers.scan.engine import Pixels
    from extract.readers.scan.ink import Ink

    Run = tuple[int, int, int]  # row, from column, to column
    Stroke = tuple[float, int, int, list[Run]]  # middle, from, to, its runs

_LEVEL, _UPRIGHT = 0.5, 0.3  # inches that a ruling line is long at the least: no letter is
_ROW = 0.15  # the same of an upright line between two level ones: a table's row of one line of text
_MEET = 0.05  # inches between the ends of lines that meet
_THICK = 0.07  # inches that it is thick at the most, drawn askew
_FULL = 0.9  # of a piece of a line that is ink: scans have gaps
_WITHIN = 0.25  # of a word's size: a line stands in the word where it is farther from both its ends
_CUT_MOST, _CUT_SHARE = 1, 0.1  # words, and words for each line of text, that a ruling line may cut
_EACH = 4  # of so many pixels one is looked at
_APART = 2  # pixels between the runs of one line
_RUNS_MOST = 40_000  # of a page that is no photograph


def rule(ink: Ink, dpi: int) -> tuple[Rulings, Pixels]:
    """The ruling lines of a picture, in points, and the picture without them."""
    pixels, dark = ink.pixels, ink.dark
    level = _strokes(_runs(dark, int(_LEVEL * dpi), upright=False), int(_THICK * dpi))
    upright = [
        stroke
        for stroke in _strokes(_runs(dark, int(_ROW * dpi), upright=True), int(_THICK * dpi))
        if stroke[2] - stroke[1] >= _UPRIGHT * dpi or _between(stroke, level, _MEET * dpi)
    ]
    rulings = Rulings()
    if not level and not upright:
        return rulings, pixels
    painted = pixels.copy()
    for strokes, canvas in ((level, painted), (upright, painted.T)):
        for *_, runs in strokes:
            for row, first, last in runs:
                canvas[max(row - 1, 0) : row + 2, first:last] = ink.paper
    rulings.set(_in_points(level, dpi), _in_points(upright, dpi))
    return rulings, painted


def _between(upright: Stroke, level: list[Stroke], slack: float) -> bool:
    """True if an upright line ends at a level one both above and below."""
    x, top, bottom, _ = upright
    ends = [y for y, first, last, _ in level if first - slack <= x <= last + slack]
    return any(abs(y - top) <= slack for y in ends) and any(abs(y - bottom) <= slack for y in ends)


def without_streaks(rulings: Rulings, words: Sequence[Word]) -> Rulings:
    """The ruling lines that run clear of the words; a scanner's streaks run through them."""
    kept = Rulings()
    kept.level = rulings.level
    for line in rulings.upright:
        x, top, bottom = line
        beside = [w for w in words if top <= (w.top + w.bottom) / 2 <= bottom]
        cut = sum(w.left + _WITHIN * w.size < x < w.right - _WITHIN * w.size for w in beside)
        if cut <= _CUT_MOST or cut <= _CUT_SHARE * len({round(w.base) for w in beside}):
            kept.upright.append(line)
    return kept


def _in_points(strokes: list[Stroke], dpi: int) -> list[Ruling]:
    scale = 72 / dpi
    return [(at * scale, first * scale, last * scale) for at, first, last, _ in strokes]


def _strokes(runs: list[Run], thick: int) -> list[Stroke]:
    """The lines that runs make, at most `thick` pixels across."""
    if len(runs) > _RUNS_MOST:
        return []
    open_: list[list[Run]] = []
    done: list[list[Run]] = []
    for run in runs:
        still: list[list[Run]] = []
        home: list[Run] | None = None
        for stroke in open_:
            row, first, last = stroke[-1]
            if run[0] - row > _APART:
                done.append(stroke)
                continue
            if home is None and run[1] < last and first < run[2]:
                stroke.append(run)
                home = stroke
            still.append(stroke)
        if home is None:
            still.append([run])
        open_ = still
    strokes: list[Stroke] = []
    for held in done + open_:
        top, bottom = held[0][0], held[-1][0]
        if bottom - top < thick:
            first, last = min(r[1] for r in held), max(r[2] for r in held)
            strokes.append(((top + bottom) / 2, first, last, held))
    return strokes


def _runs(dark: NDArray[np.uint8], least: int, *, upright: bool) -> list[Run]:
    """Runs of ink at least `least` pixels long, along the rows or the columns (`upright`), in their order: a
    piece of half that length within each is ink, as far as one pixel in a few tells."""
    step = max(least // 2 // _EACH, 1) * _EACH
    whole = dark.shape[0 if upright else 1] // step * step
    if upright:
        told = dark[:whole:_EACH]
        pieces = told.reshape(-1, step // _EACH, dark.shape[1]).sum(1, dtype=np.uint8).T
        told, dark = told.T, dark.T
    else:
        told = np.ascontiguousarray(dark[:, :whole:_EACH])
        pieces = told.reshape(len(dark), -1, step // _EACH).sum(2, dtype=np.uint8)
    pieces = pieces >= step // _EACH * _FULL
    runs: list[Run] = []
    for row in _long(told, np.flatnonzero(pieces.any(axis=1)), least // _EACH - 1):
        edges = np.flatnonzero(np.diff(pieces[row].astype(np.int8), prepend=0, append=0)).tolist()
        ink = dark[row]
        for a, b in zip(edges[::2], edges[1::2], strict=True):
            first, last = a * step, b * step
            before, after = ink[max(first - step, 0) : first], ink[last : last + step]
            gaps = np.flatnonzero(before == 0)
            first -= len(before) - (int(gaps[-1]) + 1 if len(gaps) else 0)
            gaps = np.flatnonzero(after == 0)
            last += int(gaps[0]) if len(gaps) else len(after)
            if last - first >= least:
                runs.append((row, first, last))
    return runs


def _long(told: NDArray[np.uint8], rows: NDArray[np.intp], least: int) -> list[int]:
    """Those of the rows in which so many neighbours are ink, nearly all: letters are shorter."""
    if told.shape[1] <= least or not len(rows):
        return []
    ink = np.cumsum(told[rows], axis=1, dtype=np.uint16)
    windows = ink[:, least:] - ink[:, :-least]
    return [int(row) for row in rows[(windows >= least * _FULL).any(axis=1)]]
