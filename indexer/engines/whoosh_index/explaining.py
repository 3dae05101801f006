"""What made the score of a document, concept by concept."""

from __future__ import annotations

from collections.abc import Mapping

from indexer.engines.whoosh_index.evaluation import Evaluation
from indexer.engines.whoosh_index.opened import Snapshot
from indexer.query import Contribution
from indexer.ranking import Floats

More = Mapping[int, Floats]
"""For documents what each concept got for exact forms (first row) and as a neighbour (second row)."""


def contributions_of(
    evaluation: Evaluation, snapshot: Snapshot, document: int, more: More
) -> tuple[Contribution, ...]:
    """Of the concepts that a document has, by its number in the whole index."""
    segment = snapshot.segment_of(document)
    number = snapshot.segments.index(segment)
    exact, adjacent = more[document].tolist() if document in more else ([], [])
    return tuple(
        Contribution(
            concept,
            evaluation.idfs[concept],
            score,
            exact[concept] if exact else 0.0,
            adjacent[concept] if adjacent else 0.0,
            frequencies,
        )
        for concept, score, frequencies in evaluation.of_document(number, document - segment.base)
    )
