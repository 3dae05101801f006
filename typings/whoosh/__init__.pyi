"""The part of Whoosh that is used, which 2.7.4 has just as well."""

__version__: tuple[int, ...]
