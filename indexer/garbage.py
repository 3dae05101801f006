"""How often Python looks for garbage: what nobody uses any more, but whose objects refer to each other.

All other objects go by themselves. Neither analysing nor searching leaves many of these behind, and to look
through everything every 700 objects, as is usual, takes a tenth of their time.
"""

from __future__ import annotations

import gc

_NEW_OBJECTS = 10_000
"""More than there were before, until new ones are looked through: that takes some milliseconds."""
_TIMES_OF_NEW_ONES = 1000
"""Until those that have outlived it are looked through, too: what a server remembers is very many objects."""


def collect_rarely() -> None:
    """For the rest of this process; what it has now is taken to stay."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, _TIMES_OF_NEW_ONES, gc.get_threshold()[2])
