"""What is alike is one thing to read, and what matters comes first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.check.finding import Finding, FindingKind, PlaceInPaper
from reports.check.groups import grouped
from tests.reports.check.test_cases import CASES, findings

MOST_TO_READ = 30


def finding(kind: FindingKind, rule: str, section: str, at: int) -> Finding:
    return Finding(
        kind, rule, PlaceInPaper(section), f"Message {at}.", f"It is £{at}.", f"£{at}", 6
    )


FINDINGS = st.lists(
    st.builds(
        finding,
        st.sampled_from(FindingKind),
        st.sampled_from(("figure", "reconciled", "acronym", "denied", "left")),
        st.sampled_from(("a", "b")),
        st.integers(1, 99),
    ),
    max_size=40,
)


@given(FINDINGS)
def test_every_finding_is_in_one_group_and_serious_ones_stand_alone(found: list[Finding]) -> None:
    groups = grouped(found)
    inside = [one for group in groups for one in group.findings]
    assert sorted(map(id, inside)) == sorted(map(id, found))
    assert all(group.is_alone for group in groups if group.first.stops_issue)
    assert all(group.message and group.whole.message == group.message for group in groups)
    serious = [group.first.stops_issue for group in groups]
    assert serious == sorted(serious, reverse=True)


def test_group_names_its_figures_and_counts_the_rest() -> None:
    found = [finding(FindingKind.UNSUPPORTED, "figure", "a", at) for at in range(1, 16)]
    (group,) = grouped(found)
    assert group.message.startswith("Nothing in the case gives these 15 figures")
    assert "£12 and three more." in group.message


def test_explained_findings_are_a_group_of_their_own() -> None:
    one = finding(FindingKind.UNSUPPORTED, "figure", "a", 1)
    other = Finding(one.kind, one.rule, one.place, one.message, typed="£2", explained="Known.")
    assert len(grouped([one, other])) == 2


@pytest.mark.parametrize("name", CASES)
def test_nobody_reads_more_than_thirty_things_of_a_paper(name: str) -> None:
    assert len(grouped(findings(name))) <= MOST_TO_READ
