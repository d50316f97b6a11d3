"""What is asked of somebody who makes a token."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from workbench.models import AccessToken, User
from workbench.pages.forms import WorkbenchForm
from workbench.people.forms import current_password_field, is_own_password

_LASTS = ((30, _("30 days")), (90, _("90 days")), (180, _("180 days")), (365, _("A year")))


class TokenForm(WorkbenchForm):
    """Asks for the password of whoever has one, so that nobody makes a token at a desk that was
    left."""

    submit_label = _("Make the token")

    name = forms.CharField(
        label=_("Name"),
        max_length=100,
        help_text=_("What will use it, like Finance dashboard."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    scopes = forms.MultipleChoiceField(
        label=_("May read"),
        choices=AccessToken.Scope.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Of what you may read yourself, and never more."),
    )
    days = forms.TypedChoiceField(
        label=_("Lasts for"), choices=_LASTS, coerce=int, initial=90, widget=forms.RadioSelect
    )
    current_password = current_password_field()

    def __init__(self, *args: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request, self.user = request, user
        if not user.has_usable_password():
            del self.fields["current_password"]
            self.helper.layout = self.layout()

    def clean_current_password(self) -> str:
        return is_own_password(self.request, self.user, self.cleaned_data["current_password"])

    def values(self) -> dict[str, Any]:
        return {key: one for key, one in super().values().items() if key != "current_password"}
