"""The savings monitoring report on generated programmes, as content and as a web page."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest

from reports.casefile.case import case_of
from reports.casefile.file import check_case
from reports.changes.parts.compare import cases_between
from reports.compose import MAKERS
from reports.document.content import Block, ChartBlock, Document, Paragraph, TableBlock
from reports.figures.gather import figures_of
from reports.formats.shelf import house_format
from reports.output.paper import paper_document, paper_of
from reports.public.copies import public_copy
from reports.render.html import standalone_html
from tests.reports.cases.typed import typed
from tests.reports.delivery.monitored import MONTHS, monitored
from workbench.pages.tables import Table

SIZES = [1, 17, 30]


def document(data: dict[str, Any]) -> Document:
    return paper_document(check_case(data).case, "monitoring")


def blocks(made: Document, kind: type) -> Iterator[Any]:
    def within(found: Any) -> Iterator[Block]:
        for one in found:
            yield one
            yield from within(getattr(one, "blocks", ()))

    return (one for one in within(made.blocks) if isinstance(one, kind))


def tables(made: Document) -> dict[str, Table]:
    return {one.table.name: one.table for one in blocks(made, TableBlock)}


def words(made: Document) -> str:
    return " ".join("".join(run.text for run in one.runs) for one in blocks(made, Paragraph))


@pytest.mark.parametrize("count", SIZES)
def test_report_prints_every_part_and_its_parts_sum(count: int) -> None:
    made = document(monitored(count))
    assert made.warnings == ()
    found = tables(made)
    schemes = found["delivery-schemes"]
    assert len(schemes.rows) == count + 1
    amounts = [int(row.cells[0].value.split(".")[0]) for row in found["delivery-parts"].rows]
    assert sum(amounts[:-1]) == pytest.approx(amounts[-1], abs=len(amounts))
    assert len(found["delivery-months"].rows) == 12
    assert len(list(blocks(made, ChartBlock))) == 2
    assert ("delivery-lost" in found) == (count > 2)
    assert ("delivery-attention" in found) == (count > 1)
    assert "as the figures stood when September 2026 was closed" in words(made)
    assert "Every scheme" in standalone_html(made)


def test_report_is_that_of_the_close_whatever_came_since() -> None:
    data = monitored(5)
    later = copy.deepcopy(data)
    for scheme in later["schemes"]:
        scheme["delivery"]["actual"] |= dict.fromkeys(MONTHS[6:12], "7")
        scheme["delivery"]["profile"][MONTHS[11]] = "123456"
    assert document(later) == document(data)


def test_draft_is_said_to_be_one() -> None:
    assert "Draft: the month is not closed." in words(document(monitored(2, closed="")))


def test_stopped_scheme_is_in_no_total_of_the_paper() -> None:
    data = monitored(2, closed="")
    data["schemes"][1]["status"] = "stopped"
    made = document(data)
    alone = document(monitored(1, closed=""))
    assert tables(made)["delivery-parts"] == tables(alone)["delivery-parts"]
    assert "One scheme was stopped and is in no total." in words(made)


def test_programme_without_delivery_says_that_it_lacks_it() -> None:
    data = monitored(1)
    del data["schemes"][0]["delivery"]
    data["papers"][0]["sections"][0]["text"] = "Nothing yet."
    made = document(data)
    assert "The paper has no report on the delivery of savings." in made.warnings


def test_figures_are_quoted_by_name() -> None:
    figures = figures_of(case_of(typed(monitored(3)), "monitoring"))
    told = {name: figures[name].value for name in figures if ".delivery." in name}
    assert told["programme.delivery.month"] == "September 2026"
    parts = ("delivered", "on_track", "at_risk", "carried", "lost", "not_reported")
    given = [told.get(f"programme.delivery.{part}", 0) for part in parts]
    assert sum(given) == told["programme.delivery.target"]
    assert told["SAVE-2.delivery.status"] == "Red: at risk"
    assert told["SAVE-3.delivery.lost"] == 500
    assert told["SAVE-1.delivery.expected"] == 6 * 999 + 6 * 1000


def test_paper_about_one_scheme_tells_of_that_alone() -> None:
    data = monitored(3)
    data["papers"][0]["schemes"] = ["SAVE-1"]
    assert len(tables(document(data))["delivery-schemes"].rows) == 2


def test_exempt_scheme_leaves_no_word_and_no_number_in_the_public_copy() -> None:
    data = monitored(3)
    data["schemes"][2]["delivery"]["owner"] = "Head of secret works"
    for told in (data["schemes"][2]["delivery"], data["schemes"][2]["delivery"]["closed"]):
        told["profile"] = dict.fromkeys(MONTHS, "7919.13")
        told["actual"] = dict.fromkeys(MONTHS[:6], "6547.91")
        told["lost"][MONTHS[3]]["amount"] = "2217.45"
    secret = data["schemes"][2]["title"] = "Sale of the depot"
    data["papers"][0]["sections"][0]["text"] = "Two schemes report."
    data["papers"][0]["exempt"] = [
        {
            "kind": "scheme",
            "name": "SAVE-3",
            "paragraph": "3",
            "reason": "The sale is being negotiated.",
        }
    ]
    case = check_case(data).case
    copied = public_copy(case, "monitoring")
    page = standalone_html(copied.document)
    page += "".join(one.content.decode() for one in paper_of(case, "monitoring").attachments)
    for one in (
        secret,
        "secret works",
        "One provider withdrew",
        "agency staff",
        "7,919",
        "39,287",
        "95,029",
        "2,217",
    ):
        assert one not in page
    rows = {row.heading.text: row for row in tables(copied.document)["delivery-schemes"].rows}
    assert {cell.text for cell in rows["Withheld"].cells} == {"Withheld"}
    assert rows["SAVE-1"].cells[1].text == "12,000"


def test_format_uses_every_block_of_delivery() -> None:
    form = house_format("savings-monitoring-report")
    used = {block.kind for heading in form.walked for block in heading.blocks}
    assert {kind for kind in MAKERS if kind.startswith("delivery-")} <= used


def test_what_changed_is_told_in_words() -> None:
    old, new = monitored(1), monitored(1)
    told = new["schemes"][0]["delivery"]
    told["actual"][MONTHS[0]] = "7"
    told["owner"] = "Head of housing"
    told["status"] = {MONTHS[0]: {"is": "red", "why": "It is late."}}
    told["lost"] = {MONTHS[0]: {"amount": "12", "why": "One withdrew."}}
    found = cases_between(typed(old), typed(new))
    said = {one.label: (one.old, one.new) for one in found}
    assert any("actual" in label and "April 2026" in label for label in said)
    assert ("£999", "£7") in said.values()
    assert any(label.startswith("The status of the period “April 2026”") for label in said)
