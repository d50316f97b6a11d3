"""Every stated figure of a case file beside the one that the rest of the case gives.

A programme's `budgets` are not among the findings: a
budget moves for other reasons than savings. The waterfall shows what lies between two of them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from math import prod
from typing import Any

from schemes.finance.amounts import Amount, Missing, figure_text
from schemes.finance.bridge import BridgeState, Entry, bridge
from schemes.finance.durations import (
    Sense,
    Stated,
    Unit,
    Verdict,
    check_length,
    parse_when,
)
from schemes.finance.lines import Kind as LineKind
from schemes.finance.lines import Line
from schemes.finance.reconciliation import agrees
from schemes.finance.references import Collation, Named, collate
from schemes.finance.years import FinancialYear
from schemes.reconciliation.findings import (
    Explained,
    Finding,
    FindingKind,
    Given,
    headline_place,
    stated_place,
)
from schemes.savings.inputs import figure, finance_line, known, money_in
from workbench.casefile.faults import Json
from workbench.numbers.exact import exact
from workbench.numbers.text import in_full, money

_SENSES = {"exactly": Sense.EXACTLY, "at-least": Sense.AT_LEAST, "at-most": Sense.AT_MOST}
_UNITS = {"days": Unit.DAY, "weeks": Unit.WEEK, "months": Unit.MONTH}


def findings_in(case: Json, given: Mapping[str, Given] | None = None) -> tuple[Finding, ...]:
    """Every stated figure of a checked case, in sequence: the programme's own, then scheme by
    scheme. `given` are explanations by `Finding.where`, beside those the case has."""
    programme = case["programme"]
    first_year = FinancialYear.parse(programme["first_year"])
    found = [*_owned(programme, "", first_year), *_bridges(programme), *_periods(programme)]
    for scheme in case.get("schemes", []):
        found += _owned(scheme, scheme["reference"], first_year)
    kept = {one["where"]: _given(one) for one in programme.get("explanations", [])}
    kept |= given or {}
    told = []
    for one in found:
        explanation = kept.get(one.where)
        if explanation and explanation.holds(one):
            one = replace(one, explanation=explanation.explained)  # noqa: PLW2901
        told.append(one)
    # A cell that is the sum of its row and of its column may be wrong by both alike.
    return tuple(dict.fromkeys(told))


def clashes_in(case: Json) -> Collation:
    """The references of all schemes with their spellings, and which of them clash."""
    return collate(
        Named(one["reference"], tuple(one.get("spellings", ()))) for one in case.get("schemes", [])
    )


def _given(one: Json) -> Given:
    return Given(exact(one["stated"]), one.get("computed", ""), Explained(one["text"]))


def _owned(owner: Json, reference: str, first_year: FinancialYear) -> Iterator[Finding]:
    prefix = f"{reference} " if reference else ""
    model = _Lines(owner.get("lines", []), first_year)
    if "headline" in owner:
        yield _headline(owner["headline"], reference, model)
    for one in owner.get("stated", []):
        yield _stated(one, reference, model)
    for table in owner.get("evidence", []):
        yield from _table(table, prefix, reference)


class _Lines:
    """The lines of one scheme, each read when it is first asked for."""

    def __init__(self, rows: Iterable[Json], first_year: FinancialYear) -> None:
        self.rows = list(rows)
        self.first_year = first_year
        self._read: dict[str, Line] = {}

    def of(self, names: Any) -> list[Line]:
        """The lines of these names, or all that count."""
        return [
            self._line(row)
            for row in self.rows
            if (not row.get("alternative") if names == "all" else row["name"] in names)
        ]

    def _line(self, row: Json) -> Line:
        if row["name"] not in self._read:
            self._read[row["name"]] = finance_line(row)
        return self._read[row["name"]]

    def total(
        self, lines: list[Line], year: str | None, take: str
    ) -> tuple[Amount, tuple[Missing, ...], str]:
        """What the lines come to in one year or in all, what is missing, and the working."""
        wanted = None if year is None else FinancialYear.parse(year)
        amounts: list[Amount] = []
        missing: list[Missing] = []
        words: list[str] = []
        for line in lines:
            sign = _sign(line.kind, take)
            if not sign:
                continue
            figures = money_in(line, self.first_year, wanted)
            if not figures:
                continue
            amount, gaps = known(figures)
            missing += [Missing(gap.word, f"{line.name}, {gap.what}") for gap in gaps]
            if len(gaps) < len(figures):
                amounts.append(amount if sign > 0 else -amount)
                words.append(f"{'−' if sign < 0 else '+'} {figure_text(amount)} ({line.name})")
        whole, _none = known(amounts)
        working = " ".join(words).removeprefix("+ ")
        return whole, tuple(missing), f"{working} = {figure_text(whole)}" if working else ""


def _sign(kind: LineKind, take: str) -> int:
    """1 where a line adds to what is taken, -1 where it takes away, 0 where it does not count."""
    if take == "sum":
        return 1
    if take == "net" and kind in (LineKind.COST, LineKind.REINVESTMENT):
        return -1
    return int(kind.is_benefit)


def _headline(one: Json, reference: str, model: _Lines) -> Finding:
    where, of = headline_place(reference, one), {"lines": "all", "year": one.get("year")}
    return _against_lines(one, where, reference, model, of, kind=FindingKind.HEADLINE)


def _stated(one: Json, reference: str, model: _Lines) -> Finding:
    where = stated_place(reference, one)
    if one.get("of_lines"):
        return _against_lines(one, where, reference, model, one["of_lines"])
    numbers = one.get("sum_of") or one.get("product_of")
    if not numbers:
        return _finding(one, where, reference, FindingKind.NOTHING, None)
    parts = [exact(number) for number in numbers]
    if one.get("sum_of"):
        signed = " ".join(f"{'−' if part < 0 else '+'} {_plain(abs(part))}" for part in parts)
        computed, kind = sum(parts, Fraction(0)), FindingKind.SUM
        working = signed.removeprefix("+ ")
    else:
        computed, kind = prod(parts, start=Fraction(1)), FindingKind.PRODUCT
        working = " × ".join(map(_plain, parts))
    working = f"{working} = {_plain(computed)}"
    return _finding(one, where, reference, kind, computed, working=working)


def _against_lines(
    one: Json,
    where: str,
    reference: str,
    model: _Lines,
    of: Json,
    *,
    kind: FindingKind = FindingKind.LINES,
) -> Finding:
    lines = model.of(of["lines"])
    if not lines:
        return _finding(one, where, reference, kind, None)
    take = of.get("take", "net")
    amount, missing, working = model.total(lines, of.get("year"), take)
    if missing:
        gaps = "; ".join(f"{gap.what}: {gap.word}" for gap in missing)
        return _finding(one, where, reference, kind, None, unchecked=gaps, working=working)
    found = _finding(one, where, reference, kind, amount.central, working=working)
    # A figure within the range is one that the lines can give.
    within = amount.is_range and amount.low <= found.stated <= amount.high
    return replace(found, agrees=True) if within else found


def _finding(
    one: Json,
    where: str,
    reference: str,
    kind: FindingKind,
    computed: Fraction | None,
    *,
    unchecked: str = "",
    working: str = "",
) -> Finding:
    stated, precision = exact(one["amount"]), exact(one.get("precision", 1))
    if computed is None and not unchecked:
        kind, unchecked = FindingKind.NOTHING, "there is nothing to check it against"
    explained = (one.get("explained") or "").strip()
    return Finding(
        where=where,
        scheme=reference,
        kind=kind,
        stated=stated,
        computed=computed,
        precision=precision,
        agrees=computed is not None and agrees(stated, computed, precision),
        working=working,
        unit=one.get("unit", "GBP"),
        unchecked=unchecked,
        explanation=Explained(explained) if explained else None,
    )


def _table(table: Json, prefix: str, reference: str) -> Iterator[Finding]:
    names = [column["name"] for column in table["columns"]]
    units = [column.get("unit", "") for column in table["columns"]]
    labels = [row["label"] for row in table["rows"]]
    cells = [row["values"] for row in table["rows"]]
    for one in table.get("sums", []):
        if "column" in one:
            total, parts = names.index(one["column"]), [names.index(name) for name in one["of"]]
            places = [(at, total, [(at, part) for part in parts]) for at in range(len(labels))]
        else:
            total, parts = labels.index(one["row"]), [labels.index(name) for name in one["of"]]
            places = [(total, at, [(part, at) for part in parts]) for at in range(len(names))]
        explained = (one.get("explained") or "").strip()
        for row, column, of in places:
            where = f"{prefix}{table['title']} / {labels[row]} / {names[column]}"
            values = [cells[at][beside] for at, beside in of]
            found = _cell(cells[row][column], values, where, reference)
            explanation = Explained(explained) if explained and not found.unchecked else None
            yield replace(found, unit=units[column], explanation=explanation)


def _cell(total: Any, values: list[Any], where: str, reference: str) -> Finding:
    plain = [exact(value) for value in values if not isinstance(value, dict)]
    if isinstance(total, dict) or len(plain) < len(values):
        words = "a figure is missing or a range"
        stated = Fraction(0) if isinstance(total, dict) else exact(total)
        return Finding(where, reference, FindingKind.TABLE, stated, None, unchecked=words)
    stated, computed = exact(total), sum(plain, Fraction(0))
    return Finding(
        where=where,
        scheme=reference,
        kind=FindingKind.TABLE,
        stated=stated,
        computed=computed,
        agrees=agrees(stated, computed),
        working=f"{' + '.join(map(_plain, plain))} = {_plain(computed)}",
    )


def _bridges(programme: Json) -> Iterator[Finding]:
    """The uses of a bridge are what is stated, its sources what they are held against."""
    for one in programme.get("bridges", []):
        sides = [
            tuple(Entry(entry["name"], figure(entry["amount"])) for entry in one.get(side, []))
            for side in ("sources", "uses")
        ]
        found = bridge(*sides)
        if not (found.sources or found.uses):
            continue
        precision = exact(one.get("precision", 1))
        stated, computed = found.use_total.central, found.source_total.central
        missing = found.state is BridgeState.CANNOT_TELL
        meets = found.state in (BridgeState.BALANCES, BridgeState.MAY_BALANCE)
        yield Finding(
            where=one["title"],
            scheme="",
            kind=FindingKind.BRIDGE,
            stated=stated,
            computed=None if missing else computed,
            precision=precision,
            agrees=not missing and (meets or agrees(stated, computed, precision)),
            working=found.text,
            unchecked="; ".join(gap.text for gap in found.gaps),
        )


def _periods(programme: Json) -> Iterator[Finding]:
    """Stated lengths against the dates they stand beside; dates without one are not checked."""
    for one in programme.get("periods", []):
        if one.get("stated") is None:
            continue
        count, unit = Fraction(one["stated"]), one["unit"]
        where = one["name"]
        if not (one.get("from") and one.get("to")):
            words = "a date is missing"
            yield Finding(where, "", FindingKind.PERIOD, count, None, unit=unit, unchecked=words)
            continue
        stated = Stated(f"{count} {unit}", int(count), _UNITS[unit], _SENSES[one["sense"]])
        checked = check_length(stated, parse_when(one["from"]), parse_when(one["to"]))
        yield Finding(
            where=where,
            scheme="",
            kind=FindingKind.PERIOD,
            stated=count,
            computed=count - checked.difference,
            agrees=checked.verdict is not Verdict.DIFFERS,
            working=checked.text,
            unit=unit,
        )


def _plain(value: Fraction) -> str:
    """Money to the penny; longer decimals and whole numbers as they are."""
    return money(value) if value.denominator in (2, 5, 10) else in_full(value)
