"""What is printed of a total gives the total by hand."""

import re
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appraisal.engine.outcome import evaluate
from appraisal.engine.problem import Better, Problem, TotalAs
from appraisal.engine.words.working import totals_rule
from reports.blocks.appraisal.ranking import ranked_blocks
from reports.casefile.findings import Findings
from tests.appraisal.engine.problems import TEN as SCALE
from tests.appraisal.engine.problems import appraise, drawn_problems, ranking

_NUMBER = r"(−?[0-9,]+(?:\.[0-9]+|/[0-9,]+)?)"
_TERM = re.compile(rf"(?:, | ){_NUMBER} × {_NUMBER}(?=;|$)")


def value(text: str) -> Fraction:
    return Fraction(text.replace(",", "").replace("−", "-"))


def by_hand(working: str, total_as: TotalAs) -> Fraction:
    """The total, as a reader works it out from the words alone."""
    terms, _semicolon, rest = working.partition("; together ")
    together = sum((value(a) * value(b) for a, b in _TERM.findall(terms)), Fraction(0))
    if not rest:
        return together
    first, *others = map(value, re.findall(_NUMBER, rest.replace(", ", " ")))
    assert first == together
    match total_as:
        case TotalAs.POINTS:
            return together * others[0] / others[1]
        case TotalAs.AVERAGE | TotalAs.VALUE:
            return together / others[0]
        case TotalAs.PERCENT:
            return 100 * together / others[0]


@given(
    problem=drawn_problems(weighted=True, least_ranking=1),
    total_as=st.sampled_from(TotalAs),
    better=st.sampled_from(Better),
)
def test_every_working_gives_its_total(problem: Problem, total_as: TotalAs, better: Better) -> None:
    result = evaluate(replace(problem, total_as=total_as, better=better))
    for option in result.options:
        assert bool(option.working) == (option.total is not None)
        if option.total is not None:
            assert by_hand(option.working, total_as) == option.total, option.working


def light_alone(total_as: TotalAs) -> Problem:
    criteria = [ranking("Heavy", 3, SCALE), ranking("Light", 1, SCALE)]
    return appraise(criteria, {"A": (7, 2), "B": ("n/a", 8)}, total_as=total_as)


@pytest.mark.parametrize(
    ("total_as", "whole", "reweighted"),
    [
        (
            TotalAs.POINTS,
            "Criterion Heavy 7 × 3; Criterion Light 2 × 1",
            "Criterion Light 8 × 1; together 8, times 4 ÷ 1, all weight over the weight that applies",
        ),
        (
            TotalAs.AVERAGE,
            "Criterion Heavy 7 × 3; Criterion Light 2 × 1; together 23, divided by 4, the sum of "
            "the weights",
            "Criterion Light 8 × 1; together 8, divided by 1, the weight that applies",
        ),
        (
            TotalAs.PERCENT,
            "Criterion Heavy 7 × 3; Criterion Light 2 × 1; together 23 of the 40 possible",
            "Criterion Light 8 × 1; together 8 of the 10 possible on what applies",
        ),
        (
            TotalAs.VALUE,
            "Criterion Heavy 7, 70 × 3; Criterion Light 2, 20 × 1; together 230, divided by 4, the "
            "sum of the weights",
            "Criterion Light 8, 80 × 1; together 80, divided by 1, the weight that applies",
        ),
    ],
)
def test_a_criterion_that_does_not_apply_is_re_weighted_in_the_working(
    total_as: TotalAs, whole: str, reweighted: str
) -> None:
    a, b = evaluate(light_alone(total_as)).options
    assert (a.working, b.working) == (whole, reweighted)
    # The reason, which pages and the command print, has it too.
    assert any(f"{whole}." in reason for reason in a.reasons)
    assert any(f"{reweighted}." in reason for reason in b.reasons)


def test_the_rule_of_totals_names_what_they_are_held_against() -> None:
    told = [totals_rule(light_alone(total_as)) for total_as in TotalAs]
    assert [re.findall(r"[0-9]+", one) for one in told] == [
        [],
        ["4"],
        ["40"],
        ["0", "100", "4"],
    ]


@pytest.mark.parametrize("total_as", TotalAs)
def test_a_paper_prints_the_rule_of_its_totals_and_what_is_re_weighted(total_as: TotalAs) -> None:
    problem = light_alone(total_as)
    findings = Findings(problem, evaluate(problem))
    printed = str([*ranked_blocks(findings, with_scores=False)])
    assert totals_rule(problem) in printed
    assert printed.count("Its total is re-weighted: ") == 1
    assert findings.results["B"].working in printed
