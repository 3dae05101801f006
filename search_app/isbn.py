"""Numbers of books with hyphens and without: 978-3-16-148410-0 is 9783161484100.

How many digits say which country or language a book is from follows the ranges of the International ISBN
Agency; the publisher's number behind them may have any length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_HYPHENATED = re.compile(r"(?:97[89]-)?\d{1,5}-\d{1,7}-\d{1,7}-[\dXx]")
_JOINED = re.compile(r"(97[89])?(\d{9})([\dXx])")
_END = ":"  # sorts behind the digits
_GROUPS = {
    "979": (("8", 2), (_END, 1)),
    "978": (("6", 1), ("65", 3), ("7", 2), ("8", 1), ("95", 2), ("99", 3), ("999", 4), (_END, 5)),
}
"""What sorts before the one begins a group of the other length."""


def spellings(text: str) -> tuple[str, ...]:
    """The other ways to write an ISBN; none if ``text`` is not one."""
    plain = text.replace("-", "")
    joined = _JOINED.fullmatch(plain)
    if joined is None or not _is_sound(plain):
        return ()
    if text == plain:
        return tuple(_hyphenated(joined[1] or "", joined[2], joined[3]))
    return (plain,) if _HYPHENATED.fullmatch(text) else ()


def _is_sound(plain: str) -> bool:
    """Whether the check digit is right (ISO 2108)."""
    digits = [10 if sign in "Xx" else int(sign) for sign in plain]
    if len(digits) == 10:
        return sum(digit * (10 - place) for place, digit in enumerate(digits)) % 11 == 0
    return 10 not in digits and sum(digits[::2], 3 * sum(digits[1::2])) % 10 == 0


def _hyphenated(prefix: str, digits: str, check: str) -> Iterator[str]:
    group = next(length for end, length in _GROUPS[prefix or "978"] if digits < end)
    for publisher in range(group + 1, len(digits)):
        parts = (prefix, digits[:group], digits[group:publisher], digits[publisher:], check)
        yield "-".join(filter(None, parts))
