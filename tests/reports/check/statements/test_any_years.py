"""Whatever a table has over two to six years, a true statement on what rises or falls in it, and on
what part of all schemes one is, is never asked about and a wrong one always is."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from reports.casefile.case import PaperCase, case_of
from reports.check.facts import PaperFacts
from reports.check.paper import check_paper
from reports.figures.gather import figures_of
from reports.readiness.judged import results_of
from tests.reports.cases.typed import typed
from tests.reports.check.claims.generated import LIBRARIES
from tests.reports.check.corpus.put import ALARMS
from tests.reports.check.texts import document

TITLES = ("Ferry", "Quarry", "Orchard", "Lighthouse", "Tannery", "Vineyard", "Windmill", "Smithy")
YEARS = [f"20{at}/{at + 1}" for at in range(20, 26)]


def case_with_years(values: list[int]) -> PaperCase:
    """A case with a table of loans over as many years as there are values."""
    table: dict[str, Any] = {
        "title": "Loans by kind",
        "row_heading": "Kind",
        "columns": [{"name": year, "unit": "loans"} for year in YEARS[: len(values)]],
        "rows": [
            {"label": "Audiobooks", "values": [str(one) for one in values]},
            {"label": "Newspapers", "values": ["7"] * len(values)},
        ],
    }
    return case_of(typed(LIBRARIES | {"programme": LIBRARIES["programme"] | {"evidence": [table]}}))


def statements(values: list[int]) -> Iterator[tuple[str, bool]]:
    """Sentences on the loans of audiobooks, each with whether it is true."""
    steps = [later - sooner for sooner, later in pairwise(values)]
    first, last = values[0], values[-1]
    yield "Loans of audiobooks rise every year.", all(step > 0 for step in steps)
    yield "Year by year, loans of audiobooks fall.", all(step < 0 for step in steps)
    yield f"Loans of audiobooks have grown since {YEARS[0]}.", last > first
    between = f"between {YEARS[0]} and {YEARS[len(values) - 1]}"
    yield f"Loans of audiobooks dropped {between}.", last < first


@settings(max_examples=12)
@given(st.lists(st.one_of(st.integers(0, 5), st.integers(0, 10**9)), min_size=2, max_size=6))
def test_what_rises_or_falls_is_judged_by_every_year(values: list[int]) -> None:
    case = case_with_years(values)
    figures, facts = figures_of(case), PaperFacts(results=results_of(case))
    for sentence, is_true in statements(values):
        found = check_paper(document(sentence, figures=figures), figures, facts)
        asked = any(one.kind in ALARMS for one in found)
        assert asked is not is_true, (sentence, values)


@settings(max_examples=12)
@given(st.lists(st.integers(1, 10**6), min_size=3, max_size=8))
def test_a_part_of_all_schemes_is_judged_by_their_sum(amounts: list[int]) -> None:
    schemes = [
        {
            "reference": f"S{at}",
            "title": TITLES[at],
            "headline": {"amount": str(amount), "year": "2026/27"},
        }
        for at, amount in enumerate(amounts)
    ]
    case = case_of(typed(LIBRARIES | {"schemes": schemes}))
    figures, facts = figures_of(case), PaperFacts(results=results_of(case))
    share = 100 * amounts[0] / sum(amounts)
    right, wrong = round(share), round(share) + (40 if share < 50 else -40)
    for per_cent, is_true in ((right, True), (wrong, False)):
        if not 0 < per_cent < 100:
            continue
        sentence = f"Scheme S0 brings in {per_cent}% of the total savings."
        found = check_paper(document(sentence, figures=figures), figures, facts)
        asked = any(one.kind in ALARMS for one in found)
        assert asked is not is_true, (sentence, amounts)
