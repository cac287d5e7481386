"""PDF pages as scans of their prints: clean ones, and worn ones, as a copy of a copy is."""

from __future__ import annotations

import io
from hashlib import sha256
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

_TILT = 1.0  # degrees that a worn page lies askew at the most
_BLUR = 0.7  # pixels
_INK, _PAPER = (45, 80), (205, 240)  # greys between which a worn page varies
_SHADE = 25  # greys that one side is darker than the other
_NOISE = 11.0
_SPECKS = 60  # of dust, on a page
_CLEAN, _WORN = 90, 40  # quality of the JPEG


def scanned(pdf: bytes, *, dpi: int, worn: bool) -> bytes:
    """A PDF of pictures of the pages of `pdf`, without a text layer; the same for the same pages."""
    import pypdfium2

    chance = np.random.default_rng(int.from_bytes(sha256(pdf).digest()[:8]))
    document = pypdfium2.PdfDocument(pdf)
    pictures: list[Picture] = []
    try:
        for page in document:
            picture = page.render(scale=dpi / 72).to_pil().convert("L")
            pictures.append(_worn(picture, chance) if worn else picture)
    finally:
        document.close()
    out = io.BytesIO()
    first, *others = pictures
    quality = _WORN if worn else _CLEAN
    first.save(out, "PDF", save_all=True, append_images=others, resolution=dpi, quality=quality)
    return out.getvalue()


def _worn(picture: Picture, chance: np.random.Generator) -> Picture:
    from PIL import Image, ImageFilter

    tilt = float(chance.uniform(-_TILT, _TILT))
    picture = picture.rotate(tilt, resample=Image.Resampling.BICUBIC, fillcolor=255)
    picture = picture.filter(ImageFilter.GaussianBlur(_BLUR))
    ink, paper = chance.uniform(*_INK), chance.uniform(*_PAPER)
    pixels = ink + (paper - ink) * (np.asarray(picture, dtype=np.float64) / 255)
    high, wide = pixels.shape
    pixels -= np.linspace(0, float(chance.uniform(0, _SHADE)), wide)
    pixels += chance.normal(0, _NOISE, pixels.shape)
    for _ in range(_SPECKS):
        y, x, size = int(chance.integers(high)), int(chance.integers(wide)), int(chance.integers(1, 4))
        pixels[y : y + size, x : x + size] = ink
    return Image.fromarray(pixels.clip(0, 255).astype(np.uint8))
