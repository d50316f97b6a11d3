"""Writing what stands beneath the way forward's sentence."""

from uuid import UUID

from schemes.models import Programme
from workbench.models import User
from workbench.rows.writing import write


def write_way_forward(
    *, programme: Programme, text: str, version: int, by: User, token: UUID
) -> Programme:
    """Puts other words beneath what the strands decided; the decisions stay."""
    with write(by=by, token=token) as writer:
        programme = writer.lock(Programme.objects.filter(pk=programme.pk), version)
        programme.way_forward = text
        writer.save(programme)
        writer.record("wrote way forward", programme, programme)
    return programme
