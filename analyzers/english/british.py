"""Words that Britons and Americans spell in different ways, the British way first.

Inflections and derivations follow from what is listed: see :mod:`analyzers.english.spelling`.
"""

from __future__ import annotations

OUR = """
arbour ardour armour behaviour candour clamour colour demeanour dolour enamour endeavour favour fervour
flavour glamour harbour honour humour labour neighbour odour parlour rancour rigour rumour saviour savour
splendour succour tumour valour vapour vigour
""".split()
"""In -or for Americans, wherever in a word they stand: discolouration, neighbourhood."""

RE = """
calibre centre fibre goitre lustre meagre metre mitre ochre sabre saltpetre sceptre sepulchre sombre
spectre theatre
""".split()
"""In -er for Americans at the end of a word: epicentre, kilometres. For litre see the rules."""

OGUE = "analogue catalogue dialogue homologue monologue travelogue".split()
"""In -og for Americans, at the end of a word. Prolog is a language, so prologue is not among them."""

WITHOUT_E = "blam hir lik liv lov mov nam rat sal shak siz tam us".split()
"""In -eable for Britons, in -able for Americans."""

NOT_ISE = tuple(
    """
    adv advert appr chast circumc compr comprom conc dem desp dev enterpr exc exerc expert franch improv inc
    merchand parad prec prem prom repr rev superv surm surpr telev treat w
    """.split()
)
"""What stands before -ise where Americans do not write -ize; ``w`` is for clockwise."""

ANYWHERE = """
aemi emi, aesth esth, amoeb ameb, archaeo archeo, coeliac celiac, faec fec, gynaec gynec, haem hem,
homoeo homeo, judgement judgment, manoeuvrab maneuverab, mediaev mediev, oedem edem, oesoph esoph,
oestr estr, paed ped, palaeo paleo, plough plow, pnoea pnea, primaev primev, rrhoea rrhea, sulph sulf,
tranquilli tranquili
"""

BEGINNINGS = """
advisor adviser, aeroplan airplan, aluminium aluminum, anaem anem, artefact artifact, barbeque barbecue,
biass bias, caesarean cesarean, caesium cesium, carburettor carburetor, centrefold centerfold,
centreline centerline, centrepiece centerpiece, councillor councilor, counsellor counselor,
crystallis crystaliz, crystalliz crystaliz, cypher cipher, defence defense, despatch dispatch,
doughnut donut, duellist duelist, enquir inquir, fibreglass fiberglass, focuss focus, foet fet, gaol jail,
grey gray, gypsies gipsies, gypsy gipsy, hiccough hiccup, imposter impostor, jeweller jeweler,
jewellery jewelry, licenc licens, manoeuvre maneuver, manoeuvring maneuvering, manoeuvred maneuvered,
medallist medalist, mollusc mollusk, mould mold, moult molt, moustach mustach, offence offense,
omelette omelet, panellist panelist, pedlar peddler, practis practic, pretence pretense,
protestor protester, pyjama pajama, sceptic skeptic, skilful skillful, smoulder smolder,
theatregoer theatergoer, theatreland theaterland, tsar czar, unequall unequal, unskilful unskillful,
waggon wagon, whiskey whisky, wilful willful, woollen woolen, woolly wooly, yoghourt yogurt, yoghurt yogurt
"""

WHOLE = """
aeon eon, aeons eons, ageing aging, ax axe, centring centering, chilli chili, chillies chilies,
cosier cozier, cosiest coziest, cosily cozily, cosiness coziness, cosy cozy, disc disk, discs disks,
gramme gram, grammes grams, kilogramme kilogram, kilogrammes kilograms, programme program, programmes programs
"""
