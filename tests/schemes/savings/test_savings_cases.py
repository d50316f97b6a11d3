"""The savings lines of the cases, through their forms."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import pytest
from django.conf import settings

from schemes.casefile.money import finance_line
from schemes.finance.lines import LineKind
from schemes.finance.phasing import FullYear
from schemes.finance.totals import TotalsView, totals
from schemes.finance.years import FinancialYear, year_range
from schemes.models import SavingsLine
from schemes.savings.forms.standing import FORMS, initial_values, way_of
from schemes.savings.inputs import line_data
from schemes.savings.tables import workings
from tests.schemes.finance.test_stay import ALL_YEARS, as_before

YEARS_OF_CASES: Final = year_range(FinancialYear.parse("2012/13"), 14)
CASES: Final = ("cambridgeshire", "derby", "hertfordshire")


def case(name: str) -> dict[str, Any]:
    path = Path(settings.BASE_DIR) / "fixtures" / f"{name}.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("name", CASES)
def test_line_of_a_case_comes_out_of_its_form_as_it_went_in(name: str) -> None:
    data = case(name)
    first = FinancialYear.parse(data["programme"]["first_year"])
    years = year_range(first, data["programme"]["years"])
    lines = [line for scheme in data["schemes"] for line in scheme.get("lines", [])]
    assert lines
    for line in lines:
        row = SavingsLine(**line)
        kind = FORMS[way_of(row)]
        form = kind(years=years, initial=initial_values(row, years))
        shown = {name: form[name].value() for name in form.fields}
        sent = {name: value for name, value in shown.items() if value not in (None, False)}
        again = kind(sent | {"write_token": str(uuid4())}, years=years)
        assert again.is_valid(), (line["name"], again.errors)
        assert line_data(again.unsaved()) == line_data(row)
        assert workings(finance_line(again.unsaved()), first)


@pytest.mark.parametrize("name", ["barnet", "cambridgeshire", "derby", "hertfordshire", "warwick"])
def test_line_of_a_case_that_was_never_asked_means_what_it_meant(name: str) -> None:
    """Each line by the rule that was there before it could say what its yearly figures mean."""
    data = case(name)
    for scheme in data.get("schemes", ()):
        for raw in scheme.get("lines", ()):
            if "amounts_are" in raw:
                continue
            line = finance_line(SavingsLine(**raw))
            if line.phasing is None and not line.amounts:
                line = replace(line, phasing=FullYear(ALL_YEARS[0]))
            alone = replace(line, kind=LineKind.SAVING if line.kind.is_benefit else line.kind)
            for view in TotalsView:
                found = totals([alone], YEARS_OF_CASES, view=view).years
                worth = [
                    one.sums.gross.central + one.sums.cost.central + one.sums.one_off_cost.central
                    for one in found
                ]
                spent = [one.sums.reinvestment.central + one.sums.funding.central for one in found]
                both = [a + b for a, b in zip(worth, spent, strict=True)]
                assert both == as_before(line, view, YEARS_OF_CASES), (scheme["reference"], view)
