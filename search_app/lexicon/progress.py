"""How far long work is: a share of 1, told every so often."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

OnShare = Callable[[float], None]
"""Called with how much is done: 0 to 1."""

_ItemT = TypeVar("_ItemT")

_EVERY = 2000


def watched(items: Sequence[_ItemT], on_share: OnShare, *, every: int = _EVERY) -> Iterator[_ItemT]:
    """The items; every so often it is told how many of them are done."""
    return counted(items, len(items), on_share, every=every)


def counted(
    items: Iterable[_ItemT], about: int, on_share: OnShare, *, every: int = _EVERY
) -> Iterator[_ItemT]:
    """As :func:`watched`, for items of which it is known but roughly how many there are."""
    for number, item in enumerate(items):
        if number % every == 0:
            on_share(min(1.0, number / about))
        yield item


def part(on_share: OnShare, number: int, count: int, of: float = 1.0) -> OnShare:
    """For the n-th of so many equal parts, which are a share of all the work together."""
    return between(on_share, of * number / count, of * (number + 1) / count)


def between(on_share: OnShare, begin: float, end: float) -> OnShare:
    """For a part of the work that begins and ends at these shares of it."""
    return lambda share: on_share(begin + (end - begin) * share)
