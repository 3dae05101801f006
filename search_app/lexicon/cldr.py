"""CLDR: what countries, languages, months, days and large cities are called, as Babel has it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from babel import Locale

from search_app.lexicon.groups import LANGUAGES, Group

_BRACKETS = frozenset("()")
_NO_PLACES = "Etc/"

_Names = dict[str | int | None, str]


def read() -> Iterator[Group]:
    """A group for each name that all languages have."""
    for names_in in _KINDS:
        names = {code: names_in(Locale(code)) for code in LANGUAGES}
        for key in names["ja"]:
            words = {code: of_language.get(key, "") for code, of_language in names.items()}
            if all(words.values()) and len({*words.values()}) > 1:
                yield Group({code: [(word, 1.0)] for code, word in words.items()})


def _territories(locale: Locale) -> _Names:
    """Of countries; regions of the world have numbers for keys."""
    return {key: name.partition("(")[0].strip() for key, name in locale.territories.items() if key.isalpha()}


def _languages(locale: Locale) -> _Names:
    """Without those whose name needs a note (``Englisch (GB)``): it is that of another language."""
    return {key: name for key, name in locale.languages.items() if _BRACKETS.isdisjoint(name)}


def _months(locale: Locale) -> _Names:
    return dict(locale.months["stand-alone"]["wide"])


def _days(locale: Locale) -> _Names:
    return dict(locale.days["stand-alone"]["wide"])


def _cities(locale: Locale) -> _Names:
    """By their time zones, whose keys tell what a locale does not (``Europe/Berlin``)."""
    zones = [zone for zone in map(str, Locale("ja").time_zones) if not zone.startswith(_NO_PLACES)]
    return {zone: locale.time_zones.get(zone, {}).get("city") or _city_of(zone) for zone in zones}


def _city_of(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")


_KINDS: tuple[Callable[[Locale], _Names], ...] = (_territories, _languages, _months, _days, _cities)
