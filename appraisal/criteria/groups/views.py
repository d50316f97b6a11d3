"""The pages of groups of criteria, which stand on the page of criteria."""

from functools import partial
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from appraisal.access import AppraisalPlace, appraisal_for
from appraisal.criteria.groups.actions import GROUPS
from appraisal.criteria.groups.forms import GroupForm
from appraisal.models import CriterionGroup
from appraisal.states import Change
from appraisal.weights.actions import weighed_criteria
from schemes.access import Act
from workbench.pages.forms import WorkbenchForm
from workbench.pages.row_pages import Editing, ListPages, Removing


class GroupPages(ListPages[CriterionGroup, AppraisalPlace]):
    """The pages of groups offer the ranking criteria of the appraisal."""

    def asked(
        self, request: HttpRequest, place: AppraisalPlace, row: CriterionGroup | None, **kept: Any
    ) -> WorkbenchForm:
        ranking = weighed_criteria(place.appraisal)
        data = request.POST if request.method == "POST" else None
        return GroupForm(data, ranking=ranking, group=row, **kept)

    def beside(self, place: AppraisalPlace, row: CriterionGroup | None) -> dict[str, Any]:
        return {"nothing": not weighed_criteria(place.appraisal)}


PAGES = GroupPages(
    rows=GROUPS,
    place=partial(appraisal_for, act=Act.WRITE, change=Change.RULES),
    way=lambda place: ((_("Criteria"), place.url("criteria") + "#groups"),),
    room="criteria",
    form=GroupForm,
    form_template="appraisal/criteria/groups/form.html",
    editing=Editing(
        add=gettext_lazy("Add a group of criteria"),
        added=gettext_lazy("The group is added."),
        change=gettext_lazy("Change the group “%(name)s”"),
        changed=gettext_lazy("The group “%(name)s” is changed."),
    ),
    removing=Removing(
        heading=gettext_lazy("Remove the group “%(name)s”?"),
        button=gettext_lazy("Remove this group"),
        done=gettext_lazy("The group “%(name)s” is removed."),
    ),
    goes=lambda _row: [
        _("Its criteria stay, each with its own weight beside the other groups and criteria."),
        _("Look at the weights afterwards: each criterion will carry another share."),
    ],
    move_page="group-move",
)
