"""The command ``babelfind analyze``: what analyzers make of a text, for who wonders what is found."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

import click
import wcwidth

from analyzers import UNKNOWN, Passage, Step, Steps, analyzer_for, languages, passages, written_form
from indexer.terminal import printable

_NO_TERMS = 1
_MOST_OF_A_WORD, _LEAST_OF_HOW = 20, 22
"""Columns of the terminal for a word or a term, and for what led from the one to the other: 80 hold them."""
_HEADINGS = ("pos", "place", "word", "term", "how")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a text and what became of it; places are code points of the text."""

    text: str
    start: int
    end: int
    position: int | None
    term: str
    steps: tuple[Step, ...]
    stop_word: bool
    parts: tuple[str, ...]
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Passage:
    start: int
    end: int
    language: str
    words: tuple[_Word, ...]


@click.command("analyze")
@click.argument("words", nargs=-1, metavar="[TEXT | -]")
@click.option("--language", help="Take all of it to be in this language (as in documents: what is detected).")
@click.option("--json", "as_json", is_flag=True, help="Show it as JSON, steps that changed nothing included.")
def analyze_command(words: tuple[str, ...], language: str | None, as_json: bool) -> None:
    """Show how the words of a TEXT become the terms that are searched for.

    Words find one another if their terms are equal. A word has a position and a place, in characters of the
    text; what the tokenizer and each filter changed is told in order, then whether searches leave the word
    out, the parts of a compound, and other forms of the word. Without a TEXT, or for "-", it reads standard
    input.
    """
    text = sys.stdin.read() if words in ((), ("-",)) else " ".join(words)
    found = list(_passages(text.encode("utf-8", "replace").decode("utf-8"), language))
    if as_json:
        click.echo(json.dumps([_values(passage) for passage in found], ensure_ascii=False, indent=2))
    else:
        _show(found)
    if not any(word.term for passage in found for word in passage.words):
        click.echo("(no terms)", err=True)
        sys.exit(_NO_TERMS)


def _passages(text: str, language: str | None) -> Iterator[_Passage]:
    """All of it as one passage of that language or, without one, as a document would be read."""
    if language is not None and language not in languages():
        raise click.UsageError(
            f"There is no analyzer for {language!r}: take one of {', '.join(languages())}."
        )
    found = passages(text) if language is None else [Passage(0, len(text), language)]
    positions = 0  # they go on from passage to passage, as in a document
    for passage in found:
        start, end, code = passage
        steps = list(analyzer_for(code).steps(text[start:end]))
        words = [_word(text, passage, each, positions) for each in steps]
        yield _Passage(start, end, code, tuple(words))
        positions = max(
            (w.position + 1 for w in words if w.term and w.position is not None), default=positions
        )


def _word(text: str, passage: Passage, steps: Steps, positions: int) -> _Word:
    """A word of a passage with so many positions before it."""
    analyzer = analyzer_for(passage.language)
    start, end = passage.start + steps.start, passage.start + steps.end
    word = text[start:end]
    return _Word(
        text=word,
        start=start,
        end=end,
        position=None if steps.position is None else positions + steps.position,
        term=steps.term,
        steps=steps.steps,
        stop_word=bool(steps.term) and analyzer.is_stop_word(word, steps.term),
        parts=analyzer.terms_of_parts(written_form(word)),
        forms=analyzer.terms_of_forms(written_form(word)),
    )


def _values(passage: _Passage) -> dict[str, object]:
    words = [{**asdict(word), "steps": [step._asdict() for step in word.steps]} for word in passage.words]
    return {**asdict(passage), "words": words}


def _show(found: Sequence[_Passage]) -> None:
    """A table for each passage, as wide as the terminal if that is wide enough for its words."""
    for number, passage in enumerate(found):
        if number:
            click.echo()
        name = "no known language" if passage.language == UNKNOWN else passage.language
        click.secho(f"{name}, characters {passage.start} to {passage.end}", bold=True)
        rows = [_row(word) for word in passage.words]
        for line in _lines([_HEADINGS, *rows]) if rows else ():
            click.echo(line)


_Row = tuple[str, str, str, str, str]


def _row(word: _Word) -> _Row:
    position = "" if word.position is None else str(word.position)
    text, term = _clipped(printable(word.text)), _clipped(printable(word.term)) or "–"
    return position, f"{word.start}-{word.end}", text, term, printable("; ".join(_how(word)))


def _clipped(text: str) -> str:
    is_short = wcwidth.width(text) <= _MOST_OF_A_WORD
    return text if is_short else f"{wcwidth.clip(text, 0, _MOST_OF_A_WORD - 1)}…"


def _how(word: _Word) -> Iterator[str]:
    """What changed the word, and what else is to be known of it."""
    before = word.text
    for name, term in word.steps:
        if term != before:
            yield f"{name}: {term}" if term else f"dropped by {name}"
        before = term
    if word.stop_word:
        yield "stop word"
    for name, terms in (("parts", word.parts), ("forms", word.forms)):
        if terms:
            yield f"{name}: {', '.join(terms)}"


def _lines(rows: Sequence[_Row]) -> Iterator[str]:
    """The rows with their columns aligned, the last of them wrapped."""
    widths = [max(wcwidth.width(cell) for cell in column) for column in list(zip(*rows, strict=True))[:-1]]
    indent = sum(widths) + 2 * len(widths)
    room = max(shutil.get_terminal_size().columns - indent, _LEAST_OF_HOW)
    for *cells, how in rows:
        first, *more = wcwidth.wrap(how, room) or [""]
        aligned = (wcwidth.ljust(cell, width) for cell, width in zip(cells, widths, strict=True))
        yield "  ".join((*aligned, first)).rstrip()
        yield from (" " * indent + line for line in more)
