"""The form in which people choose the daily email."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from workbench.models import User
from workbench.pages.forms import WorkbenchForm


class DailyForm(WorkbenchForm):
    """Asks a person whether they want a daily email of what waits for them."""

    submit_label = _("Save")

    wanted = forms.BooleanField(
        label=_("Send me an email each day on which something waits for me"),
        required=False,
        help_text=_("One a day at most, with names and links; nothing of what papers say."),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_wanted(self) -> bool:
        wanted = bool(self.cleaned_data["wanted"])
        if wanted and not self.user.email:
            raise ValidationError(
                _("Your account has no email address. Add one first, then choose the email.")
            )
        return wanted
