"""Words in kanji found by how they are read: typed in hiragana, katakana or Latin letters."""

from search_app.kana.known import KnownReadings, Reading

__all__ = ["KnownReadings", "Reading"]
