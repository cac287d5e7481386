"""Bytes into characters, strictly: either every byte is accounted for or there is an error that says why."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

import regex

from extract.errors import ReadError, Wording
from extract.readers import fonts, legacy
from extract.text import normalise

# UTF-32 before UTF-16: the mark of the little-endian forms begins alike.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_FONT_ENCODINGS = {"TCVN3 (ABC)": "tcvn3", "VNI": "vni"}

_SAVE_AS_UTF8 = Wording("hãy lưu lại tệp với bảng mã UTF-8", "save the file as UTF-8")
_NO_TEXT = Wording("hãy đưa vào tệp văn bản (.txt, .md)", "give a text file (.txt, .md)")

_BINARY = Wording("là dữ liệu nhị phân, không phải văn bản", "binary data, not text")

# All control characters but tab, line ends, vertical tab and form feed (pages of typed copies).
_CONTROL_BYTES = bytes([*range(0x09), *range(0x0E, 0x20), 0x7F])
_CONTROLS = regex.compile("[" + regex.escape(_CONTROL_BYTES.decode("ascii")) + "]")
_NOISE = 1 / 200  # of the characters; a text has a stray one, noise has one in eight
_SAMPLE = 1 << 16


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters in NFC with LF line ends, their encoding, and (code, message) of what was mended."""

    chars: str
    encoding: str
    notes: tuple[tuple[str, str], ...] = ()


def decode(data: bytes, name: str) -> Decoded:
    """The characters of `data`, from the first encoding that accounts for all of it.

    The order: a byte order mark; UTF-16 without one, betrayed by its NULs; UTF-8; windows-1258. Text in a
    font encoding (TCVN3, VNI) is recognised and converted, with a note. Raises `ReadError` named `name`.
    """
    encoding = _by_mark(data) or _by_nuls(data)
    if encoding is None and _is_binary(data):
        raise ReadError(name, _BINARY, _NO_TEXT)
    try:
        decoded = Decoded(normalise(data.decode(encoding or "utf-8")), encoding or "utf-8")
    except UnicodeDecodeError as error:
        if encoding is not None:
            raise _broken(name, data, error, encoding) from None
        decoded = _eight_bit(data, name, error)
    return _without_noise(decoded, name)


def _by_mark(data: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def _by_nuls(data: bytes) -> str | None:
    """UTF-16 of Vietnamese by its high bytes, every other one: 00, 01, 03, 1E or 20 almost always."""
    sample = data[:_SAMPLE]
    if len(data) % 2 or len(data) < 4 or 0 not in sample:
        return None
    for high, low, encoding in ((1, 0, "utf-16-le"), (0, 1, "utf-16-be")):
        highs, lows = sample[high::2], sample[low::2]
        usual = sum(highs.count(value) for value in (0x00, 0x01, 0x03, 0x1E, 0x20))
        if usual >= 0.95 * len(highs) and highs.count(0) >= len(highs) / 4 and not lows.count(0):
            return encoding
    return None


def _is_binary(data: bytes) -> bool:
    """True if `data` has a NUL, or control bytes as often as only noise has them."""
    sample = data[:_SAMPLE]
    return 0 in data or len(sample.translate(None, _CONTROL_BYTES)) < (1 - _NOISE) * len(sample)


def _eight_bit(data: bytes, name: str, error: UnicodeDecodeError) -> Decoded:
    """`data`, which is no UTF-8, from an encoding with one byte a letter."""
    chars = normalise(data.decode("latin-1"))
    font = legacy.recognise(chars[:_SAMPLE])
    if font is not None:  # one byte a letter: no line of it can be Unicode, so all are converted
        read = fonts.from_vni if font == "VNI" else fonts.from_tcvn3
        return Decoded(read(chars), _FONT_ENCODINGS[font], (_from_font(font),))
    mended = legacy.windows_1258(data)
    if mended is None:
        raise _broken(name, data, error, "utf-8") from None
    note = ("legacy-encoding", "Văn bản dùng bảng mã cũ windows-1258, đã chuyển sang Unicode.")
    return Decoded(mended, "windows-1258", (note,))


def _without_noise(decoded: Decoded, name: str) -> Decoded:
    """`decoded` if it is text; control characters and lost letters are noted, too many of them are noise."""
    chars, notes = decoded.chars, list(decoded.notes)
    found = fonts.converted(chars)
    if found is not None:  # pasted from Word: valid UTF-8, letters of a font; lines in Unicode stay
        chars, font = found
        notes.append(_from_font(font))
    controls = sum(1 for _ in _CONTROLS.finditer(chars))
    if controls > _NOISE * len(chars):
        raise ReadError(name, _BINARY, _NO_TEXT)
    if controls:
        notes.append(("control-characters", f"Văn bản có {controls} ký tự điều khiển; được giữ nguyên."))
    lost = chars.count("\ufffd")
    if lost:
        notes.append(("lost-characters", f"Văn bản có {lost} chữ đã mất (U+FFFD) từ lần chuyển mã trước."))
    return Decoded(chars, decoded.encoding, tuple(notes))


def _from_font(font: str) -> tuple[str, str]:
    lost = "" if font == "VNI" else "; chữ hoa có dấu có thể thành chữ thường"
    return "legacy-encoding", f"Văn bản dùng bảng mã cũ {font}, đã chuyển sang Unicode{lost}."


def _broken(name: str, data: bytes, error: UnicodeDecodeError, encoding: str) -> ReadError:
    line = data.count(b"\n", 0, error.start) + 1
    byte = data[error.start]
    if encoding != "utf-8":
        vi, en = f"không phải {encoding.upper()} hợp lệ", f"not valid {encoding.upper()}"
    else:
        vi = "không phải UTF-8 hợp lệ và không nhận ra được bảng mã tiếng Việt nào khác"
        en = "neither valid UTF-8 nor any other Vietnamese encoding that is recognised"
    reason = Wording(
        f"{vi} (byte 0x{byte:02X} ở vị trí {error.start}, dòng {line})",
        f"{en} (byte 0x{byte:02X} at {error.start}, line {line})",
    )
    return ReadError(name, reason, _SAVE_AS_UTF8)
