"""Text-layer PDF to characters with places, against pdfplumber extracting the words of the same file.

Run by `make bench`, on one core; prints what it measures. Nothing is asserted: the aim of the house is 1.0.
"""

from __future__ import annotations

import io
import os
import statistics
import time

import pdfplumber

from extract.readers.pdf.reader import read_pdf
from tests.readers.sheets import Sheets

ORDER = "Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính rà soát kho thuốc, báo cáo trước ngày 30/6/2026."
PAGES, REPETITIONS = 20, 5


def book(pages: int) -> bytes:
    """A PDF of so many pages of orders."""
    sheets = Sheets()
    for n in range(pages):
        y = 80.0
        for k in range(7):
            y = sheets.paragraph(y, f"{n}.{k}. {ORDER}")
        sheets.turn()
    return sheets.done()


def test_against_pdfplumber() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    data = book(PAGES)
    read_pdf(data, "a.pdf")
    ratios = []
    for _ in range(REPETITIONS):
        start = time.perf_counter()
        read_pdf(data, "a.pdf")
        middle = time.perf_counter()
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            for page in pdf.pages:
                page.extract_words()
        ratios.append((middle - start) / (time.perf_counter() - middle))
    ratio = statistics.median(ratios)
    print(f"\n{PAGES} pages, {REPETITIONS} repetitions: read_pdf ÷ pdfplumber words {ratio:.2f}")
