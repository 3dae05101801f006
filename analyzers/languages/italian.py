"""Italian: Snowball stems, accents folded after stemming because the stemmer reads them."""

from analyzers.analyzer import Analyzer
from analyzers.filters import fold_accents, fold_case, stem
from analyzers.tokenizers import words

analyzer = Analyzer("it", "Latn", words, (fold_case, stem("italian"), fold_accents))
