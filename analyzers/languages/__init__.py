"""One file a language. A module here with an ``analyzer`` in it is a language that is supported."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType

from analyzers.analyzer import Analyzer

UNKNOWN = "und"
"""The code of passages whose language is not known (ISO 639-2: undetermined)."""


@cache
def languages() -> Mapping[str, Analyzer]:
    """Every language's analyzer by its code, :data:`UNKNOWN` among them, in the order of the codes."""
    modules = (import_module(f"{__name__}.{info.name}") for info in pkgutil.iter_modules(__path__))
    analyzers: list[Analyzer] = [module.analyzer for module in modules]
    return MappingProxyType({a.language: a for a in sorted(analyzers, key=lambda a: a.language)})


def supported() -> tuple[str, ...]:
    """The codes of the languages that documents can be written in: all but :data:`UNKNOWN`, in order."""
    return tuple(code for code in languages() if code != UNKNOWN)


def analyzer_for(language: str) -> Analyzer:
    """The analyzer of that code; the language-neutral one where the language is not supported."""
    known = languages()
    return known.get(language, known[UNKNOWN])
