"""Which part of the old is which part of the new."""

from hypothesis import given
from hypothesis import strategies as st

from reports.changes.matching import By, Pair, like, nameless, paired, stretches

WORDS: By[str] = By(lambda one: one, nameless, str.split)
NAMED: By[str] = By(lambda one: one, lambda one: one.split()[0], str.split)
TEXTS = st.lists(
    st.lists(st.sampled_from("abcdef"), min_size=1, max_size=6).map(" ".join), max_size=9
)


def test_equal_parts_are_pairs_and_the_rest_came_or_went() -> None:
    assert paired(["a", "b", "c"], ["a", "x", "c"], WORDS) == [
        Pair("a", "a"),
        Pair("b", None),
        Pair(None, "x"),
        Pair("c", "c"),
    ]


def test_part_of_the_same_name_is_the_same_part_whatever_else_it_says() -> None:
    old, new = "Cost one two three", "Cost four five six"
    assert paired([old], [new], NAMED) == [Pair(old, new)]
    assert paired([old], [new], WORDS) == [Pair(old, None), Pair(None, new)]


def test_part_that_stands_elsewhere_moved_and_no_other_did() -> None:
    pairs = paired(list("abcde"), list("eabcd"), WORDS)
    assert [pair.new for pair in pairs if pair.moved] == ["e"]


def test_part_that_moved_and_changed_is_found_by_its_words() -> None:
    old = ["the board met on monday in may", "x y z", "u v w"]
    new = ["x y z", "u v w", "the board met on tuesday in may"]
    assert Pair(old[0], new[2], moved=True) in paired(old, new, WORDS)


def test_likest_are_paired_first_and_each_once() -> None:
    old, new = (
        [["a", "b", "c", "d"], ["a", "b", "c", "x"]],
        [["a", "b", "c", "x"], ["a", "b", "c", "x"]],
    )
    assert list(like(old, new, 0.5)) == [(1, 0), (0, 1)]
    assert list(like(old, [["q"]], 0.1)) == []


@given(TEXTS, TEXTS)
def test_every_part_stands_in_one_pair(old: list[str], new: list[str]) -> None:
    for by in (WORDS, NAMED):
        pairs = paired(old, new, by)
        assert sorted(p.old for p in pairs if p.old is not None) == sorted(old)
        assert [p.new for p in pairs if p.new is not None] == new
        stayed = [p for p in pairs if p.old is not None and p.new is not None and not p.moved]
        rest = iter(old)
        assert all(any(p.old == one for one in rest) for p in stayed)


@given(TEXTS, TEXTS)
def test_stretches_hold_all_of_both(old: list[str], new: list[str]) -> None:
    found = stretches(old, new)
    assert [one for _, i, j, _k, _m in found for one in old[i:j]] == old
    assert [one for _, _i, _j, k, m in found for one in new[k:m]] == new
    assert all(old[i:j] == new[k:m] for same, i, j, k, m in found if same)
