"""The choice of one of a programme's schemes, for every form that asks for one."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from schemes.models import Programme, Scheme

# What choosing none means, unless a form says otherwise.
WHOLE: Final = _("The programme as a whole")


class SchemeField(forms.ModelChoiceField[Scheme]):
    """A scheme of the programme, or none; `empty_label` says what none means."""

    def __init__(self, empty_label: Any = None, **kwargs: Any) -> None:
        told: dict[str, Any] = {"label": _("Scheme"), "required": False} | kwargs
        super().__init__(Scheme.objects.none(), empty_label=empty_label or WHOLE, **told)

    def label_from_instance(self, obj: Scheme) -> str:
        return f"{obj.reference} {obj.title}"

    def offer(self, programme: Programme) -> None:
        """Offers the schemes of this programme, in their order."""
        self.queryset = programme.schemes.in_order()
