"""A form field for figures as people type them: 27.45, £1,200, 40k to 241k, not received.

Its value is written as in the case file: "27.45", {"low": "40000", "high": "241000"} with a
"central" where one was typed, or {"missing": "not received"}.
"""

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from workbench.rows.fields import MAX_DIGITS

FigureData = str | dict[str, str]

LONGEST_WORD: Final = 200
# Words that mean 0. They are refused: taken as the reason for a missing figure, they would take it
# out of every sum.
NOTHING: Final = frozenset({"nil", "none", "nothing", "zero", "nought", "no"})
# How a reason for a missing figure begins where it contains digits: "not received by 2014".
_ABSENT: Final = re.compile(r"(?:not|to be|awaiting|awaited|unknown|withheld)\b", re.IGNORECASE)
_THOUSANDFOLD: Final = {"": 0, "k": 3, "thousand": 3, "m": 6, "million": 6, "bn": 9, "billion": 9}
_ONE: Final = (
    r"[+-]?\s*£?\s*[+-]?\s*(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)?(?:\.\d+)?"
    r"\s*(?:k|m|bn|thousand|million|billion|%)?"
)
_NUMBER: Final = re.compile(rf"\s*({_ONE})\s*", re.ASCII | re.IGNORECASE)
_TWO: Final = re.compile(
    rf"\s*(?:from\s+|between\s+)?({_ONE})\s*(?:\bto\b|\band\b|[–—-])\s*({_ONE})\s*",
    re.ASCII | re.IGNORECASE,
)
_THREE: Final = (
    # 100,000 (40,000 to 241,000): the way in which pages show a range with a central value.
    (
        re.compile(rf"\s*({_ONE})\s*\(\s*({_ONE})\s*(?:to|[–—-])\s*({_ONE})\s*\)\s*", re.I | re.A),
        (2, 1, 3),
    ),
    (re.compile(rf"\s*({_ONE})\s*[/;]\s*({_ONE})\s*[/;]\s*({_ONE})\s*", re.I | re.A), (1, 2, 3)),
    (
        re.compile(
            rf"\s*low\s*({_ONE})\s*,?\s*central\s*({_ONE})\s*,?\s*high\s*({_ONE})\s*", re.I | re.A
        ),
        (1, 2, 3),
    ),
)


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
        text = re.sub(r"\s+", " ", str(value or "")).replace("\u2212", "-").strip()
        if not text:
            return None
        if not re.search(r"\d", text) or _ABSENT.match(text):
            return self._word(text)
        for pattern, (low, central, high) in _THREE:
            if found := pattern.fullmatch(text):
                return self._range(text, found[low], found[high], found[central])
        if (found := _NUMBER.fullmatch(text)) and re.search(r"\d", found[1]):
            return self._number(found[1])
        if found := _TWO.fullmatch(text):
            return self._range(text, found[1], found[2])
        raise ValidationError(self._instruction(), code="invalid")

    def _word(self, text: str) -> FigureData:
        if not self.words or not re.search(r"[^\W\d_]", text):
            raise ValidationError(self._instruction(), code="invalid")
        if text.casefold() in NOTHING:
            raise ValidationError(
                _("Write 0 if it is nothing: a word such as “%(word)s” stands for a missing figure")
                % {"word": text},
                code="nothing",
            )
        if len(text) > LONGEST_WORD:
            raise ValidationError(
                _("Say in at most %(count)d letters why the figure is missing, like “not received”")
                % {"count": LONGEST_WORD},
                code="max_length",
            )
        return {"missing": text}

    def _range(self, text: str, low: str, high: str, central: str | None = None) -> FigureData:
        known = all(re.search(r"\d", one) for one in (low, high, central or "0"))
        if not self.ranges or not known:
            raise ValidationError(self._instruction(), code="invalid")
        if _unit(high) and not _unit(low) and Fraction(self._number(low)) != 0:
            raise ValidationError(
                _("Write both ends in full, like 40k to 241k: “%(text)s” can be read in two ways")
                % {"text": text},
                code="ambiguous",
            )
        found = {"low": self._number(low), "high": self._number(high)}
        if central is not None:
            found["central"] = self._number(central)
        ends = Fraction(found["low"]), Fraction(found["high"])
        middle = Fraction(found["central"]) if central is not None else ends[0]
        if not ends[0] <= middle <= ends[1]:
            raise ValidationError(
                _("Write a range from its lowest to its highest value, like 40k to 241k"),
                code="range",
            )
        return found["low"] if ends[0] == ends[1] else found

    def _number(self, text: str) -> str:
        """The text as digits with at most one point."""
        unit = _unit(text)
        bare = re.sub(r"[£,%+\s]", "", text[: len(text) - len(unit)])
        if len(re.sub(r"\D", "", bare)) + _THOUSANDFOLD.get(unit.casefold(), 0) > MAX_DIGITS:
            raise ValidationError(
                _("Write at most %(count)d digits") % {"count": MAX_DIGITS}, code="max_digits"
            )
        if bare.count("-") > 1:
            raise ValidationError(self._instruction(), code="invalid")
        if unit == "%" and not self.share:
            raise ValidationError(self._instruction(), code="invalid")
        if unit and self.share and unit != "%":
            raise ValidationError(self._instruction(), code="invalid")
        places = -2 if unit == "%" else _THOUSANDFOLD[unit.casefold()]
        number = shifted(bare, places)
        value = Fraction(number)
        if self.share and not 0 <= value <= 1:
            raise ValidationError(
                _("Write it from 0% to 100%, like 77%: 77 by itself is not a share"), code="share"
            )
        if self.least is not None and value < self.least:
            message = _("Write %(least)s or more: the kind of the line says which way it counts")
            raise ValidationError(message % {"least": self.least}, code="min_value")
        return _without_noughts(number) if self.share else number

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


def shifted(number: str, places: int) -> str:
    """A decimal with its point moved `places` to the right (to the left where below zero), without
    losing a digit: 1.5 moved by 3 is 1500."""
    sign, bare = ("-", number[1:]) if number.startswith("-") else ("", number)
    whole, _point, part = bare.partition(".")
    if places >= 0:
        part = part.ljust(places, "0")
        whole, part = whole + part[:places], part[places:]
    else:
        whole = whole.rjust(-places + 1, "0")
        whole, part = whole[:places], whole[places:] + part
    whole = whole.lstrip("0") or "0"
    return f"{sign}{whole}.{part}" if part else f"{sign}{whole}"


def _without_noughts(number: str) -> str:
    """A decimal without noughts at its end: "0.7" for "0.70", "1" for "1.00". How many places a
    share was typed with means nothing."""
    return number.rstrip("0").rstrip(".") if "." in number else number


def _unit(text: str) -> str:
    found = re.search(r"(?:[a-z]+|%)\s*$", text, re.IGNORECASE)
    return found[0] if found else ""


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
