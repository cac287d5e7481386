"""A file that is either whole or not there."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO


@contextmanager
def draft(target: Path) -> Iterator[BinaryIO]:
    """A file to write, which takes the place of `target` when the block ends well and is gone otherwise.

    Missing folders are made; a link keeps pointing where it points. What is no regular file (a pipe, a
    device) is written directly. Raises `OSError` where nothing can be written, before the block runs.
    """
    final = Path(os.path.realpath(target))
    if final.exists() and not final.is_file() and not final.is_dir():
        with final.open("wb") as file:
            yield file
        return
    if final.is_dir():
        raise IsADirectoryError(21, "Is a directory", str(target))
    final.parent.mkdir(parents=True, exist_ok=True)
    temporary = final.with_name(f".{final.name}.{os.getpid()}.tmp")
    try:
        # Opened plainly, not by tempfile: the file gets the rights the user's umask gives, not 0600.
        with temporary.open("xb") as file:
            yield file
        if final.exists():
            temporary.chmod(final.stat().st_mode & 0o7777)
        temporary.replace(final)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
