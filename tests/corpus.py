"""Real text in three languages for tests that need documents: one event, told by several papers."""

from indexer.documents import Document

GERMAN = Document(
    id="de/spione.txt",
    path="de/spione.txt",
    title="Spione treffen sich in Ankara",
    text=(
        "Die Chefs zweier Auslandsgeheimdienste haben sich nach Angaben der Regierung in Ankara getroffen.\n"
        "Über die Häuser der Botschaften wurde nicht gesprochen. Der Sicherheitsrat wurde erst später"
        " unterrichtet, sagte ein Sprecher am Montag."
    ),
    date="2022-11-15",
)
ENGLISH = Document(
    id="en/talks.txt",
    path="en/talks.txt",
    title="Secret talks held in Ankara",
    text=(
        "Top spies from both sides met in the Turkish capital on Monday to avoid misunderstandings.\n"
        "The house where they met belongs to the university. Neither government would say who had been"
        " the host, and the security council was only told about it afterwards."
    ),
    url="https://example.org/talks",
)
JAPANESE = Document(
    id="ja/kaidan.txt",
    path="ja/kaidan.txt",
    title="アンカラで秘密会談",
    text=(
        "両国の情報機関の長官が月曜日、アンカラで会談したことが政府への取材で分かった。\n"
        "スパイの家族は、誤解を避けるための秘密の会談だったと話している。国家の安全については触れなかった。"
    ),
)
MIXED = Document(
    id="blog/notes.html",
    path="blog/notes.html",
    title="Notes from Ankara",
    text=(
        "I walked past the house where the talks were held, and nobody in the street had noticed anything.\n"
        "友人は、秘密会談のことを新聞で初めて知ったと言っていた。アンカラの人々は静かに暮らしている。\n"
        "In the evening we had soup and talked about the weather instead of the spies."
    ),
)
UNRELATED = Document(
    id="de/nachtzug.txt",
    path="de/nachtzug.txt",
    title="Der neue Nachtzug fährt nach Wien",
    text=(
        "Von Montag an fährt jeden Abend ein Zug von Berlin nach Wien."
        " Am Fahrkartenautomaten war die Schlange lang."
    ),
)
DOCUMENTS = (GERMAN, ENGLISH, JAPANESE, MIXED, UNRELATED)
