"""The scoring grid: criteria down, options across, each cell worded once."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from appraisal.access import AppraisalPlace
from appraisal.casefile.rows import AppraisalRows
from appraisal.engine.checking.fault import ProblemError
from appraisal.engine.exact import enough_places
from appraisal.engine.problem import TotalAs
from appraisal.engine.result import Cell as EngineCell
from appraisal.engine.result import CellState, OptionResult, Outcome, Result
from appraisal.engine.scales import measure_of
from appraisal.engine.words.measures import measure_name, measure_value
from appraisal.models import Criterion, Level, Option, Rating, Scale
from appraisal.scoring.allowed import Allowed, rated_on
from workbench import words as wording
from workbench.pages.tables import Cell, Column, Row, Table

OUTCOMES = {
    Outcome.TAKEN_FORWARD: gettext_lazy("Taken forward"),
    Outcome.NOT_TAKEN_FORWARD: gettext_lazy("Not taken forward"),
    Outcome.NOT_FEASIBLE: gettext_lazy("Not feasible"),
    Outcome.UNDECIDED: gettext_lazy("Undecided"),
}
STATES = {
    CellState.PASS: gettext_lazy("Pass"),
    CellState.FAIL: gettext_lazy("Fail"),
    CellState.EXCUSED: gettext_lazy("Fail, excused"),
    CellState.NOT_APPLICABLE: gettext_lazy("Not applicable"),
}
TINTED = frozenset({"high", "medium", "low"})


@dataclass(frozen=True, slots=True)
class GridCell:
    """One option on one criterion. `measured` is the value it is taken from, where it is; `url` is
    empty where nobody rates it by hand; `rating` is the agreed one, None while there is none."""

    option: Option
    criterion: Criterion
    measured: str
    text: str
    kind: str
    note: str
    url: str
    rating: Rating | None

    @property
    def anchor(self) -> str:
        return f"cell-{self.option.slug}--{self.criterion.slug}"

    @property
    def name(self) -> str:
        return f"{self.option} on {self.criterion}"


@dataclass(frozen=True, slots=True)
class GridRow:
    """One criterion with what it asks, what may be given and a cell for each option."""

    criterion: Criterion
    allowed: Allowed
    cells: tuple[GridCell, ...]


@dataclass(frozen=True)
class Grid:
    """The page's grid of one appraisal, its progress and how the options stand."""

    place: AppraisalPlace
    rows: AppraisalRows

    @cached_property
    def result(self) -> Result | None:
        """What the engine says; None where the rules contradict themselves."""
        try:
            return self.rows.result
        except ProblemError:
            return None

    @cached_property
    def criteria(self) -> list[Criterion]:
        """Those that options are rated or tested on."""
        return [c for c in self.rows.criteria if c.role != Criterion.Role.CONSIDERATION]

    @cached_property
    def lines(self) -> tuple[GridRow, ...]:
        return tuple(
            GridRow(
                criterion,
                self.allowed(criterion),
                tuple(self.cell(option, criterion) for option in self.rows.options),
            )
            for criterion in self.criteria
        )

    @cached_property
    def meanings(self) -> list[tuple[Scale, list[Level]]]:
        """The scales that criteria use, with their levels, each once."""
        scales = {c.scale.pk: c.scale for c in self.criteria if c.scale is not None}
        found = [(scale, self.rows.levels.get(pk, [])) for pk, scale in scales.items()]
        return [(scale, levels) for scale, levels in found if levels]

    def allowed(self, criterion: Criterion) -> Allowed:
        return rated_on(criterion, self.rows.levels.get(criterion.scale_id or 0, ()))

    def cell(self, option: Option, criterion: Criterion) -> GridCell:
        by_hand = self.allowed(criterion).by_people
        rating = self._ratings.get((option.pk, criterion.pk))
        found = self._cells.get((option.code, criterion.code))
        text, kind = self._text(criterion, rating, found)
        url = self.place.url("scoring-cell", option.slug, criterion.slug) if by_hand else ""
        measured = self._measured(criterion, found)
        return GridCell(option, criterion, measured, text, kind, _note(rating, found), url, rating)

    def derived(self, option: Option) -> tuple[GridCell, ...]:
        """The option's cells that follow from others: measured ones and gates, which a rating
        elsewhere may pass, fail or excuse."""
        return tuple(
            self.cell(option, criterion)
            for criterion in self.criteria
            if criterion.role != Criterion.Role.RANKING
        )

    @cached_property
    def by_hand(self) -> tuple[GridCell, ...]:
        """The cells that people rate, criterion by criterion."""
        return tuple(cell for line in self.lines for cell in line.cells if cell.url)

    def around(self, option: Option, criterion: Criterion) -> tuple[str, str]:
        """The addresses of the cells before and after this one, "" at either end."""
        urls = [cell.url for cell in self.by_hand]
        here = urls.index(self.place.url("scoring-cell", option.slug, criterion.slug))
        before = urls[here - 1] if here else ""
        return before, urls[here + 1] if here + 1 < len(urls) else ""

    @property
    def in_words(self) -> bool:
        """Whether every criterion there is is a consideration, so the decision alone counts."""
        roles = {criterion.role for criterion in self.rows.criteria}
        return roles == {Criterion.Role.CONSIDERATION}

    @cached_property
    def progress(self) -> str:
        """ "22 of 25 ratings given; 3 to go." """
        total = len(self.by_hand)
        given = sum(cell.rating is not None for cell in self.by_hand)
        if not total and self.in_words:
            return _("Nothing is rated: every criterion is weighed in words.")
        if not total:
            return _("There is nothing to rate yet.")
        if given == total:
            return ngettext(
                "The one rating is given.", "All %(total)d ratings are given.", total
            ) % {"total": total}
        return _("%(given)d of %(total)d ratings given; %(left)d to go.") % {
            "given": given,
            "total": total,
            "left": total - given,
        }

    @cached_property
    def standing(self) -> Table | None:
        """How the options stand on what is rated so far; None where nothing can be worked out."""
        result = self.result
        if result is None:
            return None
        columns = [Column(_("Option")), Column(_("Rank"), numeric=True), Column(_("Outcome"))]
        if result.weighted:
            columns.append(Column(self._total_heading, numeric=True))
        names = {option.code: option.name for option in self.rows.options}
        return Table(
            caption=_("Where the options stand"),
            columns=tuple(columns),
            rows=tuple(
                Row(Cell(names[one.code]), self._standing_cells(one, result))
                for one in result.options
            ),
            name="standing",
        )

    def places(self) -> Iterator[tuple[Option, str]]:
        """Each option with its standing in a few words, for the column headings."""
        found = {} if self.result is None else {one.code: one for one in self.result.options}
        for option in self.rows.options:
            one = found.get(option.code)
            if one is None:
                yield option, ""
                continue
            rank = _rank(one)
            outcome = str(OUTCOMES[one.outcome])
            words = {"rank": rank, "outcome": outcome.lower()}
            yield option, _("Rank %(rank)s, %(outcome)s") % words if one.rank else outcome

    def _standing_cells(self, one: OptionResult, result: Result) -> tuple[Cell, ...]:
        criteria = {c.code: c.name for c in self.rows.criteria}
        gaps = [criteria[code] for code in one.gaps]
        note = _("Missing: %(gaps)s") % {"gaps": wording.listed(gaps)} if gaps else ""
        cells = [Cell(_rank(one)), Cell(str(OUTCOMES[one.outcome]), note=note)]
        if result.weighted:
            totals = [other.total for other in result.options if other.total is not None]
            places = enough_places(totals)
            text = _("none yet") if one.total is None else wording.number(one.total, places)
            cells.append(Cell(text))
        return tuple(cells)

    @property
    def _total_heading(self) -> str:
        total_as = TotalAs(self.rows.appraisal.total_as)
        if total_as is TotalAs.AVERAGE:
            return _("Weighted average")
        return _("Total (per cent)") if total_as is TotalAs.PERCENT else _("Total (points)")

    @cached_property
    def _ratings(self) -> dict[tuple[int, int], Rating]:
        return {(r.option_id, r.criterion_id): r for r in self.rows.ratings}

    @cached_property
    def _cells(self) -> dict[tuple[str, str], EngineCell]:
        cells = self.result.cells if self.result is not None else ()
        return {(cell.option, cell.criterion): cell for cell in cells}

    def _text(
        self, criterion: Criterion, rating: Rating | None, found: EngineCell | None
    ) -> tuple[str, str]:
        """What the cell says and its mark."""
        if found is not None and found.state in STATES:
            return str(STATES[found.state]), str(found.state)
        if found is not None and found.state is CellState.RATED:
            kind = found.level if found.level in TINTED else ""
            return self._level(criterion, found.level, found.points), kind or ""
        if rating is not None:
            if rating.not_applicable:
                return str(STATES[CellState.NOT_APPLICABLE]), "not-applicable"
            points = None if rating.points is None else Fraction(rating.points)
            kind = rating.level if rating.level in TINTED | {"pass", "fail"} else ""
            return self._level(criterion, rating.level, points), kind
        by_hand = self.allowed(criterion).by_people
        return (_("Not rated") if by_hand else _("No value yet")), "missing"

    def _level(self, criterion: Criterion, key: str | None, points: Fraction | None) -> str:
        if key:
            levels = self.rows.levels.get(criterion.scale_id or 0, ())
            return next((str(one) for one in levels if one.key == key), key.capitalize())
        return wording.plain_number(points) if points is not None else _("Not rated")

    def _measured(self, criterion: Criterion, found: EngineCell | None) -> str:
        """ "Share of target: 86%"."""
        test = getattr(criterion, "test", None)
        key = measure_of(self.rows.criterion(criterion)) or (
            test.measure.key if test is not None and test.measure is not None else None
        )
        if key is None or found is None or found.measure is None:
            return ""
        name = measure_name(self.rows.problem, key)
        # "About" is for sentences; two decimals say as much beside a level.
        value = measure_value(self.rows.problem, key, found.measure).replace("about ", "")
        return f"{name[:1].upper()}{name[1:]}: {value}"


def _rank(one: OptionResult) -> str:
    if one.rank is not None:
        return wording.rank(one.rank, one.joint)
    if one.best_rank is not None and one.worst_rank is not None:
        if one.best_rank == one.worst_rank:
            return str(one.best_rank)
        return _("%(best)d to %(worst)d") % {"best": one.best_rank, "worst": one.worst_rank}
    return _("not ranked")


def _note(rating: Rating | None, found: EngineCell | None) -> str:
    if rating is not None:
        return rating.not_applicable or rating.reason
    return found.reason if found is not None else ""
