"""Figures: every number that a case knows by name, and how officer text quotes them."""

from reports.figures.figure import Figure, FigureKind, FigurePage
from reports.figures.quoting import FigureError, printed
from reports.figures.registry import Figures, NoFigure

__all__ = [
    "Figure",
    "FigureError",
    "FigureKind",
    "FigurePage",
    "Figures",
    "NoFigure",
    "printed",
]
