"""The command line as its users have it: a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import extract

ROOT = Path(extract.__file__).parents[1]
_OF_THE_CALLER = {"CHIDAO_LANG", "COLUMNS", "NO_COLOR", "FORCE_COLOR"}


def chidao(
    *arguments: str | Path, cwd: Path | None = None, given: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Runs `chidao` with nothing of the caller's language or terminal."""
    kept = {name: value for name, value in os.environ.items() if name not in _OF_THE_CALLER}
    return subprocess.run(
        [sys.executable, "-m", "extract.cli", *map(str, arguments)],
        cwd=cwd,
        input=given,
        capture_output=True,
        env={**kept, "PYTHONPATH": str(ROOT), **environment},
        timeout=60,
        check=False,
    )


def errors(done: subprocess.CompletedProcess[bytes]) -> list[str]:
    """The lines on standard error."""
    return done.stderr.decode().splitlines()
