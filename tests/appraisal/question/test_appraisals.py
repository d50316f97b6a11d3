"""Pages of an appraisal as a whole: starting one, where it stands, changing it."""

from decimal import Decimal

import pytest

from appraisal.models import Appraisal, Criterion, Decision, GatewayTest, Measure, Option
from tests.factories import (
    World,
    make_appraisal,
    make_option,
    make_ranking,
    make_scale,
    rate,
    sent,
    sign_in,
)
from tests.ladder import refuses_the_wrong_visitors, refuses_writing
from workbench.models import AuditEvent

PROGRAMME = "/programmes/2018-21/"
HERE = f"{PROGRAMME}appraisals/a1/"
VALUES = {
    "title": "Delivery model",
    "reference": "A/R.6.173",
    "question": "Which organisation should run it?",
    "total_as": "points",
    "better": "higher",
    "shortlist": "all",
}


@pytest.mark.parametrize(
    ("address", "writes"),
    [(HERE, False), (f"{HERE}edit/", True), (f"{PROGRAMME}appraisals/new/", True)],
    ids=str,
)
def test_appraisal_pages_refuse_the_wrong_visitors(
    world: World, address: str, writes: bool
) -> None:
    refuses_the_wrong_visitors(world, address, writes=writes)


def test_overview_takes_no_post(world: World) -> None:
    assert sign_in(world.lead).post(HERE).status_code == 405


def test_new_appraisal_comes_after_the_others(world: World) -> None:
    answer = sign_in(world.officer).post(f"{PROGRAMME}appraisals/new/", sent(**VALUES))
    assert answer["Location"] == f"{PROGRAMME}appraisals/a-r-6-173/"
    assert Appraisal.objects.get(slug="a-r-6-173").position == 1
    assert AuditEvent.objects.get().action == "started appraisal"


def test_new_appraisal_sent_twice_is_one(world: World) -> None:
    client, data = sign_in(world.officer), sent(**VALUES)
    for _ in range(2):
        assert client.post(f"{PROGRAMME}appraisals/new/", data).status_code == 302
    assert Appraisal.objects.filter(reference="A/R.6.173").count() == 1


@pytest.mark.parametrize(
    ("wrong", "field", "told"),
    [
        ({"title": " "}, "title", "Enter the title"),
        ({"total_as": "stars"}, "total_as", "Choose the how totals are shown from the list"),
        ({"shortlist": "top"}, "shortlist_count", "Enter how many options are taken forward"),
        ({"shortlist": "top", "shortlist_count": "0"}, "shortlist_count", "must be 1 or more"),
        ({"shortlist": "threshold"}, "shortlist_total", "Enter the total that options must reach"),
        (
            {"shortlist": "threshold", "shortlist_total": "x"},
            "shortlist_total",
            "Enter the total to reach as a number, like 250",
        ),
        ({"savings_target": "-1"}, "savings_target", "must be 0 or more"),
        ({"reference": "A1"}, "reference", "Choose another"),
    ],
)
def test_appraisal_refused_says_what_to_do_beside_the_field(
    world: World, wrong: dict[str, str], field: str, told: str
) -> None:
    data = sent(**VALUES) | wrong
    answer = sign_in(world.officer).post(f"{PROGRAMME}appraisals/new/", data)
    assert answer.status_code == 422
    if field != "total_as":
        assert told in str(answer.context["form"].errors[field])
    assert list(answer.context["form"].errors) == [field]
    assert f'href="#id_{field}"' in answer.content.decode()
    assert Appraisal.objects.count() == 1


def test_shortlist_keeps_only_the_number_that_goes_with_it(world: World) -> None:
    data = sent(1, **VALUES, shortlist_count="3", shortlist_total="250")
    client = sign_in(world.lead)
    client.post(f"{HERE}edit/", data | {"shortlist": "top"})
    row = Appraisal.objects.get()
    assert (row.shortlist, row.shortlist_count, row.shortlist_total) == ("top", 3, None)
    data |= sent(2)
    client.post(f"{HERE}edit/", data | {"shortlist": "threshold"})
    row.refresh_from_db()
    assert (row.shortlist_count, row.shortlist_total) == (None, Decimal(250))


def test_appraisal_keeps_its_money_to_the_digit(world: World) -> None:
    money = {"in_scope_value": "£13,100,000.50", "savings_target": "1 960 000"}
    sign_in(world.lead).post(f"{HERE}edit/", sent(1, **VALUES, **money))
    row = Appraisal.objects.get()
    assert (str(row.in_scope_value), str(row.savings_target)) == ("13100000.50", "1960000")


def test_appraisal_changed_by_two_shows_the_second_both_texts(world: World) -> None:
    sign_in(world.lead).post(f"{HERE}edit/", sent(1, **VALUES | {"total_as": "percent"}))
    answer = sign_in(world.officer).post(f"{HERE}edit/", sent(1, **VALUES))
    assert answer.status_code == 409
    conflicts = answer.context["form"].conflicts
    assert conflicts == [
        (
            "How totals are shown",
            "Per cent of the highest possible total",
            "Points: the sum of weight times points",
        )
    ]
    assert Appraisal.objects.get().total_as == "percent"


def test_appraisal_is_not_changed_by_readers(world: World) -> None:
    refuses_writing(world, f"{HERE}edit/", sent(1, **VALUES))
    assert Appraisal.objects.get().version == 1


def tasks(world: World) -> list[str]:
    return [sentence for sentence, _url in sign_in(world.lead).get(HERE).context["tasks"]]


def test_overview_of_an_empty_appraisal_asks_for_options(world: World) -> None:
    make_appraisal(world.programme, slug="empty")
    answer = sign_in(world.lead).get(f"{PROGRAMME}appraisals/empty/")
    assert answer.context["state"] == "It has no options yet."
    assert answer.context["step"] == (
        "Go on with the options",
        f"{PROGRAMME}appraisals/empty/options/",
    )


def test_overview_without_criteria_asks_for_them(world: World) -> None:
    bare = make_appraisal(world.programme, slug="bare")
    make_option(bare, "A")
    answer = sign_in(world.lead).get(f"{PROGRAMME}appraisals/bare/")
    assert answer.context["state"] == "It has one option and no criteria yet."
    assert answer.context["tasks"][0][1].endswith("/criteria/")


def test_overview_lists_the_ratings_that_are_missing(world: World) -> None:
    world.rate_everything()
    world.options[1].ratings.filter(criterion=world.rankings[0]).delete()
    assert tasks(world) == ["Agree the ratings of Staff mutual on Savings."]
    answer = sign_in(world.lead).get(HERE)
    assert answer.context["state"] == "Three options, three criteria: 8 of 9 ratings agreed."
    assert answer.context["answer"] == (
        "Provisionally, Shared service comes first of the two options taken forward, ahead of "
        "As now. Staff mutual is still undecided."
    )
    assert answer.context["step"][1] == f"{HERE}scoring/"


def test_overview_asks_for_no_rating_of_an_option_that_a_gateway_stopped(world: World) -> None:
    rate(world.options[2], world.gateway, "fail")
    answer = sign_in(world.lead).get(HERE)
    assert answer.context["state"] == "Three options, three criteria: 0 of 6 ratings agreed."


def test_overview_asks_for_the_baseline(world: World) -> None:
    world.rate_everything()
    Option.objects.update(baseline=False)
    assert tasks(world)[0] == "Mark the option that is the baseline, or add one."


def test_overview_says_the_answer_and_asks_for_the_decision(world: World) -> None:
    world.rate_everything()
    answer = sign_in(world.lead).get(HERE)
    assert answer.context["answer"] == (
        "Staff mutual comes first of the three options taken forward, ahead of Shared service and "
        "As now."
    )
    assert answer.context["step"] == ("Record the decision", f"{HERE}decision/")


def test_overview_names_joint_leaders(world: World) -> None:
    world.rate_everything()
    world.options[2].ratings.update(level="high")
    world.options[2].ratings.filter(criterion=world.gateway).update(level="pass")
    answer = sign_in(world.lead).get(HERE)
    assert answer.context["answer"] == (
        "Staff mutual and Shared service share the first place of the three options taken "
        "forward, ahead of As now."
    )


def test_overview_of_a_decided_appraisal_says_what_was_preferred(world: World) -> None:
    world.rate_everything()
    decision = Decision.objects.create(
        appraisal=world.appraisal, preferred=world.options[2], reason="Members chose it."
    )
    Appraisal.objects.update(decision=decision)
    answer = sign_in(world.lead).get(HERE)
    assert answer.context["answer"] == (
        "The preferred option is Shared service, which ranks second; Staff mutual ranks first. "
        "The reason given: Members chose it."
    )
    assert answer.context["state"] == "Decided: Shared service."
    assert answer.context["step"] == ("Read the results", f"{HERE}results/")
    assert answer.context["tasks"] == []


def test_overview_of_contradictory_rules_lists_what_to_mend(world: World) -> None:
    gate = Criterion.objects.create(
        appraisal=world.appraisal, code="G2", slug="g2", name="Affordable", role="gateway"
    )
    assert not GatewayTest.objects.filter(criterion=gate).exists()
    answer = sign_in(world.lead).get(HERE)
    assert answer.status_code == 200
    assert [url for _sentence, url in answer.context["tasks"]] == [f"{HERE}criteria/"]
    assert answer.context["tasks"][0][0].startswith("Affordable: ")


def test_overview_leads_readers_to_the_results(world: World) -> None:
    assert sign_in(world.member).get(HERE).context["step"][0] == "Read the results"


def test_overview_asks_as_many_queries_for_many_options_as_for_few(
    world: World, django_assert_num_queries
) -> None:
    client = sign_in(world.lead)
    client.get(HERE)
    with django_assert_num_queries(12):
        client.get(HERE)
    scale = make_scale(world.appraisal, "Second")
    for number in range(5):
        option = make_option(world.appraisal, f"X{number}")
        rate(option, make_ranking(world.appraisal, f"C{number}", scale), "high")
    with django_assert_num_queries(12):
        client.get(HERE)


def test_overview_says_when_no_option_gets_through(world: World) -> None:
    for option in world.options:
        rate(option, world.gateway, "fail", reason="Unlawful.")
    told = "No option is taken forward: the gateways stop them all."
    assert sign_in(world.lead).get(HERE).context["answer"] == told


def test_overview_lists_the_measures_that_are_missing(world: World) -> None:
    world.rate_everything()
    payback = Measure.objects.create(appraisal=world.appraisal, key="payback")
    gate = Criterion.objects.create(
        appraisal=world.appraisal, code="G2", slug="g2", name="Pays back", role="gateway"
    )
    GatewayTest.objects.create(criterion=gate, kind="measure", measure=payback, at_most=Decimal(5))
    assert tasks(world) == [
        "Give As now, Staff mutual and Shared service their measures for Pays back."
    ]
    step = sign_in(world.lead).get(HERE).context["step"]
    assert step == ("Enter the measures", f"{HERE}measures/")


def test_overview_of_an_appraisal_in_words_asks_for_the_decision(world: World) -> None:
    world.appraisal.criteria.all().delete()
    Criterion.objects.create(
        appraisal=world.appraisal, code="C", slug="c", name="Fit", role="consideration"
    )
    answer = sign_in(world.lead).get(HERE)
    assert answer.context["state"] == "Three options and one criterion. No decision yet."
    told = "No option has been preferred yet: the criteria are weighed in words."
    assert answer.context["answer"] == told
    assert answer.context["step"][1] == f"{HERE}decision/"


def test_options_that_lack_the_same_are_named_together(world: World) -> None:
    rate(world.options[1], world.gateway, "pass")
    rate(world.options[2], world.gateway, "pass")
    asked = "Agree the ratings of As now on Lawful, Savings and Quality."
    assert tasks(world) == [
        asked,
        "Agree the ratings of Staff mutual and Shared service on Savings and Quality.",
    ]
    for number in range(9):
        make_option(world.appraisal, f"X{number}", name=f"Model {number}")
    world.options[1].delete()
    world.options[2].delete()
    assert tasks(world) == [
        "Agree the ratings of As now, Model 0, Model 1 and seven more on Lawful, Savings and "
        "Quality."
    ]
