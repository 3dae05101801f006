"""What a response tells of the score of a hit."""

import pytest

from indexer.query import Alternative, Concept, Contribution, Frequency, Hit, Query
from search_app.explanation import reasons
from search_app.messages import Share

QUERY = Query(
    (
        Concept(
            "Auslandsgeheimdienst",
            (
                Alternative("de", ("auslandsgeheimdienst",)),
                Alternative("en", ("spi",), weight=0.1, origin="Ding", text="spies"),
            ),
        ),
        Concept(
            "geheimdienst",
            (Alternative("de", ("geheimdien",), weight=0.5, in_parts=True),),
            weight=0.5,
            whole="Auslandsgeheimdienst",
        ),
    )
)


def hit(*contributions: Contribution) -> Hit:
    return Hit(None, 1.0, (), contributions)  # type: ignore[arg-type]  # what is stored is not told of


def test_the_keyword_that_did_most_comes_first() -> None:
    little = Contribution(0, 1.0, 0.5, 0.1, 0.0, 0.0, (Frequency(0, 1, 3),))
    much = Contribution(1, 1.0, 0.5, 0.0, 0.2, 0.0, (Frequency(0, 1, 3),))
    assert [each.keyword for each in reasons(hit(little, much), QUERY)] == [
        "geheimdienst",
        "Auslandsgeheimdienst",
    ]


def test_a_part_of_a_keyword_names_the_whole() -> None:
    (reason,) = reasons(hit(Contribution(1, 1.0, 0.5, 0.0, 0.0, 0.0, (Frequency(0, 2, 3),))), QUERY)
    assert reason.part_of == "Auslandsgeheimdienst"
    assert reason.shares == (Share("geheimdienst", "de", "typed", True, 0.5, 2, 3),)


def test_each_way_to_say_a_keyword_is_told_with_its_origin_what_counts_most_first() -> None:
    (reason,) = reasons(
        hit(Contribution(0, 1.0, 0.5, 0.0, 0.0, 0.0, (Frequency(1, 4, 7), Frequency(0, 1, 1)))), QUERY
    )
    assert [(share.text, share.origin) for share in reason.shares] == [
        ("Auslandsgeheimdienst", "typed"),
        ("spies", "Ding"),
    ]
    assert reason.shares[1].documents == 7
    assert reason.score == pytest.approx(0.5)
