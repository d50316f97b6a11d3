"""The figures of reconciliation as a table for a file, exact."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from schemes.reconciliation.findings import ReconciledFigure
from schemes.reconciliation.tables import KINDS
from workbench.numbers.exact import exact_text


def heading() -> list[str]:
    return [
        _("Figure"),
        _("Scheme"),
        _("Kind"),
        _("Unit"),
        _("Stated"),
        _("Computed"),
        _("Difference"),
        _("To the nearest"),
        _("What became of it"),
        _("Why"),
        _("Working"),
    ]


def rows(findings: Iterable[ReconciledFigure]) -> list[list[str]]:
    """A row for each figure. A difference is what was stated less what was computed."""
    return [
        [
            one.where,
            one.scheme,
            str(KINDS[one.kind]),
            one.unit,
            exact_text(one.stated),
            one.computed_text,
            "" if one.difference is None else exact_text(one.difference),
            exact_text(one.precision),
            _became(one),
            one.unchecked or (one.explanation.text if one.explanation else ""),
            one.working,
        ]
        for one in findings
    ]


def _became(one: ReconciledFigure) -> str:
    if one.unchecked:
        return _("Cannot be checked")
    if one.agrees:
        return _("Agrees")
    if one.explanation:
        return _("Differs, explained")
    return _("Differs, at least by this") if one.at_least else _("Differs")
