"""Tables of evidence in a paper, and scatter charts of them."""

from dataclasses import replace

from reports.casefile.naming import words_part
from reports.casefile.parts import Case
from reports.casefile.schemes import stated_in
from schemes.casefile.parts import CaseTable
from schemes.evidence.tables import numeric_columns, points_of, shown_table
from workbench.charts.chart import Points
from workbench.numbers.listing import listed, within
from workbench.pages.tables import Table


class NoEvidence(ValueError):
    """The table cannot be found by this name, or cannot be drawn. The message names the tables
    there are."""


def evidence_named(case: Case, name: str) -> CaseTable:
    """The table of evidence with this name ("contributions-2014-15"), or the only one whose name
    begins with it ("table-1"). Figures of the table are quoted by the same name. Raises
    `NoEvidence`."""
    tables = case.evidence
    names = [words_part(one.title) for one in tables]
    exact = [table for table, own in zip(tables, names, strict=True) if own == name]
    found = exact or [table for table in tables if begins(table.title, name)]
    if len(found) == 1:
        return found[0]
    if found:
        both = listed([repr(words_part(one.title)) for one in found])
        raise NoEvidence(f"several tables of evidence begin with {name!r}: {both}.")
    known = f"Choose {listed([repr(one) for one in names], 'or')}." if names else "There are none."
    raise NoEvidence(f"there is no table of evidence {name!r}. {known}")


def begins(title: str, name: str) -> bool:
    """Whether the name of the table with this title is `name`, or begins with it."""
    own = words_part(title)
    return own == name or own.startswith(f"{name}-")


def evidence_table(table: CaseTable, settled: frozenset[str] = frozenset()) -> Table:
    """The table as it was given. A stated sum that is known to be wrong says what its parts give,
    unless it is `settled`: the names of figures of which somebody has explained why they
    differ."""
    places = frozenset(one.removeprefix(f"{table.title} / ") for one in settled)
    shown = shown_table(table, checked=False, settled=places)
    return replace(shown, name=f"evidence-{words_part(table.title)}")


def settled_in(case: Case) -> frozenset[str]:
    """The names of stated figures that differ and of which somebody has said why."""
    return frozenset(one.where for one in stated_in(case) if one.explanation is not None)


def evidence_chart(table: CaseTable) -> Points:
    """A scatter chart with a point for each row of the table, by its first two columns of numbers.
    Raises `NoEvidence` where there are no two such columns, or fewer than two points."""
    columns = numeric_columns(table)
    chart = points_of(table, columns[0], columns[1]) if len(columns) > 1 else None
    if chart is None:
        raise NoEvidence(f"the table {table.title!r} has no two columns of numbers to draw.")
    measure = f"{chart.upwards} against {within(chart.across)}; each mark is one row, by name."
    name = f"chart-{words_part(table.title)}"
    return replace(chart, name=name, message=table.title, measure=measure)
