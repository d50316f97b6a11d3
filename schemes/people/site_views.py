"""All people of the site, for its administrators."""

from collections import defaultdict
from typing import Any

from allauth.socialaccount.models import SocialAccount
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from schemes.models import Membership, Role
from schemes.people.actions import deactivate
from schemes.people.tables import accounts_table
from schemes.people.taking_part import invited
from schemes.people.words import state_of
from workbench.dates import moment
from workbench.models import Authority, User
from workbench.numbers.listing import count_words, listed, opening
from workbench.pages.answering import form_page
from workbench.pages.forms import RemoveForm, WorkbenchForm
from workbench.people.actions import links_of
from workbench.people.people_views import administrator, context_of
from workbench.people.second_factor.actions import called
from workbench.people.second_factor.factors import factors_of
from workbench.people.sessions.ending import sessions_of
from workbench.tokens.actions import open_tokens
from workbench.tokens.words import listed_token

PEOPLE_ON_A_PAGE = 50


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    administrator(request)
    asked = request.GET.get("q", "").strip()
    page = Paginator(_asked_for(asked), PEOPLE_ON_A_PAGE).get_page(request.GET.get("page"))
    users = list(page)
    now = timezone.now()
    authorities = Authority.objects.annotate(people=Count("user")).order_by("name", "pk")
    context = {
        "heading": _("People"),
        "state": _state(),
        "crumbs": [(_("Home"), reverse("home")), (_("People"), None)],
        "table": accounts_table(users, _roles_of(users), invited(users), now),
        "page": page,
        "asked": asked,
        "authorities": list(authorities),
        "many": page.paginator.num_pages > 1 or bool(asked),
    }
    return render(request, "schemes/people/people.html", context)


def _asked_for(asked: str) -> "QuerySet[User]":
    found = User.objects.in_order().select_related("authority")
    for word in asked.split()[:10]:
        found = found.filter(
            Q(first_name__icontains=word)
            | Q(last_name__icontains=word)
            | Q(username__icontains=word)
            | Q(email__icontains=word)
            | Q(authority__name__icontains=word)
        )
    return found


def _state() -> str:
    count = User.objects.filter(is_active=True).count()
    closed = User.objects.filter(is_active=False).count()
    told = ngettext("One person has an account.", "%(count)s people have an account.", count)
    more = ngettext("One account is deactivated.", "%(closed)s accounts are deactivated.", closed)
    values = {"count": opening(count_words(count)), "closed": opening(count_words(closed))}
    return (f"{told} {more}" if closed else told) % values


def _roles_of(users: list[User]) -> dict[int, list[Membership]]:
    rows = Membership.objects.filter(user__in=users).select_related("programme")
    order = {role: place for place, role in enumerate(Role.values)}
    held: dict[int, list[Membership]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.programme.title, order[row.role], row.pk)):
        held[row.user_id].append(row)
    return held


@require_safe
def one_person(request: HttpRequest, pk: int) -> HttpResponse:
    by = administrator(request)
    user = get_object_or_404(User.objects.select_related("authority"), pk=pk)
    now = timezone.now()
    waits = invited([user]).get(user.pk)
    facts = [
        (_("Email"), user.email or _("None")),
        (_("Signs in as"), user.username),
        (_("Works for"), str(user.authority or _("No authority"))),
    ]
    factors = [opening(called(factor)) for factor in factors_of(user)]
    facts.append((_("Second factor"), listed(factors) or _("None")))
    facts.append((_("Signed in"), _signed_in(user)))
    if user.is_superuser:
        facts.append((_("Site administrator"), _("Yes: may see and do everything")))
    context: dict[str, Any] = {
        "heading": str(user),
        "state": f"{state_of(user, waits, now)}.",
        "crumbs": [
            (_("Home"), reverse("home")),
            (_("People"), reverse("people")),
            (str(user), None),
        ],
        "person": user,
        "facts": facts,
        "roles": _roles_of([user])[user.pk],
        "links": [
            (link.get_purpose_display(), link.email, moment(link.expires_at))
            for link in links_of(user, now)
        ],
        "tokens": [listed_token(row, now) for row in open_tokens(user, now)],
        "waits": not user.has_usable_password(),
        "own": user == by,
        "factors": bool(factors) or SocialAccount.objects.filter(user=user).exists(),
        "button": WorkbenchForm(),
    }
    return render(request, "schemes/people/person.html", context)


def _signed_in(user: User) -> str:
    count = sessions_of(user).count()
    if not count:
        return _("Nowhere")
    return ngettext("In one place", "In %(count)s places", count) % {"count": count_words(count)}


@require_http_methods(["GET", "HEAD", "POST"])
def person_deactivate(request: HttpRequest, pk: int) -> HttpResponse:
    administrator(request)
    user = get_object_or_404(User, pk=pk)
    name = {"name": user}
    goes = (
        _("%(name)s cannot sign in any more, and is signed out wherever they are signed in.")
        % name,
        _("What they did stays in the history, and their roles stay until somebody takes them."),
    )
    own = reverse("person", args=[pk])
    return form_page(
        request,
        "pages/remove.html",
        RemoveForm(
            request.POST if request.method == "POST" else None,
            label=_("Deactivate %(name)s") % name,
        ),
        lambda values: deactivate(user, **values),
        done=own,
        said=_("%(name)s is deactivated.") % name,
        context=context_of(_("Deactivate %(name)s?") % name, back=own, of=user, goes=goes),
    )
