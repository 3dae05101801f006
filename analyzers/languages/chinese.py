"""Chinese, simplified or traditional: pairs of characters, for there are no spaces between words."""

from analyzers.analyzer import Analyzer
from analyzers.filters import fold_accents, fold_case
from analyzers.tokenizers import words_and_bigrams

analyzer = Analyzer("zh", "Hani", words_and_bigrams, (fold_case, fold_accents))
