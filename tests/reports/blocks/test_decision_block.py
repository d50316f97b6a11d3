"""The decision as papers of every house format print it."""

import copy
from typing import Any

import pytest

from reports.casefile.case import case_of
from reports.casefile.file import check_case
from reports.compose import compose
from reports.document.content import Document, Paragraph, TableBlock
from reports.formats.shelf import house_format
from reports.public.copies import public_copy
from reports.public.hidden import hidden_case
from reports.withheld.items import withheld_items
from tests.reports.cases.full import FULL

Json = dict[str, Any]
FORMATS = (
    "outline-business-case",
    "savings-business-cases",
    "cabinet-report",
    "group-options-paper",
    "scrutiny-briefing",
)


def case(form: str = FORMATS[0], **decision: Any) -> Json:
    """A case with two options that are ranked, the first above the second, and a decision."""
    data = copy.deepcopy(FULL)
    del data["schemes"], data["comments"]
    data["programme"] = {
        key: data["programme"][key] for key in ("reference", "title", "first_year", "years")
    }
    rated = {"role": "ranking", "scale": "hml", "weight": "1"}
    levels = [{"key": "low", "points": "1"}, {"key": "high", "points": "3"}]
    data["appraisals"] = [
        {
            "reference": "A1",
            "title": "How the service is run",
            "scales": {"hml": {"levels": levels}},
            "options": [
                {"code": "A", "name": "Staff mutual", "partners_needed": 5},
                {"code": "B", "name": "Shared service"},
                {"code": "C", "name": "Closure"},
            ],
            "criteria": [
                {"code": "1", "name": "Quality", **rated},
                {"code": "2", "name": "Fits", "role": "consideration"},
            ],
            "ratings": [
                {"option": "A", "criterion": "1", "level": "high", "reason": "So."},
                {"option": "B", "criterion": "1", "level": "low", "reason": "So."},
            ],
            "ruled_out": [
                {"option": "C", "stage": "Long list", "when": "2014-03-03", "why": "Dear."}
            ],
            "considered": [{"option": "A", "criterion": "2", "text": "It does fit."}],
            "decision": {
                "preferred": "B",
                "reason": "It starts sooner.",
                "present": 7,
                "entitled": 10,
                "next_step": "Write to the unions.",
                **decision,
            },
        }
    ]
    data["papers"] = [{"reference": "p", "title": "Paper", "house_format": form, "appraisal": "A1"}]
    return data


def paper(data: Json) -> Document:
    checked = check_case(data).case
    return compose(case_of(checked), house_format(checked.papers[0].house_format))


def said(document: Document) -> str:
    return "\n".join(one.text for one in document.walk() if isinstance(one, Paragraph))


def tables(document: Document) -> dict[str, list[list[str]]]:
    return {
        block.table.caption: [
            [row.heading.text, *(cell.text for cell in row.cells)] for row in block.table.rows
        ]
        for block in document.walk()
        if isinstance(block, TableBlock)
    }


@pytest.mark.parametrize("form", FORMATS)
def test_every_house_format_says_that_the_preferred_option_ranks_second(form: str) -> None:
    told = said(paper(case(form)))
    answer = (
        "The preferred option is Shared service, which ranks second; Staff mutual ranks first. "
        "The reason given: It starts sooner."
    )
    assert answer in told
    assert "7 of the 10 entitled took part." in told
    assert "Next step: Write to the unions." in told


@pytest.mark.parametrize("form", FORMATS)
def test_every_house_format_says_why_the_first_option_is_preferred(form: str) -> None:
    told = said(paper(case(form, preferred="A")))
    assert "Staff mutual is the preferred option." in told
    assert "which ranks" not in told
    assert told.count("The reason given: It starts sooner.") == 1


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_is_printed_where_nothing_is_decided(form: str) -> None:
    data = case(form)
    del data["appraisals"][0]["decision"]
    told = said(paper(data))
    assert "preferred" not in told
    assert "took part" not in told


def test_votes_dissent_conditions_and_interests_are_printed_by_role() -> None:
    data = case(
        made_by="votes",
        votes=[{"authority": "Borough", "for": 5}, {"authority": "County", "against": 2}],
        dissent=[{"role": "Treasurer", "authority": "County", "why": "It costs more."}],
        took_part=[{"role": "Chair"}, {"role": "Treasurer", "authority": "County"}],
    )
    data["appraisals"][0] |= {
        "conditions": [{"condition": "Cabinet agrees.", "owner": "Director", "by": "2016-09-01"}],
        "interests": [
            {"role": "Clerk"},
            {"role": "Chair", "interest": "A trustee.", "action": "Left.", "on": "2016-03-07"},
        ],
    }
    document = paper(data)
    told, found = said(document), tables(document)
    assert "It was decided by votes: five for, two against and none abstained;" in told
    assert "Those who took part: Chair and Treasurer, County." in told
    assert "It has one condition, which is still open." in told
    assert found["Votes by authority"][-1] == ["All", "5", "2", "0"]
    assert found["Who did not agree, and why"] == [["Treasurer, County", "It costs more."]]
    assert found["Conditions of the decision"] == [
        ["Cabinet agrees.", "Director", "1 September 2016", "Open"]
    ]
    assert found["Interests declared"] == [
        ["Clerk", "None declared", "Nothing to do", "Not recorded"],
        ["Chair", "A trustee.", "Left.", "7 March 2016"],
    ]


def test_joint_paper_prints_who_would_join_each_option() -> None:
    data = case("group-options-paper")
    data["appraisals"][0]["partners"] = [
        {"authority": f"Authority {n}", "option": "A", "answer": "yes" if n < 4 else "undecided"}
        for n in range(10)
    ]
    document = paper(data)
    told = "Partners: 5 of 10 needed: 4 have said yes and 6 are undecided."
    assert told in said(document)
    assert len(tables(document)["How the service is run: who would join Staff mutual"]) == 10


def test_option_that_was_ruled_out_is_ranked_nowhere() -> None:
    document = paper(case())
    ranked = tables(document)["Options in order of rank"]
    (row,) = (one for one in ranked if one[0] == "Closure")
    assert row[1:4] == ["Not ranked", "No total", "Not taken forward"]
    assert "Closure. Ruled out at the long list on 3 March 2014: Dear." in said(document)


def test_considerations_print_what_is_said_of_each_option() -> None:
    data = case()
    data["papers"][0]["sections"] = [
        {"key": "conclusion", "text": "Words.\n\n{{ insert: considerations }}"}
    ]
    found = tables(paper(data))["How the service is run: how each option stands in words"]
    assert found == [["Fits", "It does fit.", "Nothing said", "Nothing said"]]


def test_public_copy_tells_nothing_of_an_exempt_option_that_was_ruled_out() -> None:
    data = case("group-options-paper", preferred="A")
    data["appraisals"][0]["considered"] = [
        {"option": "C", "criterion": "2", "text": "Marmalade is dear."}
    ]
    data["appraisals"][0]["ruled_out"][0] |= {"why": "Marmalade is dear.", "who": "Marmaladers"}
    data["appraisals"][0]["partners"] = [
        {"authority": "Marmalade Borough", "option": "C", "answer": "no"}
    ]
    data["papers"][0] |= {
        "exempt": [{"kind": "option", "name": "A1/C", "paragraph": "3", "reason": "Bids are open."}]
    }
    data["papers"][0]["sections"] = [
        {"key": "recommendations", "text": "- Agree.\n\n{{ insert: considerations }}"}
    ]
    whole = check_case(data).case
    hidden = hidden_case(whole, withheld_items(whole.papers[0], "england")).appraisals[0]
    assert hidden.partners == ()
    assert "Marmalade" not in repr(hidden)
    copy_ = public_copy(whole)
    words = f"{copy_.document!r} {copy_.case!r}"
    assert "Staff mutual is the preferred option." in said(copy_.document)
    assert "Marmalade" not in words
    assert "Closure" not in words
