"""Documents read in a process apart, so that a library which crashes or hangs takes none of ours along.

Plain text is read here: it passes through no library.
"""

from __future__ import annotations

import queue
import subprocess
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from extract.errors import ReadError, Wording
from extract.readers import is_plain, read, wire
from extract.readers.limits import TERMS, Terms

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from extract.text import Text

_AGAIN = Wording(
    "hãy mở tệp rồi lưu hoặc in ra tệp mới; nếu vẫn lỗi, hãy báo lỗi kèm tệp này",
    "open it and save or print it to a new file; if that fails too, please report it with this file",
)
_ENDING = 5.0  # seconds that a process is given to end


class Apart:
    """Reads documents in another process, which is started when it is first needed and anew when it died.

    Use it as a context manager: on leaving, the process is ended.
    """

    def __init__(self, terms: Terms = TERMS) -> None:
        self.terms = terms
        self._process: subprocess.Popen[bytes] | None = None
        self._said: queue.Queue[bytes] = queue.Queue()

    def __enter__(self) -> Apart:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the process."""
        if self._process is None:
            return
        self._process.kill()
        with suppress(OSError):
            self._process.stdin.close()  # type: ignore[union-attr]
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_ENDING)
        self._process = None

    def read(
        self, data: bytes, name: str, *, label: str = "", about: Mapping[str, str] | None = None
    ) -> Text:
        """The text of `data`, as `extract.readers.read` gives it.

        Raises `ReadError` as that does, and where the reader crashed, was silent for longer than the limits
        allow, or failed.
        """
        label, about = label or name, about or {}
        if is_plain(data):
            return read(data, name, label=label, about=about, terms=self.terms)
        try:
            self._order(data, name, label, about)
            answer = self._answer(label)
        except BaseException:  # also Ctrl-C: what is still under way is nobody's answer to the next question
            self.close()
            raise
        if isinstance(answer, ReadError):
            raise answer
        return answer

    def _order(self, data: bytes, name: str, label: str, about: Mapping[str, str]) -> None:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._start()
        with suppress(BrokenPipeError):  # it died on the way: the answer will say so
            wire.send_order(self._process.stdin, data, name, label, about, self.terms.limits)  # type: ignore[union-attr, arg-type]

    def _start(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "extract.readers.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        said = self._said = queue.Queue()
        out: Any = self._process.stdout

        def listen() -> None:
            with out:
                for line in out:
                    said.put(line)
            said.put(b"")

        threading.Thread(target=listen, daemon=True).start()

    def _answer(self, label: str) -> Text | ReadError:
        """What the process makes of the document. Raises `ReadError` where it cannot go on."""
        seconds = self.terms.limits.seconds
        while True:
            try:
                line = self._said.get(timeout=seconds)
            except queue.Empty:
                reason = Wording(
                    f"đọc quá {seconds:g} giây không xong một trang",
                    f"no page was read within {seconds:g} seconds",
                )
                mend = Wording(
                    "hãy tăng --time-limit, hoặc mở tệp rồi in ra tệp mới",
                    "raise --time-limit, or open it and print it to a new file",
                )
                raise ReadError(label, reason, mend) from None
            if not line:
                raise _crashed(label)
            try:
                kind, told = wire.hear(line)
                if kind == "text":
                    return wire.to_text(told)
                refused = wire.to_error(told) if kind == "refused" else None
                done, of = told if kind == "step" else (0, 0)
            except (ValueError, TypeError, KeyError, AttributeError):  # cut off, or said by what took it over
                raise _crashed(label) from None
            if kind == "step":
                self.terms.step(done, of)
            elif refused is not None:
                return refused
            else:
                raise ReadError(label, Wording(f"lỗi nội bộ ({told})", f"internal error ({told})"), _AGAIN)


def _crashed(label: str) -> ReadError:
    reason = Wording("làm chương trình đọc bị dừng đột ngột", "crashed the program that reads it")
    return ReadError(label, reason, _AGAIN)
