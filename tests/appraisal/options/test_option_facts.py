"""Facts of an option: written on its page, shown there and where options are compared."""

import pytest

from appraisal.models import Option, StakeholderView
from tests.factories import World, sent, sign_in

OPTION = "/programmes/2018-21/appraisals/a1/options/b/"
NAMED = {"name": "Staff mutual", "code": "B"}


def test_facts_are_kept_in_their_sequence_and_empty_rows_left_out(world: World) -> None:
    facts = {
        "label_1": "Minimum sign-up",
        "text_1": "5 authorities",
        "label_2": "",
        "text_2": "",
        "label_3": "Time to establish",
        "text_3": "About 6 months",
    }
    answer = sign_in(world.officer).post(f"{OPTION}edit/", sent(1, **NAMED, **facts))
    assert answer["Location"] == OPTION
    assert Option.objects.get(code="B").facts == [
        {"label": "Minimum sign-up", "text": "5 authorities"},
        {"label": "Time to establish", "text": "About 6 months"},
    ]
    page = sign_in(world.member).get(OPTION).content.decode()
    assert "Minimum sign-up" in page
    assert "About 6 months" in page


def test_form_shows_the_facts_with_a_row_to_spare(world: World) -> None:
    facts = [{"label": f"L{n}", "text": f"T{n}"} for n in range(3)]
    Option.objects.filter(code="B").update(facts=facts)
    form = sign_in(world.officer).get(f"{OPTION}edit/").context["form"]
    assert form["label_3"].value() == "L2"
    assert "label_4" in form.fields
    assert "label_5" not in form.fields


@pytest.mark.parametrize(
    ("half", "wrong"), [({"label_1": "Sign-up"}, "text_1"), ({"text_1": "5"}, "label_1")]
)
def test_half_a_fact_is_refused_where_it_lacks(
    world: World, half: dict[str, str], wrong: str
) -> None:
    answer = sign_in(world.officer).post(f"{OPTION}edit/", sent(1, **NAMED, **half))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [wrong]


def test_facts_changed_by_two_show_the_second_both(world: World) -> None:
    Option.objects.filter(code="B").update(version=2, facts=[{"label": "Sign-up", "text": "5"}])
    data = sent(1, **NAMED, label_1="Sign-up", text_1="3")
    answer = sign_in(world.officer).post(f"{OPTION}edit/", data)
    assert answer.status_code == 409
    assert ("What is said of this option", "5", "3") in answer.context["form"].conflicts


def test_benefit_needs_no_group_of_people(world: World) -> None:
    data = sent(kind="benefit", group="", text="Greater resilience")
    assert sign_in(world.officer).post(f"{OPTION}views/new/", data)["Location"] == OPTION
    view = StakeholderView.objects.get()
    assert str(view) == "Benefit of Staff mutual"
    page = sign_in(world.officer).get(OPTION).content.decode()
    assert "Greater resilience" in page
    assert '<h3 class="govuk-heading-s"></h3>' not in page
