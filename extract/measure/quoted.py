"""Whether words that gold quotes stand in a text, as copies have it: wrapped, bold, with pages between."""

from __future__ import annotations

import re

_LONGEST = 40  # words: what is longer is no name whose head a list shares
_ALSO = r"(?:, [^.:;,]{1,40}(?=:))?"  # another head of the same list
_PAGE_NUMBER = re.compile(r"(?m)^[^\S\n]*\d{1,3}[^\S\n]*$")


def fold(text: str) -> str:
    """`text` on one line, without the marks of web copies.

    >>> fold("**Sở Y\\n  tế**")
    'Sở Y tế'
    """
    return " ".join(text.replace("*", "").split())


def without_page_numbers(text: str) -> str:
    """`text` without the lines that hold only a number: a page break may cut a name in two.

    >>> fold(without_page_numbers("Sở Y\\n  12\\ntế"))
    'Sở Y tế'
    """
    return _PAGE_NUMBER.sub("", text)


def has_phrase(text: str, phrase: str) -> bool:
    """Whether `phrase` stands in the folded `text` as whole words.

    >>> has_phrase("Sở Y tế báo cáo", "Sở Y"), has_phrase("Sở Yên", "Sở Y")
    (True, False)
    """
    return re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text) is not None


def has_words(text: str, phrase: str) -> bool:
    """Whether each word of `phrase` stands in `text`, in whatever case and order.

    >>> has_words("SỞ NỘI VỤ", "Sở Nội vụ"), has_words("SỞ NỘI VỤ", "Sở Y tế")
    (True, False)
    """
    return set(re.findall(r"\w+", phrase.casefold())) <= set(re.findall(r"\w+", text.casefold()))


def shares_a_head(text: str, party: str) -> bool:
    """Whether `party` had its head restored from a list in the folded `text`; the list ends where the
    sentence or its part does.

    >>> shares_a_head("Giao các Sở: Nội vụ, Tài chính báo cáo.", "Sở Tài chính")
    True
    >>> shares_a_head("Ủy ban nhân dân các huyện Ba Tơ, Phước Sơn", "Ủy ban nhân dân huyện Phước Sơn")
    True
    >>> shares_a_head("Sở Tài chính, Xây dựng và Tư pháp", "Sở Tư pháp")
    True
    >>> shares_a_head("UBND các xã: A, B và phường C", "UBND phường C")
    True
    >>> shares_a_head("Các Bộ, cơ quan: Tài chính, Ngoại giao báo cáo", "Bộ Ngoại giao")
    True
    >>> shares_a_head("Sở Tài chính báo cáo. Ngành Tư pháp", "Sở Tư pháp")
    False
    """
    words = party.split()
    if len(words) > _LONGEST:
        return False
    for at in range(1, len(words)):
        own, rest = " ".join(words[:at]), " ".join(words[at:])
        if not has_phrase(text, rest):
            continue
        piece = re.escape(rest)
        for gap in range(at):
            head = " ".join([*words[:gap], "các", *words[gap:at]])
            for found in re.finditer(rf"(?<!\w)(?i:{re.escape(head)}){_ALSO}:? ([^.;]{{1,400}})", text):
                if has_phrase(found[1], rest):
                    return True
        if re.search(rf"(?<!\w){re.escape(own)} [^.:;]{{1,200}}(?:, | và ){piece}(?!\w)", text):
            return True
        if re.search(rf"(?<!\w){re.escape(own)} các [^.;]{{1,200}} và {piece}(?!\w)", text):
            return True
    return False
