"""The sheet of moderation: every cell that people rate, with what each assessor gave, how far they
agree, and what was agreed. Read in a constant number of queries, the assessors' ratings as plain
values: a large panel gives tens of thousands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from appraisal.casefile.rows import AppraisalRows
from appraisal.engine import problem as engine
from appraisal.engine.agreement.cells import CellAgreement, agreement_on
from appraisal.engine.agreement.lines import Line, line_of
from appraisal.engine.agreement.totals import Orders, orders_of, own_totals
from appraisal.models import Appraisal, Assessor, Criterion, Option, Rating
from appraisal.scoring.allowed import Allowed, rated_on


class Own(NamedTuple):
    """What one assessor gave in one cell: the rating, its points as they were typed, whether they
    abstained, and the words."""

    rating: engine.Rating
    points: Decimal | None
    abstained: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Member:
    """One of the panel, as pages call them: their code, with the role and the authority where they
    are known; `name` is for people of the site who may read it."""

    code: str
    role: str = ""
    authority: str = ""
    name: str = ""

    @property
    def words(self) -> str:
        """ "A1, Head of finance, Barnet"."""
        return ", ".join(filter(None, (self.code, self.role, self.authority)))


@dataclass(frozen=True, slots=True)
class PanelCell:
    """One option on one criterion. `place` is its number in the sequence of the page, `agreed` the
    agreed rating, None while there is none."""

    option: Option
    criterion: Criterion
    allowed: Allowed
    line: Line
    own: tuple[Own, ...]
    agreement: CellAgreement
    agreed: Rating | None
    place: int
    waiting: int

    @property
    def anchor(self) -> str:
        return anchor_of(self.option, self.criterion)

    @property
    def name(self) -> str:
        return f"{self.option} on {self.criterion}"

    @property
    def is_equal(self) -> bool:
        """Whether the whole panel has spoken, and everybody who rates says the same."""
        return self.agreement.same and not self.waiting


def anchor_of(option: Option, criterion: Criterion) -> str:
    return f"{option.slug}--{criterion.slug}"


@dataclass(frozen=True)
class ModerationSheet:
    """The sheet of one appraisal: its rows, who assesses, and their ratings by option and
    criterion."""

    rows: AppraisalRows
    members: tuple[Member, ...]
    own: dict[tuple[int, int], list[Own]]

    @classmethod
    def of(
        cls, appraisal: Appraisal, *, exempt: Mapping[int, str] | None = None
    ) -> "ModerationSheet":
        """Nine queries. Options that are `exempt` for whoever reads have no cells."""
        rows = AppraisalRows.of(appraisal, exempt=exempt)
        codes = {one.pk: one.code for one in rows.options}
        criteria = {one.pk: one.code for one in rows.criteria}
        own: dict[tuple[int, int], list[Own]] = {}
        said: dict[str, None] = {}
        values = Rating.objects.filter(option__appraisal=appraisal).exclude(assessor="")
        for option, criterion, who, level, points, apart, abstained, reason in values.order_by(
            "position", "pk"
        ).values_list(
            "option_id",
            "criterion_id",
            "assessor",
            "level",
            "points",
            "not_applicable",
            "abstained",
            "reason",
        ):
            said[who] = None
            rating = engine.Rating(
                codes[option],
                criteria[criterion],
                level or None,
                None if points is None else Fraction(points),
                apart or None,
                "",
                who,
            )
            one = Own(rating, points, bool(abstained), abstained or apart or reason)
            own.setdefault((option, criterion), []).append(one)
        return cls(rows, _members(appraisal, said), own)

    @cached_property
    def cells(self) -> tuple[PanelCell, ...]:
        """Every cell that people rate, option by option."""
        rated = [
            (criterion, allowed, line)
            for criterion in self.rows.criteria
            if (allowed := self._allowed(criterion)).by_people
            and (line := line_of(self._engine[criterion.code])) is not None
        ]
        agreed = {(one.option_id, one.criterion_id): one for one in self.rows.ratings}
        order = {one.code: index for index, one in enumerate(self.members)}
        found: list[PanelCell] = []
        for option in self.rows.open_options:
            for criterion, allowed, line in rated:
                key = (option.pk, criterion.pk)
                own = sorted(
                    self.own.get(key, ()), key=lambda one: order[one.rating.assessor or ""]
                )
                abstained = [one.rating.assessor or "" for one in own if one.abstained]
                ratings = (one.rating for one in own if not one.abstained)
                found.append(
                    PanelCell(
                        option,
                        criterion,
                        allowed,
                        line,
                        tuple(own),
                        agreement_on(line, ratings, abstained),
                        agreed.get(key),
                        len(found),
                        len(self.members) - len(own),
                    )
                )
        return tuple(found)

    @cached_property
    def by_disagreement(self) -> list[PanelCell]:
        """The cells with the greatest disagreement first; those that agree as much, in the sequence
        of the page."""
        return sorted(
            self.cells,
            key=lambda one: tuple(-float(part) for part in one.agreement.disagreement),
        )

    @property
    def by_criterion(self) -> list[PanelCell]:
        places = {one.pk: index for index, one in enumerate(self.rows.criteria)}
        return sorted(self.cells, key=lambda one: places[one.criterion.pk])

    @property
    def equal(self) -> list[PanelCell]:
        """The cells on which the whole panel says the same."""
        return [one for one in self.cells if one.is_equal]

    @property
    def open_and_equal(self) -> list[PanelCell]:
        """Those of them that are not agreed yet."""
        return [one for one in self.equal if one.agreed is None]

    @property
    def ratings(self) -> Iterable[engine.Rating]:
        """Every assessor's ratings; who abstains has none."""
        return (one.rating for cell in self.own.values() for one in cell if not one.abstained)

    @cached_property
    def orders(self) -> Orders:
        """How far the orders agree that follow from each assessor's ratings."""
        problem = self.rows.problem
        codes = [one.code for one in self.members]
        return orders_of(problem, own_totals(problem, self.ratings, codes))

    @cached_property
    def _engine(self) -> dict[str, engine.Criterion]:
        return {one.code: one for one in self.rows.problem.criteria}

    def _allowed(self, criterion: Criterion) -> Allowed:
        return rated_on(criterion, self.rows.levels.get(criterion.scale_id or 0, ()))


def _members(appraisal: Appraisal, said: Iterable[str]) -> tuple[Member, ...]:
    """Those who are listed as assessors, then those of whom there are ratings alone."""
    listed = Assessor.objects.filter(appraisal=appraisal).select_related("user")
    members = {
        one.code: Member(one.code, one.role, one.authority, str(one.user) if one.user else "")
        for one in listed.order_by("position", "pk")
    }
    for code in said:
        members.setdefault(code, Member(code))
    return tuple(members.values())
