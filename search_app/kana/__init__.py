"""Words in kanji found by how they are read: typed in hiragana, katakana or Latin letters."""

from search_app.kana.index import InKanji
from search_app.kana.known import KnownReadings

__all__ = ["InKanji", "KnownReadings"]
