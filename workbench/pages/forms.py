"""The base form of the site: its layout, the row's version and the write token."""

from collections.abc import Iterable, Mapping
from copy import copy
from typing import Any
from uuid import uuid4

from crispy_forms.layout import Layout
from crispy_forms_gds.layout import Button
from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext_lazy as _

from workbench.kept.reviewing import is_reviewing
from workbench.models import Versioned
from workbench.pages.crispy import WordsHelper, name_required_errors
from workbench.pages.markdown import MarkdownField
from workbench.pages.questions.amounts import about_amounts
from workbench.pages.questions.asking import ask
from workbench.rows.writing import plain


class WorkbenchForm(forms.Form):
    """A form of plain fields. It never writes: a view hands `values()` to an action.

    `submit_label` names the act on the button. Choices that depend on rows are passed in by the
    subclass's own arguments.
    """

    submit_label: Any = _("Save")

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)
    write_token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, version: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A form for a row that stands already: it must say which state of the row it started from.
        self.versioned = version is not None
        if version is not None:
            self.initial["version"] = version
            self.fields["version"].required = True
            self.fields["version"].error_messages["required"] = _(
                "This page is incomplete. Open it again and make the change there."
            )
        self.conflicts: list[tuple[str, str, str]] = []
        self.order_fields([name for name in self.fields if name not in self.own_fields()])
        name_required_errors(self)
        self.helper = WordsHelper()
        self.helper.form_tag = False
        self.helper.layout = self.layout()

    @property
    def writes_markdown(self) -> bool:
        """Whether its page needs the editor."""
        return any(isinstance(field, MarkdownField) for field in self.fields.values())

    def is_valid(self) -> bool:
        """Whether it may be sent. One that is only shown again may not, however right it is."""
        return super().is_valid() and not is_reviewing()

    @staticmethod
    def own_fields() -> tuple[str, ...]:
        return ("version", "write_token")

    def layout(self) -> Layout:
        """Fields in their sequence, then one button. Override to group fields."""
        return Layout(*self.fields, Button.primary("save", self.submit_label))

    def doubts(self) -> Iterable[str]:
        """What is asked about before it is saved, in words (`workbench/pages/questions/`). Asked of
        a form that has no errors."""
        return about_amounts(self, self.cleaned_data)

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if not self.errors and (asked := tuple(self.doubts())):
            ask(self, asked)

    def values(self) -> dict[str, Any]:
        """What was entered, without the form's own two fields."""
        return {k: v for k, v in self.cleaned_data.items() if k not in self.own_fields()}

    def add_refusal(self, error: ValidationError) -> None:
        """Puts what an action or the database refused where the person can mend it."""
        if not hasattr(error, "error_dict"):
            self.add_error(None, error)
            return
        for name, errors in error.error_dict.items():
            known = name if name in self.fields else None
            self.add_error(None if name == NON_FIELD_ERRORS else known, errors)

    def renew_token(self, **others: str) -> None:
        """Gives a form that was sent another token, so that it can be sent again, and `others` of
        its own fields."""
        # A copy of what was sent, with every box that was ticked.
        data: Any = copy(self.data)
        for name, value in (others | {"write_token": str(uuid4())}).items():
            data[self.add_prefix(name)] = value
        self.data = data

    def show_conflict(self, current: Versioned, now: Mapping[str, Any]) -> None:
        """Tells of somebody else's change: both texts, with the newer version to send back.

        `now` maps field names to the values that stand now. What was typed stays in the form.
        """
        for name, field in self.fields.items():
            if name in now and name not in self.own_fields():
                mine, theirs = shown(field, self[name].value()), shown(field, now[name])
                if mine != theirs and self.cleaned_data.get(name) != now[name]:
                    self.conflicts.append((str(field.label), theirs, mine))
        self.renew_token(version=str(current.version))
        self.add_error(
            None,
            _(
                "Somebody else changed this while you were editing. Both texts are shown. "
                "Check yours and save again to keep it."
            ),
        )


class RowForm(WorkbenchForm):
    """A form about one row, each of its fields called as a column of the row."""

    @classmethod
    def values_of(cls, row: Any) -> dict[str, Any]:
        """A row's values by field name. Override it where a field is not a column."""
        names = (name for name in cls.base_fields if name not in cls.own_fields())
        return {name: getattr(row, name) for name in names}


class RemoveForm(WorkbenchForm):
    """The form that confirms a removal: no fields, and a button that names what is done."""

    def __init__(self, *args: Any, label: str, **kwargs: Any) -> None:
        self.submit_label = label
        super().__init__(*args, **kwargs)

    def layout(self) -> Layout:
        return Layout(*self.fields, Button.warning("remove", self.submit_label))


def shown(field: forms.Field, value: Any) -> str:
    """A field's value in words: yes or no, the label of a choice, or the value as it is typed."""
    if isinstance(field, forms.BooleanField):
        return str(_("Yes") if value else _("No"))
    if value is None or value == "":
        return ""
    if isinstance(field, forms.ChoiceField):
        words = {str(key): str(label) for key, label in field.widget.choices}
        chosen = value if isinstance(value, list | tuple) else [value]
        return ", ".join(words.get(str(one), str(one)) for one in chosen)
    return str(plain(field.prepare_value(value)))
