"""Whatever amounts options have, equal, negative or very large, a true statement on them is never
asked about and a wrong one always is."""

from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from reports.casefile.case import case_of
from reports.check.facts import PaperFacts
from reports.check.paper import check_paper
from reports.figures.gather import figures_of
from reports.readiness.judged import results_of
from tests.reports.cases.typed import typed
from tests.reports.check.claims.generated import LIBRARIES
from tests.reports.check.corpus.put import ALARMS
from tests.reports.check.texts import document

CODES = "ABCDE"
NAMES = ("keeping all branches open", "a community trust", "the shared service with Eastham",
         "closing two branches", "the digital-first service")  # fmt: skip


def statements(costs: list[int]) -> Iterator[tuple[str, bool]]:
    """Sentences on what the options cost, each with whether it is true."""
    dearest, cheapest = max(costs), min(costs)
    for at, (name, cost) in enumerate(zip(NAMES, costs, strict=True)):
        called = name[0].upper() + name[1:]
        if dearest != cheapest:
            yield f"{called} is the most expensive of all.", cost == dearest
            yield f"{called} costs the least of all.", cost == cheapest
        other = (at + 1) % len(costs)
        yield f"{called} costs more than {NAMES[other]}.", cost > costs[other]
        yield f"{called} costs as much as {NAMES[other]}.", cost == costs[other]


@settings(max_examples=8)
@given(
    st.lists(st.one_of(st.integers(-5, 5), st.integers(-(10**6), 10**12)), min_size=5, max_size=5)
)
def test_statements_on_amounts_are_judged_by_the_amounts(costs: list[int]) -> None:
    part: dict[str, Any] = dict(LIBRARIES["appraisals"][0])
    part["options"] = [{k: v for k, v in one.items() if k != "cost"} for one in part["options"]]
    part["measures"] = [
        {"option": code, "measure": "yearly_cost", "value": str(cost)}
        for code, cost in zip(CODES, costs, strict=True)
    ]
    case = case_of(typed(LIBRARIES | {"appraisals": [part]}))
    figures, facts = figures_of(case), PaperFacts(results=results_of(case))
    for sentence, is_true in statements(costs):
        found = check_paper(document(sentence, figures=figures), figures, facts)
        asked = any(one.kind in ALARMS for one in found)
        assert asked is not is_true, (sentence, costs)
