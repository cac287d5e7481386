"""Documents read in a process of its own: the same text, and what is left when that process dies or hangs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from extract.errors import ReadError
from extract.readers import read
from extract.readers.apart import Apart
from extract.readers.limits import MB, Limits, Terms
from tests.command import ROOT
from tests.readers.pictures import SLIP, TOLD, hang, picture_of, slips, words
from tests.readers.sheets import Sheets
from tests.readers.word import p, packed, tbl, tc

if TYPE_CHECKING:
    from pathlib import Path

PLAIN = "Giao Sở Y tế rà soát các trạm cấp cứu.\n".encode()
WORDS = words(" ".join(TOLD))


def scan(pages: int) -> bytes:
    sheets = Sheets(SLIP)
    picture = picture_of(slips().done(), 150)
    for n in range(pages):
        if n:
            sheets.turn()
        hang(sheets, picture, SLIP)
    return sheets.done()


def workers(parent: int | None = None) -> list[int]:
    """The processes that read for this one, or for `parent`."""
    shown = subprocess.run(["ps", "-A", "-o", "pid=,ppid=,args="], capture_output=True, text=True, check=True)
    rows = (line.split(maxsplit=2) for line in shown.stdout.splitlines())
    return [int(pid) for pid, of, *args in rows if int(of) == (parent or os.getpid()) and "worker" in args[0]]


def gone(pid: int) -> bool:
    """True once a process has ended, for which it is given ten seconds."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def refusal(apart: Apart, data: bytes, name: str = "a.pdf") -> ReadError:
    with pytest.raises(ReadError) as caught:
        apart.read(data, name)
    error = caught.value
    assert error.name == name
    assert all(len(line.splitlines()) == 1 for line in (error.line("vi"), error.line("en")))
    return error


def at_first_step(number: signal.Signals, seconds: float = 120) -> Terms:
    """Terms under which the process that reads gets a signal when its first page is read."""

    def step(done: int, of: int) -> None:
        (pid,) = workers()
        os.kill(pid, number)

    return Terms(Limits(seconds=seconds), step)


def instead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Lets `program` run in place of the process that reads."""
    (tmp_path / "worker.py").write_text(program, encoding="utf-8")
    started = tmp_path / "python"
    started.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{tmp_path}/worker.py"\n', encoding="utf-8")
    started.chmod(0o755)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setattr(sys, "executable", str(started))


def test_plain_text_starts_no_process() -> None:
    with Apart() as apart:
        assert apart.read(PLAIN, "a.txt") == read(PLAIN, "a.txt")
        assert workers() == []


def test_the_text_is_the_same_as_in_this_process() -> None:
    about = {"subject": "Về việc “rà soát”"}
    with Apart() as apart:
        for data, name in ((slips(2).done(), "a.pdf"), (scan(1), "b.pdf"), (docx(), "c.docx")):
            assert apart.read(data, name, about=about) == read(data, name, about=about)
            assert len(workers()) == 1


def docx() -> bytes:
    table = tbl(tc("1") + tc("Rà soát"), tc("2") + tc("Báo cáo"))
    return packed(body=p(TOLD[0]) + table + p(TOLD[1]))


def test_a_refusal_passes_through_in_both_languages() -> None:
    locked = Sheets(encrypt="bimat")
    locked.text(100, 100, TOLD[0])
    data = locked.done()
    with pytest.raises(ReadError) as here:
        read(data, "khóa.pdf")
    with Apart() as apart:
        there = refusal(apart, data, "khóa.pdf")
        assert (there.reason, there.mend) == (here.value.reason, here.value.mend)
        assert words(apart.read(slips().done(), "a.pdf").chars) == WORDS


def test_an_error_calls_the_document_by_its_label() -> None:
    with Apart() as apart, pytest.raises(ReadError, match=r"^gói\.zip/a\.pdf: "):
        apart.read(b"%PDF-1.7\n", "a.pdf", label="gói.zip/a.pdf")


def test_steps_are_told() -> None:
    told: list[tuple[int, int]] = []
    with Apart(Terms(step=lambda done, of: told.append((done, of)))) as apart:
        apart.read(slips(3).done(), "a.pdf")
    assert told == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGKILL])
def test_a_crash_is_one_error_and_the_next_document_is_read(number: signal.Signals) -> None:
    with Apart(at_first_step(number)) as apart:
        error = refusal(apart, scan(6))
        assert "dừng đột ngột" in str(error)
        assert "crashed" in error.line("en")
        apart.terms = Terms()
        assert words(apart.read(slips().done(), "b.pdf").chars) == WORDS


def test_a_hang_is_one_error_and_the_next_document_is_read() -> None:
    with Apart() as apart:
        apart.read(scan(1), "a.pdf")
        stopped = workers()
        apart.terms = at_first_step(signal.SIGSTOP, seconds=3)
        began = time.monotonic()
        error = refusal(apart, scan(6))
        assert 3 <= time.monotonic() - began < 20
        assert "quá 3 giây" in str(error)
        assert "--time-limit" in str(error)
        assert "within 3 seconds" in error.line("en")
        assert workers() == []
        apart.terms = Terms()
        assert words(apart.read(slips().done(), "b.pdf").chars) == WORDS
        assert workers() != stopped


def test_a_long_document_may_take_longer_than_one_page_may() -> None:
    with Apart() as apart:
        apart.read(scan(1), "a.pdf")
        began = time.monotonic()
        apart.terms = Terms(Limits(seconds=2), lambda done, of: time.sleep(0.5))
        assert apart.read(scan(6), "a.pdf").pages == 6
        assert time.monotonic() - began > 2


def test_too_little_memory_is_one_error() -> None:
    with Apart(Terms(Limits(memory=64 * MB))) as apart:
        refusal(apart, scan(1))
        apart.terms = Terms()
        assert words(apart.read(slips().done(), "b.pdf").chars) == WORDS


def test_the_process_ends_with_its_reader() -> None:
    with Apart() as apart:
        apart.read(slips().done(), "a.pdf")
        (pid,) = workers()
    assert gone(pid)
    with suppress(ZeroDivisionError), Apart() as apart:
        apart.read(slips().done(), "a.pdf")
        (pid,) = workers()
        raise ZeroDivisionError
    assert gone(pid)


def test_what_was_broken_off_is_no_answer_to_the_next_question() -> None:
    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with Apart(Terms(step=stop)) as apart:
        with pytest.raises(KeyboardInterrupt):
            apart.read(slips(3).done(), "a.pdf")
        apart.terms = Terms()
        text = apart.read(slips().done(), "b.pdf")
        assert (text.name, text.pages) == ("b.pdf", 1)


def test_the_process_ends_when_the_one_it_reads_for_is_killed(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(slips().done())
    program = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from extract.readers.apart import Apart\n"
        "apart = Apart()\n"
        "apart.read(Path('a.pdf').read_bytes(), 'a.pdf')\n"
        "print('read', flush=True)\n"
        "time.sleep(60)\n"
    )
    run_and_kill(program, tmp_path, "read")


def test_the_process_ends_in_the_midst_of_a_page(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(slips().done())
    (tmp_path / "worker.py").write_text(
        "import time\n"
        "from extract.readers import worker\n"
        "worker.read = lambda *_, terms, **__: [terms.step(1, 2), time.sleep(60)]\n"
        "worker.main()\n"
    )
    (tmp_path / "python").write_text(f'#!/bin/sh\nexec "{sys.executable}" worker.py\n')
    (tmp_path / "python").chmod(0o755)
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from extract.readers.apart import Apart\n"
        "from extract.readers.limits import Terms\n"
        "sys.executable = './python'\n"
        "apart = Apart(Terms(step=lambda done, of: print('step', flush=True)))\n"
        "apart.read(Path('a.pdf').read_bytes(), 'a.pdf')\n"
    )
    run_and_kill(program, tmp_path, "step")


def run_and_kill(program: str, folder: Path, sign: str) -> None:
    """Runs `program` until it gives a sign, kills it, and waits for the process that read for it."""
    parent = subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=folder,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        text=True,
    )
    assert parent.stdout is not None
    with parent.stdout:
        assert parent.stdout.readline().strip() == sign
        (pid,) = workers(parent.pid)
        parent.kill()
        parent.wait()
    assert gone(pid)


def test_what_a_library_prints_disturbs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = (
        "import os\n"
        "from extract.readers import worker\n"
        "given = worker.read\n"
        "def read(*one, **other):\n"
        "    print('[\"text\", {}]', flush=True)\n"
        "    os.write(1, b'[\"text\", {}]\\n')\n"
        "    os.system('echo lạc')\n"
        "    return given(*one, **other)\n"
        "worker.read = read\n"
        "worker.main()\n"
    )
    instead(tmp_path, monkeypatch, program)
    with Apart() as apart:
        assert words(apart.read(slips().done(), "a.pdf").chars) == WORDS


def test_a_fault_of_a_reader_is_one_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = (
        "from extract.readers import worker\nworker.read = lambda *_, **__: {}['trang']\nworker.main()\n"
    )
    instead(tmp_path, monkeypatch, program)
    with Apart() as apart:
        assert "lỗi nội bộ (KeyError('trang'))" in str(refusal(apart, slips().done()))


@pytest.mark.parametrize(
    "said",
    ['["text", {"chars": "Giao S', "rác\n", '["text", {"chars": 1, "trang": 2}]\n', '["refused", []]\n'],
)
def test_an_answer_that_is_none_is_one_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    instead(tmp_path, monkeypatch, f"import sys\nsys.stdin.buffer.readline()\nprint({said!r}, end='')\n")
    with Apart() as apart:
        refusal(apart, slips().done())
