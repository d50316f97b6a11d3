"""The list of moderation, one cell, what all say alike, and who sees them when."""

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from appraisal.models import Appraisal, Assessor, Evidence, Level, Rating
from reports.readiness.weights_log import weights_changed_late
from schemes.models import Programme
from tests.appraisal.moderation.panels import cell_url, give, make_assessors, make_panel, url_of
from tests.factories import World, make_option, rate, sent, sign_in
from workbench.models import AuditEvent
from workbench.rows.writing import write

PAGES = ("moderation", "moderation-meeting", "moderation-alone", "moderation-live")


def given(version: int | None = None, **values: Any) -> dict[str, Any]:
    return sent(version, **{"level": "level:high", "reason": "Both surveys rose."} | values)


def score_apart(world: World, state: str) -> None:
    Programme.objects.filter(pk=world.programme.pk).update(scoring=Programme.Scoring.APART)
    Appraisal.objects.filter(pk=world.appraisal.pk).update(state=state)


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode().replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
def moderator(world: World) -> Client:
    return sign_in(world.moderator)


def test_list_begins_with_the_greatest_disagreement(world: World, moderator: Client) -> None:
    make_panel(world)
    page = text(moderator, url_of(world))
    assert page.index("2 × High, 1 × Low") < page.index("2 × Low") < page.index("3 × Pass")
    assert "Two levels or more apart. Far from the median: THREE" in page
    assert "Median: High; from Low to High; mean 2.3 points" in page
    assert "None of the nine ratings is agreed yet." in page
    assert "On one they are far apart; on four all say the same." in page
    assert "Agree the 4 cells on which all are equal" in page
    assert "THREE says low." in page


@pytest.mark.parametrize(("order", "first"), [("option", "As now"), ("criterion", "As now")])
def test_list_stands_by_option_or_criterion_on_choice(
    world: World, moderator: Client, order: str, first: str
) -> None:
    make_panel(world)
    page = text(moderator, f"{url_of(world)}?order={order}")
    body = page.partition("<tbody")[2]
    assert body.index(first) < body.index("Shared service")
    assert page.count('<th scope="row"') == 9


def test_list_shows_what_is_open_or_far_apart(world: World, moderator: Client) -> None:
    make_panel(world)
    rate(world.options[2], world.rankings[0], "medium", reason="Between them.")
    assert text(moderator, f"{url_of(world)}?show=open").count('<th scope="row"') == 8
    assert text(moderator, f"{url_of(world)}?show=apart").count('<th scope="row"') == 1
    Rating.objects.exclude(assessor="").delete()
    assert "There is none of these." in text(moderator, f"{url_of(world)}?show=apart&order=x")


def test_what_is_agreed_is_said_with_its_meeting_and_dissent(
    world: World, moderator: Client
) -> None:
    make_panel(world)
    rate(
        world.options[2],
        world.rankings[0],
        "medium",
        reason="Between them.",
        meeting="Panel of May",
        agreed_on=date(2026, 5, 3),
        panel="The chair",
        dissent="Director of finance",
    )
    page = text(moderator, url_of(world))
    for words in (
        "Agreed: Medium",
        "Between them.",
        "Dissent: Director of finance",
        "Panel of May, 3 May 2026. Present: The chair",
        "One of nine ratings is agreed.",
    ):
        assert words in page


def test_a_long_list_has_pages(world: World, moderator: Client) -> None:
    for index in range(18):
        make_option(world.appraisal, f"X{index}")
    address = url_of(world)
    assert "Page 1 of 5" in text(moderator, address)
    last = text(moderator, f"{address}?page=999999")
    assert "Page 5 of 5" in last
    assert last.count('<th scope="row"') == 3
    for odd in ("0", "-1", "x", "²", "9" * 30):
        assert "Page 1 of 5" in text(moderator, f"{address}?page={odd}")


def test_queries_do_not_grow_with_the_panel(world: World, moderator: Client) -> None:
    make_panel(world)
    text(moderator, url_of(world))
    with CaptureQueriesContext(connection) as few:
        text(moderator, url_of(world))
    make_assessors(world.appraisal, *(f"MORE{index}" for index in range(8)))
    for index in range(8):
        give(world.options[0], world.rankings[0], {f"MORE{index}": "high"})
        make_option(world.appraisal, f"MORE{index}")
    with CaptureQueriesContext(connection) as many:
        text(moderator, url_of(world))
    assert len(few) == len(many)


def test_empty_appraisal_says_what_belongs_here(world: World, moderator: Client) -> None:
    world.appraisal.options.all().delete()
    for page in ("moderation", "moderation-meeting"):
        assert "compared here, cell by cell" in text(moderator, url_of(world, page))
    assert "nothing to compare" in text(moderator, url_of(world, "moderation-alone"))
    assert "On no open cell" in text(moderator, url_of(world, "moderation-alike"))


def test_without_assessors_every_cell_can_still_be_agreed(world: World, moderator: Client) -> None:
    page = text(moderator, url_of(world))
    assert "No assessor has rated it" in page
    assert "Kendall" not in page
    assert moderator.post(cell_url(world), given()).status_code == 302
    assert Rating.objects.get().level == "high"


# Who, and when


@pytest.mark.parametrize("page", PAGES)
def test_only_the_panel_sees_moderation(world: World, page: str) -> None:
    address = url_of(world, page)
    assert Client().get(address).status_code == 302
    assert sign_in(world.stranger).get(address).status_code == 404
    for role in ("officer", "member", "approver"):
        assert sign_in(getattr(world, role)).get(address).status_code == 403, role
    for role in ("lead", "moderator", "assessor"):
        assert sign_in(getattr(world, role)).get(address).status_code == 200, role


def test_only_those_who_moderate_agree(world: World) -> None:
    make_panel(world)
    writes = [
        (cell_url(world), given()),
        (cell_url(world, large=True), given()),
        (url_of(world, "moderation-alike"), sent(cells="b--r1:high")),
        (url_of(world, "moderation-sitting"), sent(meeting="Panel", agreed_on="2026-05-03")),
    ]
    for address, data in writes:
        for role in ("assessor", "officer", "member", "approver"):
            assert sign_in(getattr(world, role)).post(address, data).status_code == 403
        assert sign_in(world.stranger).post(address, data).status_code == 404
        assert Client().post(address, data).status_code == 302
    assert not Rating.objects.filter(assessor="").exists()


@pytest.mark.parametrize("state", ["setting-up", "weights-locked", "scoring"])
def test_before_moderation_nobody_sees_anything(world: World, state: str) -> None:
    make_panel(world)
    score_apart(world, state)
    for role in ("lead", "moderator", "assessor"):
        client = sign_in(getattr(world, role))
        for page in ("moderation", "moderation-meeting", "moderation-alone"):
            shown = text(client, url_of(world, page))
            assert "Moderation has not begun." in shown
            assert "says" not in shown
        shown = text(client, cell_url(world))
        assert "says" not in shown
        assert client.get(url_of(world, "moderation-live")).status_code == 409
    client = sign_in(world.moderator)
    assert "says" not in text(client, url_of(world, "moderation-alike"))
    assert client.post(cell_url(world), given()).status_code == 409
    alike = sent(cells="b--r1:high")
    assert client.post(url_of(world, "moderation-alike"), alike).status_code == 409
    assert not Rating.objects.filter(assessor="").exists()


@pytest.mark.parametrize("state", ["released", "decided"])
def test_after_release_all_of_the_panel_reads_and_nobody_agrees(world: World, state: str) -> None:
    make_panel(world)
    score_apart(world, state)
    shown = text(sign_in(world.assessor), url_of(world, "moderation-alone"))
    assert "Ranks by what is agreed" in shown
    moderator = sign_in(world.moderator)
    assert "The results are released" in text(moderator, url_of(world))
    assert "The results are released" in text(moderator, cell_url(world))
    assert moderator.post(cell_url(world), given()).status_code == 409


def test_cell_leads_to_its_comments_and_the_lead_from_the_list_to_the_release(
    world: World,
) -> None:
    make_panel(world)
    score_apart(world, "moderation")
    for user, leads_on in ((world.lead, True), (world.moderator, False)):
        client = sign_in(user)
        assert ("to release the results" in text(client, url_of(world))) == leads_on
        found = re.search(
            r'href="([^"]+/comments/)">Comments on this rating<', text(client, cell_url(world))
        )
        assert found
        assert client.get(found[1]).status_code == 200


def test_in_moderation_assessors_read_all_but_ranks(world: World) -> None:
    make_panel(world)
    score_apart(world, "moderation")
    assessor = sign_in(world.assessor)
    page = text(assessor, url_of(world))
    assert "THREE says low." in page
    assert url_of(world, "moderation-alone") not in page
    assert assessor.get(url_of(world, "moderation-alone")).status_code == 409
    assert sign_in(world.moderator).get(url_of(world, "moderation-alone")).status_code == 200
    assert "Agree" not in text(assessor, cell_url(world)).partition("<main")[2].replace(
        "Agreed", ""
    )
    assert sign_in(world.moderator).post(cell_url(world), given()).status_code == 302


def test_names_are_for_those_who_moderate(world: World) -> None:
    make_panel(world)
    Assessor.objects.filter(code="ONE").update(user=world.assessor)
    world.assessor.first_name, world.assessor.last_name = "Ada", "Byron"
    world.assessor.save()
    assert "Ada Byron" in text(sign_in(world.moderator), cell_url(world))
    page = text(sign_in(world.assessor), cell_url(world)).partition("<main")[2]
    assert "ONE, Officer, Barnet" in page
    assert "Ada Byron" not in page


def test_the_rooms_name_moderation_to_the_panel_where_they_score_apart(world: World) -> None:
    address = url_of(world)
    assert address not in text(sign_in(world.lead), url_of(world, "scoring"))
    score_apart(world, "moderation")
    assert address in text(sign_in(world.lead), url_of(world, "scoring"))
    assert address not in text(sign_in(world.member), url_of(world, "options"))


# One cell


def test_cell_shows_all_ratings_side_by_side(world: World, moderator: Client) -> None:
    make_panel(world)
    for large in (False, True):
        page = text(moderator, cell_url(world, large=large))
        for words in ("ONE says high.", "THREE says low.", "2 × High, 1 × Low", "1 of 9"):
            assert words in page, (large, words)


def test_an_agreed_rating_keeps_its_meeting_panel_and_dissent(
    world: World, moderator: Client
) -> None:
    make_panel(world)
    sitting = {"meeting": "Panel of May", "agreed_on": "2026-05-03", "panel": "The chair"}
    answer = moderator.post(url_of(world, "moderation-sitting"), sent(**sitting))
    assert answer.status_code == 302
    assert "Panel of May, 3 May 2026" in text(moderator, url_of(world))
    data = given(dissent="Director of finance", evidence_1="Survey", next="1")
    events = AuditEvent.objects.count()
    answer = moderator.post(cell_url(world), data)
    # On to the next that is open, in order of disagreement.
    assert answer["Location"] == cell_url(world, 0, 0)
    rating = Rating.objects.get(assessor="")
    assert (rating.meeting, rating.agreed_on) == ("Panel of May", date(2026, 5, 3))
    assert (rating.panel, rating.dissent) == ("The chair", "Director of finance")
    assert Evidence.objects.get().title == "Survey"
    assert AuditEvent.objects.count() == events + 1
    # It is this browser's: another's ratings have no meeting.
    sign_in(world.lead).post(cell_url(world, 1, 1), given(reason="Another."))
    assert Rating.objects.get(assessor="", option=world.options[1]).meeting == ""


def test_a_rating_changed_elsewhere_loses_the_meeting_that_agreed_another(world: World) -> None:
    rating = rate(
        world.options[2], world.rankings[0], "high", reason="So.", meeting="Panel", dissent="HR"
    )
    address = url_of(world, "scoring-cell", world.options[2].slug, world.rankings[0].slug)
    officer = sign_in(world.officer)
    officer.post(address, given(rating.version, reason="Said better."))
    rating.refresh_from_db()
    assert (rating.meeting, rating.dissent, rating.reason) == ("Panel", "HR", "Said better.")
    officer.post(address, given(rating.version, level="level:low"))
    rating.refresh_from_db()
    assert (rating.level, rating.meeting, rating.dissent) == ("low", "", "")


def test_the_same_change_from_two_people_is_told(world: World, moderator: Client) -> None:
    assert moderator.post(cell_url(world), given()).status_code == 302
    late = sign_in(world.lead).post(cell_url(world), given(level="level:low", dissent="HR"))
    assert late.status_code == 409
    assert "what you typed" in late.content.decode()
    assert Rating.objects.get().level == "high"


def test_a_rating_can_be_taken_away_or_say_that_it_does_not_apply(
    world: World, moderator: Client
) -> None:
    moderator.post(cell_url(world), given(level="not-applicable", reason="It has no staff."))
    rating = Rating.objects.get()
    assert rating.not_applicable == "It has no staff."
    moderator.post(cell_url(world), sent(rating.version, clear="1"))
    assert not Rating.objects.exists()


@pytest.mark.parametrize(
    "reason", ["All of what is asked.", "  all of what IS asked ", "High", "high!"]
)
def test_a_reason_that_repeats_a_meaning_has_to_be_confirmed(
    world: World, moderator: Client, reason: str
) -> None:
    Level.objects.filter(key="high").update(definition="All of what is asked.")
    answer = moderator.post(cell_url(world), given(reason=reason))
    assert answer.status_code == 422
    assert "This is the meaning of “High”" in answer.content.decode()
    assert "Keep this reason all the same" in answer.content.decode()
    assert not Rating.objects.exists()
    assert moderator.post(cell_url(world), given(reason=reason, knowingly="on")).status_code == 302
    assert Rating.objects.get().reason.strip() == reason.strip()


def test_a_reason_of_another_cell_has_to_be_confirmed(world: World, moderator: Client) -> None:
    moderator.post(cell_url(world), given())
    rating = Rating.objects.get()
    answer = moderator.post(cell_url(world, 1), given())
    assert "“Shared service on Savings” has the same reason." in answer.content.decode()
    assert Rating.objects.count() == 1
    # Its own reason may stay as it is.
    assert moderator.post(cell_url(world), given(rating.version, dissent="HR")).status_code == 302


def test_a_cell_that_is_not_there_is_not_found(world: World, moderator: Client) -> None:
    assert moderator.get(url_of(world, "moderation-cell", "x", "r1")).status_code == 404


def test_meeting_begins_with_the_first_cell_that_is_open(world: World, moderator: Client) -> None:
    make_panel(world)
    assert "Shared service on Savings" in text(moderator, url_of(world, "moderation-meeting"))
    rate(world.options[2], world.rankings[0], "medium", reason="Between them.")
    assert "As now on Savings" in text(moderator, url_of(world, "moderation-meeting"))
    for option in world.options:
        for criterion in (world.gateway, *world.rankings):
            Rating.objects.get_or_create(
                option=option, criterion=criterion, assessor="", defaults={"level": "high"}
            )
    page = text(moderator, url_of(world, "moderation-meeting"))
    assert "Shared service on Savings" in page
    assert "next open one" not in page


# The meeting at hand


def test_a_meeting_in_the_future_is_refused(world: World, moderator: Client) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    data = sent(meeting="Panel", agreed_on=tomorrow.isoformat())
    answer = moderator.post(url_of(world, "moderation-sitting"), data)
    assert answer.status_code == 422
    assert "still to come" in answer.content.decode()


# What all say alike


def test_cells_on_which_all_are_equal_are_agreed_at_once(world: World, moderator: Client) -> None:
    make_panel(world)
    address = url_of(world, "moderation-alike")
    page = text(moderator, address)
    assert "On 4 open cells the whole panel says the same." in page
    assert page.count('type="checkbox"') == page.count("checked") == 4
    moderator.post(
        url_of(world, "moderation-sitting"), sent(meeting="Panel of May", agreed_on="2026-05-03")
    )
    events = AuditEvent.objects.count()
    data = sent(cells=["b--r1:high", "a--g1:pass", "b--g1:pass"])
    assert moderator.post(address, data).status_code == 302
    agreed = Rating.objects.filter(assessor="")
    assert agreed.count() == 3
    one = agreed.get(criterion=world.rankings[0])
    assert (one.level, one.meeting) == ("high", "Panel of May")
    assert one.reason == (
        "All three assessors gave it: High. Among their reasons: “ONE says high.”; “TWO says "
        "high.”; “THREE says high.”."
    )
    assert AuditEvent.objects.count() == events + 1
    event = AuditEvent.objects.latest("pk")
    assert event.action == "agreed ratings"
    assert len((event.after or {})["ratings"]) == 3
    # Sent again it is done once.
    assert moderator.post(address, data).status_code == 302
    assert agreed.count() == 3


def test_what_was_agreed_meanwhile_is_left(world: World, moderator: Client) -> None:
    make_panel(world)
    address = url_of(world, "moderation-alike")
    rate(world.options[1], world.rankings[0], "low", reason="The board said so.")
    assert moderator.post(address, sent(cells=["b--r1:high", "a--g1:pass"])).status_code == 302
    agreed = Rating.objects.filter(assessor="")
    assert set(agreed.values_list("level", flat=True)) == {"low", "pass"}
    answer = moderator.post(address, sent(cells=["b--r1:high", "a--g1:pass"]))
    assert answer.status_code == 422
    assert "Nothing is left to agree" in answer.content.decode()


def test_what_an_assessor_changed_meanwhile_is_told(world: World, moderator: Client) -> None:
    make_panel(world)
    Rating.objects.filter(option=world.options[1]).update(level="low")
    answer = moderator.post(url_of(world, "moderation-alike"), sent(cells=["b--r1:high"]))
    assert answer.status_code == 422
    assert "A rating was changed while this page was open." in answer.content.decode()
    assert not Rating.objects.filter(assessor="").exists()


def test_nobody_ticked_is_told(world: World, moderator: Client) -> None:
    make_panel(world)
    answer = moderator.post(url_of(world, "moderation-alike"), sent())
    assert answer.status_code == 422
    assert "Tick at least one rating to agree." in answer.content.decode()


def test_who_has_not_rated_yet_is_waited_for(world: World, moderator: Client) -> None:
    make_assessors(world.appraisal, "ONE", "TWO", "THREE")
    give(world.options[0], world.rankings[0], {"ONE": "high", "TWO": "high"})
    assert "On no open cell" in text(moderator, url_of(world, "moderation-alike"))
    give(world.options[0], world.rankings[0], {"THREE": "abstains"})
    assert "On one open cell" in text(moderator, url_of(world, "moderation-alike"))


@pytest.mark.parametrize(
    ("cells", "equal"),
    [
        ({"ONE": "high", "TWO": "high"}, True),
        ({"ONE": "n/a", "TWO": "n/a"}, True),
        ({"ONE": "high", "TWO": "abstains"}, False),
        ({"ONE": "high"}, False),
        ({"ONE": "high", "TWO": "medium"}, False),
        ({"ONE": "high", "TWO": "n/a"}, False),
    ],
)
def test_all_are_equal_only_where_the_whole_panel_speaks(
    world: World, moderator: Client, cells: dict[str, str], equal: bool
) -> None:
    make_assessors(world.appraisal, "ONE", "TWO")
    give(world.options[0], world.rankings[0], cells)
    page = text(moderator, url_of(world, "moderation-alike"))
    assert ('type="checkbox"' in page) is equal
    if equal:
        key = f"a--r1:{'' if cells['ONE'] == 'n/a' else cells['ONE']}"
        assert (
            moderator.post(url_of(world, "moderation-alike"), sent(cells=[key])).status_code == 302
        )
        rating = Rating.objects.get(assessor="")
        assert bool(rating.not_applicable) is (cells["ONE"] == "n/a")


def test_weights_changed_after_several_were_agreed_are_late(
    world: World, moderator: Client
) -> None:
    make_panel(world)
    moderator.post(url_of(world, "moderation-alike"), sent(cells=["b--r1:high"]))
    assert weights_changed_late(world.programme) == {}
    criterion = world.rankings[0]
    with write(by=world.lead, token=uuid4()) as writer:
        row = writer.lock(type(criterion).objects.filter(pk=criterion.pk), None)
        row.weight = Decimal(70)
        writer.save(row)
        writer.record("changed criterion", row, world.programme)
    assert weights_changed_late(world.programme) == {"A1": ""}


# If each alone decided


def test_ranks_by_each_alone_stand_beside_the_agreed_ones(world: World, moderator: Client) -> None:
    world.rate_everything()
    make_panel(world)
    page = text(moderator, url_of(world, "moderation-alone"))
    assert "By what is agreed Staff mutual comes first; " in page
    assert "one of three assessors alone would say the same." in page
    assert "changes the first place" in page or "changes no first place" in page
    row = page[page.index('rowheader">Staff mutual') :].partition("</tr>")[0]
    # Agreed first; alone ONE and TWO put C beside it, THREE puts it first.
    assert row.count(">1=<") == 2
    assert row.count(">1<") == 2


def test_a_meeting_asks_what_if_and_comes_back(world: World, moderator: Client) -> None:
    make_panel(world)
    score_apart(world, "moderation")
    option, criterion = world.options[1], world.rankings[0]
    rate(world.options[2], criterion, "medium")
    boxes = {f"r-{option.slug}--{criterion.slug}", f"w-{criterion.slug}"}
    what_if = f"{world.appraisal.get_absolute_url()}what-if/"
    for page in ("cell", "meeting"):
        here = cell_url(world, 1, 0, large=page == "meeting")
        shown = text(moderator, here)
        form = shown.partition("data-what-if ")[2].partition("</form>")[0]
        named = set(re.findall(r'name="([rwbe]-[^"]+)"', form))
        back = f"{page}/{option.slug}/{criterion.slug}"
        assert (named, back in form) == (boxes, True)
        tried = moderator.get(what_if, {f"w-{criterion.slug}": "7", "back": back})
        assert f'href="{here}">Back to the meeting' in tried.content.decode()
    for wrong in ("https://example.org/", "cell/../x", "meeting/a"):
        assert "Back to the meeting" not in text(moderator, f"{what_if}?back={wrong}")
    assert "What if it were otherwise?" not in text(sign_in(world.assessor), here)
