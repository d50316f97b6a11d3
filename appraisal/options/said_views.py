"""Pages of what groups of people see for and against an option."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from appraisal.access import OptionPlace, option_for
from appraisal.models import Option, StakeholderView
from appraisal.options.actions import add_view, change_view, remove_view
from appraisal.options.forms import StakeholderViewForm
from schemes.access import Act
from workbench.pages.answering import form_page, gone, person
from workbench.pages.forms import RemoveForm


@require_http_methods(["GET", "HEAD", "POST"])
def view_new(request: HttpRequest, programme: str, appraisal: str, option: str) -> HttpResponse:
    place = option_for(person(request), programme, appraisal, option, Act.WRITE)
    found = place.option
    heading = _("Add a benefit or drawback")
    return form_page(
        request,
        "pages/form.html",
        StakeholderViewForm(request.POST if request.method == "POST" else None),
        lambda values: add_view(option=found, **values),
        done=place.address,
        said=_("It is added."),
        context=_context(place, heading, state=found.name),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def view_edit(
    request: HttpRequest, programme: str, appraisal: str, option: str, pk: int
) -> HttpResponse:
    place = option_for(person(request), programme, appraisal, option, Act.WRITE)
    found = place.option
    view = _view(found, pk)
    if view is None:
        return gone(request, place.address)
    form = StakeholderViewForm(
        request.POST if request.method == "POST" else None,
        version=view.version,
        initial=StakeholderViewForm.values_of(view),
    )
    return form_page(
        request,
        "pages/form.html",
        form,
        lambda values: change_view(view=view, **values),
        done=place.address,
        said=_("It is saved."),
        context=_context(place, _("Change what is said"), state=found.name),
        current=lambda row: (
            StakeholderViewForm.values_of(row) if isinstance(row, StakeholderView) else {}
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def view_remove(
    request: HttpRequest, programme: str, appraisal: str, option: str, pk: int
) -> HttpResponse:
    place = option_for(person(request), programme, appraisal, option, Act.WRITE)
    found = place.option
    view = _view(found, pk)
    if view is None:
        return gone(request, place.address)
    kind = view.get_kind_display().lower()
    heading = _("Remove this %(kind)s of %(option)s?") % {"kind": kind, "option": found.name}
    form = RemoveForm(
        request.POST if request.method == "POST" else None,
        version=view.version,
        label=_("Remove the %(kind)s") % {"kind": kind},
    )
    said = f"{view.group}: {view.text}" if view.group else view.text
    goes = [said, _("The history keeps every word of it.")]
    return form_page(
        request,
        "pages/remove.html",
        form,
        lambda values: remove_view(view=view, **values),
        done=place.address,
        said=_("The %(kind)s is removed.") % {"kind": kind},
        context=_context(place, heading, goes=goes),
    )


def _view(option: Option, pk: int) -> StakeholderView | None:
    view = StakeholderView.objects.filter(option=option, pk=pk).first()
    if view is not None:
        view.option = option
    return view


def _context(place: OptionPlace, heading: str, **more: object) -> dict[str, object]:
    return place.context(heading, (heading, None), room="options", back=place.address, **more)
