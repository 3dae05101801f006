"""Why something was looked for that was not typed, in words of the page."""

from __future__ import annotations

from search_app.called import NAME, NUMBER, READING
from search_app.lexicon.sources import GLOSSARY
from search_app.messages import Highlight
from search_app.spelling import INSIDE, SPELLING
from search_app.web.interface import gettext

_BY_WAY_OF_ENGLISH = "English"
"""The origin of a translation that two dictionaries give together."""


def reason(keyword: str, origin: str) -> str:
    """What a text that is highlighted for ``keyword`` has to do with it."""
    match origin:
        case _ if origin == NAME:
            words = gettext("sounds like %(keyword)s")
        case _ if origin == NUMBER:
            words = gettext("another notation of %(keyword)s")
        case _ if origin == SPELLING:
            words = gettext("spelled nearly like %(keyword)s")
        case _ if origin == INSIDE:
            words = gettext("contains %(keyword)s")
        case _ if origin == READING:
            words = gettext("is read %(keyword)s")
        case _ if origin == _BY_WAY_OF_ENGLISH:
            words = gettext("translation of %(keyword)s by way of English")
        case _ if origin == GLOSSARY.name:
            words = gettext("translation of %(keyword)s (your glossary)")
        case _:
            words = gettext("translation of %(keyword)s (%(source)s)")
    return words % {"keyword": keyword, "source": origin}


def reason_of(highlight: Highlight) -> str:
    """Why there is a highlight of something that was not typed."""
    return reason(highlight.keyword, highlight.origin)
