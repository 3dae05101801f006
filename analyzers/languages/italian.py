"""Italian: Snowball stems, accents folded after stemming because the stemmer reads them."""

from analyzers.analyzer import Analyzer
from analyzers.filters import fold_accents, fold_case, stem
from analyzers.tokenizers import words

_STOP_WORDS = frozenset(
    """
    a ad agli ai al alcuna alcune alcuni alcuno all alla alle allo altra altre altri altro anche ancora
    avere aveva avevano avuto c che chi ci ciò come con contro così cui d da dagli dai dal dall dalla dalle
    dallo degli dei del dell della delle dello di dopo dove dunque e ecco ed egli era erano essa esse essere
    essi esso fra fu furono già gli ha hai hanno ho i il in io l la le lei li lo loro lui ma me mentre mi
    mia mie miei mio molto ne negli nei nel nell nella nelle nello no noi non nostra nostre nostri nostro né
    o ogni oppure per perché perciò però più po poi può qua quale quali quando quanto quasi quella quelle
    quelli quello questa queste questi questo qui quindi se senza si sia siamo siano siete sono sopra sotto
    su sua sue sugli sui sul sull sulla sulle sullo suo suoi sé tale ti tra tu tua tue tuo tuoi tutta tutte
    tutti tutto un una uno v vi voi vostra vostre vostri vostro è
    """.split()
)

analyzer = Analyzer("it", "Latn", words, (fold_case, stem("italian"), fold_accents), _STOP_WORDS)
