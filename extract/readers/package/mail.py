"""Letters: their text as `body.txt` or `body.html`, their attachments under the names their senders gave.

Also pages saved as MHT, which are letters without a sender.
"""

from __future__ import annotations

import mimetypes
import re
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header
from typing import TYPE_CHECKING, cast
from urllib.parse import unquote_to_bytes

from extract.errors import ReadError, Wording
from extract.readers.legacy import windows_1258
from extract.readers.package.member import CHECK, Budget, Member, inside

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

_HEAD = 1 << 16
_FIELD = re.compile(rb"([!-9;-~]+):")
_ENVELOPE = re.compile(rb"(?m)^From [^\r\n]{1,200}\d\d:\d\d[^\r\n]{0,100}\r?\n(?=[!-9;-~]+:)")
_SENT = frozenset({b"from", b"received", b"return-path", b"message-id", b"mime-version", b"delivered-to"})
_KNOWN = _SENT | {
    b"to",
    b"cc",
    b"subject",
    b"date",
    b"content-type",
    b"x-mailer",
    b"snapshot-content-location",
}
_FIELDS = ("from", "to", "cc", "subject", "date", "message-id")
_NAMED = re.compile(r"(?is)\b(?:file)?name(\*(?:0\*?)?)?\s*=\s*(?:\"((?:[^\"\\]|\\.)*)\"|([^;\s]+))")
_SIGNATURES = frozenset({"pkcs7-signature", "x-pkcs7-signature", "pgp-signature"})
_ENDINGS = {"text/plain": ".txt", "text/html": ".html", "text/calendar": ".ics", "message/rfc822": ".eml"}
_BROKEN_MAIL = Wording("thư điện tử bị hỏng", "a damaged e-mail")
# The standard library's header parser fails in many ways on what mailers write.
_FAILS = (
    ValueError,
    LookupError,
    AttributeError,
    TypeError,
    HeaderParseError,
    RecursionError,
    AssertionError,
)


def kind(data: bytes) -> str | None:
    """`mbox` for several letters in a file, `eml` for one, None for what does not begin as a letter."""
    if data.startswith(b"From ") and _ENVELOPE.match(data):
        return "mbox"
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    found: set[bytes] = set()
    for line in head.split(b"\n"):
        if not line.strip():
            break
        if line[:1] in b" \t" and found:
            continue
        field = _FIELD.match(line)
        if field is None:
            return None
        found.add(field[1].lower())
    return "eml" if len(found & _KNOWN) > 1 and found & _SENT else None


def about(data: bytes) -> dict[str, str]:
    """What the header says: `mail.from`, `mail.subject` …, encoded words decoded."""
    try:
        return _about(_parsed(data))
    except _FAILS:
        return {}


def read_mbox(data: bytes, name: str, budget: Budget) -> Iterator[Member | ReadError]:
    """The letters of the file `name`, numbered from 1."""
    starts = [(m.start(), m.end()) for m in _ENVELOPE.finditer(data)]
    ends = [start for start, _ in starts[1:]] + [len(data)]
    for number, ((_, start), end) in enumerate(zip(starts, ends, strict=True), 1):
        letter = re.sub(rb"(?m)^>(>*From )", rb"\1", data[start:end])
        path = inside(name, f"{number}.eml")
        yield budget.weigh(path, len(letter)) or Member(path, letter)


def read_mail(data: bytes, name: str, budget: Budget) -> Iterator[Member | ReadError]:
    """The text and the attachments of the letter `name`."""
    try:
        letter = _parsed(data)
        said = _about(letter)
        parts = list(_leaves(letter))
    except _FAILS:
        yield ReadError(name, _BROKEN_MAIL, CHECK)
        return
    bodies = 0
    for number, (part, is_body) in enumerate(parts, 1):
        kind = part.get_content_type()
        given = "" if is_body else _filename(part)
        if is_body:
            bodies += 1
            given = "body" + (f"-{bodies}" if bodies > 1 else "") + _ENDINGS.get(kind, ".txt")
        ending = _ENDINGS.get(kind) or mimetypes.guess_extension(kind) or ".bin"
        path = inside(name, given or f"dinh-kem-{number}{ending}")
        try:
            content = _content(part, is_body)
        except _FAILS:
            yield ReadError(path, Wording("bị hỏng trong thư", "damaged in its e-mail"), CHECK)
            continue
        if is_body and not content.strip():
            continue
        yield budget.weigh(path, len(content)) or Member(path, content, said)


def _parsed(data: bytes) -> EmailMessage:
    return message_from_bytes(data.lstrip(b"\xef\xbb\xbf\r\n"), policy=policy.default)


def _leaves(part: EmailMessage) -> Iterator[tuple[EmailMessage, bool]]:
    """The parts that hold something, each with whether it is the letter's own text."""
    main, sub = part.get_content_maintype(), part.get_content_subtype()
    if main == "multipart":
        inner = [cast("EmailMessage", p) for p in part.iter_parts()] if part.is_multipart() else []
        if sub == "alternative":
            inner = [_best(inner)] if inner else []
        elif sub == "related":  # pictures and styles of the text
            inner = [p for i, p in enumerate(inner) if not i or not _is_dressing(p)]
        for one in inner:
            yield from _leaves(one)
    elif sub not in _SIGNATURES:
        attached = part.get_content_disposition() == "attachment" or bool(_filename(part))
        yield part, main == "text" and not attached


def _best(inner: list[EmailMessage]) -> EmailMessage:
    """The plain text, unless there is none or a table would be lost in it."""
    plain = [p for p in inner if p.get_content_type() == "text/plain" and _content(p, True).strip()]
    rich = [p for p in inner if p.get_content_type() != "text/plain"]
    tabled = [p for p in rich if b"<table" in _rich(p).lower()]
    return (tabled or plain or rich or inner)[0]


def _rich(part: EmailMessage) -> bytes:
    """The HTML of a part or of the parts in it."""
    return b"".join(_content(p, True) for p in part.walk() if p.get_content_type() == "text/html")


def _is_dressing(part: EmailMessage) -> bool:
    kind = part.get_content_type()
    return kind.startswith(("image/", "font/")) or kind in (
        "text/css",
        "text/javascript",
        "application/javascript",
    )


def _content(part: EmailMessage, is_body: bool) -> bytes:
    """The bytes of a part; of the letter's own text in UTF-8, since its encoding stands in the letter."""
    if part.get_content_maintype() == "message":
        inner = part.get_payload()
        letters = inner if isinstance(inner, list) else []
        if letters:
            return cast("EmailMessage", letters[0]).as_bytes(policy=policy.compat32)
    held = part.get_payload(decode=True)
    data = held if isinstance(held, bytes) else b""
    charset = part.get_content_charset()
    if not is_body or not charset:
        return data
    try:
        return data.decode(charset).encode()
    except (LookupError, UnicodeError):
        return data


# --- header fields ------------------------------------------------------------------------------------


def _about(letter: EmailMessage) -> dict[str, str]:
    said: dict[str, str] = {}
    for field, value in letter.raw_items():
        key = f"mail.{str(field).lower()}"
        if str(field).lower() in _FIELDS and key not in said and (words := _decoded(str(value))):
            said[key] = words
    return said


def _filename(part: EmailMessage) -> str:
    """The name that the sender gave: plain, in encoded words (2047), in pieces or with its charset (2231)."""
    for field in ("content-disposition", "content-type"):
        raw = next((str(v) for k, v in part.raw_items() if str(k).lower() == field), "")
        if found := [m for m in _NAMED.finditer(raw) if not m[1]]:
            return _decoded(re.sub(r"\\(.)", r"\1", found[0][2] or found[0][3] or ""))
    try:
        name = part.get_filename() or ""
    except _FAILS:
        name = ""
    if "''" in name:  # a charset that was not taken off
        charset, _, packed = name.partition("''")
        try:
            return unquote_to_bytes(packed).decode(charset or "utf-8")
        except (LookupError, UnicodeError):
            return name
    return _decoded(name)


def _decoded(raw: str) -> str:
    """A field's value on one line. Bytes that no header may hold are read as UTF-8, else as windows-1258."""
    raw = " ".join(raw.split())
    if not raw.isascii():
        data = raw.encode("utf-8", "surrogateescape")
        try:
            raw = data.decode()
        except UnicodeDecodeError:
            raw = windows_1258(data) or data.decode("utf-8", "replace")
    if "=?" not in raw:
        return raw
    try:
        pieces = decode_header(raw)
        words = "".join(p if isinstance(p, str) else p.decode(c or "utf-8", "replace") for p, c in pieces)
    except _FAILS:
        return raw
    return " ".join(words.split())
