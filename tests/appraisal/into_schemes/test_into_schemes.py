"""A preferred option becomes schemes of the programme, and both pages say so."""

from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from appraisal.into_schemes.actions import make_scheme as make_scheme_of
from appraisal.into_schemes.proposing import COLUMNS, own_lines
from appraisal.models import Appraisal, Decision, Option, OptionLine
from appraisal.options.actions import OPTIONS
from appraisal.question.actions import change_appraisal
from reports.models import Exemption, Paper
from schemes.models import Programme, SavingsLine, Scheme
from tests.factories import World, make_appraisal, make_option, make_scheme, sent, sign_in
from tests.ladder import refuses_the_wrong_visitors, refuses_writing
from workbench.models import AuditEvent, User

VALUES = {
    "title": "Staff mutual",
    "reference": "A1-B",
    "summary": "",
    "owner_role": "",
    "theme": "",
}
LINE = {"line_1_name": "Savings", "line_1_amount": "£1.2m", "line_1_year": "2018/19"}


def decide(world: World, option: Option) -> None:
    decision = Decision.objects.create(appraisal=world.appraisal, preferred=option)
    Appraisal.objects.filter(pk=world.appraisal.pk).update(decision=decision)


@pytest.fixture
def decided(world: World) -> World:
    Option.objects.filter(code="B").update(
        total_savings=Decimal(1677660), summary="Run *by* staff."
    )
    decide(world, world.options[1])
    return world


def at(world: World, name: str) -> str:
    return reverse(name, args=[world.programme.slug, world.appraisal.slug])


def page(user: User, address: str) -> str:
    return sign_in(user).get(address).content.decode()


def post(world: World, **values: Any) -> Any:
    version = Appraisal.objects.get(pk=world.appraisal.pk).version
    asked: dict[str, Any] = sent(version) | VALUES | values
    return sign_in(world.officer).post(at(world, "appraisal-schemes-new"), asked)


def marks(text: str) -> list[str]:
    """The boxes that a form asks to tick."""
    return [
        one.partition('value="')[2].partition('"')[0] for one in text.split('name="confirmed"')[1:]
    ]


def test_pages_refuse_the_wrong_visitors(decided: World) -> None:
    refuses_the_wrong_visitors(decided, at(decided, "appraisal-schemes"), writes=False)
    refuses_the_wrong_visitors(decided, at(decided, "appraisal-schemes-new"), writes=True)
    refuses_writing(decided, at(decided, "appraisal-schemes-new"), sent() | VALUES)
    assert not Scheme.objects.exists()


def test_form_proposes_what_the_option_says(decided: World) -> None:
    shown = page(decided.officer, at(decided, "appraisal-schemes-new"))
    for value in ("Staff mutual", "A1-B", "Savings of Staff mutual", "1677660"):
        assert f'value="{value}"' in shown, value
    assert "Run *by* staff." in shown


def test_option_becomes_a_scheme_that_says_where_it_comes_from(decided: World) -> None:
    given = sent(1) | VALUES | LINE | {"amounts_are": "new-and-lasting"}
    client = sign_in(decided.officer)
    for _time in range(2):
        answer = client.post(at(decided, "appraisal-schemes-new"), given)
        assert answer.status_code == 302
    scheme = Scheme.objects.get()
    assert (scheme.from_appraisal, scheme.from_option, scheme.status) == ("A1", "B", "idea")
    line = SavingsLine.objects.get()
    assert (line.amounts, line.amounts_are, line.kind) == (
        {"2018/19": "1200000"},
        "new-and-lasting",
        "saving",
    )
    assert scheme.figures
    event = AuditEvent.objects.get()
    assert (event.action, event.after["lines"]) == ("made scheme of an option", ["Savings"])
    shown = page(decided.member, scheme.get_absolute_url())
    assert "It was made of the option “Staff mutual” of the appraisal" in shown
    assert "now prefers" not in shown
    listed = page(decided.member, at(decided, "appraisal-schemes"))
    assert "Made of the option “Staff mutual”." in listed
    assert "Make a scheme" not in listed


def test_lines_are_whole_and_may_be_none(decided: World) -> None:
    for wrong, said in (
        (LINE, "Say what the amounts mean"),
        (LINE | {"line_1_year": ""}, "Enter the financial year of this line"),
        (LINE | {"line_1_name": ""}, "Name this line"),
        (LINE | {"line_1_amount": ""}, "Enter the amount of this line"),
        (
            LINE | {f"line_2_{key[7:]}": value for key, value in LINE.items()},
            "Another line has this name",
        ),
        (LINE | {"line_1_year": "2031/32", "amounts_are": "once"}, "outside the programme"),
        (LINE | {"line_1_amount": "-1", "amounts_are": "once"}, "Is the minus sign meant?"),
    ):
        answer = post(decided, **wrong)
        assert answer.status_code == 422, said
        assert said in answer.content.decode(), said
    assert not Scheme.objects.exists()
    assert post(decided).status_code == 302
    assert not SavingsLine.objects.exists()


def test_largest_amounts_and_thirty_lines_are_kept_to_the_pound(decided: World) -> None:
    lines = {
        key: value
        for row in range(1, 31)
        for key, value in (
            (f"line_{row}_name", f"Line {row} " + "of care at home " * 10),
            (f"line_{row}_amount", "9,999,999,999"),
            (f"line_{row}_year", "2018/19"),
        )
    }
    asked = post(decided, **lines, amounts_are="once").content.decode()
    assert "£9,999,999,999 stands where £1,677,660 stood" in asked
    given = lines | {"amounts_are": "once", "confirmed": marks(asked)}
    assert post(decided, **given).status_code == 302
    amounts = [line.amounts["2018/19"] for line in SavingsLine.objects.all()]
    assert amounts == ["9999999999"] * 30


def test_second_scheme_is_asked_about_and_proposes_no_savings_again(decided: World) -> None:
    assert post(decided).status_code == 302
    shown = page(decided.officer, at(decided, "appraisal-schemes-new"))
    assert "These schemes were made of the option already" in shown
    assert 'value="A1-B-2"' in shown
    assert "1677660" not in shown
    asked = post(decided, reference="A1-B-2")
    assert asked.status_code == 422
    text = asked.content.decode()
    assert "“Staff mutual” has become the scheme A1-B already." in text
    assert post(decided, reference="A1-B-2", confirmed=marks(text)).status_code == 302
    assert Scheme.objects.count() == 2
    same = post(decided, confirmed=[])
    assert "the schemes A1-B and A1-B-2 already" in same.content.decode()


def test_reference_of_another_scheme_is_refused(decided: World) -> None:
    make_scheme(decided.programme, reference="A1-B")
    assert 'value="A1-B-2"' in page(decided.officer, at(decided, "appraisal-schemes-new"))
    assert post(decided).status_code == 422


def test_baseline_is_asked_about(world: World) -> None:
    decide(world, world.options[0])
    asked = post(world)
    assert "“As now” is the baseline" in asked.content.decode()
    assert post(world, confirmed=marks(asked.content.decode())).status_code == 302


def test_without_a_decision_nothing_is_made(world: World) -> None:
    refused = post(world)
    assert refused.status_code == 422
    assert not Scheme.objects.exists()
    for shown in (
        page(world.officer, at(world, "appraisal-schemes-new")),
        page(world.member, at(world, "appraisal-schemes")),
        refused.content.decode(),
    ):
        assert "No option is preferred yet." in shown
        assert "Make the scheme" not in shown


def test_decision_that_changes_meanwhile_makes_no_scheme_of_the_old_words(decided: World) -> None:
    decide(decided, decided.options[2])
    Appraisal.objects.filter(pk=decided.appraisal.pk).update(version=2)
    assert post(decided, version="1").status_code == 409
    with pytest.raises(ValidationError, match="The decision has changed"):
        make_scheme_of(
            appraisal=decided.appraisal,
            option=decided.options[1],
            lines=[],
            version=2,
            by=decided.officer,
            token=uuid4(),
            **VALUES,
        )
    assert not Scheme.objects.exists()


def test_changed_decision_is_said_on_both_pages(decided: World) -> None:
    assert post(decided).status_code == 302
    scheme = Scheme.objects.get()
    decide(decided, decided.options[2])
    for address in (scheme.get_absolute_url(), at(decided, "appraisal-schemes")):
        assert "The appraisal now prefers “Shared service”." in page(decided.member, address)
    Appraisal.objects.update(decision=None)
    assert "No decision of the appraisal is in force now." in page(
        decided.member, scheme.get_absolute_url()
    )


def test_results_that_are_kept_back_are_not_told_by_a_scheme(decided: World) -> None:
    assert post(decided).status_code == 302
    scheme = Scheme.objects.get()
    decide(decided, decided.options[2])
    Programme.objects.update(scoring="apart")
    Appraisal.objects.update(state="moderation")
    for user in (decided.member, decided.assessor, decided.officer):
        shown = page(user, scheme.get_absolute_url())
        assert "It was made of an option of the appraisal" in shown
        assert "Shared service" not in shown
        assert sign_in(user).get(at(decided, "appraisal-schemes")).status_code == 409
    assert "now prefers “Shared service”" in page(decided.lead, scheme.get_absolute_url())


def test_scheme_follows_new_codes_and_references(decided: World) -> None:
    assert post(decided).status_code == 302
    other = make_appraisal(decided.programme, reference="A2", slug="a2")
    make_option(other, "B")
    stays = make_scheme(decided.programme, from_appraisal="A2", from_option="B")
    option = Option.objects.get(appraisal=decided.appraisal, code="B")
    OPTIONS.change(option, by=decided.officer, token=uuid4(), version=1, code="NEW")
    change_appraisal(
        appraisal=decided.appraisal, version=1, by=decided.officer, token=uuid4(), reference="A9"
    )
    scheme = Scheme.objects.get(reference="A1-B")
    assert (scheme.from_appraisal, scheme.from_option, scheme.version) == ("A9", "NEW", 1)
    stays.refresh_from_db()
    assert (stays.from_appraisal, stays.from_option) == ("A2", "B")


def test_exempt_option_is_not_named_by_its_scheme(decided: World) -> None:
    assert post(decided, title="New body").status_code == 302
    Option.objects.filter(code="B").update(name="Mutual of our own")
    paper = Paper.objects.create(
        programme=decided.programme, reference="P", slug="p", title="Paper"
    )
    Exemption.objects.create(
        paper=paper, kind="option", name="A1/B", paragraph="3", reason="Commercial."
    )
    scheme = Scheme.objects.get()
    for address in (scheme.get_absolute_url(), at(decided, "appraisal-schemes")):
        assert "Mutual of our own" not in page(decided.member, address)
        assert "Mutual of our own" in page(decided.officer, address)


LONG = "A line of the option with a very long name "


def with_lines(world: World, *lines: dict[str, Any]) -> list[OptionLine]:
    """Lines of the preferred option."""
    return [
        OptionLine.objects.create(option=world.options[1], position=at, **line)
        for at, line in enumerate(lines)
    ]


def ticked(shown: str) -> list[str]:
    """The values of the option's lines that are ticked on a page."""
    boxes = [one.partition(">")[0] for one in shown.split('name="own_lines"')[1:]]
    return [one.partition('value="')[2].partition('"')[0] for one in boxes if "checked" in one]


def test_lines_of_the_option_become_lines_of_the_scheme(decided: World) -> None:
    rows = with_lines(
        decided,
        {
            "name": "Building",
            "kind": "one-off-cost",
            "amounts": {"2018/19": {"low": "1", "high": "9999999999"}, "2019/20": "-1"},
            "amounts_are": "once",
            "risk": "high",
            "note": "As tendered.",
            "counts": ["Grants"],
        },
        {
            "name": "Posts",
            "kind": "saving",
            "unit_value": "30000",
            "volume": "4",
            "likelihood": "0.5",
            "phasing": {"kind": "by-year", "shares": {"2019/20": "1"}},
            "lasts": True,
            "alternative": True,
        },
    )
    shown = page(decided.officer, at(decided, "appraisal-schemes-new"))
    keys = [f"{row.pk}-1" for row in rows]
    assert ticked(shown) == keys
    assert "Savings of Staff mutual" not in shown, "its stated total is no line beside its lines"
    assert post(decided, own_lines=keys).status_code == 302
    made = list(SavingsLine.objects.order_by("position"))
    for row, line in zip(rows, made, strict=True):
        assert {name: getattr(line, name) for name in COLUMNS} == {
            name: getattr(row, name) for name in COLUMNS
        }
    assert AuditEvent.objects.get().after["lines"] == ["Building", "Posts"]
    again = page(decided.officer, at(decided, "appraisal-schemes-new"))
    assert 'name="own_lines"' in again
    assert ticked(again) == [], "the first scheme has them already"


def test_only_ticked_lines_are_taken_beside_what_is_typed(decided: World) -> None:
    amounts = {"2018/19": "10"}
    lines = [
        {"name": f"{LONG}{at}", "kind": "cost", "amounts": amounts, "amounts_are": "once"}
        for at in range(30)
    ]
    rows = with_lines(decided, *lines)
    assert len(ticked(page(decided.officer, at(decided, "appraisal-schemes-new")))) == 30
    key = f"{rows[7].pk}-1"
    same = post(decided, own_lines=[key], **LINE | {"line_1_name": rows[7].name})
    assert "Another line has this name" in same.content.decode()
    given = LINE | {"amounts_are": "once"}
    assert post(decided, own_lines=[key], **given).status_code == 302
    names = SavingsLine.objects.order_by("position").values_list("name", flat=True)
    assert list(names) == [rows[7].name, "Savings"]


def test_years_of_an_options_line_outside_the_programme_are_asked_about(decided: World) -> None:
    Appraisal.objects.filter(pk=decided.appraisal.pk).update(
        costs_first_year="2025/26", costs_years=15
    )
    (late, silent) = with_lines(
        decided,
        {"name": "Roof", "kind": "one-off-cost", "amounts": {"2031/32": "5"}},
        {"name": "Rent", "kind": "cost", "unit_value": "7"},
    )
    keys = [f"{late.pk}-1", f"{silent.pk}-1"]
    asked = post(decided, own_lines=keys)
    assert asked.status_code == 422
    text = asked.content.decode()
    for words in ("Roof: 2031/32: outside the programme", "Rent: 2025/26: outside the programme"):
        assert words in text
    assert post(decided, own_lines=keys, confirmed=marks(text)).status_code == 302
    line = SavingsLine.objects.get(name="Rent")
    assert line.phasing == {"kind": "full-year", "start": "2025/26"}, "it starts when it did"


def test_line_that_changed_meanwhile_is_looked_at_again(decided: World) -> None:
    (row,) = with_lines(decided, {"name": "Roof", "kind": "cost", "amounts": {"2018/19": "5"}})
    OptionLine.objects.update(version=2)
    refused = post(decided, own_lines=[f"{row.pk}-1"])
    assert refused.status_code == 422
    assert "has changed since this page was opened" in refused.content.decode()
    assert not Scheme.objects.exists()


def test_line_says_that_its_optimism_bias_stays_with_the_option(world: World) -> None:
    once = {"kind": "cost", "amounts": {"2018/19": "1000"}, "amounts_are": "once"}
    own = {"bias": Decimal("0.2"), "bias_reason": "Nobody was asked."}
    with_lines(world, {"name": "Sure"} | once, {"name": "Guessed"} | once | own)
    sure, guessed = own_lines(world.appraisal, world.options[1])
    assert sure.about == "Running cost"
    assert guessed.about == "Running cost, without its optimism bias and range"
    assert "bias" not in guessed.columns
