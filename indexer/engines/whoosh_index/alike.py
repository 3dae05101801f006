"""The words that an index has, by how they may be heard and by how nearly they are spelled."""

from __future__ import annotations

from collections.abc import Collection

from indexer.engines import Word
from indexer.engines.whoosh_index.counted import counted
from indexer.engines.whoosh_index.keys import string_of
from indexer.engines.whoosh_index.opened import Snapshot
from indexer.engines.whoosh_index.sounds import sound_key


def heard(snapshot: Snapshot, language: str, sounds: Collection[str]) -> list[Word]:
    """See :meth:`indexer.engines.Engine.heard`."""
    keys = [sound_key(language, sound) for sound in sounds]
    found = counted((segment, segment.files.words_heard(keys)) for segment in snapshot.segments)
    return [word for word in found if word.language == language]


def similar(snapshot: Snapshot, word: str, edits: int) -> dict[Word, int]:
    """See :meth:`indexer.engines.Engine.similar`."""
    found = [(segment, *segment.files.similar.away(word, edits)) for segment in snapshot.segments]
    edits_of = {
        string_of(segment.files.written[number]): away
        for segment, numbers, distances in found
        for number, away in zip(numbers.tolist(), distances.tolist(), strict=True)
    }
    words = counted((segment, numbers) for segment, numbers, _ in found)
    return {each: edits_of[each.written] for each in words}
