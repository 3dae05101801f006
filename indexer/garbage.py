"""How often Python looks for garbage: what nobody uses any more, but whose objects refer to each other.

All other objects go by themselves. Neither analysing nor searching leaves many of these behind, and to look
through everything every 700 objects, as is usual, takes a tenth of their time.
"""

from __future__ import annotations

import gc

_OBJECTS_BETWEEN_COLLECTIONS = 50_000
_COLLECTIONS_OF_YOUNG_ONES = 10
"""Before those that have outlived one are looked through, too."""
_COLLECTIONS_OF_OLDER_ONES = 1000
"""Before all are: what a server remembers is many objects, and takes some hundredths of a second."""


def collect_rarely() -> None:
    """For the rest of this process; what it has now is taken to stay."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS, _COLLECTIONS_OF_YOUNG_ONES, _COLLECTIONS_OF_OLDER_ONES)
