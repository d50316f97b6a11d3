"""The pages on which people say which choices do not go together."""

from functools import partial
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from appraisal.models import NotTogether
from appraisal.way_forward.actions import NOT_TOGETHER, forbid
from appraisal.way_forward.forms import NotTogetherForm
from appraisal.way_forward.together import options_in, rows_of
from schemes.access import Act
from schemes.place import ProgrammePlace, programme_for
from workbench.pages.forms import WorkbenchForm
from workbench.pages.row_pages import Editing, ListPages, Removing


class CombinationPages(ListPages[NotTogether, ProgrammePlace]):
    """The form offers the options of all strands."""

    def asked(
        self,
        request: HttpRequest,
        place: ProgrammePlace,
        row: NotTogether | None,
        **kept: object,
    ) -> WorkbenchForm:
        strands = {one.strand or one.title: options_in(one) for one in rows_of(place.programme)}
        return NotTogetherForm(request.POST if request.method == "POST" else None, strands=strands)

    def beside(self, place: ProgrammePlace, row: NotTogether | None) -> dict[str, Any]:
        return {"state": _("Two options of different strands that cannot both be chosen.")}

    def add(self, place: ProgrammePlace, /, **values: object) -> object:
        return forbid(programme=place.programme, **values)  # type: ignore[arg-type]


PAGES = CombinationPages(
    rows=NOT_TOGETHER,
    place=partial(programme_for, act=Act.WRITE),
    way=lambda place: ((_("Way forward"), place.url("way-forward")),),
    form=NotTogetherForm,
    editing=Editing(
        add=gettext_lazy("Choices that do not go together"),
        added=gettext_lazy("The combination is added."),
        change="",
        changed="",
    ),
    removing=Removing(
        heading=gettext_lazy("Allow this combination?"),
        button=gettext_lazy("Allow it"),
        done=gettext_lazy("The combination is allowed again."),
    ),
    goes=lambda row: [f"{row}: {row.reason}", _("The history keeps every word of it.")],
)
