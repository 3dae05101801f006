"""Danish: Snowball stems; å (also written aa), æ and ø stay, for they are letters of their own."""

from analyzers.analyzer import Analyzer
from analyzers.filters import fold_accents_but, fold_case, stem
from analyzers.tokenizers import words


def _with_ring(word: str) -> str:
    """``århus`` for ``aarhus``, as it was written until 1948."""
    return word.replace("aa", "å")


_STOP_WORDS = frozenset(
    """
    ad af al alle alt anden andet andre at bag begge blev blive bliver burde bør da de dem den denne der
    deres det dette dig din dine disse dit dog du efter eller en end endnu er et flere for fordi fra før
    gennem ham han hans har havde have hen hende hendes her hos hun hvad hver hvilke hvilken hvilket hvis
    hvor hvordan hvorfor hvornår i igen ikke imellem imod ind ingen ingenting intet jeg jer jeres jo kan kun
    kunne man mange med meget mellem men mens mere mig min mindre mine mit mod må måtte ned nej nogen noget
    nogle nok nu når og også om omkring op os over på samme selv siden sig sin sine sit skal skulle som så
    sådan til tilbage ud uden under var ved vi vil ville vor vores være været
    """.split()
)

analyzer = Analyzer(
    "da", "Latn", words, (fold_case, _with_ring, fold_accents_but("åæø"), stem("danish")), _STOP_WORDS
)
