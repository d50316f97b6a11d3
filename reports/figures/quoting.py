"""Figures quoted by name in officer text: `{{ PSM.total_savings | millions }}`."""

from dataclasses import replace

from reports.figures.formats import NoFormat, shown
from reports.figures.registry import Figures, NoFigure


class FigureError(ValueError):
    """Text quotes a figure that is not there, or in a format that does not fit it. `faults` are
    one sentence each."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def printed(name_and_format: str, figures: Figures) -> tuple[str, str]:
    """The full name of the figure that "PSM.total_savings | millions" asks for, and what it
    prints. Raises `FigureError` with one fault."""
    name, _, wanted = (part.strip() for part in name_and_format.partition("|"))
    try:
        figure = figures.find(name)
        # A fault names the figure as it was typed.
        return figure.name, shown(replace(figure, name=name), wanted)
    except (NoFigure, NoFormat) as error:
        raise FigureError((str(error),)) from None
