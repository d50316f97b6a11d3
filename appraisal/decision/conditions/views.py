"""Pages of the conditions of a decision. They are listed on the page of the decision."""

from functools import partial
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from appraisal.access import AppraisalPlace, appraisal_for
from appraisal.decision.conditions.actions import CONDITIONS
from appraisal.decision.conditions.forms import ConditionForm
from appraisal.models import Condition
from appraisal.states import Change
from schemes.access import Act
from workbench.numbers.listing import counts_alike, opening
from workbench.pages.row_pages import Editing, ListPages, Removing

PAGES = ListPages(
    rows=CONDITIONS,
    place=partial(appraisal_for, act=Act.WRITE, change=Change.DECISION),
    way=lambda place: ((_("Decision"), place.url("decision")),),
    room="decision",
    form=ConditionForm,
    editing=Editing(
        add=gettext_lazy("Add a condition"),
        added=gettext_lazy("The condition is added."),
        change=gettext_lazy("Change a condition"),
        changed=gettext_lazy("The condition is saved."),
    ),
    removing=Removing(
        heading=gettext_lazy("Remove this condition?"),
        button=gettext_lazy("Remove this condition"),
        done=gettext_lazy("The condition is removed."),
    ),
    goes=lambda row: [row.text, _("The history keeps every word of it.")],
    move_page="condition-move",
)


def conditions_context(place: AppraisalPlace) -> dict[str, Any]:
    """The values of the page of the decision that are about its conditions, in one query."""
    found = list(place.appraisal.conditions.order_by("position", "pk"))
    today = timezone.localdate()
    return {
        "conditions": [
            (row, not row.met_on and row.due_on is not None and row.due_on < today) for row in found
        ],
        "conditions_state": conditions_state(found),
        "condition_moves": PAGES.moves(place, found),
    }


def conditions_state(conditions: list[Condition]) -> str:
    """How many conditions are met and how many are late, in a sentence."""
    if not conditions:
        return ""
    met = sum(row.met_on is not None for row in conditions)
    if met == len(conditions):
        return ngettext("The one condition is met.", "Every condition is met.", met)
    if len(conditions) == 1:
        return _("The one condition is open.")
    text = ngettext(
        "%(met)s of %(all)s conditions is met.", "%(met)s of %(all)s conditions are met.", met or 2
    )
    some, all_ = counts_alike(met, len(conditions))
    return text % {"met": opening(some) if met else _("None"), "all": all_}
