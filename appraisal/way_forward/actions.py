"""What people write on the way forward: words beneath its sentence, and choices that do not go
together."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from appraisal.models import NotTogether, Option
from schemes.models import Programme
from workbench.models import User
from workbench.rows.kit import RowList
from workbench.rows.writing import write

NOT_TOGETHER = RowList(NotTogether, "combination that is not allowed", "programme")


def forbid(
    *, programme: Programme, option: Option, other: Option, by: User, token: UUID, **values: Any
) -> NotTogether:
    """Records that two options do not go together. Raises `ValidationError` where they stand so
    already, whichever of them comes first."""
    here = Q(option=option, other=other) | Q(option=other, other=option)
    if NotTogether.objects.filter(here).exists():
        raise ValidationError({"other": _("That these do not go together stands here already.")})
    return NOT_TOGETHER.add(programme, by=by, token=token, option=option, other=other, **values)


def write_way_forward(
    *, programme: Programme, text: str, version: int, by: User, token: UUID
) -> Programme:
    """Changes the officers' words on the way forward; the decisions stay."""
    with write(by=by, token=token) as writer:
        programme = writer.lock(Programme.objects.filter(pk=programme.pk), version)
        programme.way_forward = text
        writer.save(programme)
        writer.record("wrote way forward", programme, programme)
    return programme
