"""What people do to the options of an appraisal, and to what is said for and against them."""

from decimal import Decimal
from typing import Any, TypedDict, Unpack
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from appraisal.models import Appraisal, Option, StakeholderView
from workbench.models import User
from workbench.rows.slugs import slug_for
from workbench.rows.writing import snapshot, write


class OptionValues(TypedDict):
    """What an option's form asks for; money in pounds, confidence a share of 0 to 1, facts as the
    case file holds them."""

    code: str
    name: str
    summary: str
    ownership: str
    governance: str
    facts: list[dict[str, str]]
    baseline: bool
    cost: Decimal | None
    total_savings: Decimal | None
    confidence: Decimal | None


class StakeholderViewValues(TypedDict):
    """What is asked about a benefit or drawback."""

    kind: str
    group: str
    text: str


def add_option(
    *, appraisal: Appraisal, by: User, token: UUID, **values: Unpack[OptionValues]
) -> Option:
    """A new option, after the others."""
    with write(by=by, token=token) as writer:
        others = Option.objects.filter(appraisal=appraisal)
        slug = slug_for(values["code"], others.values_list("slug", flat=True))
        last = others.order_by("-position").values_list("position", flat=True).first()
        place = 0 if last is None else last + 1
        option = writer.save(Option(appraisal=appraisal, slug=slug, position=place, **values))
        writer.record("added option", option, appraisal.programme)
    return option


def change_option(
    *, option: Option, version: int, by: User, token: UUID, **values: Unpack[OptionValues]
) -> Option:
    """Changes what the option says of itself; its address stays."""
    programme = option.appraisal.programme
    with write(by=by, token=token) as writer:
        option = writer.lock(Option.objects.filter(pk=option.pk), version)
        for name, value in values.items():
            setattr(option, name, value)
        writer.save(option)
        writer.record("changed option", option, programme)
    return option


def move_option(*, option: Option, up: bool, version: int, by: User, token: UUID) -> None:
    """Moves the option one place up or down the page; at the end of the list it stays there."""
    programme = option.appraisal.programme
    with write(by=by, token=token) as writer:
        option = writer.lock(Option.objects.filter(pk=option.pk), version)
        beside = Option.objects.select_for_update().filter(appraisal_id=option.appraisal_id)
        order = list(beside.order_by("position", "pk"))
        was = next(place for place, row in enumerate(order) if row.pk == option.pk)
        now = max(0, was - 1) if up else min(len(order) - 1, was + 1)
        order.insert(now, order.pop(was))
        # Only places change: somebody who is writing about another option is not disturbed.
        for place, row in enumerate(order):
            Option.objects.filter(pk=row.pk).update(position=place)
        option.position = now
        writer.save(option)
        writer.record(
            "moved option",
            option,
            programme,
            before={"place": was + 1},
            after={"place": now + 1},
        )


def remove_option(*, option: Option, version: int, by: User, token: UUID) -> None:
    """Removes the option with all that was said of it. The trail keeps every word.

    Raises `ValidationError` where a decision names the option.
    """
    programme = option.appraisal.programme
    with write(by=by, token=token) as writer:
        option = writer.lock(Option.objects.filter(pk=option.pk), version)
        before = snapshot(option) | _all_about(option)
        writer.record("removed option", option, programme, before=before, removed=True)
        try:
            option.delete()
        except ProtectedError as error:
            raise ValidationError(
                _("A decision names this option, so it stays. Mark it in its summary instead.")
            ) from error


def _all_about(option: Option) -> dict[str, Any]:
    """Everything that goes when the option goes, for the trail."""
    values = option.measure_values.select_related("measure").order_by("pk")
    return {
        "benefits and drawbacks": [snapshot(row) for row in option.views.order_by("pk")],
        "ratings": [snapshot(row) for row in option.ratings.order_by("pk")],
        "measures": {str(row.measure): str(row.value) for row in values},
    }


def add_view(
    *, option: Option, by: User, token: UUID, **values: Unpack[StakeholderViewValues]
) -> StakeholderView:
    """A new benefit or drawback of the option, after the others."""
    with write(by=by, token=token) as writer:
        place = StakeholderView.objects.filter(option=option).count()
        view = writer.save(StakeholderView(option=option, position=place, **values))
        writer.record(f"added {view.kind}", view, option.appraisal.programme)
    return view


def change_view(
    *,
    view: StakeholderView,
    version: int,
    by: User,
    token: UUID,
    **values: Unpack[StakeholderViewValues],
) -> StakeholderView:
    programme = view.option.appraisal.programme
    with write(by=by, token=token) as writer:
        view = writer.lock(StakeholderView.objects.filter(pk=view.pk), version)
        for name, value in values.items():
            setattr(view, name, value)
        writer.save(view)
        writer.record(f"changed {view.kind}", view, programme)
    return view


def remove_view(*, view: StakeholderView, version: int, by: User, token: UUID) -> None:
    programme = view.option.appraisal.programme
    with write(by=by, token=token) as writer:
        view = writer.lock(StakeholderView.objects.filter(pk=view.pk), version)
        writer.record(f"removed {view.kind}", view, programme, removed=True)
        view.delete()
