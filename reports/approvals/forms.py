"""Forms for asking for an approval, delegating one, and answering."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from reports.approvals.offices import Candidate
from reports.models import Approval
from schemes.models import OfficeHolder
from workbench.models import User
from workbench.pages.day_field import DayField
from workbench.pages.forms import WorkbenchForm


class RoleForm(WorkbenchForm):
    """Asks for which role somebody answers."""

    role = forms.CharField(
        label=_("Role"),
        max_length=200,
        help_text=_("By role and not by name, like “Head of Legal Services”: the paper prints it."),
    )


class AskForm(RoleForm):
    """Asks which role should approve the paper, and who is asked: those who hold an office and did
    not write the paper. Of whom the office fits the role comes first."""

    submit_label = _("Ask for approval")

    holder = forms.ChoiceField(
        label=_("Who is asked"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who is asked")},
        help_text=_("They alone can answer. Nobody who wrote in the paper is offered."),
    )

    def __init__(self, *args: Any, found: Sequence[Candidate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.holders = {str(one.holder.pk): one.holder for one in found if not one.wrote}
        holder = self.fields["holder"]
        assert isinstance(holder, forms.ChoiceField)
        holder.choices = [(key, f"{one.user}, {one.office}") for key, one in self.holders.items()]

    def clean_holder(self) -> OfficeHolder:
        return self.holders[self.cleaned_data["holder"]]


class DelegateForm(RoleForm):
    """Asks a site administrator who answers for a role whose office has nobody, and why."""

    submit_label = _("Record the delegation")

    person = forms.ChoiceField(
        label=_("Who answers instead"),
        help_text=_("Somebody who reads the whole paper and did not write it."),
    )
    reason = forms.CharField(
        label=_("Why by delegation"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "The paper prints it, so name no person: like “The post is vacant until June; the "
            "Deputy Chief Executive answers under the scheme of delegation.”"
        ),
    )

    def __init__(self, *args: Any, people: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in people}
        chosen = [(key, str(one)) for key, one in self.people.items()]
        person = self.fields["person"]
        assert isinstance(person, forms.ChoiceField)
        person.choices = [("", _now("Choose a person")), *chosen]

    def clean_person(self) -> User:
        return self.people[self.cleaned_data["person"]]


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
    on = DayField(
        label=_("Date"),
    )
    content = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args: Any, content: str | None, **kwargs: Any) -> None:
        about = {"content": content or "", "on": timezone.localdate()}
        super().__init__(*args, initial=about | kwargs.pop("initial", {}), **kwargs)

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        state = values.get("state")
        if state == Approval.State.RETURNED and not values.get("comment", "").strip():
            self.add_error("comment", _("Say what must change before you approve the paper"))
        if state == Approval.State.GIVEN and not values.get("content"):
            self.add_error(
                "state", _("The paper cannot be made as it stands, so return it with comments")
            )
        return values

    @staticmethod
    def values_of(approval: Approval) -> dict[str, Any]:
        """The values of an approval by field name."""
        return {"state": approval.state, "comment": approval.comment, "on": approval.on}
