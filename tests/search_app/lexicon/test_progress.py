"""How far long work is."""

from search_app.lexicon.progress import between, counted, part, watched


def test_items_go_through_and_every_so_often_their_share_is_told() -> None:
    told: list[float] = []
    assert list(watched(range(10), told.append, every=5)) == list(range(10))
    assert told == [0.0, 0.5]


def test_more_items_than_there_should_be_are_no_more_than_all() -> None:
    told: list[float] = []
    assert len(list(counted(range(10), 4, told.append, every=4))) == 10
    assert told == [0.0, 1.0, 1.0]


def test_parts_of_parts_move_on_as_one() -> None:
    told: list[float] = []
    all_of_it = between(told.append, 0.2, 0.6)
    for number in range(2):
        part(all_of_it, number, 2)(0.0)
        part(all_of_it, number, 2)(0.5)
    assert [round(share, 3) for share in told] == [0.2, 0.3, 0.4, 0.5]
