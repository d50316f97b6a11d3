"""The schemes made of an appraisal's options, and the page that makes one of the preferred
option."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from appraisal.access import AppraisalPlace, appraisal_for
from appraisal.into_schemes.actions import make_scheme
from appraisal.into_schemes.forms import MakeSchemeForm
from appraisal.into_schemes.made import schemes_of
from appraisal.into_schemes.proposing import own_lines, proposal_of
from appraisal.models import Option
from schemes.access import Act
from schemes.models import Scheme
from schemes.savings.inputs import years_of
from workbench.numbers.listing import count_words, listed, opening
from workbench.pages.answering import form_page, person, was_sent


@require_safe
def appraisal_schemes(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """The schemes that came of the appraisal."""
    place = appraisal_for(person(request), programme, appraisal, Act.READ)
    place.require_results()
    return render(request, "appraisal/into_schemes/schemes.html", _listing(place))


def _listing(place: AppraisalPlace) -> dict[str, Any]:
    """The values of the page that lists them."""
    found, decision = schemes_of(place, place.appraisal), place.appraisal.decision
    state = ngettext(
        "One scheme was made of its options.",
        "%(count)s schemes were made of its options.",
        len(found),
    )
    preferred = None if decision is None else decision.preferred
    return place.context(
        _("Schemes"),
        (_("Schemes"), None),
        room="appraisal-schemes",
        state=state % {"count": opening(count_words(len(found)))} if found else "",
        made=[
            (row, name, preferred is not None and row.from_option != preferred.code)
            for row, name in found
        ],
        preferred="" if preferred is None else _name(place, preferred),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def scheme_of_option(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """Makes a scheme of the preferred option, as it is proposed and then put right. Without a
    decision the page says so."""
    place = appraisal_for(person(request), programme, appraisal, Act.WRITE)
    place.require_results()
    if place.appraisal.decision is None:
        status = 422 if request.method == "POST" else 200
        template = "appraisal/into_schemes/schemes.html"
        return render(request, template, _listing(place), status=status)
    option = place.appraisal.decision.preferred
    before = [
        row for row, _option in schemes_of(place, place.appraisal) if row.from_option == option.code
    ]
    taken = frozenset(place.programme.schemes.values_list("reference", flat=True))
    own = own_lines(place.appraisal, option)
    made: list[Scheme] = []
    form = MakeSchemeForm(
        request.POST if request.method == "POST" else None,
        years=[str(year) for year in years_of(place.programme)],
        own=own,
        warnings=() if was_sent(request) else _warnings(option, before),
        version=place.appraisal.version,
        initial=proposal_of(place.appraisal, option, taken, own, is_first=not before),
    )
    heading = _("Make a scheme of “%(option)s”") % {"option": option.name}
    return form_page(
        request,
        "appraisal/into_schemes/make.html",
        form,
        lambda values: made.append(make_scheme(appraisal=place.appraisal, option=option, **values)),
        done=lambda: made[0].get_absolute_url() if made else place.url("appraisal-schemes"),
        said=_("The scheme is made. It says where it comes from, and so does the appraisal."),
        context=place.context(
            heading,
            (_("Schemes"), place.url("appraisal-schemes")),
            (_("Make a scheme"), None),
            room="appraisal-schemes",
            before=before,
            back=place.url("appraisal-schemes"),
        ),
    )


def _name(place: AppraisalPlace, option: Option) -> str:
    return place.exempt.options.get(option.pk, option.name)


def _warnings(option: Option, before: list[Scheme]) -> list[str]:
    """What is asked about before another scheme of the same option is made, or one of the
    baseline."""
    found = []
    if before:
        text = ngettext(
            "“%(option)s” has become the scheme %(schemes)s already. Is another scheme of it "
            "meant?",
            "“%(option)s” has become the schemes %(schemes)s already. Is another scheme of it "
            "meant?",
            len(before),
        )
        names = listed([row.reference for row in before])
        found.append(text % {"option": option.name, "schemes": names})
    if option.baseline:
        text = _("“%(option)s” is the baseline, what happens anyway. Is a scheme of it meant?")
        found.append(text % {"option": option.name})
    return found
