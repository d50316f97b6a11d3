"""The form of several options."""

from collections.abc import Collection
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from appraisal.models import Option
from workbench.pages.forms import WorkbenchForm

MOST_LINES: Final = 60
_LONGEST: Final = Option._meta.get_field("name").max_length or 0


class SeveralForm(WorkbenchForm):
    """Options to add. `known` are the names of those that are there; the baseline is asked for
    where none of them is it."""

    submit_label = _("Add these options")

    baseline = forms.CharField(
        label=_("How is the service run now?"),
        max_length=_LONGEST,
        required=False,
        help_text=_(
            "This is the baseline that the others are compared with: carrying on as now, or doing "
            "the least that must be done. For example “In-house service as now”."
        ),
    )
    names = forms.CharField(
        label=_("The other options, one a line"),
        required=False,
        help_text=_(
            "For example “Public service mutual”. Each gets a code of its first letters, which you "
            "can change with the rest that is said of it."
        ),
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(
        self, *args: Any, known: Collection[str], has_baseline: bool, **kwargs: Any
    ) -> None:
        self.known = {name.casefold() for name in known}
        super().__init__(*args, **kwargs)
        if has_baseline:
            del self.fields["baseline"]
            self.fields["names"].label = _("Options, one a line")
        self.helper.layout = self.layout()

    def clean_names(self) -> list[str]:
        """The names of the lines. Says of each fault in which line it is."""
        above = {(self.cleaned_data.get("baseline") or "").casefold()}
        found: list[str] = []
        faults: list[str] = []
        for number, line in enumerate(self.cleaned_data["names"].splitlines(), start=1):
            name = " ".join(line.split())
            if not name:
                continue
            fault = self._fault(name, above)
            if fault:
                faults.append(_now("Line %(n)d: %(fault)s") % {"n": number, "fault": fault})
            above.add(name.casefold())
            found.append(name)
        if len(found) > MOST_LINES:
            faults.append(
                _now("Add at most %(most)d options at once; these are %(count)d.")
                % {"most": MOST_LINES, "count": len(found)}
            )
        if faults:
            raise ValidationError(faults)
        return found

    def _fault(self, name: str, above: Collection[str]) -> str:
        """What is wrong with the name of a line; nothing where it can be added."""
        told = {"name": name, "most": _LONGEST, "count": len(name)}
        if len(name) > _LONGEST:
            return _now("shorten the name to %(most)d characters; it has %(count)d.") % told
        if name.casefold() in self.known:
            return (
                _now("“%(name)s” is an option already. Leave it out, or name it differently.")
                % told
            )
        if name.casefold() in above:
            return _now("“%(name)s” stands above. Leave one out, or name it differently.") % told
        return ""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors and not data["names"] and not data.get("baseline"):
            raise ValidationError({"names": _now("Write the name of an option on a line.")})
        return data

    def values(self) -> dict[str, Any]:
        return {
            "names": self.cleaned_data["names"],
            "baseline": self.cleaned_data.get("baseline", ""),
        }
