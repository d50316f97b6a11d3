"""How long a text may be: said where it is typed, never cut.

A browser cuts whatever is pasted past `maxlength`, without a word. So no field of the site has one:
the page says how many characters are left (`static/js/site.js`), and the form refuses a longer text
and keeps it.
"""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import DjangoTemplates
from django.utils.translation import gettext as _

from workbench.numbers.text import number


class LimitedField(BoundField):
    """A field on a page. What is typed comes with the same line ends from every browser, so that a
    text is as long here as it is there."""

    def __init__(self, form: forms.BaseForm, field: forms.Field, name: str) -> None:
        super().__init__(form, field, name)
        if field.widget.attrs.pop("maxlength", None) is not None and self.most:
            field.widget.attrs["data-most"] = str(self.most)

    @property
    def most(self) -> int | None:
        """How many characters it takes, where somebody types them and not a machine."""
        if self.is_hidden:
            return None
        return getattr(self.field, "max_length", None)

    @property
    def most_words(self) -> str:
        return _("Up to %(count)s characters.") % {"count": number(self.most or 0)}

    @property
    def data(self) -> Any:
        found = super().data
        return found.replace("\r\n", "\n") if isinstance(found, str) else found


class FieldRenderer(DjangoTemplates):
    """Renders forms of the site."""

    bound_field_class = LimitedField
