"""The states of an appraisal: each step from state to state, who takes it, and what stands in its
way."""

from itertools import product
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from appraisal.decision.actions import DecisionValues, record_decision
from appraisal.models import Appraisal, AssessorWeight, Criterion, StateChange
from appraisal.process.actions import choose_scoring, take_step
from appraisal.process.fingerprint import weights_sha256
from appraisal.process.moves import MOVES, move_called, moves_from
from appraisal.states import ALLOWED_IN, Change, State, refusal, sees_ratings, sees_results
from schemes.models import Programme, Role
from tests.appraisal.process.apart import apart, at_state, rate_all
from tests.factories import World, add_member, rate, sent, sign_in
from workbench.models import AuditEvent
from workbench.rows.writing import write

# Which step leads from where to where, written by hand beside the table.
LEADS = {
    ("lock-weights", State.SETTING_UP): State.WEIGHTS_LOCKED,
    ("open-scoring", State.WEIGHTS_LOCKED): State.SCORING,
    ("begin-moderation", State.SCORING): State.MODERATION,
    ("release-results", State.MODERATION): State.RELEASED,
    ("unlock-weights", State.WEIGHTS_LOCKED): State.SETTING_UP,
    ("unlock-weights", State.SCORING): State.SETTING_UP,
    ("unlock-weights", State.MODERATION): State.SETTING_UP,
    ("reopen-scoring", State.MODERATION): State.SCORING,
    ("reopen-moderation", State.RELEASED): State.MODERATION,
    ("reopen-moderation", State.DECIDED): State.MODERATION,
}


def step(world: World, key: str, reason: str = "") -> Appraisal:
    row = Appraisal.objects.get(pk=world.appraisal.pk)
    move = move_called(key)
    assert move is not None
    return take_step(
        appraisal=row, move=move, reason=reason, by=world.lead, token=uuid4(), version=row.version
    )


@pytest.mark.parametrize(
    ("key", "state"), list(product([move.key for move in MOVES], State)), ids=str
)
def test_step_leads_from_its_states_alone(world: World, key: str, state: State) -> None:
    apart(world)
    at_state(world, state)
    rate_all(world)
    wanted = LEADS.get((key, state))
    if wanted is None:
        with pytest.raises(ValidationError, match="moved on"):
            step(world, key, "A reason.")
        wanted = state
    else:
        step(world, key, "A reason.")
    assert Appraisal.objects.get(pk=world.appraisal.pk).state == wanted
    assert (key in [one.key for one in moves_from(state)]) == ((key, state) in LEADS)


def test_whole_way_leaves_an_event_and_a_step_each(world: World) -> None:
    apart(world)
    for key in ("lock-weights", "open-scoring"):
        step(world, key)
    rate_all(world)
    for key in ("begin-moderation", "release-results"):
        step(world, key)
    told = AuditEvent.objects.filter(subject_type="appraisal").order_by("pk")
    assert list(told.values_list("action", flat=True)) == [
        "locked the weights",
        "opened scoring",
        "closed scoring and began moderation",
        "released the results",
    ]
    assert StateChange.objects.count() == 4


def test_home_tells_of_a_step_as_of_what_somebody_did(world: World) -> None:
    apart(world)
    step(world, "lock-weights")
    page = " ".join(sign_in(world.member).get("/").content.decode().split())
    assert f"{world.lead} locked the weights: {world.appraisal}" in page
    verbs = ("locked", "opened", "closed", "released", "unlocked", "reopened")
    assert all(one.event.startswith(verbs) for one in MOVES)


def test_step_back_asks_for_a_reason_that_is_kept(world: World) -> None:
    apart(world)
    at_state(world, State.SCORING)
    with pytest.raises(ValidationError, match="Say why"):
        step(world, "unlock-weights", "  ")
    step(world, "unlock-weights", "A criterion was missing.")
    kept = StateChange.objects.get()
    assert (kept.was, kept.now, kept.reason) == (
        State.SCORING,
        State.SETTING_UP,
        "A criterion was missing.",
    )


def test_missing_ratings_stop_moderation_unless_a_reason_is_given(world: World) -> None:
    apart(world)
    at_state(world, State.SCORING)
    add_member(world.programme, Role.ASSESSOR, "second")
    with pytest.raises(ValidationError, match="Two assessors have 18 ratings left"):
        step(world, "begin-moderation")
    assert step(world, "begin-moderation", "One is ill.").state == State.MODERATION


def test_open_ratings_stop_release_unless_a_reason_is_given(world: World) -> None:
    apart(world)
    at_state(world, State.MODERATION)
    with pytest.raises(ValidationError, match="9 ratings are not agreed yet"):
        step(world, "release-results")
    assert step(world, "release-results", "The rest cannot matter.").state == State.RELEASED


@pytest.mark.parametrize("key", ["lock-weights", "begin-moderation", "release-results"])
def test_reason_that_no_step_needs_is_neither_asked_for_nor_kept(world: World, key: str) -> None:
    """A paper tells what a reason was given for: that ratings were missing, for example."""
    apart(world)
    rate_all(world)
    move = move_called(key)
    assert move is not None
    at_state(world, move.was[0])
    address = reverse("process-step", args=[world.programme.slug, world.appraisal.slug, key])
    assert "Reason" not in sign_in(world.lead).get(address).content.decode()
    step(world, key, "Everybody is done.")
    assert StateChange.objects.get().reason == ""


def test_weights_of_assessors_are_not_left_out_without_a_reason(world: World) -> None:
    apart(world)
    for row in world.rankings:
        AssessorWeight.objects.create(criterion=row, assessor="assessor-1", weight=50)
    world.appraisal.assessors.create(code="assessor-1", user=world.assessor)
    assert step(world, "lock-weights").state == State.WEIGHTS_LOCKED
    step(world, "unlock-weights", "To try without weights.")
    Criterion.objects.filter(pk__in=[row.pk for row in world.rankings]).update(weight=None)
    with pytest.raises(
        ValidationError, match="One assessor has given weights, and none are agreed"
    ):
        step(world, "lock-weights")
    assert step(world, "lock-weights", "They cancel out.").state == State.WEIGHTS_LOCKED


def test_scoring_does_not_open_without_an_assessor(world: World) -> None:
    apart(world)
    at_state(world, State.WEIGHTS_LOCKED)
    world.programme.memberships.filter(role=Role.ASSESSOR).delete()
    with pytest.raises(ValidationError, match="Nobody is an assessor"):
        step(world, "open-scoring", "A reason changes nothing.")


def test_weights_in_per_cent_must_come_to_a_hundred(world: World) -> None:
    apart(world)
    Appraisal.objects.filter(pk=world.appraisal.pk).update(weights_as="per-cent")
    world.rankings[0].weight = 70
    world.rankings[0].save()
    with pytest.raises(ValidationError, match="come to 110 per cent"):
        step(world, "lock-weights")


def test_locked_weights_have_a_fingerprint_that_changes_with_them(world: World) -> None:
    apart(world)
    row = step(world, "lock-weights")
    assert row.weights_sha256 == weights_sha256(row)
    world.rankings[0].weight = 61
    world.rankings[0].save()
    assert row.weights_sha256 != weights_sha256(row)
    assert step(world, "unlock-weights", "To put a weight right.").weights_sha256 == ""


# Who sees what, and what may change


def test_everything_may_change_and_be_seen_where_one_officer_records(world: World) -> None:
    for state in State:
        world.appraisal.state = state
        assert [refusal(world.appraisal, change) for change in Change] == [""] * len(Change)
        assert sees_results(world.appraisal, frozenset({Role.MEMBER}))


SEES_RESULTS = {State.RELEASED, State.DECIDED}


@pytest.mark.parametrize(("state", "role"), list(product(State, Role)), ids=str)
def test_results_and_ratings_are_seen_by_the_table(world: World, state: State, role: Role) -> None:
    apart(world)
    world.appraisal.state = state
    roles = frozenset({str(role)})
    moderates = role in {Role.LEAD, Role.MODERATOR}
    assert sees_results(world.appraisal, roles) == (state in SEES_RESULTS or moderates)
    panel = moderates or role == Role.ASSESSOR
    in_moderation = state == State.MODERATION and panel
    assert sees_ratings(world.appraisal, roles) == (state in SEES_RESULTS or in_moderation)


CHANGED_AT = {
    "criteria-several": Change.RULES,
    "criterion-new": Change.RULES,
    "scale-new": Change.RULES,
    "appraisal-edit": Change.RULES,
    "option-new": Change.OPTIONS,
    "options-several": Change.OPTIONS,
    "measure-new": Change.MEASURES,
}


@pytest.mark.parametrize(("name", "state"), list(product(CHANGED_AT, State)), ids=str)
def test_page_that_changes_something_is_closed_by_the_table(
    world: World, name: str, state: State
) -> None:
    apart(world)
    at_state(world, state)
    address = reverse(name, args=[world.programme.slug, world.appraisal.slug])
    states, why = ALLOWED_IN[CHANGED_AT[name]]
    officer = sign_in(world.officer)
    shown, written = officer.get(address), officer.post(address, sent(version=1))
    if state in states:
        assert shown.status_code == 200
        assert written.status_code in {200, 302, 422}
    else:
        assert (shown.status_code, written.status_code) == (409, 409)
        assert str(why).split(",")[0] in shown.content.decode()
    assert sign_in(world.member).get(address).status_code == 403


# The choice of how options are scored


def test_choice_is_found_from_the_programme_and_from_the_grid_by_its_lead(world: World) -> None:
    link = f'href="{reverse("scored", args=[world.programme.slug])}"'
    grid = reverse("scoring", args=[world.programme.slug, world.appraisal.slug])
    for address in (world.programme.get_absolute_url(), grid):
        assert link in sign_in(world.lead).get(address).content.decode()
        assert link not in sign_in(world.officer).get(address).content.decode()


def test_choice_is_the_leads_and_needs_a_reason(world: World) -> None:
    address = reverse("scored", args=[world.programme.slug])
    assert sign_in(world.officer).get(address).status_code == 403
    client = sign_in(world.lead)
    refused = client.post(address, sent(version=1, scoring="apart", reason=""))
    assert refused.status_code == 422
    assert "Say why" in refused.content.decode()
    taken = client.post(address, sent(version=1, scoring="apart", reason="Ten authorities."))
    assert taken.status_code == 302
    assert Programme.objects.get(pk=world.programme.pk).scoring == "apart"
    event = AuditEvent.objects.get(action="chose how options are scored")
    assert event.after == {"scoring": "apart", "reason": "Ten authorities."}


def test_appraisal_with_agreed_ratings_goes_on_in_moderation(world: World) -> None:
    rate(world.options[0], world.rankings[0], "low", reason="Agreed.")
    choose_scoring(
        programme=world.programme,
        scoring="apart",
        reason="A group now.",
        by=world.lead,
        token=uuid4(),
        version=1,
    )
    assert Appraisal.objects.get(pk=world.appraisal.pk).state == State.MODERATION


def test_page_of_the_process_says_who_is_waited_for(world: World) -> None:
    apart(world)
    at_state(world, State.SCORING)
    address = reverse("process", args=[world.programme.slug, world.appraisal.slug])
    page = sign_in(world.member).get(address).content.decode()
    assert "Scoring is open; the one assessor has not finished." in page
    assert "0 of 9" in page
    assert "Close scoring" not in page
    assert "Close scoring and begin moderation" in sign_in(world.lead).get(address).content.decode()


WAYS = {
    (State.SETTING_UP, "lead"): ["options", "criteria", "weights"],
    (State.SETTING_UP, "assessor"): ["weights"],
    (State.SETTING_UP, "member"): [],
    (State.SCORING, "lead"): [],
    (State.SCORING, "assessor"): ["scoring"],
    (State.MODERATION, "moderator"): ["moderation"],
    (State.MODERATION, "assessor"): ["moderation"],
    (State.MODERATION, "member"): [],
    (State.RELEASED, "lead"): ["results", "decision"],
    (State.RELEASED, "member"): ["results"],
    (State.DECIDED, "member"): ["results", "decision"],
}


@pytest.mark.parametrize(("state", "role"), WAYS, ids=str)
def test_page_of_the_process_leads_to_the_work_of_its_state(
    world: World, state: State, role: str
) -> None:
    apart(world)
    at_state(world, state)
    client = sign_in(getattr(world, role))
    answer = client.get(reverse("process", args=[world.programme.slug, world.appraisal.slug]))
    overview = world.appraisal.get_absolute_url()
    ways = [address for _text, address in answer.context["ways"]]
    assert ways == [f"{overview}{room}/" for room in WAYS[state, role]]
    people = reverse("programme-people", args=[world.programme.slug])
    for address in (*ways, people):
        assert f'href="{address}"' in answer.content.decode()
        assert client.get(address).status_code == 200


def test_page_does_not_deny_a_decision_from_before_the_results_were_reopened(world: World) -> None:
    apart(world)
    world.rate_everything()
    at_state(world, State.RELEASED)
    page = reverse("process", args=[world.programme.slug, world.appraisal.slug])
    client = sign_in(world.lead)
    assert "No decision is recorded yet." in client.get(page).content.decode()
    row = Appraisal.objects.get(pk=world.appraisal.pk)
    record_decision(
        appraisal=row,
        chosen=DecisionValues(preferred=world.options[1], reason="It comes first."),
        by=world.lead,
        token=uuid4(),
        version=row.version,
    )
    assert "It is decided." in client.get(page).content.decode()
    for key in ("reopen-moderation", "release-results"):
        step(world, key, "A survey was wrong.")
    again = client.get(page).content.decode()
    assert "No decision is recorded yet." not in again
    assert "The decision was recorded before: record it anew, or another one." in again


# What the history keeps back


@pytest.mark.parametrize("who", ["lead", "moderator", "officer", "assessor", "member"])
@pytest.mark.parametrize("state", list(State))
def test_history_keeps_back_ratings_that_went_or_were_agreed_together(
    world: World, state: State, who: str
) -> None:
    apart(world)
    at_state(world, state)
    told = {"ratings": [{"level": "high", "reason": "Said in confidence."}]}
    for action, subject in (
        ("agreed ratings", world.appraisal),
        ("removed criterion", world.rankings[0]),
    ):
        with write(by=world.lead, token=uuid4()) as writer:
            writer.record(
                action,
                subject,
                world.programme,
                before=told | {"appraisal": world.appraisal.pk},
                after=told | {"appraisal": world.appraisal.pk},
            )
    address = reverse("programme-history-csv", args=[world.programme.slug])
    text = sign_in(getattr(world, who)).get(address).content.decode()
    seen = state in SEES_RESULTS or (state == State.MODERATION and who in {"lead", "moderator"})
    assert ("Said in confidence." in text) == seen
