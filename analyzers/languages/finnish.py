"""Finnish: Snowball stems; å, ä and ö are letters of their own and stay, accents are folded."""

from analyzers.analyzer import Analyzer
from analyzers.filters import fold_accents_but, fold_case, stem
from analyzers.tokenizers import words

_STOP_WORDS = frozenset(
    """
    ei eivät eli ellei emme en enemmän ennen et ette että he heidän heidät heihin heille heillä heistä heitä
    hän häneen hänelle hänellä häneltä hänen hänessä hänestä hänet häntä ilman itse ja jo johon joiden
    joihin joilla joille joista joita joka jokin joko joku jolla jolle jolloin jonka jos jossa josta jota
    jotka jotta jälkeen kaikki kanssa keitä kenelle kenen kenet ketkä ketä koska kuin kuinka kuka kun kuten
    kyllä me meidän meidät meihin meille meillä meistä meitä mihin miksi mikä mille millä minkä minua
    minulla minulle minun minut minä missä mistä miten mitkä mitä molemmat mukaan mutta muu muut myös ne
    niiden niihin niiksi niille niillä niin niistä niitä nuo nyt näiden näissä näistä näitä nämä ole olemme
    olen olet olette oli olimme olin olisi olisivat olit olitte olivat olla olleet ollut on ovat paitsi se
    sekä sen siellä siihen siinä siis siitä sille sillä sinua sinulla sinulle sinun sinut sinä sitten sitä
    tai te teidän teidät teille teillä teitä tuo tuon tuossa tähän tällä tämä tämän tässä tästä tätä täällä
    vaan vai vaikka vain vielä voivat yli
    """.split()
)

analyzer = Analyzer("fi", "Latn", words, (fold_case, fold_accents_but("åäö"), stem("finnish")), _STOP_WORDS)
