"""Dutch: Snowball stems, accents folded after stemming because the stemmer reads them."""

from analyzers.analyzer import Analyzer
from analyzers.filters import fold_accents, fold_case, stem
from analyzers.tokenizers import words

analyzer = Analyzer("nl", "Latn", words, (fold_case, stem("dutch"), fold_accents))
