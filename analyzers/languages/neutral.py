"""For passages in no known language: words as they are, accents folded, kana and kanji by pairs."""

from analyzers.analyzer import Analyzer
from analyzers.filters import fold_accents, fold_case
from analyzers.languages import UNKNOWN
from analyzers.tokenizers import words_and_bigrams

analyzer = Analyzer(UNKNOWN, "Zyyy", words_and_bigrams, (fold_case, fold_accents))
