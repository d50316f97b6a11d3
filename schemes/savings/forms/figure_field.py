"""A form field for figures as people type them: 27.45, £1,200, 40k to 241k, not received.

Its value is written as in the case file: "27.45", {"low": "40000", "high": "241000"} with a
"central" where one was typed, or {"missing": "not received"}.
"""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from workbench.numbers.reading.amounts import shifted
from workbench.numbers.reading.characters import plain
from workbench.numbers.reading.figures import Asked, read_figure
from workbench.numbers.reading.refusals import ReadingError
from workbench.numbers.reading.values import Measure, ReadMissing, ReadNumber, ReadRange
from workbench.pages.number_field import measure_of, refused

FigureData = str | dict[str, str]


class SuggestingInput(forms.TextInput):
    """A text box that suggests values; any other can be typed as well."""

    def __init__(self, suggestions: Sequence[str], attrs: dict[str, Any] | None = None) -> None:
        # crispy-forms-gds adds its class to Django's own widgets only.
        super().__init__({"class": "govuk-input"} | (attrs or {}))
        self.suggestions = tuple(suggestions)

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        offered = f"{(attrs or {}).get('id', name)}-offered"
        box = super().render(name, value, {**(attrs or {}), "list": offered}, renderer)
        options = format_html_join("", '<option value="{}">', ((one,) for one in self.suggestions))
        return format_html('{}<datalist id="{}">{}</datalist>', box, offered, options)


class FigureField(forms.Field):
    """A figure exactly as typed, never a binary float; None where the box is empty.

    With `share` people type 77%, 0.77 or "60% to 80%", and the value is a share of one. `least` is
    the lowest value allowed. `words` allows a reason for a missing figure, `ranges` allows a range.
    `example` is the figure that error messages show.
    """

    widget = forms.TextInput

    def __init__(
        self,
        *,
        share: bool = False,
        least: int | None = None,
        words: bool = True,
        ranges: bool = True,
        example: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.share = share
        self.least = 0 if share else least
        self.words = words
        self.ranges = ranges
        self.example = example or ("77%" if share else "27.45")
        self.widget.attrs.setdefault("autocomplete", "off")
        self.widget.attrs["class"] = f"{self.widget.attrs.get('class', '')} wb-figure".strip()

    def prepare_value(self, value: Any) -> Any:
        """A figure of the case file as people type it; text that was typed stays as it is."""
        return value if value is None else figure_as_typed(value, share=self.share)

    def to_python(self, value: Any) -> FigureData | None:
        text = plain(str(value or ""))
        if not text:
            return None
        measure = Measure.SHARE if self.share else measure_of(self.label)
        asked = Asked(measure, ranges=self.ranges, words=self.words)
        try:
            found = read_figure(text, asked)
        except ReadingError as error:
            raise refused(self, error, self._instruction()) from error
        match found:
            case ReadMissing():
                return {"missing": found.word}
            case ReadNumber():
                return self._number(found)
            case ReadRange():
                data = {"low": self._number(found.low), "high": self._number(found.high)}
                return data | ({"central": self._number(found.central)} if found.central else {})

    def _number(self, found: ReadNumber) -> str:
        """The number as the case file has it."""
        if self.share and not 0 <= found.exact <= 1:
            message = _(
                "Write it from 0%% to 100%%, like 77%%: %(share)s is not a share of a whole"
            )
            raise ValidationError(message % {"share": found.said}, code="share")
        if self.least is not None and found.exact < self.least:
            message = _("Write %(least)s or more: the kind of the line says which way it counts")
            raise ValidationError(message % {"least": self.least}, code="min_value")
        return _without_noughts(found.digits) if self.share else found.digits

    def _instruction(self) -> str:
        # The base form has made this "Enter the unit value".
        kinds = {"enter": str(self.error_messages["required"]), "example": self.example}
        if self.share and self.ranges:
            return _("%(enter)s like %(example)s, or a range like 60%% to 80%%") % kinds
        if self.share:
            return _("%(enter)s like %(example)s") % kinds
        if not self.words or not self.ranges:
            return _("%(enter)s as a number, like %(example)s") % kinds
        return (
            _(
                "%(enter)s as a number like %(example)s, a range like 40k to 241k, or a word for "
                "why it is missing, like “not received”"
            )
            % kinds
        )


class FigureListField(FigureField):
    """Several figures separated by commas: "85%, 70%". The value is a list, empty for an empty
    box."""

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list | tuple):
            return ", ".join(figure_as_typed(one, share=self.share, group=False) for one in value)
        return value

    def to_python(self, value: Any) -> Any:
        texts = [one.strip() for one in re.split(r"[,;\n]", str(value or "")) if one.strip()]
        return [super(FigureListField, self).to_python(one) for one in texts]


def figure_as_typed(value: Any, *, share: bool = False, group: bool = True) -> str:
    """A figure of the case file as people type it. With `share` it is a percentage; with `group`
    its thousands are set apart by commas. Text is returned as it is."""
    if not isinstance(value, dict):
        return _number_as_typed(value, share, group)
    if "missing" in value:
        return str(value["missing"])
    ends = {key: _number_as_typed(one, share, group) for key, one in value.items()}
    both = _("%(low)s to %(high)s") % {"low": ends["low"], "high": ends["high"]}
    return f"{ends['central']} ({both})" if "central" in ends else both


def _without_noughts(number: str) -> str:
    """A decimal without noughts at its end: "0.7" for "0.70", "1" for "1.00". How many places a
    share was typed with means nothing."""
    return number.rstrip("0").rstrip(".") if "." in number else number


def _number_as_typed(value: Any, share: bool, group: bool) -> str:
    text = str(value)
    if not re.fullmatch(r"-?\d+(?:\.\d+)?", text, re.ASCII):
        return text
    if share:
        text = shifted(text, 2)
        return f"{_without_noughts(text)}%"
    whole, point, part = text.partition(".")
    grouped = f"{int(whole):,}" if group and whole.lstrip("-") == str(abs(int(whole))) else whole
    return f"{grouped}{point}{part}"
