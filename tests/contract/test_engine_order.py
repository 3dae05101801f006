"""What the best hits of every engine are put in order by, and what is told of it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from indexer.analysis import analyze
from indexer.documents import Document
from indexer.engines import Engine
from indexer.query import Alternative, Concept, Hit, Occurrence, Query
from tests.contract.engines import concept, ids, split_at_spaces, term
from tests.corpus import DOCUMENTS

TALKS = Concept("talks", (term("gespräch", "de"),))


def typed(text: str, language: str, written: str) -> Concept:
    return Concept(written, (Alternative(language, (text,), written=written),))


def of_words(engine: Engine, texts: Sequence[str]) -> None:
    documents = (Document(str(number), "", text, "p") for number, text in enumerate(texts))
    engine.rebuild(map(split_at_spaces, documents), {})


def hits(engine: Engine, *concepts: Concept) -> tuple[Hit, ...]:
    return engine.search(Query(concepts), limit=100, explain=True).hits


def test_documents_with_the_word_as_it_was_typed_come_before_its_other_forms(fresh: Engine) -> None:
    texts = ("Der Spion lief weg.", "Die Spione liefen weg.", "Der Spion schlief lange.")
    fresh.rebuild([analyze(Document(str(n), "", text, "p")) for n, text in enumerate(texts)], {})
    assert ids(fresh, typed("spion", "de", "spion")) == ["0", "2", "1"]
    assert ids(fresh, typed("spion", "de", "spione")) == ["1", "0", "2"]


def test_words_side_by_side_come_before_the_same_words_apart(fresh: Engine) -> None:
    of_words(
        fresh,
        ("treffen x x x geheime", "geheime x x x treffen", "geheime treffen x x x", "geheime x treffen x x"),
    )
    found = ids(fresh, concept(term("geheime", "de")), concept(term("treffen", "de")))
    assert (found[:2], {*found[2:]}) == (["2", "3"], {"0", "1"})


def test_words_across_the_end_of_the_title_are_not_side_by_side(fresh: Engine) -> None:
    across = Document("across", "x geheime", "treffen x x x", "p")
    fresh.rebuild([split_at_spaces(across)], {})
    (hit,) = hits(fresh, concept(term("geheime", "de")), concept(term("treffen", "de")))
    assert not any(each.adjacent for each in hit.contributions)


def test_a_weak_alternative_gets_little_for_standing_beside_another_word(fresh: Engine) -> None:
    of_words(fresh, ("geheime treffen x x",))
    strong, weak = (
        hits(fresh, concept(term("geheime", "de", weight=weight)), concept(term("treffen", "de")))[0]
        for weight in (1.0, 0.1)
    )
    assert 0 < weak.contributions[1].adjacent < strong.contributions[1].adjacent


def test_documents_that_begin_with_a_word_come_before_those_that_end_with_it(fresh: Engine) -> None:
    of_words(fresh, ("x x x spion", "x spion x x", "spion x x x"))
    assert ids(fresh, concept(term("spion", "de"))) == ["2", "1", "0"]


def test_the_title_is_the_beginning(fresh: Engine) -> None:
    in_title = Document("0", "x x x spion", "x", "p"), Document("1", "spion x x x", "x", "p")
    fresh.rebuild(map(split_at_spaces, in_title), {})
    first, second = hits(fresh, concept(term("spion", "de")))
    assert first.contributions[0].early == second.contributions[0].early > 0


def test_a_word_that_stands_for_another_counts_less_at_the_beginning_and_most_where_it_counts_most(
    fresh: Engine,
) -> None:
    of_words(fresh, (f"agent {'x ' * 60}", f"x agent {'x ' * 20} spion {'x ' * 37}"))
    agents = concept(term("spion", "de"), term("agent", "de", weight=0.1))
    early = {hit.stored.id: hit.contributions[0].early for hit in hits(fresh, agents)}
    assert 0 < early["0"] < early["1"]


def test_documents_that_come_back_to_a_word_come_before_those_that_have_it_as_often_in_one_place(
    fresh: Engine,
) -> None:
    filler = "x " * 70
    of_words(
        fresh, (f"spion spion spion {filler}{filler}", f"spion {filler}spion {filler}spion", f"{filler} x")
    )
    again, once = hits(fresh, concept(term("spion", "de")))
    assert (again.stored.id, once.stored.id) == ("1", "0")
    assert again.contributions[0].score > once.contributions[0].score


def test_a_word_in_title_and_text_is_in_two_places(fresh: Engine) -> None:
    filler = "x " * 70
    in_both = Document("both", "spion x", f"spion {filler}", "p")
    in_text = Document("text", "x x", f"spion spion spion spion spion spion {filler}", "p")
    fresh.rebuild(map(split_at_spaces, (in_text, in_both)), {})
    both, text = hits(fresh, concept(term("spion", "de")))
    assert (both.stored.id, text.stored.id) == ("both", "text")


def test_documents_with_all_words_in_one_place_come_before_those_that_have_them_apart(fresh: Engine) -> None:
    filler = ["x"] * 60
    texts = []
    for place in (10, 50):  # behind the first of the words
        words = list(filler)
        words[0], words[place] = "geheime", "treffen"
        texts.append(" ".join(words))
    of_words(fresh, texts)
    together, apart = hits(fresh, concept(term("geheime", "de")), concept(term("treffen", "de")))
    assert (together.stored.id, apart.stored.id) == ("0", "1")
    assert [each.adjacent > 0 for each in together.contributions].count(True) == 1
    assert not any(each.adjacent for each in apart.contributions)


def test_a_word_alone_is_close_to_nothing(fresh: Engine) -> None:
    of_words(fresh, ("spion x x spion",))
    (hit,) = hits(fresh, concept(term("spion", "de")))
    assert hit.contributions[0].adjacent == 0


def test_a_word_is_not_close_to_itself_whichever_keyword_it_answers(fresh: Engine) -> None:
    of_words(fresh, ("un x x x", "vereinte un x x"))
    united = concept(term("vereinte", "de"), term("un", "de"))
    nations = concept(term("nationen", "de"), term("un", "de"))
    both, one = sorted(hits(fresh, united, nations), key=lambda hit: -int(hit.stored.id))
    assert not any(each.adjacent for each in one.contributions)
    assert any(each.adjacent for each in both.contributions)


def test_only_the_first_of_very_many_hits_are_put_in_order_anew(fresh: Engine) -> None:
    of_words(fresh, [f"spion {'x ' * number}" for number in range(80)])
    found = hits(fresh, typed("spion", "de", "spion"))
    assert [hit.stored.id for hit in found] == [str(number) for number in range(80)]
    assert [bool(hit.contributions[0].exact) for hit in found] == [True] * 50 + [False] * 30


def test_a_concept_of_little_weight_counts_little(engine: Engine) -> None:
    full, half = (
        engine.search(Query((Concept("Zug", (term("zug", "de"),), weight=weight),)), limit=1).hits[0].score
        for weight in (1.0, 0.5)
    )
    assert half == pytest.approx(full / 2)


def test_an_explanation_adds_up_to_the_score(engine: Engine) -> None:
    ankara = concept(*(term("ankara", language) for language in ("de", "en")), term("アンカラ", "ja"))
    query = Query((ankara, typed("spion", "de", "spione"), TALKS))
    found = engine.search(query, limit=10, explain=True).hits
    assert len(found) > 1
    for hit in found:
        parts = [each.score + each.exact + each.adjacent + each.early for each in hit.contributions]
        assert sum(parts) == pytest.approx(hit.score)


def test_an_explanation_tells_what_a_document_has_and_how_many_others_have_it(engine: Engine) -> None:
    spies = concept(term("spion", "de"), term("spy", "en", weight=0.5), term("nichts", "de"))
    (hit,) = [h for h in hits(engine, spies) if h.stored.id == "de/spione.txt"]
    (contribution,) = hit.contributions
    frequencies = {each.alternative: each for each in contribution.frequencies}
    assert set(frequencies) == {0}
    assert frequencies[0].occurrences >= 1
    assert frequencies[0].documents == len(hits(engine, concept(term("spion", "de"))))


def test_what_is_excluded_explains_nothing(engine: Engine) -> None:
    without = concept(term("ankara", "de"), occurrence=Occurrence.MUST_NOT)
    assert all(not hit.contributions for hit in hits(engine, without))


def test_nothing_is_explained_unless_it_is_asked_for(engine: Engine) -> None:
    assert all(not hit.contributions for hit in engine.search(Query((TALKS,)), limit=10).hits)


def test_a_part_of_a_compound_is_found_as_a_part_only_and_highlights_the_compound(fresh: Engine) -> None:
    analyzed = split_at_spaces(Document("0", "", "Auslandsgeheimdienst", "p"))
    vocabulary = [kind._replace(parts=("ausland", "geheimdienst")) for kind in analyzed.vocabulary]
    fresh.rebuild([replace(analyzed, vocabulary=vocabulary)], {})
    as_part = Alternative("de", ("geheimdienst",), in_parts=True)
    assert ids(fresh, concept(as_part)) == ["0"]
    assert ids(fresh, concept(term("geheimdienst", "de"))) == []
    (hit,) = hits(fresh, concept(as_part))
    assert [hit.stored.document.text[m.start : m.end] for m in hit.matches] == ["Auslandsgeheimdienst"]


def test_the_corpus_is_ordered_alike_page_by_page(engine: Engine) -> None:
    query = Query((typed("ankara", "de", "ankara"), TALKS))
    whole = engine.search(query, limit=len(DOCUMENTS)).hits
    assert [hit for n in range(len(whole)) for hit in engine.search(query, limit=1, offset=n).hits] == list(
        whole
    )
