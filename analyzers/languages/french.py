"""French: Snowball stems, accents folded after stemming because the stemmer reads them."""

from analyzers.analyzer import Analyzer
from analyzers.filters import fold_accents, fold_case, stem
from analyzers.tokenizers import words

_STOP_WORDS = frozenset(
    """
    a ai ainsi alors après as au aucun aucune aussi autre autres aux avaient avais avait avant avec avez
    avoir avons ayant c ce ceci cela celle celles celui ces cet cette ceux chaque chez ci comme comment d
    dans de depuis des donc dont du dès elle elles en encore entre est et eu eux furent fut il ils j je
    jusqu l la le les leur leurs lors lorsque lui là m ma mais me mes mien moi moins mon même mêmes n ne ni
    non nos notre nous on ont ou où par parce pas pendant plus pour pourquoi qu quand que quel quelle
    quelles quels qui quoi s sa sans se sera seraient serait seront ses si sien soi sois soit sommes son
    sont sous suis sur t ta tandis te tel telle telles tels tes toi tous tout toute toutes très tu un une
    vers voici voilà vos votre vous y à ça étaient étais était étant êtes être
    """.split()
)

analyzer = Analyzer("fr", "Latn", words, (fold_case, stem("french"), fold_accents), _STOP_WORDS)
