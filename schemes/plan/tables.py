"""Tables of a programme's plan, for pages and papers: activities, the project budget, events."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TypeVar

from schemes.casefile.money import figure
from schemes.casefile.plan_parts import (
    CaseActivity,
    CaseBudgetItem,
    CaseBudgetTotal,
    CaseEvent,
    CasePlanBudget,
)
from schemes.finance.amounts import Amount, Missing
from workbench.numbers.listing import within
from workbench.numbers.text import pounds
from workbench.pages.tables import Cell, Column, Row, Table
from workbench.rows.slugs import slug_for

Part = TypeVar("Part")


def linked(rows: Sequence[Part], hrefs: Sequence[str]) -> Iterator[tuple[Part, str]]:
    """The rows with their addresses, or without any where none are given."""
    return zip(rows, hrefs or ("",) * len(rows), strict=True)


def activities_table(
    name: str, activities: Sequence[CaseActivity], hrefs: Sequence[str] = ()
) -> Table:
    """The activities of the workstream `name` with what they produce."""
    return Table(
        caption=f"Activities and products: {within(name)}",
        name=f"activities-{slug_for(name)}",
        columns=(Column("Activity"), Column("Products")),
        rows=tuple(
            Row(Cell(one.activity, href=href), (Cell("; ".join(one.products) or "None stated"),))
            for one, href in linked(activities, hrefs)
        ),
    )


def budget_table(budget: CasePlanBudget, hrefs: Sequence[str] = ()) -> Table:
    """The project's budget, its total last; approximate amounts say so."""
    rows = [
        Row(Cell(item.item, href=href), (Cell(item.workstream or "All workstreams"), _amount(item)))
        for item, href in linked(budget.items, hrefs)
    ]
    if total := budget.total:
        whole = replace(_amount(total), note=_known(budget, total))
        rows.append(Row(Cell("Total"), (Cell("All workstreams"), whole), total=True))
    return Table(
        caption=budget.caption or "Project budget",
        name="budget",
        columns=(Column("Item"), Column("Workstream"), Column("Amount", numeric=True)),
        rows=tuple(rows),
    )


def _known(budget: CasePlanBudget, total: CaseBudgetTotal) -> str:
    """What the budget comes to at the least, where an item or the total is missing; "" where
    nothing is, or an amount below nought leaves no least."""
    items = [figure(one.amount) for one in budget.items]
    known = [one for one in items if isinstance(one, Amount)]
    whole = figure(total.amount)
    lacks = len(known) < len(items) or isinstance(whole, Missing)
    if not lacks or not known or any(one.low < 0 for one in known):
        return ""
    least = sum((one.low for one in known), Fraction(0))
    if isinstance(whole, Amount) and whole.high >= least:
        return ""
    about = "about " if any(one.approximate for one in budget.items) else ""
    return f"The items that are known come to {about}{pounds(least)}, so that it is at least that"


def _amount(item: CaseBudgetItem | CaseBudgetTotal) -> Cell:
    found = figure(item.amount)
    if isinstance(found, Missing):
        return Cell(found.word, "missing")
    if found.is_range:
        text, value = f"{pounds(found.low)} to {pounds(found.high)}", ""
    else:
        text, value = pounds(found.central), item.amount
    return Cell(f"about {text}" if item.approximate else text, value=value)


def events_table(events: Sequence[CaseEvent], hrefs: Sequence[str] = ()) -> Table:
    """The events: date, group invited, sessions and number who came. `hrefs` lead to where each is
    changed."""
    return Table(
        caption="Events, those invited and those who came",
        name="events",
        columns=(
            Column("Date"),
            Column("Event"),
            Column("Group"),
            Column("Sessions", numeric=True),
            Column("Number who came", numeric=True),
        ),
        rows=tuple(
            Row(
                Cell(event.when, href=href),
                (
                    Cell(event.title),
                    Cell(event.group or "Not recorded", note=event.note),
                    Cell(str(event.sessions or "Not recorded")),
                    Cell(event.attendance or "Not recorded"),
                ),
            )
            for event, href in linked(events, hrefs)
        ),
    )
