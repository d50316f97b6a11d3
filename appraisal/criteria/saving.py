"""Saves a criterion as it is stated, with its bands, its test and its excuse."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from appraisal.criteria.rule import Forgiven, GatewayAsks, MeasureBand, Rule
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
)
from workbench.rows.order import next_position
from workbench.rows.writing import Writer


def save_rule(writer: Writer, criterion: Criterion, rule: Rule) -> None:
    """Saves the criterion with this rule in place of what it had. Raises `ValidationError` where
    another criterion of the appraisal has its code, or a measure or level is not there any more."""
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
