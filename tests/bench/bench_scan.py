"""A scan to records against Tesseract alone: the same pages drawn at the same resolution and recognised.

Run by `make bench`, on one core; prints what it measures. Nothing is asserted: the aim of the house is 1.05.
"""

from __future__ import annotations

import os
import statistics
import time

import pypdfium2
import tesserocr

from corpus.scans import scanned
from extract import extract
from extract.readers.scan.engine import tessdata
from tests.readers.sheets import booklet

ORDER = (
    "Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính rà soát kho thuốc, vật tư, hóa chất của các bệnh viện "
    "và trung tâm y tế trên địa bàn, báo cáo Ủy ban nhân dân tỉnh trước ngày 30/6/2026."
)
PAGES, REPETITIONS, DPI = 3, 5, 300


def test_against_tesseract_alone() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    pdf = booklet(PAGES, ORDER)
    for name, worn in (("clean", False), ("worn", True)):
        data = scanned(pdf, dpi=DPI, worn=worn)
        assert extract(data, name="a.pdf").directives  # warm, and doing its work
        with tesserocr.PyTessBaseAPI(path=str(tessdata()), lang="vie", psm=tesserocr.PSM.AUTO) as api:
            ratios = [_ratio(data, api) for _ in range(REPETITIONS)]
        print(f"\n{name}: {PAGES} pages, {REPETITIONS} repetitions, ÷ Tesseract alone:", end=" ")
        print(f"{statistics.median(ratios):.3f} ({min(ratios):.3f} to {max(ratios):.3f})")


def _ratio(data: bytes, api: tesserocr.PyTessBaseAPI) -> float:
    began = time.perf_counter()
    extract(data, name="a.pdf")
    extracted = time.perf_counter()
    document = pypdfium2.PdfDocument(data)
    for page in document:
        pixels = page.render(scale=DPI / 72, grayscale=True).to_numpy()
        high, wide = pixels.shape[:2]
        api.SetImageBytes(pixels.tobytes(), wide, high, 1, wide)
        api.SetSourceResolution(DPI)
        api.GetUTF8Text()
    document.close()
    return (extracted - began) / (time.perf_counter() - extracted)
