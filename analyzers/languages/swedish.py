"""Swedish: Snowball stems; letters with marks are letters of their own and stay."""

from analyzers.analyzer import Analyzer
from analyzers.filters import fold_case, stem
from analyzers.tokenizers import words

analyzer = Analyzer("sv", "Latn", words, (fold_case, stem("swedish")))
