"""Lines like those of Ding."""

from search_app.lexicon import ding
from search_app.lexicon.groups import Group


def words(group: Group) -> tuple[list[str], list[str]]:
    return [word for word, _ in group.words["de"]], [word for word, _ in group.words["en"]]


def read(*lines: str) -> list[tuple[list[str], list[str]]]:
    return [words(group) for group in ding.read(f"{line}\n" for line in lines)]


def test_forms_go_together_one_by_one() -> None:
    assert read("Agent {m}; Agentin {f} | Agenten {pl} [mil.] :: spy; secret agent [Br.] | agents") == [
        (["Agent", "Agentin"], ["spy", "secret agent"]),
        (["Agenten"], ["agents"]),
    ]


def test_verbs_lose_their_gaps() -> None:
    assert read("jdn./etw. ausspähen {vt} | sich etw. merken :: to spy on sb./sth. | to remember sth.") == [
        (["ausspähen"], ["spy on"]),
        (["merken"], ["remember"]),
    ]


def test_where_forms_are_missing_only_the_first_are_sure_to_belong_together() -> None:
    assert read("Boot {n} | Boote {pl} :: boat") == [(["Boot"], ["boat"])]


def test_earlier_words_count_more() -> None:
    (group,) = ding.read(["Boot; Kahn; Nachen :: boat"])
    weights = [weight for _, weight in group.words["de"]]
    assert weights[0] == 1.0
    assert weights == sorted(weights, reverse=True)


def test_comments_and_what_is_no_such_line_are_passed_over() -> None:
    assert read("# Version :: devel", "", "no divider", "{m} :: boat") == []


def test_tables_of_forms_are_no_words() -> None:
    assert read("gewinnen | er/sie gewann :: to win | I/he/she won") == [(["gewinnen"], ["win"])]
    assert read("Stundenkilometer {m} :: km/h") == [(["Stundenkilometer"], ["km/h"])]
