"""Text and ranges become markup."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from search_app.messages import Highlight
from search_app.web.highlighting import NumberedMarks, highlighted


def typed(start: int, end: int) -> Highlight:
    return Highlight(start, end, "keyword", "typed")


def translated(start: int, end: int) -> Highlight:
    return Highlight(start, end, "keyword", "JMdict")


def test_a_part_of_a_compound_is_marked_inside_the_word() -> None:
    assert highlighted("Auslandsgeheimdienst", [typed(8, 20)]) == (
        'Auslands<mark class="typed">geheimdienst</mark>'
    )


def test_what_was_not_typed_is_marked_in_another_way() -> None:
    assert highlighted("スパイ小説", [translated(0, 3)]) == '<mark class="related">スパイ</mark>小説'


def test_offsets_count_code_points_also_behind_other_planes() -> None:
    assert highlighted("🚲 𠮷野家", [typed(2, 5)]) == '🚲 <mark class="typed">𠮷野家</mark>'


def test_parts_of_one_word_that_touch_share_a_mark() -> None:
    assert highlighted("自転車で", [typed(0, 2), typed(2, 3)]) == '<mark class="typed">自転車</mark>で'


def test_overlapping_highlights_share_a_mark_that_counts_as_typed() -> None:
    assert highlighted("Donaudampfer", [translated(0, 12), typed(5, 12)]) == (
        '<mark class="typed">Donaudampfer</mark>'
    )


def test_markup_in_the_text_stays_text_inside_and_outside_of_marks() -> None:
    assert highlighted("<b>&</b>", [typed(0, 3)]) == '<mark class="typed">&lt;b&gt;</mark>&amp;&lt;/b&gt;'


def test_marks_are_numbered_from_text_to_text() -> None:
    marked = NumberedMarks()
    marked("Rad", [typed(0, 3)])
    assert 'id="hit-2"' in marked("Rad und Rad", [typed(0, 3), typed(8, 11)])
    assert marked.total == 3


@given(
    text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40),
    places=st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6),
)
def test_whatever_is_highlighted_no_character_of_the_text_is_lost(
    text: str, places: list[tuple[int, int]]
) -> None:
    highlights = [typed(a, b) for a, b in places if a < b <= len(text)]
    parsed = LexborHTMLParser(f"<p>{highlighted(text, highlights)}</p>").css_first("p")
    assert parsed is not None
    assert parsed.text() == text


def test_a_mark_of_what_was_not_typed_says_why_it_is_there_and_quotes_stay_inside() -> None:
    def explain(highlight: Highlight) -> str:
        return f'translation of "{highlight.keyword}"'

    assert highlighted("スパイ小説", [translated(0, 3), typed(3, 5)], explain) == (
        '<mark class="typed">スパイ小説</mark>'
    )
    assert highlighted("スパイ", [translated(0, 3)], explain) == (
        '<mark class="related" title="translation of &#34;keyword&#34;">スパイ</mark>'
    )
    assert 'class="related" title="translation' in NumberedMarks(explain)("スパイ", [translated(0, 3)])
