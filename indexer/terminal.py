"""How a command behaves towards the person at the terminal."""

from __future__ import annotations

import re
import signal
from types import FrameType
from typing import NoReturn

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """Without the characters by which a document, or the name of a file, could command the terminal."""
    return _CONTROLS.sub(" ", text)


def answer_one_interrupt() -> None:
    """From now on the first Ctrl-C interrupts; those after it must not cut off the clearing up."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # else the shell has it ignored
        signal.signal(signal.SIGINT, _interrupt)


def _interrupt(_signal: int, _frame: FrameType | None) -> NoReturn:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    raise KeyboardInterrupt
