"""What-if of one cell, on the page where a panel agrees it: another rating, another weight."""

from typing import Any

from crispy_forms_gds.layout import Button, Layout
from django.utils.translation import gettext as _

from appraisal.access import AppraisalPlace
from appraisal.casefile.rows import AppraisalRows
from appraisal.engine.problem import Role
from appraisal.models import Criterion, Option
from appraisal.what_if.back import back_from
from appraisal.what_if.forms import WhatIfForm


class AtHandForm(WhatIfForm):
    """The boxes of one cell alone: its rating, and the weight of its criterion where it has one.
    They are called as on the page of what-if, which answers them."""

    def __init__(self, *args: Any, shown: Option, criterion: Criterion, **kwargs: Any) -> None:
        self.own = (f"r-{shown.slug}--{criterion.slug}", f"w-{criterion.slug}")
        super().__init__(*args, shown=shown, **kwargs)
        labels = (_("Rating of %(option)s") % {"option": shown}, _("Weight of the criterion"))
        for name, label in zip(self.own, labels, strict=True):
            if name in self.fields:
                self.fields[name].label = label

    def layout(self) -> Layout:
        names = [name for name in self.own if name in self.fields]
        return Layout(*names, Button.secondary("try", _("See what follows")))


def at_hand(
    place: AppraisalPlace, rows: AppraisalRows, cell: tuple[Option, Criterion], page: str
) -> dict[str, Any]:
    """What the page of a cell needs to ask what if; nothing for those who may not see results or
    one of the options, and where options have no rank. `page` is the name of the page, to which
    what-if leads back."""
    option, criterion = cell
    ranking = any(one.role is Role.RANKING for one in rows.problem.criteria)
    if not place.sees_results or not ranking or rows.withholds:
        return {}
    return {
        "what_if": AtHandForm(None, rows=rows, shown=option, criterion=criterion),
        "what_if_option": option.slug,
        "what_if_back": back_from(page, option.slug, criterion.slug),
    }
