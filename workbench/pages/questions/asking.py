"""Asks about what was typed before it is saved.

A form that says `doubts()` comes back with them above its button, each with a box to tick. A
tick answers for the very words that were asked: whoever changes a number afterwards is asked anew.
Nothing typed is lost, and no script is needed.
"""

import hashlib
from collections.abc import Sequence
from typing import Final

from crispy_forms.layout import Layout
from crispy_forms_gds.choices import Choice
from crispy_forms_gds.layout import Button
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

BOX: Final = "confirmed"
# So many are ticked one by one; more of them all together, as nobody reads a hundred boxes.
MOST_APART: Final = 12


def ask(form: forms.Form, questions: Sequence[str]) -> None:
    """Adds the questions to a form, and an error where one of them is not answered yet."""
    choices = offer(form, questions)
    widget = form.fields[BOX].widget
    ticked = widget.value_from_datadict(form.data, form.files, form.add_prefix(BOX)) or ()
    if not {one.value for one in choices} <= set(ticked):
        form.add_error(
            BOX,
            ngettext(
                "Tick it if it is right, or correct it. Nothing is saved yet.",
                "Tick each that is right, or correct it. Nothing is saved yet.",
                len(choices),
            ),
        )


def offer(form: forms.Form, questions: Sequence[str]) -> list[Choice]:
    """Adds the questions to a form, each with a box to tick."""
    choices = offered(questions)
    form.fields[BOX] = forms.MultipleChoiceField(
        label=_("Before this is saved: is it meant so?"),
        choices=choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick what is right, or correct it."),
    )
    helper = getattr(form, "helper", None)
    if helper is not None and isinstance(helper.layout, Layout):
        _stand_before_the_button(helper.layout)
    return choices


def offered(questions: Sequence[str]) -> list[Choice]:
    """The boxes to tick: one for each question, or one for all where there are many."""
    if len(questions) <= MOST_APART:
        return [Choice(_mark(one), one) for one in questions]
    all_of_them = _("All %(count)s of these are right") % {"count": f"{len(questions):,}"}
    return [Choice(_mark("\n".join(questions)), all_of_them)]


def _stand_before_the_button(layout: Layout) -> None:
    fields = layout.fields
    if BOX not in fields:
        at = next((at for at, one in enumerate(fields) if isinstance(one, Button)), len(fields))
        fields.insert(at, BOX)


def _mark(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:20]
