"""What can go wrong, each error with a message for the person who has to mend it.

::

    BabelfindError
    ├── SettingsError            a setting is unknown or has an impossible value
    ├── SourceError              nothing to index where one was told to look
    ├── UnreadableDocument       one file or record can't be read; the others can
    ├── BuildError               a rebuild failed; the live index is as it was
    │   └── RebuildRunning       another rebuild has the index; wait for it
    └── IndexUnusable            a search can't be answered from this index
        ├── NoIndex              there is none yet
        ├── OtherVersion         it was made by other versions: rebuild it
        └── DamagedIndex         a file is missing or is not what was written
"""

from __future__ import annotations


class BabelfindError(Exception):
    """The root of all errors that a person can do something about."""


class SettingsError(BabelfindError):
    """A setting is unknown or has an impossible value."""


class SourceError(BabelfindError):
    """There is nothing to index where one was told to look."""


class UnreadableDocument(BabelfindError):
    """One file or record can't be read; the others can."""


class BuildError(BabelfindError):
    """A rebuild failed; the live index is as it was."""


class RebuildRunning(BuildError):
    """Another rebuild is at work on the same index."""


class IndexUnusable(BabelfindError):
    """A search can't be answered from this index."""


class NoIndex(IndexUnusable):
    """There is no index yet where one was told to look."""


class OtherVersion(IndexUnusable):
    """The index was made by other versions of the program or its dictionaries."""


class DamagedIndex(IndexUnusable):
    """A file of the index is missing or is not what was written."""
