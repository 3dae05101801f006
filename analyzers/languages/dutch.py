"""Dutch: Snowball stems, accents folded after stemming because the stemmer reads them."""

from analyzers.analyzer import Analyzer
from analyzers.filters import fold_accents, fold_case, stem
from analyzers.tokenizers import words

_STOP_WORDS = frozenset(
    """
    aan al alle alles als ander andere anders ben bent bij bijna daar dan dat de den der deze die dit doch
    door dus een elk elke en er erg ge geen had hadden heb hebben hebt heeft hem hen het hier hij hoe hun
    iemand iets ik in is ja je jij jou jouw jullie kan kon konden kunnen kunt maar me meer men met mij mijn
    moest moet moeten na naar nee niemand niet niets nog nu of om omdat ons onze ook op over per reeds sinds
    te tegen tijdens toch toen tot tussen u uit uw van vanaf veel via volgens voor waar waarom wanneer want
    waren was wat we wel welk welke werd werden wie wij wil willen worden wordt zal ze zei zelf zich zij
    zijn zo zoals zonder zou zouden zullen
    """.split()
)

analyzer = Analyzer("nl", "Latn", words, (fold_case, stem("dutch"), fold_accents), _STOP_WORDS)
