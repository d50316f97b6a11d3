"""Writes the officers' words beneath the sentence of the way forward."""

from uuid import UUID

from schemes.models import Programme
from workbench.models import User
from workbench.rows.writing import write


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
