"""Speed: against the tokeniser a user would pay for anyway, by length, on hostile text, from a cold start.

Run by `make bench`, on one core; prints what it measures. Asserted is only what must hold on every machine:
that time grows no faster than text.
"""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extract.pipeline import extract

ROOT = Path(__file__).parents[2]
FOLDERS = [ROOT / "corpus" / "documents", ROOT.parent / "shared" / "corpus" / "dev"]
TEXTS = [p.read_bytes() for folder in FOLDERS for p in sorted(folder.glob("*.txt"))]
SLACK = 3.0  # for twice the text: 2.0 is linear, 4.0 quadratic; between them noise, caches, the collector
REPETITIONS = 7


@pytest.fixture(autouse=True, scope="module")
def one_core() -> None:
    """All of this runs on one core."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def seconds(data: bytes) -> float:
    """The time one extraction takes, the best of as many as fit in a second, three at most."""
    taken: list[float] = []
    while len(taken) < 3 and sum(taken) < 1:
        gc.collect()
        start = time.perf_counter()
        extract(data)
        taken.append(time.perf_counter() - start)
    return min(taken)


def test_against_the_tokeniser() -> None:
    from pyvi import ViTokenizer

    texts = [data.decode("utf-8-sig") for data in TEXTS]
    ViTokenizer.tokenize(texts[0])
    extract(TEXTS[0])
    ratios, ours, theirs, ruled = [], [], [], []
    for _ in range(REPETITIONS):
        start = time.perf_counter()
        for text in texts:
            ViTokenizer.tokenize(text)
        middle = time.perf_counter()
        for data in TEXTS:
            extract(data)
        end = time.perf_counter()
        theirs.append(middle - start)
        ours.append(end - middle)
        ratios.append((end - middle) / (middle - start))
        for data in TEXTS:
            extract(data, model=None)
        ruled.append((time.perf_counter() - end) / (middle - start))
    characters = sum(map(len, texts))
    print(f"\n{len(texts)} documents, {characters:,} characters, {REPETITIONS} repetitions, medians:")
    print(f"  extract        {statistics.median(ours) / characters * 1e6:6.2f} µs/char")
    print(f"  pyvi.tokenize  {statistics.median(theirs) / characters * 1e6:6.2f} µs/char")
    print(f"  ratio          {statistics.median(ratios):6.2f}  (from {min(ratios):.2f} to {max(ratios):.2f})")
    print(f"  rules alone    {statistics.median(ruled):6.2f}  (from {min(ruled):.2f} to {max(ruled):.2f})")


def test_growth_with_length() -> None:
    whole = b"\n\n".join(TEXTS).decode("utf-8-sig")
    per_char = {}
    print()
    for size in (250_000, 500_000, 1_000_000, 2_000_000):
        data = (whole * (size // len(whole) + 1))[:size].encode()
        per_char[size] = seconds(data) / size * 1e6
        print(f"  {size:>9,} characters  {per_char[size]:6.2f} µs/char")
    largest, smallest = per_char[2_000_000], per_char[250_000]
    print(f"  largest to smallest  {largest / smallest:.2f}")
    assert largest / smallest < 1.6


def one_document(size: int) -> str:
    """One long document: a head, a body of points that goes on and on, a foot."""
    point = (
        "{0}. Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính, Công an tỉnh rà soát các trạm y tế "
        "theo Kế hoạch số {0}/KH-UBND ngày 05/3/2026, báo cáo Ủy ban nhân dân tỉnh trước ngày 30/6/2026; "
        "kịp thời xử lý vướng mắc.\n"
    )
    count = size // len(point)
    return "Ủy ban nhân dân tỉnh yêu cầu:\n" + "".join(point.format(i + 1) for i in range(count))


def table(size: int) -> str:
    """One long table of tasks, a row a line."""
    head = "| TT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian |\n"
    row = "| {} | Xây dựng đề án chợ nổi | Sở Công Thương | Sở Tài chính | Tháng 6/2025 |\n"
    return "PHỤ LỤC\n\n" + head + "".join(row.format(i % 900 + 1) for i in range(size // len(row)))


def flat_table(size: int) -> str:
    """The same, a cell a line."""
    return table(size).replace(" | ", "\n").replace("| ", "").replace(" |", "")


# Text to break patterns with: each takes a number of characters. A word before it, or it would be no text.
HOSTILE = {
    "one long document": one_document,
    "one long table": table,
    "one long table, a cell a line": flat_table,
    "blanks": lambda n: "Giao Sở" + " " * n + "Y tế rà soát.",
    "non-breaking blanks": lambda n: "Giao Sở" + "\u00a0" * n + "Y tế rà soát.",
    "tabs": lambda n: "Giao Sở" + "\t" * n + "Y tế rà soát.",
    "line ends": lambda n: "Giao Sở" + "\n" * n + "Y tế rà soát.",
    "digits": lambda n: "Giao Sở Y tế " + "1" * n,
    "digits and blanks": lambda n: "Giao Sở Y tế " + "1 " * (n // 2),
    "digits and slashes": lambda n: "trước ngày " + "1/" * (n // 2),
    "digits and full stops": lambda n: "Số " + "1." * (n // 2),
    "commas": lambda n: "Giao Sở Y tế" + "," * n,
    "commas and blanks": lambda n: "Giao Sở Y tế" + ", " * (n // 2),
    "semicolons": lambda n: "Giao Sở Y tế rà soát" + "; " * (n // 2),
    "colons": lambda n: "Giao Sở Y tế" + ": " * (n // 2),
    "full stops": lambda n: "Giao Sở Y tế" + ". " * (n // 2),
    "slashes": lambda n: "Số: 12" + "/" * n,
    "pipes": lambda n: "Nội dung" + "|" * n,
    "pipes on lines of their own": lambda n: "TT\nNội dung nhiệm vụ\n" + "|\n" * (n // 2),
    "asterisks": lambda n: "Giao " + "*" * n + " Sở Y tế",
    "asterisks and letters": lambda n: "Giao " + "*a" * (n // 2),
    "dashes": lambda n: "Giao Sở Y tế " + "-" * n,
    "bullets": lambda n: "Giao Sở Y tế:\n" + "- a\n" * (n // 4),
    "open brackets": lambda n: "Giao Sở Y tế " + "(" * n,
    "open brackets and words": lambda n: "Giao " + "Sở Y tế (" * (n // 9),
    "quotation marks": lambda n: "Giao Sở Y tế " + "“" * n,
    "labels a)": lambda n: "Giao Sở Y tế:\n" + "a) " * (n // 3),
    "labels a) on lines of their own": lambda n: "Giao Sở Y tế:\n" + "a)\n" * (n // 3),
    "labels 1.1.1": lambda n: "Giao Sở Y tế:\n" + "1.1.1 a\n" * (n // 8),
    "labels I.": lambda n: "Giao Sở Y tế:\n" + "I. a\n" * (n // 5),
    "labels in order": lambda n: "Giao Sở Y tế:\n" + "".join(f"{i % 60 + 1}. a\n" for i in range(n // 6)),
    "lead-ins": lambda n: "Giao Sở Y tế:\n" * (n // 14),
    "lead-ins that go deeper": lambda n: (
        "1. Giao Sở Y tế:\na) Các đơn vị:\n- Yêu cầu:\n+ Giao:\n" * (n // 54)
    ),
    "số số số": lambda n: "số " * (n // 3),
    "các các các": lambda n: "các " * (n // 4),
    "ngày ngày ngày": lambda n: "ngày " * (n // 5),
    "và và và": lambda n: "Giao Sở Y tế " + "và " * (n // 3),
    "Sở Sở Sở": lambda n: "Sở " * (n // 3),
    "Giao Giao Giao": lambda n: "Giao " * (n // 5),
    "parties without end": lambda n: "Giao " + "Sở Y tế, " * (n // 9) + "rà soát.",
    "partners without end": lambda n: "Giao Sở Y tế " + "phối hợp với Sở Nội vụ " * (n // 23),
    "documents without end": lambda n: "các Nghị định " + "số 1/2025/NĐ-CP, " * (n // 17),
    "numbers without end": lambda n: "các Công văn số " + "12, " * (n // 4),
    "laws without end": lambda n: "Luật " * (n // 5),
    "articles without end": lambda n: "khoản 1 Điều 2, " * (n // 16),
    "dates without end": lambda n: "từ ngày 1/1/2025 đến " * (n // 21),
    "Căn cứ without end": lambda n: "Căn cứ " * (n // 7),
    "chủ trì without end": lambda n: "Cơ quan chủ trì: " * (n // 17),
    "chủ trì lines": lambda n: "1. Rà soát.\n" + "Cơ quan chủ trì: Sở Y tế.\n" * (n // 26),
    "tasks over one set of lines": lambda n: (
        "1. Việc\n" + "- Rà soát.\n" * (n // 11) + "Thời gian: tháng 6/2025.\n"
    ),
    "recipients without end": lambda n: "Giao Sở Y tế rà soát.\n\nNơi nhận:\n" + "- Sở Y tế;\n" * (n // 11),
    "addressees without end": lambda n: "Kính gửi:\n" + "- Sở Y tế;\n" * (n // 11),
    "capitals": lambda n: "QUYẾT ĐỊNH " * (n // 11),
    "heads without end": lambda n: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 1/QĐ-UBND\n" * (n // 49),
    "feet without end": lambda n: "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n" * (n // 26),
    "annexes without end": lambda n: "PHỤ LỤC\nSở Y tế rà soát\n" * (n // 24),
    "table heads without end": lambda n: "TT\nNội dung nhiệm vụ\nCơ quan chủ trì\n" * (n // 37),
    "page numbers": lambda n: "Giao Sở Y tế\n2\nrà soát kho thuốc\n" * (n // 33),
    "rules": lambda n: "Giao Sở Y tế rà soát.\n-----\n" * (n // 28),
    "decomposed letters": lambda n: "Giao Sở Y tế " + "e\u0302\u0301" * (n // 3),
    "one word": lambda n: "Giao Sở Y tế " + "a" * n,
    "one line of words": lambda n: "rà soát " * (n // 8),
    "one line of orders": lambda n: "Giao Sở Y tế rà soát. " * (n // 22),
    "one sentence of clauses": lambda n: "Sở Y tế rà soát; " * (n // 17),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_takes_linear_time(name: str) -> None:
    n = 100_000
    extract(HOSTILE[name](1000).encode())
    texts = [HOSTILE[name](size).encode() for size in (n, 2 * n)]
    for _ in range(3):  # a neighbour on the machine may slow one measure; what is quadratic is so each time
        once, twice = map(seconds, texts)
        if twice / once < SLACK:
            break
    print(
        f"\n  {name:34} {once / n * 1e6:7.2f} µs/char, twice the text takes {twice / once:4.2f} times as long"
    )
    assert twice / once < SLACK or twice < 0.2  # what is that fast is noise


@pytest.mark.parametrize(
    "name", ["one word", "blanks", "one line of orders", "one sentence of clauses", "line ends"]
)
def test_a_million_characters(name: str) -> None:
    n = 1_000_000
    print(f"\n  {name:34} {seconds(HOSTILE[name](n).encode()) / n * 1e6:7.2f} µs/char, a million characters")


def test_from_a_cold_start() -> None:
    """Wall time, modules and memory of `chidao extract` on one short document, each run a new process."""
    document = ROOT / "corpus" / "documents" / "cong-van-phong-chong-dich.txt"
    code = (
        "import sys; from extract.cli import main; sys.argv[0] = 'chidao'\n"
        "try: main(['extract', sys.argv[1], '--format', 'jsonl'])\n"
        "except SystemExit: pass\n"
        "print(len(sys.modules), *open('/proc/self/status'), sep='\\n', file=sys.stderr)"
    )
    taken, bare = [], []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", "pass"], check=True)
        middle = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", code, str(document)], capture_output=True, text=True, check=True
        )
        taken.append(time.perf_counter() - middle)
        bare.append(middle - start)
    modules, *status = done.stderr.splitlines()
    python = f"{min(bare) * 1000:.0f} ms of it Python"
    print(f"\n  chidao extract, one short document  {min(taken) * 1000:.0f} ms ({python})")
    print(f"  {modules} modules, {peak(status)} MB at most")


def test_memory_of_the_whole() -> None:
    """Runs last: the most this process ever took, two million characters included."""
    print(f"\n  {peak(Path('/proc/self/status').read_text().splitlines())} MB at most, all of the above")


def peak(status: list[str]) -> int:
    """Megabytes of memory at most, by the lines of /proc/self/status: `getrusage` counts the parent's too."""
    return next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmHWM"))
