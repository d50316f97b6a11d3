"""The tables of a portfolio. Amounts are pounds, rounded for display only."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from schemes.finance.bridge import Walk
from schemes.models import Programme
from schemes.portfolio.entries import SchemeEntry
from schemes.portfolio.filter import NONE, ChosenFilters
from schemes.portfolio.rows import Listing
from schemes.portfolio.sums import Portfolio, SchemeSums, exact_sum, no_sums
from schemes.portfolio.words import BY, confidences, groupings, labels_of, statuses
from workbench.numbers.exact import Exact
from workbench.numbers.listing import count_words, listed, opening
from workbench.numbers.shares import share_texts
from workbench.numbers.text import number, percent
from workbench.pages.tables import Cell, Column, Row, Table

# What a narrow window shows of a scheme in a long list.
BRIEF: Final = ("reference", "title", "status", "lasting")
ALL_SCHEMES = gettext_lazy("All schemes, £")


def money(value: Exact) -> Cell:
    """An amount to the pound, with the exact one behind it."""
    return Cell(number(value), value=str(value))


def largest_groups(portfolio: Portfolio, by: str, most: int) -> list[tuple[str, SchemeSums]]:
    """At most `most` groups, named in words: those with the largest net alone, the others
    together."""
    groups, labels = portfolio.groups(BY[by]), labels_of(by)
    names = sorted(groups, key=lambda name: (-abs(groups[name].whole), name))
    alone = names if len(names) <= most else names[: most - 1]
    rest = names[len(alone) :]
    sequence = [name for name in labels if name in alone]
    sequence += [name for name in alone if name not in labels]
    found = [(labels.get(name, name), groups[name]) for name in sequence]
    if rest:
        words = _("%(count)d others together") % {"count": len(rest)}
        nothing = no_sums(len(portfolio.years))
        found.append((words, sum((groups[name] for name in rest), nothing)))
    return found


def gap_table(portfolio: Portfolio, target: Fraction) -> Table:
    """The gap between what lasts and the target: as modelled, at either end of the ranges, and
    weighted by confidence."""
    sums = portfolio.counted
    rows = [(_("As modelled"), sums.lasts)]
    if sums.lasting_low != sums.lasting_high:
        rows += [(_("Lowest"), sums.lasting_low), (_("Highest"), sums.lasting_high)]
    rows.append((_("Weighted for confidence and risk"), sums.lasting_weighted))
    return Table(
        caption=_("Gap to the target"),
        columns=(
            Column(_("Schemes")),
            Column(_("Lasting saving, £"), numeric=True),
            Column(_("Target, £"), numeric=True),
            Column(_("Still to be found, £"), numeric=True),
        ),
        rows=tuple(
            Row(Cell(name), (money(value), money(target), money(target - value)))
            for name, value in rows
        ),
    )


def years_table(portfolio: Portfolio, target: Fraction | None, by: str, most: int) -> Table:
    """Net saving by year for each group and for all, and what lasts by the end of each year. Where
    something ends or comes once, the net of each year is split."""
    groups, sums = largest_groups(portfolio, by, most), portfolio.counted
    is_split = any(sums.ending) or any(sums.once)
    words = [_("Year"), *(f"{group}, £" for group, _sums in groups), str(ALL_SCHEMES)]
    if is_split:
        words += [_("Of it lasting, £"), _("Of it ending, £"), _("Of it one-off, £")]
    words.append(_("Lasting by the end of the year, £"))
    if target is not None:
        words.append(_("Target less that, £"))
    rows = []
    for index, year in enumerate(portfolio.years):
        values = [group.net[index] for _words, group in groups]
        values.append(sums.net[index])
        if is_split:
            values += [sums.lasting[index], sums.ending[index], sums.once[index]]
        reached = sums.lasting_so_far[index]
        values.append(reached)
        if target is not None:
            values.append(target - reached)
        rows.append(Row(Cell(year), tuple(map(money, values))))
    first, *others = words
    columns = (Column(first), *(Column(heading, numeric=True) for heading in others))
    return Table(_("Net saving by year"), columns, tuple(rows), cards=False)


def standing_table(portfolio: Portfolio) -> Table:
    """The schemes that are decided, those that are not, both together, and, apart from every
    total, those that are stopped: what lasts, what ends, and what comes once."""
    stopped = portfolio.stopped
    rows = [
        Row(Cell(_("Decided")), stay_cells(portfolio.decided)),
        Row(Cell(_("Not decided")), stay_cells(portfolio.not_decided)),
        Row(Cell(_("All that counts")), stay_cells(portfolio.counted), total=True),
    ]
    if stopped.count:
        rows.append(Row(Cell(_("Stopped, in no total")), stay_cells(stopped)))
    columns = (Column(_("Schemes")), *stay_columns(portfolio.years[-1]))
    return Table(_("What lasts, what ends and what comes once"), columns, tuple(rows))


def stay_columns(last: str) -> tuple[Column, ...]:
    """The columns of `stay_cells`; `last` is the last year of the programme."""
    return (
        Column(_("How many"), numeric=True),
        Column(_("Lasting by the end of %(year)s, £") % {"year": last}, numeric=True),
        Column(_("Ending, £"), numeric=True),
        Column(_("One-off, £"), numeric=True),
        Column(_("Full-year effect, £"), numeric=True),
    )


def stay_cells(sums: SchemeSums) -> tuple[Cell, ...]:
    """How many schemes, and their net by how long it stays (docs/glossary.md)."""
    values = (sums.lasts, sums.stops, sums.comes_once, sums.full_year)
    return (Cell(number(sums.count)), *map(money, values))


def group_table(portfolio: Portfolio, by: str) -> Table:
    """The schemes by group, with a row for them all. The risk of a scheme is the highest of its
    lines."""
    groups, labels, whole = portfolio.groups(BY[by]), labels_of(by), portfolio.counted
    names = [name for name in labels if name in groups and name != NONE]
    names += sorted((name for name in groups if name not in labels), key=str.casefold)
    names += [name for name in (NONE,) if name in groups]
    shares = [_("none")] * (len(names) + 1)
    if whole.lasts > 0:
        parts = share_texts([groups[name].lasts / whole.lasts for name in names])
        shares = [*parts, percent(1)]
    rows = [
        Row(Cell(labels.get(name, name)), _group(groups[name], share))
        for name, share in zip(names, shares, strict=False)
    ]
    rows.append(Row(Cell(_("All that counts")), _group(whole, shares[-1]), total=True))
    return Table(
        caption=_("Schemes by %(what)s") % {"what": groupings()[by]},
        columns=(
            Column(opening(groupings()[by])),
            *stay_columns(portfolio.years[-1]),
            Column(_("Share of what lasts"), numeric=True),
            Column(_("Lasting, weighted, £"), numeric=True),
        ),
        rows=tuple(rows),
    )


def _group(sums: SchemeSums, share: str) -> tuple[Cell, ...]:
    return (*stay_cells(sums), Cell(share), money(sums.lasting_weighted))


def walk_table(walk: Walk, start: str, end: str) -> Table:
    """A waterfall's steps, each with the budget that it leads to."""
    rows = [Row(Cell(start), (Cell(_("starts here")), money(walk.start)))]
    rows += [Row(Cell(s.name), (money(s.change), money(s.reached))) for s in walk.steps]
    rows.append(Row(Cell(end), (Cell(_("ends here")), money(walk.end)), total=True))
    return Table(
        caption=_("From budget to budget"),
        columns=(
            Column(_("Step")),
            Column(_("Change, £"), numeric=True),
            Column(_("Budget, £"), numeric=True),
        ),
        rows=tuple(rows),
    )


def schemes_table(
    programme: Programme, rows: Sequence[Listing], kept: Sequence[Listing], chosen: ChosenFilters
) -> Table:
    """The schemes of one page with a total of all that the filters keep, but for stopped ones."""
    columns = [
        Column(
            heading,
            numeric,
            href=_sort_address(chosen, name),
            sorted=chosen.sorted_by(name),
            aside=name not in BRIEF,
        )
        for heading, name, numeric in (
            (_("Scheme"), "reference", False),
            (_("Title"), "title", False),
            (_("Theme"), "theme", False),
            (_("Status"), "status", False),
            (_("Confidence"), "confidence", False),
            (_("Headline, £"), "headline", True),
            (_("Lasting, £"), "lasting", True),
            (_("Ending, £"), "ending", True),
            (_("One-off, £"), "once", True),
            (_("Full-year effect, £"), "year", True),
        )
    ]
    # Every address of a scheme differs by its slug alone; resolving each takes as long as a query.
    address = reverse("scheme", args=[programme.slug, "0"])[: -len("0/")]
    words = (statuses(), confidences())
    body = [_scheme(f"{address}{one.slug}/", one, *words) for one in rows]
    if len(kept) > 1:
        body.append(_total(kept))
    return Table(_("Schemes"), tuple(columns), tuple(body))


def _sort_address(chosen: ChosenFilters, name: str) -> str:
    return f"{chosen.query(sort=chosen.next_sort(name))}#schemes"


def _scheme(
    address: str, one: Listing, statuses: dict[str, str], confidences: dict[str, str]
) -> Row:
    entry, note = one.entry, ""
    if one.shares_with:
        note = _("Counts the same money as %(others)s") % {"others": listed(one.shares_with)}
    confidence = Cell(confidences[entry.confidence or NONE], kind=entry.confidence or "missing")
    headline = Cell(_("none")) if one.headline is None else money(one.headline)
    return Row(
        Cell(one.reference, href=address, note=note),
        (
            Cell(one.title),
            Cell(entry.theme or _("none")),
            Cell(statuses[entry.status]),
            confidence,
            headline,
            replace(money(exact_sum(entry.lasting)), note=left_out_words(entry)),
            money(exact_sum(entry.ending)),
            money(exact_sum(entry.once)),
            money(Fraction(entry.full_year)),
        ),
    )


def missing_words(count: int) -> str:
    """The number of missing figures of a scheme in words, or ""."""
    if not count:
        return ""
    return ngettext("one figure missing", "%(count)d figures missing", count) % {"count": count}


def left_out_words(entry: SchemeEntry) -> str:
    """What the amounts of a scheme do not count, in words: missing figures, and years outside the
    programme; or ""."""
    beyond = ""
    if entry.beyond:
        beyond = _("without %(years)s, outside the programme") % {"years": listed(entry.beyond)}
    return "; ".join(filter(None, (missing_words(entry.missing), beyond)))


def _total(kept: Sequence[Listing]) -> Row:
    counted = [one for one in kept if one.entry.is_counted]
    headlines = [Fraction(one.headline) for one in counted if one.headline is not None]
    stopped = len(kept) - len(counted)
    words = ngettext("%(count)s scheme", "%(count)s schemes", len(counted))
    apart = ngettext(
        "%(count)s stopped scheme is not counted",
        "%(count)s stopped schemes are not counted",
        stopped,
    )
    note = opening(apart % {"count": count_words(stopped)}) if stopped else ""
    blank = Cell(_("all"))
    entries = [one.entry for one in counted]
    return Row(
        Cell(_("Together")),
        (
            Cell(words % {"count": number(len(counted))}, note=note),
            *(blank,) * 3,
            money(sum(headlines, Fraction(0))),
            money(exact_sum(text for entry in entries for text in entry.lasting)),
            money(exact_sum(text for entry in entries for text in entry.ending)),
            money(exact_sum(text for entry in entries for text in entry.once)),
            money(exact_sum(entry.full_year for entry in entries)),
        ),
        total=True,
    )
