"""Ruling an option out and taking it back, from its page."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from appraisal.access import option_for
from appraisal.models import RuledOut
from appraisal.options.ruling_out.actions import rule_out, take_back
from appraisal.options.ruling_out.forms import RuleOutForm
from appraisal.states import Change
from schemes.access import Act
from workbench.pages.answering import button_act, form_page, person


@require_http_methods(["GET", "HEAD", "POST"])
def option_rule_out(
    request: HttpRequest, programme: str, appraisal: str, option: str
) -> HttpResponse:
    """Rules an option out, or changes what is said of it."""
    place = option_for(
        person(request), programme, appraisal, option, Act.WRITE, change=Change.OPTIONS
    )
    found = RuledOut.objects.filter(option=place.option).first()
    name = {"option": place.option}
    heading = _("Why %(option)s is ruled out") if found else _("Rule out %(option)s")
    form = RuleOutForm(
        request.POST if request.method == "POST" else None,
        version=found.version if found else None,
        initial=RuleOutForm.values_of(found) if found else {},
    )
    return form_page(
        request,
        "pages/form.html",
        form,
        lambda values: rule_out(option=place.option, **values),
        done=place.address,
        said=_("%(option)s is ruled out.") % name,
        context=place.context(
            heading % name,
            (_("Rule out"), None),
            room="options",
            back=place.address,
            state=_(
                "It is not rated from then on and no other option changes. Its ratings are kept."
            ),
        ),
        current=RuleOutForm.values_of,
    )


@require_POST
def option_take_back(
    request: HttpRequest, programme: str, appraisal: str, option: str
) -> HttpResponse:
    """Puts the option among those that are judged again."""
    place = option_for(
        person(request), programme, appraisal, option, Act.WRITE, change=Change.OPTIONS
    )
    found = RuledOut.objects.filter(option=place.option).first()
    return button_act(
        request,
        lambda values: take_back(option=place.option, **values),
        done=place.address,
        said=_("%(option)s is judged again.") % {"option": place.option},
        version=found.version if found else None,
    )
