"""Repairs of the form pack. Those of its templates stand in `templates/gds/`.

The pack styles text inputs only, links its error summary to ids that radios and checkboxes do not
have, prints labels as raw HTML, takes the words of buttons and legends for templates, and leaves
Django's messages, which do not name their field. `CRISPY_CLASS_CONVERTERS` in the settings repairs
the first, `WordsHelper` the templates.
"""

from typing import Any, Final

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

# A label that begins so makes a phrase by itself: "Enter who was present", "Enter your name".
PHRASES: Final = (
    *("a", "an", "the", "this", "these", "that", "those", "your", "our", "its", "their", "whose"),
    *("each", "every", "another", "any", "all", "some", "one", "no"),
    *("who", "what", "when", "where", "why", "which", "how", "whether"),
)


class WordsHelper(FormHelper):  # type: ignore[misc]  # crispy has no types
    """Shows buttons and legends as the words that they are, since they name what people typed. The
    pack prints legends as HTML, and compiles buttons as templates besides."""

    def render_layout(self, form: Any, context: Any, *args: Any, **kwargs: Any) -> Any:
        _words_alone(self.layout)
        return super().render_layout(form, context, *args, **kwargs)


def _words_alone(part: Any) -> None:
    if getattr(part, "value", None):
        part.value = words(part.value)
    about = getattr(part, "context", {})
    if about.get("legend"):
        about["legend"] = words(about["legend"])
    for inner in getattr(part, "fields", ()):
        _words_alone(inner)


def words(text: object) -> SafeString:
    """A text as crispy may compile it: neither HTML nor a template. One that is safe already stays
    as it is."""
    if isinstance(text, SafeString):
        return text
    return mark_safe(escape(str(text)).replace("{", "&#123;"))  # noqa: S308  nothing is left of either


def name_required_errors(form: forms.BaseForm) -> None:
    """Makes each field's messages instructions that name the field.

    "Enter the name", "Choose the scale", "Cost must be 0 or more". Call it once labels and choices
    stand. A message that the form gave itself is left alone.
    """
    for name, field in form.fields.items():
        if field.widget.is_hidden:
            continue
        defaults = _default_messages(field)
        for code, message in _messages(field, str(form[name].label)).items():
            if field.error_messages.get(code) is defaults.get(code):
                field.error_messages[code] = message


def _default_messages(field: forms.Field) -> dict[str, Any]:
    """The messages that the field's own class would give."""
    found: dict[str, Any] = {}
    for kind in reversed(type(field).__mro__):
        found |= getattr(kind, "default_error_messages", {})
    return found


def _messages(field: forms.Field, label: str) -> dict[str, str]:
    """Messages by error code. Those with a limit in them have it filled in by the validator, so a
    per cent sign of the label is doubled there."""
    named = _named(label)
    if isinstance(field, forms.BooleanField):
        return {"required": _("Tick “%(field)s” to go on") % {"field": label}}
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        again = _("Choose %(field)s from the list") % {"field": named}
        return {
            "required": _("Choose %(field)s") % {"field": named},
            "invalid_choice": again.replace("%", "%%"),
            "invalid_list": again,
        }
    if isinstance(field, forms.FileField):
        return {"required": _("Choose %(field)s") % {"field": named}}
    enter = _("Enter %(field)s") % {"field": named}
    start = {"field": label.rstrip("?:").replace("%", "%%")}
    messages = {
        "required": enter,
        "max_length": _(
            "%(field)s must be %%(limit_value)d characters or fewer, and has %%(show_value)d"
        )
        % start,
        "min_value": _("%(field)s must be %%(limit_value)s or more") % start,
        "max_value": _("%(field)s must be %%(limit_value)s or less") % start,
    }
    if isinstance(field, forms.DecimalField | forms.FloatField):
        messages["invalid"] = _("%(enter)s as a number, like 12.5") % {"enter": enter}
    elif isinstance(field, forms.IntegerField):
        messages["invalid"] = _("%(enter)s as a whole number, like 12") % {"enter": enter}
    elif isinstance(field, forms.DateField):
        messages["invalid"] = _("%(enter)s as a date that exists") % {"enter": enter}
    return messages


def _named(label: str) -> str:
    """A label inside a sentence: "Total savings" becomes "the total savings"."""
    label = label.strip().rstrip(":")
    if label.endswith("?"):
        return _("an answer to “%(question)s”") % {"question": label}
    first, *_rest = label.split() or [""]
    if len(label) > 1 and not label[1].isupper():
        label = label[0].lower() + label[1:]
    if first.lower() in PHRASES:
        return label
    return _("the %(thing)s") % {"thing": label}
