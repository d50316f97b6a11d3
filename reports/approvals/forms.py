"""Forms for asking for an approval and for answering."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reports.models import Approval
from workbench.pages.forms import WorkbenchForm


class AskForm(WorkbenchForm):
    """Asks which role should approve the paper."""

    submit_label = _("Ask for approval")

    role = forms.CharField(
        label=_("Role"),
        max_length=200,
        help_text=_("Who is asked, by role and not by name, like “Head of Legal Services”."),
    )


class AnswerForm(WorkbenchForm):
    """Asks for the answer of a role. `content` is the SHA-256 of the paper as shown on the page, so
    that nobody approves a paper that has changed since; None where the paper cannot be made."""

    submit_label = _("Record the answer")

    state = forms.ChoiceField(
        label=_("Answer"),
        choices=[
            (Approval.State.GIVEN.value, _("Approve the paper as it stands")),
            (Approval.State.RETURNED.value, _("Return it with comments")),
        ],
        widget=forms.RadioSelect,
    )
    comment = forms.CharField(
        label=_("Comments"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_(
            "What must change before it can be approved, or what you approve it subject to."
        ),
    )
    on = forms.DateField(
        label=_("Date"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    content = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args: Any, content: str | None, **kwargs: Any) -> None:
        about = {"content": content or "", "on": timezone.localdate()}
        super().__init__(*args, initial=about | kwargs.pop("initial", {}), **kwargs)

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        state, on = values.get("state"), values.get("on")
        if state == Approval.State.RETURNED and not values.get("comment", "").strip():
            self.add_error("comment", _("Say what must change before you approve the paper"))
        if state == Approval.State.GIVEN and not values.get("content"):
            self.add_error(
                "state", _("The paper cannot be made as it stands, so return it with comments")
            )
        if on and on > timezone.localdate():
            self.add_error("on", _("Enter today or a day before it"))
        return values

    @staticmethod
    def values_of(approval: Approval) -> dict[str, Any]:
        """The values of an approval by field name."""
        return {"state": approval.state, "comment": approval.comment, "on": approval.on}
