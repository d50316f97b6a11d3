"""Grid, pages, papers, workbook, CSV and command line say the same of every option, in the same
words: its outcome, its rank, its total, and the appraisal's answer."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reports.blocks.appraisal.gateways import gateway_matrix
from reports.blocks.appraisal.ranking import ranked_table
from reports.casefile.answering.answer import CaseAnswer, answer_text
from reports.casefile.case import case_of
from reports.casefile.file import read_case
from reports.casefile.findings import Findings
from reports.figures.appraisals import appraisal_figures
from reports.figures.formats import shown
from reports.render.xlsx.scoring.sheet import scoring_sheet
from reports.results.frames import ranked_frame
from tests.reports.appraisals import drawn_appraisals, tied_appraisals
from tests.reports.cases.cases import Json
from tests.reports.cases.typed import typed
from tests.reports.commands import run
from tests.reports.papers.papers import BARNET, barnet_data
from tests.site.one_wording import (
    CaseOnSite,
    Said,
    of_command_line,
    of_csv,
    of_table,
    put_on_site,
    said_of,
)
from workbench.numbers.text import number

CASES = ("barnet", "hertfordshire", "derby", "warwick", "cambridgeshire")
RANKED_PLACES = {
    "the appraisal's own page",
    "the scoring grid",
    "the heads of the scoring grid",
    "the form of the decision",
    "the gateway matrix",
    "the ranked table",
    "the reasons",
    "the CSV",
    "the command line",
    "the paper's 'Options in order of rank'",
    "the workbook's 'Options in order of rank'",
    "the workbook's scoring",
}

ANSWERING_PLACES = {
    "the appraisal's own page",
    "the gateway matrix",
    "the ranked table",
    "the reasons",
    "the command line",
    "the paper's 'Options in order of rank'",
}


def fixture(name: str) -> Json:
    return read_case(BARNET.with_stem(name)).data


def changed(*changes: Callable[[Json], None]) -> Json:
    """The Barnet case with its appraisal changed."""
    data = barnet_data()
    for change in changes:
        change(data["appraisals"][0])
    return data


def weighted(first: str, second: str, **more: Any) -> Callable[[Json], None]:
    def change(appraisal: Json) -> None:
        for criterion, weight in zip(ranking(appraisal), (first, second), strict=True):
            criterion["weight"] = weight
        appraisal.update(more)

    return change


def ranking(appraisal: Json) -> list[Json]:
    return [one for one in appraisal["criteria"] if one["role"] == "ranking"]


def rate(criterion: str, level: str | None, *options: str) -> Callable[[Json], None]:
    """The options (all where none is named) get this level, or lose their rating."""

    def change(appraisal: Json) -> None:
        for rating in list(appraisal["ratings"]):
            if rating["criterion"] != criterion or rating["option"] not in (
                options or {one["code"] for one in appraisal["options"]}
            ):
                continue
            if level is None:
                appraisal["ratings"].remove(rating)
            else:
                rating["level"] = level

    return change


def decide(appraisal: Json) -> None:
    first, second, *_others = appraisal["options"]
    appraisal["decision"] = {
        "preferred": second["code"],
        "with_a_view_to": first["code"],
        "reason": "It can start sooner.",
    }


MADE: dict[str, Callable[[], Json]] = {
    "weighted": lambda: changed(weighted("60", "40")),
    "totals without a finite decimal": lambda: changed(weighted("1", "2", total_as="average")),
    "per cent of the highest": lambda: changed(weighted("1", "6", total_as="percent")),
    "totals of one decimal": lambda: changed(weighted("1.5", "1")),
    "joint ranks": lambda: changed(weighted("1", "0"), rate("3", "medium")),
    "one undecided": lambda: changed(weighted("60", "40"), rate("3", None, "PSM")),
    "one undecided without weights": lambda: changed(rate("3", None, "PSM")),
    "all undecided": lambda: changed(weighted("60", "40"), rate("3", None)),
    "one not feasible": lambda: changed(weighted("60", "40"), rate("1", "fail", "PSM")),
    "one not feasible and not rated": lambda: changed(
        weighted("60", "40"), rate("1", "fail", "PSM"), rate("3", None, "PSM")
    ),
    "none feasible": lambda: changed(weighted("60", "40"), rate("1", "fail")),
    "decided": lambda: changed(weighted("60", "40"), decide),
}


def said(site: CaseOnSite) -> list[list[Said]]:
    """What the places say, appraisal by appraisal."""
    return [list(said_of(site, one)) for one in site.data.get("appraisals", [])]


def differing(places: list[Said]) -> list[tuple[str, str, object, object]]:
    """Where two places say different things of what both speak of."""
    found = []
    for what in ("outcomes", "ranks", "totals", "answer"):
        told = [(one.where, getattr(one, what)) for one in places if getattr(one, what)]
        found += [(what, where, words, told[0]) for where, words in told if words != told[0][1]]
    return found


@pytest.mark.parametrize("name", CASES)
def test_five_cases_say_the_same_everywhere(name: str, db: None, tmp_path: Path) -> None:
    site = put_on_site(fixture(name), tmp_path)
    told = said(site)
    assert [differing(places) for places in told] == [[]] * len(told)
    if not told:
        # The command says of the schemes what the page of the portfolio says.
        output = run("appraise", site.file).output
        reference = site.data["programme"]["reference"].lower()
        page = site.client.get(f"/programmes/{reference}/").context
        if any(one.get("lines") for one in site.data.get("schemes", [])):
            assert page["gap_sentence"] in output
        else:
            assert output.startswith("There is no appraisal in this case")


@pytest.mark.parametrize("name", MADE)
def test_made_cases_say_the_same_everywhere(name: str, db: None, tmp_path: Path) -> None:
    data = MADE[name]()
    (places,) = said(put_on_site(data, tmp_path))
    assert differing(places) == []
    assert {one.where for one in places} >= RANKED_PLACES
    assert {one.where for one in places if one.answer} == ANSWERING_PLACES
    spoken = [one for one in places if one.totals]
    assert len(spoken) == (0 if "without weights" in name else 6)


def test_comparison_reads_every_place(db: None, tmp_path: Path) -> None:
    """What the places say of Barnet, so that a comparison of nothing with nothing is seen."""
    (places,) = said(put_on_site(barnet_data(), tmp_path))
    assert {one.where for one in places} >= RANKED_PLACES
    ranks = {one.where: set(one.ranks.values()) for one in places if one.ranks}
    assert len(ranks) == 10
    assert all(found == {"1", "2", "3", "4", "5"} for found in ranks.values())
    outcomes = [set(one.outcomes.values()) for one in places if one.outcomes]
    assert len(outcomes) >= 11
    assert all(found == {"Taken forward", "Not taken forward"} for found in outcomes)


def test_option_without_a_rank_and_total_is_said_to_be_so(db: None, tmp_path: Path) -> None:
    (places,) = said(put_on_site(MADE["one undecided"](), tmp_path))
    name = "Public service mutual"
    assert {one.ranks[name] for one in places if one.ranks} == {"Not ranked"}
    assert {one.totals[name] for one in places if one.totals} == {"No total"}
    assert {one.outcomes[name] for one in places if one.outcomes} == {"Undecided"}


def test_drawn_appraisals_say_the_same_in_table_csv_workbook_and_command_line() -> None:
    wrong = []
    for findings in (*drawn_appraisals(60), *tied_appraisals(30)):
        problem, result = findings.problem, findings.result
        ranked = of_table("the ranked table", ranked_table(findings))
        text = answer_text(CaseAnswer(((problem, result),), ()))
        places = [
            ranked,
            of_table("the gateway matrix", gateway_matrix(findings)),
            of_csv(ranked_frame(findings).to_csv(index=False), ranked_table(findings)),
            replace(of_command_line(text, problem.title, problem.reference), answer=""),
            *worked_out(findings, ranked),
        ]
        wrong += differing(places)
    assert wrong == []


def worked_out(findings: Findings, ranked: Said) -> list[Said]:
    """What the sheet of formulas comes to, to the places of the ranked table."""
    scoring = scoring_sheet(findings)
    if scoring is None or not scoring.places:
        return []
    outcomes, ranks, totals = {}, {}, {}
    for code, option in findings.options.items():
        outcomes[option.name] = str(scoring.outcomes[code].comes_to)
        ranks[option.name] = str(scoring.places[code].comes_to)
        if scoring.totals:
            total = scoring.totals[code].comes_to
            places = len(ranked.totals[option.name].partition(".")[2])
            totals[option.name] = total if isinstance(total, str) else number(total, places)
    return [Said("the workbook's scoring", outcomes, ranks, totals)]


@pytest.mark.parametrize("name", MADE)
def test_quoted_figures_say_what_the_ranked_table_says(name: str) -> None:
    findings = case_of(typed(MADE[name]())).findings
    assert findings is not None
    table = of_table("the ranked table", ranked_table(findings))
    quoted = {one.name: shown(one) for one in appraisal_figures(findings)}
    for code, option in findings.options.items():
        assert quoted[f"delivery-model.{code}.outcome"] == table.outcomes[option.name]
        rank = quoted.get(f"delivery-model.{code}.rank", "Not ranked")
        assert rank == table.ranks[option.name]
