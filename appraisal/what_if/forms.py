"""What can be tried on an appraisal: a box for every weight, rating, band and excuse, each as it is
until somebody changes it."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from crispy_forms_gds.layout import Button, Fieldset, Layout
from django import forms
from django.utils.translation import gettext as _

from appraisal.casefile.rows import AppraisalRows
from appraisal.casefile.scenarios.engine import decimal_of
from appraisal.engine.problem import Band, Criterion, Excuse, LevelScale, PointScale, Rating, Role
from appraisal.engine.scales import level_name
from appraisal.engine.what_if.change import Change
from appraisal.engine.what_if.scenario import agreed_rating, is_rated
from appraisal.engine.what_if.words import given_words
from appraisal.models import Criterion as CriterionRow
from appraisal.models import Option as OptionRow
from workbench.numbers.text import plain_number
from workbench.pages.forms import WorkbenchForm
from workbench.pages.number_field import ExactField

NEVER = "0"  # what stands for an excuse that never holds
_NARROW = {"class": "govuk-input--width-5"}


class WhatIfForm(WorkbenchForm):
    """A box for each thing that may be tried. It saves nothing, so it has no version and no token.

    Ratings are asked for one option at a time, `shown`; what is tried of the others travels along
    unseen. A box that is left empty, or as it was, tries nothing.
    """

    def __init__(self, *args: Any, rows: AppraisalRows, shown: OptionRow | None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name in WorkbenchForm.own_fields():
            del self.fields[name]
        self.rows = rows
        self.criteria = {one.code: one for one in rows.problem.criteria}
        self.groups: dict[str, list[str]] = {}
        self._ask_weights()
        self._ask_ratings(shown)
        self._ask_bands()
        self._ask_excuses()
        self.helper.layout = self.layout()
        self.helper.form_method = "get"

    def is_valid(self) -> bool:
        """It sends nothing, so that it answers where other forms are only shown again."""
        return self.is_bound and not self.errors

    @staticmethod
    def own_fields() -> tuple[str, ...]:
        return ()

    def layout(self) -> Layout:
        groups = getattr(self, "groups", {})
        return Layout(
            *(Fieldset(*names, legend=legend, legend_size="m") for legend, names in groups.items()),
            *(name for name, one in self.fields.items() if one.widget.is_hidden),
            Button.secondary("try", _("See what follows")),
        )

    def change(self) -> Change:
        """What is tried of what was entered; only of a form without errors."""
        given = self.cleaned_data if self.is_bound else {}
        return Change(
            weights=tuple(self._weights(given)),
            ratings=tuple(self._ratings(given)),
            bands=tuple(self._bands(given)),
            excuses=tuple(self._excuses(given)),
            groups=tuple(self._group_weights(given)),
        )

    def _ask_weights(self) -> None:
        for group in self.rows.groups:
            if group.weight is not None:
                self._ask(
                    _("Weights"),
                    f"g-{group.pk}",
                    ExactField(
                        label=_("The group “%(name)s”") % {"name": group.name},
                        required=False,
                        min_value=0,
                        widget=forms.TextInput(_NARROW),
                    ),
                    group.weight,
                )
        for row in self._ranking():
            if row.weight is None:
                continue
            self._ask(
                _("Weights"),
                f"w-{row.slug}",
                ExactField(
                    label=row.name,
                    help_text=_("Within “%(group)s”") % {"group": row.group.name}
                    if row.group
                    else "",
                    required=False,
                    min_value=0,
                    widget=forms.TextInput(_NARROW),
                ),
                row.weight,
            )

    def _ask_ratings(self, shown: OptionRow | None) -> None:
        for option in self.rows.open_options:
            legend = _("Ratings of %(option)s") % {"option": option.name}
            for row in self.rows.criteria:
                name = f"r-{option.slug}--{row.slug}"
                asked = option == shown or self.data.get(name)
                field = self._rating_field(row, option) if asked else None
                if field is None:
                    continue
                if option == shown:
                    self._ask(legend, name, field, None)
                else:
                    field.widget = forms.HiddenInput()
                    self.fields[name] = field

    def _rating_field(self, row: CriterionRow, option: OptionRow) -> forms.Field | None:
        criterion = self.criteria[row.code]
        if not is_rated(criterion):
            return None
        now = self._now(option.code, criterion)
        as_is = _("As it is: %(rating)s") % {"rating": now}
        if isinstance(criterion.scale, PointScale):
            scale = criterion.scale
            return _Points(scale.minimum, scale.maximum, label=row.name, help_text=as_is)
        levels = (
            [(one.key, level_name(criterion.scale, one.key)) for one in criterion.scale.levels]
            if isinstance(criterion.scale, LevelScale)
            else [("pass", _("Pass")), ("fail", _("Fail"))]
        )
        return forms.ChoiceField(label=row.name, required=False, choices=[("", as_is), *levels])

    def _now(self, option: str, criterion: Criterion) -> str:
        return given_words(criterion, agreed_rating(self.rows.problem, option, criterion.code))

    def _ask_bands(self) -> None:
        for row in self.rows.criteria:
            for at, band in enumerate(self._bands_of(row)):
                limit = limit_of(band)
                if limit is None:
                    continue
                level = level_words(self.criteria[row.code], band.level)
                label = (
                    _("%(criterion)s: %(level)s from")
                    if band.at_most is None
                    else _("%(criterion)s: %(level)s up to")
                )
                share = self._is_share(row)
                self._ask(
                    _("Bands"),
                    f"b-{row.slug}-{at}",
                    ExactField(
                        label=label % {"criterion": row.name, "level": level},
                        required=False,
                        per_cent=share,
                        example="95%" if share else "95",
                        widget=forms.TextInput(_NARROW),
                    ),
                    decimal_of(limit),
                )

    def _ask_excuses(self) -> None:
        for row in self.rows.criteria:
            excuse = self.criteria[row.code].excused_by
            if excuse is None:
                continue
            counts = [(str(n), str(n)) for n in range(1, len(excuse.of) + 1)]
            self._ask(
                _("Excuses"),
                f"e-{row.slug}-count",
                forms.ChoiceField(
                    label=_("“%(criterion)s” is excused by at least") % {"criterion": row.name},
                    help_text=_("So many of: %(names)s")
                    % {"names": "; ".join(self.criteria[code].name for code in excuse.of)},
                    required=False,
                    choices=[(NEVER, _("Nothing excuses it")), *counts],
                ),
                str(excuse.at_least),
            )
            scale = self.criteria[excuse.of[0]].scale
            if isinstance(scale, LevelScale):
                self._ask(
                    _("Excuses"),
                    f"e-{row.slug}-level",
                    forms.ChoiceField(
                        label=_("“%(criterion)s” is excused at or above") % {"criterion": row.name},
                        required=False,
                        choices=[(one.key, level_name(scale, one.key)) for one in scale.levels],
                    ),
                    excuse.level,
                )

    def _ask(self, legend: str, name: str, field: forms.Field, now: object) -> None:
        self.groups.setdefault(legend, []).append(name)
        self.fields[name] = field
        field.initial = now

    def _weights(self, given: Mapping[str, Any]) -> Iterator[tuple[str, Fraction]]:
        for row in self._ranking():
            weight = given.get(f"w-{row.slug}")
            if weight is not None and weight != row.weight:
                yield row.code, Fraction(weight)

    def _group_weights(self, given: Mapping[str, Any]) -> Iterator[tuple[str, Fraction]]:
        for group in self.rows.groups:
            weight = given.get(f"g-{group.pk}")
            if weight is not None and weight != group.weight:
                yield group.name, Fraction(weight)

    def _ratings(self, given: Mapping[str, Any]) -> Iterator[Rating]:
        for option in self.rows.open_options:
            for row in self.rows.criteria:
                value = given.get(f"r-{option.slug}--{row.slug}")
                if value in (None, ""):
                    continue
                numeric = isinstance(value, Decimal)
                tried = Rating(
                    option.code,
                    row.code,
                    level=None if numeric else value,
                    points=Fraction(value) if numeric else None,
                )
                now = agreed_rating(self.rows.problem, option.code, row.code)
                if now is None or (now.level, now.points) != (tried.level, tried.points):
                    yield tried

    def _bands(self, given: Mapping[str, Any]) -> Iterator[tuple[str, tuple[Band, ...]]]:
        for row in self.rows.criteria:
            own = self._bands_of(row)
            tried = tuple(
                _moved(band, given.get(f"b-{row.slug}-{at}")) for at, band in enumerate(own)
            )
            if tried != own:
                yield row.code, tried

    def _excuses(self, given: Mapping[str, Any]) -> Iterator[tuple[str, Excuse | None]]:
        for row in self.rows.criteria:
            own = self.criteria[row.code].excused_by
            if own is None:
                continue
            count = given.get(f"e-{row.slug}-count") or str(own.at_least)
            level = given.get(f"e-{row.slug}-level") or own.level
            tried = None if count == NEVER else Excuse(int(count), own.of, level)
            if tried != own:
                yield row.code, tried

    def _ranking(self) -> list[CriterionRow]:
        return [row for row in self.rows.criteria if self.criteria[row.code].role is Role.RANKING]

    def _bands_of(self, row: CriterionRow) -> tuple[Band, ...]:
        own = self.criteria[row.code].from_measure
        return () if own is None else own.bands

    def _is_share(self, row: CriterionRow) -> bool:
        own = self.criteria[row.code].from_measure
        units = {one.key: one.unit for one in self.rows.problem.measure_definitions}
        return own is not None and units.get(own.measure) == "share"


class _Points(ExactField):
    """Points of a scale, within its ends, which need not be whole numbers."""

    def __init__(self, least: Fraction, most: Fraction, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.TextInput(_NARROW), **kwargs)
        self.ends = (least, most)

    def clean(self, value: Any) -> Any:
        points = super().clean(value)
        if points is not None and not self.ends[0] <= Fraction(points) <= self.ends[1]:
            raise forms.ValidationError(
                _("Enter points from %(least)s to %(most)s.")
                % {"least": plain_number(self.ends[0]), "most": plain_number(self.ends[1])}
            )
        return points


def level_words(criterion: Criterion, key: str) -> str:
    """What people call a level of the criterion."""
    assert isinstance(criterion.scale, LevelScale)
    known = {one.key for one in criterion.scale.levels}
    return level_name(criterion.scale, key) if key in known else key


def limit_of(band: Band) -> Fraction | None:
    """The limit of a band; None for the last one, which takes the rest."""
    return band.at_least if band.at_most is None else band.at_most


def _moved(band: Band, limit: Decimal | None) -> Band:
    if limit is None:
        return band
    if band.at_most is None:
        return Band(band.level, at_least=Fraction(limit)) if band.at_least is not None else band
    return Band(band.level, at_most=Fraction(limit))


def chosen_option(rows: AppraisalRows, slug: str) -> OptionRow | None:
    """The option whose ratings are asked for: the one at this address, else the first."""
    options: Sequence[OptionRow] = rows.open_options
    return next((one for one in options if one.slug == slug), next(iter(options), None))
