"""The page on which a person chooses a daily email of what waits for them."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from reports.models import DailyEmail
from reports.waiting.actions import choose_daily
from reports.waiting.forms import DailyForm
from workbench.models import User
from workbench.pages.answering import form_page, person


@require_http_methods(["GET", "HEAD", "POST"])
def daily_email(request: HttpRequest) -> HttpResponse:
    """Chooses the email, or none."""
    user = person(request)
    wanted = DailyEmail.objects.filter(user=user, wanted=True).exists()
    heading = _("Daily email")
    return form_page(
        request,
        "pages/form.html",
        DailyForm(
            request.POST if request.method == "POST" else None,
            user=user,
            initial={"wanted": wanted},
        ),
        lambda values: choose_daily(**values),
        done=reverse("home"),
        said=_("Your choice is saved."),
        context={
            "heading": heading,
            "crumbs": [(_("Home"), reverse("home")), (heading, None)],
            "state": _state(user, wanted),
            "back": reverse("home"),
        },
    )


def _state(user: User, wanted: bool) -> str:
    if wanted and user.email:
        return _("What waits for you is sent to %(email)s.") % {"email": user.email}
    return _("What waits for you stands on Home, and is not sent to you.")
