"""Text-layer PDF to records, and of that to characters with places, against pdfplumber extracting its words;
memory over a long one.

Run by `make bench`, on one core; prints what it measures. Nothing is asserted: the aim of the house is 1.0.
"""

from __future__ import annotations

import io
import os
import statistics
import time

import pdfplumber
import psutil

from extract import extract
from extract.readers.limits import MB, Terms
from extract.readers.pdf.reader import read_pdf
from tests.readers.sheets import booklet

ORDER = "Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính rà soát kho thuốc, báo cáo trước ngày 30/6/2026."
PAGES, REPETITIONS = 20, 5
LONG, EACH = 500, 100  # pages of the file that memory is measured on, and between two looks


def test_against_pdfplumber() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    data = booklet(PAGES, ORDER)
    assert extract(data, name="a.pdf").directives  # warm, and doing its work
    whole, reading = [], []
    for _ in range(REPETITIONS):
        began = time.perf_counter()
        extract(data, name="a.pdf")
        extracted = time.perf_counter()
        read_pdf(data, "a.pdf")
        read = time.perf_counter()
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            for page in pdf.pages:
                page.extract_words()
        yardstick = time.perf_counter() - read
        whole.append((extracted - began) / yardstick)
        reading.append((read - extracted) / yardstick)
    print(f"\n{PAGES} pages, {REPETITIONS} repetitions, ÷ pdfplumber words: to records", end=" ")
    print(f"{statistics.median(whole):.2f}, to characters with places {statistics.median(reading):.2f}")


def test_memory_over_a_long_file() -> None:
    data = booklet(LONG, ORDER)
    used: list[float] = []

    def look(done: int, of: int) -> None:
        if done % EACH == 0:
            used.append(psutil.Process().memory_info().rss / MB)

    read_pdf(data, "a.pdf", Terms(step=look))
    print(f"\n{LONG} pages, MB at every {EACH}: {', '.join(f'{each:.1f}' for each in used)}")
