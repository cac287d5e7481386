"""Which elements of a web page are the document, and which are the page around it.

What is left out is left out by what the markup says (tags, roles, class names), and never if it holds the
head or the foot of a document: furniture that stays is a nuisance, a paragraph that is gone is an error.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from extract.readers.web.tree import BLOCKS, cut, display, measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from extract.readers.web.tree import Page


_PART = re.compile(
    r"(?m)^\s*(?:Điều\s+\d{1,3}\s*[.:]|PHỤ LỤC|Phụ lục\s+[IVX\d]|Mẫu số|\d{1,2}\.\s+[A-ZĐÀ-Ỹ]|[a-zđ]\)\s)"
)
_ISSUER = re.compile(
    r"\s*(?:BỘ|[ỦU][YỶ] BAN|CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI|VĂN PHÒNG|HỘI ĐỒNG|SỞ|TỈNH|THÀNH PHỐ|BAN|CỤC|TỔNG)\s"
    r"|\s*CHÍNH PHỦ\b|\s*QUỐC HỘI\b|(?s:.{0,80})\bSố\s*:"
)

_TABLE_OF_CONTENTS = re.compile(r"(?i)\s*(?:mục lục|nội dung chính)")

_FURNITURE_TAGS = frozenset({"nav", "menu", "dialog", "search"})
_FURNITURE_ROLES = cut(
    "navigation menu menubar tablist toolbar search dialog alertdialog complementary tooltip"
)
_EDGE_ROLES = frozenset({"banner", "contentinfo"})
_EDGES = frozenset({"header", "footer", "masthead", "copyright"})
# Words of class names and ids, cut at capitals and signs.
_NAVIGATION = cut(
    "nav navbar navigation menu submenu megamenu breadcrumb breadcrumbs sidebar share sharing sns social "
    "toolbar advert advertisement ads adsbygoogle quangcao pagination paging pager login newsletter "
    "subscribe hotline chiase mucluc toc skip addthis zalo searchbox searchform rating"
)
_AROUND = cut(
    "comment comments binhluan related relate relates lienquan cookie cookies tinkhac tinlienquan popup "
    "disqus recommend"
)
# A citation may be a link of class `related`: only boxes are furniture by their names.
_BOXES = cut("div section ul ol dl aside table td form header footer center main article")
_SITE_EDGES = cut(
    "header footer siteheader sitefooter pageheader pagefooter mainheader mainfooter topbar masthead"
)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
# Where legal portals and the usual site builders keep a document's text, without signs.
_CONTENT = cut(
    "toanvancontent divcontentdoc content1 noidungvanban noidungvb docbody thedocumentbody "
    "docitemfulltext vbcontent fulltext toanvan articlebody entrycontent postcontent fckdetail "
    "journalcontentarticle previewcontent documentcontent doccontent contentdoc articlecontent"
)
_MOST = 0.6  # of the page's words; beyond it an element is the page itself
_LONG = 1500  # characters that are no links; more than any menu has


def contents(tree: _Element) -> list[_Element]:
    """The elements that hold the document, in their order; furniture in them is taken out of the tree."""
    _clear(tree)
    page = measure(tree)
    container = _container(tree, page)
    if not _is_known(container):
        for edge in [e for e in container.iterdescendants() if _is_site_edge(e, page)]:
            _drop(edge)
    found = [container]
    headed = page.has_head(container)
    closed = _is_known(container) or (headed and _closes(container, page.heads[0], page))
    child = container
    for parent in container.iterancestors():
        siblings = [e for e in parent if e in page.extents]
        i = siblings.index(child)
        before = siblings[:i]
        if headed:
            before = [e for e in _nearest(before, page) if _is_issuer(e, page)]
        else:
            before = [e for e in before if (_is_part(e, page) if closed else _is_plain(e, page))]
        after = []
        for sibling in siblings[i + 1 :]:
            if _is_part(sibling, page) or (not closed and _is_plain(sibling, page)):
                after.append(sibling)
                closed = closed or (headed and page.has_foot(sibling))
        found = [*before, *found, *after]
        child = parent
    return found


# --- furniture ----------------------------------------------------------------------------------------


def _clear(tree: _Element) -> None:
    page = measure(tree)
    most = _MOST * page.size(tree)
    for element in list(_outermost(tree, page, most)):
        _drop(element)


def _outermost(tree: _Element, page: Page, most: float) -> Iterator[_Element]:
    """Furniture that lies in no other furniture."""
    waiting = [tree]
    while waiting:
        element = waiting.pop()
        if _is_furniture(element, page) and not page.has_head(element) and page.size(element) < most:
            yield element
        else:
            waiting += [e for e in element if e in page.extents]


def _is_furniture(element: _Element, page: Page) -> bool:
    if hidden(element):
        return True
    role = (element.get("role") or "").lower()
    # A table of contents names the parts of the document too, but in links.
    if page.has_foot(element) and page.linked(element) < 0.5:
        return False
    if element.tag in _FURNITURE_TAGS or role in _FURNITURE_ROLES:
        return True
    if element.tag not in _BOXES:
        return False
    words = _names(element)
    if words & _AROUND:
        return True
    return bool(words & _NAVIGATION) and (page.size(element) < _LONG or page.linked(element) > 0.5)


def hidden(element: _Element) -> bool:
    """True if a browser does not show `element`."""
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    return display(element) == "none"


def _names(element: _Element) -> set[str]:
    """The words of its id and classes; those of Word's styles (`MsoToc1`) tell of the document itself."""
    said = f"{element.get('id') or ''} {element.get('class') or ''}".split()
    return {w.lower() for name in said if not name.startswith("Mso") for w in _WORD.findall(name)}


def _drop(element: _Element) -> None:
    """Takes all that `element` holds out of the tree; the words behind it stay."""
    element.text = None
    element.attrib.clear()
    if element.tag == "p":
        element.tag = "div"  # no paragraph that was left empty on purpose
    del element[:]
    if element.tag == "q":
        element.tag = "span"  # no quotation marks around nothing


# --- the document -------------------------------------------------------------------------------------


def _container(tree: _Element, page: Page) -> _Element:
    """The smallest element that is known to hold a document, or the head and the foot of one, or most of
    the page's words."""
    body = next((e for e in tree if e.tag == "body"), tree)
    whole = max(page.size(body), 1)
    if page.heads:
        at = page.heads[0]
        path = [body]
        while True:
            inner = next((e for e in path[-1] if _holds(e, at, page)), None)
            if inner is None:
                break
            path.append(inner)
        for element in reversed(path):
            if element.tag in ("td", "th", "tr", "tbody") and page.size(element) < _MOST * whole:
                continue
            known = _is_known(element) and page.size(element) >= 0.2 * whole
            if known or page.size(element) >= _MOST * whole or _closes(element, at, page):
                return element
        return body
    known_ones = [e for e in page.extents if _is_known(e) and page.size(e) >= 0.4 * whole]
    if known_ones:
        return min(known_ones, key=page.size)
    inner = body
    while True:
        larger = [e for e in inner if e in page.extents and page.size(e) >= _MOST * whole]
        if not larger or larger[0].tag not in _BOXES:
            return inner
        inner = larger[0]


def _holds(element: _Element, at: int, page: Page) -> bool:
    extent = page.extents.get(element)
    return extent is not None and extent[0] <= at < extent[1] and element.tag in BLOCKS


def _closes(element: _Element, head: int, page: Page) -> bool:
    """True if the foot behind the head at `head` stands in `element`."""
    i = bisect_left(page.feet, head)
    return i < len(page.feet) and page.feet[i] < page.extents[element][1]


def _is_site_edge(element: _Element, page: Page) -> bool:
    """True for the head or foot of a site, which stay in the container where nothing else parts the two."""
    if element.tag not in _BOXES or page.has_head(element) or page.has_foot(element):
        return False
    names = f"{element.get('id') or ''} {element.get('class') or ''}".lower().split()
    said = element.tag in ("header", "footer") or (element.get("role") or "").lower() in _EDGE_ROLES
    if not said and not any(_bare(n) in _SITE_EDGES for n in names):
        return False
    return page.size(element) < _LONG and not _ISSUER.match(page.words_of(element))


def _bare(name: str) -> str:
    return name.replace("-", "").replace("_", "")


def _is_known(element: _Element) -> bool:
    if element.tag == "article" or element.get("itemprop") == "articleBody":
        return True
    names = f"{element.get('id') or ''} {element.get('class') or ''}".lower().split()
    return any(_bare(n) in _CONTENT for n in names)


def _is_plain(element: _Element, page: Page) -> bool:
    """True if nothing says that an element beside the container is not of the document."""
    if element.tag in ("aside", "footer", "header") or (element.get("role") or "").lower() in _EDGE_ROLES:
        return page.has_head(element)
    if element.tag in _BOXES and _names(element) & (_EDGES | _NAVIGATION | _AROUND):
        return page.has_head(element)
    words = page.words_of(element)
    return bool(words.strip()) and page.linked(element) <= 0.5 and not _TABLE_OF_CONTENTS.match(words)


def _is_part(element: _Element, page: Page) -> bool:
    """True if an element beside the container reads as more of the document."""
    if not _is_plain(element, page):
        return False
    if page.has_head(element) or page.has_foot(element):
        return True
    return bool(_PART.search(page.words_of(element)))


def _nearest(before: list[_Element], page: Page) -> list[_Element]:
    """The last of these elements that has words."""
    return [e for e in before if page.words_of(e).strip()][-1:]


def _is_issuer(element: _Element, page: Page) -> bool:
    """True for the name of a body or a number that stands before the head."""
    words = page.words_of(element)
    return len(words) < 300 and page.linked(element) < 0.5 and bool(_ISSUER.match(words))
