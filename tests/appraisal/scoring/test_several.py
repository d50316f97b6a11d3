"""Several cells rated on one form: an option on every criterion, every option on one criterion."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from appraisal.models import Appraisal, Assessor, Criterion, Evidence, Option, Rating, Scale
from appraisal.states import State
from schemes.models import Role
from tests.appraisal.process.apart import apart, at_state, say
from tests.factories import (
    World,
    add_member,
    make_option,
    make_ranking,
    rate,
    sign_in,
)
from workbench.models import AuditEvent, User
from workbench.trail.verifying import verified_chains


def page_of(world: World, option: int = 1) -> str:
    where = [world.programme.slug, world.appraisal.slug, world.options[option].slug]
    return reverse("option-scoring", args=where)


def page_on(world: World, criterion: int = 0) -> str:
    where = [world.programme.slug, world.appraisal.slug, world.rankings[criterion].slug]
    return reverse("criterion-scoring", args=where)


def grid_of(world: World) -> str:
    return reverse("scoring", args=[world.programme.slug, world.appraisal.slug])


def filled(client: Client, page: str) -> dict[str, Any]:
    """What a browser sends of the form as it stands."""
    form = client.get(page).context["form"]
    return {name: "" if (it := form[name].value()) is None else it for name in form.fields}


def box(name: str, option: Option, criterion: Criterion) -> str:
    return f"{name}-{option.pk}-{criterion.pk}"


def give(
    data: dict[str, Any], option: Option, criterion: Criterion, level: str, reason: str
) -> None:
    data[box("level", option, criterion)] = level
    data[box("reason", option, criterion)] = reason


def criteria_of(world: World) -> list[Criterion]:
    return [world.gateway, *world.rankings]


def whole(world: World, client: Client, option: int = 1) -> dict[str, Any]:
    """The form of an option with every criterion rated."""
    data = filled(client, page_of(world, option))
    for criterion in criteria_of(world):
        level = "level:pass" if criterion == world.gateway else "level:high"
        give(data, world.options[option], criterion, level, f"Because of {criterion.code}.")
    return data


@pytest.fixture
def officer(world: World) -> Client:
    return sign_in(world.officer)


@pytest.fixture
def scoring(world: World) -> World:
    apart(world)
    at_state(world, State.SCORING)
    return world


@pytest.fixture
def assessor(scoring: World) -> Client:
    return sign_in(scoring.assessor)


@pytest.fixture(params=["agreed", "apart"])
def rater(request: pytest.FixtureRequest, world: World) -> Client:
    """Somebody who rates in one way or the other."""
    if request.param == "agreed":
        return sign_in(world.officer)
    apart(world)
    at_state(world, State.SCORING)
    return sign_in(world.assessor)


# What is saved


def test_option_is_rated_whole_in_one_go(world: World, rater: Client) -> None:
    answer = rater.post(page_of(world), whole(world, rater))
    assert answer.headers["Location"] == grid_of(world)
    found = Rating.objects.filter(option=world.options[1]).order_by("criterion__position", "pk")
    assert [(one.level, one.reason, one.version) for one in found] == [
        ("pass", "Because of G1.", 1),
        ("high", "Because of R1.", 1),
        ("high", "Because of R2.", 1),
    ]
    events = AuditEvent.objects.filter(programme_id=world.programme.pk).order_by("place")
    assert {one.action for one in events} <= {"rated", "rated apart"}
    assert sorted(one.subject for one in events) == sorted(str(one) for one in found)
    assert {one.subject_id for one in events} == {one.pk for one in found}
    assert all((one.after or {})["reason"].startswith("Because") for one in events)
    assert [one.fault for one in verified_chains()] == [None]
    assert "Three ratings are saved." in rater.get(grid_of(world)).content.decode()


def test_every_option_is_rated_on_one_criterion(world: World, rater: Client) -> None:
    data = filled(rater, page_on(world))
    for option, level in zip(world.options, ("low", "high", "medium"), strict=True):
        give(data, option, world.rankings[0], f"level:{level}", "It was tried.")
    assert rater.post(page_on(world), data | {"next": "1"}).headers["Location"] == page_on(world, 1)
    found = Rating.objects.filter(criterion=world.rankings[0]).order_by("option__position")
    assert [one.level for one in found] == ["low", "high", "medium"]


def test_saving_may_go_on_to_the_next_option(world: World, rater: Client) -> None:
    data = filled(rater, page_of(world, 1)) | {"next": "1"}
    assert rater.post(page_of(world, 1), data).headers["Location"] == page_of(world, 2)
    last = filled(rater, page_of(world, 2)) | {"next": "1"}
    assert rater.post(page_of(world, 2), last).headers["Location"] == grid_of(world)


def test_event_says_what_the_same_rating_alone_would_have_said(world: World) -> None:
    client = sign_in(world.officer)
    client.post(page_of(world), whole(world, client))
    where = [world.programme.slug, world.appraisal.slug, world.options[2].slug, "r1"]
    form = client.get(reverse("scoring-cell", args=where)).context["form"]
    data = {name: form[name].value() or "" for name in form.fields}
    data |= {"level": "level:high", "reason": "Because of R1."}
    client.post(reverse("scoring-cell", args=where), data)
    alone = AuditEvent.objects.get(subject__startswith=str(world.options[2]))
    among = AuditEvent.objects.get(
        subject=str(Rating.objects.get(pk=alone.subject_id)).replace(
            str(world.options[2]), str(world.options[1])
        )
    )
    differs = {"id", "option", "position"}
    assert {k: v for k, v in (among.after or {}).items() if k not in differs} == {
        k: v for k, v in (alone.after or {}).items() if k not in differs
    }
    assert (among.action, among.before, among.actor_name) == (
        alone.action,
        alone.before,
        alone.actor_name,
    )


def test_unchanged_rows_write_nothing(world: World, rater: Client) -> None:
    rater.post(page_of(world), whole(world, rater))
    events = AuditEvent.objects.count()
    data = filled(rater, page_of(world))
    # A browser sends the ends of lines in its own way.
    rater.post(page_of(world), data)
    assert AuditEvent.objects.count() == events
    assert "Nothing was changed" in rater.get(grid_of(world)).content.decode()
    data = filled(rater, page_of(world))
    give(data, world.options[1], world.rankings[0], "level:low", "It failed since.")
    rater.post(page_of(world), data)
    assert AuditEvent.objects.count() == events + 1
    event = AuditEvent.objects.order_by("pk").last()
    assert event is not None
    assert event.action in {"changed rating", "changed own rating"}
    assert ((event.before or {})["level"], (event.after or {})["level"]) == ("high", "low")
    versions = Rating.objects.filter(option=world.options[1]).values_list("version", flat=True)
    assert sorted(versions) == [1, 1, 2]


@pytest.mark.parametrize("sent", ["Line one.\r\nLine two.", "Line one.\nLine two.\n"])
def test_ends_of_lines_are_no_change(sent: str, world: World, officer: Client) -> None:
    rate(world.options[1], world.rankings[0], "high", reason="Line one.\nLine two.")
    data = filled(officer, page_of(world))
    data[box("reason", world.options[1], world.rankings[0])] = sent
    officer.post(page_of(world), data)
    assert not AuditEvent.objects.exists()


def test_emptied_rating_is_taken_away(world: World, rater: Client) -> None:
    rater.post(page_of(world), whole(world, rater))
    data = filled(rater, page_of(world))
    give(data, world.options[1], world.rankings[0], "", "")
    rater.post(page_of(world), data)
    assert Rating.objects.filter(option=world.options[1]).count() == 2
    event = AuditEvent.objects.order_by("pk").last()
    assert event is not None
    assert event.action in {"cleared rating", "cleared own rating"}
    assert (event.before or {})["level"] == "high"
    assert event.after is None
    assert "One rating is taken away." in rater.get(grid_of(world)).content.decode()


def test_same_form_twice_saves_once(world: World, rater: Client) -> None:
    data = whole(world, rater)
    first, second = (rater.post(page_of(world), data) for _time in range(2))
    assert first.status_code == second.status_code == 302
    assert AuditEvent.objects.count() == 3
    assert set(Rating.objects.values_list("version", flat=True)) == {1}


def test_other_words_with_the_same_token_are_refused(world: World, rater: Client) -> None:
    data = whole(world, rater)
    rater.post(page_of(world), data)
    data[box("reason", world.options[1], world.rankings[0])] = "Something else."
    answer = rater.post(page_of(world), data)
    assert answer.status_code == 422
    assert "Something else." in answer.content.decode()
    assert not Rating.objects.filter(reason="Something else.").exists()


def test_evidence_and_meeting_stay_with_the_same_rating(world: World, officer: Client) -> None:
    option, (one, other) = world.options[1], world.rankings
    for criterion in (one, other):
        rating = rate(option, criterion, "high", reason="Old.", meeting="Board of May")
        Evidence.objects.create(rating=rating, title="Visit report", position=0)
    data = filled(officer, page_of(world))
    give(data, option, one, "level:high", "New.")
    give(data, option, other, "level:low", "New.")
    officer.post(page_of(world), data)
    assert Evidence.objects.count() == 2
    meetings = Rating.objects.filter(reason="New.").order_by("criterion__code")
    assert [row.meeting for row in meetings] == ["Board of May", ""]
    for event in AuditEvent.objects.all():
        assert (event.after or {})["evidence"] == [{"title": "Visit report", "source": ""}]


# What is refused


@pytest.mark.parametrize(
    ("level", "reason", "told"),
    [
        ("level:high", " ", "Savings: Say why"),
        ("level:splendid", "So.", "Choose one of those in the list."),
        ("", "Typed without a level.", "Savings: Choose one of High, Medium or Low."),
        ("not-applicable", "", "Savings: Say why"),
    ],
)
def test_one_wrong_row_saves_nothing_and_loses_nothing(
    level: str, reason: str, told: str, world: World, rater: Client
) -> None:
    data = whole(world, rater)
    give(data, world.options[1], world.rankings[0], level, reason)
    answer = rater.post(page_of(world), data)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert told in page
    # The summary leads to the box.
    places = [box(name, world.options[1], world.rankings[0]) for name in ("level", "reason")]
    assert any(f'href="#id_{place}"' in page for place in places)
    assert "Because of R2." in page
    assert "Because of G1." in page
    assert reason.strip() in page
    assert not Rating.objects.exists()
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize(
    ("asked", "level", "needed"),
    [
        ("every", "medium", True),
        ("ends", "medium", False),
        ("ends", "low", True),
        ("none", "low", False),
    ],
)
def test_reason_is_asked_for_where_the_appraisal_says_so(
    asked: str, level: str, needed: bool, scoring: World, assessor: Client
) -> None:
    Appraisal.objects.filter(pk=scoring.appraisal.pk).update(reasons_for=asked)
    data = filled(assessor, page_of(scoring))
    give(data, scoring.options[1], scoring.rankings[0], f"level:{level}", "")
    assert assessor.post(page_of(scoring), data).status_code == (422 if needed else 302)
    assert Rating.objects.exists() is not needed


@pytest.mark.parametrize("level", ["abstain", "not-applicable"])
def test_assessor_sets_a_criterion_aside(level: str, scoring: World, assessor: Client) -> None:
    data = filled(assessor, page_of(scoring))
    give(data, scoring.options[1], scoring.rankings[0], level, "My sister runs it.")
    assessor.post(page_of(scoring), data)
    row = Rating.objects.get()
    kept = row.abstained if level == "abstain" else row.not_applicable
    assert (kept, row.level, row.reason) == ("My sister runs it.", "", "")
    assert filled(assessor, page_of(scoring))[box("level", row.option, row.criterion)] == level


def test_nobody_abstains_from_an_agreed_rating(world: World, officer: Client) -> None:
    data = filled(officer, page_of(world))
    give(data, world.options[1], world.rankings[0], "abstain", "So.")
    assert officer.post(page_of(world), data).status_code == 422


def test_points_are_given_in_range_or_set_aside(world: World, rater: Client) -> None:
    scale = Scale.objects.create(
        appraisal=world.appraisal, key="0 to 10", slug="0-10", minimum=0, maximum=10
    )
    criterion, option = make_ranking(world.appraisal, "R3", scale), world.options[1]
    points, level = box("points", option, criterion), box("level", option, criterion)
    data = filled(rater, page_of(world)) | {box("reason", option, criterion): "Most of it."}
    for wrong in ({points: "11"}, {points: "many"}, {points: "5", level: "not-applicable"}, {}):
        answer = rater.post(page_of(world), data | wrong)
        assert answer.status_code == 422, wrong
        assert "Most of it." in answer.content.decode()
    assert "R3: Give points from 0 to 10." in answer.content.decode().replace(str(criterion), "R3")
    rater.post(page_of(world), data | {points: "7.50"})
    assert Rating.objects.get().points == Decimal("7.5")
    again = filled(rater, page_of(world))
    rater.post(page_of(world), again | {points: "7.5"})
    assert Rating.objects.get().version == 1
    rater.post(page_of(world), again | {points: "", level: "not-applicable"})
    assert Rating.objects.get().not_applicable == "Most of it."


def test_measured_criteria_and_considerations_are_not_asked_for(
    world: World, rater: Client
) -> None:
    row = Criterion.objects.create(
        appraisal=world.appraisal, code="K", slug="k", name="Speed", role="consideration"
    )
    assert box("level", world.options[1], row) not in filled(rater, page_of(world))
    where = [world.programme.slug, world.appraisal.slug, "k"]
    assert rater.get(reverse("criterion-scoring", args=where)).status_code == 404


def test_what_another_option_has_is_not_taken_from_the_form(world: World, rater: Client) -> None:
    data = whole(world, rater)
    give(data, world.options[2], world.rankings[0], "level:high", "Smuggled in.")
    rater.post(page_of(world), data)
    assert not Rating.objects.filter(option=world.options[2]).exists()


# Somebody else at the same time


def test_only_the_row_that_somebody_else_changed_is_in_conflict(
    world: World, officer: Client
) -> None:
    option, (one, other) = world.options[1], world.rankings
    mine = rate(option, one, "high", reason="Old.")
    theirs = rate(option, other, "high", reason="Old as well.")
    data = filled(officer, page_of(world))
    Rating.objects.filter(pk=mine.pk).update(level="low", reason="Theirs.", version=2)
    Rating.objects.filter(pk=theirs.pk).update(level="medium", reason="Also theirs.", version=2)
    give(data, option, one, "level:medium", "Mine.")
    give(data, option, world.gateway, "level:pass", "It is lawful.")
    answer = officer.post(page_of(world), data)
    page = answer.content.decode()
    assert answer.status_code == 409
    for words in ("Savings: Somebody else changed this", "Theirs.", "Mine.", "It is lawful."):
        assert words in page, words
    # What the person left alone is shown as it stands now.
    assert page.count("Somebody else changed this while you were editing.") == 2
    assert "Also theirs." in page
    assert "Old as well." not in page
    assert not AuditEvent.objects.exists()
    form = answer.context["form"]
    again = {name: "" if form[name].value() is None else form[name].value() for name in form.fields}
    assert officer.post(page_of(world), again).status_code == 302
    mine.refresh_from_db()
    theirs.refresh_from_db()
    assert (mine.level, mine.reason, mine.version) == ("medium", "Mine.", 3)
    assert (theirs.level, theirs.reason, theirs.version) == ("medium", "Also theirs.", 2)
    assert Rating.objects.get(criterion=world.gateway).reason == "It is lawful."


def test_row_that_was_left_alone_is_no_conflict(world: World, officer: Client) -> None:
    option, (one, other) = world.options[1], world.rankings
    rating = rate(option, one, "high", reason="Old.")
    data = filled(officer, page_of(world))
    Rating.objects.filter(pk=rating.pk).update(reason="Theirs.", version=2)
    give(data, option, other, "level:low", "Mine.")
    assert officer.post(page_of(world), data).status_code == 302
    assert sorted(Rating.objects.values_list("reason", flat=True)) == ["Mine.", "Theirs."]


def test_rating_given_meanwhile_is_a_conflict_too(scoring: World, assessor: Client) -> None:
    data = whole(scoring, assessor)
    option, criterion = scoring.options[1], scoring.rankings[0]
    say(scoring, scoring.assessor, option, criterion, level="low", reason="In another window.")
    answer = assessor.post(page_of(scoring), data)
    assert answer.status_code == 409
    assert "In another window." in answer.content.decode()
    assert Rating.objects.count() == 1


def test_rating_that_is_gone_needs_no_taking_away(world: World, rater: Client) -> None:
    rater.post(page_of(world), whole(world, rater))
    data = filled(rater, page_of(world))
    give(data, world.options[1], world.rankings[0], "", "")
    give(data, world.options[1], world.rankings[1], "level:low", "It failed.")
    Rating.objects.filter(criterion=world.rankings[0]).delete()
    assert rater.post(page_of(world), data).status_code == 302
    assert Rating.objects.get(criterion=world.rankings[1]).reason == "It failed."


# Who rates, and when


def test_page_is_kept_from_readers_strangers_and_anonymous(world: World) -> None:
    for page in (page_of(world), page_on(world)):
        for person, status in ((world.member, 403), (world.assessor, 403), (world.stranger, 404)):
            assert sign_in(person).get(page).status_code == status
            assert sign_in(person).post(page, {}).status_code == status
        assert Client().get(page).status_code == 302
        assert sign_in(world.officer).delete(page).status_code == 405


def test_grid_leads_to_the_forms_of_those_who_rate(world: World, rater: Client) -> None:
    page = rater.get(grid_of(world)).content.decode()
    for address in (page_of(world), page_on(world)):
        assert address in page
        assert address not in sign_in(world.member).get(grid_of(world)).content.decode()


@pytest.mark.parametrize("state", [state for state in State if state != State.SCORING])
def test_nobody_rates_apart_unless_scoring_is_open(
    state: State, scoring: World, assessor: Client
) -> None:
    data = whole(scoring, assessor)
    at_state(scoring, state)
    assert assessor.post(page_of(scoring), data).status_code == 409
    assert not Rating.objects.exists()


def test_scoring_that_closes_while_somebody_saves_keeps_nothing(
    scoring: World, assessor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from appraisal.scoring.apart import actions

    data = whole(scoring, assessor)
    keep = actions.keep

    def closing(ratings: Any) -> None:
        keep(ratings)
        at_state(scoring, State.MODERATION)

    monkeypatch.setattr(actions, "keep", closing)
    answer = assessor.post(page_of(scoring), data)
    assert answer.status_code == 422
    assert "Because of R1." in answer.content.decode()
    assert not Rating.objects.exists()
    assert not AuditEvent.objects.exists()


def test_nobody_sees_or_writes_the_ratings_of_another(scoring: World, assessor: Client) -> None:
    assessor.post(page_of(scoring), whole(scoring, assessor))
    second: User = add_member(scoring.programme, Role.ASSESSOR, "second")
    other = sign_in(second)
    assert "Because of R1." not in other.get(page_of(scoring)).content.decode()
    other.post(page_of(scoring), whole(scoring, other))
    assert Rating.objects.count() == 6
    assert Assessor.objects.count() == 2
    for person in (scoring.lead, scoring.officer, scoring.moderator):
        assert "Because of" not in sign_in(person).get(page_of(scoring)).content.decode()


def test_moderator_records_agreed_ratings_in_moderation(scoring: World) -> None:
    at_state(scoring, State.MODERATION)
    moderator = sign_in(scoring.moderator)
    moderator.post(page_of(scoring), whole(scoring, moderator))
    assert set(Rating.objects.values_list("assessor", flat=True)) == {""}
    assert Rating.objects.count() == 3


def test_option_that_was_ruled_out_is_not_rated(world: World, rater: Client) -> None:
    from appraisal.models import RuledOut

    RuledOut.objects.create(option=world.options[1], stage="Long list", why="Too dear.")
    assert rater.get(page_of(world)).status_code == 404
    assert box("level", world.options[1], world.rankings[0]) not in filled(rater, page_on(world))


# How much it takes


def saved(client: Client, page: str, data: dict[str, Any]) -> int:
    """How many queries it takes to save the form."""
    with CaptureQueriesContext(connection) as found:
        assert client.post(page, data).status_code == 302
    return len(found)


def test_queries_stay_the_same_however_many_rows(world: World, rater: Client) -> None:
    """Shown, saved first, and saved again."""

    def tried(option: int) -> list[int]:
        page = page_of(world, option)
        with CaptureQueriesContext(connection) as shown:
            rater.get(page)
        counts = [len(shown)]
        for reason in ("First.", "Second."):
            data = filled(rater, page)
            for criterion in Criterion.objects.filter(appraisal=world.appraisal):
                level = "level:pass" if criterion == world.gateway else "level:high"
                give(data, world.options[option], criterion, level, reason)
            counts.append(saved(rater, page, data))
        return counts

    rater.post(page_of(world, 0), whole(world, rater, 0))
    few = tried(1)
    for number in range(40):
        make_ranking(world.appraisal, f"X{number}", world.scale)
    make_option(world.appraisal, "Y")
    assert tried(2) == few
    assert Rating.objects.filter(reason="Second.").count() == 46


def test_of_many_the_first_stands_in_the_grid_and_leads_to_the_others(world: World) -> None:
    for number in range(12):
        make_option(world.appraisal, f"N{number}")
    client = sign_in(world.officer)
    grid = client.get(
        reverse("scoring", args=[world.programme.slug, world.appraisal.slug])
    ).content.decode()
    first, last = (
        reverse("option-scoring", args=[world.programme.slug, world.appraisal.slug, slug])
        for slug in (world.options[0].slug, "n11")
    )
    assert f'href="{first}"' in grid
    assert f'href="{last}"' not in grid
    assert f'href="{last}"' in client.get(first).content.decode()
