"""What comes out of a package: its members by path, and how much may come out at all."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extract.errors import ReadError, Wording
from extract.readers.limits import MB

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.readers.limits import Limits


@dataclass(frozen=True, slots=True)
class Member:
    """A file out of a package. `path` begins with the package's name; `about` are the fields that packages
    say of it: `mail.subject`, `edxml.due` and the like."""

    path: str
    data: bytes
    about: Mapping[str, str] = field(default_factory=dict)


class Budget:
    """What is left of the limits while a source is unpacked."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._members = limits.members
        self._bytes = limits.total

    def spent(self) -> bool:
        """True once no more may come out."""
        return self._members < 0 or self._bytes < 0

    def count(self, path: str) -> ReadError | None:
        """Takes one member or error into account; the error of the first one too many."""
        self._members -= 1
        if self._members >= 0:
            return None
        most = self.limits.members
        reason = Wording(
            f"gói có hơn {most} thành phần, phần còn lại không được đọc",
            f"the package has more than {most} members; the rest is not read",
        )
        return ReadError(path, reason, SPLIT)

    def weigh(self, path: str, size: int) -> ReadError | None:
        """Takes `size` bytes into account; the error if they are too many for one member or for all."""
        if size > self.limits.size:
            shown = f"{self.limits.size / MB:g} MB"
            reason = Wording(f"lớn hơn giới hạn {shown}", f"larger than the limit of {shown}")
            return ReadError(path, reason, SPLIT)
        self._bytes -= size
        if self._bytes >= 0:
            return None
        shown = f"{self.limits.total / MB:g} MB"
        reason = Wording(
            f"giải nén ra hơn {shown}, phần còn lại không được đọc",
            f"unpacks to more than {shown}; the rest is not read",
        )
        return ReadError(path, reason, SPLIT)


SPLIT = Wording("hãy tách gói thành các phần nhỏ hơn", "split the package into smaller ones")
CHECK = Wording("hãy xin lại tệp từ nơi gửi", "ask the sender for the file again")
_LONGEST = 200  # characters of one name


def inside(package: str, given: str) -> str:
    """The path of the member `given` in `package`, which leads nowhere else.

    >>> inside("a.zip", "..\\\\..\\\\Windows\\\\x.txt")
    'a.zip/Windows/x.txt'
    >>> inside("a.zip", "/etc//./y")
    'a.zip/etc/y'
    """
    named = unicodedata.normalize("NFC", given).replace("\\", "/")
    named = "".join(c for c in named if unicodedata.category(c) not in ("Cc", "Cs", "Zl", "Zp"))
    parts = [part.strip() for part in named.split("/")]
    if len(parts[0]) == 2 and parts[0][1] == ":":
        parts = parts[1:]
    kept = [part[-_LONGEST:] for part in parts if part.strip(". ")]
    return "/".join([package, *(kept or ["khong-ten"])])
