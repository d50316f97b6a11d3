"""Papers, figures and cases of two versions together: what is printed, what is not, for whom."""

from dataclasses import replace
from typing import Any

import pytest

from reports.changes.versions import VersionChanges, versions_between
from tests.reports.changes.test_kinds import (
    FORMATS,
    Json,
    appraisal,
    base,
    before,
    issued,
    option,
    paper,
    scheme,
)

FORM = FORMATS[0]
KNOWN = ("1.0", "1.1")


def between(data: Json, form: str = FORM, *, whole: bool = True) -> VersionChanges:
    return versions_between(before(form), issued(data, form, "1.1"), whole=whole, known=KNOWN)


def labels(found: Any) -> list[str]:
    return [one.label for one in found]


@pytest.mark.parametrize(
    ("change", "label"),
    [
        (
            lambda d: scheme(d).update(owner_role="Head of care"),
            "The owner of the scheme S1 Contracts",
        ),
        (lambda d: d["programme"].update(target="7"), "The target of the programme"),
    ],
)
def test_what_no_paper_prints_is_told_as_such(change: Any, label: str) -> None:
    data = base()
    change(data)
    found = between(data)
    assert labels(found.unprinted) == [label]
    assert found.behind == ()


def test_what_a_paper_prints_is_told_of_its_case_apart() -> None:
    data = base()
    option(data)["name"] = "A firm of its workers"
    found = between(data)
    assert labels(found.behind) == ["The name of the option “A firm of its workers”"] or (
        "The name of the option “A firm of its workers” of the appraisal “How the service is run”"
        in labels(found.behind)
    )
    assert found.unprinted == ()


def test_text_of_a_section_that_is_printed_is_told_by_the_paper_alone() -> None:
    data = base()
    paper(data)["sections"][1]["text"] = "The board met twice."
    found = between(data)
    assert found.printed.places
    assert (found.unprinted, found.behind) == ((), ())


def test_text_that_was_typed_otherwise_and_reads_the_same_is_told() -> None:
    data, again = base(), base()
    paper(data)["sections"][1]["text"] = "*Once* it met."
    paper(again)["sections"][1]["text"] = "_Once_ it met."
    found = versions_between(
        issued(data, FORM, "1.0"), issued(again, FORM, "1.0"), whole=True, known=KNOWN
    )
    assert found.printed.nothing
    (change,) = found.behind
    assert change.label == "The text of the section “Conclusion”"
    assert change.old == change.new == "Once it met."


def test_who_sees_the_public_papers_alone_is_told_nothing_of_the_case() -> None:
    data = base()
    scheme(data)["owner_role"] = "Head of care"
    assert between(data, whole=False) == VersionChanges(
        between(data).printed, between(data).figures, (), ()
    )


def test_figures_are_told_where_the_case_holds_no_more_than_the_papers_words() -> None:
    data = base()
    option(data)["finance"]["total_savings"] = "7"
    old, new = (
        replace(one, case=replace(one.case, schemes=(), appraisals=()))
        for one in (before(FORM), issued(data, FORM, "1.1"))
    )
    (figure,) = versions_between(old, new, whole=False).figures
    assert figure.label == "A figure in “1 Executive summary”"
    assert (figure.old, figure.new) == ("£2,105,898", "£7")


def test_rating_and_its_reason_are_two_changes() -> None:
    data = base()
    appraisal(data)["ratings"][0] |= {"level": "low", "reason": "The panel agreed."}
    found = between(data)
    told = labels((*found.unprinted, *found.behind))
    assert [one.partition(" of the appraisal")[0] for one in told] == [
        "The level of the rating of Staff mutual on Quality",
        "The reason of the rating of Staff mutual on Quality",
    ]
