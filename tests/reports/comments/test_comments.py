"""Comments on options, cells and sections: who may say, see and resolve them."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from appraisal.access import OptionPlace
from appraisal.models import Appraisal
from appraisal.states import State
from reports.casefile.canonical import case_text
from reports.comments.actions import add_comment, settle_comment
from reports.comments.subjects import cell_subject, visible_comments
from reports.models import Comment, Paper, Section
from reports.output.paper import paper_document
from reports.stored.exporting import programme_case
from schemes.access import ALLOWED, Act
from schemes.models import Membership, Programme, Role
from tests.factories import World, make_appraisal, make_programme, make_world, sent, sign_in
from tests.ladder import refuses_the_wrong_visitors
from tests.reports.workshop import PAPER, paper, written
from workbench.models import AuditEvent, User

__all__ = ["paper"]

PROGRAMME = "/programmes/2018-21/"
OPTION = f"{PROGRAMME}appraisals/a1/options/b/comments/"
CELL = f"{PROGRAMME}appraisals/a1/scoring/b/r1/comments/"
SECTION = f"{PAPER}comments/conclusion/"
PLACES = (OPTION, CELL, SECTION)
WORDS = "Does it include the removal van?"
EVERYBODY = ("lead", "officer", "moderator", "assessor", "member", "approver")


def say(by: User, address: str, text: str = WORDS, **values: Any) -> Comment:
    answer = sign_in(by).post(address, sent(text=text, **values))
    assert answer.status_code == 302, answer.content.decode()
    assert answer["Location"] == address
    return Comment.objects.latest("pk")


def settle(by: User, comment: Comment, resolved: str = "yes", version: int = 1) -> int:
    form = sent(version=version, resolved=resolved)
    return sign_in(by).post(f"{PROGRAMME}comments/{comment.pk}/settle/", form).status_code


def text_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


@pytest.mark.parametrize("address", [*PLACES, f"{PAPER}comments/", f"{PROGRAMME}comments/"])
def test_comment_pages_refuse_the_wrong_visitors(world: World, paper: Paper, address: str) -> None:
    refuses_the_wrong_visitors(world, address, writes=False)
    assert sign_in(world.stranger).post(address, sent(text="x")).status_code in (404, 405)
    assert sign_in(world.lead).put(address).status_code == 405


@pytest.mark.parametrize("address", PLACES)
@pytest.mark.parametrize("who", EVERYBODY)
def test_everybody_in_the_programme_comments(
    world: World, paper: Paper, address: str, who: str
) -> None:
    by = getattr(world, who)
    assert "No comment is open." in text_of(sign_in(world.lead), address)
    comment = say(by, address)
    event = AuditEvent.objects.latest("pk")
    assert (event.action, event.actor_id, event.subject) == (
        "commented on", by.pk, comment.about,
    )  # fmt: skip
    seen = text_of(sign_in(world.member), address)
    assert WORDS in seen
    assert who in seen
    assert "One comment is open." in seen
    assert sign_in(by).post(address, sent(text=" ")).status_code == 422
    assert Comment.objects.count() == 1


def test_comment_sent_twice_is_said_once(world: World, paper: Paper) -> None:
    form = sent(text=WORDS)
    for _twice in range(2):
        assert sign_in(world.member).post(OPTION, form).status_code == 302
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("address", PLACES)
def test_comment_is_answered_in_its_thread(world: World, paper: Paper, address: str) -> None:
    asked = say(world.member, address)
    page = text_of(sign_in(world.officer), f"{address}?reply={asked.pk}")
    assert "Answer member" in page
    reply = say(world.officer, address, "It does.", reply_to=str(asked.pk))
    assert reply.reply_to == asked
    assert AuditEvent.objects.latest("pk").action == "answered a comment on"
    assert "It does." in text_of(sign_in(world.member), address)
    # Neither a reply, nor what is on something else, is answered.
    other = say(world.member, CELL if address == OPTION else OPTION)
    for wrong in (reply.pk, other.pk, 10**9, "x"):
        form = sent(text="Well.", reply_to=str(wrong))
        assert sign_in(world.officer).post(address, form).status_code == 404


def test_writer_lead_and_officer_resolve_and_nobody_else(world: World, paper: Paper) -> None:
    may = {"lead", "officer", "member"}
    for who in EVERYBODY:
        comment = say(world.member, OPTION)
        status = settle(getattr(world, who), comment)
        assert (status == 302) is (who in may), who
        comment.refresh_from_db()
        assert (comment.resolved_at is not None) is (who in may), who
        offered = ">Resolve<" in text_of(sign_in(getattr(world, who)), OPTION)
        Comment.objects.all().delete()
        assert offered is False or who not in may
    assert settle(world.stranger, say(world.member, OPTION)) == 404


def test_resolved_comment_says_by_whom_and_opens_again(world: World, paper: Paper) -> None:
    comment = say(world.member, SECTION)
    assert settle(world.officer, comment) == 302
    assert AuditEvent.objects.latest("pk").action == "resolved a comment on"
    page = text_of(sign_in(world.member), SECTION)
    assert "Resolved by officer" in page
    assert "No comment is open." in page
    # An old page does nothing, and what is resolved is not answered.
    assert settle(world.lead, comment, "no", version=1) == 302
    comment.refresh_from_db()
    assert comment.resolved_by == world.officer
    late = sign_in(world.lead).post(SECTION, sent(text="But", reply_to=str(comment.pk)))
    assert late.status_code == 422
    assert "was resolved meanwhile" in late.content.decode()
    assert settle(world.member, comment, "no", version=2) == 302
    comment.refresh_from_db()
    assert (comment.resolved_by, comment.resolved_at) == (None, None)
    assert AuditEvent.objects.latest("pk").action == "opened again a comment on"


def test_programme_lists_what_is_open_and_what_is_resolved(world: World, paper: Paper) -> None:
    first = say(world.member, OPTION)
    say(world.member, CELL, "Is it high?")
    settle(world.lead, first)
    client = sign_in(world.member)
    opened = text_of(client, f"{PROGRAMME}comments/")
    resolved = text_of(client, f"{PROGRAMME}comments/?state=resolved")
    assert "Is it high?" in opened
    assert "Is it high?" not in resolved
    assert WORDS in resolved
    assert WORDS not in opened
    assert f'{OPTION}#comment-{first.pk}"' in resolved
    assert "One comment is open." in opened
    assert "one open" in text_of(client, OPTION)


# What somebody may not see


@pytest.mark.parametrize("who", EVERYBODY)
def test_comment_on_an_exempt_section_is_for_those_who_read_it(
    world: World, paper: Paper, who: str
) -> None:
    exempt = {"paragraph": "3", "reason": "Bids are open."}
    written(paper, "Three bids.", exempt=exempt)
    comment = say(world.officer, SECTION)
    reader = who in ("lead", "officer", "approver")
    client = sign_in(getattr(world, who))
    assert (client.get(SECTION).status_code == 200) is reader
    assert (client.post(SECTION, sent(text="x")).status_code == 302) is reader
    assert (SECTION in text_of(client, f"{PAPER}comments/")) is reader
    pages = (
        "/",
        f"{PROGRAMME}comments/",
        f"{PROGRAMME}history/",
        f"{PROGRAMME}history/history.csv",
    )
    for page in pages:
        shown = WORDS in text_of(client, page)
        assert shown is (reader and page == f"{PROGRAMME}comments/"), page
    if not reader:
        assert settle(getattr(world, who), comment) == 404


STATES = list(Appraisal.State)
CLOSED = {"setting-up", "weights-locked", "scoring"}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("scoring", list(Programme.Scoring))
def test_cell_is_not_commented_on_while_it_is_scored_apart(
    world: World, scoring: str, state: str
) -> None:
    """Nor is what was said of it before shown to anybody."""
    said = say(world.lead, CELL)
    Programme.objects.update(scoring=scoring)
    Appraisal.objects.update(state=state)
    for who in EVERYBODY:
        panel = who in {"lead", "moderator", "assessor"}
        closed = scoring == "apart" and (
            state in CLOSED or (state == State.MODERATION and not panel)
        )
        # What one person says is taken back before the next comes.
        with transaction.atomic():
            comments_on_the_cell(getattr(world, who), said, closed=closed)
            transaction.set_rollback(True)


def comments_on_the_cell(by: User, said: Comment, *, closed: bool) -> None:
    """Tries to read and to say something of a cell on which something was said."""
    client = sign_in(by)
    assert client.get(CELL).status_code == (409 if closed else 200), by
    answer = client.post(CELL, sent(text="High, I think."))
    assert answer.status_code == (409 if closed else 302), by
    for page in (CELL, f"{PROGRAMME}comments/", OPTION, f"{PROGRAMME}history/"):
        shown = not closed and page in (CELL, f"{PROGRAMME}comments/")
        assert (WORDS in text_of(client, page)) is shown, (by, page)
    assert (CELL in text_of(client, OPTION)) is not closed, by
    if closed:
        assert settle(by, said) == 404, by
    # An option as a whole tells nobody's rating.
    assert client.post(OPTION, sent(text="What is it?")).status_code == 302, by


@given(data=st.data())
@pytest.mark.django_db
def test_visible_comments_are_those_of_a_naive_reading(data: st.DataObject) -> None:
    with transaction.atomic():
        world = make_world()
        programme = world.programme
        programme.scoring = data.draw(st.sampled_from(["officer", "apart"]))
        programme.save()
        world.appraisal.state = data.draw(st.sampled_from(STATES))
        world.appraisal.save()
        paper = Paper.objects.create(
            programme=programme, reference="P", slug="p", title="P", house_format="x"
        )
        exempt = set(data.draw(st.lists(st.sampled_from("abc"), unique=True)))
        for key in "ab":
            told = {"paragraph": "3"} if key in exempt else None
            Section.objects.create(paper=paper, key=key, exempt=told)
        columns: list[dict[str, Any]] = [
            {"option": world.options[0]},
            {"option": world.options[0], "criterion": world.rankings[0]},
            *({"paper": paper, "section": key} for key in "abc"),
        ]
        made = []
        for one in data.draw(st.lists(st.sampled_from(columns), max_size=6)):
            comment = Comment(
                programme=programme, by=world.lead, at=world.lead.date_joined, text="x", **one
            )
            comment.save()
            made.append(comment)
        roles = data.draw(st.sets(st.sampled_from(list(Role)), min_size=1))
        for role in roles:
            Membership.objects.create(programme=programme, user=world.stranger, role=role)
        reads = bool(roles & (ALLOWED[Act.WRITE] | ALLOWED[Act.APPROVE]))
        panel = bool(roles & {Role.LEAD, Role.MODERATOR, Role.ASSESSOR})
        state = world.appraisal.state
        apart = programme.scoring == "apart" and (
            state in CLOSED or (state == State.MODERATION and not panel)
        )
        wanted = {
            one.pk
            for one in made
            if not (one.criterion_id and apart)
            and (reads or one.section not in exempt or one.section == "c")
        }
        assert set(visible_comments(world.stranger).values_list("pk", flat=True)) == wanted
        Membership.objects.filter(user=world.stranger).delete()
        assert not visible_comments(world.stranger).exists()
        transaction.set_rollback(True)


def test_history_has_a_sum_and_not_the_words(world: World, paper: Paper) -> None:
    comment = say(world.member, SECTION)
    settle(world.lead, comment)
    for event in AuditEvent.objects.filter(action__contains="comment"):
        assert WORDS not in f"{event.before} {event.after} {event.subject}"
        assert len((event.after or {})["text_sha256"]) == 64


def test_paper_and_case_file_have_no_comments(world: World, paper: Paper) -> None:
    before = case_text(programme_case(world.programme))
    for address in PLACES:
        say(world.member, address)
    case = programme_case(Programme.objects.get(pk=world.programme.pk))
    assert case_text(case) == before
    assert WORDS not in str(paper_document(case, "OBC", whole=True))


def test_thing_that_is_not_there_has_no_comments(world: World, paper: Paper) -> None:
    client = sign_in(world.lead)
    other = make_programme(slug="other")
    make_appraisal(other, slug="a1")
    for address in (
        f"{PROGRAMME}appraisals/a1/options/z/comments/",
        f"{PROGRAMME}appraisals/a1/scoring/b/z/comments/",
        f"{PAPER}comments/no-such-section/",
        f"{PROGRAMME}comments/99/settle/",
    ):
        assert client.post(address, sent(version=1, text="x")).status_code == 404


def test_comments_go_with_what_they_are_on(world: World, paper: Paper) -> None:
    for address in PLACES:
        say(world.member, address)
    world.options[1].delete()
    assert {one.section for one in Comment.objects.all()} == {"conclusion"}
    paper.delete()
    assert not Comment.objects.exists()


def test_comments_ask_a_constant_number_of_queries(
    world: World, paper: Paper, django_assert_max_num_queries: Any
) -> None:
    place = OptionPlace(world.programme, frozenset(), world.appraisal, world.options[1])
    subject = cell_subject(place, world.rankings[0])
    for _one in range(6):
        common = {"subject": subject, "text": "Why?", "by": world.lead}
        first = add_comment(reply_to=None, token=uuid4(), **common)  # type: ignore[arg-type]
        add_comment(reply_to=first, token=uuid4(), **common)  # type: ignore[arg-type]
        settle_comment(comment=first, resolved=True, version=1, by=world.lead, token=uuid4())
        with pytest.raises(ValidationError, match="resolved meanwhile"):
            add_comment(reply_to=first, token=uuid4(), **common)  # type: ignore[arg-type]
    client = sign_in(world.member)
    for address in (CELL, OPTION, f"{PROGRAMME}comments/", f"{PROGRAMME}comments/?state=resolved"):
        with django_assert_max_num_queries(14):
            client.get(address)
