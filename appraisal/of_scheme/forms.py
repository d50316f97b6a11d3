"""What people are asked about an appraisal and its scheme."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from appraisal.models import Appraisal
from schemes.models import Programme
from schemes.register.scheme_field import SchemeField
from workbench.pages.forms import RowForm


class SchemeOfAppraisalForm(RowForm):
    submit_label = _("Save the scheme of the appraisal")

    scheme = SchemeField(
        empty_label=_("None: it is of the programme as a whole"),
        label=_("Scheme whose options it weighs"),
        help_text=_("The scheme’s page shows the appraisal, and its business case can print it."),
    )

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        scheme = self.fields["scheme"]
        assert isinstance(scheme, SchemeField)
        scheme.offer(programme)

    @classmethod
    def values_of(cls, row: Appraisal) -> dict[str, Any]:
        return {"scheme": row.scheme_id}
