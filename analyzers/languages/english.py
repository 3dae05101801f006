"""English: American spelling, Porter's second stemmer, possessives included; accents folded."""

from analyzers.analyzer import Analyzer
from analyzers.english.apostrophes import without_apostrophe
from analyzers.english.irregular import other_forms
from analyzers.english.spelling import american
from analyzers.filters import fold_accents, fold_case, stem
from analyzers.tokenizers import words

_STOP_WORDS = frozenset(
    """
    a about above after again against all am an and any are aren't as at be because been before being
    below between both but by can can't could couldn't did didn't do does doesn't doing don't down
    during each few for from further had hadn't has hasn't have haven't having he he'd he'll he's her
    here here's hers herself him himself his how i i'd i'll i'm i've if in into is isn't it it'd it'll it's
    its itself just let's me might more most must my myself no nor not now of off on once only or other our
    ours ourselves out over own same shall she she'd she'll she's should shouldn't so some such than that
    that's the their theirs them themselves then there there's these they they'd they'll they're they've
    this those through to too under until up upon very was wasn't we we'd we'll we're we've were weren't
    what what's when where where's which while who who's whom whose why will with won't would wouldn't you
    you'd you'll you're you've your yours yourself yourselves
    """.split()
)

_FILTERS = (fold_case, fold_accents, without_apostrophe, american, stem("english"))

analyzer = Analyzer("en", "Latn", words, _FILTERS, _STOP_WORDS, forms=other_forms)
