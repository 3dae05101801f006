"""Korean: pairs of syllables, so that a word is found whatever particle is joined to it."""

from analyzers.analyzer import Analyzer
from analyzers.filters import fold_accents, fold_case
from analyzers.tokenizers import words_and_bigrams

analyzer = Analyzer("ko", "Kore", words_and_bigrams, (fold_case, fold_accents))
