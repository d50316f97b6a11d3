"""What people are asked who prove who they are."""

from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from workbench.models import User
from workbench.pages.forms import WorkbenchForm
from workbench.people.second_factor.codes import check_code
from workbench.people.second_factor.forms import CODE, code_field


class CodeForm(WorkbenchForm):
    """A code of an app, or a recovery code. After `is_valid`, `by` says which it was."""

    submit_label = _("Go on")

    one_time_password = code_field(
        _("Code"), _("What your authenticator app shows now, or one of your recovery codes.")
    )

    def __init__(self, *args: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request, self.user, self.by = request, user, ""

    def clean_one_time_password(self) -> str:
        typed: str = self.cleaned_data[CODE]
        self.by = check_code(self.request, self.user, typed)
        return typed


class OwnPasswordAgainForm(WorkbenchForm):
    submit_label = _("Go on")
    by = "password"

    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request, self.user = request, user

    def clean_password(self) -> str:
        typed: str = self.cleaned_data["password"]
        if authenticate(self.request, username=self.user.username, password=typed) != self.user:
            raise ValidationError(_("This is not your password. Type it again"))
        return typed
