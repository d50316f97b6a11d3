"""The page that says what changed between two versions."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from appraisal.models import Rating
from appraisal.scoring.actions import GivenRating, rate_option
from reports.changes.trail import reasons_between
from reports.models import Paper, Section
from reports.sections.actions import exempt_section
from tests.factories import sign_in
from tests.reports.issue.test_version_pages import (  # the fixtures of versions
    ADDRESS,
    SECRET,
    issued,
    lead,
    member,
    paper,
)
from workbench.models import User

__all__ = ("lead", "member", "paper")
pytestmark = pytest.mark.django_db
CHANGES = f"{ADDRESS}1.1/changes/1.0/"
UNPRINTED = "What changed in the case that neither paper prints"
WHY = "The unions said so in May."


def write(paper: Paper, key: str, text: str) -> None:
    Section.objects.filter(paper=paper, key=key).update(text=text)


def rate_otherwise(paper: Paper, by: User) -> Rating:
    """Another level of a rating, with a reason."""
    rating = Rating.objects.filter(
        option__code="PSM", criterion__code="1", option__appraisal=paper.appraisal
    ).get()
    other = "fail" if rating.level == "pass" else "pass"
    return rate_option(
        option=rating.option,
        criterion=rating.criterion,
        given=GivenRating(level=other, reason=WHY),
        by=by,
        token=uuid4(),
        version=rating.version,
    )


def test_changes_tell_words_and_reasons_and_nothing_exempt_to_readers(
    paper: Paper, lead: User, member: Client
) -> None:
    issued(paper, lead, "1.0", "First issue.")
    write(paper, "conclusion", "The board wants more.")
    write(paper, "executive-summary", "The bid was withdrawn.")
    issued(paper, lead, "1.1", "The board met again.")
    seen = member.get(CHANGES).content.decode()
    assert "added: </span>The board wants" in seen
    assert "Version 1.1: The board met again." in seen
    assert "withdrawn" not in seen
    assert SECRET not in seen
    assert "withdrawn" in sign_in(lead).get(CHANGES).content.decode()
    assert "What changed from 1.0 to 1.1" in member.get(ADDRESS).content.decode()
    same = member.get(f"{ADDRESS}1.1/changes/1.1/").content.decode()
    assert "Nothing that the papers say is otherwise." in same


def test_changed_words_stand_between_those_that_stayed(paper: Paper, lead: User) -> None:
    write(paper, "conclusion", "The board met once and agreed on **all** of it.")
    issued(paper, lead, "1.0", "First issue.")
    write(paper, "conclusion", "The board met twice and agreed on **all** of it.")
    issued(paper, lead, "1.1", "They met again.")
    seen = sign_in(lead).get(CHANGES).content.decode()
    assert (
        'The board met <del><span class="govuk-visually-hidden">removed: </span>once</del>'
        '<ins><span class="govuk-visually-hidden">added: </span>twice</ins> and agreed'
    ) in seen
    assert "**" not in seen


def test_same_page_backwards_takes_the_words_away_again(paper: Paper, lead: User) -> None:
    issued(paper, lead, "1.0", "First issue.")
    write(paper, "conclusion", "Only this is said.")
    issued(paper, lead, "1.1", "Shorter.")
    seen = sign_in(lead).get(f"{ADDRESS}1.0/changes/1.1/").content.decode()
    assert "removed: </span>Only this is said." in seen


def test_figure_that_is_printed_in_many_places_is_one_row(paper: Paper, lead: User) -> None:
    text = "It saves {{ PSM.total_savings }}, which is {{ PSM.total_savings | millions }}."
    write(paper, "conclusion", text)
    write(paper, "next-steps", text)
    issued(paper, lead, "1.0", "First issue.")
    option = paper.appraisal.options.get(code="PSM")
    option.total_savings += 100_000
    option.save()
    issued(paper, lead, "1.1", "Counted again.")
    seen = sign_in(lead).get(CHANGES).content.decode()
    assert seen.count("Public service mutual: total savings") == 1
    assert "in five places" in seen or "in six places" in seen
    assert "£2,105,898" in seen
    assert "£2,205,898" in seen
    assert "PSM.total_savings" not in seen
    assert "delivery-model" not in seen.partition("<main")[2]


def test_what_neither_paper_prints_is_told_to_those_who_see_the_whole_case(
    paper: Paper, lead: User, member: Client
) -> None:
    issued(paper, lead, "1.0", "First issue.")
    paper.programme.summary = "What it is about, told anew."
    paper.programme.save()
    issued(paper, lead, "1.1", "Told anew.")
    seen = sign_in(lead).get(CHANGES).content.decode()
    assert UNPRINTED in seen
    assert "The summary of the programme" in seen
    read = member.get(CHANGES).content.decode()
    assert UNPRINTED not in read
    assert "told anew" not in read


def test_reason_from_the_trail_stands_with_what_it_is_the_reason_of(
    paper: Paper, lead: User, member: Client
) -> None:
    issued(paper, lead, "1.0", "First issue.")
    rating = rate_otherwise(paper, lead)
    issued(paper, lead, "1.1", "Rated anew.")
    seen = sign_in(lead).get(CHANGES).content.decode()
    assert f"The level of the rating of {rating.option} on {rating.criterion}" in seen
    assert f"Why: {WHY}" in seen
    assert f"Why: {WHY}" not in member.get(CHANGES).content.decode()


def test_reason_of_what_was_taken_back_stands_apart(paper: Paper, lead: User) -> None:
    issued(paper, lead, "1.0", "First issue.")
    section = Section.objects.get(paper=paper, key="conclusion")
    for paragraph, reason in (("3", "Bids come in."), ("", "")):
        section.refresh_from_db()
        exempt_section(
            paper=paper,
            key=section.key,
            paragraph=paragraph,
            reason=reason,
            version=section.version,
            by=lead,
            token=uuid4(),
        )
    issued(paper, lead, "1.1", "As before.")
    seen = " ".join(sign_in(lead).get(CHANGES).content.decode().split())
    assert "Other reasons given meanwhile" in seen
    assert "lead kept from the public section Conclusion: Bids come in." in seen


def test_trail_gives_reasons_between_two_moments_alone(paper: Paper, lead: User) -> None:
    start = timezone.now()
    rate_otherwise(paper, lead)
    middle = timezone.now()
    issued(paper, lead, "1.0", "The reason of the version itself.")
    end = timezone.now()
    programme = paper.programme_id
    assert [one.words for one in reasons_between(programme, start, middle)] == [WHY]
    assert reasons_between(programme, middle, end) == []
    assert reasons_between(programme, start - timedelta(hours=1), start) == []
    assert reasons_between(programme + 1, start, end) == []
