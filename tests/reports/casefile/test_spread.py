"""How far assessors lie apart in the case of a paper: what it carries of their own ratings, when,
what a file may say of it, and what prints."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from appraisal.casefile.spread.parts import CaseLeftOut, CaseRatingSpread, CaseTotalSpread
from appraisal.models import Appraisal, Criterion, Rating, Spread
from reports.blocks.appraisal.drawn.blocks import assessors_blocks
from reports.blocks.appraisal.sure.tables import sure_told
from reports.casefile.case import case_of
from reports.casefile.file import CaseRefused, check_case
from reports.casefile.own import own_case
from reports.casefile.parts import Case
from reports.document.content import ChartBlock
from reports.figures.gather import figures_of
from reports.public.copies import public_copy
from reports.stored.exporting import export_case, programme_case
from reports.stored.importing import import_case
from reports.stored.seen import seen_by
from tests.factories import make_authority, make_user
from tests.reports.cases.cases import Json
from tests.reports.exempt.copies import exempt
from workbench.models import User

# What three assessors gave: of each option, on each criterion; and what was agreed.
GIVEN = {
    "A": ([("low", "low", "medium"), ("8", "9", "9")], ("low", "9")),
    "B": ([("high", "medium", "high"), ("4", "5", "8")], ("high", "5")),
    "C": ([("medium", "medium", "medium"), ("2", "2.5", "3")], ("medium", "2")),
}


def scored(people: int = 3, **about: Any) -> Json:
    """Three options that were rated apart on a scale of levels and on one of points."""
    ratings = []
    for option, (columns, agreed) in GIVEN.items():
        for code, key, column, mid in zip("12", ("level", "points"), columns, agreed, strict=True):
            cell = {"option": option, "criterion": code}
            ratings.append(cell | {key: mid, "reason": "Agreed."})
            ratings += [
                cell | {key: said, "assessor": f"person-{who}", "reason": "Seen by person."}
                for who, said in enumerate(column[:people], 1)
            ]
    levels = [{"key": key, "points": str(at)} for at, key in enumerate(("low", "medium", "high"))]
    appraisal = {
        "reference": "model",
        "title": "How it is run",
        "state": "released",
        "total_as": "value",
        "scales": {"hml": {"levels": levels}, "ten": {"minimum": "0", "maximum": "10"}},
        "options": [{"code": code, "name": f"Way {code}"} for code in GIVEN],
        "criteria": [
            {"code": "1", "name": "Quality", "role": "ranking", "scale": "hml", "weight": "60"},
            {"code": "2", "name": "Speed", "role": "ranking", "scale": "ten", "weight": "40"},
        ],
        "ratings": ratings,
        "assessors": [{"code": f"person-{who}", "role": "Board"} for who in (1, 2, 3)],
    }
    text = "{{ insert: assessors-chart }}\n\n{{ insert: robustness }}"
    return {
        "format": "options-appraisal/1",
        "programme": {
            "reference": "P",
            "title": "Saving",
            "first_year": "2026/27",
            "years": 3,
            "scoring": "apart",
        },
        "appraisals": [appraisal | about],
        "papers": [
            {
                "reference": "p",
                "house_format": "cabinet-report",
                "title": "How it is run",
                "appraisal": "model",
                "sections": [{"key": "supporting-information", "text": text}],
            }
        ],
    }


def own(data: Json) -> Case:
    return own_case(check_case(data).case, "p")


def carried() -> Json:
    """The case of the paper as a file: it carries the spread and no assessor's rating."""
    data = scored()
    (part,) = own(data).appraisals
    assert part.spread is not None
    found: Json = data["appraisals"][0]
    found["ratings"] = [one for one in found["ratings"] if "assessor" not in one]
    found["spread"] = json.loads(json.dumps(SPREAD))
    return data


SPREAD: Json = {
    "ratings": [
        {"option": "A", "criterion": "1", "assessors": 3, "lowest": "low", "median": "low", "highest": "medium"},
        {"option": "A", "criterion": "2", "assessors": 3, "lowest": "8", "median": "9", "highest": "9"},
        {"option": "B", "criterion": "1", "assessors": 3, "lowest": "medium", "median": "high", "highest": "high"},
        {"option": "B", "criterion": "2", "assessors": 3, "lowest": "4", "median": "5", "highest": "8"},
        {"option": "C", "criterion": "1", "assessors": 3, "lowest": "medium", "median": "medium", "highest": "medium"},
        {"option": "C", "criterion": "2", "assessors": 3, "lowest": "2", "median": "2.5", "highest": "3"},
    ],
    "totals": [
        {"option": "A", "assessors": 3, "lowest": "32", "median": "36", "highest": "66"},
        {"option": "B", "assessors": 3, "lowest": "50", "median": "76", "highest": "92"},
        {"option": "C", "assessors": 3, "lowest": "38", "median": "40", "highest": "42"},
    ],
    "first": ["B"],
    "left_out": [{"assessors": 3, "first": ["B"]}],
}  # fmt: skip


def test_the_case_of_a_paper_carries_the_ends_and_no_assessors_rating() -> None:
    (part,) = own(scored()).appraisals
    assert all(not one.assessor for one in part.ratings)
    assert part.spread is not None
    assert part.spread.ratings == tuple(CaseRatingSpread(**one) for one in SPREAD["ratings"])
    assert part.spread.totals == tuple(CaseTotalSpread(**one) for one in SPREAD["totals"])
    assert (part.spread.first, part.spread.left_out) == (("B",), (CaseLeftOut(3, ("B",)),))
    again = own(carried())
    assert again.appraisals[0].spread == part.spread
    assert own_case(again, "p") == again


def test_of_two_the_median_may_lie_between_levels_and_of_one_nothing_is_carried() -> None:
    (two,) = own(scored(2)).appraisals
    assert two.spread is not None
    cell = next(one for one in two.spread.ratings if (one.option, one.criterion) == ("B", "1"))
    assert (cell.lowest, cell.median, cell.median_to, cell.highest) == ("medium", "medium", "high", "high")  # fmt: skip
    assert [one.spread for one in own(scored(1)).appraisals] == [None]


@pytest.mark.parametrize("state", ["setting-up", "weights-locked", "scoring", "moderation"])
def test_nothing_is_carried_before_the_results_are_released(state: str) -> None:
    for data in (scored(), carried()):
        data["appraisals"][0]["state"] = state
        assert [one.spread for one in own(data).appraisals] == [None]
        data["programme"]["scoring"] = "officer"  # which has no states
        assert own(data).appraisals[0].spread is not None


@pytest.mark.parametrize("data", [scored(), carried()], ids=["ratings", "spread"])
def test_both_pictures_and_the_sentence_print_and_are_quoted_by_name(data: Json) -> None:
    case = case_of(own(data), "p")
    assert case.findings is not None
    charts = [one.chart for one in assessors_blocks(case.findings) if isinstance(one, ChartBlock)]
    assert [one.name for one in charts] == ["assessors-totals", "assessors-cells"]
    told = next(one.sentence for one in sure_told(case.findings) if one.what == ("assessors",))
    assert told == (
        "By the medians of the assessors’ own ratings Way B comes first; leaving out any one of "
        "the three assessors changes nothing in that."
    )
    figures, at = figures_of(case), "model.robustness.assessors"
    assert figures[at].value == told
    assert figures[f"{at}.totals"].value == charts[0].reading
    assert figures[f"{at}.ratings"].value == (
        "Assessors stand furthest apart on Way A on Quality: from Low to Medium, Low agreed."
    )
    assert figures[f"{at}.totals.A.highest"].value == 66


def test_a_sentence_without_names_says_in_how_many_cases() -> None:
    data = carried()
    spread = data["appraisals"][0]["spread"]
    spread["left_out"] = [
        {"assessors": 2, "first": ["B"]},
        {"assessors": 2, "first": ["A", "C"]},
        {"assessors": 1},
    ]
    findings = case_of(own(data), "p").findings
    assert findings is not None
    told = next(one.sentence for one in sure_told(findings) if one.what == ("assessors",))
    assert told.endswith(
        "; with each of the five assessors left out in turn, Way A and Way C share the first "
        "place in two cases and no option comes first in one case."
    )


WRONG = {
    "ratings[0].lowest": ("high", '"low" is below the lowest, "high"'),
    "ratings[2].median": ("high ", '"high " is not a level of this criterion; did you mean "high"?'),
    "ratings[2].highest": ("low", '"low" is below the median, "high"'),
    "ratings[0].median_to": ("high", 'the level next above "low" stands here, or none'),
    "ratings[1].median_to": ("9", "only a median half-way between two levels has this"),
    "ratings[1].highest": ("11", "11 is not from 0 to 10, as the scale is"),
    "ratings[1].lowest": ("eight", "'eight' is not a number"),
    "ratings[0].option": ("D", '"D" is not an option of this appraisal'),
    "ratings[0].criterion": ("3", '"3" is not a criterion of this appraisal'),
    "ratings[1].criterion": ("1", "stand here already"),
    "ratings[0].assessors": (1, "at least 2"),
    "totals[0].median": ("67", '"66" is below the median, "67"'),
    "totals[0].lowest": ("1/0", "is not an exact number"),
    "totals[1].option": ("A", '"A" has its totals here already'),
    "totals[0].assessors": (2, "the median of two is half-way between them"),
    "left_out": ([{"assessors": 2, "first": ["B"]}], "2 assessors are left out"),
    "first": (["D"], '"D" is not an option of this appraisal'),
}  # fmt: skip


@pytest.mark.parametrize("where", WRONG)
def test_what_cannot_be_is_refused_with_its_place(where: str) -> None:
    given, message = WRONG[where]
    data = carried()
    *way, last = where.replace("[", ".").replace("]", "").split(".")
    at: Any = data["appraisals"][0]["spread"]
    for step in way:
        at = at[int(step)] if step.isdigit() else at[step]
    at[last] = given
    with pytest.raises(CaseRefused) as caught:
        check_case(data)
    assert any(message in one for one in caught.value.errors), caught.value.errors
    assert all(one.startswith("appraisals[0].spread.") for one in caught.value.errors)


def test_ratings_of_assessors_and_their_spread_do_not_stand_together() -> None:
    data = scored(spread=SPREAD)
    with pytest.raises(CaseRefused, match="say this already"):
        check_case(data)
    data = carried()
    del data["appraisals"][0]["spread"]["first"]
    with pytest.raises(CaseRefused, match="stand together"):
        check_case(data)
    data = carried()
    for one in data["appraisals"][0]["criteria"]:
        del one["weight"]
    with pytest.raises(CaseRefused, match="carry no weights"):
        check_case(data)


def test_the_public_copy_tells_nothing_of_an_exempt_option() -> None:
    for option, tells in (("C", True), ("B", False)):
        data = scored()
        data["papers"][0]["exempt"] = [exempt("option", f"model/{option}")]
        copy = public_copy(check_case(data).case)
        assert copy.document is not None
        tables = [one for one in copy.document.tables if one.name == "assessors-spread"]
        assert len(tables) == 2
        names = [row.heading.text for one in tables for row in one.rows]
        assert names
        assert not [name for name in names if f"Way {option}" in name or "withheld" in name]
        assert ("By the medians" in str(copy.document.blocks)) is tells
        assert "person-" not in str(copy.document) + str(copy.case)


def imported(data: Json) -> Appraisal:
    lead = make_user("lead", make_authority("Borough"))
    import_case(by=lead, token=uuid4(), case=check_case(data), authority="Borough")
    return Appraisal.objects.get()


@pytest.mark.django_db
def test_a_file_that_carries_the_spread_comes_back_as_it_was(client: Client) -> None:
    appraisal = imported(carried())
    assert export_case(appraisal.programme)["appraisals"][0]["spread"] == SPREAD
    client.force_login(User.objects.get(username="lead"))
    page = client.get("/programmes/p/appraisals/model/results/pictures/?show=assessors")
    assert "Way B" in page.content.decode()


@pytest.mark.django_db
def test_the_spread_of_a_file_goes_with_its_rules_and_with_ratings_given_here() -> None:
    appraisal = imported(carried())
    programme = appraisal.programme
    case = programme_case(programme)
    assert case.appraisals[0].spread is not None
    assert seen_by(case, programme, frozenset()).appraisals[0].spread is not None
    Appraisal.objects.update(state="moderation")
    assert seen_by(case, programme, frozenset()).appraisals[0].spread is None
    Criterion.objects.filter(code="1").update(name="Another name")
    assert programme_case(programme).appraisals[0].spread is not None
    Criterion.objects.filter(code="1").update(weight="61")
    assert programme_case(programme).appraisals[0].spread is None
    Criterion.objects.filter(code="1").update(weight="60")
    assert programme_case(programme).appraisals[0].spread is not None
    option, criterion = appraisal.options.get(code="A"), appraisal.criteria.get(code="1")
    Rating.objects.create(option=option, criterion=criterion, assessor="x", level="low")
    assert programme_case(programme).appraisals[0].spread is None
    assert Spread.objects.count() == 1
