"""Numbers in all the ways people write them: 70万 is 700,000 is 700.000 is 七十万.

Notations are those of German, English and Japanese text. Where signs are a number in one of these and another
number in another (*1.234* is 1234 in German), they have two values.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

_MYRIADS = {"兆": 10**12, "億": 10**8, "万": 10**4}
_UNITS = {"千": 1000, "百": 100, "十": 10}
_KANJI_DIGITS = "〇一二三四五六七八九"
_TO_DIGITS = str.maketrans(_KANJI_DIGITS + "零", "01234567890")
_TO_KANJI = str.maketrans("0123456789", _KANJI_DIGITS)
_KANJI = _KANJI_DIGITS + "零" + "".join(_UNITS) + "".join(_MYRIADS)

_BEYOND = 10**16
"""More than 兆 is said with."""
_LONGEST = 40
_YEARS = range(1000, 3000)
_FROM_DIGIT_BY_DIGIT = range(100, 10_000)

_PLAIN = re.compile(r"\d+", re.ASCII)
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:([.,'’ ])\d{3})(?:\1\d{3})*", re.ASCII)
_DECIMAL = re.compile(r"(?P<whole>.+)(?P<mark>[.,])(?P<fraction>\d+)", re.ASCII)
_DIGIT_BY_DIGIT = re.compile(f"[{_KANJI_DIGITS}零]+")
_WITH_UNIT = re.compile(f"([^{''.join(_UNITS)}]*)([{''.join(_UNITS)}])")
_WITH_MYRIAD = re.compile(f"([^{''.join(_MYRIADS)}]+)([{''.join(_MYRIADS)}])")
_PERCENT = re.compile(r"\s*[%‰]$")


class Notation(NamedTuple):
    """A way to write a number."""

    text: str
    is_japanese: bool
    """Whether only Japanese text has it, and only Japanese analysis knows all of its signs."""


def values(text: str) -> tuple[Decimal, ...]:
    """The numbers that ``text`` may be as a whole; none if it is not a number.

    The width of the characters and a percent sign behind them do not matter. Two values come of a mark that
    may be a decimal one as well as one between thousands, the latter first.
    """
    plain = _PERCENT.sub("", unicodedata.normalize("NFKC", text).strip())
    if not plain or len(plain) > _LONGEST:
        return ()
    has_kanji = not set(plain).isdisjoint(_KANJI)
    return tuple(dict.fromkeys(_kanji_values(plain) if has_kanji else _digit_values(plain)))


def notations(text: str) -> tuple[Notation, ...]:
    """All other ways to write the number that ``text`` is; none if it is not one.

    Of what may be a year (1000 to 2999, nothing but digits) and of numbers below ten only those come that
    can't be taken for anything else.
    """
    plain = _PERCENT.sub("", unicodedata.normalize("NFKC", text).strip())
    may_be_a_year = _PLAIN.fullmatch(plain) is not None and int(plain[:_LONGEST]) in _YEARS
    found = (way for value in values(text) for way in _written(value, grouped=not may_be_a_year))
    return tuple(way for way in dict.fromkeys(found) if way.text != plain)


def _digit_values(text: str) -> Iterator[Decimal]:
    if _PLAIN.fullmatch(text):
        yield Decimal(text)
    elif _GROUPED.fullmatch(text):
        yield Decimal("".join(_PLAIN.findall(text)))
    if number := _DECIMAL.fullmatch(text):
        whole = number["whole"]
        grouped = _GROUPED.fullmatch(whole)
        if _PLAIN.fullmatch(whole) or (grouped and grouped[1] != number["mark"]):
            yield Decimal(f"{''.join(_PLAIN.findall(whole))}.{number['fraction']}")


def _kanji_values(text: str) -> Iterator[Decimal]:
    """A sum of parts, each with 兆, 億 or 万, the largest first, and of what is left over."""
    total, end, least = Decimal(0), 0, _BEYOND
    for part in _WITH_MYRIAD.finditer(text):
        number, myriad = _below_myriad(part[1]), _MYRIADS[part[2]]
        if number is None or myriad >= least or part.start() != end:
            return
        total, end, least = total + number * myriad, part.end(), myriad
    rest = _below_myriad(text[end:]) if end < len(text) else Decimal(0)
    if rest is not None and rest < least:
        number = total + rest
        yield number.to_integral_value() if number == int(number) else number


def _below_myriad(text: str) -> Decimal | None:
    """Of what stands before or behind 万: digits with marks, kanji as digits, or with 千, 百 and 十."""
    if _DIGIT_BY_DIGIT.fullmatch(text):
        return Decimal(text.translate(_TO_DIGITS))
    if set(text).isdisjoint(_UNITS):
        read = list(_digit_values(text))
        return read[-1 if "." in text else 0] if read else None
    total, end, least = Decimal(0), 0, 10**4
    for part in _WITH_UNIT.finditer(text):
        digits, unit = part[1].translate(_TO_DIGITS) or "1", _UNITS[part[2]]
        if len(digits) > 1 or not digits.isdecimal() or unit >= least or part.start() != end:
            return None
        total, end, least = total + int(digits) * unit, part.end(), unit
    rest = text[end:].translate(_TO_DIGITS) or "0"
    return total + int(rest) if len(rest) == 1 and rest.isdecimal() else None


def _written(value: Decimal, *, grouped: bool) -> Iterator[Notation]:
    whole = int(value)
    if fraction := f"{value:f}".partition(".")[2]:
        yield from _decimals(whole, fraction)
        return
    yield Notation(str(whole), is_japanese=False)
    if grouped and whole >= 1000:
        yield from (Notation(_thousands(whole, mark), is_japanese=False) for mark in ",. ")
    if 10 <= whole < _BEYOND:
        yield from (Notation(text, is_japanese=True) for text in _japanese(whole))


def _decimals(whole: int, fraction: str) -> Iterator[Notation]:
    for mark, between_thousands in ((".", ","), (",", ".")):
        yield Notation(f"{whole}{mark}{fraction}", is_japanese=False)
        if whole >= 1000:
            yield Notation(f"{_thousands(whole, between_thousands)}{mark}{fraction}", is_japanese=False)


def _thousands(whole: int, mark: str) -> str:
    return f"{whole:,}".replace(",", mark)


def _japanese(whole: int) -> Iterator[str]:
    if whole in _FROM_DIGIT_BY_DIGIT:
        yield str(whole).translate(_TO_KANJI)
    if whole >= 10**4:
        yield "".join(f"{part}{myriad}" for part, myriad in _parts(whole))
        yield from _with_tenths(whole)
    yield "".join(f"{_in_kanji(part)}{myriad}" for part, myriad in _parts(whole))


def _parts(whole: int) -> Iterator[tuple[int, str]]:
    """How many 兆, 億 and 万 there are, and how much is left."""
    for myriad, size in {**_MYRIADS, "": 1}.items():
        if part := whole // size % 10**4:
            yield part, myriad


def _with_tenths(whole: int) -> Iterator[str]:
    """As newspapers write: 3.5万, 1.2億."""
    size, myriad = next((size, myriad) for myriad, size in _MYRIADS.items() if whole >= size)
    tenths, rest = divmod(whole * 10, size)
    if not rest and tenths % 10:
        yield f"{tenths // 10}.{tenths % 10}{myriad}"


def _in_kanji(part: int) -> str:
    """Below 10,000; 一 is not said before 千, 百 and 十."""
    written = ""
    for unit, size in {**_UNITS, "": 1}.items():
        digit = part // size % 10
        if digit:
            written += ("" if digit == 1 and unit else _KANJI_DIGITS[digit]) + unit
    return written
