"""The page that verifies a paper's PDF."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from reports.issue.forms import VerifyForm
from reports.models import PaperVersion
from reports.output.attached import NotOurs
from reports.verify.verify import PdfVerdict, verify_pdf
from schemes.models import Programme
from workbench.models import User
from workbench.pages.answering import person

_ALTERED: Final = gettext_lazy(
    "Version %(number)s, which somebody has altered in the database since. Tell whoever runs "
    "this site"
)


@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Reads the PDF that somebody sends, says whether it is as it was made, and keeps nothing."""
    sent = request.method == "POST"
    form = VerifyForm(request.POST, request.FILES) if sent else VerifyForm()
    verdict: PdfVerdict | None = None
    status = 200
    if sent and form.is_valid():
        try:
            verdict = verify_pdf(form.cleaned_data["file"].read())
        except NotOurs as error:
            form.add_error("file", str(error))
    if sent and verdict is None:
        status = 422
    context = {
        "heading": _("Verify a paper"),
        "state": _state(verdict),
        "crumbs": [(_("Home"), reverse("home")), (_("Verify a paper"), None)],
        "form": form,
        "verdict": verdict,
        "facts": _facts(verdict, person(request)) if verdict else [],
    }
    return render(request, "reports/verify/verify.html", context, status=status)


def _state(verdict: PdfVerdict | None) -> str:
    if verdict is None:
        return _("Its tables are worked out again from the case that it carries.")
    if verdict.identical:
        return _("The paper says what it was made from, word for word.")
    return _("The paper is not as it was made.")


def _facts(verdict: PdfVerdict, user: User) -> list[tuple[str, str]]:
    facts = [
        (_("Paper"), verdict.title),
        (_("Version"), verdict.version or _("Not issued: a working copy")),
        (_("SHA-256 of its case"), verdict.sha256),
        (_("Tables worked out again"), str(verdict.tables)),
    ]
    known = PaperVersion.objects.issued_with(verdict.sha256)
    # Nobody learns of a paper of a programme that they take no part in.
    if known and Programme.objects.visible_to(user).filter(pk=known.paper.programme_id).exists():
        on_record = _("Version %(number)s") if known.is_as_issued else _ALTERED
        facts.append((_("On record here"), on_record % {"number": known.number}))
    else:
        facts.append((_("On record here"), _("No version that you may see")))
    return facts
