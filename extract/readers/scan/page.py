"""A scanned page set upright and recognised: words and ruling lines on a sheet, as a PDF page has them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from extract.readers.paged.sheet import Frame, Rulings, Sheet, Word
from extract.readers.scan.engine import WHITE
from extract.readers.scan.ink import ink_of
from extract.readers.scan.rulings import rule, without_streaks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.readers.scan.engine import Engine, Pixels, Recognised, Seen

_SKEW_LEAST = 0.004  # radians, a quarter of a degree: Tesseract reads what lies less askew
_SKEW_MOST = 0.35  # a greater tilt is none of the paper
_UNSURE = 0.7  # of a page: it may stand on its head, or on its side
_SIZES = (0.7, 1.5)  # of the page's own size: lines of capitals and of few letters are measured badly
_NOISE = 0.3  # a line that is no surer than this is a seal, a signature, a speck
_SPECK = 0.17  # of the height of a line: a word that is no larger is dust
_DOUBTED = 0.75  # a line of one character that is no surer than this is looked at again
_ONE = 1.1  # its width by its height, at the most


def read_scan(pixels: Pixels, dpi: int, engine: Engine) -> tuple[Sheet, Rulings]:
    """The words and the ruling lines of a grey picture of a page, in points."""
    with engine.lock:
        found, rulings, skew, turn = _recognise(pixels, dpi, engine)
    scale = 72 / dpi
    crop = (0.0, 0.0, pixels.shape[1] * scale, pixels.shape[0] * scale)
    words = _words(found, scale)
    return Sheet(Frame(crop, 0, -turn % 4, skew), words), without_streaks(rulings, words)


def _recognise(pixels: Pixels, dpi: int, engine: Engine) -> tuple[Recognised, Rulings, float, int]:
    """What a picture says, its ruling lines, its tilt, and the quarter turns by which it was set upright."""
    found, rulings, skew = _upright(pixels, dpi, engine)
    turn = 0
    if (found.sure < _UNSURE or found.sideways) and (turn := engine.quarter_turns(pixels, dpi)):
        other = _upright(_turned(pixels, turn), dpi, engine)
        if found.sideways or other[0].sure > found.sure:
            found, rulings, skew = other
        else:
            turn = 0
    return found, rulings, skew, turn


def _upright(pixels: Pixels, dpi: int, engine: Engine) -> tuple[Recognised, Rulings, float]:
    """What a picture says, its ruling lines, and by how much it had to be turned to be read."""
    rulings, bare = rule(ink_of(pixels, dpi), dpi)
    skew = engine.show(bare, dpi)
    found = None
    if not skew:  # too few lines for a layout to tell
        found = engine.see()
        skew = found.tilt
    if not _SKEW_LEAST <= abs(skew) <= _SKEW_MOST:
        return _looked_again(found or engine.see(), bare, dpi, engine), rulings, 0.0
    rulings, bare = rule(ink_of(_straightened(pixels, skew), dpi), dpi)
    engine.show(bare, dpi)
    return _looked_again(engine.see(), bare, dpi, engine), rulings, skew


def _looked_again(found: Recognised, pixels: Pixels, dpi: int, engine: Engine) -> Recognised:
    """What was found, with a second look at doubtful lines of one character: the numbers of table rows."""
    lines = list(_lines(found.words))
    for word, *others in lines:
        left, top, right, bottom = word.box
        if others or word.sure >= _DOUBTED or right - left > _ONE * (bottom - top):
            continue
        chars, sure = engine.glyph(pixels, word.box, dpi)
        if len(chars) == 1 and chars.isalnum() and sure > word.sure:
            word.chars, word.sure = chars, sure
    return found


def _straightened(pixels: Pixels, skew: float) -> Pixels:
    from PIL import Image

    picture = Image.fromarray(pixels).rotate(
        math.degrees(skew), resample=Image.Resampling.BICUBIC, fillcolor=WHITE
    )
    return np.asarray(picture)


def _turned(pixels: Pixels, turn: int) -> Pixels:
    """The picture with quarter turns undone, so that its letters stand upright."""
    return np.ascontiguousarray(np.rot90(pixels, turn))


def _words(found: Recognised, scale: float) -> list[Word]:
    """The words in points; what stands on lines that hardly look like words is left out."""
    words: list[Word] = []
    usual = _usual(found.words)
    for line in _lines(found.words):
        letters = sum(len(w.chars) for w in line)
        if sum(w.sure * len(w.chars) for w in line) < _NOISE * letters:
            continue
        for seen in line:
            if max(seen.box[2] - seen.box[0], seen.box[3] - seen.box[1]) < _SPECK * usual:
                continue
            size = min(max(seen.height, _SIZES[0] * usual), _SIZES[1] * usual)
            left, top, right, bottom = (v * scale for v in seen.box)
            base = sum(seen.base) / 2 * scale
            words.append(
                Word(seen.chars, left, top, right, bottom, base, size * scale, len(words), sure=seen.sure)
            )
    return words


def _lines(words: list[Seen]) -> Iterator[list[Seen]]:
    """The words line by line."""
    line: list[Seen] = []
    for word in words:
        if line and not _follows(line[-1], word):
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def _follows(before: Seen, word: Seen) -> bool:
    """True if `word` stands on the line of the one before it."""
    return word.box[0] >= before.box[0] and abs(word.base[0] - before.base[1]) < 0.3 * before.height


def _usual(words: list[Seen]) -> float:
    """The height of a line that half of the letters reach."""
    heights = sorted(w.height for w in words for _ in w.chars)
    return heights[len(heights) // 2] if heights else 1.0
