"""What people do to criteria: add, change, move and remove one with its rules."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from appraisal.engine.option_finance import FINANCE_MEASURES
from appraisal.models import (
    Appraisal,
    Band,
    Criterion,
    Excuse,
    ExcusingCriterion,
    GatewayTest,
    Level,
    Measure,
    Rating,
    Scale,
)
from appraisal.scoring.allowed import rated_on, reached_on, refuse, refuse_stranding
from appraisal.what_if.scenarios.codes import follow_criterion
from workbench.models import User
from workbench.rows.order import lock, next_position, swap
from workbench.rows.slugs import slug_for
from workbench.rows.writing import Writer, plain, snapshot, write


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A straight line from the values of a measure to points: `worst` is worth nothing, `best` is
    worth `points`. `measure` is its key."""

    measure: str
    worst: Decimal
    best: Decimal
    points: Decimal


@dataclass(frozen=True, slots=True)
class ComparedPrice:
    """Prices compared: `points` for the lowest. A price is the measure of this key, or without one
    what the option costs."""

    points: Decimal
    measure: str = ""


@dataclass(frozen=True, slots=True)
class MeasureBand:
    """A band of a measure: from `at_least` or up to `at_most` it gives the level of this key; with
    neither, for all remaining values."""

    level: str
    at_least: Decimal | None = None
    at_most: Decimal | None = None


@dataclass(frozen=True, slots=True)
class GatewayAsks:
    """What a gateway asks: a test of some kind (`GatewayTest.Kind`), with its measure by key or its
    ranking criterion."""

    kind: str
    measure: str = ""
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    ranking: Criterion | None = None
    level: str = ""
    points: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Forgiven:
    """What excuses a failed gateway: at least `at_least` of these ranking criteria at or above a
    level."""

    at_least: int
    of: tuple[Criterion, ...]
    level: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A criterion as people state it; `bands_measure` is the key of the measure that bands turn
    into a level."""

    role: str
    code: str
    name: str
    question: str = ""
    scale: Scale | None = None
    weight: Decimal | None = None
    line: MeasureLine | None = None
    price: ComparedPrice | None = None
    bands_measure: str = ""
    bands: tuple[MeasureBand, ...] = ()
    test: GatewayAsks | None = None
    excuse: Forgiven | None = None


def add_criterion(*, appraisal: Appraisal, rule: Rule, by: User, token: UUID) -> Criterion:
    """Adds a criterion at the end."""
    with write(by=by, token=token) as writer:
        rows = Criterion.objects.filter(appraisal=appraisal)
        place = next_position(appraisal, rows)
        slug = slug_for(rule.code, set(rows.values_list("slug", flat=True)))
        criterion = Criterion(appraisal=appraisal, slug=slug, position=place)
        _save(writer, criterion, rule)
        writer.record("added criterion", criterion, appraisal.programme, after=whole(criterion))
    return criterion


def change_criterion(
    *, criterion: Criterion, rule: Rule, by: User, token: UUID, version: int | None
) -> Criterion:
    """Changes a criterion and its rules. Raises `ValidationError` naming the ratings, tests and
    excuses that the change would strand."""
    with write(by=by, token=token) as writer:
        row = writer.lock(Criterion.objects.filter(pk=criterion.pk), version or 0)
        before, was = whole(row), row.code
        _save(writer, row, rule)
        if row.code != was:
            follow_criterion(row.appraisal, was, row.code)
        levels = list(Level.objects.filter(scale=row.scale_id).order_by("position", "pk"))
        refuse(refuse_stranding(row, rated_on(row, levels), reached_on(row, levels)))
        programme = row.appraisal.programme
        writer.record("changed criterion", row, programme, before=before, after=whole(row))
    return row


def remove_criterion(*, criterion: Criterion, by: User, token: UUID, version: int | None) -> None:
    """Removes a criterion with its ratings; refused while another criterion's rule rests on it."""
    with write(by=by, token=token) as writer:
        row = writer.lock(Criterion.objects.filter(pk=criterion.pk), version or 0)
        resting = rules_resting_on(row)
        if resting:
            raise ValidationError(
                [_("Other rules rest on this criterion. Change these first:"), *resting]
            )
        ratings = [snapshot(rating) for rating in row.ratings.order_by("pk")]
        before = whole(row) | {"ratings": ratings}
        programme = row.appraisal.programme
        writer.record("removed criterion", row, programme, before=before, removed=True)
        row.delete()


def rules_resting_on(criterion: Criterion) -> list[str]:
    """One sentence for each rule of another criterion that refers to this one."""
    tests = GatewayTest.objects.filter(ranking=criterion).select_related("criterion")
    excuses = Excuse.objects.filter(of__ranking=criterion).select_related("criterion")
    return [
        *(_("“%(name)s” is tested on it.") % {"name": test.criterion} for test in tests),
        *(_("The excuse of “%(name)s” counts it.") % {"name": one.criterion} for one in excuses),
    ]


def move_criterion(
    *, criterion: Criterion, up: bool, by: User, token: UUID, version: int | None
) -> None:
    """Moves the criterion past its neighbour of the same role. Versions stay as they are, since the
    sequence decides nothing: no form that somebody has open becomes out of date."""
    with write(by=by, token=token) as writer:
        lock(criterion.appraisal)
        row = writer.lock(Criterion.objects.filter(pk=criterion.pk), version or 0)
        every = Criterion.objects.filter(appraisal_id=row.appraisal_id)
        was, now = swap(every, row, up=up, among=lambda one: one.role)
        if was == now:
            raise ValidationError(
                _("“%(name)s” is the first of its kind already.") % {"name": row}
                if up
                else _("“%(name)s” is the last of its kind already.") % {"name": row}
            )
        writer.record("moved criterion", row, row.appraisal.programme)


def whole(criterion: Criterion) -> dict[str, Any]:
    """The criterion with its bands, test and excuse as JSON values, for the trail."""
    bands = Band.objects.filter(criterion=criterion).select_related("level").order_by("position")
    test = GatewayTest.objects.filter(criterion=criterion).first()
    excuse = Excuse.objects.filter(criterion=criterion).first()
    return snapshot(criterion) | {
        "bands": [
            {
                "level": band.level.key,
                "at_least": plain(band.at_least),
                "at_most": plain(band.at_most),
            }
            for band in bands
        ],
        "test": snapshot(test) if test else None,
        "excuse": snapshot(excuse)
        | {"of": list(excuse.of.order_by("position").values_list("ranking__code", flat=True))}
        if excuse
        else None,
    }


def _save(writer: Writer, criterion: Criterion, rule: Rule) -> None:
    appraisal = criterion.appraisal
    others = Criterion.objects.filter(appraisal=appraisal).exclude(pk=criterion.pk)
    if others.filter(code=rule.code).exists():
        raise ValidationError(
            {"code": _("Another criterion has this code. Choose a different one.")}
        )
    for field in ("role", "code", "name", "question", "scale", "weight"):
        setattr(criterion, field, getattr(rule, field))
    if rule.role != Criterion.Role.RANKING:
        criterion.group = None
    line, price = rule.line, rule.price
    number = line or price
    criterion.linear_measure = _measure(appraisal, number.measure) if number else None
    criterion.linear_points = number.points if number else None
    criterion.linear_worst = line.worst if line else None
    criterion.linear_best = line.best if line else None
    if price is None:
        criterion.price_from = Criterion.PriceFrom.NONE
    else:
        kinds = Criterion.PriceFrom
        criterion.price_from = kinds.MEASURE if price.measure else kinds.COST
    criterion.banded_measure = _measure(appraisal, rule.bands_measure)
    writer.save(criterion)
    _replace_bands(criterion, rule.bands)
    _replace_test(criterion, rule.test)
    _replace_excuse(criterion, rule.excuse)


def _measure(appraisal: Appraisal, key: str) -> Measure | None:
    """The measure of this key; one that option finance works out is created when it is first
    used."""
    if not key:
        return None
    measure = Measure.objects.filter(appraisal=appraisal, key=key).first()
    if measure is not None:
        return measure
    for given in FINANCE_MEASURES:
        if given.key == key:
            place = next_position(appraisal, Measure.objects.filter(appraisal=appraisal))
            return Measure.objects.create(
                appraisal=appraisal, key=key, name=given.name, unit=given.unit, position=place
            )
    raise ValidationError(_("This appraisal has no measure “%(key)s” any more.") % {"key": key})


def _replace_bands(criterion: Criterion, bands: tuple[MeasureBand, ...]) -> None:
    Band.objects.filter(criterion=criterion).delete()
    levels = {level.key: level for level in Level.objects.filter(scale=criterion.scale_id)}
    for position, step in enumerate(bands):
        if step.level not in levels:
            raise ValidationError(
                _("The scale has no level “%(level)s”. Choose one of its own for the band.")
                % {"level": step.level}
            )
        band = Band(
            criterion=criterion,
            level=levels[step.level],
            at_least=step.at_least,
            at_most=step.at_most,
            position=position,
        )
        band.full_clean()
        band.save()


def _replace_test(criterion: Criterion, asked: GatewayAsks | None) -> None:
    GatewayTest.objects.filter(criterion=criterion).delete()
    criterion._state.fields_cache.pop("test", None)
    if asked is None:
        return
    test = GatewayTest(
        criterion=criterion,
        kind=asked.kind,
        measure=_measure(criterion.appraisal, asked.measure),
        at_least=asked.at_least,
        at_most=asked.at_most,
        ranking=asked.ranking,
        level=asked.level,
        points=asked.points,
    )
    test.full_clean()
    test.save()


def _replace_excuse(criterion: Criterion, forgiven: Forgiven | None) -> None:
    Excuse.objects.filter(criterion=criterion).delete()
    criterion._state.fields_cache.pop("excuse", None)
    if forgiven is None:
        return
    excuse = Excuse(criterion=criterion, at_least=forgiven.at_least, level=forgiven.level)
    excuse.full_clean()
    excuse.save()
    for position, ranking in enumerate(forgiven.of):
        ExcusingCriterion.objects.create(excuse=excuse, ranking=ranking, position=position)


def ratings_of(criterion: Criterion) -> int:
    """The number of agreed ratings that would be removed with the criterion."""
    return Rating.objects.filter(criterion=criterion, assessor="").count()
