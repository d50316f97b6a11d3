"""Which page is which, after pages were moved, taken out, doubled or added."""

from hypothesis import given
from hypothesis import strategies as st

from reports.verify.sealed import _longest_rising, _moved, _paired

PAGES = st.lists(st.integers(0, 30), max_size=12, unique=True).map(lambda ns: [str(n) for n in ns])


@given(PAGES, st.data())
def test_any_change_of_the_sequence_of_pages_is_told(made: list[str], data: st.DataObject) -> None:
    now = data.draw(st.permutations(made) | st.lists(st.sampled_from([*made, "new"]), max_size=12))
    pages = _paired(made, now)
    told = list(_moved(pages))
    altered = [at for at, one in enumerate(pages.made) if one is not None and made[one] != now[at]]
    assert bool(told or altered) == (made != now)
    paired = [one for one in pages.made if one is not None]
    assert len(paired) == len(set(paired))
    assert sorted([*paired, *pages.missing]) == list(range(len(made)))


@given(PAGES)
def test_page_that_was_moved_is_the_one_that_is_told(made: list[str]) -> None:
    if len(made) < 4:
        return
    now = [*made[1:], made[0]]
    assert [(one.page, str(one.what)[-7:]) for one in _moved(_paired(made, now))] == [
        (len(made), "page 1.")
    ]


@given(PAGES, st.integers(0, 11))
def test_page_that_was_taken_out_moves_no_other(made: list[str], at: int) -> None:
    if at >= len(made):
        return
    told = list(_moved(_paired(made, made[:at] + made[at + 1 :])))
    assert [one.page for one in told] == [at + 1]


@given(st.permutations(list(range(9))))
def test_longest_rising_pages_rise_and_no_page_can_join_them(numbers: list[int]) -> None:
    stayed = _longest_rising(numbers)
    kept = [one for one in numbers if one in stayed]
    assert kept == sorted(kept)
    for one in set(numbers) - stayed:
        joined = [other for other in numbers if other in stayed or other == one]
        assert joined != sorted(joined)
