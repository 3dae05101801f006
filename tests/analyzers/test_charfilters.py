"""Text is normalised without losing where it was."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.charfilters import REPLACEMENTS, fold_case, normalize

any_text = st.text(st.characters(), max_size=40)
troublesome_text = st.text(
    st.sampled_from("aeuoAß ´ ﾊﾟｶﾞﾊﾟが①㍻ﬁ½Å가각ㄱㅏ\u0308\u0323\u3099\u00ad\u200b\ufeff\0\ud800𝒜🇩🇪™（　"),
    max_size=12,
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ﾊﾟｿｺﾝ", "パソコン"),
        ("Ｗｈｏｏｓｈ　３", "Whoosh 3"),
        ("Ha\u0308user", "Häuser"),
        ("Donau\u00addampf\u00adschiff", "Donaudampfschiff"),
        ("Schiﬀahrt", "Schiffahrt"),
        ("ウェ\u200bブ", "ウェブ"),
        ("葛\U000e0100飾", "葛飾"),
        ("a\0b", "a b"),
        ("𝔅abel", "Babel"),
        ("Marke™ und Wort", "Marke  und Wort"),
    ],
)
def test_what_people_type_equals_what_authors_wrote(written: str, meant: str) -> None:
    assert normalize(written).text == meant


def test_a_decomposed_umlaut_is_two_code_points_of_the_original() -> None:
    text = "die Ha\u0308user dort"
    normalized = normalize(text)
    start = normalized.text.index("Häuser")
    assert text[slice(*normalized.original(start, start + 6))] == "Ha\u0308user"


def test_what_follows_a_longer_or_shorter_stretch_is_found_where_it_was() -> None:
    text = "㍻の𝔅ﾊﾟと½ end"
    normalized = normalize(text)
    start = normalized.text.index("end")
    assert normalized.original(start, start + 3) == (len(text) - 3, len(text))


def test_half_of_a_ligature_is_the_whole_ligature_in_the_original() -> None:
    assert normalize("ﬁn").original(0, 1) == (0, 1)
    assert normalize("ﬁn").original(1, 3) == (0, 2)


@given(any_text | troublesome_text)
def test_normalising_by_stretches_equals_normalising_the_whole(text: str) -> None:
    assert normalize(text).text == unicodedata.normalize("NFKC", text.translate(REPLACEMENTS))


@given(any_text | troublesome_text, st.data())
def test_original_offsets_lie_inside_the_text_and_grow_with_the_normalised_ones(
    text: str, data: st.DataObject
) -> None:
    normalized = normalize(text)
    if not normalized.text:
        return
    cuts = data.draw(st.lists(st.integers(0, len(normalized.text)), min_size=2, max_size=6, unique=True))
    places = [normalized.original(a, b) for a, b in zip(sorted(cuts), sorted(cuts)[1:], strict=False)]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)


def test_case_is_folded_for_every_script_and_apostrophes_become_one() -> None:
    assert fold_case("STRASSE") == fold_case("Straße")
    assert fold_case("John’s") == "john's"
    assert fold_case("Москва") == fold_case("МОСКВА")
