"""What people do to the measures of an appraisal. Measures stand under the appraisal's version:
their values make one grid, which is saved whole."""

from collections.abc import Mapping
from decimal import Decimal
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from appraisal.measures.tables import RESERVED, is_typed
from appraisal.models import Appraisal, Measure, MeasureValue, Option
from workbench.models import User
from workbench.rows.order import after_last, swap
from workbench.rows.removing import HeldByOthers, remove_row
from workbench.rows.writing import snapshot, write

# The rows' own numbers: (measure, option).
Square = tuple[int, int]


def add_measure(
    *, appraisal: Appraisal, key: str, name: str, unit: str, version: int, by: User, token: UUID
) -> Measure:
    """A new measure, after the others. `key` is its name in case files."""
    if key in RESERVED:
        raise ValidationError(
            {"key": _("This measure is worked out from the options’ savings. Choose another key.")}
        )
    programme = appraisal.programme
    with write(by=by, token=token) as writer:
        writer.save(writer.lock(Appraisal.objects.filter(pk=appraisal.pk), version))
        place = after_last(Measure.objects.filter(appraisal=appraisal))
        measure = Measure(appraisal=appraisal, key=key, name=name, unit=unit, position=place)
        writer.save(measure)
        writer.record("added measure", measure, programme)
    return measure


def change_measure(
    *, measure: Measure, name: str, unit: str, version: int, by: User, token: UUID
) -> Measure:
    """Changes how people read the measure; its key stays, since rules and case files use it."""
    programme = measure.appraisal.programme
    with write(by=by, token=token) as writer:
        writer.save(writer.lock(Appraisal.objects.filter(pk=measure.appraisal_id), version))
        measure = writer.lock(Measure.objects.filter(pk=measure.pk), None)
        measure.name, measure.unit = name, unit
        writer.save(measure)
        writer.record("changed measure", measure, programme)
    return measure


def move_measure(*, measure: Measure, up: bool, version: int, by: User, token: UUID) -> None:
    """Moves the measure one place up or down among those that people enter; at the end of the
    list it stays there."""
    programme, appraisal = measure.appraisal.programme, measure.appraisal_id
    with write(by=by, token=token) as writer:
        writer.save(writer.lock(Appraisal.objects.filter(pk=appraisal), version))
        rows = Measure.objects.filter(appraisal=appraisal)
        measure = writer.lock(rows.filter(pk=measure.pk), None)
        given = set(MeasureValue.objects.filter(measure__in=rows).values_list("measure", flat=True))
        was, now = swap(rows, measure, up=up, among=lambda row: is_typed(row, given))
        before, after = ({"appraisal": appraisal, "place": place} for place in (was, now))
        writer.record("moved measure", measure, programme, before=before, after=after)


def remove_measure(*, measure: Measure, version: int, by: User, token: UUID) -> None:
    """Removes the measure with its values. Raises `ValidationError` where a criterion uses it."""
    programme = measure.appraisal.programme
    with write(by=by, token=token) as writer:
        writer.save(writer.lock(Appraisal.objects.filter(pk=measure.appraisal_id), version))
        values = measure.values.select_related("option").order_by("pk")
        before = snapshot(measure) | {"values": {row.option.code: str(row.value) for row in values}}
        writer.record("removed measure", measure, programme, before=before, removed=True)
        try:
            remove_row(writer, measure, programme)
        except HeldByOthers as error:
            raise ValidationError(
                _("A criterion is judged by this measure. Change that criterion first.")
            ) from error


def set_measures(
    *,
    appraisal: Appraisal,
    values: Mapping[Square, Decimal | None],
    version: int,
    by: User,
    token: UUID,
) -> None:
    """Sets the values given, by measure and option; None takes a value away."""
    programme = appraisal.programme
    with write(by=by, token=token) as writer:
        appraisal = writer.lock(Appraisal.objects.filter(pk=appraisal.pk), version)
        writer.save(appraisal)
        measures = {row.pk: row for row in Measure.objects.filter(appraisal=appraisal)}
        options = {row.pk: row for row in Option.objects.filter(appraisal=appraisal)}
        given = MeasureValue.objects.filter(measure__appraisal=appraisal)
        stand = {(row.measure_id, row.option_id): row for row in given}
        place = after_last(given)
        before: dict[str, str | None] = {}
        after: dict[str, str | None] = {}
        for (measure_pk, option_pk), value in values.items():
            row = stand.get((measure_pk, option_pk))
            was = row.value if row else None
            # 1.0 for 1 is a change: figures come back as they were typed.
            if str(was) == str(value):
                continue
            measure, option = measures[measure_pk], options[option_pk]
            name = f"{measure}, {option}"
            before[name], after[name] = _shown(was), _shown(value)
            if value is None and row is not None:
                row.delete()
                continue
            if row is None:
                row = MeasureValue(measure=measure, option=option, position=place)
                place += 1
            row.value = value
            writer.save(row)
        writer.record("set measures", appraisal, programme, before=before, after=after)


def _shown(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")
