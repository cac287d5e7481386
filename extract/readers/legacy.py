"""Which Vietnamese encoding from before Unicode a text is in, told by its most frequent words.

TCVN3 (ABC) and VNI put Vietnamese letters where Latin-1 has others, so any of their bytes decode without
complaint into nonsense. The function words of every administrative document betray them: `của` is `cña` in
TCVN3 and `cuûa` in VNI, and neither is a word of Vietnamese. The same nonsense comes as valid UTF-8 when text
set in an old font is pasted from Word, so the recogniser looks at characters, not at bytes.
"""

from __future__ import annotations

import regex

from extract.text import normalise

# As Latin-1 shows them: và, của, các, được, thực hiện, nhân dân, tỉnh, việc, định, những, đồng, báo cáo,
# chức. Case matters: in TCVN3 `Ö` and `ö` are different letters.
_TCVN3 = "vµ cña c¸c ®\xadîc thùc hiÖn nh©n d©n tØnh viÖc ®Þnh nh÷ng ®ång b¸o c¸o chøc"
_VNI = "vaø cuûa caùc ñöôïc thöïc hieän nhaân daân tænh vieäc ñònh nhöõng ñoàng baùo caùo chöùc"
_WORDS = {"TCVN3 (ABC)": frozenset(_TCVN3.split()), "VNI": frozenset(_VNI.split())}
_SAMPLE = 1 << 18
_WORD = regex.compile(r"[^\s,.;:()/\-]{2,12}")

# A few telltales may be chance or a quotation; running text has far more than one word in forty.
_LEAST = 3
_SHARE = 1 / 40

_LETTERS = frozenset(
    "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđbcdfghjklmnpqrstvwxz"
)
_SIGNS = frozenset("–—‘’“”„•…«»°§©®±²³¹·\xa0\xad¼½¾×÷€™†‡‰‹›₫")


def recognise(chars: str) -> str | None:
    """The name of the font encoding that `chars` shows through Latin-1, None where it is not sure.

    >>> recognise("Uû ban nh©n d©n tØnh chØ ®¹o c¸c Së thùc hiÖn viÖc nµy vµ b¸o c¸o")
    'TCVN3 (ABC)'
    >>> recognise("Ủy ban nhân dân tỉnh chỉ đạo các Sở thực hiện việc này và báo cáo") is None
    True
    """
    sample = chars[:_SAMPLE]
    if not any(mark in sample for mark in "µ¸®ñøö"):
        return None
    words = _WORD.findall(sample)
    for name, telltales in _WORDS.items():
        hits = sum(w in telltales for w in words)
        if hits >= _LEAST and hits >= _SHARE * len(words):
            return name
    return None


def windows_1258(data: bytes) -> str | None:
    """`data` decoded from windows-1258 and composed, None unless every letter of it is Vietnamese.

    The code page has most tones as combining marks; NFC puts them back. It also maps almost any byte to
    something, so decoding proves nothing: what proves it is that no foreign letter and no tone without its
    vowel is left, which neither TCVN3, VNI, VISCII nor broken UTF-8 achieves on real sentences.

    >>> windows_1258(b"Vi\\xea\\xf2t Nam")
    'Việt Nam'
    >>> windows_1258("ñoàng".encode("latin-1")) is None
    True
    """
    try:
        chars = normalise(data.decode("cp1258"))
    except UnicodeDecodeError:
        return None
    foreign = {c for c in set(chars.lower()) if ord(c) > 0x7F} - _LETTERS - _SIGNS
    return None if foreign else chars
