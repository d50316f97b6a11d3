"""The figures of a case, found by words and grouped by what they are of."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.casefile.case import PaperCase, case_of
from reports.figures.gather import figures_of
from reports.sections.panel import SHOWN, _shares, panel_of
from tests.reports.cases.typed import typed

FIXTURES = Path(__file__).parents[3] / "fixtures"


def case(name: str) -> PaperCase:
    data = json.loads((FIXTURES / f"{name}.json").read_text(encoding="utf-8"))
    return case_of(typed(data), data["papers"][0]["reference"])


@pytest.mark.parametrize("name", ["barnet", "hertfordshire", "derby", "warwick", "cambridgeshire"])
def test_every_figure_stands_in_a_group_and_is_found_by_its_words(name: str) -> None:
    own = case(name)
    every = panel_of(own, "", most=100_000)
    assert len(every.figures) == every.count == len(figures_of(own))
    first = panel_of(own, "")
    assert len(first.figures) == SHOWN
    for group in first.groups:
        assert group.title
        (again,) = [
            one for one in panel_of(own, group.words, 10_000).groups if one.title == group.title
        ]
        assert again.more >= 0
        assert set(group.figures) <= set(again.figures)


def test_groups_share_what_is_shown() -> None:
    titles = [group.title for group in panel_of(case("hertfordshire"), "").groups]
    assert titles[:4] == [
        "Procurement of adaptation works",
        "Delivery model of the home and adaptation service",
        "Delivery approach of the home and adaptation service",
        "The programme",
    ]


@given(st.lists(st.integers(1, 40), max_size=30), st.integers(0, 50))
def test_shares_come_to_what_is_shown_and_are_fair(counts: list[int], most: int) -> None:
    shares = _shares(counts, most)
    assert sum(shares) == min(most, sum(counts))
    assert all(share <= count for share, count in zip(shares, counts, strict=True))
    open_ones = [share for share, count in zip(shares, counts, strict=True) if share < count]
    assert not open_ones or max(shares) - min(open_ones) <= 1
