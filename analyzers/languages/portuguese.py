"""Portuguese: Snowball stems, accents folded after stemming because the stemmer reads them."""

from analyzers.analyzer import Analyzer
from analyzers.filters import fold_accents, fold_case, stem
from analyzers.tokenizers import words

_STOP_WORDS = frozenset(
    """
    a ao aos aquela aquelas aquele aqueles aquilo as até cada com como contra cuja cujo da das de dela delas
    dele deles depois desde dessa dessas desse desses desta destas deste destes do dos e ela elas ele eles
    em enquanto entre era eram essa essas esse esses esta estas estava estavam este estes estou está estão
    eu foi foram há isso isto já lhe lhes lá mais mas me mesma mesmo meu meus mim minha minhas muita muitas
    muito muitos na nas nem nessa nesse nesta neste no nos nossa nossas nosso nossos num numa não nós o onde
    os ou outra outras outro outros para pela pelas pelo pelos pois por porque quais qual quando quanto que
    quem se seja sem sempre ser seria será seu seus si sido sobre sua suas são só também te tem tenho ter
    teu teus teve ti tinha tinham toda todas todo todos tu tua tuas tão têm um uma umas uns você vocês vos à
    às é
    """.split()
)

analyzer = Analyzer("pt", "Latn", words, (fold_case, stem("portuguese"), fold_accents), _STOP_WORDS)
