"""Actions and contracts in case files: both ways, and what is refused."""

import copy
from typing import Any
from uuid import uuid4

import pytest

from reports.casefile.file import CaseRefused, check_case
from reports.stored.exporting import export_case
from reports.stored.importing import import_case
from tests.factories import make_user

Json = dict[str, Any]
LONG = "A contract with a very long name, which goes on and on, " * 5
CASE: Json = {
    "format": "options-appraisal/1",
    "programme": {
        "reference": "P",
        "title": "Saving",
        "authority": "Borough",
        "first_year": "2026/27",
        "years": 2,
        "notice_days": 120,
        "actions": [
            {"action": "Agree it."},
            {
                "action": "Write to carers.",
                "source": "review",
                "source_title": "Audit of May 2026",
                "scheme": "S1",
                "owner": "Head of Care",
                "due": "September 2026",
                "done_on": "2026-09-30",
                "done": "Sent.\nTwice.",
            },
        ],
        "contracts": [
            {"title": "Meals"},
            {
                "title": LONG.strip()[:300].strip(),
                "supplier": "Carers Ltd",
                "scheme": "S1",
                "annual_value": "9999999999",
                "ends": "2027-08-31",
                "notice": 6,
                "notice_in": "months",
                "notice_given": "2027-02-01",
                "exit_cost": "0",
                "extension": "Two years.",
                "note": "Fixed.",
            },
        ],
    },
    "schemes": [{"reference": "S1", "title": "Contracts"}],
}


def imported(data: Json) -> Any:
    return import_case(by=make_user(), token=uuid4(), case=check_case(data))


def exported(programme: Any) -> Any:
    return export_case(programme)["programme"]


@pytest.mark.parametrize("count", [0, 1, 30])
def test_actions_and_contracts_go_in_and_come_out_in_order(db: None, count: int) -> None:
    data = copy.deepcopy(CASE)
    programme = data["programme"]
    for key in ("actions", "contracts"):
        programme[key] = [copy.deepcopy(programme[key][at % 2]) for at in range(count)]
        for at, one in enumerate(programme[key]):
            name = "action" if key == "actions" else "title"
            one[name] = f"{at} {one[name]}"[:300].strip()
    found = exported(imported(data))
    for key in ("actions", "contracts"):
        assert found.get(key, []) == programme[key]
    assert found["notice_days"] == 120


def test_file_without_them_means_what_it_meant(db: None) -> None:
    data = copy.deepcopy(CASE)
    for key in ("notice_days", "actions", "contracts"):
        del data["programme"][key]
    programme = imported(data)
    assert programme.notice_days == 90
    assert not {"notice_days", "actions", "contracts"} & set(exported(programme))


@pytest.mark.parametrize(
    ("place", "values", "said"),
    [
        ("actions", {"scheme": "s1"}, '"s1" is not a scheme of this file; did you mean "S1"?'),
        ("actions", {"appraisal": "A9"}, '"A9" is not an appraisal of this file'),
        ("actions", {"source": "rumour"}, "source"),
        ("actions", {"due": "soon"}, "due"),
        ("actions", {"done": "Sent."}, 'has both "done" and "done_on", or neither'),
        ("actions", {"done_on": "2026-05-01"}, 'has both "done" and "done_on", or neither'),
        ("actions", {"done_on": "2026-05-01", "done": " "}, "must not be blank"),
        ("actions", {"done_on": "2026-02-30", "done": "Sent."}, "is not a day of the calendar"),
        ("actions", {"own": "Somebody"}, "own"),
        ("contracts", {"scheme": "s1"}, 'did you mean "S1"?'),
        ("contracts", {"ends": "2026-02-30"}, "is not a day of the calendar"),
        ("contracts", {"ends": "1899-12-31"}, "is before the year 1900"),
        ("contracts", {"notice_given": "2026-13-01"}, "is not a day of the calendar"),
        ("contracts", {"notice": 6}, 'has both "notice" and "notice_in", or neither'),
        ("contracts", {"notice_in": "weeks"}, 'has both "notice" and "notice_in", or neither'),
        ("contracts", {"notice": 0, "notice_in": "weeks"}, "notice"),
        ("contracts", {"notice": 1000, "notice_in": "weeks"}, "notice"),
        ("contracts", {"annual_value": "-1"}, "annual_value: is below nought"),
        ("contracts", {"exit_cost": "-0.01"}, "exit_cost: is below nought"),
    ],
)
def test_what_cannot_be_right_is_refused(place: str, values: Json, said: str) -> None:
    data = copy.deepcopy(CASE)
    data["programme"][place][0] |= values
    with pytest.raises(CaseRefused) as refused:
        check_case(data)
    assert f"programme.{place}[0]" in str(refused.value)
    assert said in str(refused.value)


def test_minus_nought_is_nought() -> None:
    data = copy.deepcopy(CASE)
    data["programme"]["contracts"][0]["exit_cost"] = "-0.00"
    check_case(data)
