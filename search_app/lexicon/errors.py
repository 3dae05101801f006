"""What can go wrong with translations, with a message for the person who has to mend it."""

from __future__ import annotations

from indexer.errors import BabelfindError


class LexiconError(BabelfindError):
    """A source of translations can't be had, or is not what it should be."""
