"""A decision in brief: one page, however much stands behind it."""

import json
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.blocks.brief.money import money
from reports.blocks.brief.shortening import (
    MOST_NAMED,
    MOST_ROWS,
    MOST_WORDS,
    BriefCase,
    named,
)
from reports.casefile.case import case_of
from reports.compose import compose
from reports.document.content import Document, ItemList, Paragraph, TableBlock
from reports.formats.shelf import house_format
from reports.output.kinds import as_pdf
from reports.output.paper import paper_of
from reports.readiness.check import unfinished_in
from tests.reports.cases.typed import typed
from tests.reports.check.test_cases import CASES, case_data

KINDS = ("weighted", "unweighted", "qualitative")
ASKED = [{"key": "asked", "text": "- the option that comes first"}]
REST = [{"key": key, "text": "As the paper says."} for key in ("question", "answer", "why", "money", "risks")]  # fmt: skip
FACTS = {"committee": "Policy Committee", "meeting_date": "2021-04-20"}


def appraisal(
    count: int, kind: str, *, rated: int | None = None, chosen: int | None = None, at: int = 1
) -> dict[str, Any]:
    """An appraisal of so many options, of which the first `rated` have a rating."""
    ranking = kind != "qualitative"
    criterion: dict[str, Any] = (
        {"role": "ranking", "scale": "ten"} if ranking else {"role": "consideration"}
    )
    weight = {"weight": "10"} if kind == "weighted" else {}
    codes = [f"O{one}" for one in range(1, count + 1)]
    made: dict[str, Any] = {
        "reference": f"a{at}",
        "title": f"Question {at}",
        "question": "Which one is it to be?",
        "scales": {"ten": {"minimum": "0", "maximum": "10"}},
        "options": [
            {"code": code, "name": f"{code} {'a very long name of an option ' * 3}".strip()}
            for code in codes
        ],
        "criteria": [{"code": "c", "name": "Quality"} | criterion | weight],
    }
    if ranking:
        made["ratings"] = [
            {"option": code, "criterion": "c", "points": str(10 - place % 10), "reason": "So."}
            for place, code in enumerate(codes[:rated])
        ]
    if chosen is not None:
        made["decision"] = {
            "preferred": codes[chosen],
            "reason": "It is the best for those who use it.",
            "decided_on": "2021-04-01",
            "next_step": "Tell the staff",
        }
        made["conditions"] = [{"condition": f"Condition {one}"} for one in range(1, 6)]
    return made


def costed(lines: list[dict[str, Any]], *, from_lines: bool) -> str:
    """What the summary says of the money of an option of 4,321 as stated, with these lines."""
    one = appraisal(2, "weighted", chosen=0)
    one["options"][0] |= {"cost": "4321", "lines": lines}
    if from_lines:
        one["finance"] = {
            "first_year": "2021/22",
            "years": 2,
            "price_base": "2020/21",
            "costs_from": "lines",
        }
    case = case_of(typed(summary(one)))
    (block,) = money(BriefCase(case.whole, case.strands, ()))
    assert isinstance(block, Paragraph)
    return "".join(run.text for run in block.runs)


@pytest.mark.parametrize(
    ("lines", "from_lines", "said"),
    [
        ([], False, "costs £4,321."),
        ([], True, "costs £4,321."),
        (["1000"], False, "costs £4,321."),
        (["1000", "-1"], True, "costs £999 over two years by its lines (net present cost, in"),
        (["9999999999"], True, "costs £9,999,999,999 over two years"),
        (["1000", {"missing": "not priced"}], True, "costs is not known: figures of its lines"),
    ],
)
def test_cost_in_brief_is_the_one_that_counts(
    lines: list[Any], from_lines: bool, said: str
) -> None:
    given = [
        {"name": f"L{at}", "kind": "cost", "amounts": {"2021/22": one}, "amounts_are": "once"}
        for at, one in enumerate(lines)
    ]
    told = costed(given, from_lines=from_lines)
    assert said in told
    assert (from_lines and lines) or "lines" not in told


def summary(*appraisals: dict[str, Any], sections: Any = (), **case: Any) -> dict[str, Any]:
    own = {"appraisal": appraisals[0]["reference"]} if len(appraisals) == 1 else {}
    return {
        "format": "options-appraisal/1",
        "programme": {
            "reference": "P",
            "title": "Programme",
            "authority": "Anytown",
            "first_year": "2021/22",
            "years": 2,
        },
        "appraisals": list(appraisals),
        "papers": [
            {
                "reference": "summary",
                "house_format": "decision-summary",
                "title": "Summary",
                "facts": FACTS,
                "sections": [*ASKED, *sections],
            }
            | own
        ],
    } | case


def composed(data: dict[str, Any]) -> tuple[Document, set[str]]:
    """The summary, and what is unfinished in it."""
    case = case_of(typed(data))
    form = house_format("decision-summary")
    document = compose(case, form)
    return document, {one.about for one in unfinished_in(case, form, document)}


def sentences(document: Document) -> list[str]:
    return [block.text for block in document.walk() if isinstance(block, Paragraph)]


@given(
    st.integers(1, 30),
    st.sampled_from(KINDS),
    st.none() | st.integers(0, 29),
    st.none() | st.integers(0, 29),
)
def test_summary_is_short_however_many_options_there_are(
    count: int, kind: str, rated: int | None, chosen: int | None
) -> None:
    at = None if chosen is None else min(chosen, count - 1)
    document, missing = composed(summary(appraisal(count, kind, rated=rated, chosen=at)))
    (table,) = document.tables
    assert len(table.rows) == min(count, MOST_ROWS)
    heads = [column.heading for column in table.columns]
    assert ("Rank" in heads) is (kind != "qualitative")
    assert any("Total" in one for one in heads) is (kind == "weighted")
    said = sentences(document)
    assert any("the first 10 of" in one for one in said) is (count > MOST_ROWS)
    # An answer that names its options is held to that length; without them it names three at most.
    assert all(len(one) < MOST_WORDS + 100 * MOST_NAMED for one in said)
    if at is not None:
        assert any(row.heading.text.startswith(f"O{at + 1} ") for row in table.rows)
        assert "It was decided on 1 April 2021." in " ".join(said)
        assert "and two more" in " ".join(said)
        assert "why" not in missing
    assert {"money", "risks"} <= missing


@pytest.mark.parametrize("count", [2, 3, 10, 11, 30])
def test_summary_of_several_strands_says_what_is_preferred_in_each(count: int) -> None:
    strands = [appraisal(3, "qualitative", chosen=1, at=at) for at in range(1, count + 1)]
    document, _missing = composed(summary(*strands))
    (table,) = document.tables
    assert len(table.rows) == min(count, MOST_ROWS)
    assert all("(three options)" in row.heading.text for row in table.rows)
    said = " ".join(sentences(document))
    assert "The way forward is decided in" in said
    assert said.count("It was decided on 1 April 2021.") == 1
    strands[0].pop("decision")
    strands[0].pop("conditions")
    said = " ".join(sentences(composed(summary(*strands))[0]))
    assert "Not decided yet: Question 1." in said


@pytest.mark.parametrize("count", [1, 2, 30])
def test_summary_of_savings_without_an_appraisal(count: int) -> None:
    schemes = [
        {
            "reference": f"S{at}",
            "title": f"Saving {at}",
            "risks": [{"risk": f"Risk {at}", "likelihood": "high", "impact": "low"}],
        }
        for at in range(1, count + 1)
    ]
    document, missing = composed(summary(schemes=schemes))
    assert document.tables == ()
    said = " ".join(sentences(document))
    assert "put forward: Saving 1" in said
    assert missing == {"question", "why"}
    risks = next(block for block in document.walk() if isinstance(block, ItemList))
    assert len(risks.items) == min(count, MOST_NAMED)
    assert ("27 other risks are on record." in said) is (count == 30)


def test_words_of_officers_stand_before_those_of_the_case() -> None:
    own = {"key": "answer", "text": "We take the first."}
    document, _missing = composed(summary(appraisal(3, "weighted"), sections=[own]))
    said = sentences(document)
    assert "We take the first." in said
    assert not any("comes first of" in one for one in said)


def test_summary_without_anything_asks_for_every_part() -> None:
    data = summary()
    data["papers"][0]["sections"] = []
    document, missing = composed(data)
    assert missing == {"question", "answer", "why", "money", "risks", "asked"}
    assert not [block for block in document.walk() if isinstance(block, TableBlock)]


@pytest.mark.parametrize("count", range(1, 7))
def test_first_names_stand_and_the_rest_is_counted(count: int) -> None:
    names = [f"N{at}" for at in range(count)]
    text = named(names)
    if count <= MOST_NAMED + 1:
        assert all(name in text for name in names)
    else:
        assert text == f"N0, N1, N2 and {({5: 'two', 6: 'three'})[count]} others"


def pages(data: dict[str, Any]) -> int:
    with pikepdf.open(BytesIO(as_pdf(paper_of(typed(data))))) as made:
        return len(made.pages)


@pytest.mark.parametrize("name", [*CASES, "thirty"])
def test_summary_fills_one_page(name: str) -> None:
    if name == "thirty":
        written = [one for one in REST if one["key"] in ("money", "risks")]
        assert pages(summary(appraisal(30, "weighted", chosen=12), sections=written)) == 1
        return
    data = json.loads(json.dumps(case_data(name)))
    (paper,) = summary()["papers"]
    paper["sections"] = [*ASKED, {"key": "money", "text": "It costs nothing more."}]
    if "appraisal" in data["papers"][0]:
        paper["appraisal"] = data["papers"][0]["appraisal"]
    data["papers"] = [paper]
    assert pages(data) == 1
