"""A case file keeps one spelling: of any other it says what it would be."""

from typing import Any

import pytest

from reports.casefile.schema import schema_faults
from tests.workbench.numbers.spellings import (
    MONEY,
    MONTH,
    SHARE,
    SPELLINGS,
    YEAR,
    Spelling,
)
from workbench.numbers.reading.amounts import read_money, read_share
from workbench.numbers.reading.months import read_month
from workbench.numbers.reading.years import read_year


def case_of(kind: str, text: str) -> dict[str, Any]:
    """A case with one text of this kind."""
    line: dict[str, Any] = {"name": "Line", "kind": "saving"}
    programme: dict[str, Any] = {
        "reference": "P", "title": "P", "authority": "A", "first_year": "2018/19", "years": 3,
    }  # fmt: skip
    match kind:
        case "money":
            line["unit_value"] = text
        case "share":
            line |= {"unit_value": "1", "likelihood": text}
        case "month":
            line |= {"unit_value": "1", "phasing": {"kind": "from-month", "month": text}}
        case "year":
            programme["first_year"] = text
    scheme: dict[str, Any] = {"reference": "S", "title": "S", "lines": [line]}
    return {"format": "options-appraisal/1", "programme": programme, "schemes": [scheme]}


KEPT = {
    MONEY: lambda text: read_money(text).digits,
    SHARE: lambda text: read_share(text).digits,
    YEAR: lambda text: read_year(text).said,
    MONTH: lambda text: read_month(text).iso,
}


@pytest.mark.parametrize("one", [one for one in SPELLINGS if one.kind in KEPT], ids=str)
def test_other_spelling_is_told_with_what_it_would_be(one: Spelling) -> None:
    faults = schema_faults(case_of(one.kind, one.text))
    if one.read and KEPT[one.kind](one.text) == one.text:
        assert faults == []
        return
    (fault,) = faults or [None]
    if fault is None:  # a year that is none is told by another rule
        assert one.text == "2018/20"
    elif one.read:
        assert fault.message.endswith(f'; this would be "{KEPT[one.kind](one.text)}"')
    else:
        assert "this would be" not in fault.message
