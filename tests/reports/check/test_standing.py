"""What must be settled before a paper is issued."""

import pytest

from reports.check.facts import AppraisalFacts, ApprovalFact, PaperFacts
from reports.check.finding import Finding, FindingKind
from tests.reports.check.texts import check


def found(rule: str, facts: PaperFacts) -> list[Finding]:
    return [one for one in check("Text.", facts=facts) if one.rule == rule]


def of(**given: object) -> PaperFacts:
    return PaperFacts(appraisals=(AppraisalFacts("m", "Delivery model", ("A", "B"), **given),))  # type: ignore[arg-type]


def test_a_baseline_is_missed() -> None:
    (one,) = found("baseline", of(has_baseline=False))
    assert one.kind is FindingKind.QUESTION
    assert "Delivery model" in one.message
    assert found("baseline", of()) == []


def test_weights_unlocked_after_scoring_are_told() -> None:
    (one,) = found("weights", of(weights_unlocked="A criterion was split."))
    assert "A criterion was split." in one.message
    assert not one.stops_issue
    (one,) = found("weights", of(weights_unlocked=""))
    assert one.stops_issue
    assert found("weights", of()) == []


def test_ratings_without_reasons_are_named() -> None:
    (one,) = found("reasons", of(without_reason=(("Mutual", "Savings"),)))
    assert "Mutual on Savings" in one.message
    assert found("reasons", of()) == []


def test_undecided_options_are_named() -> None:
    (one,) = found("undecided", of(undecided=("A", "B")))
    assert "A and B are undecided" in one.message
    assert one.stops_issue
    assert found("undecided", of()) == []


@pytest.mark.parametrize(
    ("approval", "says"),
    [
        (None, "has not been asked"),
        (ApprovalFact("Legal"), "has not been asked"),
        (ApprovalFact("Legal", "requested"), "has not yet answered"),
        (ApprovalFact("legal", "returned"), "returned this paper"),
        (ApprovalFact("Legal", "given", stale=True), "has changed since"),
        (ApprovalFact("Legal", "given"), ""),
    ],
)
def test_missing_approvals_are_named(approval: ApprovalFact | None, says: str) -> None:
    facts = PaperFacts(approvals_wanted=("Legal",), approvals=(approval,) if approval else ())
    messages = [one.message for one in found("approval", facts)]
    assert len(messages) == bool(says)
    assert all(says in message for message in messages)


def test_an_approval_beyond_the_formats_list_counts_too() -> None:
    facts = PaperFacts(approvals=(ApprovalFact("Finance", "requested"),))
    assert [one.excerpt for one in found("approval", facts)] == ["Finance"]
