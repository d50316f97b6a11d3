"""Whatever an appraisal comes to, a sentence made from its result is never told as contradicting,
and the same sentence with another number, option or level always is."""

from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from appraisal.engine.result import Outcome
from reports.casefile.case import PaperCase, case_of
from reports.check.facts import PaperFacts
from reports.check.finding import FindingKind
from reports.check.paper import check_paper
from reports.figures.gather import figures_of
from reports.readiness.judged import results_of
from tests.reports.cases.typed import typed
from tests.reports.check.claims.generated import LIBRARIES
from tests.reports.check.texts import document
from workbench.numbers.listing import count_words, opening

LEVELS = ("low", "medium", "high")
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
NAMES = (
    "Keep all branches open", "Community trust", "Shared service with Eastham", "Close two branches",
    "Digital-first service", "Mobile library",
)  # fmt: skip


@st.composite
def appraisals(draw: st.DrawFn) -> PaperCase:
    """Two to six options with any ratings, some missing, and any number taken forward."""
    count = draw(st.integers(2, 6))
    codes = "ABCDEF"[:count]
    part: dict[str, Any] = dict(LIBRARIES["appraisals"][0])
    part["options"] = [
        {"code": code, "name": name, "baseline": code == "A"}
        for code, name in zip(codes, NAMES, strict=False)
    ]
    ratings = []
    for code in codes:
        for criterion in "12":
            level = draw(st.sampled_from(("pass", "pass", "fail")))
            ratings.append({"option": code, "criterion": criterion, "level": level})
        for criterion in "345":
            level = draw(st.sampled_from((*LEVELS, *LEVELS, "")))
            if level:
                ratings.append({"option": code, "criterion": criterion, "level": level})
    part |= {"ratings": ratings, "measures": [], "measure_definitions": {}}
    part["shortlist"] = {"kind": "top", "count": draw(st.integers(1, count))}
    part.pop("decision")
    return case_of(typed(LIBRARIES | {"appraisals": [part]}))


def statements(case: PaperCase) -> Iterator[tuple[str, str]]:
    """True sentences of the appraisal, each with one that is made wrong."""
    findings = case.findings
    assert findings is not None
    results, options = findings.result.options, findings.options
    number = len(options)
    yield _compared(number), _compared(number + 1)
    forward = [one for one in results if one.outcome is Outcome.TAKEN_FORWARD]
    yield _forward(len(forward)), _forward((len(forward) + 1) % (number + 1))
    failing = sum(bool(one.failed) for one in results)
    yield _failing(failing), _failing((failing + 1) % (number + 1))
    last = max((one.rank or 0 for one in results), default=0)
    for one in results:
        name = options[one.code].name
        right, wrong = "is taken forward", "is not taken forward"
        if one.outcome is not Outcome.TAKEN_FORWARD:
            right, wrong = wrong, right
        yield f"{name} {right}.", f"{name} {wrong}."
        if one.rank is not None:
            other = one.rank % max(last, 2)
            place = ORDINALS[one.rank - 1]
            yield f"{name} ranks {place}.", f"{name} ranks {ORDINALS[other]}."
        if one.total is not None and one.total.denominator == 1:
            total = int(one.total)
            yield f"{name} scores {total} points.", f"{name} scores {total + 7} points."
    for cell in findings.result.cells:
        if cell.level in LEVELS:
            other_level = LEVELS[(LEVELS.index(cell.level) + 1) % 3]
            name = options[cell.option].name
            on = findings.criteria[cell.criterion].name.lower()
            yield (
                f"{name} is rated {cell.level} on {on}.",
                f"{name} is rated {other_level} on {on}.",
            )


def _compared(number: int) -> str:
    return f"The appraisal compares {count_words(number)} options."


def _forward(number: int) -> str:
    said = {0: "No option is", 1: "One option is"}.get(number)
    return f"{said or opening(count_words(number)) + ' options are'} taken forward."


def _failing(number: int) -> str:
    said = {0: "No option fails", 1: "One option fails"}.get(number)
    return f"{said or opening(count_words(number)) + ' options fail'} a gateway."


@settings(max_examples=20)
@given(appraisals())
def test_true_sentences_are_never_contradicting_and_wrong_ones_always(case: PaperCase) -> None:
    figures, facts = figures_of(case), PaperFacts(results=results_of(case))

    def contradicting(text: str) -> bool:
        found = check_paper(document(text, figures=figures), figures, facts)
        return any(one.kind is FindingKind.CONTRADICTING for one in found)

    for right, wrong in statements(case):
        assert not contradicting(right), right
        assert contradicting(wrong), wrong
