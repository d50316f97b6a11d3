"""The page that says what changed between two versions."""

import pytest
from django.test import Client

from reports.models import Paper, Section
from tests.factories import sign_in
from tests.reports.issue.test_version_pages import ADDRESS, issued, lead, member, paper
from workbench.models import User

__all__ = ("lead", "member", "paper")
pytestmark = pytest.mark.django_db
CHANGES = f"{ADDRESS}1.1/changes/1.0/"


def test_changes_tell_words_and_reasons_and_nothing_exempt_to_readers(
    paper: Paper, lead: User, member: Client
) -> None:
    issued(paper, lead, "1.0", "First issue.")
    Section.objects.filter(paper=paper, key="conclusion").update(text="The board wants more.")
    Section.objects.filter(paper=paper, key="executive-summary").update(
        text="The bid was withdrawn."
    )
    issued(paper, lead, "1.1", "The board met again.")
    seen = member.get(CHANGES).content.decode()
    assert "added: </span>The board wants" in seen
    assert "Version 1.1: The board met again." in seen
    assert "withdrawn" not in seen
    assert "withdrawn" in sign_in(lead).get(CHANGES).content.decode()
    assert "What changed from 1.0 to 1.1" in member.get(ADDRESS).content.decode()
    same = member.get(f"{ADDRESS}1.1/changes/1.1/").content.decode()
    assert "Nothing that the papers say is otherwise." in same
