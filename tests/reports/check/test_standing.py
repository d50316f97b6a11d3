"""What must be settled before a paper is issued."""

from dataclasses import replace

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


def test_weights_meant_as_per_cent_that_are_not_a_hundred_are_asked_about() -> None:
    (one,) = found("per-cent", of(not_a_hundred=("The weights come to 110, and not to 100.",)))
    assert one.kind is FindingKind.QUESTION
    assert "Delivery model: The weights come to 110" in one.message
    assert found("per-cent", of()) == []


def test_ratings_without_reasons_are_named() -> None:
    (one,) = found("reasons", of(without_reason=(("Mutual", "Savings"),)))
    assert "Mutual on Savings" in one.message
    assert found("reasons", of()) == []


def test_undecided_options_are_named_each_by_itself() -> None:
    one, other = found("undecided", of(undecided=("A", "B")))
    assert "A is undecided" in one.message
    assert "B is undecided" in other.message
    assert one.stops_issue
    assert other.stops_issue
    assert found("undecided", of()) == []


def test_explanation_of_one_undecided_option_is_none_of_another() -> None:
    """Nor of an option that is called the same in another appraisal."""
    facts = of(undecided=("A", "B"))
    one = found("undecided", facts)[0]
    explained = replace(facts, explained={one.fingerprint: "It is rated in May."})
    assert [found.stops_issue for found in found("undecided", explained)] == [False, True]
    elsewhere = AppraisalFacts("n", "Another question", ("A", "B"), undecided=("A",))
    both = replace(explained, appraisals=(*facts.appraisals, elsewhere))
    assert [found.stops_issue for found in found("undecided", both)] == [False, True, True]


@pytest.mark.parametrize("state", ["", "requested", "returned", "given"])
def test_no_explanation_stands_in_for_an_approval(state: str) -> None:
    facts = PaperFacts(approvals=(ApprovalFact("Legal", state, stale=state == "given"),))
    (one,) = found("approval", facts)
    assert not one.may_be_explained
    (again,) = found(
        "approval", replace(facts, explained={one.fingerprint: "The Director agreed by word."})
    )
    assert again.stops_issue
    assert again.explained == ""


@pytest.mark.parametrize("text", ["## Next steps", "This section has not been written."])
def test_text_that_is_not_written_is_explained_for_itself_alone(text: str) -> None:
    missing = [one for one in check(text, text) if one.rule == "empty-section"]
    assert len(missing) == len({one.fingerprint for one in missing}) == 2
    assert all(one.stops_issue for one in missing)
    facts = PaperFacts(explained={missing[0].fingerprint: "It comes later."})
    left = [one for one in check(text, text, facts=facts) if one.rule == "empty-section"]
    assert [one.stops_issue for one in left] == [False, True]


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


def test_decisions_that_do_not_go_together_stop_the_issue_until_explained() -> None:
    pair = ("Small (model) with Framework (buying)", "It is too small to buy alone.")
    (one,) = found("together", PaperFacts(not_together=(pair,)))
    assert one.stops_issue
    assert all(words in one.message for words in pair)
    assert found("together", PaperFacts()) == []
    explained = PaperFacts(not_together=(pair,), explained={one.fingerprint: "It grows first."})
    (one,) = found("together", explained)
    assert not one.stops_issue
