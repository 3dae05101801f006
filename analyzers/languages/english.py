"""English: Porter's second stemmer, possessives included; accents folded."""

from analyzers.analyzer import Analyzer
from analyzers.filters import fold_accents, fold_case, stem
from analyzers.tokenizers import words

_STOP_WORDS = frozenset(
    """
    a about above after again against all am an and any are aren't as at be because been before being
    below between both but by can can't could couldn't did didn't do does doesn't doing don't down
    during each few for from further had hadn't has hasn't have haven't having he her here hers herself
    him himself his how i if in into is isn't it it's its itself just me might more most must my myself
    no nor not now of off on once only or other our ours ourselves out over own same shall she should
    shouldn't so some such than that that's the their theirs them themselves then there these they this
    those through to too under until up upon very was wasn't we were weren't what what's when where
    which while who whom whose why will with won't would wouldn't you your yours yourself yourselves
    """.split()
)

analyzer = Analyzer("en", "Latn", words, (fold_case, fold_accents, stem("english")), _STOP_WORDS)
