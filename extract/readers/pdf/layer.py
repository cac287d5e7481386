"""Whether the text behind a page can be trusted: scans have none, recognisers may leave one without marks."""

from __future__ import annotations

import re
import unicodedata

from extract.readers import legacy
from extract.readers.paged.stamps import is_stamp_line

_MARKED = frozenset(
    "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
    "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
)
_LETTERS_LEAST = 12  # fewer say nothing
_DIGITS_LEAST = 20  # a page of figures has hardly a letter
_LETTERS_MANY = 200
# Of the letters of 154 stretches of 1500 characters of Vietnamese documents 18 to 32 in 100 are marked; a
# page of recipients and abbreviations has the fewest. Recognisers without Vietnamese leave less than 1.
_MARKED_LEAST = 0.12
_MARKED_LEAST_FEW = 0.04
_FOREIGN_MOST = 0.04  # private use, lost, or of no alphabet that these documents use
_BROKEN_MOST = 0.04  # words with a question mark or a digit amid their letters
_LETTERS_SHARE = 0.35  # shifted glyph numbers turn letters into signs
_ENGLISH_LEAST = 0.08

_WORD = re.compile(r"\w+")
_BROKEN = re.compile(
    r"[^\W\d_][?][^\W\d_]|[a-zà-ỹđ]\d[a-zà-ỹđ]|[a-zà-ỹđ]{2}[A-Z][a-z]|\b[^\W\d_]*[a-z]Q[a-z]|\?[^\W\d_]\b"
)
_ENGLISH = re.compile(r"(?i)\b(?:the|of|and|to|in|for|is|with|on|by)\b")
# Words of every head, as recognisers that know no Vietnamese, or fonts without their marks, spell them.
_TELLTALE = re.compile(
    r"\b(?:C[Q0O?]NG\s+H[O0?][AĂ?]|X[AÃ?]\s+H[QO0?]I|Dec lap|D[oO0?]c\s+l[aâ?]p|CHU\s+NGHIA"
    r"|[UÚ?][YÝ?] BAN NHAN DAN)\b"
    r"|C\?NG\b|H\?I\b"
)


def layer_of(chars: str) -> str:
    """What a page's text layer is worth: `good`; `none` (no words, or only a stamp's); `deceptive` (words
    that lost their marks or their letters).

    >>> layer_of("Ủy ban nhân dân tỉnh giao Sở Tài chính chủ trì.")
    'good'
    >>> layer_of("UY BAN NHAN DAN CQNG HOA XA HQI CHU NGHIA VIET NAM")
    'deceptive'
    >>> layer_of("Ký bởi: Văn phòng Chính phủ\\nEmail: a@b.vn")
    'none'
    """
    chars = unicodedata.normalize("NFC", chars)
    kept = "\n".join(line for line in chars.splitlines() if not is_stamp_line(line))
    solid = [c for c in kept if not c.isspace()]
    foreign = sum(map(_is_foreign, solid))
    if foreign > 3 and foreign > _FOREIGN_MOST * len(solid):
        return "deceptive"
    letters = [c for c in solid if c.isalpha()]
    digits = sum(c.isdigit() for c in solid)
    if len(letters) < _LETTERS_LEAST:
        signs = len(solid) - digits - len(letters)
        return "deceptive" if signs > _LETTERS_MANY else "good" if digits >= _DIGITS_LEAST else "none"
    if (
        len(solid) > _LETTERS_MANY
        and len(letters) + digits < _LETTERS_SHARE * len(solid)
        and "..." not in kept
    ):
        return "deceptive"
    words = _WORD.findall(kept)
    marked = sum(c in _MARKED for c in letters) / len(letters)
    if len(_BROKEN.findall(kept)) > max(2, _BROKEN_MOST * len(words)):
        return "deceptive"
    if legacy.recognise(kept):
        return "deceptive"  # an old font's letters in the guise of Latin-1
    if marked < _MARKED_LEAST:
        if _TELLTALE.search(kept):
            return "deceptive"
        least = _MARKED_LEAST if len(letters) >= _LETTERS_MANY else _MARKED_LEAST_FEW
        spelled = sum(len(w) for w in words if w.isalpha() and not w.isupper())
        english = len(_ENGLISH.findall(kept)) >= _ENGLISH_LEAST * len(words)
        # tables of figures and abbreviations have few words that could carry a mark
        if marked < least and not english and spelled > 0.4 * len(letters):
            return "deceptive" if len(letters) >= 40 or not marked else "good"
    return "good"


def _is_foreign(char: str) -> bool:
    """True for what no Vietnamese document holds: private use, lost characters, controls, letters of scripts
    other than Latin and Greek."""
    if char < "\u0250" or "\u1e00" <= char <= "\u22ff":
        return char < " "
    kind = unicodedata.category(char)
    if kind in ("Co", "Cn", "Cs") or char == "\ufffd":
        return True
    return kind[0] == "L" and not "\u0370" <= char < "\u0400"
