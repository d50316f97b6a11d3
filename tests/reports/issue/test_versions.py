"""Issuing a paper: what stands in its way, and what it freezes to."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError

from reports.casefile.case import case_of
from reports.casefile.file import check_case, read_case
from reports.document.content_json import content_json, document_from
from reports.issue.actions import issue_version
from reports.issue.freezing import Issue, hindrances, next_numbers, order_of
from reports.issue.issued import version_paper
from reports.models import Paper, PaperVersion, Section
from reports.output.kinds import as_docx
from reports.output.paper import paper_document
from reports.stored.exporting import export_case
from reports.stored.importing import import_case
from tests.factories import make_user
from tests.reports.cases.typed import typed
from tests.reports.papers.papers import barnet_data
from workbench.models import AuditEvent, User

pytestmark = pytest.mark.django_db


FIXTURES = sorted((Path(settings.BASE_DIR) / "fixtures").glob("*.json"))
FIRST = Issue("1.0", date(2016, 3, 7), "Lead officer", "Issued", "First issue.")


def ready_data() -> dict[str, Any]:
    """Barnet with its text cut to what nobody could contradict."""
    data = barnet_data()
    for section in data["papers"][0]["sections"]:
        section["text"] = "This section says what is needed, and no more."
    return data


@pytest.fixture
def lead() -> User:
    return make_user("lead")


@pytest.fixture
def paper(lead: User) -> Paper:
    programme = import_case(by=lead, token=uuid4(), case=check_case(ready_data()))
    return programme.papers.get()


def issued(paper: Paper, by: User, number: str = "1.0", **values: Any) -> PaperVersion:
    about = {"author": "Lead officer", "status": "Issued", "reason": "First issue."}
    return issue_version(paper=paper, number=number, by=by, token=uuid4(), **about | values)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_content_comes_back_from_its_json(path: Path) -> None:
    data = read_case(path).data
    for one in data["papers"]:
        document = paper_document(typed(data), one["reference"])
        assert document_from(content_json(document)) == document


@pytest.mark.parametrize("text", ["[]", "{}", '{"part": "poem"}', '{"part": "fact", "x": "y"}'])
def test_content_of_another_shape_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"no part of a paper|content of a paper|Fact has no x"):
        document_from(text)


def test_issuing_freezes_both_cases_and_both_papers(paper: Paper, lead: User) -> None:
    version = issued(paper, lead)
    case = read_case(version.case.encode()).data
    assert case["papers"][0]["revisions"][-1]["version"] == "1.0"
    assert case["papers"][0]["facts"]["version"] == "1.0"
    assert document_from(version.content) == paper_document(typed(case))
    assert PaperVersion.objects.issued_with(version.public_sha256) == version
    assert PaperVersion.objects.issued_with("0" * 64) is None


def test_files_of_a_version_say_the_moment_of_its_issue(paper: Paper, lead: User) -> None:
    version = issued(paper, lead)
    for whole in (False, True):
        ready = version_paper(version, whole=whole)
        assert ready.made_at == version.issued_at
        later = ready.at(version.issued_at + timedelta(days=9))
        assert as_docx(later) == as_docx(ready)


def test_issuing_leaves_one_event_without_the_long_texts(paper: Paper, lead: User) -> None:
    issued(paper, lead)
    event = AuditEvent.objects.order_by("pk").last()
    assert event is not None
    assert event.action == "issued a version"
    assert event.after["number"] == "1.0"
    assert "case" not in event.after


def test_revision_record_goes_on_by_itself(paper: Paper, lead: User) -> None:
    issued(paper, lead)
    issued(paper, lead, "1.1", reason="A figure was mended.")
    exported = export_case(paper.programme)["papers"][0]["revisions"]
    assert [one["version"] for one in exported] == ["1.0", "1.1"]
    assert exported[1]["note"] == "A figure was mended."


def test_version_stays_as_it_was_when_the_paper_changes(paper: Paper, lead: User) -> None:
    version = issued(paper, lead)
    before = version.content
    Section.objects.filter(paper=paper, key="conclusion").update(text="All is otherwise.")
    version.refresh_from_db()
    assert version.content == before


@pytest.mark.parametrize("number", ["1", "v1.0", "1.0.0", "", "0.1", "1.0 "])
def test_version_has_a_number_of_two_parts(paper: Paper, lead: User, number: str) -> None:
    with pytest.raises(ValidationError, match=r"Enter a version such as 1\.0"):
        issued(paper, lead, number)


def test_versions_only_go_up(paper: Paper, lead: User) -> None:
    issued(paper, lead, "1.9")
    for number in ("1.9", "1.0"):
        with pytest.raises(ValidationError, match=r"above 1\.9"):
            issued(paper, lead, number)
    issued(paper, lead, "1.10")


def test_numbers_count_up_as_numbers() -> None:
    assert order_of("1.10") > order_of("1.9")
    assert next_numbers([]) == ("1.0", "1.0")
    assert next_numbers(["1.9", "1.10", "2 (old)"]) == ("1.11", "2.0")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It saves {{ PSM.savings }}.", "no figure"),
        ("The total savings of the public service mutual are £2,205,898.", "£2,105,898"),
        ("See {{ #nowhere }}.", "#nowhere"),
    ],
)
def test_paper_with_a_fault_or_contradiction_is_not_issued(
    paper: Paper, lead: User, text: str, said: str
) -> None:
    Section.objects.filter(paper=paper, key="conclusion").update(text=text)
    with pytest.raises(ValidationError) as refused:
        issued(paper, lead)
    assert said in " ".join(refused.value.messages)
    assert not PaperVersion.objects.exists()


def test_contradiction_that_is_explained_stands_in_nobodys_way(paper: Paper) -> None:
    data = ready_data()
    sections = {one["key"]: one for one in data["papers"][0]["sections"]}
    sections["conclusion"]["text"] = "There are three options: A, B, C and D."
    sections["implementation"]["text"] = (
        "Work begins in May 2016 and ends 10 months later, in June 2017."
    )
    found = hindrances(typed(data), "obc", FIRST)
    assert found
    from reports.compose import compose
    from reports.formats.shelf import house_format
    from reports.readiness.check import paper_findings

    case = case_of(typed(data), "obc")
    form = house_format(case.paper.house_format)
    marks = [
        {"mark": one.fingerprint, "why": "The council counts so."}
        for one in paper_findings(case, form, compose(case, form))
        if one.stops_issue
    ]
    data["papers"][0]["explained"] = marks
    assert hindrances(typed(data), "obc", FIRST) == ()


def test_text_that_names_what_is_exempt_stands_in_the_way() -> None:
    data = ready_data()
    data["papers"][0]["exempt"] = [
        {"kind": "option", "name": "delivery-model/LATC", "paragraph": "3", "reason": "Bids."}
    ]
    data["papers"][0]["sections"][0]["text"] = "A local authority trading company was weighed."
    assert any("names the option" in one for one in hindrances(typed(data), "obc", FIRST))
