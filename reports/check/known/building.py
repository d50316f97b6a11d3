"""Makes the tables of what a case knows from its figures and results."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from fractions import Fraction

from reports.casefile.naming import part
from reports.check.clauses.facts import in_units
from reports.check.known.stated import stated_tables
from reports.check.known.tables import (
    COUNT,
    LENGTH,
    MONEY,
    POINTS,
    SHARE,
    Column,
    KnownTable,
    Row,
    filled,
)
from reports.check.reading.mention import MentionKind
from reports.check.reading.read import read
from reports.check.subjects.aliases import GENERAL, nouns_of
from reports.check.subjects.concepts import ideas_in, is_idea
from reports.check.subjects.judged import CaseResults, Judged, JudgedOption
from reports.check.words import word_set
from reports.figures.figure import Figure, FigureKind
from reports.figures.registry import Figures

_KINDS = {
    FigureKind.MONEY: MONEY,
    FigureKind.SHARE: SHARE,
    FigureKind.COUNT: COUNT,
    FigureKind.DURATION: LENGTH,
}
_OF_FACTS = {MentionKind.COUNT: COUNT, MentionKind.LENGTH: LENGTH, MentionKind.MONEY: MONEY}
_OPTIONS = word_set(
    "option options model models alternative alternatives approach approaches route routes course "
    "courses proposal proposals solution solutions possibility possibilities way ways choice "
    "choices five four three bidder bidders contender contenders"
)
_CRITERIA = word_set(
    "criterion criteria factor factors consideration considerations measure measures"
)
_SCHEMES = word_set("scheme schemes proposal proposals project projects saving savings")
_ROWS = word_set(
    "authority authorities council councils district districts borough boroughs area areas"
)
# What the baseline is called besides its name.
_AS_NOW = (
    "things as they are", "as things are", "status quo", "as they are now", "as we are", "as now",
    "the council could on its own", "the council by itself",
    "no change",
)  # fmt: skip
_GOOD = frozenset({"saving", "benefit", "income", "confidence", "points"})
_BAD = frozenset({"cost", "budget", "length", "risk"})
_YEAR = re.compile(r"\b(20\d\d)(?:[/-]\d\d)?\b")
_TOTAL = re.compile(r"^(?:total|all\b|sum\b|overall|average)", re.IGNORECASE)
_PREPOSITION = re.compile(r"\s+(?:of|with|outside|in|for|to|by|from|on|under|within|at|and|&)\s")
_BRACKETS = re.compile(r"\s*\([^)]*\)")


def tables_of(figures: Figures, results: CaseResults) -> tuple[KnownTable, ...]:
    """Every table of a case."""
    plain = figures.plain
    return (
        *(table for one in results.appraisals for table in _of_appraisal(one, plain)),
        *_evidence(plain),
        *_schemes(plain, results),
        *_lines(plain, results),
        *_milestones(plain, results),
        *stated_tables(plain, results),
        *_listed(plain, "budget.", "the budget", {"budget.total"}),
        *_listed(plain, "bridges.", "the funding", set(), r"\.sources\.(?!total$)"),
    )


def _good(ideas: frozenset[str]) -> int:
    return 1 if ideas & _GOOD and not ideas & {"cost"} else -1 if ideas & _BAD else 0


def _of_appraisal(judged: Judged, plain: Mapping[str, Figure]) -> Iterator[KnownTable]:
    rows = [
        Row(one.name, (judged.key, one.code), tuple(_names_of(one, judged)))
        for one in judged.options
    ]
    columns: dict[str, Column] = {}
    values: dict[tuple[int, int], Fraction] = {}

    def put(row: int, key: str, column: Column, value: Fraction) -> None:
        columns.setdefault(key, column)
        values[row, [*columns].index(key)] = value

    for at, one in enumerate(judged.options):
        begins = f"{judged.key}.{part(one.code)}."
        for name, figure in plain.items():
            last = name.removeprefix(begins)
            if last == name or "." in last or figure.kind not in _KINDS or figure.number is None:
                continue
            label = figure.label.partition(": ")[2] or figure.label
            kind = POINTS if last == "total" else _KINDS[figure.kind]
            ideas = ideas_in(label) - {"own"}
            ideas = ideas | ({"points"} if last == "total" else set())
            put(at, last, Column(label, kind, ideas, _good(ideas), unit=figure.unit), figure.number)
        if one.rank is not None:
            column = Column("place in the ranking", "rank", frozenset({"rank"}), 1)
            put(at, "#rank", column, Fraction(-one.rank))
        for label, text in one.facts:
            known = [m for m in read(text) if m.what in _OF_FACTS]
            if len(known) == 1 and known[0].number is not None:
                unit, value = known[0].unit or " ".join(known[0].noun[:1]), known[0].number
                if known[0].what is MentionKind.LENGTH:
                    unit, value = in_units(value, known[0].unit)
                kind = _OF_FACTS[known[0].what]
                ideas = ideas_in(f"{label} {unit if kind == COUNT else ''}") | _extra(kind)
                put(at, label, Column(label, kind, ideas, _good(ideas), unit=unit), value)
        for criterion in judged.criteria:
            points = one.points.get(criterion.code)
            if points is None:
                continue
            levels = {
                other.levels[criterion.code]: other.points[criterion.code]
                for other in judged.options
                if criterion.code in other.levels and criterion.code in other.points
            }
            ideas = ideas_in(criterion.name)
            column = Column(
                criterion.name, POINTS, ideas, 1, levels=levels, criterion=criterion.code
            )
            put(at, f"#{criterion.code}", column, points)
    yield from filled(judged.title, _OPTIONS, rows, [*columns.values()], values)
    names = [f"{judged.key}.criteria.{part(one.code)}.weight" for one in judged.criteria]
    found = [plain[name].number if name in plain else None for name in names]
    weights = {at: number for at, number in enumerate(found) if number is not None}
    of_weight = Column("weight", SHARE, frozenset({"weight"}), 0)
    named = [Row(one.name, names=(one.name.casefold(),)) for one in judged.criteria]
    yield from filled(
        "the criteria", _CRITERIA, named, [of_weight], {(at, 0): v for at, v in weights.items()}
    )


def core_of(name: str) -> str:
    """A name without brackets and what follows a preposition."""
    return _PREPOSITION.split(_BRACKETS.sub("", name))[0]


def _names_of(one: JudgedOption, judged: Judged) -> Iterator[str]:
    """What an option is called besides what is marked in sentences."""
    yield from _head(one.name, judged)
    yield from one.also
    if one.is_baseline:
        yield from _AS_NOW


def _head(name: str, judged: Judged) -> tuple[str, ...]:
    """The noun that an option is called by with any words before it: "a staff-owned mutual"."""
    core = core_of(name).casefold()
    head = core.rpartition(" ")[2]
    first = core.partition(" ")[0]
    starts = [one.name.casefold().partition(" ")[0] for one in judged.options]
    made = tuple(nouns_of(first)) if starts.count(first) == 1 else ()
    every = " ".join(one.name.casefold() for one in judged.options).split()
    initials = core_of(name).partition(" ")[0]
    acronym = (initials.casefold(),) if initials.isupper() and len(initials) > 1 else ()
    made = (*made, *acronym) if starts.count(first) == 1 else made
    is_own = every.count(head) == 1 and head not in GENERAL and " " in core
    return (*made, head) if is_own else made


def _extra(kind: str) -> frozenset[str]:
    return frozenset({"length", "open"}) if kind == LENGTH else frozenset()


def _evidence(plain: Mapping[str, Figure]) -> Iterator[KnownTable]:
    tables: defaultdict[str, list[Figure]] = defaultdict(list)
    for name, figure in plain.items():
        if name.startswith("evidence.") and name.count(".") == 3 and figure.number is not None:
            tables[name.split(".")[1]].append(figure)
    for key, cells in tables.items():
        rows: dict[str, int] = {}
        columns: dict[str, Column] = {}
        values: dict[tuple[int, int], Fraction] = {}
        for figure in cells:
            label, _, column = figure.label.partition(": ")
            if _TOTAL.match(label) or figure.kind not in _KINDS or figure.number is None:
                continue
            ideas = ideas_in(f"{column} {'' if figure.kind is FigureKind.MONEY else figure.unit}")
            if figure.kind is FigureKind.MONEY and not ideas & {"cost"}:
                ideas = ideas | ({"total"} if _TOTAL.match(column) else set())
            year = _YEAR.search(column)
            columns.setdefault(
                column,
                Column(
                    column,
                    _KINDS[figure.kind],
                    ideas,
                    _good(ideas),
                    unit=figure.unit,
                    year=year[1] if year else "",
                ),
            )
            at = rows.setdefault(label, len(rows))
            values[at, [*columns].index(column)] = figure.number
        named = [Row(one, names=tuple(_names(one, [*rows]))) for one in rows]
        group = _ROWS | frozenset(key.split("-"))
        yield from filled(key.replace("-", " "), group, named, [*columns.values()], values)


def _names(label: str, among: list[str]) -> Iterator[str]:
    """What a row is called: its label, and its last word where no other row ends with it."""
    plain = _BRACKETS.sub("", label).casefold()
    if not is_idea(plain):
        yield plain
    last = plain.rpartition(" ")[2]
    ends = [one for one in among if one.casefold().rpartition(" ")[2] == last]
    if last != plain and len(ends) == 1 and len(last) > 3 and not is_idea(last):
        yield last


def _schemes(plain: Mapping[str, Figure], results: CaseResults) -> Iterator[KnownTable]:
    rows: list[Row] = []
    values: dict[tuple[int, int], Fraction] = {}
    for one in results.schemes:
        figure = plain.get(f"{one.key}.headline")
        if figure is not None and figure.number is not None:
            values[len(rows), 0] = figure.number
            rows.append(Row(f"{one.reference} {one.title}", (one.key, "")))
    column = Column("headline saving", MONEY, frozenset({"saving"}), 1)
    yield from filled("the schemes", _SCHEMES, rows, [column], values)


def _lines(plain: Mapping[str, Figure], results: CaseResults) -> Iterator[KnownTable]:
    for scheme in results.schemes:
        rows: list[Row] = []
        values: dict[tuple[int, int], Fraction] = {}
        for name, figure in plain.items():
            last = name.removeprefix(f"{scheme.key}.")
            if last == name or "." in last or last == "headline" or figure.number is None:
                continue
            if figure.kind is FigureKind.MONEY:
                label = figure.label.partition(": ")[2]
                values[len(rows), 0] = figure.number
                rows.append(Row(label, names=(label.casefold(),)))
        column = Column("amount", MONEY, frozenset({"saving", "cost", "income"}), 0)
        yield from filled(scheme.title, frozenset({"line", "lines"}), rows, [column], values)


def _milestones(plain: Mapping[str, Figure], results: CaseResults) -> Iterator[KnownTable]:
    """The months until each option stands, where a plan says so in one step."""
    keys: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for judged in results.appraisals:
        for one in judged.options:
            keys[one.name.casefold()].add((judged.key, one.code))
    found: dict[str, list[Fraction]] = defaultdict(list)
    for name, figure in plain.items():
        if ".milestones." in f".{name}" and name.endswith(".to"):
            months = [
                in_units(one.number or Fraction(0), one.unit)[1]
                for one in read(str(figure.value))
                if one.what is MentionKind.LENGTH and one.unit in ("month", "year")
            ]
            found[figure.label.partition(":")[0]] += months or [Fraction(-1)]
    single = {name: of[0] for name, of in found.items() if len(of) == 1 and of[0] > 0}
    rows = [
        Row(name, next(iter(known)), ())
        if len(known := keys.get(name.casefold(), set())) == 1
        else Row(name, names=(name.casefold(),))
        for name in single
    ]
    column = Column("time to establish", LENGTH, frozenset({"length", "open"}), -1, unit="months")
    values = {(at, 0): months for at, months in enumerate(single.values())}
    yield from filled("the plan", _OPTIONS, rows, [column], values)


def _listed(
    plain: Mapping[str, Figure], begins: str, called: str, without: set[str], inside: str = ""
) -> Iterator[KnownTable]:
    rows: list[Row] = []
    values: dict[tuple[int, int], Fraction] = {}
    for name, figure in plain.items():
        fits = name.startswith(begins) and name not in without and figure.number is not None
        if fits and (not inside or re.search(inside, name)) and figure.number is not None:
            values[len(rows), 0] = figure.number
            rows.append(Row(figure.label, names=(figure.label.casefold(),)))
    column = Column("amount", MONEY, frozenset({"cost", "contribution"}), 0)
    group = frozenset({"item", "items", "source", "sources"})
    yield from filled(called, group, rows, [column], values)
