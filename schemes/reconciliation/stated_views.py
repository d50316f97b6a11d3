"""Adding, changing, removing and moving a figure that somebody stated."""

from functools import partial
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schemes.access import Act
from schemes.models import StatedFigure
from schemes.place import FiguresPlace, figures_for
from schemes.reconciliation.forms import StatedForm
from schemes.reconciliation.live.fields import offered_parts
from schemes.reconciliation.stated_actions import STATED
from schemes.savings.inputs import years_of
from workbench.pages.forms import WorkbenchForm
from workbench.pages.row_pages import Editing, ListPages, Removing


class StatedPages(ListPages[StatedFigure, FiguresPlace]):
    """A figure of the programme, or of a scheme, whose lines it can then be checked against."""

    def asked(
        self, request: HttpRequest, place: FiguresPlace, row: StatedFigure | None, **kept: Any
    ) -> WorkbenchForm:
        scheme = row.scheme if row else place.scheme
        offered = offered_parts(place.programme, scheme, place.exempt.evidence)
        lines = None if scheme is None else offered.lines.get(scheme.reference, ())
        years = [str(year) for year in years_of(place.programme)]
        return super().asked(request, place, row, lines=lines, offered=offered, years=years, **kept)

    def add(self, place: FiguresPlace, /, **values: Any) -> StatedFigure:
        return self.rows.add(place.programme, scheme=place.scheme, **values)


PAGES = StatedPages(
    rows=STATED,
    place=partial(figures_for, act=Act.WRITE),
    way=lambda place: ((_("Reconciliation"), place.own_url("reconciliation")),),
    form=StatedForm,
    editing=Editing(
        add=gettext_lazy("Add a stated figure"),
        added=gettext_lazy("The figure is saved."),
        change=gettext_lazy("Change “%(name)s”"),
        changed=gettext_lazy("The figure is saved."),
    ),
    removing=Removing(
        heading=gettext_lazy("Remove “%(name)s”?"),
        button=gettext_lazy("Remove the figure"),
        done=gettext_lazy("The figure is removed."),
    ),
    goes=lambda _figure: [_("It is checked no longer. The history keeps it.")],
    move_page="stated-move",
)
