"""How sure the first place is as a block of a paper: sentences, weights, and ranks drawn."""

from collections.abc import Iterator
from fractions import Fraction as F
from typing import Any

import pytest

from appraisal.engine import evaluate
from appraisal.engine.problem import Option
from reports.blocks.appraisal.sure.drawn import (
    Drawn,
    central_table,
    drawn_evenly,
    drawn_told,
    first_share,
    ranks_table,
    wins_table,
)
from reports.blocks.appraisal.sure.tables import robust_blocks, sure_told, weights_table
from reports.casefile.findings import Findings
from reports.figures import Figure, Figures
from reports.figures.results import result_figures, sure_figures
from reports.jobs.draws import Draws
from tests.appraisal.engine.problems import HML, TEN, appraise, ranking
from workbench.pages.tables import Table


def findings(ratings: dict[str, list[Any]], weights: list[Any], **more: Any) -> Findings:
    """Options rated on as many criteria as there are weights."""
    problem = appraise(
        [ranking(f"C{at}", weight, TEN) for at, weight in enumerate(weights, 1)],
        ratings,
        options=tuple(Option(code, f"Option {code}") for code in ratings),
    )
    return Findings(problem, evaluate(problem), **more)


TWO = {"A": [8, 2], "B": [4, 8]}  # A leads while the first criterion carries more than 60%


def texts(table: Table | None) -> list[list[str]]:
    assert table is not None
    return [[row.heading.text, *(cell.text for cell in row.cells)] for row in table.rows]


@pytest.mark.parametrize("ratings", [{"A": [1, 2]}, {"A": [None, 1], "B": [1, 2]}])
def test_nothing_prints_where_nothing_can_be_told(ratings: dict[str, list[Any]]) -> None:
    assert not list(robust_blocks(findings(ratings, [1, 1])))
    assert ranks_table(findings(ratings, [1, 1])) is None
    assert weights_table(findings(ratings, [1, 1])) is None


def test_the_table_says_from_which_share_on_who_comes_first() -> None:
    assert texts(weights_table(findings(TWO, [3, 1]))) == [
        ["Criterion C1", "75%", "None does", "60%: Option B"],
        ["Criterion C2", "25%", "40%: Option B", "None does"],
    ]


def test_without_weights_ranks_are_drawn_and_no_weight_is_moved() -> None:
    found = findings(TWO, [None, None])
    assert weights_table(found) is None
    assert len(texts(ranks_table(found))) == 2


def test_what_a_weight_carries_stands_where_scales_differ() -> None:
    problem = appraise(
        [ranking("C1", 1, HML), ranking("C2", 1, TEN)], {"A": ["h", 2], "B": ["l", 9]}
    )
    table = weights_table(Findings(problem, evaluate(problem)))
    assert table is not None
    assert [column.heading for column in table.columns][1:3] == ["Share of weight", "Carries"]
    assert [row.cells[1].value for row in table.rows] == ["3/13", "10/13"]


def test_drawn_shares_are_those_of_the_sentence_and_near_the_truth() -> None:
    found = findings(TWO, [3, 1])
    drawn = found.sampled
    assert drawn is not None
    # Evenly from two weights: A comes first in 40 of 100.
    assert abs(first_share(drawn, "A") - F(2, 5)) < F(2, 100)
    rows = texts(ranks_table(found))
    told = next(one.sentence for one in sure_told(found) if one.what == ("drawn",))
    assert [row[0] for row in rows] == ["Option A", "Option B"]
    for name, first, width, *_ in rows:
        assert f"{name} in {first} of them (plus or minus {width[:-1]})" in told
        assert width == "1.0%"


def test_a_first_place_that_nothing_moves_is_said_once() -> None:
    told = sure_told(findings({"A": [8, 8], "B": [4, 4]}, [3, 1]))
    assert next(one.what for one in told) == ("always",)
    assert ("drawn",) not in [one.what for one in told]


def test_ties_share_the_first_place() -> None:
    rows = texts(ranks_table(findings({"A": [5, 5], "B": [5, 5]}, [1, 1])))
    assert [row[1:3] for row in rows] == [["100.0%", "Under 0.1%"]] * 2


@pytest.mark.parametrize("many", [2, 6, 7, 30])
def test_however_many_options_the_table_stays_narrow(many: int) -> None:
    ratings = {f"O{at}": [at % 10, (7 * at) % 10, (3 * at) % 10] for at in range(many)}
    table = ranks_table(findings(ratings, [1, 2, 3]))
    assert table is not None
    assert len(table.columns) <= 8
    assert all(len(row.cells) + 1 == len(table.columns) for row in table.rows)
    for row in table.rows:
        shares = [cell.value for cell in row.cells if cell.value]
        assert sum(map(F, shares)) == 1


def test_nothing_tells_of_an_option_that_is_withheld() -> None:
    ratings = {"A": [8, 2], "B": [4, 8], "C": [7, 4]}
    kept = findings(ratings, [3, 1], withheld=frozenset("B"))
    assert "Option B" not in str([one.sentence for one in sure_told(kept)])
    assert "Option B" not in str(weights_table(kept))
    row = next(row for row in texts(ranks_table(kept)) if row[0] == "Option B")
    assert set(row[1:]) == {"Withheld"}
    first = findings(TWO, [3, 1], withheld=frozenset("A"))
    assert "Option B" not in str(weights_table(first))


def test_each_sentence_is_quoted_by_a_name_of_its_own() -> None:
    ratings = {f"O{at}": [at % 10, (7 * at) % 10, (3 * at) % 10] for at in range(12)}
    found = findings(ratings, [1, 2, 3])
    quoted = {one.name: one.value for one in sure_figures(found, "x")}
    assert list(quoted.values()) == [one.sentence for one in sure_told(found)]
    assert "x.robustness.drawn" in quoted


def test_sentences_are_worked_out_where_one_is_asked_for_alone() -> None:
    found = findings(TWO, [3, 1])
    asked = []

    def sentences() -> Iterator[Figure]:
        asked.append(1)
        return sure_figures(found, "x")

    figures = Figures(result_figures(found, "x"), "x", sentences)
    assert figures.find("A.total").value == F(26)
    assert figures.short_name("x.A.total") == "A.total"
    assert "x.B.name" in figures
    assert len(figures.plain) > 5
    assert not asked
    assert str(figures.find("robustness.drawn").value).startswith("Of 10,000 weightings")
    assert figures.find("drawn") is figures["x.robustness.drawn"]
    assert len(figures) == len(figures.plain) + len(sure_told(found))
    assert figures.search("robustness")
    assert asked == [1]


def test_central_weights_and_pairs_are_near_the_exact_answers() -> None:
    """Each of three options is best on a criterion of its own: its central weight there is
    11 / 18, and it is above each other half of the time."""
    found = findings({"A": [1, 0, 0], "B": [0, 1, 0], "C": [0, 0, 1]}, [1, 1, 1])
    drawn = drawn_evenly(found)
    assert drawn is not None
    central, wins = central_table(found, drawn), wins_table(found, drawn)
    assert central is not None
    assert wins is not None
    for at, (row, pair) in enumerate(zip(central.rows, wins.rows, strict=True)):
        shares = [F(cell.value) for cell in row.cells]
        assert sum(shares) == 1
        assert abs(shares[at] - F(11, 18)) < F(2, 100)
        against = [F(cell.value) for cell in pair.cells if cell.value]
        assert all(abs(share - F(1, 2)) < F(2, 100) for share in against)
        assert len(against) == 2


def test_what_was_drawn_is_told_with_its_width_and_of_many_with_more_places() -> None:
    found = findings(TWO, [3, 1])
    asked = Draws(("A", "B"), (((8,), (2,)), ((4,), (8,))), "order", ((3, 1),), 0, 250_000, 5)
    of = Drawn(asked.drawn(), "weightings in order", "weightings in order")
    (told,) = drawn_told(found, of)
    # A leads above 60%: four fifths of what keeps the first weight the greater.
    assert told.sentence.startswith(
        "Of 250,000 weightings in order (seed 5), these come first, alone or jointly: Option A in "
    )
    assert "(plus or minus 0.16)" in told.sentence
    assert abs(first_share(of.answer, "A") - F(4, 5)) < F(3, 1000)


def test_tables_of_draws_stay_narrow_and_tell_of_nobody_withheld() -> None:
    ratings = {f"O{at}": [(at * one) % 10 for one in range(1, 13)] for at in range(30)}
    found = findings(ratings, [1] * 12, withheld=frozenset({"O7"}))
    drawn = drawn_evenly(found)
    assert drawn is not None
    central, wins = central_table(found, drawn), wins_table(found, drawn)
    assert central is not None
    assert wins is not None
    for table in (central, wins):
        assert len(table.columns) <= 3
        assert "Option O7" not in str(table)
