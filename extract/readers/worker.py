"""A process that reads documents for another one: `python -m extract.readers.worker`, told what to do by
standard input. What a library prints or how it dies reaches nobody else."""

from __future__ import annotations

import os
import sys
import threading
import time
from typing import TYPE_CHECKING

from extract.errors import ReadError, Wording
from extract.readers import read, wire
from extract.readers.limits import Terms

if TYPE_CHECKING:
    from typing import BinaryIO

_LOOK = 2.0  # seconds between two looks whether the parent is still there
_SMALLER = Wording("hãy tách thành từng văn bản nhỏ hơn", "split it into smaller documents")


def main() -> None:
    """Reads what comes until nothing comes."""
    source, out = sys.stdin.buffer, _own(sys.stdout.fileno())
    _leave_with_parent()
    while (order := wire.take_order(source)) is not None:
        data, told, limits = order
        _cap_memory(limits.memory)
        terms = Terms(limits, lambda done, of: wire.say(out, "step", [done, of]))
        try:
            text = read(data, told["name"], label=told["label"], about=told["about"], terms=terms)
            wire.say(out, "text", wire.of_text(text))
        except ReadError as error:
            wire.say(out, "refused", wire.of_error(error))
        except MemoryError:
            reason = Wording("cần quá nhiều bộ nhớ để đọc", "takes too much memory to read")
            wire.say(out, "refused", wire.of_error(ReadError(told["label"], reason, _SMALLER)))
        except Exception as error:  # a fault of ours or of a library's: the parent says so and goes on
            wire.say(out, "failed", repr(error))


def _own(stdout: int) -> BinaryIO:
    """The way to the parent, where no library prints: what they print goes the way of errors."""
    kept = os.dup(stdout)
    os.dup2(sys.stderr.fileno(), stdout)
    return os.fdopen(kept, "wb")


def _cap_memory(most: int) -> None:
    """Lets this process have no more than `most` bytes, where the system can see to that."""
    try:
        import resource
    except ImportError:  # Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (most if hard < 0 else min(most, hard), hard))


def _leave_with_parent() -> None:
    """Ends this process when its parent is gone, even in the midst of a page."""
    parent = os.getppid()

    def look() -> None:
        while os.getppid() == parent:
            time.sleep(_LOOK)
        os._exit(1)

    threading.Thread(target=look, daemon=True).start()


if __name__ == "__main__":
    main()
