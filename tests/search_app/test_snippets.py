"""Snippets: the best fragments of the author's own text, with what was found highlighted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers import Passage, analyzer_for
from indexer.analysis import analyze
from indexer.documents import TEXT, Document, Spans, StoredDocument, StoredText
from indexer.query import Alternative, Concept, Match, Query
from search_app.lines import BLOCK, REACH
from search_app.messages import Snippet
from search_app.snippets import highlights, paragraphs, snippets

GERMAN = (
    "Am Montag trafen sich die Chefs der Dienste in der Hauptstadt. Worüber sie sprachen, blieb zunächst"
    " geheim, denn die Regierung wollte sich nicht dazu äußern. Erst am Mittwoch wurde bekannt, dass es um"
    " ein Abkommen über den Export von Getreide ging, das im Sommer ausläuft. Beobachter halten eine"
    " Verlängerung für wahrscheinlich, weil beide Seiten davon abhängen."
)
JAPANESE = (
    "月曜日、両国の情報機関の長官が首都で会談した。何について話し合ったのかは当初は明らかにされなかったが、"
    "水曜日になって、夏に期限が切れる穀物輸出の合意についてだったことが分かった。専門家は、双方が合意に依存して"
    "いるため、延長される可能性が高いと見ている。政府の報道官は、コメントを控えるとだけ述べて会見を終えた。"
)

MOST_READ = BLOCK + 2 * REACH
"""Code points for one match."""


def stored(text: str) -> StoredDocument:
    analyzed = analyze(Document("id", "Titel", text, "p"))
    tokens = analyzed.tokens[TEXT]
    of_text = StoredText.of(text, [*zip(tokens.starts.tolist(), tokens.ends.tolist(), strict=True)])
    return StoredDocument(Document("id", "Titel", "", "p"), of_text, analyzed.passages, ("de",), "de")


def query(*keywords: str) -> Query:
    return Query(tuple(Concept(keyword, (Alternative("de", (keyword,)),)) for keyword in keywords))


def matches(text: str, *keywords: str) -> tuple[Match, ...]:
    """Where the keywords stand, letter for letter."""
    found = []
    for number, keyword in enumerate(keywords):
        at = text.find(keyword)
        while at >= 0:
            found.append(Match(TEXT, at, at + len(keyword), number, 0))
            at = text.find(keyword, at + 1)
    return tuple(sorted(found, key=lambda match: match.start))


def cut(text: str, *keywords: str) -> tuple[Snippet, ...]:
    return snippets(stored(text), query(*keywords), matches(text, *keywords))


def marked(snippet: Snippet) -> list[str]:
    return [snippet.text[mark.start : mark.end] for mark in snippet.highlights]


def test_a_short_line_is_shown_whole() -> None:
    (snippet,) = cut("Die Spione trafen sich.\nDanach war Ruhe.", "Spione")
    assert snippet.text == "Die Spione trafen sich."
    assert marked(snippet) == ["Spione"]
    assert (snippet.cut_before, snippet.cut_after, snippet.language) == (False, False, "de")


def test_the_fragment_with_most_keywords_is_among_those_shown() -> None:
    text = "\n".join(
        ["Getreide steht hier allein auf dem Feld."] * 5 + ["Der Export von Getreide läuft im Sommer."]
    )
    assert ["Export", "Getreide"] in [marked(snippet) for snippet in cut(text, "Getreide", "Export")]


def test_two_are_enough_in_the_order_of_the_text() -> None:
    lines = [f"Zeile {number} über Getreide und anderes." for number in range(9)]
    assert [snippet.text for snippet in cut("\n".join(lines), "Getreide")] == lines[:2]


def test_a_third_one_shows_a_keyword_that_the_others_lack() -> None:
    lines = [f"Zeile {number} über Getreide, Getreide und anderes." for number in range(9)]
    lines.append("Ganz am Ende geht es um den Export.")
    shown = [snippet.text for snippet in cut("\n".join(lines), "Getreide", "Export")]
    assert len(shown) <= 3
    assert lines[-1] in shown


@pytest.mark.parametrize(
    ("text", "keyword"), [(GERMAN, "Getreide"), (GERMAN, "Montag"), (GERMAN, "abhängen")]
)
def test_german_is_cut_between_words_only(text: str, keyword: str) -> None:
    (snippet,) = cut(text, keyword)
    start = text.index(snippet.text)
    end = start + len(snippet.text)
    assert len(snippet.text) <= 2 * 85 + 2 * 12
    assert start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
    assert end == len(text) or not (text[end - 1].isalnum() and text[end].isalnum())
    assert (snippet.cut_before, snippet.cut_after) == (start > 0, end < len(text))
    assert marked(snippet) == [keyword]


@pytest.mark.parametrize("keyword", ["会談", "穀物", "延長", "会見"])
def test_japanese_is_cut_shorter_and_between_words_only(keyword: str) -> None:
    (snippet,) = cut(JAPANESE, keyword)
    start = JAPANESE.index(snippet.text)
    assert len(snippet.text) <= 2 * 45 + 2 * 12
    words = {"月曜日", "穀物", "輸出", "合意", "専門", "可能", "明らか", "報道", "コメント"}
    for word in words:
        at = JAPANESE.index(word)
        assert not at < start < at + len(word)
        assert not at < start + len(snippet.text) < at + len(word)


def test_a_name_that_no_dictionary_knows_is_not_cut() -> None:
    text = "昨日の新聞によると、ヴァルデンブロークスとセルマルクの長官は会談の中で、" * 8 + "合意した。"
    for keyword in ("新聞", "長官", "会談"):
        for snippet in cut(text, keyword):
            around = snippet.text.replace("ヴァルデンブロークス", "").replace("セルマルク", "")
            assert not set(around) & set("ヴァルデンブロークスセマ")


def test_a_fragment_stays_in_its_language() -> None:
    text = f"{GERMAN}\n{JAPANESE}"
    assert [s.language for s in cut(text, "Getreide", "穀物")] == ["de", "ja"]


def test_a_document_found_by_its_title_shows_its_beginning() -> None:
    (snippet,) = snippets(stored(GERMAN), query("Titel"), (Match("title", 0, 5, 0, 0),))
    assert GERMAN.startswith(snippet.text)
    assert snippet.cut_after
    assert snippet.highlights == ()


def test_a_document_without_text_has_no_snippet() -> None:
    assert snippets(stored(""), query("Titel"), (Match("title", 0, 5, 0, 0),)) == ()


def test_of_overlapping_matches_the_longer_is_highlighted() -> None:
    found = (Match(TEXT, 0, 4, 0, 0), Match(TEXT, 0, 2, 1, 0), Match(TEXT, 2, 4, 1, 0))
    assert [(m.start, m.end) for m in highlights(found, query("秘密会談", "会談"), TEXT)] == [(0, 4)]


def test_paragraphs_are_the_lines_and_hold_the_whole_text() -> None:
    text = f"{GERMAN}\n\n{JAPANESE}\nSpione"
    shown = paragraphs(stored(text), query("Spione", "穀物"), matches(text, "Spione", "穀物"))
    assert ["".join(s.text for s in paragraph.stretches) for paragraph in shown] == [
        GERMAN,
        JAPANESE,
        "Spione",
    ]
    assert [marked(s) for paragraph in shown for s in paragraph.stretches] == [[], ["穀物"], ["Spione"]]


def test_a_language_within_a_line_is_a_stretch_of_the_paragraph() -> None:
    text = "Das Wort 改善 bedeutet Verbesserung."
    (paragraph,) = paragraphs(stored(text), query(), ())
    assert "".join(s.text for s in paragraph.stretches) == text
    assert "ja" in [s.language for s in paragraph.stretches]


class Counting:
    """Reads from a text, and counts the code points and the times."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.code_points = 0
        self.times = 0

    def read(self, start: int, end: int) -> str:
        self.code_points += end - start
        self.times += 1
        return self.text[start:end]

    def stored(self, language: str = "de") -> StoredDocument:
        def tokens(start: int, end: int) -> Spans:
            from_ = max(0, start - 100)
            around = analyzer_for(language)(self.text[from_ : end + 100])
            found = ((from_ + token.start, from_ + token.end) for token in around)
            return [span for span in found if start <= span[0] < end]

        whole = (Passage(0, len(self.text), language),)
        text = StoredText(len(self.text), self.read, tokens)
        return StoredDocument(Document("id", "Titel", "", "p"), text, whole, (language,), language)


@pytest.mark.parametrize("between", ["\n", " "])
def test_of_five_million_characters_only_what_is_near_the_snippets_is_read(between: str) -> None:
    counting = Counting(between.join([GERMAN] * 14_000))
    found = matches(counting.text, "Getreide")
    assert len(found) == 14_000
    assert len(snippets(counting.stored(), query("Getreide"), found)) == 2
    assert counting.code_points <= 2 * MOST_READ


def test_no_more_is_read_for_a_match_than_its_neighbourhood() -> None:
    keywords = ["Abkommen", "Getreide", "Verlängerung"]
    counting = Counting("\n".join(f"Hier steht {keyword}." + "\nx" * 100_000 for keyword in keywords))
    found = matches(counting.text, *keywords)
    assert [marked(s) for s in snippets(counting.stored(), query(*keywords), found)] == [
        [k] for k in keywords
    ]
    assert counting.code_points <= len(found) * MOST_READ


def test_a_document_found_by_its_title_has_only_its_beginning_read() -> None:
    counting = Counting("\n\n" + "\n".join([GERMAN] * 14_000))
    (snippet,) = snippets(counting.stored(), query("Titel"), (Match("title", 0, 5, 0, 0),))
    assert GERMAN.startswith(snippet.text)
    assert counting.code_points <= MOST_READ


def test_the_whole_text_is_read_once_to_be_shown_whole() -> None:
    counting = Counting("\n".join([GERMAN] * 100))
    found = matches(counting.text, "Getreide", "Export")
    assert len(paragraphs(counting.stored(), query("Getreide", "Export"), found)) == 100
    assert counting.times == 1


def test_a_line_longer_than_what_is_read_is_cut_between_words_too() -> None:
    counting = Counting("Wort " * 100_000 + "Getreide" + " Wort" * 100_000)
    (snippet,) = snippets(counting.stored(), query("Getreide"), matches(counting.text, "Getreide"))
    assert (snippet.cut_before, snippet.cut_after) == (True, True)
    assert set(snippet.text.split()) == {"Wort", "Getreide"}
    assert 150 < len(snippet.text) <= 2 * 85


@pytest.mark.parametrize(
    ("text", "language", "keyword"), [(GERMAN, "de", "Export"), (JAPANESE, "ja", "穀物")]
)
def test_a_snippet_does_not_show_in_what_pieces_the_text_was_read(
    text: str, language: str, keyword: str
) -> None:
    alone = snippets(Counting(text).stored(language), query(keyword), matches(text, keyword))
    for offset in range(2 * BLOCK - len(text) - 1, 2 * BLOCK, 5):
        within = Counting("z" * offset + f"\n{text}\n" + "z" * BLOCK)
        found = matches(within.text, keyword)
        assert snippets(within.stored(language), query(keyword), found) == alone


PIECES = [
    "Haus",
    "東京の",
    "カ",
    ". ",
    "。",
    " ",
    "  ",
    "a",
    "ab, ",
    "Getreide-",
    "der Export ",
    "des ",
    "in ",
]
TEXTS = st.lists(st.sampled_from([*PIECES, *PIECES, "\n"]), max_size=200).map("".join)
PLACES = st.lists(st.tuples(st.integers(0, 599), st.integers(1, 8), st.integers(0, 2)), max_size=6)


@given(TEXTS, PLACES, st.integers(0, 4 * BLOCK), st.sampled_from(["", "z", " z\n"]))
def test_snippets_are_the_same_wherever_in_a_long_text_their_lines_stand(
    text: str, places: list[tuple[int, int, int]], offset: int, behind: str
) -> None:
    inside = sorted({(a, min(a + n, len(text)), concept) for a, n, concept in places if a < len(text)})
    found = [Match(TEXT, start, end, concept, 0) for start, end, concept in inside]
    alone = snippets(Counting(text).stored(), query("x", "y", "z"), found)
    moved = [match._replace(start=match.start + offset + 1, end=match.end + offset + 1) for match in found]
    within = Counting("z" * offset + "\n" + text + "\n" + behind * BLOCK)
    if found:
        assert snippets(within.stored(), query("x", "y", "z"), moved) == alone


@given(TEXTS, PLACES)
def test_snippets_are_stretches_of_the_text_with_the_matches_in_them(
    text: str, places: list[tuple[int, int, int]]
) -> None:
    inside = sorted({(a, min(a + n, len(text))) for a, n, _ in places if a < len(text)})
    found = tuple(Match(TEXT, start, end, 0, 0) for start, end in inside)
    for snippet in snippets(stored(text), query("x"), found):
        assert snippet.text in text
        assert snippet.text == snippet.text.strip()
        assert all(0 <= mark.start < mark.end <= len(snippet.text) for mark in snippet.highlights)
