"""How a command behaves towards the person at the terminal."""

from __future__ import annotations

import re
import signal

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """Without the characters by which a document, or the name of a file, could command the terminal."""
    return _CONTROLS.sub(" ", text)


def answer_no_more_interrupts() -> None:
    """One Ctrl-C is understood; a second one must not cut off the answer to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
