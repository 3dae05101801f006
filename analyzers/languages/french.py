"""French: Snowball stems, accents folded after stemming because the stemmer reads them."""

from analyzers.analyzer import Analyzer
from analyzers.filters import fold_accents, fold_case, stem
from analyzers.tokenizers import words

analyzer = Analyzer("fr", "Latn", words, (fold_case, stem("french"), fold_accents))
