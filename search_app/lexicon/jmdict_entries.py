"""The entries of a JMdict file, as far as translations need them.

The file and its DTD: https://www.edrdg.org/jmdict/edict_doc.html. It is parsed as a stream, without a tree:
the file has millions of elements, most of them of no use here.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from typing import IO, NamedTuple
from xml.parsers import expat

_AT_ONCE = 2**18
_PARTS = frozenset({"k_ele", "r_ele", "sense"})
_KEPT = frozenset(
    {"keb", "ke_inf", "ke_pri", "reb", "re_inf", "re_pri", "re_nokanji", "misc", "gloss:eng", "gloss:ger"}
)
_LANGUAGE, _IF_NONE = "xml:lang", "eng"
_KIND_OF_GLOSS, _NO_TRANSLATIONS = "g_type", frozenset({"expl", "lit"})


class Part(NamedTuple):
    """A way of writing (``k_ele``), of reading (``r_ele``) or a sense."""

    element: str
    texts: Mapping[str, list[str]]
    """By the names of the elements in it. Glosses have their language in it (``gloss:ger``), explanations and
    literal renderings left out. A marker that is an entity is the entity's name (``uk``)."""


Entry = list[Part]


def entries(packed: IO[bytes]) -> Iterator[Entry]:
    """Of a gzipped file.

    Raises :class:`xml.parsers.expat.ExpatError`, :class:`EOFError`, :class:`OSError` or :class:`zlib.error`
    where it is none.
    """
    read = _Read()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = read.start
    parser.EndElementHandler = read.end
    parser.CharacterDataHandler = read.text.append
    parser.DefaultHandler = read.entity  # having one, expat leaves entities as they are
    with gzip.open(packed) as stream:
        while piece := stream.read(_AT_ONCE):
            parser.Parse(piece, False)
            yield from read.entries
            read.entries.clear()
    parser.Parse(b"", True)


class _Read:
    """What the parser has read."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.text: list[str] = []
        self._entry: Entry = []
        self._texts: dict[str, list[str]] = {}
        self._name = ""

    def start(self, element: str, attributes: dict[str, str]) -> None:
        self.text.clear()
        self._name = element
        if element == "gloss" and attributes.get(_KIND_OF_GLOSS) not in _NO_TRANSLATIONS:
            self._name = f"gloss:{attributes.get(_LANGUAGE, _IF_NONE)}"

    def end(self, element: str) -> None:
        if element in _PARTS:
            self._entry.append(Part(element, self._texts))
            self._texts = {}
        elif element == "entry":
            self.entries.append(self._entry)
            self._entry = []
        elif self._name in _KEPT:
            self._texts.setdefault(self._name, []).append("".join(self.text))

    def entity(self, markup: str) -> None:
        if markup.startswith("&"):
            self.text.append(markup[1:-1])
