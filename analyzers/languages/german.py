"""German: one orthography, then Snowball's stemmer, which also unites the spellings of umlauts."""

from analyzers.analyzer import Analyzer
from analyzers.filters import fold_accents, fold_case
from analyzers.german.compounds import compound_parts
from analyzers.german.forms import other_forms
from analyzers.german.spelling import one_spelling
from analyzers.german.stems import german_stem
from analyzers.tokenizers import words

_STOP_WORDS = frozenset(
    """
    aber alle allem allen aller alles als also am an auch auf aus bei beim bin bis bist da dabei damit
    dann das dass dasselbe dazu dein deine dem demselben den denn der deren derselbe des dessen die dies
    diese dieselbe diesem diesen dieser dieses dir doch dort du durch ein eine einem einen einer eines
    er es etwas euch euer eure für gegen gibt hab habe haben hat hatte hatten hier hin hinter ich ihm
    ihn ihnen ihr ihre ihrem ihren ihrer ihres im in indem ins ist ja jede jedem jeden jeder jedes jene
    jener jenes kann kein keine keinem keinen keiner können könnte man manche mehr mein meine meinem
    meinen meiner mich mir mit muss nach nicht nichts noch nun nur ob oder ohne sehr sein seine seinem
    seinen seiner seines seit selbst sich sie sind so solche soll sollte sondern sonst über um und uns
    unser unsere unter viel vom von vor während war waren warum was weg weil weiter welche welchem
    welchen welcher welches wenn wer werde werden weshalb wessen wie wieder will wir wird wo wurde
    wurden zu zum zur zwar zwischen
    """.split()
)
_FOLDED_STOP_WORDS = frozenset(map(fold_case, _STOP_WORDS))

analyzer = Analyzer(
    "de",
    "Latn",
    words,
    (fold_case, one_spelling, german_stem, fold_accents),
    _FOLDED_STOP_WORDS,
    parts=compound_parts,
    forms=other_forms,
)
