"""Tesseract, found on this machine and loaded once: pixels in, words with boxes out.

Nothing is fetched: the trained data for Vietnamese (`vie`) come with the system's packages, or from the
folder that `TESSDATA_PREFIX` names.
"""

from __future__ import annotations

import math
import os
import sys
import threading
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from extract.errors import Wording

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]  # rows of a grey picture, 0 is black

INSTALL = Wording(
    "hãy cài bộ nhận dạng: pip install 'chidao[ocr]' và dữ liệu tiếng Việt của Tesseract (Debian/Ubuntu: "
    "apt install tesseract-ocr-vie; Windows, macOS: đặt TESSDATA_PREFIX vào thư mục có vie.traineddata)",
    "install the recogniser: pip install 'chidao[ocr]', and Tesseract's data for Vietnamese (Debian/Ubuntu: "
    "apt install tesseract-ocr-vie; Windows, macOS: set TESSDATA_PREFIX to a folder with vie.traineddata)",
)

DPI = 300
"""Dots an inch: what Tesseract was trained for."""

WHITE = 255
"""The grey of a page without ink."""

_LETTERS = str.maketrans("Ðð", "Đđ")  # the letter of Iceland for that of Viet Nam, which looks the same
_MARGIN = 40  # pixels of white around a single character
_LANGUAGE, _TURNS = "vie", "osd"  # trained data for the words, for the way a page is turned
_FOLDERS = {
    "linux": ("/usr/share/tesseract-ocr/*/tessdata", "/usr/share/tessdata", "/usr/local/share/tessdata"),
    "darwin": ("/opt/homebrew/share/tessdata", "/usr/local/share/tessdata", "/opt/local/share/tessdata"),
    "win32": ("C:/Program Files/Tesseract-OCR/tessdata",),
}


class NoRecogniser(Exception):
    """There is no Tesseract here, or none that knows Vietnamese."""


@dataclass(slots=True)
class Seen:
    """A word as recognised: its box and baseline (left and right end) in pixels, the height of its line's
    letters from the lowest to the highest, how sure (0 to 1)."""

    chars: str
    box: tuple[int, int, int, int]
    base: tuple[float, float]
    height: float
    sure: float


@dataclass(slots=True)
class Recognised:
    """The words of a picture in Tesseract's order."""

    words: list[Seen] = field(default_factory=list)

    def _long(self) -> list[Seen]:
        """The words whose baselines are long enough to be measured."""
        return [w for w in self.words if len(w.chars) > 2 and w.box[2] > w.box[0]]

    @property
    def tilt(self) -> float:
        """The tilt of the baselines in radians, clockwise: that of half of the words is less."""
        tilts = sorted(math.atan2(w.base[1] - w.base[0], w.box[2] - w.box[0]) for w in self._long())
        return tilts[len(tilts) // 2] if tilts else 0.0

    @property
    def sideways(self) -> bool:
        """True where most words run up or down, which Tesseract reads without being told."""
        words = self._long()
        return sum(w.box[3] - w.box[1] > w.box[2] - w.box[0] for w in words) > len(words) / 2

    @property
    def sure(self) -> float:
        """How sure of all, by the character; 0 where nothing was seen."""
        letters = sum(len(w.chars) for w in self.words)
        return sum(w.sure * len(w.chars) for w in self.words) / letters if letters else 0.0


def tessdata() -> Path | None:
    """The folder with the trained data for Vietnamese; None where there is none."""
    named = os.environ.get("TESSDATA_PREFIX")
    places = [Path(named), Path(named) / "tessdata"] if named else []
    for pattern in _FOLDERS.get(sys.platform, _FOLDERS["linux"]):
        anchor = Path(pattern).anchor
        places += sorted(Path(anchor).glob(pattern.removeprefix(anchor)), reverse=True)
    return next((p for p in places if (p / f"{_LANGUAGE}.traineddata").is_file()), None)


@cache
def engine() -> Engine:
    """Tesseract for Vietnamese, one for each process. Raises `NoRecogniser`."""
    try:
        import tesserocr
    except ImportError as error:
        raise NoRecogniser from error
    folder = tessdata()
    if folder is None:
        raise NoRecogniser
    return Engine(tesserocr, folder)


class Engine:
    """Tesseract with its trained data loaded."""

    def __init__(self, tesserocr: Any, folder: Path) -> None:
        self._tesserocr = tesserocr
        self._folder = folder
        self.lock = threading.Lock()  # held from `show` to the end of `see`
        self._api = tesserocr.PyTessBaseAPI(path=str(folder), lang=_LANGUAGE, psm=tesserocr.PSM.AUTO)

    def show(self, pixels: Pixels, dpi: int) -> float:
        """The tilt of the lines of a picture in radians, clockwise; `see` recognises the same picture."""
        high, wide = pixels.shape
        self._api.SetImageBytes(pixels.tobytes(), wide, high, 1, wide)
        self._api.SetSourceResolution(dpi)
        layout = self._api.AnalyseLayout()
        return float(layout.Orientation()[3]) if layout is not None else 0.0

    def see(self) -> Recognised:
        """The words of the picture that was shown last."""
        word, line = self._tesserocr.RIL.WORD, self._tesserocr.RIL.TEXTLINE
        self._api.Recognize()
        found = Recognised()
        here = self._api.GetIterator()
        height = 0.0
        for it in self._tesserocr.iterate_level(here, word) if here is not None else ():
            if it.IsAtBeginningOf(line):
                height = 0.0
            if it.Empty(word) or not (chars := it.GetUTF8Text(word)).strip():
                continue  # a picture among the text: it has no row, and asking for one is fatal
            height = height or float(it.RowAttributes()["row_height"])
            box = it.BoundingBox(word)
            (_, left), (_, right) = it.Baseline(word) or ((0, box[3]), (0, box[3]))
            found.words.append(
                Seen(chars.strip().translate(_LETTERS), box, (left, right), height, it.Confidence(word) / 100)
            )
        return found

    def glyph(self, pixels: Pixels, box: tuple[int, int, int, int], dpi: int) -> tuple[str, float]:
        """The one character in a box of a picture, and how sure: a line of its own gives Tesseract no
        context, which it takes for a word."""
        left, top, right, bottom = box
        crop = np.pad(pixels[top:bottom, left:right], _MARGIN, constant_values=WHITE)
        high, wide = crop.shape
        self._api.SetPageSegMode(self._tesserocr.PSM.SINGLE_CHAR)
        try:
            self._api.SetImageBytes(crop.tobytes(), wide, high, 1, wide)
            self._api.SetSourceResolution(dpi)
            return self._api.GetUTF8Text().strip(), self._api.MeanTextConf() / 100
        finally:
            self._api.SetPageSegMode(self._tesserocr.PSM.AUTO)

    def quarter_turns(self, pixels: Pixels, dpi: int) -> int:
        """The quarter turns, clockwise, by which the letters of a picture were turned; 0 where it cannot be
        told, or the trained data for it are missing."""
        if not (self._folder / f"{_TURNS}.traineddata").is_file():
            return 0
        high, wide = pixels.shape
        with self._tesserocr.PyTessBaseAPI(
            path=str(self._folder), lang=_TURNS, psm=self._tesserocr.PSM.OSD_ONLY
        ) as api:
            api.SetImageBytes(pixels.tobytes(), wide, high, 1, wide)
            api.SetSourceResolution(dpi)
            told = api.DetectOrientationScript()
        return int(told["orient_deg"]) // 90 % 4 if told else 0
