"""Results for a room to see: one thing at a time, the answer first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from workbench.charts.chart import AnyChart
from workbench.pages.tables import Table


@dataclass(frozen=True, slots=True)
class Slide:
    """One thing: its heading, what it says in sentences, its picture and its table where it has
    them. `large`: the sentences are the answer, and stand large. `criteria` may be chosen for the
    picture: code, name, whether it is the one that is drawn."""

    heading: str
    sentences: tuple[str, ...] = ()
    table: Table | None = None
    large: bool = False
    chart: AnyChart | None = None
    criteria: tuple[tuple[str, str, bool], ...] = ()


def slides_of(shown: Mapping[str, Any]) -> tuple[Slide, ...]:
    """What the page of results shows, in its sequence; none where there is nothing to show."""
    return tuple(_slides(shown))


def _slides(shown: Mapping[str, Any]) -> Iterator[Slide]:
    answer = shown.get("answer")
    if answer:
        yield Slide(_("The answer"), (answer, *shown["statements"]), large=True)
    if shown.get("warnings"):
        yield Slide(_("To bear in mind"), tuple(shown["warnings"]))
    for name in ("matrix", "compared", "ranked"):
        table = shown.get(name)
        if table is not None:
            yield Slide(table.caption, table=table)
    for option, outcome, reasons in shown.get("options_in_brief", ()):
        yield Slide(f"{option}: {outcome}", reasons)
    if shown.get("sure"):
        yield Slide(_("How sure the first place is"), shown["sure"], shown.get("weights"))
    if shown.get("weight") is not None:
        chart = shown["weight"]
        yield Slide(
            chart.message,
            (chart.reading,),
            chart.table,
            chart=chart,
            criteria=tuple(shown["criteria"]),
        )
    if shown.get("ranks") is not None:
        yield Slide(shown["ranks"].caption, table=shown["ranks"])
    if shown.get("finance") is not None:
        basis = shown.get("finance_basis")
        yield Slide(shown["finance"].caption, (basis,) if basis else (), shown["finance"])
    if shown.get("value") is not None:
        yield Slide(shown["value"].caption, tuple(shown["value_told"]), shown["value"])
    yield from _scenarios(shown)
    if shown.get("chart") is not None:
        chart = shown["chart"]
        yield Slide(chart.message, (chart.reading,), chart.table, chart=chart)


def _scenarios(shown: Mapping[str, Any]) -> Iterator[Slide]:
    """A slide for each table of scenarios. What is said of all of them stands beside the first."""
    for tables, told in (
        ("value_scenarios", "value_scenarios_told"),
        ("scenario_tables", "scenario_told"),
    ):
        for at, table in enumerate(shown.get(tables, ())):
            yield Slide(table.caption, () if at else tuple(shown[told]), table)
