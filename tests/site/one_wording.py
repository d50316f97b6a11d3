"""What each place of the product says of the options of one appraisal: pages, papers, workbooks, CSV
and the command line, each read as a person reads it."""

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any
from uuid import uuid4

import openpyxl
from django.test import Client

from appraisal.engine.problem import TotalAs
from appraisal.engine.words.totals import total_heading
from reports.casefile.file import read_case
from reports.document.content import Document, Paragraph
from reports.output.kinds import as_xlsx
from reports.output.paper import ReadyPaper, paper_of
from reports.stored.importing import import_case
from tests.factories import make_user, sign_in
from tests.reports.commands import run
from workbench.numbers.ranks import rank_text
from workbench.numbers.text import number
from workbench.pages.tables import Table

TOTALS = tuple(total_heading(total_as) for total_as in TotalAs)
Json = dict[str, Any]


@dataclass(frozen=True)
class Said:
    """What one place says by the names of options; what it does not speak of is empty."""

    where: str
    outcomes: dict[str, str]
    ranks: dict[str, str]
    totals: dict[str, str]
    answer: str = ""


@dataclass(frozen=True)
class CaseOnSite:
    """A case that was imported, with a person who may read it and its papers."""

    data: Json
    file: Path
    client: Client
    papers: tuple[ReadyPaper, ...]

    def page(self, appraisal: str, room: str = "") -> Any:
        reference = self.data["programme"]["reference"].lower()
        answer = self.client.get(f"/programmes/{reference}/appraisals/{appraisal}/{room}")
        assert answer.status_code == 200
        return answer


def put_on_site(data: Json, folder: Path) -> CaseOnSite:
    file = folder / "case.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    case = read_case(file)
    user = make_user()
    import_case(by=user, token=uuid4(), case=case)
    papers = [paper_of(case.data, one["reference"]) for one in case.data.get("papers", [])]
    return CaseOnSite(case.data, file, sign_in(user), tuple(papers))


def said_of(site: CaseOnSite, appraisal: Json) -> Iterator[Said]:
    """Everything that is said of one appraisal, place by place."""
    reference = appraisal["reference"]
    yield _overview(site, reference)
    yield from _grid(site, reference)
    yield from _results(site, reference)
    yield of_command_line(run("appraise", site.file).output, appraisal["title"], reference)
    for paper in site.papers:
        yield from _paper(paper.document, appraisal)
        yield from _workbook(paper, appraisal)


def _overview(site: CaseOnSite, reference: str) -> Said:
    context = site.page(reference).context
    return of_table("the appraisal's own page", context["table"], answer=context["answer"])


def _grid(site: CaseOnSite, reference: str) -> Iterator[Said]:
    grid = site.page(reference, "scoring/").context["grid"]
    if not grid.in_words:
        yield of_table("the scoring grid", grid.standing)
        heads = {option.name: standing for option, standing in grid.places()}
        yield _of_standings("the heads of the scoring grid", heads)
        form = site.page(reference, "decision/").context["form"]
        hints = {choice.label: choice.hint for choice in _choices(form)}
        yield _of_standings("the form of the decision", hints)


def _choices(form: Any) -> list[Any]:
    return [choice for choice in form.fields["preferred"].choices if choice.value]


def _results(site: CaseOnSite, reference: str) -> Iterator[Said]:
    context = site.page(reference, "results/").context
    answer = context["answer"]
    if context["matrix"]:
        yield of_table("the gateway matrix", context["matrix"], answer=answer)
    if context["compared"]:
        yield _of_columns("options compared", context["compared"])
    if context["ranked"]:
        yield of_table("the ranked table", context["ranked"], answer=answer)
    reasons = {_name(name): outcome for name, outcome, _reasons in context["options"]}
    yield Said("the reasons", reasons, {}, {}, answer)
    raw = site.page(reference, "results/ranked.csv").content.decode()
    yield of_csv(raw, context["ranked"])


def of_command_line(text: str, title: str, reference: str) -> Said:
    """The block of the appraisal: its title, the answer, then a table in columns."""
    block = text[text.index(f"{title} ({reference})") :]
    _title, _blank, answer, _blank, head, *rest = block.splitlines()
    rows = map(_cells, rest[: rest.index("")])
    table = [dict(zip(_cells(head), row, strict=True)) for row in rows]
    return _of_rows("the command line", table, answer)


def _cells(line: str) -> list[str]:
    return re.split(r"\s{2,}", line.strip())


def _paper(document: Document, appraisal: Json) -> Iterator[Said]:
    """The tables of the paper that tell of the appraisal's options, and its leading sentence."""
    leads = [one.text for one in document.walk() if isinstance(one, Paragraph) and one.lead]
    options = {option["name"] for option in appraisal["options"]}
    for table in document.tables:
        named = {_name(row.heading.text) for row in table.rows}
        if named == options and any(column.heading == "Outcome" for column in table.columns):
            ranked = table.name == "ranked"
            answer = leads[0] if ranked else ""
            yield of_table(f"the paper's {table.caption!r}", table, answer=answer)


def _workbook(paper: ReadyPaper, appraisal: Json) -> Iterator[Said]:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(paper)), data_only=True)
    options = {option["name"] for option in appraisal["options"]}
    for page in book:
        rows = [[_printed(cell) for cell in row] for row in page.iter_rows()]
        tables = [at for at, row in enumerate(rows) if "Outcome" in row]
        if tables:
            head, *body = rows[tables[0] :]
            table = [dict(zip(head, row, strict=True)) for row in body]
            if {_name(row["Option"]) for row in table if "Option" in row} == options:
                yield _of_rows(f"the workbook's {rows[0][0]!r}", table, "")
        if page.title.startswith("Scoring"):
            yield _of_scoring(rows, options)


def _of_scoring(rows: Sequence[Sequence[str]], options: set[str]) -> Said:
    """The sheet that works itself out: options across, ranks twice beneath one another."""
    names = next([_name(one) for one in row if _name(one) in options] for row in rows if row[4])
    ranks = [row[4:] for row in rows if row[0] in ("Rank", "Rank in the paper")]
    assert all(row == ranks[0] for row in ranks)
    return Said("the workbook's scoring", {}, dict(zip(names, ranks[0], strict=True)), {})


def _printed(cell: Any) -> str:
    """A cell as a spreadsheet prints it, under the formats that our workbooks use."""
    if not isinstance(cell.value, int | float):
        return str(cell.value or "")
    first = cell.number_format.partition(";")[0]
    places = len(first.partition(".")[2].rstrip('"%x=')) if "." in first else 0
    return number(Fraction(str(cell.value)), places) + ("=" if '"="' in first else "")


def of_csv(raw: str, ranked: Table | None) -> Said:
    """CSV is for working with: numbers have columns of their own, and what has none is empty.
    What the columns hold is put into the words of a table here."""
    rows = list(csv.DictReader(io.StringIO(raw.lstrip("\ufeff"))))
    ranks, totals = {}, {}
    shown = of_table("", ranked).totals if ranked else {}
    for row in rows:
        name = row["Option"]
        rank = int(row["Rank"]) if row["Rank"] else None
        ranks[name] = _capital(rank_text(rank, row["Joint"] == "yes"))
        if name in shown:
            places = len(shown[name].partition(".")[2])
            total = row["Total"]
            totals[name] = number(Fraction(total), places) if total else "No total"
    outcomes = {row["Option"]: row["Outcome"] for row in rows}
    return Said("the CSV", outcomes, ranks if ranked else {}, totals)


def of_table(where: str, table: Table, answer: str = "") -> Said:
    """What a table with an option in each row says."""
    headings = [column.heading for column in table.columns]
    rows = [
        dict(zip(headings, (cell.text for cell in (row.heading, *row.cells)), strict=True))
        for row in table.rows
    ]
    return _of_rows(where, rows, answer)


def _of_rows(where: str, rows: Sequence[dict[str, str]], answer: str) -> Said:
    def column(*headings: str) -> dict[str, str]:
        return {
            _name(row["Option"]): row[heading]
            for row in rows
            for heading in headings
            if heading in row
        }

    return Said(where, column("Outcome"), column("Rank"), column(*TOTALS), answer)


def _of_columns(where: str, table: Table) -> Said:
    """A table with the options across."""
    outcomes = next(row for row in table.rows if row.heading.text == "Outcome")
    names = [_name(column.heading) for column in table.columns[1:]]
    texts = [cell.text for cell in outcomes.cells]
    return Said(where, dict(zip(names, texts, strict=True)), {}, {})


def _of_standings(where: str, standings: dict[str, str]) -> Said:
    """ "Ranked 1=, taken forward", parted again."""
    found = {name: re.fullmatch(r"Ranked (\S+), (.+)", text) for name, text in standings.items()}
    ranks = {name: one[1] if one else "Not ranked" for name, one in found.items()}
    outcomes = {n: _capital(one[2]) if one else standings[n] for n, one in found.items()}
    return Said(where, outcomes, ranks, {})


def _name(text: str) -> str:
    """The option's own name, without its code or the mark of the baseline."""
    return re.sub(r"^\w+: ", "", text).removesuffix(" (baseline)")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
