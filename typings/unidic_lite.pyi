"""The part of unidic-lite that is used."""

DICDIR: str
