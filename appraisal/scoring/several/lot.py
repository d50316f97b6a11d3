"""The cells that one form rates: those of one option, or those of one criterion."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.http import Http404
from django.utils.translation import gettext as _

from appraisal.access import AppraisalPlace
from appraisal.casefile.rows import AppraisalRows
from appraisal.models import Criterion, Level, Option, Rating
from appraisal.scoring.allowed import Allowed, meanings_of
from appraisal.scoring.apart.grid import OwnGrid
from appraisal.scoring.cells import given_words
from appraisal.scoring.grid import ScoringGrid
from appraisal.scoring.writing import Key
from workbench.models import User


@dataclass(frozen=True, slots=True)
class LotCell:
    """One of the cells: which ratings its criterion accepts, and the one that stands, if any.
    `name` tells it from the others of the form, `question` is what its criterion asks."""

    option: Option
    criterion: Criterion
    allowed: Allowed
    rating: Rating | None
    name: str
    question: str
    url: str

    @property
    def key(self) -> Key:
        return self.option.pk, self.criterion.pk


@dataclass(frozen=True, slots=True)
class Lot:
    """The cells, beneath a heading, with what the levels of their scales mean. `after` is the name
    and the address of the next option, or criterion, "" behind the last; `beside` those of all."""

    heading: str
    question: str
    cells: tuple[LotCell, ...]
    meanings: list[tuple[str, list[Level]]]
    after: tuple[str, str]
    beside: list[tuple[str, str]]

    @property
    def progress(self) -> str:
        """ "3 of 8 ratings given; 5 to go." """
        total, given = len(self.cells), sum(cell.rating is not None for cell in self.cells)
        return given_words(given, total)


@dataclass(frozen=True)
class Ground:
    """The options and criteria that a person rates in an appraisal, and their ratings of one lot:
    their own, or those that are agreed."""

    place: AppraisalPlace
    options: Sequence[Option]
    criteria: Sequence[Criterion]
    levels: dict[int, list[Level]]
    allowed: dict[int, Allowed]
    ratings: dict[Key, Rating]

    @classmethod
    def own(cls, place: AppraisalPlace, user: User, option: str, criterion: str) -> "Ground":
        """As the person rates apart from others. The slug of an option or a criterion that is empty
        takes all."""
        grid = OwnGrid.along(place, user, option, criterion)
        allowed = {row.pk: grid.allowed(row) for row in grid.criteria}
        return cls(place, grid.options, grid.criteria, grid.levels, allowed, grid.ratings)

    @classmethod
    def agreed(cls, place: AppraisalPlace, option: str, criterion: str) -> "Ground":
        """As agreed ratings are recorded."""
        rows = AppraisalRows.of(
            place.appraisal, cell=(option, criterion), exempt=place.exempt.options
        )
        grid = ScoringGrid(place, rows)
        allowed = {row.pk: grid.allowed(row) for row in grid.by_hand}
        return cls(place, rows.open_options, grid.by_hand, rows.levels, allowed, grid.ratings)

    def of_option(self, slug: str) -> Lot:
        """One option on every criterion; 404 where there is none to rate."""
        at = _position([one.slug for one in self.options], slug)
        option = self.options[at]
        cells = tuple(self._cell(option, row, row.name, row.question) for row in self.criteria)
        return self._lot(
            _("Rate %(option)s") % {"option": option},
            "",
            cells,
            self._after("option-scoring", self.options[at + 1 :]),
            self._beside("option-scoring", self.options),
        )

    def of_criterion(self, slug: str) -> Lot:
        """Every option on one criterion; 404 where there is none to rate."""
        at = _position([one.slug for one in self.criteria], slug)
        criterion = self.criteria[at]
        cells = tuple(self._cell(one, criterion, one.name, "") for one in self.options)
        return self._lot(
            _("Rate every option on %(criterion)s") % {"criterion": criterion},
            criterion.question,
            cells,
            self._after("criterion-scoring", self.criteria[at + 1 :]),
            self._beside("criterion-scoring", self.criteria),
        )

    def _lot(
        self,
        heading: str,
        question: str,
        cells: tuple[LotCell, ...],
        after: tuple[str, str],
        beside: list[tuple[str, str]],
    ) -> Lot:
        if not cells:
            raise Http404
        meanings = meanings_of([cell.criterion for cell in cells], self.levels)
        return Lot(heading, question, cells, meanings, after, beside)

    def _cell(self, option: Option, criterion: Criterion, name: str, question: str) -> LotCell:
        option.appraisal = criterion.appraisal = self.place.appraisal
        allowed = self.allowed[criterion.pk]
        rating = self.ratings.get((option.pk, criterion.pk))
        url = f"{self._address}{option.slug}/{criterion.slug}/"
        return LotCell(option, criterion, allowed, rating, name, question, url)

    @cached_property
    def _address(self) -> str:
        """The address of the grid, beneath which every cell has its own."""
        return self.place.url("scoring")

    def _after(self, page: str, left: Sequence[Option] | Sequence[Criterion]) -> tuple[str, str]:
        return self._beside(page, left[:1])[0] if left else ("", "")

    def _beside(
        self, page: str, rows: Sequence[Option] | Sequence[Criterion]
    ) -> list[tuple[str, str]]:
        return [(one.name, self.place.url(page, one.slug)) for one in rows]


def _position(slugs: Sequence[str], slug: str) -> int:
    found = [at for at, one in enumerate(slugs) if one == slug]
    if not found:
        raise Http404
    return found[0]
