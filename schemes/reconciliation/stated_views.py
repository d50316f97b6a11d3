"""Adding, changing and removing a figure that somebody stated."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from schemes.access import Act
from schemes.models import Scheme, StatedFigure
from schemes.place import FiguresPlace, figures_for
from schemes.reconciliation.forms import StatedForm
from schemes.reconciliation.stated_actions import add_stated, change_stated, remove_stated
from workbench.pages.answering import form_page, gone, person
from workbench.pages.forms import RemoveForm


@require_http_methods(["GET", "HEAD", "POST"])
def stated_new(request: HttpRequest, programme: str) -> HttpResponse:
    return _new(request, figures_for(person(request), programme, Act.WRITE))


@require_http_methods(["GET", "HEAD", "POST"])
def scheme_stated_new(request: HttpRequest, programme: str, scheme: str) -> HttpResponse:
    return _new(request, figures_for(person(request), programme, Act.WRITE, scheme))


@require_http_methods(["GET", "HEAD", "POST"])
def stated_edit(request: HttpRequest, programme: str, pk: int) -> HttpResponse:
    place = figures_for(person(request), programme, Act.WRITE)
    figure = _figure(place, pk)
    if figure is None:
        raise Http404
    heading = _("Change “%(figure)s”") % {"figure": figure.name}
    return form_page(
        request,
        "pages/form.html",
        StatedForm(
            request.POST if request.method == "POST" else None,
            version=figure.version,
            initial=StatedForm.values_of(figure),
            lines=_lines(figure.scheme),
        ),
        lambda values: change_stated(figure=figure, **values),
        done=place.url("reconciliation"),
        said=_("The figure is saved."),
        context=place.context(
            heading,
            (_("Reconciliation"), place.url("reconciliation")),
            (heading, None),
            back=place.url("reconciliation"),
        ),
        current=lambda row: StatedForm.values_of(row) if isinstance(row, StatedFigure) else {},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def stated_remove(request: HttpRequest, programme: str, pk: int) -> HttpResponse:
    place = figures_for(person(request), programme, Act.WRITE)
    figure = _figure(place, pk)
    if figure is None:
        return gone(request, place.url("reconciliation"))
    heading = _("Remove “%(figure)s”?") % {"figure": figure.name}
    return form_page(
        request,
        "pages/remove.html",
        RemoveForm(
            request.POST if request.method == "POST" else None,
            version=figure.version,
            label=_("Remove the figure"),
        ),
        lambda values: remove_stated(figure=figure, **values),
        done=place.url("reconciliation"),
        said=_("The figure is removed."),
        context=place.context(
            heading,
            (_("Reconciliation"), place.url("reconciliation")),
            (heading, None),
            goes=[_("It is checked no longer. The history keeps it.")],
            back=place.url("reconciliation"),
        ),
    )


def _new(request: HttpRequest, place: FiguresPlace) -> HttpResponse:
    heading = _("Add a stated figure")
    return form_page(
        request,
        "pages/form.html",
        StatedForm(request.POST if request.method == "POST" else None, lines=_lines(place.scheme)),
        lambda values: add_stated(programme=place.programme, scheme=place.scheme, **values),
        done=place.own_url("reconciliation"),
        said=_("The figure is saved."),
        context=place.context(
            heading,
            (_("Reconciliation"), place.own_url("reconciliation")),
            (heading, None),
            back=place.own_url("reconciliation"),
        ),
    )


def _figure(place: FiguresPlace, pk: int) -> StatedFigure | None:
    figure = place.programme.stated.select_related("scheme").filter(pk=pk).first()
    if figure is not None:
        figure.programme = place.programme
    return figure


def _lines(scheme: Scheme | None) -> list[str] | None:
    """The names of the scheme's lines; None where there is no scheme to have any."""
    if scheme is None:
        return None
    return list(scheme.lines.order_by("position", "pk").values_list("name", flat=True))
