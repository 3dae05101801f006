"""Names that no dictionary has, found by their sound in what is indexed."""

from search_app.names.index import Name, Names
from search_app.names.likeness import LEAST_SIMILARITY, similarities

__all__ = ["LEAST_SIMILARITY", "Name", "Names", "similarities"]
