"""What made the score of a document, concept by concept."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from indexer.engines.whoosh_index.evaluation import Evaluation
from indexer.engines.whoosh_index.opened import Snapshot
from indexer.engines.whoosh_index.rescoring import GAINS
from indexer.query import Contribution
from indexer.ranking import Floats

More = Mapping[int, Floats]
"""For documents what each concept got: a row for each of :data:`~.rescoring.GAINS`."""


def contributions_of(
    evaluation: Evaluation, snapshot: Snapshot, document: int, more: More
) -> tuple[Contribution, ...]:
    """Of the concepts that a document has, by its number in the whole index."""
    segment = snapshot.segment_of(document)
    number = snapshot.segments.index(segment)
    none = np.zeros((len(GAINS), len(evaluation.idfs)))
    exact, adjacent, early, spread = more.get(document, none).tolist()
    return tuple(
        Contribution(
            concept,
            evaluation.idfs[concept],
            score + spread[concept],
            exact[concept],
            adjacent[concept],
            early[concept],
            frequencies,
        )
        for concept, score, frequencies in evaluation.of_document(number, document - segment.base)
    )
