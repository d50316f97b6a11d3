"""Actions, conditions and contracts in the savings monitoring report and by name, as at its own
day."""

import copy
from typing import Any

import pytest

from reports.casefile.canonical import case_json
from reports.casefile.case import case_of
from reports.casefile.file import check_case
from reports.casefile.own import own_case
from reports.figures.gather import figures_of
from reports.formats.shelf import house_format
from reports.public.copies import public_copy
from reports.public.hidden import hidden_case
from reports.withheld.items import withheld_items
from tests.reports.cases.cases import small
from tests.reports.cases.typed import typed
from tests.reports.delivery.monitored import LONG, monitored
from tests.reports.delivery.test_monitoring_report import document, tables, words

Json = dict[str, Any]


def followed(count: int, *, schemes: int = 2, on: str = "2026-10-20") -> Json:
    """So many actions and contracts: of every three the first is late, the second is done after
    the day of the meeting and the third comes. Notice on every second contract is due soon."""
    data = monitored(schemes)
    programme, paper = data["programme"], data["papers"][0]
    programme["actions"] = [
        {
            "action": f"{at} {LONG * 3}",
            "source": "improvement-plan",
            "scheme": "SAVE-1",
            "owner": "Head of Care",
            **(
                {"due": "2026-10-19"},
                {"due": "September 2026", "done_on": "2026-10-21", "done": "Sent."},
                {"due": "October 2026"},
            )[at % 3],
        }
        for at in range(count)
    ]
    programme["contracts"] = [
        {
            "title": f"{at} {LONG * 3}",
            "scheme": "SAVE-1",
            "annual_value": "9999999999",
            "ends": "2027-03-31" if at % 2 == 0 else "2028-03-31",
            "notice": 3,
            "notice_in": "months",
            "exit_cost": "0",
        }
        for at in range(count)
    ]
    paper["facts"]["meeting_date"] = on
    if not on:
        del paper["facts"]["meeting_date"]
    return data


@pytest.mark.parametrize("count", [1, 2, 30])
def test_report_lists_actions_and_contracts_as_at_its_meeting(count: int) -> None:
    made = document(followed(count))
    found = tables(made)
    actions, contracts = found["actions"], found["contracts"]
    assert len(actions.rows) == len(contracts.rows) == count
    standing = [row.cells[3].text for row in actions.rows]
    for at, told in enumerate(standing):
        assert told == ("Overdue by one day", "Overdue by 20 days", "Open")[at % 3]
    notice = [row.cells[3].text for row in contracts.rows]
    assert notice[0] == "Notice is due within 72 days"
    assert set(notice[1::2]) <= {"Running"}
    assert "As at 20 October 2026." in words(made)


def test_report_without_any_says_so() -> None:
    data = monitored(1)
    made = document(data)
    assert "No action and no condition of a decision is recorded." in words(made)
    assert "No contract is recorded." in words(made)
    assert not {"actions", "contracts"} & set(tables(made))
    assert not [name for name in figures_of(case_of(typed(data))) if ".actions" in name]


def figures(data: Json) -> dict[str, Any]:
    found = figures_of(case_of(typed(data), data["papers"][0]["reference"]))
    wanted = ("programme.actions", "programme.contracts")
    return {name: found[name].value for name in found if name.startswith(wanted)}


@pytest.mark.parametrize(
    ("on", "late", "still", "due", "passed"),
    [
        ("2026-10-19", 10, 30, 15, 0),
        ("2026-10-20", 20, 30, 15, 0),
        ("2026-10-21", 10, 20, 15, 0),
        ("2026-11-01", 20, 20, 15, 0),
        ("2027-01-01", 20, 20, 0, 15),
        ("2026-10-01", 10, 30, 0, 0),
        ("", 0, 30, 0, 0),
    ],
)
def test_figures_are_as_at_the_day_of_the_paper(
    on: str, late: int, still: int, due: int, passed: int
) -> None:
    """Without a meeting, as at the end of the month of delivery, 30 September 2026."""
    found = figures(followed(30, on=on))
    assert found["programme.actions.count"] == 30
    assert found["programme.actions.overdue.count"] == late
    assert found["programme.actions.open.count"] == still
    assert found["programme.actions.done.count"] == 30 - still
    assert found["programme.contracts.count"] == 30
    assert found["programme.contracts.notice_due.count"] == due
    assert found["programme.contracts.notice_passed.count"] == passed


def test_paper_without_any_day_tells_nothing_of_what_is_overdue() -> None:
    data = followed(3, on="")
    for scheme in data["schemes"]:
        del scheme["delivery"]
    data["papers"][0]["sections"][0]["text"] = "Nothing yet."
    assert "programme.actions.overdue.count" not in figures(data)
    assert "programme.contracts.notice_due.count" not in figures(data)
    made = document(data)
    assert "Nothing is said of what is overdue" in words(made)
    assert {row.cells[3].text for row in tables(made)["actions"].rows} == {
        "Open",
        "Done, 21 October 2026",
    }
    assert {row.cells[3].text for row in tables(made)["contracts"].rows} == {"Not told"}


def test_conditions_of_decisions_stand_beside_actions() -> None:
    data = small()
    data["appraisals"][0]["conditions"] = [{"condition": "Cabinet agrees.", "by": "2026-01-01"}]
    data["programme"]["actions"] = [{"action": "Write.", "appraisal": "A1"}]
    found = figures(data)
    assert found["programme.actions.count"] == found["programme.actions.open.count"] == 2


def test_paper_about_one_scheme_has_what_belongs_to_it_and_to_no_other() -> None:
    data = followed(3)
    data["programme"]["actions"][0]["scheme"] = "SAVE-2"
    data["programme"]["contracts"][0]["scheme"] = "SAVE-2"
    del data["programme"]["actions"][1]["scheme"]
    data["papers"][0]["schemes"] = ["SAVE-1"]
    own = own_case(check_case(data).case, "monitoring")
    assert [one.action[0] for one in own.programme.actions] == ["1", "2"]
    assert [one.title[0] for one in own.programme.contracts] == ["1", "2"]
    check_case(case_json(own))


def test_public_copy_counts_what_belongs_to_an_exempt_scheme_and_says_nothing_of_it() -> None:
    data = followed(3, schemes=3)
    data["programme"]["actions"][0] |= {"scheme": "SAVE-2", "action": "Sell the depot."}
    data["programme"]["contracts"][0] |= {
        "scheme": "SAVE-2",
        "title": "Depot lease",
        "supplier": "Land Ltd",
        "exit_cost": "31415",
        "extension": "None at all.",
    }
    whole = figures(data)
    data["papers"][0]["exempt"] = [
        {"kind": "scheme", "name": "SAVE-2", "paragraph": "3", "reason": "Talks go on."}
    ]
    case = check_case(copy.deepcopy(data)).case
    made = public_copy(case, "monitoring")
    own = own_case(case, "monitoring")
    form = house_format("savings-monitoring-report")
    hidden = hidden_case(own, withheld_items(own.papers[0], form.exempt_list))
    texts = str(made.document) + str(case_json(made.case)) + str(case_json(hidden))
    for secret in ("Sell the depot", "Depot lease", "Land Ltd", "31415", "None at all"):
        assert secret not in texts
    assert len(tables(made.document)["actions"].rows) == 3
    assert len(tables(made.document)["contracts"].rows) == 3
    shown = figures_of(case_of(hidden, "monitoring"))
    assert {name: shown[name].value for name in whole} == whole
