"""The tables of a portfolio. Amounts are pounds, rounded for display only."""

from collections.abc import Sequence
from fractions import Fraction

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from schemes.finance.bridge import Walk
from schemes.models import Programme
from schemes.portfolio.filter import NONE, ChosenFilters
from schemes.portfolio.rows import Listing
from schemes.portfolio.sums import Portfolio, SchemeEntry, SchemeSums, exact_sum, no_sums
from schemes.portfolio.words import BY, confidences, groupings, labels_of, statuses
from workbench.numbers.exact import Exact
from workbench.numbers.listing import listed, opening
from workbench.numbers.shares import share_texts
from workbench.numbers.text import number, percent
from workbench.pages.tables import Cell, Column, Row, Table

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
    """The gap to the target: as modelled, at either end of the ranges, and weighted by
    confidence."""
    sums = portfolio.counted
    rows = [(_("As modelled"), sums.whole)]
    if sums.low != sums.high:
        rows += [(_("Lowest"), sums.low), (_("Highest"), sums.high)]
    rows.append((_("Weighted for confidence and risk"), sums.weighted))
    return Table(
        caption=_("Gap to the target"),
        columns=(
            Column(_("Schemes")),
            Column(_("Net saving, £"), numeric=True),
            Column(_("Target, £"), numeric=True),
            Column(_("Still to be found, £"), numeric=True),
        ),
        rows=tuple(
            Row(Cell(name), (money(value), money(target), money(target - value)))
            for name, value in rows
        ),
    )


def years_table(portfolio: Portfolio, target: Fraction | None, by: str, most: int) -> Table:
    """Net saving by year for each group and for all, with the cumulative saving at the end of each
    year."""
    groups, sums = largest_groups(portfolio, by, most), portfolio.counted
    columns = [Column(_("Year"))]
    columns += [Column(f"{words}, £", numeric=True) for words, _sums in groups]
    columns += [
        Column(str(ALL_SCHEMES), numeric=True),
        Column(_("By the end of the year, £"), numeric=True),
    ]
    if target is not None:
        columns.append(Column(_("Target less that, £"), numeric=True))
    rows = []
    for index, year in enumerate(portfolio.years):
        cells = [money(group.net[index]) for _words, group in groups]
        reached = sums.cumulative[index]
        cells += [money(sums.net[index]), money(reached)]
        if target is not None:
            cells.append(money(target - reached))
        rows.append(Row(Cell(year), tuple(cells)))
    return Table(_("Net saving by year"), tuple(columns), tuple(rows), cards=False)


def group_table(portfolio: Portfolio, by: str) -> Table:
    """The schemes by group, with a row for them all. The risk of a scheme is the highest of its
    lines."""
    groups, labels, whole = portfolio.groups(BY[by]), labels_of(by), portfolio.counted
    names = [name for name in labels if name in groups and name != NONE]
    names += sorted((name for name in groups if name not in labels), key=str.casefold)
    names += [name for name in (NONE,) if name in groups]
    shares = [_("none")] * (len(names) + 1)
    if whole.whole > 0:
        parts = share_texts([groups[name].whole / whole.whole for name in names])
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
            Column(_("Schemes"), numeric=True),
            Column(_("Gross saving, £"), numeric=True),
            Column(_("Net saving, £"), numeric=True),
            Column(_("Share of net"), numeric=True),
            Column(_("Weighted, £"), numeric=True),
        ),
        rows=tuple(rows),
    )


def _group(sums: SchemeSums, share: str) -> tuple[Cell, ...]:
    return (
        Cell(number(sums.count)),
        money(sums.gross),
        money(sums.whole),
        Cell(share),
        money(sums.weighted),
    )


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
    """The schemes of one page with a total of all that the filters keep, stopped ones too."""
    columns = [
        Column(heading, numeric, href=_sort_address(chosen, name), sorted=chosen.sorted_by(name))
        for heading, name, numeric in (
            (_("Scheme"), "reference", False),
            (_("Title"), "title", False),
            (_("Theme"), "theme", False),
            (_("Status"), "status", False),
            (_("Confidence"), "confidence", False),
            (_("Headline, £"), "headline", True),
            (_("Net saving, £"), "net", True),
            (_("Weighted, £"), "weighted", True),
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
    entry, whole = one.entry, Fraction(one.entry.whole)
    note = ""
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
            Cell(number(whole), value=entry.whole, note=left_out_words(entry)),
            money(Fraction(entry.weighted)),
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
    headlines = [one.headline for one in kept if one.headline is not None]
    counted = ngettext("%(count)s scheme", "%(count)s schemes", len(kept))
    blank = Cell(_("all"))
    return Row(
        Cell(_("Together")),
        (
            Cell(counted % {"count": number(len(kept))}),
            *(blank,) * 3,
            money(sum(map(Fraction, headlines), Fraction(0))),
            money(exact_sum(one.entry.whole for one in kept)),
            money(exact_sum(one.entry.weighted for one in kept)),
        ),
        total=True,
    )
