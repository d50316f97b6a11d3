"""What a lead officer does to the months of a programme: closes one, opens it again."""

import hashlib
import json
from collections.abc import Iterable
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from schemes.casefile.delivery import delivery_parts, frozen_scheme
from schemes.delivery.rows import closes_of
from schemes.finance.delivery.periods import Period
from schemes.finance.years import Month
from schemes.models import DeliveryClose, Programme
from workbench.models import User
from workbench.rows.writing import Writer, write


def close_month(
    *, programme: Programme, month: Month, reason: str, by: User, token: UUID
) -> DeliveryClose:
    """Freezes what every scheme reported until the month, which can then be changed no more. Raises
    `ValidationError` for a month that is closed already, or closed again without a reason."""
    with write(by=by, token=token) as writer:
        writer.lock(Programme.objects.filter(pk=programme.pk), None)
        until = closed_until(programme)
        if until is not None and month <= until:
            raise ValidationError(
                _("%(month)s is closed already. Open it again first, with a reason.")
                % {"month": month.name}
            )
        parts = delivery_parts(programme)
        schemes = [one for one in programme.schemes.in_order() if one.pk in parts]
        if not schemes:
            raise ValidationError(
                _("No scheme reports its delivery yet. Plan it first, then close the month.")
            )
        frozen = [frozen_scheme(one, parts[one.pk], str(month)) for one in schemes]
        close = _made(programme, month, DeliveryClose.Act.CLOSED, reason, writer)
        close.snapshot = {"schemes": frozen}
        writer.save(close)
        text = json.dumps(close.snapshot, sort_keys=True).encode()
        told = {
            "month": str(month),
            "number": close.number,
            "reason": reason,
            "schemes": len(frozen),
            "sha256": hashlib.sha256(text).hexdigest(),
        }
        writer.record("closed the month", close, programme, before={}, after=told)
    return close


def reopen_month(
    *, programme: Programme, month: Month, reason: str, by: User, token: UUID
) -> DeliveryClose:
    """Opens the month that was closed last once more; what was frozen stays on record. Raises
    `ValidationError` for another month, or without a reason."""
    with write(by=by, token=token) as writer:
        writer.lock(Programme.objects.filter(pk=programme.pk), None)
        if closed_until(programme) != month:
            raise ValidationError(_("Only the month that was closed last can be opened again."))
        opened = writer.save(_made(programme, month, DeliveryClose.Act.REOPENED, reason, writer))
        told = {"month": str(month), "number": opened.number, "reason": reason}
        writer.record("opened again the month", opened, programme, before={}, after=told)
    return opened


def _made(
    programme: Programme, month: Month, act: str, reason: str, writer: Writer
) -> DeliveryClose:
    before = DeliveryClose.objects.filter(programme=programme, period=str(month)).count()
    return DeliveryClose(
        programme=programme,
        period=str(month),
        number=before + 1,
        act=act,
        reason=reason,
        at=writer.at,
        by=writer.by,
    )


def open_periods(writer: Writer, programme: Programme, periods: Iterable[Period]) -> None:
    """Locks the programme, so that no month closes meanwhile, and refuses closed periods."""
    writer.lock(Programme.objects.filter(pk=programme.pk), None)
    refuse_closed(programme, periods)


def refuse_closed(programme: Programme, periods: Iterable[Period]) -> None:
    until = closed_until(programme)
    closed = [one for one in periods if not is_open(one, until)]
    if closed:
        raise ValidationError(
            _(
                "%(period)s is closed, and what was reported for it stays. The lead officer can "
                "open the month again, with a reason."
            )
            % {"period": min(closed).name}
        )


def is_open(period: Period, until: Month | None) -> bool:
    return until is None or period.last > until


def closed_until(programme: Programme) -> Month | None:
    closes = closes_of(programme)
    return closes[-1].month if closes else None
