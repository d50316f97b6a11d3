"""A headline, a budget, a stated figure and a live line of a year outside the programme are asked
about before they are saved, and what stood before is not asked about again."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemes.finance.years import FinancialYear
from schemes.funding.forms import BudgetForm
from schemes.reconciliation.forms import StatedForm
from schemes.register.forms import SchemeForm
from schemes.savings.forms.asking import about_budget, about_years
from tests.factories import sent

YEARS = ["2018/19", "2019/20", "2020/21"]
HEADLINE = {"title": "T", "reference": "S1", "headline_amount": "5"}
FORMS: list[tuple[type[Any], str, dict[str, str], dict[str, Any]]] = [
    (SchemeForm, "headline_year", HEADLINE, {}),
    (BudgetForm, "year", {"amount": "5"}, {}),
    (StatedForm, "year", {"name": "N", "amount": "5", "source": "of-lines"}, {"lines": ["A"]}),
]


@given(at=st.integers(1990, 2090))
def test_every_year_outside_is_asked_about_and_none_within(at: int) -> None:
    year = str(FinancialYear(at))
    asked = list(about_years({year, ""}, YEARS))
    assert bool(asked) == (year not in YEARS)
    assert all(one.startswith(f"{year}: outside the programme") for one in asked)
    assert not [*about_years({year}, ())]
    of_budget = list(about_budget(year, YEARS))
    assert bool(of_budget) == (bool(asked) and at != 2017)
    assert all("A budget of that year" in one and "No total" not in one for one in of_budget)
    assert not [*about_budget(year, ()), *about_budget("", YEARS)]


@pytest.mark.parametrize(("form", "box", "values", "more"), FORMS)
@pytest.mark.parametrize("year", ["2017/18", "2021/22", "2018/19"])
def test_a_form_asks_about_its_year_once(
    form: type[Any], box: str, values: dict[str, str], more: dict[str, Any], year: str
) -> None:
    given_ = sent(**values | {box: year})
    found = form(given_, years=YEARS, **more)
    # A budget of the year just before the first is what the first savings are taken from.
    right = year in YEARS or (form is BudgetForm and year == "2017/18")
    assert found.is_valid() == right, found.errors
    if not right:
        assert set(found.errors) == {"confirmed"}
        ticked = [one.value for one in found.fields["confirmed"].choices]
        assert form(given_ | {"confirmed": ticked}, years=YEARS, **more).is_valid()
    stood = form(given_, years=YEARS, initial={box: year}, **more)
    assert stood.is_valid(), stood.errors
