"""What people do to the figures that somebody stated."""

from decimal import Decimal
from typing import TypedDict, Unpack
from uuid import UUID

from schemes.models import Programme, Scheme, StatedFigure
from workbench.models import User
from workbench.rows.writing import write


class StatedValues(TypedDict):
    """What a stated figure's form asks for; `parts` are exact numbers as texts, `lines` names."""

    name: str
    amount: Decimal
    precision: Decimal | None
    unit: str
    source: str
    parts: list[str]
    lines: list[str]
    year: str
    take: str
    note: str


def add_stated(
    *,
    programme: Programme,
    scheme: Scheme | None,
    by: User,
    token: UUID,
    **values: Unpack[StatedValues],
) -> StatedFigure:
    """A figure stated of the programme, or of one of its schemes."""
    with write(by=by, token=token) as writer:
        place = StatedFigure.objects.filter(programme=programme, scheme=scheme).count()
        figure = StatedFigure(programme=programme, scheme=scheme, position=place, **values)
        writer.save(figure)
        writer.record("added stated figure", figure, programme)
    return figure


def change_stated(
    *,
    figure: StatedFigure,
    version: int,
    by: User,
    token: UUID,
    **values: Unpack[StatedValues],
) -> StatedFigure:
    programme = figure.programme
    with write(by=by, token=token) as writer:
        figure = writer.lock(StatedFigure.objects.filter(pk=figure.pk), version)
        for name, value in values.items():
            setattr(figure, name, value)
        writer.save(figure)
        writer.record("changed stated figure", figure, programme)
    return figure


def remove_stated(*, figure: StatedFigure, version: int, by: User, token: UUID) -> None:
    """Removes the figure. An explanation that was given for it goes stale, and stays."""
    programme = figure.programme
    with write(by=by, token=token) as writer:
        figure = writer.lock(StatedFigure.objects.filter(pk=figure.pk), version)
        writer.record("removed stated figure", figure, programme, removed=True)
        figure.delete()
