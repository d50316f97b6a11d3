"""The scoring grid: a row for each criterion, a column for each option, each cell in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from django.utils.translation import gettext as _

from appraisal.access import AppraisalPlace
from appraisal.casefile.rows import AppraisalRows
from appraisal.engine.checking.fault import ProblemError
from appraisal.engine.problem import TotalAs
from appraisal.engine.result import Cell as EngineCell
from appraisal.engine.result import CellState, OptionResult, Result
from appraisal.engine.scales import measure_of
from appraisal.engine.words.measures import measure_name, measure_value
from appraisal.engine.words.outcomes import (
    outcome_cell,
    rank_note,
    rank_words,
    standing_words,
)
from appraisal.engine.words.states import TINTED_LEVELS, state_words
from appraisal.engine.words.totals import total_heading, total_places, total_words
from appraisal.models import Criterion, Level, Option, Rating
from appraisal.scoring.allowed import Allowed, meanings_of, rated_on
from appraisal.scoring.alone import WHOLE, Alone, Part
from appraisal.scoring.cells import GridCell, GridRow, given_words, note_of
from workbench.numbers.listing import listed, opening
from workbench.numbers.text import plain_number
from workbench.pages.tables import Cell, Column, Row, Table

# The states that a cell says by themselves; the others need the level, or who is to give it.
SAID = frozenset(
    {CellState.PASS, CellState.FAIL, CellState.EXCUSED, CellState.NOT_APPLICABLE},
)


@dataclass(frozen=True)
class ScoringGrid:
    """The grid of one appraisal, or what is shown `alone` of it, with its progress and the outcome
    so far."""

    place: AppraisalPlace
    rows: AppraisalRows
    alone: Alone = WHOLE

    @cached_property
    def result(self) -> Result | None:
        """The engine's result; None where the rules contradict themselves."""
        try:
            return self.rows.result
        except ProblemError:
            return None

    @cached_property
    def criteria(self) -> list[Criterion]:
        """The criteria that options are rated or tested on."""
        return [c for c in self.rows.criteria if c.role != Criterion.Role.CONSIDERATION]

    @cached_property
    def lines(self) -> tuple[GridRow, ...]:
        return tuple(
            GridRow(
                criterion,
                self.allowed(criterion),
                tuple(self.cell(option, criterion) for option in self.part.options),
                self.part.cards,
                self._labels[criterion.code],
            )
            for criterion in self.part.criteria
        )

    @cached_property
    def part(self) -> Part:
        return Part(self.rows.open_options, self.criteria, self.alone)

    @cached_property
    def meanings(self) -> list[tuple[str, list[Level]]]:
        """The scales that criteria use, as `meanings_of` has them."""
        return meanings_of(self.criteria, self.rows.levels)

    def allowed(self, criterion: Criterion) -> Allowed:
        if criterion.pk not in self._allowed:
            levels = self.rows.levels.get(criterion.scale_id or 0, ())
            self._allowed[criterion.pk] = rated_on(criterion, levels)
        return self._allowed[criterion.pk]

    def cell(self, option: Option, criterion: Criterion) -> GridCell:
        by_hand = self.allowed(criterion).by_people
        rating = self.ratings.get((option.pk, criterion.pk))
        found = self._cells.get((option.code, criterion.code))
        text, kind = self._text(criterion, rating, found)
        url = f"{self._address}{option.slug}/{criterion.slug}/" if by_hand else ""
        measured = self._measured(criterion, found)
        labels = self._columns[option.pk], self._labels[criterion.code]
        note = note_of(rating, found)
        return GridCell(option, criterion, measured, text, kind, note, url, rating, labels)

    def derived(self, option: Option) -> tuple[GridCell, ...]:
        """The option's cells on gateways: a rating elsewhere may make them pass, fail or be
        excused."""
        return tuple(
            self.cell(option, criterion)
            for criterion in self.criteria
            if criterion.role != Criterion.Role.RANKING
        )

    @cached_property
    def by_hand(self) -> list[Criterion]:
        """The criteria that people rate."""
        return [one for one in self.criteria if self.allowed(one).by_people]

    @property
    def has_links(self) -> bool:
        """Whether there is a cell that people rate."""
        return bool(self.by_hand and self.rows.open_options)

    def find(self, option: str, criterion: str, *, alone: bool = False) -> GridCell | None:
        """The cell of these slugs, where people rate it. One that stands `alone`, to be rated, does
        not say what came of it, so that nothing is worked out."""
        options = [one for one in self.rows.open_options if one.slug == option]
        criteria = [one for one in self.by_hand if one.slug == criterion]
        if not options or not criteria:
            return None
        (at, *_), (on, *_) = options, criteria
        if not alone:
            return self.cell(at, on)
        rating = self.ratings.get((at.pk, on.pk))
        return GridCell(at, on, "", "", "", "", f"{self._address}{option}/{criterion}/", rating)

    def around(self, option: Option, criterion: Criterion) -> tuple[str, str]:
        """The addresses of the cells before and after this one, criterion by criterion, "" at
        either end."""
        urls = [
            f"{self._address}{one.slug}/{row.slug}/"
            for row in self.by_hand
            for one in self.rows.open_options
        ]
        here = urls.index(f"{self._address}{option.slug}/{criterion.slug}/")
        before = urls[here - 1] if here else ""
        return before, urls[here + 1] if here + 1 < len(urls) else ""

    @property
    def in_words(self) -> bool:
        """Whether every criterion is a consideration, so that nothing is rated."""
        roles = {criterion.role for criterion in self.rows.criteria}
        return roles == {Criterion.Role.CONSIDERATION}

    @cached_property
    def progress(self) -> str:
        """ "22 of 25 ratings given; 3 to go." """
        total = len(self.by_hand) * len(self.rows.open_options)
        given = sum(
            (option.pk, criterion.pk) in self.ratings
            for criterion in self.by_hand
            for option in self.rows.open_options
        )
        if not total and self.in_words:
            return _("Nothing is rated: every criterion is weighed in words.")
        if not total:
            return _("There is nothing to rate yet.")
        return given_words(given, total)

    @cached_property
    def standing(self) -> Table | None:
        """The outcome of each option on the ratings given so far, as a table; None where nothing
        can be worked out."""
        result = self.result
        if result is None:
            return None
        columns = [Column(_("Option")), Column(_("Rank"), numeric=True), Column(_("Outcome"))]
        if result.weighted:
            total_as = TotalAs(self.rows.appraisal.total_as)
            columns.append(Column(total_heading(total_as), numeric=True))
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
        """Each option that is shown with its outcome in a few words, for the column headings."""
        found = {} if self.result is None else {one.code: one for one in self.result.options}
        for option in self.part.options:
            one = found.get(option.code)
            yield option, "" if one is None else opening(standing_words(one))

    def heads(self) -> Iterator[tuple[Option, str, str]]:
        """As `places`, each with the name in the page by which cells find the option."""
        for option, place in self.places():
            yield option, place, self._columns[option.pk]

    def _standing_cells(self, one: OptionResult, result: Result) -> tuple[Cell, ...]:
        criteria = {c.code: c.name for c in self.rows.criteria}
        shown = {option.code for option in self.rows.shown_options}
        gaps = [criteria[code] for code in one.gaps] if one.code in shown else []
        note = _("Missing: %(gaps)s") % {"gaps": listed(gaps)} if gaps else ""
        cells = [
            Cell(opening(rank_words(one)), note=rank_note(one)),
            Cell(outcome_cell(one), note=note),
        ]
        if result.weighted:
            total = total_words(one, self._total_places)
            cells.append(Cell(opening(total) if one.code in shown else _("Withheld")))
        return tuple(cells)

    @cached_property
    def _allowed(self) -> dict[int, Allowed]:
        """What people may give, by criterion, as far as it was asked."""
        return {}

    @cached_property
    def _address(self) -> str:
        """The address of the grid, beneath which every cell has its own."""
        return self.place.url("scoring")

    @cached_property
    def _columns(self) -> dict[int, str]:
        return {one.pk: f"o{at}" for at, one in enumerate(self.rows.open_options)}

    @cached_property
    def _labels(self) -> dict[str, str]:
        return {one.code: f"c{at}" for at, one in enumerate(self.criteria)}

    @cached_property
    def _measures(self) -> dict[int, str | None]:
        """The measure that each criterion is read from or tested on, by key; None without one."""
        found = {}
        of_engine = {one.code: one for one in self.rows.problem.criteria}
        for criterion in self.criteria:
            test = getattr(criterion, "test", None)
            tested = test.measure.key if test is not None and test.measure is not None else None
            found[criterion.pk] = measure_of(of_engine[criterion.code]) or tested
        return found

    @cached_property
    def _total_places(self) -> int:
        return 0 if self.result is None else total_places(self.result.options)

    @cached_property
    def ratings(self) -> dict[tuple[int, int], Rating]:
        """The agreed ratings that were read, by the keys of option and criterion."""
        return {(r.option_id, r.criterion_id): r for r in self.rows.ratings}

    @cached_property
    def _cells(self) -> dict[tuple[str, str], EngineCell]:
        cells = self.result.cells if self.result is not None else ()
        return {(cell.option, cell.criterion): cell for cell in cells}

    def _text(
        self, criterion: Criterion, rating: Rating | None, found: EngineCell | None
    ) -> tuple[str, str]:
        """The words of the cell and its mark."""
        if found is not None and found.state in SAID:
            return opening(state_words(found.state)), str(found.state)
        if found is not None and found.state is CellState.RATED:
            kind = found.level if found.level in TINTED_LEVELS else ""
            return self._level(criterion, found.level, found.points), kind or ""
        if rating is not None:
            if rating.not_applicable:
                return opening(state_words(CellState.NOT_APPLICABLE)), "not-applicable"
            points = None if rating.points is None else Fraction(rating.points)
            kind = rating.level if rating.level in TINTED_LEVELS | {"pass", "fail"} else ""
            return self._level(criterion, rating.level, points), kind
        by_hand = self.allowed(criterion).by_people
        not_rated = opening(state_words(CellState.MISSING))
        return (not_rated if by_hand else _("No value yet")), "missing"

    def _level(self, criterion: Criterion, key: str | None, points: Fraction | None) -> str:
        if key:
            levels = self.rows.levels.get(criterion.scale_id or 0, ())
            return next((str(one) for one in levels if one.key == key), key.capitalize())
        if points is None:
            return opening(state_words(CellState.MISSING))
        return plain_number(points)

    def _measured(self, criterion: Criterion, found: EngineCell | None) -> str:
        """ "Share of target: 86%"."""
        key = self._measures[criterion.pk]
        if key is None or found is None or found.measure is None:
            return ""
        name = opening(measure_name(self.rows.problem, key))
        return f"{name}: {measure_value(self.rows.problem, key, found.measure)}"
