"""Signing in by name or email and password, and out. django-axes counts failures, locks out."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

from crispy_forms.helper import FormHelper
from crispy_forms_gds.layout import Button, Layout
from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from workbench.kept.keeping import PARAMETER
from workbench.models import User
from workbench.pages.crispy import name_required_errors
from workbench.people.proof.entering import first_step_done
from workbench.people.trail import SIGNED_OUT, note, note_failure


class SignInForm(AuthenticationForm):
    error_messages = {
        "invalid_login": _(
            "The name or the password is wrong. Check both and try again; "
            "after five wrong tries you wait a quarter of an hour."
        ),
        "inactive": _("This account is closed. Ask your site administrator to open it."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("Name or email")
        self.fields["username"].widget.attrs.pop("autofocus", None)
        name_required_errors(self)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout("username", "password", Button.primary("save", _("Sign in")))

    def clean_username(self) -> str:
        """The name of the person with the email that was typed, so that tries under both count
        together."""
        # Nobody is called longer than an email may be, and no column holds more.
        typed: str = self.cleaned_data["username"][:254]
        if "@" not in typed:
            return typed
        found = User.objects.known_as(typed)
        return found.username if found else User.objects.normalize_email(typed)


class SignIn(LoginView):
    template_name = "registration/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True
    http_method_names = ("get", "head", "post")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Says so where what somebody typed is kept for them."""
        context = super().get_context_data(**kwargs)
        wanted = self.get_redirect_url()
        way = f"?{urlencode({'next': wanted})}" if wanted else ""
        provider = settings.SINGLE_SIGN_ON
        return context | {
            "kept": PARAMETER in parse_qs(urlsplit(wanted).query),
            "passkey_at": reverse("sign-in-passkey") + way,
            "provider": provider.name if provider else "",
            "provider_at": reverse("single-sign-on") + way if provider else "",
        }

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        user = form.get_user()
        assert isinstance(user, User)
        return first_step_done(self.request, user, on=self.get_success_url())

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        # A form that lacks one of the two tried nothing.
        if not set(form.errors) - {"__all__"}:
            locked = bool(getattr(self.request, "axes_locked_out", False))
            note_failure(self.request, str(form.data.get("username", "")), locked=locked)
        return super().form_invalid(form)


class SignOut(LogoutView):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if isinstance(request.user, User):
            note(SIGNED_OUT, request, request.user)
        return super().post(request, *args, **kwargs)
