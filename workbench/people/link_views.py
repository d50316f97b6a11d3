"""Pages that a link leads to, and the one that asks for a new link. Nobody has to be signed in for
them, and none tells whether an email is known."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from workbench.models import OneTimeLink, User
from workbench.people.actions import choose_password
from workbench.people.forms import ConfirmForm, ForgottenForm, PasswordForm
from workbench.people.limits import address_of
from workbench.people.links import find_link, make_link
from workbench.people.mail import send_later
from workbench.people.own_actions import confirm_email
from workbench.people.proof.entering import first_step_done
from workbench.people.sending import address_for, message_of
from workbench.people.trail import ASKED, note_typed, noted_lately
from workbench.rows.writing import AlreadyDone

Purpose = OneTimeLink.Purpose
# An hour's links for one email, and an hour's questions from one address.
LINKS_AN_HOUR = 3
QUESTIONS_AN_HOUR = 20


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def password_choose(request: HttpRequest, key: str) -> HttpResponse:
    """Where an invitation, and a link for a new password, lead."""
    link = find_link(key, Purpose.INVITATION, Purpose.PASSWORD)
    if link is None:
        return _ended(request)
    form = PasswordForm(request.POST if request.method == "POST" else None, user=link.user)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            given = form.cleaned_data
            try:
                user = choose_password(link, password=given["password"], token=given["write_token"])
            except AlreadyDone:
                return redirect("home")
            except ValidationError as error:
                form.add_refusal(error)
            else:
                messages.success(request, _("Your password is saved."))
                return first_step_done(request, user, on=reverse("home"))
    welcome = link.purpose == Purpose.INVITATION
    context = {
        "form": form,
        "heading": _("Welcome to the workbench") if welcome else _("Choose a new password"),
        "state": _("%(name)s, choose the password that you will sign in with.")
        % {"name": link.user},
        "person": link.user,
    }
    return render(request, "workbench/people/choose_password.html", context, status=status)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def email_confirm(request: HttpRequest, confirmation: str) -> HttpResponse:
    """Where the link in a new mailbox leads."""
    link = find_link(confirmation, Purpose.EMAIL)
    if link is None:
        return _ended(request)
    label = _("Confirm %(email)s") % {"email": link.email}
    form = ConfirmForm(request.POST if request.method == "POST" else None, label=label)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                confirm_email(link, token=form.cleaned_data["write_token"])
            except AlreadyDone:
                return redirect("home")
            except ValidationError as error:
                form.add_error(None, error.messages)
            else:
                _tell_old_mailbox(link.user.email, link.email)
                messages.success(request, _("Your email is changed."))
                return redirect("home")
    context = {
        "form": form,
        "heading": _("Confirm your new email"),
        "state": _("It takes the place of the one in your account."),
    }
    return render(request, "pages/form.html", context, status=status)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def forgotten(request: HttpRequest) -> HttpResponse:
    """Asks for an email and answers everybody alike, in words and in time."""
    form = ForgottenForm(request.POST if request.method == "POST" else None)
    status = 200
    asked = False
    if request.method == "POST":
        status = 422
        if form.is_valid():
            status, asked = 200, True
            if settings.MAIL_CONFIGURED:
                _send_new_password(request, form.cleaned_data["email"])
    context = {
        "form": form,
        "asked": asked,
        "sends_email": settings.MAIL_CONFIGURED,
        "heading": _("Forgotten your password?"),
        "crumbs": [(_("Sign in"), reverse("sign-in")), (_("Forgotten your password?"), None)],
    }
    return render(request, "workbench/people/forgotten.html", context, status=status)


def _send_new_password(request: HttpRequest, typed: str) -> None:
    email = User.objects.normalize_email(typed)
    lately = noted_lately(ASKED, hours=1, subject=email)
    if lately >= LINKS_AN_HOUR:
        return
    if noted_lately(ASKED, hours=1, address=address_of(request)) >= QUESTIONS_AN_HOUR:
        return
    note_typed(ASKED, request, email)
    user = User.objects.filter(email=email, is_active=True).first()
    if user is None:
        return
    purpose = Purpose.PASSWORD if user.has_usable_password() else Purpose.INVITATION
    with transaction.atomic():
        link = make_link(user, purpose, by=None, at=timezone.now())
    subject, text = message_of(link.row, address_for(request, link))
    send_later(to=email, subject=subject, text=text)


def _tell_old_mailbox(old: str, new: str) -> None:
    text = _(
        "The email of your account in the options appraisal workbench was changed to %(new)s. "
        "If it was not you, tell your site administrator at once."
    ) % {"new": new}
    if old:
        send_later(to=old, subject=_("Your email was changed"), text=text)


def _ended(request: HttpRequest) -> HttpResponse:
    context = {
        "heading": _("This link does not work"),
        "state": _("It was used, has ended, or a newer one has taken its place."),
        "sends_email": settings.MAIL_CONFIGURED,
    }
    return render(request, "workbench/people/link_ended.html", context, status=404)
