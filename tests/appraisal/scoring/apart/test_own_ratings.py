"""An assessor's own ratings: given in a grid, seen by nobody else before moderation."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from appraisal.models import Appraisal, Assessor, Rating
from appraisal.states import State
from schemes.models import Role
from tests.appraisal.process.apart import apart, at_state, say
from tests.factories import World, add_member, sent, sign_in
from workbench.models import AuditEvent, User
from workbench.rows.writing import Conflict

IN_PLACE = {"X-In-Place": "cell"}
SECRET = "It failed in two counties."


@pytest.fixture
def scoring(world: World) -> World:
    apart(world)
    at_state(world, State.SCORING)
    return world


@pytest.fixture
def second(scoring: World) -> User:
    return add_member(scoring.programme, Role.ASSESSOR, "second")


def grid_url(world: World) -> str:
    return reverse("scoring", args=[world.programme.slug, world.appraisal.slug])


def cell_url(world: World, option: int = 1, criterion: int = 0) -> str:
    more = [world.options[option].slug, world.rankings[criterion].slug]
    return reverse("scoring-cell", args=[world.programme.slug, world.appraisal.slug, *more])


def given(version: int | None = None, **values: Any) -> dict[str, Any]:
    return sent(version, **{"level": "level:high", "reason": SECRET} | values)


def test_assessor_rates_and_goes_on_to_the_next_unrated(scoring: World) -> None:
    client = sign_in(scoring.assessor)
    answer = client.post(cell_url(scoring), given(next="1"))
    assert answer["Location"] == cell_url(scoring, 2, 0)
    rating = Rating.objects.get()
    assert (rating.assessor, rating.level, rating.reason) == ("assessor-1", "high", SECRET)
    assert rating.at is not None
    assert (timezone.now() - rating.at).total_seconds() < 60
    assert Assessor.objects.get().authority == str(scoring.assessor.authority)
    assert (
        "You have given 1 of 9 ratings; 8 to go." in client.get(grid_url(scoring)).content.decode()
    )


def test_cell_is_saved_in_place_and_can_be_undone(scoring: World) -> None:
    client = sign_in(scoring.assessor)
    answer = client.post(cell_url(scoring), given(), headers=IN_PLACE)
    page = answer.content.decode()
    assert answer["X-Fragment"] == "cell"
    assert "Saved" in page
    assert "8 to go" in page
    undone = client.post(cell_url(scoring), sent(1, clear="1"), headers=IN_PLACE)
    assert "Not rated" in undone.content.decode()
    assert not Rating.objects.exists()


def test_last_cell_leads_round_to_the_first_unrated(scoring: World) -> None:
    client = sign_in(scoring.assessor)
    answer = client.post(cell_url(scoring, 2, 1), given(next="1"))
    first = [scoring.options[0].slug, scoring.gateway.slug]
    where = [scoring.programme.slug, scoring.appraisal.slug, *first]
    assert answer["Location"] == reverse("scoring-cell", args=where)


@pytest.mark.parametrize(
    ("values", "kept"),
    [
        ({"level": "not-applicable"}, ("", SECRET, "", "")),
        ({"level": "abstain"}, ("", "", SECRET, "")),
        ({"level": "level:low"}, ("low", "", "", SECRET)),
    ],
)
def test_assessor_rates_or_sets_aside_or_abstains(
    scoring: World, values: dict[str, str], kept: tuple[str, ...]
) -> None:
    sign_in(scoring.assessor).post(cell_url(scoring), given(**values))
    row = Rating.objects.get()
    assert (row.level, row.not_applicable, row.abstained, row.reason) == kept


@pytest.mark.parametrize("level", ["not-applicable", "abstain"])
def test_setting_aside_always_needs_a_reason(scoring: World, level: str) -> None:
    Appraisal.objects.filter(pk=scoring.appraisal.pk).update(reasons_for="none")
    answer = sign_in(scoring.assessor).post(cell_url(scoring), given(level=level, reason=" "))
    assert answer.status_code == 422
    assert "Say why." in answer.content.decode()


@pytest.mark.parametrize(
    ("asked", "level", "needed"),
    [
        ("every", "medium", True),
        ("every", "high", True),
        ("ends", "medium", False),
        ("ends", "high", True),
        ("ends", "low", True),
        ("none", "high", False),
    ],
)
def test_reason_is_asked_for_where_the_appraisal_says_so(
    scoring: World, asked: str, level: str, needed: bool
) -> None:
    Appraisal.objects.filter(pk=scoring.appraisal.pk).update(reasons_for=asked)
    client = sign_in(scoring.assessor)
    answer = client.post(cell_url(scoring), given(level=f"level:{level}", reason=""))
    assert answer.status_code == (422 if needed else 302)
    assert Rating.objects.exists() is not needed


def test_another_level_than_those_of_the_scale_is_refused(scoring: World) -> None:
    answer = sign_in(scoring.assessor).post(cell_url(scoring), given(level="level:huge"))
    assert answer.status_code == 422


def test_two_windows_of_one_assessor_lose_nothing(scoring: World) -> None:
    option, criterion = scoring.options[1], scoring.rankings[0]
    say(scoring, scoring.assessor, option, criterion, level="high", reason="First.")
    with pytest.raises(Conflict):
        say(scoring, scoring.assessor, option, criterion, level="low", reason="Second.")
    answer = sign_in(scoring.assessor).post(cell_url(scoring), given(level="level:low"))
    assert answer.status_code == 409
    assert "First." in answer.content.decode()
    assert SECRET in answer.content.decode()


def test_two_assessors_have_codes_of_their_own(scoring: World, second: User) -> None:
    option, criterion = scoring.options[1], scoring.rankings[0]
    say(scoring, scoring.assessor, option, criterion, level="high", reason="Mine.")
    say(scoring, second, option, criterion, level="low", reason="Other.")
    assert sorted(Rating.objects.values_list("assessor", "level")) == [
        ("assessor-1", "high"),
        ("assessor-2", "low"),
    ]


def test_nobody_sees_the_rating_of_another(scoring: World, second: User) -> None:
    say(
        scoring,
        scoring.assessor,
        scoring.options[1],
        scoring.rankings[0],
        level="high",
        reason=SECRET,
    )
    places = [scoring.programme.slug, scoring.appraisal.slug]
    pages = [
        grid_url(scoring),
        cell_url(scoring),
        *(reverse(name, args=places) for name in ("appraisal", "process", "criteria", "options")),
        reverse("option", args=[*places, scoring.options[1].slug]),
        reverse("results", args=places),
        reverse("programme-history", args=places[:1]),
        reverse("programme-history-csv", args=places[:1]),
    ]
    for user in (second, scoring.lead, scoring.moderator, scoring.officer, scoring.member):
        client = sign_in(user)
        for page in pages:
            assert SECRET not in client.get(page).content.decode(), (user, page)
    own = sign_in(scoring.assessor)
    for page in (grid_url(scoring), cell_url(scoring), pages[-2], pages[-1]):
        assert SECRET in own.get(page).content.decode(), page


@pytest.mark.parametrize("state", [state for state in State if state != State.SCORING])
def test_nobody_rates_apart_unless_scoring_is_open(scoring: World, state: State) -> None:
    at_state(scoring, state)
    answer = sign_in(scoring.assessor).post(cell_url(scoring), given())
    assert answer.status_code == 409
    assert not Rating.objects.exists()
    with pytest.raises(ValidationError, match="while scoring is open"):
        say(
            scoring,
            scoring.assessor,
            scoring.options[1],
            scoring.rankings[0],
            level="high",
            reason="Late.",
        )
    assert not Rating.objects.exists()
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize("role", ["lead", "officer", "member", "approver", "moderator"])
def test_only_an_assessor_rates_apart(scoring: World, role: str) -> None:
    answer = sign_in(getattr(scoring, role)).post(cell_url(scoring), given())
    assert answer.status_code in {403, 409}
    assert not Rating.objects.exists()


def test_administrator_is_no_assessor(scoring: World) -> None:
    administrator = User.objects.create_superuser("root")
    assert sign_in(administrator).post(cell_url(scoring), given()).status_code == 409
    assert not Rating.objects.exists()


def test_grid_takes_the_same_queries_however_large(
    scoring: World, django_assert_num_queries: Any
) -> None:
    client = sign_in(scoring.assessor)
    client.get(grid_url(scoring))
    for option in scoring.options:
        say(scoring, scoring.assessor, option, scoring.rankings[0], level="low", reason="So.")
    # One of them asks what is exempt for an assessor.
    with django_assert_num_queries(16):
        client.get(grid_url(scoring))
