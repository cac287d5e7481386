"""Pictures of documents: PNG, JPEG, GIF, and TIFF (a page a frame)."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, Any

import numpy as np

from extract.errors import ReadError, Wording
from extract.readers.paged.bind import bind
from extract.readers.paged.page import lay_out
from extract.readers.scan.engine import DPI, INSTALL, NoRecogniser, engine
from extract.readers.scan.page import read_scan

if TYPE_CHECKING:
    from extract.readers.limits import Limits, Terms
    from extract.readers.paged.page import Page
    from extract.readers.placed import Placed
    from extract.readers.scan.engine import Engine, Pixels

_SAID = (120, 1300)  # dots an inch that a file may say and be believed
_PAPER = 11.69  # inches: the longer side of A4, which a picture that says nothing is taken for
_SMALLER = 0.8  # of that: what has fewer dots is enlarged, what has more than twice is reduced

_AGAIN = Wording("hãy quét hoặc chụp lại rồi lưu thành PNG, JPEG", "scan it again and save it as PNG or JPEG")


def read_picture(data: bytes, name: str, terms: Terms) -> Placed:
    """The text recognised in a picture, with page and box for every word of it.

    Raises `ReadError` named `name` where the picture is damaged, larger than the limits, or no recogniser is
    installed.
    """
    from PIL import Image, UnidentifiedImageError

    try:
        recogniser = engine()
    except NoRecogniser as error:
        reason = Wording("là ảnh, cần nhận dạng chữ", "a picture; its text needs recognition")
        raise ReadError(name, reason, INSTALL) from error
    pages: list[Page] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # our own limit stands instead
            Image.MAX_IMAGE_PIXELS = None
            with Image.open(io.BytesIO(data)) as picture:
                count = getattr(picture, "n_frames", 1) if picture.format == "TIFF" else 1
                _check(picture, count, name, terms.limits)
                for frame in range(count):
                    if frame:
                        picture.seek(frame)
                        _check(picture, count, name, terms.limits)
                    pages.append(_page(picture, recogniser))
                    terms.step(frame + 1, count)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, TypeError) as error:
        raise ReadError(name, Wording("ảnh bị hỏng", "the picture is damaged"), _AGAIN) from error
    return bind(pages)


def _check(picture: Any, count: int, name: str, limits: Limits) -> None:
    """Refuses what is too large, before it is unpacked."""
    limits.check_pages(count, name)
    wide, high = picture.size
    if wide * high > limits.pixels:
        reason = Wording(
            f"ảnh {wide} x {high} điểm, quá giới hạn {limits.pixels} điểm",
            f"a picture of {wide} x {high} pixels, more than {limits.pixels}",
        )
        raise ReadError(name, reason, _AGAIN)


def _page(picture: Any, recogniser: Engine) -> Page:
    return lay_out(*read_scan(*_pixels(picture), recogniser))


def _pixels(picture: Any) -> tuple[Pixels, int]:
    """The picture in shades of grey at about 300 dots an inch, and that number exactly.

    Of a coloured picture the red is taken: the red of a seal is left out, and the name below it is legible.
    """
    from PIL import Image, ImageOps

    shown = ImageOps.exif_transpose(picture)
    if shown.mode not in ("1", "L", "I", "F") and not shown.mode.startswith("I;16"):
        if shown.has_transparency_data:
            paper = Image.new("RGBA", shown.size, "white")
            shown = Image.alpha_composite(paper, shown.convert("RGBA"))
        shown = shown.convert("RGB").getchannel(0)
    elif shown.mode not in ("1", "L"):
        deep = np.asarray(shown, dtype=np.float64)
        shown = Image.fromarray((deep * (255 / max(deep.max(), 1.0))).astype(np.uint8))
    shown = shown.convert("L")
    dpi = _dpi(shown, picture)
    scale = 1.0 if _SMALLER * DPI <= dpi <= 2 * DPI else DPI / dpi
    if scale != 1.0:
        size = (max(1, round(shown.width * scale)), max(1, round(shown.height * scale)))
        shown = shown.resize(size, Image.Resampling.BICUBIC)
    return np.array(shown, dtype=np.uint8), round(dpi * scale)


def _dpi(shown: Any, picture: Any) -> float:
    """The dots an inch: as the file says if that gives paper of a common size, otherwise those of A4."""
    said = picture.info.get("dpi", (0, 0))
    try:
        dots = float(min(said))
    except (TypeError, ValueError):
        dots = 0.0
    longest: float = max(shown.size)
    if _SAID[0] <= dots <= _SAID[1] and 0.3 * _PAPER <= longest / dots <= 1.6 * _PAPER:
        return dots
    return max(longest / _PAPER, 1.0)
