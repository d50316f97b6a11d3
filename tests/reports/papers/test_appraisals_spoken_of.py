"""A paper that speaks of some of the programme's appraisals, and of nothing of the others."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from appraisal.engine.checking.fault import ProblemError
from reports.casefile.canonical import case_json
from reports.casefile.case import PaperCase, case_of
from reports.casefile.file import CaseRefused, check_case
from reports.casefile.naming import part
from reports.casefile.own import own_case
from reports.compose import compose
from reports.document.content_json import content_json
from reports.figures.gather import figures_of
from reports.formats.reading import read_format
from reports.models import Paper
from reports.public.copies import public_copy
from tests.factories import World, make_appraisal, make_scheme, sent, sign_in
from tests.reports.blocks.test_strand_blocks import strand
from tests.reports.cases.cases import Json, cases
from tests.reports.cases.typed import typed
from workbench.models import AuditEvent

STRANDS = {"buying": "Procurement", "model": "IT model", "sites": "Depots"}
FORM = {
    "key": "strands",
    "name": "Strands",
    "kind": "Report",
    "contents": None,
    "headings": [
        {
            "heading": "Options",
            "key": "options",
            "blocks": [
                {"block": "way-forward"},
                {"block": "each-strand", "section": "strand-{reference}"},
                {"block": "options-compared"},
                {"block": "considerations"},
            ],
        }
    ],
}


def three_strands(**of_paper: Any) -> Json:
    """A programme with three decided appraisals, a milestone for an option of each, and a paper."""
    rows = [
        {"name": f"{name} begins", "option": f"{reference}-B", "steps": []}
        for reference, name in STRANDS.items()
    ]
    appraisals = [
        strand(reference, named=name, considered=("Speed", f"Reach of {name}"), decided=True)
        for reference, name in STRANDS.items()
    ]
    for one in appraisals:
        for option in one["options"]:
            option["code"] = f"{one['reference']}-{option['code']}"
        one["decision"]["preferred"] = f"{one['reference']}-B"
    return {
        "format": "options-appraisal/1",
        "programme": {
            "reference": "P",
            "title": "P",
            "authority": "Borough",
            "first_year": "2018/19",
            "years": 1,
            "plan": {"milestones": {"points": [{"key": "a", "label": "April"}], "rows": rows}},
        },
        "appraisals": appraisals,
        "papers": [{"reference": "1", "house_format": "strands", "title": "Paper"} | of_paper],
    }


def printed(data: Json) -> str:
    own = case_of(own_case(typed(data)))
    form = read_format(json.dumps(FORM), "strands.json")
    return content_json(compose(own, form)).decode()


@pytest.mark.parametrize("left_out", STRANDS)
def test_blocks_and_figures_take_in_the_named_appraisals_alone(left_out: str) -> None:
    named = [one for one in STRANDS if one != left_out]
    data = three_strands(appraisals=named)
    text = printed(data)
    for reference, name in STRANDS.items():
        assert (f"Appraisal of {name}" in text) == (reference in named)
        assert (f"Reach of {name}" in text) == (reference in named)
        assert (name in text) == (reference in named), "the way forward names it"
    figures = figures_of(case_of(own_case(typed(data))))
    assert {name.partition(".")[0] for name in figures} & set(STRANDS) == set(named)


def test_what_is_left_is_a_case_file_of_its_own() -> None:
    """Without a milestone of an option that is no longer there."""
    check_case(three_strands())
    left = case_json(own_case(typed(three_strands(appraisals=["model"]))))
    check_case(left)
    assert [row["name"] for row in left["programme"]["plan"]["milestones"]["rows"]] == [
        "IT model begins"
    ]


def test_paper_that_names_none_speaks_of_all() -> None:
    assert printed(three_strands()) == printed(three_strands(appraisals=list(STRANDS)))


def test_what_is_exempt_of_an_appraisal_left_out_holds_nothing_up() -> None:
    why = {"paragraph": "3", "reason": "Bids are open."}
    data = three_strands(
        appraisals=["buying", "model"],
        appraisal="buying",
        exempt=[
            {"kind": "option", "name": "sites/sites-A", **why},
            {"kind": "figure", "name": "sites.options.count", **why},
            {"kind": "option", "name": "model/model-A", **why},
        ],
    )
    own = own_case(typed(data))
    assert own.papers[0].appraisal == "buying"
    assert [one.name for one in own.papers[0].exempt] == ["model/model-A"]
    # The count of options could not be kept by itself, were it not of an appraisal left out.
    data["papers"][0]["house_format"] = "group-options-paper"
    public_copy(typed(data))


def test_exempt_scheme_is_never_taken_for_an_appraisal_of_the_same_beginning() -> None:
    why = {"paragraph": "3", "reason": "Bids are open."}
    data = three_strands(
        appraisals=["buying"],
        exempt=[
            {"kind": "scheme", "name": "sites/1", **why},
            {"kind": "figure", "name": "sites.headline", **why},
        ],
    )
    headline = {"amount": "412000"}
    data["schemes"] = [
        {"reference": "sites/1", "title": "Secret"},
        {"reference": "sites", "title": "Open", "headline": headline},
    ]
    own = own_case(typed(data))
    assert [one.name for one in own.papers[0].exempt] == ["sites/1", "sites.headline"]
    data["papers"][0]["house_format"] = "group-options-paper"
    said = content_json(public_copy(typed(data)).document).decode()
    assert "412,000" not in said
    assert "Secret" not in said


@given(data=cases())
def test_own_case_of_any_paper_speaks_of_what_it_names(data: Json) -> None:
    """Of generated cases, whatever else they hold; and it is a case file of its own."""
    case = typed(data)
    for paper in case.papers:
        own = own_case(case, paper.reference)
        (shown,) = own.papers
        named = set(paper.appraisals or [one.reference for one in case.appraisals])
        left = {one.reference for one in own.appraisals}
        assert left <= named
        assert {*shown.appraisals, *filter(None, [shown.appraisal])} <= left
        assert own_case(own, paper.reference) == own
        try:
            check_case(data)
        except CaseRefused:
            continue
        check_case(case_json(own))
        for name in _figure_names(own_case(case, paper.reference), paper.reference):
            first = name.partition(".")[0]
            others = {part(one.reference) for one in case.appraisals} - set(map(part, left))
            assert first not in others or _is_something_else(first, case)


def _figure_names(own: Any, reference: str) -> list[str]:
    try:
        found: PaperCase = case_of(own, reference)
    except ProblemError:
        return []
    return list(figures_of(found))


def _is_something_else(first: str, case: Any) -> bool:
    """A scheme, a table or a sum that bears the name of an appraisal by chance."""
    rest = figures_of(case_of(_without_appraisals(case), case.papers[0].reference))
    return any(name.partition(".")[0] == first for name in rest)


def _without_appraisals(case: Any) -> Any:
    papers = tuple(replace(one, appraisal="", appraisals=()) for one in case.papers)
    return replace(case, appraisals=(), papers=papers)


@pytest.mark.parametrize(
    ("of_paper", "place", "told"),
    [
        ({"appraisals": ["nobody"]}, "papers[0].appraisals[0]", "is not an appraisal of this file"),
        ({"appraisals": ["model", "model"]}, "papers[0].appraisals[1]", "stands here twice"),
        (
            {"appraisal": "buying", "appraisals": ["model"]},
            "papers[0].appraisal",
            "not among the appraisals that the paper speaks of",
        ),
    ],
)
def test_file_that_names_them_amiss_is_refused(of_paper: Json, place: str, told: str) -> None:
    with pytest.raises(CaseRefused) as refused:
        check_case(three_strands(**of_paper))
    assert any(place in one and told in one for one in refused.value.errors)


BARNET = "outline-business-case"
NEW = "/programmes/2018-21/papers/new/"


def entered(**values: object) -> dict[str, object]:
    about = {"title": "The mutual", "reference": "OBC", "house_format": BARNET, "appraisal": ""}
    return about | values


def test_form_asks_which_of_several_appraisals_it_speaks_of(world: World) -> None:
    client = sign_in(world.officer)
    assert 'name="appraisals"' not in client.get(NEW).content.decode()
    second = make_appraisal(world.programme, reference="A2", title="Where it is run")
    third = make_appraisal(world.programme, reference="A3", title="When it is run")
    assert 'name="appraisals"' in client.get(NEW).content.decode()
    told = [world.appraisal.pk, third.pk]
    answer = client.post(NEW, sent(**entered(appraisal=second.pk, appraisals=told)))
    assert answer.status_code == 422
    assert "Tick Where it is run as well, which the paper weighs" in answer.content.decode()
    assert client.post(NEW, sent(**entered(appraisal=third.pk, appraisals=told))).status_code == 302
    paper = Paper.objects.get()
    assert set(paper.appraisals.all()) == {world.appraisal, third}
    event = AuditEvent.objects.latest("pk")
    assert event.after["appraisals"] == ["A1", "A3"]
    change = "/programmes/2018-21/papers/obc/change/"
    assert client.get(change).context["form"]["appraisals"].value() == [str(pk) for pk in told]
    client.post(change, sent(version=1, **entered(appraisals=[second.pk])))
    assert list(paper.appraisals.all()) == [second]
    event = AuditEvent.objects.latest("pk")
    assert (event.before["appraisals"], event.after["appraisals"]) == (["A1", "A3"], ["A2"])


def test_appraisal_without_the_scheme_that_it_serves_is_refused(world: World) -> None:
    schemes = [make_scheme(world.programme, reference=name) for name in ("S1", "S2")]
    served = make_appraisal(world.programme, title="Where it is run", scheme=schemes[0])
    form = sent(**entered(appraisals=[served.pk], schemes=[schemes[1].pk]))
    answer = sign_in(world.lead).post(NEW, form)
    assert answer.status_code == 422
    assert "Tick S1 as well, which Where it is run serves, or tick none" in answer.content.decode()
