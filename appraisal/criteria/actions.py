"""What people do to criteria: add, change, move and remove one with its rules."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from appraisal.criteria.rule import Rule
from appraisal.criteria.saving import save_rule
from appraisal.models import Appraisal, Band, Criterion, Excuse, GatewayTest, Level, Rating
from appraisal.scoring.allowed import rated_on, reached_on, refuse, refuse_stranding
from appraisal.what_if.scenarios.codes import follow_criterion
from workbench.models import User
from workbench.rows.order import lock, next_position, swap
from workbench.rows.removing import remove_row
from workbench.rows.slugs import slug_for
from workbench.rows.writing import plain, snapshot, write


def add_criterion(*, appraisal: Appraisal, rule: Rule, by: User, token: UUID) -> Criterion:
    """Adds a criterion at the end."""
    with write(by=by, token=token) as writer:
        rows = Criterion.objects.filter(appraisal=appraisal)
        place = next_position(appraisal, rows)
        slug = slug_for(rule.code, set(rows.values_list("slug", flat=True)))
        criterion = Criterion(appraisal=appraisal, slug=slug, position=place)
        save_rule(writer, criterion, rule)
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
        save_rule(writer, row, rule)
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
        remove_row(writer, row, programme)


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


def ratings_of(criterion: Criterion) -> int:
    """The number of agreed ratings that would be removed with the criterion."""
    return Rating.objects.filter(criterion=criterion, assessor="").count()
