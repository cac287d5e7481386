"""A PDF as characters and where they stand: by its text layer, recognised where that cannot be trusted."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from extract.errors import ReadError, Wording
from extract.readers.limits import CHECK_SOURCE, NO_WORDS, TERMS
from extract.readers.paged.bind import UNREAD, bind
from extract.readers.paged.page import Page
from extract.readers.pdf.page import read_page
from extract.readers.scan.engine import INSTALL, Engine, NoRecogniser, engine

if TYPE_CHECKING:
    from extract.readers.limits import Terms
    from extract.readers.placed import Placed

_PASSWORD, _SECURITY = 4, 5  # error codes of pdfium
_AT_ONCE = 50  # pages read before the file is opened anew

_UNLOCK = Wording(
    "hãy mở khóa rồi lưu lại, ví dụ: qpdf --password=MẬT_KHẨU --decrypt TỆP.pdf MỚI.pdf",
    "remove its password, for example: qpdf --password=PASSWORD --decrypt FILE.pdf NEW.pdf",
)
_AGAIN = Wording(
    "hãy tải lại tệp gốc, hoặc mở bằng trình xem PDF rồi in ra PDF mới",
    "fetch the original again, or open it in a viewer and print it to a new PDF",
)

# pdfium is not safe to use from two threads at once
_PDFIUM = threading.Lock()


def read_pdf(data: bytes, name: str, terms: Terms = TERMS) -> Placed:
    """The text of a PDF, with page and box for every piece of it.

    Pages whose text layer cannot be trusted are recognised; where no recogniser is installed they are left
    out, and a note names them. Raises `ReadError` named `name` where the file is locked, damaged or has more
    pages than the limits, and where no page has text.
    """
    pages = _read_pages(data, name, terms)
    if all(p.blank or p.layer in UNREAD for p in pages):
        raise _unread(name, pages)
    return bind(pages)


def _read_pages(data: bytes, name: str, terms: Terms) -> list[Page]:
    """The pages of a PDF; the file is opened anew every so often, since pdfium keeps what it has drawn on."""
    read: list[Page] = []
    count = 1
    while len(read) < count:
        with _PDFIUM:
            document = _open(data, name)
            try:
                count = len(document)
                if count == 0:
                    raise _damaged(name)
                terms.limits.check_pages(count, name)
                for index in range(len(read), min(len(read) + _AT_ONCE, count)):
                    read.append(_page(document, index))
                    terms.step(index + 1, count)
            finally:
                document.close()
    return read


def _open(data: bytes, name: str) -> Any:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code == _PASSWORD:
            reason = Wording("tệp PDF có mật khẩu", "the PDF is locked with a password")
            raise ReadError(name, reason, _UNLOCK) from error
        if code == _SECURITY:
            reason = Wording(
                "tệp PDF được mã hóa theo cách không đọc được",
                "the PDF is encrypted in a way that is not read",
            )
            raise ReadError(name, reason, _UNLOCK) from error
        raise _damaged(name) from error


def _damaged(name: str) -> ReadError:
    return ReadError(name, Wording("tệp PDF bị hỏng", "the PDF is damaged"), _AGAIN)


def _page(document: Any, index: int) -> Page:
    """The page `index`; one that cannot be loaded is a page without text."""
    import pypdfium2

    try:
        return read_page(document, index, _engine)
    except pypdfium2.PdfiumError:
        return Page("none")


def _engine() -> Engine | None:
    """The recogniser, None where none is installed."""
    try:
        return engine()
    except NoRecogniser:
        return None


def _unread(name: str, pages: list[Page]) -> ReadError:
    if any(p.layer == "deceptive" for p in pages):
        reason = Wording(
            "là bản quét mà lớp chữ đã mất dấu tiếng Việt, cần nhận dạng lại",
            "a scan whose text layer has lost its Vietnamese letters; it needs recognition",
        )
    elif all(p.blank for p in pages):
        return ReadError(name, NO_WORDS, CHECK_SOURCE)
    else:
        reason = Wording(
            "là bản quét, không có lớp chữ, cần nhận dạng",
            "a scan without a text layer; it needs recognition",
        )
    return ReadError(name, reason, INSTALL)
