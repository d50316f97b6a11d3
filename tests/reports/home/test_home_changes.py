"""What changed, on Home: since somebody was last here, in lines of what was done together."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from reports.home.changes import SHOWN
from tests.factories import World, make_user
from tests.reports.home.test_home_programmes import home
from workbench.dates import moment
from workbench.models import User
from workbench.trail.events import add_events, event_of

LONG_AGO = datetime(2026, 2, 3, 9, 0, tzinfo=UTC)


def happened(world: World, by: User, subject: str, **values: Any) -> None:
    """An event of the world's programme, a week ago unless said otherwise."""
    usual = {"at": timezone.now() - timedelta(days=7), "action": "added person"}
    event = event_of(
        **usual | {"subject_type": "user", "subject_id": 1} | values,
        actor_id=by.pk,
        actor_name=str(by),
        token=uuid4(),
        authority_id=None,
        programme_id=world.programme.pk,
        subject=subject,
    )
    add_events([event])


def visited(user: User, at: datetime, action: str = "signed in") -> None:
    """A former visit, as signing in or out leaves it."""
    event = event_of(
        at=at,
        actor_id=user.pk,
        actor_name=str(user),
        token=uuid4(),
        authority_id=None,
        programme_id=None,
        action=action,
        subject_type="sign-in",
        subject_id=user.pk,
        subject=str(user),
    )
    add_events([event])


def test_many_of_one_kind_at_one_time_are_one_line(world: World) -> None:
    for number in range(8):
        happened(world, world.lead, f"Person {number}")
    said = f"{world.lead} added eight people: Person 7, Person 6, Person 5 and five more"
    page = home(world.member)
    assert said in page
    assert page.count("history of Saving together") == 1


def test_one_changed_again_and_again_is_told_once(world: World) -> None:
    for _time in range(3):
        happened(world, world.lead, "A Staff mutual", action="changed option")
    assert home(world.member).count(f"{world.lead} changed option: A Staff mutual") == 1


def test_what_has_no_plural_is_listed_after_what_was_done(world: World) -> None:
    for name in ("One", "Two"):
        happened(world, world.lead, name, action="took option back")
    assert f"{world.lead} took option back: Two and One" in home(world.member)


def test_other_people_and_other_times_are_other_lines(world: World) -> None:
    now = timezone.now()
    happened(world, world.lead, "First", at=now - timedelta(hours=2))
    happened(world, world.lead, "Second", at=now - timedelta(hours=1))
    happened(world, world.officer, "Third", at=now - timedelta(hours=1))
    assert home(world.member).count("history of Saving together") == 3


def test_home_tells_what_others_did_since_the_visit_before(world: World) -> None:
    visited(world.member, LONG_AGO)
    happened(world, world.lead, "Before", at=LONG_AGO - timedelta(days=1))
    happened(world, world.lead, "After", at=LONG_AGO + timedelta(days=1))
    happened(world, world.member, "Own", at=LONG_AGO + timedelta(days=2))
    page = home(world.member)
    assert "What changed since you were last here" in page
    assert f"By others, since you signed in on {moment(LONG_AGO)}." in page
    assert "added person: After" in page
    assert "Before" not in page
    assert "added person: Own" not in page


def test_home_counts_from_signing_out_where_somebody_did(world: World) -> None:
    visited(world.member, LONG_AGO - timedelta(hours=7))
    visited(world.member, LONG_AGO, "signed out")
    happened(world, world.lead, "During", at=LONG_AGO - timedelta(hours=1))
    page = home(world.member)
    assert f"Nobody else changed anything since you signed out on {moment(LONG_AGO)}." in page
    assert "added person: During" in page


def test_signing_in_just_now_is_not_the_visit_before(world: World) -> None:
    happened(world, world.lead, "After")
    visited(world.member, timezone.now() - timedelta(seconds=5))
    page = home(world.member)
    assert "What changed lately" in page
    assert "signed in on" not in page


def test_home_says_that_more_changed(world: World) -> None:
    visited(world.member, LONG_AGO)
    said = "More changed since then"
    for number in range(SHOWN):
        happened(world, world.lead, f"Person {number}", action=f"changed {number}")
    assert said not in home(world.member)
    happened(world, world.lead, "One more", action="changed once more")
    assert said in home(world.member)


def test_heading_of_a_paper_is_named_to_who_writes_alone(world: World) -> None:
    happened(world, world.lead, "Sale to X", action="renamed heading", subject_type="paper heading")
    assert "Sale to X" in home(world.officer)
    page = home(world.member)
    assert "Sale to X" not in page
    assert "renamed heading: a heading of a paper" in page


def test_home_begins_with_starting_a_programme(world: World) -> None:
    page = home(world.member)
    assert page.index("Start a programme") < page.index("Nothing waits for you")


def test_home_without_programmes_says_what_to_do_first(db: None) -> None:
    page = home(make_user())
    said = (
        "You take part in no programme yet. Start one, or ask the lead officer",
        'href="/programmes/new/"',
        "Start it: give its title",
    )
    places = [page.index(one) for one in said]
    assert places == sorted(places)
