"""What people do to the timed steps of a programme."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from schemes.casefile.step_rows import steps_in_order
from schemes.finance.durations import DurationError
from schemes.models import Programme, StepFollows, TimedStep
from schemes.needs.graph import circle_through
from schemes.timetable.following import Moved, Shift, moved_with
from schemes.timetable.linking import all_linked
from schemes.timetable.when_field import columns_of
from workbench.models import User
from workbench.rows.kit import OrderedList
from workbench.rows.order import lock
from workbench.rows.writing import Writer, snapshot, write

MOST_NAMED = 10  # steps of a circle that the refusal names


class StepList(OrderedList[TimedStep]):
    """The steps of both lists, each moving among its own. A step is saved together with those that
    it follows."""

    def add(
        self,
        owner: Any,
        *,
        by: User,
        token: UUID,
        follows: Collection[int] = (),
        **values: Any,
    ) -> TimedStep:
        """A new step that follows these. Raises `ValidationError`."""
        with write(by=by, token=token) as writer:
            row = self._new(owner, values)
            _name_is_free(row)
            writer.save(row)
            _follow(row, follows)
            writer.record("added step", row, owner, after=_seen(row))
        return row

    def change(
        self,
        row: TimedStep,
        *,
        by: User,
        token: UUID,
        version: int | None = None,
        follows: Collection[int] = (),
        **values: Any,
    ) -> TimedStep:
        """Puts these values into the step at `version`, which then follows these. Raises
        `Conflict`, and `ValidationError` where steps would follow one another in a circle."""
        programme = row.programme
        with write(by=by, token=token) as writer:
            lock(programme)
            row = writer.lock(self._one(row), self._at(version))
            before, called = _seen(row), row.name
            for name, value in values.items():
                setattr(row, name, value)
            if row.name != called:
                _name_is_free(row)
            writer.save(row)
            _follow(row, follows)
            writer.record("changed step", row, programme, before=before, after=_seen(row))
        return row


STEPS = StepList(TimedStep, "step", "programme", among=lambda step: step.by_month)


def following(programme: Programme, step: int, days: int) -> tuple[Moved, dict[int, TimedStep]]:
    """What moves with the step that has moved by `days`, and the rows of all steps by their keys.
    Raises `ValidationError` where a step would leave the calendar."""
    rows = steps_in_order(programme)
    try:
        moved = moved_with(all_linked(rows), step, days)
    except DurationError as error:
        raise ValidationError(str(error)) from error
    return moved, {row.pk: row for row in rows}


def versions_of(moved: Moved, rows: Mapping[int, TimedStep]) -> str:
    """The versions of the steps that move, as one text, by which a later look is told from it."""
    return ",".join(f"{pk}:{rows[pk].version}" for pk in _keys(moved))


def move_following(
    *, programme: Programme, step: int, days: int, seen: str, by: User, token: UUID
) -> int:
    """Moves what follows the step, all or nothing, with one event each, and tells how many moved.
    `seen` are the versions at which they were shown. Raises `ValidationError` where they are no
    longer the same."""
    with transaction.atomic():
        # The first write finds a form that was sent before, by its token.
        with write(by=by, token=token) as writer:
            lock(programme)
            moved, rows = following(programme, step, days)
            if not moved.shifts or versions_of(moved, rows) != seen:
                raise ValidationError(
                    _("Somebody else changed a step meanwhile. Look at what moves now first.")
                )
            first, *others = zip(_keys(moved), moved.shifts, strict=True)
            _put(writer, programme, *first)
        for pk, shift in others:
            with write(by=by, token=uuid5(token, str(pk))) as writer:
                _put(writer, programme, pk, shift)
    return len(moved.shifts)


def _put(writer: Writer, programme: Programme, pk: int, shift: Shift) -> None:
    """Puts one step where it goes, with its event."""
    row = writer.lock(TimedStep.objects.filter(pk=pk), None)
    values = columns_of(shift.now.start, shift.now.end)
    if row.by_month:
        values |= {"starts_as": "", "ends_as": ""}
    for name, value in values.items():
        setattr(row, name, value)
    writer.save(row)
    writer.record("moved step with what it follows", row, programme)


def _keys(moved: Moved) -> list[int]:
    return [int(str(shift.was.key)) for shift in moved.shifts]


def _name_is_free(row: TimedStep) -> None:
    """Raises where another step has the name: papers and figures tell steps apart by it."""
    others = TimedStep.objects.filter(programme=row.programme, name=row.name).exclude(pk=row.pk)
    if others.exists():
        message = _("Another step has this name. Add what tells the two apart.")
        raise ValidationError({"name": message})


def _follow(row: TimedStep, chosen: Collection[int]) -> None:
    """Lets the step follow the steps with these keys alone."""
    steps = {one.pk: one for one in TimedStep.objects.filter(programme=row.programme)}
    if row.pk in chosen or not set(chosen) <= set(steps):
        raise ValidationError({"follows": _("Choose from the steps that are listed now.")})
    wanted = set(chosen)
    kept = set(row.following.values_list("follows", flat=True))
    names = [one.name for one in steps.values()]
    for pk in sorted(wanted - kept):
        if names.count(steps[pk].name) > 1:
            message = _("Several steps are called “%(name)s”. Rename one of them first.")
            raise ValidationError({"follows": message % {"name": steps[pk].name}})
    _no_circle(row, wanted, steps)
    row.following.exclude(follows__in=wanted).delete()
    StepFollows.objects.bulk_create(
        StepFollows(step=row, follows_id=pk) for pk in sorted(wanted - kept)
    )


def _no_circle(row: TimedStep, wanted: set[int], steps: Mapping[int, TimedStep]) -> None:
    needs: dict[int, list[int]] = {pk: [] for pk in steps}
    pairs = StepFollows.objects.filter(step__programme=row.programme).exclude(step=row)
    for step, followed in pairs.values_list("step", "follows"):
        needs[step].append(followed)
    for pk in sorted(wanted):
        circle = circle_through(needs, row.pk, pk)
        if circle is not None:
            names = [f"“{steps[one].name}”" for one in circle]
            if len(names) > MOST_NAMED:
                names[MOST_NAMED - 1 : -1] = ["…"]
            told = _(" follows ").join(names)
            message = _("These steps would follow one another in a circle: %(circle)s.")
            raise ValidationError({"follows": message % {"circle": told}})


def _seen(row: TimedStep) -> dict[str, Any]:
    """The step as the history keeps it, with the names of those it follows."""
    names = row.following.order_by("follows__position", "follows__pk")
    return snapshot(row) | {"follows": list(names.values_list("follows__name", flat=True))}
