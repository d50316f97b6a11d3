"""What people are asked about roles, offices and authorities."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from schemes.models import Role
from schemes.people.words import MAY
from workbench.models import Authority
from workbench.pages.forms import WorkbenchForm
from workbench.people.forms import email_field, name_field


def _roles(roles: Sequence[str] = tuple(Role.values)) -> list[tuple[str, str]]:
    return [(role, f"{Role(role).label}. {MAY[Role(role)]}") for role in roles]


class _SpeaksForForm(WorkbenchForm):
    """A form that asks for one of the authorities that take part."""

    authority = forms.TypedChoiceField(
        label=_("Authority they speak for"), widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, authorities: Sequence[Authority], **kwargs: Any) -> None:
        by_key = {str(one.pk): one for one in authorities}
        super().__init__(*args, **kwargs)
        own = self.fields["authority"]
        assert isinstance(own, forms.TypedChoiceField)
        own.choices = [(key, str(one)) for key, one in by_key.items()]
        own.coerce = lambda key: by_key[key]
        if len(by_key) == 1:
            own.initial = next(iter(by_key))


class MemberForm(_SpeaksForForm):
    """Somebody who is to take part, known to the site or new."""

    submit_label = _("Give the role")

    email = email_field()
    name = name_field(
        _("Of somebody who has no account here yet. Whoever has one keeps their own name."),
        required=False,
    )
    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)
    field_order = ("email", "name", "role", "authority")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        role = self.fields["role"]
        assert isinstance(role, forms.ChoiceField)
        role.choices = _roles()


class SpeaksForForm(_SpeaksForForm):
    submit_label = _("Save the authority")


class RoleForm(WorkbenchForm):
    submit_label = _("Give the role")

    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, roles: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["role"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = _roles(roles)


class OfficeForm(WorkbenchForm):
    submit_label = _("Give the office")

    office = forms.CharField(
        label=_("Office"),
        max_length=200,
        help_text=_("As approvals of papers name it, like Finance or Legal officer."),
    )


class PartnerForm(WorkbenchForm):
    submit_label = _("Add the authority")

    authority = forms.ModelChoiceField(
        label=_("Authority"), queryset=Authority.objects.none(), empty_label=_("Choose one")
    )

    def __init__(self, *args: Any, apart: Sequence[Authority], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["authority"]
        assert isinstance(field, forms.ModelChoiceField)
        others = Authority.objects.exclude(pk__in=[one.pk for one in apart])
        field.queryset = others.order_by("name", "pk")
