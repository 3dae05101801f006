"""Norwegian Bokmål: Snowball stems; å (also written aa), æ and ø stay, for they are letters of their own."""

from analyzers.analyzer import Analyzer
from analyzers.filters import fold_accents_but, fold_case, stem
from analyzers.tokenizers import words


def _with_ring(word: str) -> str:
    """``århus`` for ``aarhus``, as it was written until 1917."""
    return word.replace("aa", "å")


_STOP_WORDS = frozenset(
    """
    alle alt andre annen annet at av bak begge ble blei bli blir både bør da de deg dem den denne der dere
    deres dersom det dette di din dine disse ditt du eg ei ein eller en enn er et etter for fordi fra før
    gjennom ha hadde han hans har henne hennes her hos hun hva hvem hver hvilke hvilken hvilket hvis hvor
    hvordan hvorfor i igjen ikke imot ingen inn innen jeg jo kan kunne man mange med meg meget mellom men
    mens mer mi min mine mitt mot mye må måtte ned nei noe noen nok nå når og også om opp oss over på samme
    seg selv siden sin sine sitt skal skulle slik som så sånn til under ut uten var ved vi vil ville vår
    våre være vært å
    """.split()
)

analyzer = Analyzer(
    "nb", "Latn", words, (fold_case, _with_ring, fold_accents_but("åæø"), stem("norwegian")), _STOP_WORDS
)
