"""What weights carry of what can be reached, and where that is said."""

from fractions import Fraction as F

from appraisal.engine import evaluate
from appraisal.engine.problem import TotalAs
from appraisal.engine.ranking.carried import carried_shares
from reports.blocks.appraisal.gateways import criteria_table
from reports.casefile.findings import Findings
from tests.appraisal.engine.problems import HML, TEN, appraise, ranking
from tests.appraisal.engine.ranking.test_value import quality_and_risk

SAID = "The scales differ in length"


def test_a_long_scale_carries_more_than_its_weight() -> None:
    problem = quality_and_risk(TotalAs.PERCENT)
    result = evaluate(problem)
    assert [weight.share for weight in result.weights] == [F(7, 10), F(3, 10)]
    assert [weight.carries for weight in result.weights] == [F(210, 510), F(300, 510)]
    (said,) = [one for one in result.warnings if SAID in one]
    assert said == (
        "The scales differ in length, so weights do not count as they stand: "
        '"Criterion Quality" has 70% of the weight and carries about 41.18% of what can be '
        'reached; "Criterion Risk" has 30% of the weight and carries about 58.82% of what can be '
        "reached. Totals as value give every scale the same length."
    )


def test_values_and_scales_of_one_length_carry_what_they_weigh() -> None:
    for problem in (
        quality_and_risk(TotalAs.VALUE),
        appraise([ranking("a", 3, HML), ranking("b", 1, HML)], {"A": "hl"}),
    ):
        result = evaluate(problem)
        assert all(weight.carries == weight.share for weight in result.weights)
        assert not any(SAID in one for one in result.warnings)


def test_thirty_criteria_name_three_and_count_the_rest() -> None:
    criteria = [ranking(f"c{at}", 1, HML if at % 2 else TEN) for at in range(30)]
    problem = appraise(criteria, {"A": ["h" if at % 2 else 5 for at in range(30)]})
    (said,) = [one for one in evaluate(problem).warnings if SAID in one]
    assert said.count("of the weight") == 3
    assert "so it is with 27 more" in said


def test_nothing_is_carried_without_weights() -> None:
    assert carried_shares(appraise([ranking("a", None, HML)], {"A": "h"})) == {}


def test_the_paper_prints_what_each_carries_only_where_it_differs() -> None:
    columns = []
    for total_as in (TotalAs.PERCENT, TotalAs.VALUE):
        problem = quality_and_risk(total_as)
        table = criteria_table(Findings(problem, evaluate(problem)))
        columns.append([column.heading for column in table.columns])
        assert all(len(row.cells) == len(table.columns) - 1 for row in table.rows)
    assert "Carries of what can be reached" in columns[0]
    assert "Carries of what can be reached" not in columns[1]
