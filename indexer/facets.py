"""What documents are filtered, counted and sorted by besides their words, the same for every engine."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Literal

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:[T ].*)?)?)?", re.DOTALL)


def kind_of(path: str) -> str:
    """The last extension of a file, in lower case and without its dot; ``""`` if it has none."""
    return PurePosixPath(path).suffix[1:].lower()


def folder_of(path: str) -> str:
    """The folder that a file lies in, with forward slashes; ``""`` at the top."""
    folder = PurePosixPath(path).parent.as_posix()
    return "" if folder == "." else folder


def is_within(folder: str, wanted: str) -> bool:
    """Whether a folder is the wanted one or lies below it; all are within ``""``."""
    return wanted in ("", folder) or folder.startswith(f"{wanted}/")


def date_number(date: str | None, pad: Literal["0", "9"]) -> int | None:
    """An ISO 8601 date as a number that sorts as dates do: 20221115 for ``2022-11-15``.

    What a shorter date leaves open is filled with the digit ``pad``, so ``2022`` is 20220000 as a beginning
    and 20229999 as an end. A time of day is ignored, and days are not looked up in a calendar; anything that
    does not have the form of a date gives ``None``.
    """
    match = _DATE.fullmatch(date or "")
    if match is None:
        return None
    return int("".join(part for part in match.groups() if part).ljust(8, pad))


def year_of(date_number: int) -> str:
    """The year of a date, always four digits."""
    return f"{date_number // 10_000:04}"
