"""What changed between two versions, in a real browser: marks, notes and folded parts."""

from uuid import uuid4

from reports.casefile.file import check_case
from reports.issue.actions import issue_version
from reports.models import Paper, Section
from reports.stored.importing import import_case
from tests.browser.conftest import Kept, enter
from tests.browser.visit import Visit
from tests.factories import make_user
from tests.reports.issue.test_versions import ready_data
from workbench.models import User

LIST = "The board met once.\n\n- It was glad.\n- It was brief.\n\nIt wants {{ PSM.total_savings }}."


def two_versions() -> str:
    """A paper issued twice, with words, a figure, a list, a rating and a hidden summary changed
    between; the address of what changed."""
    lead = make_user("lead")
    programme = import_case(by=lead, token=uuid4(), case=check_case(ready_data()))
    paper = programme.papers.get()
    section = Section.objects.filter(paper=paper, key="conclusion")
    section.update(text=LIST)
    issue(paper, lead, "1.0")
    section.update(text=LIST.replace("once", "twice").replace("- It was brief.\n", ""))
    option = paper.appraisal.options.get(code="PSM")
    option.total_savings += 1000
    option.summary = "Owned by its staff."
    option.save()
    programme.summary = "What it is about."
    programme.save()
    issue(paper, lead, "1.1")
    return f"{paper.get_absolute_url()}versions/1.1/changes/1.0/"


def issue(paper: Paper, by: User, number: str) -> None:
    issue_version(
        paper=paper,
        number=number,
        author="Lead officer",
        status="Final",
        reason="As agreed.",
        by=by,
        token=uuid4(),
    )


def test_page_of_changes_is_accessible_with_everything_on_it(visit: Visit, kept: Kept) -> None:
    address = kept.put(two_versions)
    enter(visit.window, User.objects.get(username="lead"))
    visit.open(address)
    page = visit.page
    assert page.locator("ins").count() > 3
    assert page.locator("del").count() > 3
    page.locator("summary").last.click()
    assert page.get_by_text("The summary of the option").count() == 1
    visit.check()
