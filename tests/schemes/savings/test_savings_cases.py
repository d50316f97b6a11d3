"""The savings lines of the cases, through their forms."""

import json
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import pytest
from django.conf import settings

from schemes.casefile.money import finance_line
from schemes.finance.years import FinancialYear, year_range
from schemes.models import SavingsLine
from schemes.savings.forms.standing import FORMS, initial_values, way_of
from schemes.savings.inputs import line_data
from schemes.savings.tables import workings

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
