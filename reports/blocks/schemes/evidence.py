"""Tables of evidence and their scatter charts in a paper, from the case."""

from dataclasses import replace

from reports.casefile.parts import Case
from reports.figures.naming import words_part
from schemes.casefile.parts import CaseTable
from schemes.evidence.tables import numeric_columns, points_of, shown_table
from workbench.charts.chart import Points
from workbench.numbers.listing import listed, within
from workbench.pages.tables import Table


class NoEvidence(ValueError):
    """The case has no table of this name, or several; the message says which it has."""


def evidence_named(case: Case, name: str) -> CaseTable:
    """The table that officers call by the name that its figures have ("contributions-2014-15"), or
    by as much of its beginning as tells it apart ("table-1"). Raises `NoEvidence`."""
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
    """Whether the table with this title can be called by this name."""
    own = words_part(title)
    return own == name or own.startswith(f"{name}-")


def evidence_table(table: CaseTable) -> Table:
    """As it was given: what does not add up is for the check of the paper to raise."""
    return replace(shown_table(table, checked=False), name=f"evidence-{words_part(table.title)}")


def evidence_chart(table: CaseTable) -> Points:
    """Its rows as points by its first two columns of numbers, under its title. Raises
    `NoEvidence` where fewer than two can be drawn."""
    columns = numeric_columns(table)
    chart = points_of(table, columns[0], columns[1]) if len(columns) > 1 else None
    if chart is None:
        raise NoEvidence(f"the table {table.title!r} has no two columns of numbers to draw.")
    measure = f"{chart.upwards} against {within(chart.across)}; each mark is one row, by name."
    name = f"chart-{words_part(table.title)}"
    return replace(chart, name=name, message=table.title, measure=measure)
