"""What is ink on a scanned page and what is dirt: specks of dust that a recogniser would read as marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from extract.readers.scan.engine import WHITE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from extract.readers.scan.engine import Pixels

_BRIGHTEST = 250  # paper that is brighter is as good as white
_BRIGHT = 0.85  # of the paper's brightness: what is brighter is paper
_DARK = 0.6  # of the paper's brightness: what is darker is ink
_BLOCK = 0.027  # inches: the ink is counted in squares of this size
_REACH = 3  # squares to each side: no mark of a letter is as far from it
_SPECK = 0.015  # inches across: no mark of a text is smaller and stands alone


@dataclass(frozen=True, slots=True)
class Ink:
    """A grey picture, the grey of its paper, and where it is ink (1) or not (0)."""

    pixels: Pixels
    paper: int
    dark: NDArray[np.uint8]


def ink_of(pixels: Pixels, dpi: int) -> Ink:
    """The ink of a picture; grey paper is made white, specks that stand alone are painted over."""
    paper = int(np.median(pixels[::8, ::8]))
    dark = (pixels < paper * _DARK).view(np.uint8)
    if paper < _BRIGHTEST:  # its grain would be taken for ink where there is little ink
        shades = np.arange(256) * (WHITE / max(paper * _BRIGHT, 1))
        pixels, paper = shades.clip(0, WHITE).astype(np.uint8)[pixels], WHITE
    block = max(int(_BLOCK * dpi), 1)
    high, wide = (side // block * block for side in pixels.shape)
    counts = dark[:high, :wide].reshape(-1, block, wide).sum(1, dtype=np.uint8)
    counts = counts.reshape(counts.shape[0], -1, block).sum(2, dtype=np.uint16)
    rows, columns = np.nonzero((counts > 0) & (_around(counts) <= (_SPECK * dpi) ** 2))
    if not len(rows):
        return Ink(pixels, paper, dark)
    pixels, dark = pixels.copy(), dark.copy()
    for row, column in zip((rows * block).tolist(), (columns * block).tolist(), strict=True):
        pixels[row : row + block, column : column + block] = paper
        dark[row : row + block, column : column + block] = 0
    return Ink(pixels, paper, dark)


def _around(counts: NDArray[np.uint16]) -> NDArray[np.uint16]:
    """The ink within reach of each square, its own with it."""
    high, wide = counts.shape
    padded = np.pad(counts, _REACH)
    steps = range(2 * _REACH + 1)
    rows = np.add.reduce([padded[i : i + high] for i in steps])
    around: NDArray[np.uint16] = np.add.reduce([rows[:, i : i + wide] for i in steps])
    return around
