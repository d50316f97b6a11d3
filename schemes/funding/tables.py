"""Funding bridges, budgets and timed steps as pages show them: checked, in words and figures."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from schemes.casefile.money import bridge_of
from schemes.casefile.parts import CaseBridge
from schemes.finance import bridge as pure
from schemes.finance.amounts import Amount, Missing
from schemes.finance.reconciliation import agrees
from schemes.models import Budget
from workbench.numbers.exact import exact_text
from workbench.numbers.text import plain_number, pounds
from workbench.pages.tables import Cell, Column, Row, Table


@dataclass(frozen=True)
class ShownBridge:
    """A bridge in words. `balances` is None where something is missing or a range reaches both
    sides."""

    table: Table
    sentence: str
    balances: bool | None


def shown_bridge(part: CaseBridge) -> ShownBridge:
    """Both sides of the bridge, added up, and whether they meet."""
    found = bridge_of(part)
    rows = [
        *(_entry(entry, _("Use")) for entry in found.uses),
        _total(_("All uses"), found.use_total),
        *(_entry(entry, _("Source")) for entry in found.sources),
        _total(_("All sources"), found.source_total),
    ]
    table = Table(
        caption=part.title,
        columns=(Column(_("Use or source")), Column(_("Amount (£)"), numeric=True)),
        rows=tuple(rows),
    )
    within = _within(found, part)
    if found.gaps:
        # What is short by less than it was rounded to may still meet.
        apart = found.at_least and not agrees(*found.nearest, Fraction(part.precision or 1))
        return ShownBridge(table, _lacking(found, apart=apart), False if apart else None)
    return ShownBridge(table, _balance(found, within), _balances(found, within))


def budgets_table(rows: list[Budget]) -> Table:
    """Budgets by year, each with the change from the one before."""
    lines = []
    before: Budget | None = None
    for row in rows:
        change = _("first year stated")
        if before is not None and before.amount is not None and row.amount is not None:
            change = plain_number(row.amount - before.amount)
        precision = plain_number(row.precision) if row.precision is not None else "1"
        assert row.amount is not None
        lines.append(
            Row(
                Cell(row.year, note=row.note),
                (
                    Cell(plain_number(row.amount), value=str(row.amount)),
                    Cell(change),
                    Cell(precision),
                ),
            )
        )
        before = row
    return Table(
        caption=_("Budgets by financial year"),
        columns=(
            Column(_("Financial year")),
            Column(_("Budget (£)"), numeric=True),
            Column(_("Change from the year before (£)"), numeric=True),
            Column(_("Stated to the nearest (£)"), numeric=True),
        ),
        rows=tuple(lines),
    )


def _entry(entry: pure.BridgeEntry, side: str) -> Row:
    value = entry.figure
    cell = Cell(value.word, kind="missing") if isinstance(value, Missing) else _figure_cell(value)
    return Row(Cell(entry.name, note=side), (cell,))


def _total(name: str, amount: Amount) -> Row:
    return Row(Cell(name), (_figure_cell(amount),), total=True)


def _figure_cell(amount: Amount) -> Cell:
    """An amount, with the exact one behind it; a range has none."""
    value = "" if amount.is_range else exact_text(amount.central)
    return Cell(_figure_words(amount), value=value)


def _figure_words(amount: Amount) -> str:
    if not amount.is_range:
        return plain_number(amount.central)
    return _("%(low)s to %(high)s") % {
        "low": plain_number(amount.low),
        "high": plain_number(amount.high),
    }


def _within(found: pure.Bridge, part: CaseBridge) -> bool:
    """Whether the uses equal the sources, to the precision they were stated to."""
    if part.precision is None or found.gaps:
        return False
    uses, sources = found.use_total.central, found.source_total.central
    return agrees(uses, sources, Fraction(part.precision))


def _balances(found: pure.Bridge, within: bool) -> bool | None:
    if within or found.state is pure.BridgeState.BALANCES:
        return True
    return False if found.state in (pure.BridgeState.SHORT, pure.BridgeState.OVER) else None


def _balance(found: pure.Bridge, within: bool) -> str:
    words = {"uses": pounds(found.use_total.central), "sources": pounds(found.source_total.central)}
    apart = found.difference
    if found.state is pure.BridgeState.BALANCES:
        return _("It balances: uses and sources both come to %(uses)s.") % words
    if within:
        return _("It balances within its rounding: uses %(uses)s, sources %(sources)s.") % words
    if found.state is pure.BridgeState.SHORT:
        words["apart"] = _spread(-apart)
        return _("Sources are %(apart)s less than uses: %(sources)s against %(uses)s.") % words
    if found.state is pure.BridgeState.OVER:
        words["apart"] = _spread(apart)
        return _("Sources are %(apart)s more than uses: %(sources)s against %(uses)s.") % words
    words["short"], words["over"] = pounds(-apart.low), pounds(apart.high)
    if not apart.high:
        told = _("It may balance: sources are at most %(short)s less than uses.")
    elif not apart.low:
        told = _("It may balance: sources are at most %(over)s more than uses.")
    else:
        told = _(
            "It may balance: sources are at most %(short)s less than uses, or at most %(over)s "
            "more."
        )
    return told % words


def _lacking(found: pure.Bridge, *, apart: bool) -> str:
    """What can be said of a bridge in which something is missing: how far apart it is at the least,
    or at the most, or nothing but that."""
    words = {
        "missing": "; ".join(gap.text for gap in found.gaps),
        "uses": pounds(found.nearest[0]),
        "sources": pounds(found.nearest[1]),
    }
    if apart and found.most is not None and found.state is pure.BridgeState.SHORT:
        words["least"] = pounds(-found.most)
        return (
            _(
                "Sources are at least %(least)s short of uses, whatever is missing: %(sources)s "
                "against %(uses)s without what is missing (%(missing)s)."
            )
            % words
        )
    if apart and found.least is not None:
        words["least"] = pounds(found.least)
        return (
            _(
                "Sources are at least %(least)s more than uses, whatever is missing: %(sources)s "
                "against %(uses)s without what is missing (%(missing)s)."
            )
            % words
        )
    told = _("Whether it balances cannot be told: %(missing)s.")
    if found.least is not None and found.least <= 0:
        words["most"] = pounds(-found.least)
        told += (
            _(" Sources are at most %(most)s short of uses.")
            if found.least
            else _(" Sources are not short of uses.")
        )
    elif found.most is not None and found.most >= 0:
        words["most"] = pounds(found.most)
        told += (
            _(" Sources are at most %(most)s more than uses.")
            if found.most
            else _(" Sources are not more than uses.")
        )
    return told % words


def _spread(amount: Amount) -> str:
    if not amount.is_range:
        return pounds(amount.central)
    return _("%(low)s to %(high)s") % {"low": pounds(amount.low), "high": pounds(amount.high)}
