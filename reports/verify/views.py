"""The page that verifies a file of a paper."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from reports.issue.forms import VerifyForm
from reports.models import PaperVersion
from reports.output.attached import NotOurs
from reports.verify.records import Verified, kind_of, verify_file
from reports.verify.verdict import By, Verdict
from schemes.models import Programme
from workbench.dates import day
from workbench.models import User
from workbench.pages.answering import person

Facts = list[tuple[str, str]]
_ALTERED: Final = gettext_lazy(
    "Version %(number)s, which somebody has altered in the database since. Tell whoever runs "
    "this site"
)


@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Reads the file that somebody sends, says whether it is as it was made, and keeps nothing."""
    sent = request.method == "POST"
    form = VerifyForm(request.POST, request.FILES) if sent else VerifyForm()
    found: Verified | None = None
    if sent and form.is_valid():
        try:
            found = verify_file(form.cleaned_data["file"].read())
        except NotOurs as error:
            form.add_error("file", str(error))
    verdict = found.verdict if found else None
    context = {
        "heading": _("Verify a paper"),
        "state": _state(verdict),
        "crumbs": [(_("Home"), reverse("home")), (_("Verify a paper"), None)],
        "form": form,
        "verdict": verdict,
        "facts": _facts(found, person(request)) if found else [],
    }
    status = 422 if sent and found is None else 200
    return render(request, "reports/verify/verify.html", context, status=status)


def _state(verdict: Verdict | None) -> str:
    if verdict is None:
        return _("All that a file shows is compared with what it was made as.")
    if not verdict.identical:
        return _("The paper is not as it was made.")
    if verdict.by == By.BYTES:
        return _("The file is one that was issued here, byte for byte.")
    return _("The paper says what it was made from, word for word.")


def _facts(found: Verified, user: User) -> Facts:
    """What the file says of itself, and what is on record of it, for those who may see that."""
    verdict, version = found.verdict, found.version
    known = version or PaperVersion.objects.issued_with(verdict.sha256)
    # Nobody learns of a paper of a programme that they take no part in.
    seen = known if known and _may_see(known, user) else None
    if found.file is not None:
        own: Facts = []
        if seen is not None:
            own = [
                (_("Paper"), seen.paper.title),
                (_("Version"), seen.number),
                (_("File"), f"{kind_of(found.file)}, {found.file.get_copy_display()}"),
            ]
        return [*own, *_record(seen)]
    said = [
        (_("Paper"), verdict.title),
        (_("Version"), verdict.version or _not_issued(verdict)),
        (_("SHA-256 of its case"), verdict.sha256),
        (_("Tables worked out again"), str(verdict.tables)),
    ]
    return [*(fact for fact in said if fact[1]), *_record(seen)]


def _not_issued(verdict: Verdict) -> str:
    if verdict.draft:
        return _("A draft: “%(words)s” stands on every page") % {"words": verdict.draft}
    return _("Not issued: a working copy")


def _record(version: PaperVersion | None) -> Facts:
    if version is None:
        return [(_("On record here"), _("No version that you may see"))]
    if not version.is_as_issued:
        return [(_("On record here"), _ALTERED % {"number": version.number})]
    issued = _("Version %(number)s, issued on %(day)s by %(role)s") % {
        "number": version.number,
        "day": day(timezone.localdate(version.issued_at)),
        "role": version.author,
    }
    return [(_("On record here"), issued)]


def _may_see(version: PaperVersion, user: User) -> bool:
    visible = Programme.objects.visible_to(user)
    return visible.filter(pk=version.paper.programme_id).exists()
