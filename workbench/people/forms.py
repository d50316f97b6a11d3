"""What people are asked about accounts."""

from typing import Any, Final

from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from workbench.models import Authority, User
from workbench.pages.forms import WorkbenchForm

GOOD_PASSWORD: Final = _(
    "Twelve characters or more, not one in wide use and not your name. "
    "Three or four words in a row are easy to keep in mind."
)


def _password(label: Any, autocomplete: str, **more: Any) -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, strip=False, max_length=200, widget=widget, **more)


def current_password_field() -> forms.CharField:
    """Asks for the password that proves whose session this is (`is_own_password`)."""
    return _password(_("Your password now"), "current-password")


def name_field(help_text: Any = None, *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=_("Full name"),
        required=required,
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=help_text or _("As it should stand in the history, like Pat Reed."),
    )


def email_field(label: Any = None, **more: Any) -> forms.EmailField:
    widget = forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"})
    field = forms.EmailField(label=label or _("Email"), max_length=254, widget=widget, **more)
    field.error_messages["invalid"] = _("Enter an email address, like pat.reed@example.gov.uk")
    return field


class AuthorityForm(WorkbenchForm):
    submit_label = _("Save the authority")

    name = forms.CharField(
        label=_("Name"),
        max_length=200,
        help_text=_("As it stands in papers, like Barnet London Borough Council."),
    )


class PersonForm(WorkbenchForm):
    """An account as an administrator makes and changes it."""

    submit_label = _("Save the person")

    name = name_field()
    email = email_field()
    authority = forms.ModelChoiceField(
        label=_("Authority they work for"),
        queryset=Authority.objects.none(),
        required=False,
        empty_label=_("No authority (a site administrator only)"),
    )
    administrator = forms.BooleanField(
        label=_("Site administrator: may see and do everything"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["authority"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Authority.objects.order_by("name", "pk")

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if "authority" in values and not values["authority"] and not values["administrator"]:
            self.add_error("authority", _("Choose the authority they work for"))
        return values

    @classmethod
    def values_of(cls, user: User) -> dict[str, Any]:
        return {
            "name": str(user),
            "email": user.email,
            "authority": user.authority_id,
            "administrator": user.is_superuser,
        }


class NewPersonForm(PersonForm):
    submit_label = _("Make the invitation")


class NameForm(WorkbenchForm):
    submit_label = _("Save the name")

    name = name_field()


class PasswordForm(WorkbenchForm):
    """A password that somebody chooses, typed twice."""

    submit_label = _("Save the password and sign in")

    password = _password(
        _("Password"),
        "new-password",
        help_text=GOOD_PASSWORD,
    )
    password_again = _password(_("The same password again"), "new-password")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        first, again = values.get("password"), values.get("password_again")
        if first and again and first != again:
            self.add_error("password_again", _("The two passwords differ. Type the same twice"))
        elif first:
            try:
                validate_password(first, self.user)
            except ValidationError as error:
                self.add_error("password", error)
        return values


class OwnPasswordForm(PasswordForm):
    submit_label = _("Save the password")

    current_password = current_password_field()
    password = _password(_("New password"), "new-password", help_text=GOOD_PASSWORD)
    password_again = _password(_("The new password again"), "new-password")
    field_order = ("current_password", "password", "password_again")

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_current_password(self) -> str:
        return is_own_password(self.request, self.user, self.cleaned_data["current_password"])


class OwnEmailForm(WorkbenchForm):
    submit_label = _("Save the email")

    email = email_field(_("New email"))
    current_password = current_password_field()

    def __init__(self, *args: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request, self.user = request, user

    def clean_current_password(self) -> str:
        return is_own_password(self.request, self.user, self.cleaned_data["current_password"])


class ForgottenForm(WorkbenchForm):
    submit_label = _("Send me a link")

    email = email_field(_("Your email"))


class ConfirmForm(WorkbenchForm):
    """A button that does one thing."""

    def __init__(self, *args: Any, label: str, **kwargs: Any) -> None:
        self.submit_label = label
        super().__init__(*args, **kwargs)


def is_own_password(request: HttpRequest, user: User, typed: str) -> str:
    """The password that proves whose session this is. Wrong ones count as at signing in."""
    if authenticate(request, username=user.username, password=typed) != user:
        raise ValidationError(_("This is not your password now. Type it again"))
    return typed
