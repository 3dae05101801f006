"""Which language each passage is in: for running text, short lines, and what is hard about them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzers import UNKNOWN, language_of, languages, passages

SENTENCES = {
    "da": "Hun læste avisen hver morgen, før børnene skulle i skole, og drak en kop kaffe til.",
    "de": "Am Morgen lag Nebel über dem Fluss, und die Fähre konnte erst gegen Mittag ablegen.",
    "en": "The ferry could not leave before noon because there was fog on the river.",
    "es": "El barco no pudo salir antes del mediodía porque había niebla sobre el río.",
    "fi": "Lautta ei voinut lähteä ennen puoltapäivää, koska joella oli sumua ja oli myös kylmä.",
    "fr": "Le bateau n’a pas pu partir avant midi, parce qu’il y avait du brouillard sur le fleuve.",
    "it": "Il traghetto non è potuto partire prima di mezzogiorno perché c’era nebbia sul fiume.",
    "ja": "川に霧が出ていたので、渡し船は昼まで出られなかった。",
    "ko": "강에 안개가 껴서 배는 정오까지 떠나지 못했다.",
    "nb": "Fergen kunne ikke gå før klokken tolv fordi det var mye tåke på elven da vi kom.",
    "nl": "De veerboot kon pas tegen de middag vertrekken, omdat er mist op de rivier hing.",
    "pt": "O barco não pôde sair antes do meio-dia porque havia muita neblina sobre o rio.",
    "ru": "Паром не мог отойти до полудня, потому что над рекой стоял густой туман.",
    "sv": "Färjan kunde inte gå förrän vid lunchtid eftersom det var mycket dimma på floden.",
    "zh": "因为河上有雾，这艘船到中午还没有出发，我们只好等着。",
}
UNSUPPORTED = {
    "Arabic": "لم تستطع العبّارة أن تغادر قبل الظهر",
    "Czech": "Přívoz nemohl odjet před polednem, protože nad řekou byla hustá mlha.",
    "Greek": "Το πλοίο δεν μπόρεσε να φύγει πριν από το μεσημέρι.",
    "Hungarian": "A komp csak dél körül tudott elindulni, mert nagy köd volt a folyó fölött.",
    "Polish": "Prom nie mógł odpłynąć przed południem, ponieważ nad rzeką była gęsta mgła.",
    "Turkish": "Nehirde sis olduğu için vapur öğleye kadar kalkamadı ve biz de bekledik.",
    "Ukrainian": "Пором не міг вийти до полудня, тому що над річкою стояв густий туман.",
}

patient = settings(deadline=None)  # the first text loads the words


def stretches(text: str, *, declared: str | None = None) -> list[tuple[str, str]]:
    return [(text[start:end], language) for start, end, language in passages(text, declared=declared)]


@pytest.mark.parametrize(("language", "sentence"), SENTENCES.items())
def test_a_sentence_is_one_passage_in_its_language(language: str, sentence: str) -> None:
    assert passages(sentence) == [(0, len(sentence), language)]


@pytest.mark.parametrize("sentence", UNSUPPORTED.values(), ids=UNSUPPORTED)
def test_a_language_that_is_not_supported_is_taken_for_no_other(sentence: str) -> None:
    assert passages(sentence) == [(0, len(sentence), UNKNOWN)]


def test_there_is_a_sentence_here_for_every_supported_language() -> None:
    assert SENTENCES.keys() == languages().keys() - {UNKNOWN}


def test_an_empty_text_has_no_passages() -> None:
    assert passages("") == []


@pytest.mark.parametrize("text", [" ", "\n\n", "12 : 45", "…", "\0", "\ud800", "\u0308"])
def test_a_text_without_letters_is_one_passage_in_no_known_language(text: str) -> None:
    assert passages(text) == [(0, len(text), UNKNOWN)]


def test_each_line_has_a_language_of_its_own() -> None:
    lines = [SENTENCES[language] + "\n" for language in ("ja", "en", "de", "ja", "ru", "fr")]
    assert stretches("".join(lines)) == list(zip(lines, ("ja", "en", "de", "ja", "ru", "fr"), strict=True))


def test_neighbouring_lines_in_one_language_are_one_passage() -> None:
    text = f"{SENTENCES['de']}\n\n{SENTENCES['de']}\n"
    assert passages(text) == [(0, len(text), "de")]


@pytest.mark.parametrize(
    "line", ["* * *", "17:30", "https://example.org/the/house/of/words", "post@example.org"]
)
def test_lines_without_words_belong_to_the_passage_before_them(line: str) -> None:
    german = f"{SENTENCES['de']}\n{line}\n"
    japanese = SENTENCES["ja"]
    assert stretches(german + japanese) == [(german, "de"), (japanese, "ja")]


def test_what_precedes_the_first_word_belongs_to_its_passage() -> None:
    text = f"\n\n— 1 —\n„{SENTENCES['de']}“"
    assert passages(text) == [(0, len(text), "de")]


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_line_that_could_be_in_either_language_follows_its_neighbours(language: str) -> None:
    text = f"{SENTENCES[language]}\nInformation\n{SENTENCES[language]}"
    assert passages(text) == [(0, len(text), language)]


def test_identifiers_in_code_do_not_make_a_german_text_unknown() -> None:
    text = f"{SENTENCES['de']}\nGetParentFolder(sPath, mb_len)\n{SENTENCES['de']}"
    assert passages(text) == [(0, len(text), "de")]


def test_a_japanese_run_inside_a_german_line_is_a_passage_of_its_own() -> None:
    assert stretches("Das Wort 改善 bedeutet hier, dass man nie fertig ist.") == [
        ("Das Wort ", "de"),
        ("改善 ", "ja"),
        ("bedeutet hier, dass man nie fertig ist.", "de"),
    ]


def test_a_japanese_sentence_spoken_in_an_english_line_is_a_passage_of_its_own() -> None:
    assert stretches("He shouted がんばって! and left the room.") == [
        ("He shouted ", "en"),
        ("がんばって! ", "ja"),
        ("and left the room.", "en"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Windows 11 を使っています。",
        "「File」から「Save As」を選び、UTF-8 にします。",
        "彼女は Journal of Applied Botany に論文を出した。",
        "国立公園局（National Park Service）が発表した。",
    ],
)
def test_latin_names_and_terms_in_a_japanese_line_stay_japanese(line: str) -> None:
    assert passages(line) == [(0, len(line), "ja")]


def test_an_english_sentence_quoted_in_a_japanese_line_is_a_passage_of_its_own() -> None:
    assert stretches("祖母は「There is no fog on the river today」と言った。") == [
        ("祖母は「", "ja"),
        ("There is no fog on the river today」", "en"),
        ("と言った。", "ja"),
    ]


def test_a_russian_word_in_a_german_line_is_a_passage_of_its_own() -> None:
    assert stretches("Das Wort река heißt Fluss.") == [
        ("Das Wort ", "de"),
        ("река ", "ru"),
        ("heißt Fluss.", "de"),
    ]


def test_a_sentence_in_traditional_characters_is_chinese() -> None:
    text = "因為河上有霧，我們說好的那艘船到了中午還沒有出發，大家只好在岸邊等著。"
    assert passages(text) == [(0, len(text), "zh")]


def test_a_korean_word_in_a_japanese_line_is_a_passage_of_its_own() -> None:
    assert stretches("川は韓国語で강물という。") == [
        ("川は韓国語で", "ja"),
        ("강물", "ko"),
        ("という。", "ja"),
    ]


def test_a_single_greek_letter_is_a_sign_in_the_text_around_it() -> None:
    text = "Die α-Strahlung ist für die Haut nicht gefährlich."
    assert passages(text) == [(0, len(text), "de")]


@pytest.mark.parametrize("line", ["東京都千代田区", "請求書", "会議録"])
def test_a_short_line_of_kanji_is_japanese_where_nothing_speaks_against_it(line: str) -> None:
    assert passages(line) == [(0, len(line), "ja")]


def test_a_short_line_of_han_characters_in_a_chinese_text_is_not_japanese() -> None:
    text = f"{SENTENCES['zh']}\n北京\n{SENTENCES['zh']}"
    assert passages(text) == [(0, len(text), "zh")]


def test_lines_in_japanese_chinese_and_korean_are_told_apart() -> None:
    lines = [f"{SENTENCES[language]}\n" for language in ("ja", "zh", "ko", "zh", "ja")]
    assert stretches("".join(lines)) == list(zip(lines, ("ja", "zh", "ko", "zh", "ja"), strict=True))


def test_what_the_document_declares_decides_where_the_words_do_not() -> None:
    assert stretches("Information", declared="de-AT") == [("Information", "de")]
    assert stretches("Information", declared="en") == [("Information", "en")]


def test_what_the_document_declares_does_not_outweigh_its_words() -> None:
    assert stretches(SENTENCES["en"], declared="de") == [(SENTENCES["en"], "en")]
    assert stretches(SENTENCES["ja"], declared="en") == [(SENTENCES["ja"], "ja")]


@pytest.mark.parametrize("declared", ["", " ", "xx", "und", "x-klingon", "-", "日本語", "DE_at ", "\0"])
def test_an_odd_declaration_does_no_harm(declared: str) -> None:
    assert stretches(SENTENCES["de"], declared=declared) == [(SENTENCES["de"], "de")]


def test_decomposed_letters_are_read_as_composed_ones() -> None:
    text = "Die Ba\u0308ume u\u0308ber den Da\u0308chern blu\u0308hen scho\u0308n."
    assert passages(text) == [(0, len(text), "de")]


def test_offsets_are_code_points_beyond_the_basic_plane_too() -> None:
    text = "😀 𠮷野家で食べた。\n😀 We ate at home and went to bed."
    assert [text[start:end] for start, end, _ in passages(text)] == text.splitlines(keepends=True)


LINES = st.sampled_from(
    [*SENTENCES.values(), *UNSUPPORTED.values(), "Haus", "a", "語", "\n", " ", "α", "한", "@"]
)


@patient
@given(st.one_of(st.text(), st.lists(LINES).map("".join), st.text(alphabet=st.characters())))
def test_passages_tile_any_text(text: str) -> None:
    found = passages(text)
    assert "".join(text[start:end] for start, end, _ in found) == text
    assert all(before.end == after.start for before, after in pairwise(found))
    assert all(before.language != after.language for before, after in pairwise(found))
    assert all(start < end and language in languages() for start, end, language in found)


@patient
@given(st.text(), st.text())
def test_any_declaration_is_accepted(text: str, declared: str) -> None:
    assert sum(end - start for start, end, _ in passages(text, declared=declared)) == len(text)


def test_threads_find_the_same_passages() -> None:
    texts = ["\n".join([*SENTENCES.values()][n:] + [*UNSUPPORTED.values()][:n]) for n in range(8)]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(passages, texts * 8)) == [passages(text) for text in texts] * 8


@pytest.mark.parametrize(
    ("query", "language"),
    [
        ("the house by the river", "en"),
        ("the house", "en"),
        ("fog on the river", "en"),
        ("die Häuser von Ankara", "de"),
        ("Der Winter war lang", "de"),
        ("Nebel über dem Fluss", "de"),
        ("家", "ja"),
        ("渡し船", "ja"),
        ("Linux の使い方", "ja"),
        ("туман над рекой", "ru"),
        ("서울", "ko"),
        ("une maison près du fleuve", "fr"),
    ],
)
def test_a_query_has_the_language_of_its_words(query: str, language: str) -> None:
    assert language_of(query) == language


@pytest.mark.parametrize("query", ["", "?!", "2024", "Ankara", "Naryshkin", "index", "นคร", "dom nad rzeką"])
def test_a_query_without_evidence_is_in_no_known_language(query: str) -> None:
    assert language_of(query) == UNKNOWN


@patient
@given(st.text())
def test_any_query_has_a_language(query: str) -> None:
    assert language_of(query) in languages()


def test_twenty_thousand_short_lines_with_a_change_at_each_are_cut_at_each() -> None:
    text = f"{SENTENCES['ja']}\n{SENTENCES['en']}\n" * 10_000
    assert len(passages(text)) == 20_000
