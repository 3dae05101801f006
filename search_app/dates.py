"""Dates as people give them to search by: a year, a month or a day, and stretches of time between two."""

from __future__ import annotations

import re
from datetime import date

FORMS = "2022, 2022-11 or 2022-11-15"
"""What a date may look like, for messages."""

_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_BETWEEN = re.compile(r"\.{2,}|~")


def is_date(text: str) -> bool:
    """Whether it is a date of ISO 8601 that exists, or its year and month, or its year."""
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True


def stretch(text: str) -> tuple[str | None, str | None] | None:
    """First and last date of ``2022-11..2023``, either of which may be missing, or of a single date.

    ``None`` if it is no stretch of time. Between the dates may also stand the sign that is usual in
    Japanese, ``~``.
    """
    first, *others = _BETWEEN.split(text)
    if len(others) > 1 or not all(is_date(each) for each in (first, *others) if each):
        return None
    last = others[0] if others else first
    return (first or None, last or None) if first or last else None


def later(one: str | None, other: str | None) -> str | None:
    """Of two beginnings the one that leaves less; ``None`` leaves all."""
    return max(one or "", other or "") or None


def earlier(one: str | None, other: str | None) -> str | None:
    """Of two ends the one that leaves less: 2022-11 ends before 2022 does; ``None`` leaves all."""
    return min((each for each in (one, other) if each), key=_end, default=None)


def _end(day: str) -> str:
    return (day + "-99-99")[:10]
