"""From text to terms, in each passage's own language.

Imports nothing of ``indexer`` or ``search_app``.
"""

from analyzers.analyzer import Analyzer, Step, Steps, Token, TokenArrays, written_form
from analyzers.detection import Passage, language_of, passages
from analyzers.languages import UNKNOWN, analyzer_for, languages, supported
from analyzers.together import AnalyzersTogether, TokensOfLanguages
from analyzers.vocabulary import Vocabulary

__all__ = [
    "UNKNOWN",
    "Analyzer",
    "AnalyzersTogether",
    "Passage",
    "Step",
    "Steps",
    "Token",
    "TokenArrays",
    "TokensOfLanguages",
    "Vocabulary",
    "analyzer_for",
    "language_of",
    "languages",
    "passages",
    "supported",
    "written_form",
]
