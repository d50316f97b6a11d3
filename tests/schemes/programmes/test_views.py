"""Pages of programmes: who may see them, what they write, once."""

import csv
import io
from decimal import Decimal
from uuid import uuid4

import pytest
from django.test import Client

from appraisal.models import Rating
from schemes.models import Membership, Programme
from tests.factories import (
    World,
    add_member,
    make_appraisal,
    make_authority,
    make_programme,
    make_user,
    sent,
    sign_in,
)
from tests.ladder import refuses_the_wrong_visitors, refuses_writing
from workbench.models import AuditEvent, User
from workbench.rows.writing import write

HOME = "/programmes/2018-21/"
VALUES = {
    "title": "Adult social care",
    "reference": "ASC/2018",
    "summary": "Spend *less*.",
    "first_year": "2018/19",
    "years": "3",
    "target": "£1,960,000",
}


@pytest.mark.parametrize(
    ("page", "writes"), [("", False), ("edit/", True), ("history/", False)], ids=str
)
def test_programme_pages_refuse_the_wrong_visitors(world: World, page: str, writes: bool) -> None:
    refuses_the_wrong_visitors(world, HOME + page, writes=writes)


def test_home_and_list_need_somebody_signed_in(db: None) -> None:
    for address in ("/", "/programmes/", "/programmes/new/"):
        assert Client().get(address)["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("page", ["", "history/", "history/history.csv"])
def test_programme_pages_that_read_take_no_post(world: World, page: str) -> None:
    assert sign_in(world.lead).post(HOME + page).status_code == 405


@pytest.mark.parametrize("page", ["", "programmes/"])
def test_lists_take_no_post(world: World, page: str) -> None:
    assert sign_in(world.lead).post(f"/{page}").status_code == 405


def test_new_programme_makes_its_maker_lead_officer(db: None) -> None:
    user = make_user()
    answer = sign_in(user).post("/programmes/new/", sent(**VALUES))
    programme = Programme.objects.get()
    assert answer["Location"] == "/programmes/asc-2018/"
    assert (programme.target, programme.authority) == (Decimal(1960000), user.authority)
    assert list(Membership.objects.values_list("user", "role")) == [(user.pk, "lead")]
    assert [event.action for event in AuditEvent.objects.all()] == ["started programme"]


def test_new_programme_sent_twice_is_one_programme(db: None) -> None:
    client, data = sign_in(make_user()), sent(**VALUES)
    assert [client.post("/programmes/new/", data).status_code for _ in range(2)] == [302, 302]
    assert Programme.objects.count() == 1
    assert AuditEvent.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"title": ""}, "Enter the title"),
        ({"first_year": "2018"}, "Enter the first financial year. “2018” can be two financial"),
        ({"first_year": "2018/20"}, "did you mean 2018/19?"),
        ({"years": "0"}, "Number of years must be 1 or more"),
        ({"target": "lots"}, "Enter the savings target (£) as a number, like 1960000"),
        ({"write_token": "no"}, "form"),
    ],
)
def test_new_programme_refused_says_what_to_do(db: None, wrong: dict[str, str], told: str) -> None:
    answer = sign_in(make_user()).post("/programmes/new/", sent(**VALUES) | wrong)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not Programme.objects.exists()


def test_new_programme_with_a_taken_reference_points_at_the_field(world: World) -> None:
    data = sent(**VALUES | {"reference": world.programme.reference})
    answer = sign_in(world.lead).post("/programmes/new/", data)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["reference"]


def test_same_reference_in_another_authority_gets_its_own_address(world: World) -> None:
    other = make_user()
    sign_in(other).post("/programmes/new/", sent(**VALUES | {"reference": "2018-21"}))
    assert Programme.objects.get(authority=other.authority).slug == "2018-21-2"


def test_administrator_of_no_authority_starts_a_programme_for_a_lead(db: None) -> None:
    root = User.objects.create_superuser("root")
    officer = make_user("officer")
    window = sign_in(root)
    assert "Lead officer" in window.get("/programmes/new/").content.decode()
    form = {"title": "Care", "reference": "C1", "first_year": "2018/19", "years": "3"}
    chosen = {"authority": str(officer.authority_id), "lead": str(officer.pk)}
    assert window.post("/programmes/new/", sent(**form)).status_code == 422
    assert window.post("/programmes/new/", sent(**form, **chosen)).status_code == 302
    membership = Membership.objects.get()
    assert (membership.user, membership.role) == (officer, "lead")
    assert membership.programme.authority == officer.authority
    assert membership.speaks_for is None


def test_administrator_who_leads_speaks_for_the_authority(db: None) -> None:
    root, authority = User.objects.create_superuser("root"), make_authority()
    form = {"title": "Care", "reference": "C1", "first_year": "2018/19", "years": "3"}
    chosen = {"authority": str(authority.pk), "lead": str(root.pk)}
    assert sign_in(root).post("/programmes/new/", sent(**form, **chosen)).status_code == 302
    assert Membership.objects.get().speaks_for == authority


def test_first_programme_begins_with_an_authority(db: None) -> None:
    window = sign_in(User.objects.create_superuser("root"))
    home = window.get("/").content.decode()
    for address in ("/people/authorities/new/", "/people/new/", "/programmes/new/"):
        assert address in home
    assert window.get("/programmes/new/")["Location"] == "/people/authorities/new/"


def test_programme_is_changed_and_keeps_its_address(world: World) -> None:
    answer = sign_in(world.officer).post(HOME + "edit/", sent(1, **VALUES))
    programme = Programme.objects.get()
    assert answer["Location"] == HOME
    assert (programme.title, programme.version) == ("Adult social care", 2)
    event = AuditEvent.objects.get()
    assert event.before["title"] == "Saving together"
    assert event.after["title"] == "Adult social care"


def test_programme_changed_by_two_shows_the_second_both_texts(world: World) -> None:
    sign_in(world.lead).post(HOME + "edit/", sent(1, **VALUES | {"title": "First"}))
    client = sign_in(world.officer)
    answer = client.post(HOME + "edit/", sent(1, **VALUES | {"title": "Second"}))
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "First" in page
    assert "Second" in page
    assert Programme.objects.get().title == "First"
    again = {name: answer.context["form"][name].value() for name in ("version", "write_token")}
    assert client.post(HOME + "edit/", VALUES | {"title": "Second"} | again).status_code == 302
    assert Programme.objects.get().title == "Second"


def test_programme_without_its_version_is_not_changed(world: World) -> None:
    assert sign_in(world.lead).post(HOME + "edit/", sent(**VALUES)).status_code == 422
    assert Programme.objects.get().title == "Saving together"


def test_programme_is_not_changed_by_readers(world: World) -> None:
    refuses_writing(world, HOME + "edit/", sent(1, **VALUES))
    assert Programme.objects.get().version == 1


def test_home_teaches_somebody_without_programmes(db: None) -> None:
    page = sign_in(make_user()).get("/").content.decode()
    assert "/programmes/new/" in page
    assert "What changed lately" not in page


def test_home_lists_what_waits_and_not_other_peoples(world: World) -> None:
    make_appraisal(make_programme(title="Elsewhere"), title="Hidden")
    page = sign_in(world.member).get("/").content.decode()
    assert "/programmes/2018-21/appraisals/a1/" in page
    assert "Three options, three criteria: 0 of 9 ratings agreed." in page
    assert "Hidden" not in page
    assert "Elsewhere" not in page


def test_programme_page_asks_as_many_queries_for_many_as_for_one(
    world: World, django_assert_num_queries
) -> None:
    client = sign_in(world.lead)
    client.get(HOME)
    # The answer of the one appraisal takes six, the way forward of several takes one.
    with django_assert_num_queries(17):
        client.get(HOME)
    for _ in range(5):
        make_appraisal(world.programme)
    with django_assert_num_queries(13):
        client.get(HOME)


def test_programme_page_says_target_and_years(world: World) -> None:
    page = sign_in(world.member).get(HOME).content.decode()
    assert "It is to save £1,677,660 over four years from 2018/19." in page
    assert "/appraisals/new/" not in page


def test_programme_text_never_runs(world: World) -> None:
    Programme.objects.update(summary="<script>alert(1)</script>", title="<b>x</b>")
    page = sign_in(world.member).get(HOME).content.decode()
    assert "<script>alert" not in page
    assert "<b>x" not in page


def change_title(world: World, title: str, by: str = "lead") -> None:
    version = Programme.objects.get(slug="2018-21").version
    user = getattr(world, by)
    sign_in(user).post(HOME + "edit/", sent(version, **VALUES | {"title": title}))


def test_history_shows_who_changed_what_from_what_to_what(world: World) -> None:
    change_title(world, "Second title")
    page = sign_in(world.member).get(HOME + "history/").content.decode()
    assert "One change, with who made it." in page
    assert "Saving together" in page
    assert "Second title" in page
    assert "First financial year" not in page


def test_history_is_filtered_by_person_in_the_address(world: World) -> None:
    change_title(world, "By the lead")
    change_title(world, "By the officer", by="officer")
    client = sign_in(world.member)
    seen = client.get(HOME + f"history/?person={world.officer.pk}").context["entries"]
    assert [entry.event.actor_name for entry in seen] == ["officer"]
    assert client.get(HOME + "history/?thing=programme").context["page"].paginator.count == 2
    assert client.get(HOME + "history/?thing=option").context["entries"] == []


@pytest.mark.parametrize("query", ["person=x", "person=99999999999999999999", "page=x", "page=99"])
def test_history_takes_any_filter(world: World, query: str) -> None:
    change_title(world, "Second title")
    assert sign_in(world.member).get(f"{HOME}history/?{query}").status_code == 200


def test_history_comes_fifty_at_a_time(world: World, django_assert_num_queries) -> None:
    for number in range(51):
        change_title(world, f"Title {number}")
    client = sign_in(world.member)
    with django_assert_num_queries(9):
        first = client.get(HOME + "history/")
    assert len(first.context["entries"]) == 50
    assert first.context["entries"][0].event.after["title"] == "Title 50"
    assert len(client.get(HOME + "history/?page=2").context["entries"]) == 1


def test_history_of_another_programme_stays_there(world: World) -> None:
    other = make_programme(reference="X", slug="x")
    member = add_member(other, "member")
    change_title(world, "Second title")
    assert sign_in(member).get("/programmes/x/history/").context["entries"] == []


def test_history_file_runs_no_formula(world: World) -> None:
    change_title(world, "=1+1")
    answer = sign_in(world.member).get(HOME + "history/history.csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[1][4] == "'=1+1"
    assert answer["Content-Disposition"] == 'attachment; filename="history-2018-21.csv"'
    refuses_the_wrong_visitors(world, HOME + "history/history.csv", writes=False)


def test_history_names_what_a_field_points_at(world: World, django_assert_num_queries) -> None:
    ratings = [
        Rating(option=option, criterion=world.gateway, level="pass") for option in world.options
    ]
    for rating in ratings:
        with write(by=world.lead, token=uuid4()) as writer:
            writer.save(rating)
            writer.record("rated", rating, world.programme)
    world.options[2].delete()
    client = sign_in(world.member)
    with django_assert_num_queries(11):
        seen = client.get(HOME + "history/").context["entries"]
    texts = [[cell.text for cell in row.cells] for row in seen[0].table.rows]
    assert ["Empty", "Removed since"] in texts
    assert ["Empty", "Staff mutual"] in [
        [cell.text for cell in row.cells] for row in seen[1].table.rows
    ]


def test_history_reads_choices_boxes_and_lists_as_words(world: World) -> None:
    option = world.options[1]
    with write(by=world.lead, token=uuid4()) as writer:
        writer.remember(option)
        option.baseline = False
        before = {"baseline": True, "levels": ["high"]}
        writer.record("changed option", option, world.programme, before=before, after={"x": "1"})
    with write(by=world.lead, token=uuid4()) as writer:
        writer.remember(world.appraisal)
        world.appraisal.total_as = "percent"
        writer.save(world.appraisal)
        writer.record("changed appraisal", world.appraisal, world.programme)
    seen = sign_in(world.member).get(HOME + "history/").context["entries"]
    rows = {row.heading.text: [c.text for c in row.cells] for e in seen for row in e.table.rows}
    assert rows["Totals as"][1] == "Per cent of the highest possible total"
    assert rows["Baseline"] == ["Yes", "Empty"]
    assert rows["Levels"] == ["high", "Empty"]


def test_history_of_an_event_that_changed_nothing_has_no_table(world: World) -> None:
    with write(by=world.lead, token=uuid4()) as writer:
        writer.record("set measures", world.appraisal, world.programme, before={}, after={})
    seen = sign_in(world.member).get(HOME + "history/").context["entries"]
    assert [entry.table for entry in seen] == [None]


def test_list_shows_ones_own_programmes_or_teaches(world: World) -> None:
    make_programme(title="Elsewhere")
    page = sign_in(world.member).get("/programmes/").content.decode()
    assert "You take part in one programme." in page
    assert "One appraisal." in page
    assert "Elsewhere" not in page
    assert (
        "You take part in no programme yet."
        in sign_in(world.stranger).get("/programmes/").content.decode()
    )
