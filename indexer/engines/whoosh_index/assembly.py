"""Units become a segment."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from indexer.arrayfile import write_arrays
from indexer.documents import TEXT, TITLE
from indexer.engines.whoosh_index.columns import Columns
from indexer.engines.whoosh_index.integers import packed_integers
from indexer.engines.whoosh_index.inversion import MOST_DOCUMENTS, TITLE_WEIGHT, invert
from indexer.engines.whoosh_index.segment import SEGMENT
from indexer.engines.whoosh_index.storing import joined_records
from indexer.engines.whoosh_index.units import Unit
from indexer.ranking import weighted_lengths


def assemble(units: Sequence[Unit], path: Path) -> None:
    """Writes a segment of the units' documents, in their order, into a new file.

    Their ids differ. Raises :class:`ValueError` for more than a segment can have, which is
    :data:`~indexer.engines.whoosh_index.inversion.MOST_DOCUMENTS`.
    """
    columns = Columns.joined([unit.columns for unit in units])
    if len(columns.ids) > MOST_DOCUMENTS:
        raise ValueError(f"{len(columns.ids)} documents are too many for a segment")
    lengths = {
        part: np.concatenate([getattr(unit.tokens, f"{part}_tokens") for unit in units])
        for part in (TITLE, TEXT)
    }
    weighted = weighted_lengths(lengths)
    total = float(weighted.sum())
    mean = max(total / len(weighted), 1.0)
    column_arrays, notes = columns.arrays()
    arrays = {
        **invert([unit.tokens for unit in units], weighted / mean),
        **column_arrays,
        "title_tokens": packed_integers(lengths[TITLE]),
        "text_tokens": packed_integers(lengths[TEXT]),
        **joined_records([unit.stored for unit in units]),
    }
    notes |= {"documents": len(weighted), "title_weight": TITLE_WEIGHT, "weighted_length": total}
    write_arrays(path, SEGMENT, arrays, notes)
