"""What a person calls a translation to switch it off: ``spion@de``, or ``@de`` for all that are German."""

from __future__ import annotations

from analyzers import supported

FORMS = "spion@de or @de"


def is_switch(name: str) -> bool:
    """Whether ``name`` can be that of a translation: it ends with the code of a language."""
    return name.rpartition("@")[1] == "@" and language_of_switch(name) in supported()


def language_of_switch(name: str) -> str:
    """The language of what is switched off."""
    return name.rpartition("@")[2].casefold()
