"""Spanish: Snowball stems, accents folded after stemming because the stemmer reads them."""

from analyzers.analyzer import Analyzer
from analyzers.filters import fold_accents, fold_case, stem
from analyzers.tokenizers import words

_STOP_WORDS = frozenset(
    """
    a al algo alguna algunas alguno algunos algún ante aquel aquella aquellas aquello aquellos aquí así aun
    aunque aún cada como con conmigo contigo contra cual cuales cuando cuanto cuál cuándo cómo de del desde
    donde durante dónde e el ella ellas ello ellos en entre era eran eres es esa esas ese eso esos esta
    estaba estaban estar estas este esto estos estoy está están fue fueron ha haber había habían han hasta
    hay he la las le les lo los me mi mientras mis misma mismas mismo mismos mucha muchas mucho muchos muy
    más mí mía mío ni ninguna ninguno ningún no nos nosotras nosotros nuestra nuestras nuestro nuestros o os
    otra otras otro otros para pero poca poco pocos por porque pues que quien quienes quién qué se sea según
    ser será si sido sin sino sobre sois son soy su sus suya suyas suyo suyos sí también tampoco tan tanto
    te ti tiene tienen toda todas todavía todo todos tras tu tus tuya tuyo tú u un una unas uno unos usted
    ustedes vosotras vosotros vuestra vuestro y ya yo él
    """.split()
)

analyzer = Analyzer("es", "Latn", words, (fold_case, stem("spanish"), fold_accents), _STOP_WORDS)
