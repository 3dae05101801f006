"""Swedish: Snowball stems; å, ä and ö are letters of their own and stay, accents are folded."""

from analyzers.analyzer import Analyzer
from analyzers.filters import fold_accents_but, fold_case, stem
from analyzers.tokenizers import words

_STOP_WORDS = frozenset(
    """
    alla allt andra annan annat att av bakom bara blev bli blir blivit båda de dem den denna deras dess
    dessa det detta dig din dina ditt dock du där därför då efter eftersom ej eller en er era ert ett från
    för före genom ha hade han hans har henne hennes hon honom hos hur här i icke igen in inför inga ingen
    inget innan inom inte ja jag ju kan kommer kunde kunna man med mellan men mer mig min mina mindre mitt
    mot mycket många måste ned nej ni nog nu när någon något några och också om oss på redan samma sedan sig
    sin sina sitt själv ska skall skulle som så sådan sådana sådant till under upp ut utan vad var vara
    varför varit varje vars vart vem vems vi vid vilka vilken vilket vill vår våra vårt än är även åt över
    """.split()
)

analyzer = Analyzer("sv", "Latn", words, (fold_case, fold_accents_but("åäö"), stem("swedish")), _STOP_WORDS)
