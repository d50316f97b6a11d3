"""The ratings that a criterion accepts, and the ratings and rules that a change of it would make
invalid."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import assert_never

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from appraisal.engine.gateway_kinds import kind_called
from appraisal.models import Band, Criterion, Excuse, GatewayTest, Level, Rating, Scale
from workbench.numbers.listing import listed
from workbench.numbers.text import plain_number


@dataclass(frozen=True, slots=True)
class Choice:
    """A level that may be given: its key, its name and its meaning."""

    key: str
    name: str
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Allowed:
    """The ratings that people may give: levels, or points from `least` to `most`. With neither they
    may give none, and `because` says where the answer comes from."""

    levels: tuple[Choice, ...] = ()
    least: Decimal | None = None
    most: Decimal | None = None
    because: str = ""

    @property
    def by_people(self) -> bool:
        return bool(self.levels) or self.in_points

    @property
    def in_points(self) -> bool:
        return self.least is not None

    @property
    def words(self) -> str:
        """ "High, Medium or Low", or "points from 0 to 10"."""
        if self.least is not None and self.most is not None:
            return _("points from %(least)s to %(most)s") % {
                "least": plain_number(self.least),
                "most": plain_number(self.most),
            }
        return listed([level.name for level in self.levels], _("or"))

    def takes(self, level: str, points: Decimal | None) -> bool:
        """Whether this level, or these points, can be given."""
        if level:
            return any(level == choice.key for choice in self.levels)
        if points is None or self.least is None or self.most is None:
            return False
        return self.least <= points <= self.most


VERDICTS = Allowed(levels=(Choice("pass", "Pass"), Choice("fail", "Fail")))


def on_scale(scale: Scale, levels: Iterable[Level]) -> Allowed:
    """The ratings that a scale allows by itself."""
    if scale.minimum is not None:
        return Allowed(least=scale.minimum, most=scale.maximum)
    return Allowed(
        levels=tuple(Choice(level.key, str(level), level.definition) for level in levels)
    )


def rated_on(criterion: Criterion, levels: Iterable[Level]) -> Allowed:
    """The ratings that people may give on a criterion; `levels` are those of its scale, in
    sequence."""
    role = Criterion.Role(criterion.role)
    match role:
        case Criterion.Role.CONSIDERATION:
            return Allowed(because=_("It is weighed in words and never rated."))
        case Criterion.Role.RANKING:
            return _rated_or_measured(criterion, levels)
        case Criterion.Role.GATEWAY | Criterion.Role.CONDITIONAL:
            return _judged_or_tested(getattr(criterion, "test", None))
        case _:
            assert_never(role)


def allowed_of(criteria: Iterable[Criterion]) -> dict[int, Allowed]:
    """What people may give on each of these criteria, by its key, in one query."""
    rows = list(criteria)
    levels: dict[int | None, list[Level]] = {}
    scales = {row.scale_id for row in rows if row.scale_id}
    for level in Level.objects.filter(scale__in=scales).order_by("position", "pk"):
        levels.setdefault(level.scale_id, []).append(level)
    return {row.pk: rated_on(row, levels.get(row.scale_id, ())) for row in rows}


def meanings_of(
    criteria: Iterable[Criterion], levels: Mapping[int, list[Level]]
) -> list[tuple[str, list[Level]]]:
    """The scales that criteria use by name, with their levels, each once. `levels` are those of
    the appraisal, by scale."""
    scales = {row.scale.pk: row.scale for row in criteria if row.scale is not None}
    found = [(scale, levels.get(pk, [])) for pk, scale in scales.items()]
    return [(scale.named(named), named) for scale, named in found if named]


def _rated_or_measured(criterion: Criterion, levels: Iterable[Level]) -> Allowed:
    measure = criterion.linear_measure or criterion.banded_measure
    if measure is not None:
        return Allowed(because=_("It is taken from the measure “%(name)s”.") % {"name": measure})
    if criterion.price_from:
        return Allowed(because=_("It is worked out from what each option costs."))
    assert criterion.scale is not None
    return on_scale(criterion.scale, levels)


def _judged_or_tested(test: GatewayTest | None) -> Allowed:
    if test is None or kind_called(test.kind).is_rated:
        return VERDICTS
    if test.measure is not None:
        return Allowed(
            because=_("It is tested on the measure “%(name)s”.") % {"name": test.measure}
        )
    assert test.ranking is not None
    return Allowed(
        because=_("It is tested on the ranking criterion “%(name)s”.") % {"name": test.ranking}
    )


def reached_on(criterion: Criterion, levels: Iterable[Level]) -> Allowed:
    """The levels or points that an option can reach on a criterion, rated or measured: those that
    tests and excuses may ask for. None on a criterion that does not rank."""
    if criterion.role != Criterion.Role.RANKING:
        return Allowed()
    if criterion.price_from:
        return Allowed()
    if criterion.linear_measure is not None:
        return Allowed(least=Decimal(0), most=criterion.linear_points)
    assert criterion.scale is not None
    return on_scale(criterion.scale, levels)


def refuse_stranding(criterion: Criterion, rated: Allowed, reached: Allowed) -> list[str]:
    """One sentence for each rating, test and excuse that would be invalid if the criterion accepted
    only the ratings `rated` and could reach only `reached`."""
    lost = []
    names = _level_names(criterion)
    for rating in Rating.objects.filter(criterion=criterion).select_related("option", "criterion"):
        if not rating.not_applicable and not rated.takes(rating.level, rating.points):
            lost.append(_("%(rating)s is rated %(given)s.") % _words(rating, rating, names))
    for test in GatewayTest.objects.filter(ranking=criterion).select_related("criterion"):
        if not reached.takes(test.level, test.points):
            words = _words(test.criterion, test, names) | {"ranking": criterion}
            lost.append(_("“%(rating)s” asks for %(given)s on “%(ranking)s”.") % words)
    for excuse in Excuse.objects.filter(of__ranking=criterion).select_related("criterion"):
        if not reached.takes(excuse.level, None):
            lost.append(
                _("The excuse of “%(excuse)s” counts “%(ranking)s” at %(level)s or above.")
                % {
                    "excuse": excuse.criterion,
                    "ranking": criterion,
                    "level": _name(names, excuse.level),
                }
            )
    return lost


def refuse_bands(criterion: Criterion, reached: Allowed) -> list[str]:
    """One sentence for each band of the criterion whose level would no longer exist."""
    return [
        _("A band of “%(criterion)s” gives %(level)s.")
        % {"criterion": criterion, "level": band.level}
        for band in Band.objects.filter(criterion=criterion).select_related("level")
        if not reached.takes(band.level.key, None)
    ]


def refuse(lost: list[str]) -> None:
    """Raises `ValidationError` with these sentences, if there are any."""
    if lost:
        first = _("Ratings and rules still use what this would take away. Change these first:")
        raise ValidationError([first, *lost])


def _level_names(criterion: Criterion) -> dict[str, str]:
    """The names of the levels of the appraisal's scales, by key."""
    levels = Level.objects.filter(scale__appraisal=criterion.appraisal_id)
    return {level.key: str(level) for level in levels}


def _name(names: dict[str, str], key: str) -> str:
    return names.get(key, key.capitalize())


def _words(
    subject: object, given: Rating | GatewayTest, names: dict[str, str]
) -> dict[str, object]:
    points = "" if given.points is None else plain_number(given.points)
    return {"rating": subject, "given": _name(names, given.level) if given.level else points}
