"""The parts of a document in the form in which documents carry them."""

from __future__ import annotations

import re
from datetime import date

_SURROGATE = re.compile("[\ud800-\udfff]")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?:[T ].*)?", re.DOTALL)
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?", re.DOTALL)
_WEB_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


def clean(text: str) -> str:
    """The text with a newline at each line end and without what can be neither shown nor stored.

    A NUL becomes a space, half of a surrogate pair the replacement character U+FFFD.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", " ")
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def iso_date(written: str | None) -> str | None:
    """``YYYY-MM-DD``, or as much of it as is written; ``None`` for other forms and impossible days."""
    match = _DATE.fullmatch((written or "").strip())
    if match is None:
        return None
    year, month, day = match.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join(part for part in (year, month, day) if part)


def language_code(tag: str | None) -> str | None:
    """The language of a BCP 47 tag: ``de`` for ``de-AT``; ``None`` if it doesn't begin with one."""
    match = _LANGUAGE.fullmatch((tag or "").strip())
    return match[1].lower() if match else None


def web_address(written: str | None) -> str | None:
    """An absolute address of the web; ``None`` for any other, which a page must not link to."""
    address = (written or "").strip()
    return address if _WEB_ADDRESS.fullmatch(address) else None
