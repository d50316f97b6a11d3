"""Pages of the benefits and drawbacks of an option."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from appraisal.access import OptionPlace, option_for
from appraisal.models import StakeholderView
from appraisal.options.actions import VIEWS
from appraisal.options.forms import StakeholderViewForm
from appraisal.states import Change
from schemes.access import Act
from workbench.pages.row_pages import Editing, ListPages, Removing


class ViewPages(ListPages[StakeholderView, OptionPlace]):
    """The pages say "benefit" or "drawback", and of which option it is one."""

    def names(self, row: StakeholderView) -> Mapping[str, str]:
        return {"kind": row.get_kind_display().lower(), "option": row.option.name}

    def beside(self, place: OptionPlace, row: StakeholderView | None) -> dict[str, Any]:
        return {"state": place.option.name}


def _goes(view: StakeholderView) -> list[str]:
    said = f"{view.group}: {view.text}" if view.group else view.text
    return [said, _("The history keeps every word of it.")]


PAGES = ViewPages(
    rows=VIEWS,
    place=partial(option_for, act=Act.WRITE, change=Change.DESCRIPTIONS),
    way=lambda _place: (),
    room="options",
    form=StakeholderViewForm,
    editing=Editing(
        add=gettext_lazy("Add a benefit or drawback"),
        added=gettext_lazy("It is added."),
        change=gettext_lazy("Change what is said"),
        changed=gettext_lazy("It is saved."),
    ),
    removing=Removing(
        heading=gettext_lazy("Remove this %(kind)s of %(option)s?"),
        button=gettext_lazy("Remove the %(kind)s"),
        done=gettext_lazy("The %(kind)s is removed."),
    ),
    goes=_goes,
    name=lambda view: view.text,
    move_page="view-move",
)
