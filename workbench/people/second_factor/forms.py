"""What people are asked about second factors."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from workbench.pages.forms import WorkbenchForm
from workbench.people.second_factor.actions import NAME_LENGTH
from workbench.people.second_factor.codes import counter_of

# Named so that it is kept nowhere: not with a form whose session has ended, not with wrong tries.
CODE: Final = "one_time_password"


def code_field(label: Any, help_text: Any = "") -> forms.CharField:
    # A code is digits, which telephones offer a keyboard for; a recovery code is as well.
    attributes = {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
    widget = forms.TextInput(attrs=attributes)
    return forms.CharField(label=label, max_length=40, widget=widget, help_text=help_text)


class AppForm(WorkbenchForm):
    """Proves that an app has the secret it was shown."""

    submit_label = _("Add the app")

    one_time_password = code_field(_("The code that the app shows now"), _("Six digits."))

    def __init__(self, *args: Any, secret: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.secret = secret

    def clean_one_time_password(self) -> int:
        """The step of time that the code belongs to."""
        code = self.cleaned_data[CODE].replace(" ", "")
        counter = counter_of(self.secret, code)
        if counter is None:
            raise ValidationError(
                _("This is not the code that the app shows now. Wait for the next one and type it.")
            )
        return counter


class PasskeyNameForm(WorkbenchForm):
    submit_label = _("Save the name")

    name = forms.CharField(
        label=_("Name"),
        max_length=NAME_LENGTH,
        help_text=_("What you know it by, like Work laptop."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class NewPasskeyForm(PasskeyNameForm):
    """The script of the page fills in what the device answers."""

    submit_label = _("Make the passkey")

    credential = forms.JSONField(widget=forms.HiddenInput, required=False)

    def clean_credential(self) -> dict[str, Any]:
        return answered(self.cleaned_data["credential"])


class PasskeyForm(WorkbenchForm):
    """The answer of a passkey, filled in by the script of the page."""

    submit_label = _("Use your passkey")

    credential = forms.JSONField(widget=forms.HiddenInput, required=False)

    def clean_credential(self) -> dict[str, Any]:
        return answered(self.cleaned_data["credential"])


def answered(credential: Any) -> dict[str, Any]:
    """Raises `ValidationError` where no device answered."""
    if not isinstance(credential, dict):
        raise ValidationError(
            _("Your device gave no answer. Try again, or use a browser that knows passkeys.")
        )
    return credential
