"""Unicode from the two encodings that lived in fonts, TCVN3 and VNI, and back.

TCVN3 (the ABC fonts, `.VnTime`) is the set VN3 of TCVN 5712:1993: one code a letter, and none for a capital
with a tone, which is typed small or set in a font whose small letters look like capitals (`.VnTimeH`). VNI
for Windows (`VNI-Times`) writes most letters as two codes, the vowel and its mark. What arrives are these
codes as Latin-1 or Windows-1252 shows them, or shifted to U+F000 where Word took the font for symbols.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import regex

from extract.readers import legacy

_TCVN3_NAME = "TCVN3 (ABC)"  # as `legacy` calls it

# TCVN 5712:1993 from 0xA0, sixteen codes a row, `·` where no letter is read. ư is 0xAD, the soft hyphen of
# Latin-1: who strips soft hyphens first strips letters. The capitals with tones are of the larger set VN1; no
# ABC font has them, and nothing is written with them here. Where VN1 has a letter or a tone and Latin-1 a
# sign (¯ ° ± ² ³ ´ º ¿), the sign is read: degrees and squares were typed.
_TCVN3_ROWS = (
    "·ĂÂÊÔƠƯĐăâêôơưđ·"  # A0
    "·····àảãáạ·ằẳẵắ·"  # B0
    "ẮẦẨẪẤỀặầẩẫấậèỂẻẽ"  # C0
    "éẹềểễếệìỉỄẾỒĩíịò"  # D0
    "Ổỏõóọồổỗốộờởỡớợù"  # E0
    "ỖủũúụừửữứựỳỷỹýỵỐ"  # F0
)
_TCVN3 = {0xA0 + i: letter for i, letter in enumerate("".join(_TCVN3_ROWS)) if letter != "·"}
_CODED_CAPITALS = "ĂÂÊÔƠƯĐ"
_SMALL_ONLY = frozenset(c for c in _TCVN3.values() if c.islower() and c.upper() not in _CODED_CAPITALS)

# VNI for Windows: letters of one code; the marks behind a vowel, by what they add to it (Unicode's combining
# characters in the order plain, grave, acute, hook, tilde, dot). ơ and ư take their tone as o and u do.
_VNI_SINGLE = {"đ": "ñ", "ơ": "ô", "ư": "ö", "ì": "ì", "í": "í", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}
_TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
_VNI_MARKS = (
    ("aeouyơư", "", " øùûõï"),
    ("aeo", "\u0302", "âàáåãä"),
    ("a", "\u0306", "êèéúüë"),
)


def _vni() -> tuple[dict[str, str], dict[str, str]]:
    """The codes of every letter, and the letter of every code or pair of codes, small and capital."""
    to = dict(_VNI_SINGLE)
    back = {code: letter for letter, code in to.items()}
    for vowels, sign, marks in _VNI_MARKS:
        for vowel in vowels:
            for tone, mark in zip(_TONES, marks, strict=True):
                if mark != " ":
                    letter, codes = _nfc(vowel + sign + tone), _VNI_SINGLE.get(vowel, vowel) + mark
                    to.setdefault(letter, codes)  # ỵ has a code of its own; `yï` is read too
                    back[codes] = letter
    to |= {letter.upper(): codes.upper() for letter, codes in to.items()}
    for codes, letter in list(back.items()):
        base, mark = codes[0], codes[1:]
        for each in {mark, mark.upper()}:  # the vowel decides the case: `Uûy` was typed as often as `UÛy`
            back[base + each] = letter
            back[base.upper() + each] = letter.upper()
    return to, back


def _nfc(chars: str) -> str:
    return unicodedata.normalize("NFC", chars)


_TO_VNI, _FROM_VNI = _vni()
_VNI_CODES = regex.compile("|".join(sorted(_FROM_VNI, key=len, reverse=True)))
_TO_TCVN3 = {letter: chr(byte) for byte, letter in _TCVN3.items() if letter.islower()}
_TO_TCVN3 |= {letter.upper(): code for letter, code in _TO_TCVN3.items()}
_TO_TCVN3 |= {letter: chr(byte) for byte, letter in _TCVN3.items() if letter in _CODED_CAPITALS}
_FROM_TCVN3, _WRITE_TCVN3, _WRITE_VNI = (str.maketrans(t) for t in (_TCVN3, _TO_TCVN3, _TO_VNI))

# Quotes and dashes are those of Windows-1252 in both encodings, also where Latin-1 showed controls.
_ARRIVALS = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x20, 0x100)}
_ARRIVALS |= {0xF000 + byte: char for byte, char in _ARRIVALS.items()}

_STYLE = regex.compile(r"(?:[ -]?(?:bold|italic|regular))+$")
_BEYOND_FONTS = regex.compile(r"[ĂăĐđĨĩŨũƠơƯư\u1EA0-\u1EF9]")

_WORD = regex.compile(r"\p{L}+")
_SIGN_IN_WORD = regex.compile(r"(?<=\p{L})[¡-¬®-°´-¹¼-¾]|[¡-ª¬®¯µ-¸¼-¾](?=\p{L})")
_OPEN_WORDS = regex.compile(r"(?<![os])o+(?![os])")
_SYLLABLE = regex.compile(
    r"(?:b|ch?|d|đ|g[hi]?|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x)?"
    r"(?:o?a(?:ch|nh|ng|[cimnoptuy])?|o?ă(?:ng|[cmnpt])|u?â(?:ng|[cmnptuy])|o?e(?:ng|[cmnopt])?"
    r"|u?ê(?:ch|nh|[mnptu])?|i(?:ch|nh|[amnptu])?|(?:i|u?y)ê(?:ng|[cmnptu])|oo?(?:ng|[cimnpt])?"
    r"|ô(?:ng|[cimnpt])?|u?ơ|ơ[imnpt]|u(?:ng|[acimnpt])?|uô(?:ng|[cimnt])|ư(?:ng|[acimntu])?"
    r"|ươ(?:ng|[cimnptu])|u?y(?:ch|nh|[anptu])?)"
)
_TONE = regex.compile("[\u0300\u0301\u0309\u0303\u0323]")


def to_unicode(words: str, font: str) -> str:
    """`words`, a run set in `font`, as Unicode NFC; unchanged if the font is no TCVN3 or VNI font.

    A TCVN3 font whose name ends in H shows capitals for small letters. A run that already has letters which
    these fonts cannot have was typed in Unicode, whatever its font is called.

    >>> to_unicode("Së Y tÕ", ".VnTime"), to_unicode("uû ban", ".VnTimeH"), to_unicode("Sôû", "VNI-Times")
    ('Sở Y tế', 'UỶ BAN', 'Sở')
    >>> to_unicode("Së", "Times New Roman"), to_unicode("Sở Tài chính", ".VnTime")
    ('Së', 'Sở Tài chính')
    """
    name = font.strip("\"' ").rpartition("+")[2].partition(",")[0].strip("\"' ").casefold()
    if _BEYOND_FONTS.search(words):
        return words
    if name.startswith(".vn"):
        chars = from_tcvn3(words)
        return chars.upper() if _STYLE.sub("", name).endswith("h") else chars
    return from_vni(words) if name.startswith(("vni-", "vni ")) else words


def from_tcvn3(chars: str) -> str:
    """The Unicode letters of `chars`, codes of TCVN 5712:1993 (VN3, the ABC fonts) as Latin-1 shows them.

    Capitals with tones have no code; they are restored in words whose other letters are capitals, and in
    words too short to tell where the words beside them on the line are.

    >>> from_tcvn3("§\\xadêng liªn x·, QUYÕT §ÞNH")
    'Đường liên xã, QUYẾT ĐỊNH'
    >>> from_tcvn3("Së TµI CHÝNH"), from_tcvn3("Së GTVT")
    ('SỞ TÀI CHÍNH', 'Sở GTVT')
    """
    read = chars.translate(_ARRIVALS).translate(_FROM_TCVN3)
    return "\n".join(_with_capitals(line) for line in read.split("\n"))


def from_vni(chars: str) -> str:
    """The Unicode letters of `chars`, codes of VNI for Windows as Latin-1 shows them.

    >>> from_vni("ÑÖÔØNG lieân xaõ, ñöôïc caùc Sôû")
    'ĐƯỜNG liên xã, được các Sở'
    """
    return str(_VNI_CODES.sub(lambda codes: _FROM_VNI[codes[0]], chars.translate(_ARRIVALS)))


def to_tcvn3(words: str) -> str:
    """The codes of TCVN 5712:1993 (VN3) for `words`, as Latin-1 shows them; capitals with tones become small.

    >>> to_tcvn3("Sở Tài chính, Ủy ban")
    'Së Tµi chÝnh, ñy ban'
    """
    return _nfc(words).translate(_WRITE_TCVN3)


def to_vni(words: str) -> str:
    """The codes of VNI for Windows for `words`, as Latin-1 shows them.

    >>> to_vni("Sở Tài chính, Ủy ban")
    'Sôû Taøi chính, UÛy ban'
    """
    return _nfc(words).translate(_WRITE_VNI)


def converted(chars: str) -> tuple[str, str] | None:
    """`chars` in Unicode NFC and the name of the font encoding they came in; None where that is not sure.

    Each line is converted if it reads better so; a line that reads as well either way follows the one before,
    or stays if it has a letter that the fonts lack.

    >>> converted("Sở Y tế\\nc¸c c¬ quan thùc hiÖn viÖc cña nh©n d©n")
    ('Sở Y tế\\ncác cơ quan thực hiện việc của nhân dân', 'TCVN3 (ABC)')
    >>> converted("Các cơ quan thực hiện việc của nhân dân") is None
    True
    """
    name = legacy.recognise(chars)
    if name is None:
        return None
    reading = from_tcvn3 if name == _TCVN3_NAME else from_vni
    lines, in_font = [], True
    for line in _nfc(chars).split("\n"):
        other, unmistakable = reading(line), _BEYOND_FONTS.search(line) is not None
        if other != line or unmistakable:
            gain = _syllables(other) - _syllables(line)
            in_font = gain > 0 or (gain == 0 and in_font and not unmistakable)
        lines.append(other if in_font else line)
    return "\n".join(lines), name


def _with_capitals(line: str) -> str:
    """`line` with the capitals that TCVN3 has no code for, where the other letters show that they were meant.

    Words are c (in capitals), s (small) or o (open: `Sở` may be `SỞ`). Open ones are capitals between words
    in capitals or beside one at the line's edge.
    """
    words = list(_WORD.finditer(line))
    kinds = "".join(_kind(word[0]) for word in words)
    if "c" in kinds:
        kinds = _OPEN_WORDS.sub(lambda words: "c" * len(words[0]), kinds)
    chars = list(line)
    for word, kind in zip(words, kinds, strict=True):
        if kind == "c" or (kind == "o" and _sure(word[0])):
            chars[word.start() : word.end()] = word[0].upper()
    return "".join(chars)


def _kind(word: str) -> str:
    if any(c.islower() and c not in _SMALL_ONLY for c in word):
        return "s"
    # Abbreviations are written in capitals beside any word: they raise none.
    return "c" if _sure(word) and _is_syllable(word.lower()) else "o"


def _sure(word: str) -> bool:
    """True if a word without small letters that have a capital is in capitals: two of them, or one behind."""
    capitals = sum(c.isupper() for c in word)
    return capitals > 1 or (capitals == 1 and not word[0].isupper())


@lru_cache(maxsize=1 << 12)  # a language has few syllables, a document says them often
def _is_syllable(word: str) -> bool:
    """True if `word`, in small letters, is built like a syllable of Vietnamese."""
    marked = unicodedata.normalize("NFD", word)
    tones = _TONE.findall(marked)
    if len(tones) > 1 or (marked.endswith(("c", "ch", "p", "t")) and tones not in (["\u0301"], ["\u0323"])):
        return False
    return _SYLLABLE.fullmatch(_nfc(_TONE.sub("", marked))) is not None


def _syllables(line: str) -> int:
    """How many words with letters beyond ASCII are syllables of Vietnamese, less those that are none.

    A sign amid letters, as in `c¸c`, counts as none; abbreviations (`QĐ`) do not count.
    """
    marked = [word for word in _WORD.findall(line) if not word.replace("Đ", "").isascii()]
    cased = [word.lower() for word in marked if word.islower() or word.istitle() or word.isupper()]
    return 2 * sum(map(_is_syllable, cased)) - len(marked) - sum(1 for _ in _SIGN_IN_WORD.finditer(line))
