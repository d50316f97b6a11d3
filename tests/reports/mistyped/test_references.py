"""Each reference of the case file, misspelt: the file is refused, or it is said, with the path and
the name that was meant."""

import copy
import json
from typing import Any

import pytest

from reports.casefile.file import CaseRefused, check_case
from reports.mistyped.case import read_typed, refuse_slips, remarks_on
from tests.reports.cases.cases import Json
from tests.reports.cases.full import FULL
from tests.reports.mistyped.references import NAMES, REFERENCES, TIMES, WORDS, places, texts

# Numbers, and names that open something of their own.
_OTHER = {
    *(
        "amount",
        "values[]",
        "sum_of[]",
        "unit_value",
        "unit_value_less",
        "volume",
        "periods",
        "likelihood",
    ),
    *("amounts.*", "shares.*", "scales.*", "lines"),
    # What stood when a scenario was saved, which may be gone.
    *("was.level", "was[].level", "was.of[]", "stood_in", "held[]"),
    # Periods of the delivery of a scheme, which are read as what they are.
    *("profile.*", "actual.*", "forecast.*", "status.*", "lost.*", "carried.*"),
    "programme.stated[].of_lines.lines[]",  # refused whatever it is: a programme has no lines
}


def full_of_names() -> Json:
    """The case in which everything stands, with the headings, facts and roles of a house format,
    and every free name three times."""
    case = copy.deepcopy(FULL)
    paper, scheme, appraisal = case["papers"][0], case["schemes"][1], case["appraisals"][0]
    paper |= {"house_format": "cabinet-report", "facts": {"committee": "Cabinet"}}
    paper["headings"] = [
        {"key": "supporting-information", "heading": "In short"},
        {"key": "bids", "heading": "Bids", "own": True, "beneath": "supporting-information"},
    ]
    paper["sections"][0]["key"] = "summary"
    paper["approvals"][0]["role"] = "Legal officer"
    case["schemes"][0] |= {"theme": "Adults"}
    case["schemes"].append({"reference": "T3", "title": "Third", "theme": "Adults"})
    for at in (1, 2):
        scheme["lines"][at]["counts"] = ["Contracts"]
    scheme["stated"] += [{"name": "Month", "amount": "7", "of_lines": {"lines": ["From a month"]}}]
    for at in (0, 2):
        appraisal["options"][at]["facts"] = [{"label": "Time to establish", "text": "None"}]
    appraisal["interests"].append({"role": "Clerk", "authority": "County"})
    case["programme"]["explanations"] = [
        {"where": "Grants by district / North / Total", "stated": "2", "text": "Rounded."}
    ]
    return case


def misspelt(case: Json, steps: list[Any]) -> tuple[Json, str, str]:
    """The case with the last letter of one name doubled; what the name was, and what it is."""
    case = copy.deepcopy(case)
    *way, last = steps
    at: Any = case
    for step in way:
        at = at[step]
    if isinstance(last, tuple):
        (name,) = last
        wrong = name + name[-1]
        items = [(wrong if key == name else key, value) for key, value in at.items()]
        at.clear()
        at.update(items)
        return case, name, wrong
    name = at[last]
    # A month that the timetable does not have.
    is_month = name.startswith("2016-")
    wrong = at[last] = name.replace("2016", "2015") if is_month else name + name[-1]
    return case, name, wrong


EVERY = [
    (path, steps, named)
    for path in sorted(REFERENCES)
    for steps, named in places(full_of_names(), path)
    if named != "papers[0].headings[1].key"  # one of its own, which names itself
]


def test_the_case_of_names_has_nothing_that_names_nothing() -> None:
    case = check_case(full_of_names()).case
    refuse_slips(case)
    about_names = [str(one) for one in remarks_on(case) if "is not" in one.message]
    assert about_names == []


def test_every_text_of_the_schema_is_classed() -> None:
    """A new key that names something has to be told of when it is misspelt."""
    found = set(texts())
    assert found >= REFERENCES
    rest = {path for path in found - REFERENCES if path not in _OTHER}
    loose = {
        path
        for path in rest
        if path.rsplit(".", 1)[-1] not in NAMES | WORDS | TIMES | _OTHER
        and not path.endswith(tuple(f".{one}" for one in _OTHER))
    }
    assert loose == set()


def test_every_reference_stands_in_the_case_of_names() -> None:
    assert {path for path, _steps, _named in EVERY} == REFERENCES


@pytest.mark.parametrize(("path", "steps", "named"), EVERY, ids=[named for _, _, named in EVERY])
def test_a_misspelt_reference_is_told_of_with_its_path_and_the_name_meant(
    path: str, steps: list[Any], named: str
) -> None:
    case, name, wrong = misspelt(full_of_names(), steps)
    place = named.replace(f".{name}", f".{wrong}") if path.endswith(".*") else named
    try:
        read = read_typed(json.dumps(case).encode())
        told = [str(one) for one in remarks_on(read.case)]
    except CaseRefused as refused:
        told = list(refused.errors)
    about = [line for line in told if line.startswith((f"{place}:", f"{place}["))]
    about = about or [line for line in told if line.startswith(place.rpartition(".")[0] + '["')]
    assert about, told[:5]
    if not path.endswith("paragraph"):
        assert any(f'"{name}"' in line for line in about), about
