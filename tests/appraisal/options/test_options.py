"""Pages of options: order, words, removal with everything said of them."""

from decimal import Decimal
from typing import Any

import pytest

from appraisal.models import Appraisal, Decision, Measure, MeasureValue, Option, StakeholderView
from tests.factories import World, make_appraisal, make_option, rate, sent, sign_in
from tests.ladder import refuses_the_wrong_visitors, refuses_writing
from workbench.models import AuditEvent

HERE = "/programmes/2018-21/appraisals/a1/"
OPTION = f"{HERE}options/b/"
VALUES = {
    "name": "Staff mutual",
    "code": "PSM",
    "summary": "Staff *own* it.",
    "ownership": "Its staff",
    "governance": "A board",
    "total_savings": "£1,677,660",
    "confidence": "86%",
}


@pytest.mark.parametrize(
    ("page", "writes"),
    [
        ("options/", False),
        ("options/b/", False),
        ("options/new/", True),
        ("options/b/edit/", True),
        ("options/b/remove/", True),
        ("options/b/views/new/", True),
    ],
    ids=str,
)
def test_option_pages_refuse_the_wrong_visitors(world: World, page: str, writes: bool) -> None:
    refuses_the_wrong_visitors(world, HERE + page, writes=writes)


@pytest.mark.parametrize("page", ["options/", "options/b/"])
def test_option_pages_that_read_take_no_post(world: World, page: str) -> None:
    assert sign_in(world.lead).post(HERE + page).status_code == 405


@pytest.mark.parametrize(
    "page", ["options/b/move/", "options/b/edit/", "options/b/remove/", "options/new/"]
)
def test_option_pages_that_write_refuse_readers(world: World, page: str) -> None:
    refuses_writing(world, HERE + page, sent(1, **VALUES))
    assert not AuditEvent.objects.exists()


def test_option_of_another_appraisal_is_not_found(world: World) -> None:
    make_option(make_appraisal(world.programme), "Z")
    assert sign_in(world.lead).get(f"{HERE}options/z/").status_code == 404
    assert sign_in(world.lead).get(f"{HERE}options/z/edit/").status_code == 404


def test_new_option_comes_last_with_its_figures_exact(world: World) -> None:
    answer = sign_in(world.officer).post(f"{HERE}options/new/", sent(**VALUES))
    assert answer["Location"] == f"{HERE}options/psm/"
    option = Option.objects.get(code="PSM")
    assert option.position == 3
    assert (option.total_savings, option.confidence) == (Decimal(1677660), Decimal("0.86"))
    assert AuditEvent.objects.get().action == "added option"


def test_new_option_sent_twice_is_one(world: World) -> None:
    client, data = sign_in(world.officer), sent(**VALUES)
    for _ in range(2):
        assert client.post(f"{HERE}options/new/", data).status_code == 302
    assert Option.objects.filter(code="PSM").count() == 1


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"name": ""}, "Enter the name"),
        ({"code": "A"}, "Another option has this code. Choose a different one."),
        ({"baseline": "on"}, "Another option is the baseline."),
        ({"total_savings": "some"}, "Enter the total savings (£) as a number, like 1677660"),
        ({"confidence": "120"}, "must be 100 or less"),
    ],
)
def test_option_refused_says_what_to_do(world: World, wrong: dict[str, str], told: str) -> None:
    answer = sign_in(world.officer).post(f"{HERE}options/new/", sent(**VALUES) | wrong)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert Option.objects.count() == 3


def test_option_taken_code_points_at_the_code(world: World) -> None:
    data = sent(**VALUES | {"code": "A"})
    answer = sign_in(world.officer).post(f"{HERE}options/new/", data)
    assert list(answer.context["form"].errors) == ["code"]


def test_option_comes_back_into_its_form_as_it_was_typed(world: World) -> None:
    Option.objects.filter(code="B").update(confidence=Decimal("0.86"))
    form = sign_in(world.officer).get(f"{OPTION}edit/").context["form"]
    assert form["confidence"].value() == "86%"


def test_option_changed_by_two_shows_the_second_what_differs(world: World) -> None:
    first = VALUES | {"confidence": "50", "baseline": ""}
    sign_in(world.lead).post(f"{OPTION}edit/", sent(1, **first))
    answer = sign_in(world.officer).post(f"{OPTION}edit/", sent(1, **VALUES))
    assert answer.status_code == 409
    told = answer.context["form"].conflicts
    assert [label for label, *_both in told] == ["Confidence in the wider savings (%)"]
    assert told[0][1] == "50%"


def order() -> str:
    return "".join(Option.objects.order_by("position", "pk").values_list("code", flat=True))


@pytest.mark.parametrize(
    ("slug", "direction", "expected"),
    [("b", "up", "BAC"), ("b", "down", "ACB"), ("a", "up", "ABC"), ("c", "down", "ABC")],
)
def test_option_moves_one_place(world: World, slug: str, direction: str, expected: str) -> None:
    # As places may stand after a removal or in an imported case.
    Option.objects.update(position=7)
    address = f"{HERE}options/{slug}/move/"
    answer = sign_in(world.officer).post(address, sent(1, direction=direction))
    assert answer["Location"] == f"{HERE}options/"
    assert order() == expected
    assert AuditEvent.objects.get().action == "moved option"


def test_option_move_sent_twice_moves_once(world: World) -> None:
    client, data = sign_in(world.officer), sent(1, direction="up")
    for _ in range(2):
        client.post(f"{HERE}options/c/move/", data)
    assert order() == "ACB"


def test_option_move_from_a_stale_page_moves_nothing(world: World) -> None:
    client = sign_in(world.officer)
    client.post(f"{HERE}options/c/move/", sent(1, direction="up"))
    answer = client.post(f"{HERE}options/c/move/", sent(1, direction="up"), follow=True)
    assert order() == "ACB"
    assert "Somebody else changed this meanwhile" in answer.content.decode()


def test_option_move_leaves_others_forms_valid(world: World) -> None:
    sign_in(world.officer).post(f"{HERE}options/c/move/", sent(1, direction="up"))
    assert Option.objects.get(code="B").version == 1


def test_option_move_without_its_token_moves_nothing(world: World) -> None:
    sign_in(world.officer).post(f"{HERE}options/c/move/", {"direction": "up", "version": "1"})
    assert order() == "ABC"


def test_option_removal_names_what_goes_and_keeps_it_on_the_trail(world: World) -> None:
    world.rate_everything()
    option = world.options[1]
    StakeholderView.objects.create(option=option, kind="benefit", group="Staff", text="A say")
    measure = Measure.objects.create(appraisal=world.appraisal, key="payback")
    MeasureValue.objects.create(measure=measure, option=option, value=Decimal(3))
    client = sign_in(world.lead)
    page = client.get(f"{OPTION}remove/").content.decode()
    assert "Remove Staff mutual?" in page
    assert "With it go its three ratings, one measure’s value and one benefit or drawback." in page
    answer = client.post(f"{OPTION}remove/", sent(1))
    assert answer["Location"] == f"{HERE}options/"
    assert order() == "AC"
    before = AuditEvent.objects.get().before
    assert len(before["ratings"]) == 3
    assert before["benefits and drawbacks"][0]["text"] == "A say"
    assert before["measures"] == {"payback": "3"}


def test_option_removal_sent_twice_removes_once(world: World) -> None:
    client, data = sign_in(world.lead), sent(1)
    for _ in range(2):
        assert client.post(f"{OPTION}remove/", data)["Location"] == f"{HERE}options/"
    assert AuditEvent.objects.count() == 1
    assert client.post(f"{OPTION}remove/", sent(1)).status_code == 404


def test_option_changed_meanwhile_is_not_removed(world: World) -> None:
    client = sign_in(world.lead)
    client.post(f"{OPTION}edit/", sent(1, **VALUES))
    assert client.post(f"{OPTION}remove/", sent(1)).status_code == 409
    assert Option.objects.filter(slug="b").exists()


def test_option_that_a_decision_names_stays(world: World) -> None:
    decision = Decision.objects.create(appraisal=world.appraisal, preferred=world.options[1])
    Appraisal.objects.update(decision=decision)
    answer = sign_in(world.lead).post(f"{OPTION}remove/", sent(1))
    assert answer.status_code == 422
    assert "A decision names this option, so it stays." in answer.content.decode()
    assert Option.objects.filter(slug="b").exists()
    assert not AuditEvent.objects.exists()


def test_option_page_says_what_becomes_of_it_and_why(world: World) -> None:
    world.rate_everything()
    answer = sign_in(world.member).get(OPTION)
    assert answer.context["state"] == "Ranked 1, taken forward."
    assert answer.context["reasons"]
    texts = [row.cells[0].text for row in answer.context["table"].rows]
    assert texts == ["Pass", "High", "High"]
    first = sign_in(world.member).get(f"{HERE}options/a/")
    assert first.context["state"] == "The baseline, ranked 3, taken forward."


def test_option_page_without_answer_still_opens(world: World) -> None:
    answer = sign_in(world.member).get(OPTION)
    assert answer.context["state"] == "Undecided."
    world.appraisal.criteria.all().delete()
    assert sign_in(world.member).get(OPTION).context["state"] == "Not worked out yet."


def test_option_text_never_runs(world: World) -> None:
    Option.objects.update(name="<i>x", summary="<script>alert(1)</script>", ownership="**Staff**")
    page = sign_in(world.member).get(OPTION).content.decode()
    assert "<script>alert" not in page
    assert "<i>x" not in page
    assert "<strong>Staff</strong>" in page


def view_values(**more: Any) -> dict[str, Any]:
    return {"kind": "benefit", "group": "Staff", "text": "A say in the work"} | more


def test_benefit_is_added_changed_and_removed_each_with_its_event(world: World) -> None:
    client = sign_in(world.officer)
    assert client.post(f"{OPTION}views/new/", sent(**view_values()))["Location"] == OPTION
    view = StakeholderView.objects.get()
    here = f"{OPTION}views/{view.pk}/"
    client.post(f"{here}edit/", sent(1, **view_values(kind="drawback", text="More risk")))
    view.refresh_from_db()
    assert (view.kind, view.text) == ("drawback", "More risk")
    assert "More risk" in client.get(f"{here}remove/").content.decode()
    data = sent(2)
    for _ in range(2):
        assert client.post(f"{here}remove/", data)["Location"] == OPTION
    assert not StakeholderView.objects.exists()
    actions = AuditEvent.objects.order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["added benefit", "changed drawback", "removed drawback"]


@pytest.mark.parametrize("wrong", [{"kind": ""}, {"text": " "}, {"kind": "x"}])
def test_benefit_without_its_parts_is_refused(world: World, wrong: dict[str, str]) -> None:
    data = sent(**view_values() | wrong)
    answer = sign_in(world.officer).post(f"{OPTION}views/new/", data)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == list(wrong)


def test_benefit_of_another_option_is_not_found(world: World) -> None:
    view = StakeholderView.objects.create(
        option=world.options[0], kind="benefit", group="Staff", text="Calm"
    )
    client = sign_in(world.officer)
    assert client.get(f"{OPTION}views/{view.pk}/edit/").status_code == 404
    assert client.post(f"{OPTION}views/{view.pk}/remove/", sent(1)).status_code == 404
    assert StakeholderView.objects.exists()


def test_benefit_changed_by_two_shows_the_second_both(world: World) -> None:
    view = StakeholderView.objects.create(
        option=world.options[1], kind="benefit", group="Staff", text="Calm", version=2
    )
    address = f"{OPTION}views/{view.pk}/edit/"
    answer = sign_in(world.officer).post(address, sent(1, **view_values()))
    assert answer.status_code == 409
    assert answer.context["form"].conflicts == [("What it is", "Calm", "A say in the work")]


def test_benefit_moves_among_those_of_its_group(world: World) -> None:
    about = {"option": world.options[1], "group": "Staff"}
    first = StakeholderView.objects.create(kind="benefit", text="A say", **about)
    StakeholderView.objects.create(kind="drawback", text="More risk", **about)
    second = StakeholderView.objects.create(kind="benefit", text="Calm", **about)
    client = sign_in(world.officer)
    answer = client.post(f"{OPTION}views/{second.pk}/move/", sent(1, direction="up"))
    assert answer["Location"] == OPTION
    (_group, views), *_rest = client.get(OPTION).context["groups"]
    assert [view.text for view in views] == ["Calm", "A say", "More risk"]
    event = AuditEvent.objects.get()
    assert (event.action, event.before["place"], event.after["place"]) == ("moved benefit", 2, 1)
    assert first.version == 1


@pytest.mark.parametrize("page", ["options/", "options/b/"])
def test_option_pages_ask_as_many_queries_for_many_as_for_few(
    world: World, page: str, django_assert_max_num_queries
) -> None:
    client = sign_in(world.lead)
    client.get(HERE + page)
    with django_assert_max_num_queries(12) as few:
        client.get(HERE + page)
    world.rate_everything()
    for number in range(5):
        option = make_option(world.appraisal, f"X{number}")
        StakeholderView.objects.create(option=option, kind="benefit", group="Staff", text="x")
    with django_assert_max_num_queries(len(few)):
        client.get(HERE + page)


def test_option_that_nothing_was_said_of_says_so_before_it_goes(world: World) -> None:
    page = sign_in(world.lead).get(f"{OPTION}remove/").content.decode()
    assert "Nothing else is recorded about it." in page


def test_option_removed_while_it_was_written_about_is_told(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_row: object, **_values: object) -> None:
        raise Option.DoesNotExist

    monkeypatch.setattr("workbench.rows.kit.RowList.change", gone)
    answer = sign_in(world.lead).post(f"{OPTION}edit/", sent(1, **VALUES))
    assert answer.status_code == 422
    assert "Somebody else has removed this." in answer.content.decode()


def test_option_page_shows_each_kind_of_rating(world: World) -> None:
    gate, first = world.gateway, world.rankings[0]
    option = world.options[1]
    rate(option, gate, "fail", reason="Unlawful.")
    rate(option, first, "", not_applicable="Nothing to save.")
    rows = sign_in(world.member).get(OPTION).context["table"].rows
    assert [(row.cells[0].text, row.cells[1].text) for row in rows] == [
        ("Fail", "Unlawful."),
        ("Not applicable", "Nothing to save."),
        ("Not rated", "No reason given"),
    ]
