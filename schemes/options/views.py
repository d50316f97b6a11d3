"""Delivery options of a scheme: all in order, and the pages of one."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from schemes.access import Act
from schemes.options.actions import DELIVERY_OPTIONS
from schemes.options.forms import DeliveryOptionForm
from schemes.place import scheme_for
from schemes.register.beside import beside
from workbench.numbers.listing import count_words, opening
from workbench.pages.answering import person
from workbench.pages.row_pages import Editing, ListPages, Removing

# The question of the business case that asks for them in words.
IN_WORDS = "delivery-options"

PAGES = ListPages(
    rows=DELIVERY_OPTIONS,
    place=partial(scheme_for, act=Act.WRITE),
    way=lambda place: ((_("Options"), place.url("scheme-options")),),
    room="scheme-options",
    form=DeliveryOptionForm,
    editing=Editing(
        add=gettext_lazy("Add an option"),
        added=gettext_lazy("The option is added."),
        change=gettext_lazy("Change “%(name)s”"),
        changed=gettext_lazy("“%(name)s” is saved."),
    ),
    removing=Removing(
        heading=gettext_lazy("Remove “%(name)s”?"),
        button=gettext_lazy("Remove this option"),
        done=gettext_lazy("“%(name)s” is removed."),
        crumb=gettext_lazy("Remove"),
    ),
    goes=lambda _option: [
        _("An appraisal that was made of it keeps its own option."),
        _("The history keeps every word of it."),
    ],
    move_page="deliveryoption-move",
)


@require_safe
def scheme_options(request: HttpRequest, programme: str, scheme: str) -> HttpResponse:
    """The ways to deliver a scheme, and the appraisals that weigh them."""
    place = scheme_for(person(request), programme, scheme, Act.READ)
    found = list(DELIVERY_OPTIONS.of(place.scheme).order_by("position", "pk"))
    state = ngettext(
        "One way to deliver it was considered.",
        "%(count)s ways to deliver it were considered.",
        len(found),
    )
    context = place.context(
        _("Options of %(scheme)s") % {"scheme": place.scheme.reference},
        (_("Options"), None),
        room="scheme-options",
        state=state % {"count": opening(count_words(len(found)))} if found else "",
        options=found,
        moves=PAGES.moves(place, found),
        row={"answer": place.scheme.answers.get(IN_WORDS, "")},
        **beside(place),
    )
    return render(request, "schemes/options/options.html", context)
