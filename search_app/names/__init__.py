"""Names that no dictionary has, found by their sound in what is indexed."""

from search_app.names.index import Name, Names
from search_app.names.likeness import similarity

__all__ = ["Name", "Names", "similarity"]
