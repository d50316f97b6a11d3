"""Each kind of change that officers make between two versions is seen, in words that name it."""

import copy
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any, Final

import pytest

from reports.casefile.own import own_case
from reports.changes.parts.compare import CaseChange
from reports.changes.versions import Copy, VersionChanges, versions_between
from reports.issue.freezing import Issue, numbered
from reports.output.paper import paper_document
from tests.reports.cases.full import FULL
from tests.reports.cases.typed import typed
from tests.reports.changes.test_documents import said

Json = dict[str, Any]
# What one of them prints another leaves out.
FORMATS: Final = (
    "outline-business-case",
    "savings-business-cases",
    "cabinet-report",
    "group-options-paper",
    "scrutiny-briefing",
)


def base() -> Json:
    """A case that has everything, its paper without exempt matter."""
    data = copy.deepcopy(FULL)
    (paper,) = data["papers"]
    del paper["exempt"], paper["show_approvals"]
    paper["schemes"] = []
    paper["sections"] = [
        {"key": "executive-summary", "text": "We ask for a decision on {{ A1.B.total_savings }}."},
        {"key": "conclusion", "text": "The board met once and agreed. Nothing is left to settle."},
    ]
    return data


def appraisal(data: Json) -> Json:
    return data["appraisals"][0]


def option(data: Json) -> Json:
    return appraisal(data)["options"][1]


def scheme(data: Json) -> Json:
    return data["schemes"][1]


def paper(data: Json) -> Json:
    return data["papers"][0]


def put(at: Callable[[Json], Any], key: Any, value: Any) -> Callable[[Json], None]:
    def change(data: Json) -> None:
        at(data)[key] = value

    return change


def add(at: Callable[[Json], list[Any]], value: Any) -> Callable[[Json], None]:
    return lambda data: at(data).append(value)


def without(at: Callable[[Json], list[Any]], index: int) -> Callable[[Json], None]:
    def change(data: Json) -> None:
        del at(data)[index]

    return change


def no_option(data: Json) -> None:
    """Takes the mutual out, with all that speaks of it."""
    one = appraisal(data)
    del one["options"][1], one["decision"]
    for name in ("ratings", "measures"):
        one[name] = [each for each in one[name] if each["option"] != "B"]
    paper(data)["sections"][0]["text"] = "We ask for a decision."


# What is changed, how, and the words that must stand in what is said of it.
KINDS: Final[dict[str, tuple[Callable[[Json], None], tuple[str, ...]]]] = {
    "summary of an option": (put(option, "summary", "Owned by us all."), ("us all",)),
    "ownership": (put(option, "ownership", "Its founders"), ("founders",)),
    "governance": (put(option, "governance", "A board of ten"), ("ten",)),
    "benefit": (put(lambda d: option(d)["benefits"][0], "text", "They vote."), ("vote",)),
    "benefit added": (add(lambda d: option(d)["benefits"], {"text": "It lasts."}), ("It lasts.",)),
    "drawback": (put(lambda d: option(d)["drawbacks"][0], "text", "It is slow."), ("slow",)),
    "fact of an option": (
        put(lambda d: option(d)["facts"][0], "text", "Two years"),
        ("Two years",),
    ),
    "cost": (put(option, "cost", "130000"), ("130,000",)),
    "name of an option": (put(option, "name", "Workers' firm"), ("Workers' firm",)),
    "option added": (
        add(lambda d: appraisal(d)["options"], {"code": "D", "name": "Joint venture"}),
        ("Joint venture",),
    ),
    "option removed": (no_option, ("Staff mutual",)),
    "figure": (
        put(lambda d: option(d)["finance"], "total_savings", "2105899"),
        ("£2,105,899", "otal savings", "Staff mutual"),
    ),
    "confidence in wider savings": (
        put(lambda d: option(d)["finance"], "confidence", "0.65"),
        ("65%",),
    ),
    "line of an option": (put(lambda d: option(d)["lines"][1], "unit_value", "8"), ("8",)),
    "optimism bias": (put(lambda d: option(d)["estimates"], "cost_bias", "0.2"), ("20%",)),
    "optimism bias of a line": (
        put(lambda d: option(d)["lines"][4]["estimates"], "bias", "0.25"),
        ("25%", "Staff"),
    ),
    "question of an appraisal": (put(appraisal, "question", "Who may run it?"), ("may ",)),
    "title of an appraisal": (put(appraisal, "title", "How it is led"), ("How it is led",)),
    "name of a criterion": (
        put(lambda d: appraisal(d)["criteria"][2], "name", "Worth"),
        ("Worth",),
    ),
    "question of a criterion": (
        put(lambda d: appraisal(d)["criteria"][0], "question", "Are we allowed?"),
        ("allowed",),
    ),
    "weight": (
        put(lambda d: appraisal(d)["criteria"][2], "weight", "55"),
        ("The weight of the criterion “Quality”", "55"),
    ),
    "rating": (put(lambda d: appraisal(d)["ratings"][0], "level", "low"), ("Low",)),
    "reason of a rating": (
        put(lambda d: appraisal(d)["ratings"][0], "reason", "The panel agreed."),
        ("panel",),
    ),
    "evidence of a rating": (
        put(lambda d: appraisal(d)["ratings"][0]["evidence"][0], "source", "Page 9"),
        ("Page 9",),
    ),
    "value of a measure": (put(lambda d: appraisal(d)["measures"][0], "value", "2.75"), ("2.75",)),
    "shortlist": (put(appraisal, "shortlist", {"kind": "top", "count": 1}), ("shortlist",)),
    "preferred option": (
        lambda data: appraisal(data)["decision"].update(preferred="A", with_a_view_to="B"),
        ("preferred option",),
    ),
    "reason of a decision": (
        put(lambda d: appraisal(d)["decision"], "reason", "It was asked for."),
        ("asked for",),
    ),
    "next step": (
        put(lambda d: appraisal(d)["decision"], "next_step", "Tell the unions."),
        ("unions",),
    ),
    "turnout": (put(lambda d: appraisal(d)["decision"], "present", 9), ("authorities present",)),
    "way forward": (put(lambda d: d["programme"], "way_forward", "Wait until June."), ("June",)),
    "target": (put(lambda d: d["programme"], "target", "900000"), ("900,000",)),
    "title of a scheme": (put(scheme, "title", "Agreements"), ("Agreements",)),
    "summary of a scheme": (put(scheme, "summary", "Fewer by half."), ("half",)),
    "status": (put(scheme, "status", "approved"), ("Approved",)),
    "owner of a scheme": (put(scheme, "owner_role", "Head of care"), ("care",)),
    "confidence of a scheme": (
        put(lambda d: scheme(d)["delivery_confidence"], "rating", "red"),
        ("colour of the confidence of the scheme S1 Contracts",),
    ),
    "dependency": (put(scheme, "depends_on", []), ("schemes that it depends on",)),
    "risk": (put(lambda d: scheme(d)["risks"][0], "risk", "A strike."), ("strike",)),
    "mitigation": (put(lambda d: scheme(d)["risks"][0], "mitigation", "Ask three."), ("three",)),
    "impact": (put(lambda d: scheme(d)["impacts"][0], "text", "New homes."), ("New homes",)),
    "answer of a business case": (
        put(lambda d: scheme(d)["answers"], "aims", "To **last**."),
        ("last",),
    ),
    "savings line": (put(lambda d: scheme(d)["lines"][1], "unit_value", "8"), ("8",)),
    "headline": (put(lambda d: scheme(d)["headline"], "amount", "6000"), ("6,000",)),
    "scheme added": (add(lambda d: d["schemes"], {"reference": "S9", "title": "Fees"}), ("Fees",)),
    "evidence cell": (
        put(lambda d: d["programme"]["evidence"][0]["rows"][0]["values"], 0, "2.50"),
        ("2.5",),
    ),
    "stated figure": (
        put(lambda d: d["programme"]["stated"][0], "amount", "1300"),
        ("1,300", "Whole"),
    ),
    "milestone": (
        put(lambda d: d["programme"]["plan"]["milestones"]["rows"][0]["steps"][0], "text", "Stop"),
        ("Stop",),
    ),
    "title of the paper": (put(paper, "title", "Outline case"), ("Outline",)),
    "fact of the paper": (put(lambda d: paper(d)["facts"], "date", "2016-04-07"), ("April",)),
    "section": (
        put(lambda d: paper(d)["sections"][1], "text", "The board met twice and agreed."),
        ("twice",),
    ),
    "section nobody prints": (
        add(lambda d: paper(d)["sections"], {"key": "afterword", "text": "It **ends** here."}),
        ("Afterword", "ends here"),
    ),
    "approval": (
        add(lambda d: paper(d)["approvals"], {"role": "Treasurer", "state": "given"}),
        ("Treasurer",),
    ),
    "background paper": (put(paper, "background", ["Minutes of May"]), ("Minutes of May",)),
    "exemption": (
        put(
            lambda d: paper(d)["sections"][1], "exempt", {"paragraph": "3", "reason": "Bids again."}
        ),
        ("Bids again",),
    ),
}


@cache
def before(form: str) -> Copy:
    return issued(base(), form, "1.0")


def issued(data: Json, form: str, number: str) -> Copy:
    """What a version freezes, whether it may be issued or not."""
    if data["papers"][0]["house_format"] == "plain":
        data["papers"][0]["house_format"] = form
    issue = Issue(number, date(2016, 3, 7), "Lead officer", "Final", "As agreed.")
    case = numbered(own_case(typed(data)), issue)
    return Copy(paper_document(case, "obc", whole=True), case)


def told(changes: VersionChanges) -> str:
    """All that the page says of what changed."""
    figures = [f"{one.label} {one.old} {one.new}" for one in changes.figures]
    of_case = [words_of(one) for one in (*changes.unprinted, *changes.behind)]
    return " ".join([said(changes.printed), *figures, *of_case])


def words_of(change: CaseChange) -> str:
    return f"{change.label} {change.old} {change.new}"


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_change_is_seen_and_named(kind: str, form: str) -> None:
    change, wanted = KINDS[kind]
    data = base()
    change(data)
    found = versions_between(
        before(form), issued(data, form, "1.1"), whole=True, known=("1.0", "1.1")
    )
    text = told(found)
    for words in wanted:
        assert words in text, text
    assert "{{" not in text
    assert "**" not in text


def test_another_house_format_is_named() -> None:
    data = base()
    paper(data)["house_format"] = "scrutiny-briefing"
    later = issued(data, "", "1.1")
    assert "Scrutiny briefing" in told(versions_between(before(FORMATS[0]), later, whole=True))


@pytest.mark.parametrize("form", FORMATS)
def test_a_version_without_a_change_has_nothing_but_its_number(form: str) -> None:
    found = versions_between(
        before(form), issued(base(), form, "1.1"), whole=True, known=("1.0", "1.1")
    )
    assert (found.figures, found.unprinted, found.behind) == ((), (), ())
