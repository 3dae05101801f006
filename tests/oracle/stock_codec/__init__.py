"""The oracle: an engine on Whoosh's own codec that scores every document and reads every place.

It is there for tests alone. It shares the formulas of :mod:`indexer.ranking` and the meaning of dates and
folders of :mod:`indexer.facets` with the real engine, and none of its files, arrays or short cuts: so what
both answer alike is not a mistake of either. It is simple before all, hundreds of times slower than what it
checks, and whoever changes what a query means changes it here, too, in the plainest way that can be found.

:mod:`tests.oracle.random_searches` draws collections and queries to ask both.
"""

from tests.oracle.stock_codec.engine import Oracle

__all__ = ["Oracle"]
