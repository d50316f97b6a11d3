"""An assessor's own grid: a row for each criterion, a column for each option, and nothing of what
others say."""

from dataclasses import dataclass, replace
from functools import cached_property

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from appraisal.access import AppraisalPlace
from appraisal.engine.result import CellState
from appraisal.engine.words.states import TINTED_LEVELS, state_words
from appraisal.models import Assessor, Criterion, Level, Option, Rating
from appraisal.scoring.allowed import Allowed, meanings_of, rated_on
from appraisal.scoring.alone import WHOLE, Alone, Part
from appraisal.shown.progress import is_rated
from workbench.models import User
from workbench.numbers.listing import opening
from workbench.numbers.text import plain_number

MARKED = TINTED_LEVELS | {"pass", "fail"}


@dataclass(frozen=True, slots=True)
class OwnCell:
    """One option on one criterion as the assessor rated it; `rating` is None while they have
    not."""

    option: Option
    criterion: Criterion
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
class OwnRow:
    """One criterion that people rate, what it accepts, and a cell for each option."""

    criterion: Criterion
    allowed: Allowed
    cells: tuple[OwnCell, ...]


# The keys of an option and of a criterion.
Key = tuple[int, int]


@dataclass(frozen=True)
class OwnGrid:
    """The grid of one assessor: their own ratings by the keys of option and criterion, and the keys
    of all that they have given."""

    place: AppraisalPlace
    options: list[Option]
    criteria: list[Criterion]
    levels: dict[int, list[Level]]
    ratings: dict[Key, Rating]
    given: set[Key]
    alone: Alone = WHOLE

    @classmethod
    def of(cls, place: AppraisalPlace, user: User, alone: Alone) -> "OwnGrid":
        """The whole grid, or what is shown `alone` of it, in four queries."""
        ratings = {(one.option_id, one.criterion_id): one for one in _own(place, user)}
        return cls(place, *_ground(place), ratings, set(ratings), alone)

    @classmethod
    def around(cls, place: AppraisalPlace, user: User, option: str, criterion: str) -> "OwnGrid":
        """The grid with the rating of one cell alone, by the slugs of its option and criterion, in
        five queries."""
        own = _own(place, user)
        found = own.filter(option__slug=option, criterion__slug=criterion)
        return cls(
            place,
            *_ground(place),
            {(one.option_id, one.criterion_id): one for one in found},
            set(own.values_list("option_id", "criterion_id")),
        )

    @classmethod
    def along(cls, place: AppraisalPlace, user: User, option: str, criterion: str) -> "OwnGrid":
        """The grid with the ratings of one option, or of one criterion, alone, by its slug; the
        other slug is empty. In four queries; how far the grid is filled is not known."""
        own = _own(place, user)
        own = own.filter(option__slug=option) if option else own.filter(criterion__slug=criterion)
        ratings = {(one.option_id, one.criterion_id): one for one in own}
        return cls(place, *_ground(place), ratings, set(ratings))

    def with_saved(self, option: Option, criterion: Criterion, user: User) -> "OwnGrid":
        """The same grid after one cell was saved or cleared."""
        key = (option.pk, criterion.pk)
        rating = _own(self.place, user).filter(option=option, criterion=criterion).first()
        if rating is None:
            return replace(self, ratings={}, given=self.given - {key})
        return replace(self, ratings={key: rating}, given=self.given | {key})

    @cached_property
    def lines(self) -> tuple[OwnRow, ...]:
        return tuple(
            OwnRow(row, self.allowed(row), tuple(self.cell(one, row) for one in self.part.options))
            for row in self.part.criteria
        )

    @cached_property
    def part(self) -> Part:
        return Part(self.options, self.criteria, self.alone)

    @cached_property
    def meanings(self) -> list[tuple[str, list[Level]]]:
        """The scales that criteria use, as `meanings_of` has them."""
        return meanings_of(self.criteria, self.levels)

    def allowed(self, criterion: Criterion) -> Allowed:
        return rated_on(criterion, self.levels.get(criterion.scale_id or 0, ()))

    def cell(self, option: Option, criterion: Criterion) -> OwnCell:
        rating = self.ratings.get((option.pk, criterion.pk))
        text, kind = self._text(criterion, rating)
        note = ""
        if rating is not None:
            note = rating.not_applicable or rating.abstained or rating.reason
        url = f"{self._address}{option.slug}/{criterion.slug}/"
        return OwnCell(option, criterion, text, kind, note, url, rating)

    def unrated_after(self, option: Option, criterion: Criterion) -> str:
        """The address of the next cell that is not rated, round to the first; "" where all are."""
        cells = [(one.pk, row.pk) for row in self.criteria for one in self.options]
        here = cells.index((option.pk, criterion.pk))
        left = (key for key in (*cells[here + 1 :], *cells[:here]) if key not in self.given)
        found = next(left, None)
        if found is None:
            return ""
        one = next(one for one in self.options if one.pk == found[0])
        row = next(row for row in self.criteria if row.pk == found[1])
        return f"{self._address}{one.slug}/{row.slug}/"

    @cached_property
    def progress(self) -> str:
        """ "22 of 25 ratings given; 3 to go." """
        total = len(self.criteria) * len(self.options)
        rated = {row.pk for row in self.criteria}
        judged = {one.pk for one in self.options}
        given = sum(key[0] in judged and key[1] in rated for key in self.given)
        if not total:
            return _("There is nothing to rate yet.")
        if given == total:
            return ngettext(
                "Your one rating is given.", "All your %(total)d ratings are given.", total
            ) % {"total": total}
        return _("You have given %(given)d of %(total)d ratings; %(left)d to go.") % {
            "given": given,
            "total": total,
            "left": total - given,
        }

    @cached_property
    def _address(self) -> str:
        return reverse("scoring", args=[self.place.programme.slug, self.place.appraisal.slug])

    def _text(self, criterion: Criterion, rating: Rating | None) -> tuple[str, str]:
        """The words of the cell and its mark."""
        if rating is None:
            return opening(state_words(CellState.MISSING)), "missing"
        if rating.not_applicable:
            return opening(state_words(CellState.NOT_APPLICABLE)), "not-applicable"
        if rating.abstained:
            return _("Abstained"), "not-applicable"
        if rating.points is not None:
            return plain_number(rating.points), ""
        for level in self.levels.get(criterion.scale_id or 0, ()):
            if level.key == rating.level:
                return str(level), rating.level if rating.level in MARKED else ""
        return rating.level.capitalize(), rating.level if rating.level in MARKED else ""


def _own(place: AppraisalPlace, user: User) -> QuerySet[Rating]:
    """What this person has rated as an assessor of the appraisal."""
    codes = Assessor.objects.filter(appraisal=place.appraisal, user=user).values("code")
    return Rating.objects.filter(option__appraisal=place.appraisal, assessor__in=codes)


def _ground(
    place: AppraisalPlace,
) -> tuple[list[Option], list[Criterion], dict[int, list[Level]]]:
    """The options, the criteria that people rate, and the levels by scale."""
    appraisal = place.appraisal
    levels: dict[int, list[Level]] = {}
    for level in Level.objects.filter(scale__appraisal=appraisal).order_by("position", "pk"):
        levels.setdefault(level.scale_id, []).append(level)
    criteria = Criterion.objects.filter(appraisal=appraisal).select_related(
        "scale", "linear_measure", "banded_measure", "test__measure", "test__ranking"
    )
    return (
        # One that was ruled out early is not rated any more, nor one that the assessor may not see.
        list(
            appraisal.options.filter(ruled_out=None)
            .exclude(pk__in=place.exempt.options)
            .order_by("position", "pk")
        ),
        [row for row in criteria.order_by("position", "pk") if is_rated(row)],
        levels,
    )
