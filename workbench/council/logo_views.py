"""The logo of an authority, as site administrators upload it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from workbench.council.forms import LogoForm
from workbench.council.logo import logo_from
from workbench.council.uploaded import put_logo, remove_logo
from workbench.council.views import as_picture
from workbench.models import Authority, AuthorityLogo
from workbench.pages.answering import form_page, gone
from workbench.pages.forms import RemoveForm
from workbench.people.people_views import administrator, context_of


@require_http_methods(["GET", "HEAD", "POST"])
def authority_logo(request: HttpRequest, authority: int) -> HttpResponse:
    """The logo of an authority, and another one in its place."""
    administrator(request)
    of = get_object_or_404(Authority, pk=authority)
    row = AuthorityLogo.objects.filter(authority=of).defer("content").first()
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    picture = reverse("authority-logo-picture", args=[of.pk])
    return form_page(
        request,
        "workbench/council/logo.html",
        LogoForm(*sent, version=row.version if row else 0),
        lambda values: put_logo(authority=of, **values),
        done=reverse("authority-logo", args=[of.pk]),
        said=_("The logo is saved. It stands on the covers of papers from now on."),
        context=context_of(
            _("Logo of %(name)s") % {"name": of},
            state=_("It stands on the covers of the papers of its programmes.")
            if row
            else _("It has no logo of its own, so that its papers have that of the site, if any."),
            authority=of,
            picture=f"{picture}?{row.sha256[:12]}" if row else "",
        ),
    )


@require_safe
def authority_logo_picture(request: HttpRequest, authority: int) -> HttpResponse:
    administrator(request)
    row = get_object_or_404(AuthorityLogo, authority=authority)
    return as_picture(logo_from(bytes(row.content)))


@require_http_methods(["GET", "HEAD", "POST"])
def authority_logo_remove(request: HttpRequest, authority: int) -> HttpResponse:
    administrator(request)
    back = reverse("authority-logo", args=[authority])
    rows = AuthorityLogo.objects.select_related("authority").defer("content")
    row = rows.filter(authority=authority).first()
    if row is None:
        return gone(request, back)
    sent = request.POST if request.method == "POST" else None
    return form_page(
        request,
        "pages/remove.html",
        RemoveForm(sent, version=row.version, label=_("Take the logo away")),
        lambda values: remove_logo(row=row, **values),
        done=back,
        said=_("The logo is taken away."),
        context=context_of(
            _("Take the logo of %(name)s away?") % {"name": row.authority},
            back=back,
            goes=[_("Its papers have the logo of the site, or none, from now on.")],
        ),
    )
