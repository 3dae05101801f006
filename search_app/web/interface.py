"""The languages that the page itself speaks: its words, numbers, dates and names of languages.

English is in the templates. A file ``translations/<code>.po`` is another language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any

from babel import Locale
from babel.dates import format_skeleton
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit
from flask import Flask, g, request

TRANSLATIONS = Path(__file__).parent / "translations"
SOURCE_LANGUAGE = "en"

_DATES = {4: ("%Y", "y"), 7: ("%Y-%m", "yMMMM"), 10: ("%Y-%m-%d", "yMMMd")}
"""By the length of an ISO 8601 date: how to read it, and the CLDR skeleton of what to show."""


@dataclass(frozen=True, slots=True)
class Interface:
    """One language of the page."""

    code: str
    locale: Locale
    translations: NullTranslations

    @property
    def name(self) -> str:
        """What the language calls itself."""
        return self.locale.get_display_name() or self.code

    def number(self, value: int) -> str:
        """``1,234`` in English, ``1.234`` in German."""
        return format_decimal(value, locale=self.locale)

    def percent(self, share: float) -> str:
        """``43%`` in English, ``43 %`` in German; below one hundredth what is not nought."""
        return format_percent(share, "#,##0.#%" if share < 0.01 else None, locale=self.locale)

    def duration(self, milliseconds: float) -> str:
        """Whole milliseconds with their unit, one at least."""
        whole = max(1, round(milliseconds))
        return format_unit(whole, "duration-millisecond", "short", locale=self.locale)

    def date(self, iso: str) -> str:
        """An ISO 8601 date with as much of it as is known; what can't be read stays as it is."""
        day, _, _ = iso.partition("T")
        try:
            pattern, skeleton = _DATES[len(day)]
            moment = datetime.strptime(day, pattern)
        except (KeyError, ValueError):
            return iso
        return format_skeleton(skeleton, moment, locale=self.locale)

    def language(self, code: str) -> str:
        """The name of a language."""
        return str(self.locale.languages.get(code, code))

    def listing(self, codes: Iterable[str]) -> str:
        """The names of languages in a row: ``German, English, and Japanese``."""
        return format_list([self.language(code) for code in codes], locale=self.locale)


@cache
def interfaces() -> Mapping[str, Interface]:
    """Every language of the page by its code, English first."""
    english = Interface(SOURCE_LANGUAGE, Locale.parse(SOURCE_LANGUAGE), NullTranslations())
    others = (_interface(path) for path in sorted(TRANSLATIONS.glob("*.po")))
    return MappingProxyType({each.code: each for each in (english, *others)})


def current_interface() -> Interface:
    """The language of the current request: its parameter ``hl``, or what the browser prefers."""
    if "interface" not in g:
        known = interfaces()
        chosen = request.args.get("hl", "")
        code = chosen if chosen in known else request.accept_languages.best_match(known, SOURCE_LANGUAGE)
        g.interface = known[code]
    interface: Interface = g.interface
    return interface


def install(app: Flask) -> None:
    """Let the templates of ``app`` speak the language of each request."""
    app.jinja_env.add_extension("jinja2.ext.i18n")
    environment: Any = app.jinja_env  # the extension adds methods that its type doesn't know
    environment.install_gettext_callables(gettext, _ngettext, newstyle=True)
    app.context_processor(lambda: {"interface": current_interface(), "interfaces": interfaces()})


def gettext(message: str) -> str:
    """A message in the language of the current request."""
    return current_interface().translations.gettext(message)


def _ngettext(one: str, many: str, number: int) -> str:
    return current_interface().translations.ngettext(one, many, number)


def _interface(path: Path) -> Interface:
    with path.open("rb") as file:
        catalog = read_po(file, locale=path.stem)
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return Interface(path.stem, Locale.parse(path.stem), GNUTranslations(compiled))
