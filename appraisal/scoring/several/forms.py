"""The form of several cells: for each a level or points, and the reason."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, Generic, TypeVar

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from appraisal.models import Appraisal, Rating
from appraisal.scoring.actions import GivenRating, check_given
from appraisal.scoring.allowed import Allowed
from appraisal.scoring.apart.actions import OwnRating, refuse_unrated
from appraisal.scoring.several.lot import LotCell
from appraisal.scoring.writing import Key, RatedCell
from workbench.models import Versioned
from workbench.numbers.listing import count_words, opening
from workbench.pages.forms import WorkbenchForm, shown
from workbench.pages.number_field import ExactField

Given = TypeVar("Given")
LEVEL: Final = "level:"
NOT_APPLICABLE: Final = "not-applicable"
ABSTAIN: Final = "abstain"


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the boxes of one cell."""

    level: str = ""
    points: Decimal | None = None
    reason: str = ""

    @classmethod
    def of(cls, rating: Rating | None) -> "Typed":
        """The boxes as a rating fills them."""
        if rating is None:
            return cls()
        level = f"{LEVEL}{rating.level}" if rating.level else ""
        if rating.not_applicable:
            level = NOT_APPLICABLE
        elif rating.abstained:
            level = ABSTAIN
        return cls(level, rating.points, rating.not_applicable or rating.abstained or rating.reason)

    @property
    def sets_aside(self) -> bool:
        """Whether it says why there is no rating."""
        return self.level in {NOT_APPLICABLE, ABSTAIN}

    @property
    def sum(self) -> str:
        """A short sum, by which a form that comes back tells what was changed in it. A browser
        sends the ends of lines in its own way."""
        points = "" if self.points is None else f"{self.points.normalize():f}"
        lines = "\n".join(self.reason.strip().splitlines())
        said = repr((self.level, points, lines))
        return hashlib.sha256(said.encode(errors="backslashreplace")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Boxes:
    """The fields of one cell by their names. `was` is not for people: the version of the rating
    that the page showed, and the sum of what stood in the boxes."""

    level: str
    points: str
    reason: str
    was: str

    @classmethod
    def of(cls, key: Key) -> "Boxes":
        end = f"{key[0]}-{key[1]}"
        return cls(f"level-{end}", f"points-{end}", f"reason-{end}", f"was-{end}")

    def filled(self, rating: Rating | None) -> dict[str, Any]:
        """What stands in them, by name."""
        typed = Typed.of(rating)
        return {
            self.level: typed.level,
            self.points: typed.points,
            self.reason: typed.reason,
            self.was: f"{rating.version if rating else ''}.{typed.sum}",
        }


@dataclass(frozen=True, slots=True)
class FormRow:
    """One cell for the page: its boxes, `points` None where levels are given, and what somebody
    else has saved there meanwhile."""

    cell: LotCell
    level: BoundField
    points: BoundField | None
    reason: BoundField
    was: BoundField
    theirs: list[str]

    @property
    def fields(self) -> list[BoundField]:
        """The boxes that people see, in sequence."""
        return [one for one in (self.points, self.level, self.reason) if one is not None]


class SeveralForm(WorkbenchForm, Generic[Given]):
    """The ratings of several cells. What was not changed in the form is not sent on, whatever
    somebody else has made of it; a rating whose boxes were emptied is taken away."""

    # What may be said instead of a rating.
    aside: tuple[tuple[str, Promise], ...] = ((NOT_APPLICABLE, gettext_lazy("Not applicable")),)

    def __init__(self, *args: Any, cells: Sequence[LotCell], **kwargs: Any) -> None:
        self.cells = cells
        self.boxes = {cell.key: Boxes.of(cell.key) for cell in cells}
        self.changed: dict[Key, RatedCell[Given]] = {}
        self.theirs: dict[Key, list[str]] = {}
        initial = {
            name: value
            for cell in cells
            for name, value in self.boxes[cell.key].filled(cell.rating).items()
        }
        super().__init__(*args, initial=initial, **kwargs)
        asked: dict[Any, dict[str, forms.Field]] = {}
        for cell in cells:
            self._ask(cell, asked)

    def _ask(self, cell: LotCell, asked: dict[Any, dict[str, forms.Field]]) -> None:
        """Adds the boxes of a cell. Cells that accept the same share what describes them, which
        takes a tenth of the time."""
        boxes = self.boxes[cell.key]
        like = cell.allowed, Typed.of(cell.rating).level
        if like not in asked:
            asked[like] = self._asked(*like)
        for name, field in asked[like].items():
            self.fields[getattr(boxes, name)] = field

    def _asked(self, allowed: Allowed, stands: str) -> dict[str, forms.Field]:
        """The fields of a cell that accepts `allowed`, where `stands` is chosen."""
        found: dict[str, forms.Field] = {}
        choices: list[tuple[str, Any]] = [
            *((f"{LEVEL}{level.key}", level.name) for level in allowed.levels),
            *self.aside,
        ]
        none = _("Rated in points") if allowed.in_points else _("Not rated")
        # What an earlier scale allowed stays chosen until somebody chooses anew.
        earlier = [] if stands in {"", *dict(choices)} else [(stands, stands.removeprefix(LEVEL))]
        if allowed.in_points:
            found["points"] = ExactField(
                label=opening(allowed.words),
                required=False,
                widget=forms.TextInput(attrs={"class": "govuk-input govuk-input--width-5"}),
                error_messages={"required": _("Enter the points")},
            )
        found["level"] = forms.ChoiceField(
            label=_("Or instead") if allowed.in_points else _("Rating"),
            required=False,
            choices=[("", none), *choices, *earlier],
            widget=forms.Select(attrs={"class": "govuk-select"}),
            error_messages={"invalid_choice": _("Choose one of those in the list.")},
        )
        found["reason"] = forms.CharField(
            label=_("Why"),
            required=False,
            widget=forms.Textarea(attrs={"class": "govuk-textarea", "rows": 2}),
        )
        found["was"] = forms.CharField(required=False, widget=forms.HiddenInput)
        return found

    def rows(self) -> Iterator[FormRow]:
        """The cells for the page."""
        for cell in self.cells:
            boxes = self.boxes[cell.key]
            points = self[boxes.points] if boxes.points in self.fields else None
            yield FormRow(
                cell,
                self[boxes.level],
                points,
                self[boxes.reason],
                self[boxes.was],
                self.theirs.get(cell.key, []),
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for cell in self.cells:
            boxes = self.boxes[cell.key]
            if not {boxes.level, boxes.points, boxes.reason} & set(self.errors):
                self._take(cell, boxes, data)
        return data

    def _take(self, cell: LotCell, boxes: Boxes, data: dict[str, Any]) -> None:
        """Takes one cell on where it was changed, or says what is wrong with it."""
        typed = Typed(data[boxes.level], data.get(boxes.points), data[boxes.reason])
        number, _dot, before = data[boxes.was].partition(".")
        version = int(number) if number.isascii() and number.isdigit() else None
        if typed.sum == before:
            return
        given: Given | None = None
        if typed != Typed():
            try:
                given = self.given(typed)
                self.refuse(cell, given)
            except ValidationError as error:
                self._tell(cell, boxes, error)
                return
        elif version is None:
            return
        self.changed[cell.key] = RatedCell(cell.option, cell.criterion, given, version)

    def given(self, typed: Typed) -> Given:
        """What was typed as the action takes it. Raises `ValidationError`."""
        raise NotImplementedError

    def refuse(self, cell: LotCell, given: Given) -> None:
        """Raises `ValidationError` where the cell does not accept it."""
        raise NotImplementedError

    def _tell(self, cell: LotCell, boxes: Boxes, error: ValidationError) -> None:
        """Puts what is wrong beside its box, with the name of the cell, since the same may be wrong
        with others."""
        by_name = getattr(error, "error_dict", {NON_FIELD_ERRORS: [error]})
        names = {"level": boxes.level, "points": boxes.points, "reason": boxes.reason}
        for name, errors in by_name.items():
            for one in errors:
                for message in one.messages:
                    self.add_error(names.get(name, boxes.level), _named(cell, message))

    def values(self) -> dict[str, Any]:
        """The cells that were changed, as the action takes them."""
        return {"cells": list(self.changed.values())}

    @property
    def said(self) -> str:
        """What is said when they are saved."""
        taken = sum(cell.given is None for cell in self.changed.values())
        kept = len(self.changed) - taken
        if not self.changed:
            return _("Nothing was changed, so nothing was saved.")
        parts = []
        if kept:
            words = ngettext("One rating is saved.", "%(kept)s ratings are saved.", kept)
            parts.append(words % {"kept": opening(count_words(kept))})
        if taken:
            words = ngettext(
                "One rating is taken away.", "%(taken)s ratings are taken away.", taken
            )
            parts.append(words % {"taken": opening(count_words(taken))})
        return " ".join(parts)

    def show_conflict(self, current: Versioned, now: Mapping[str, Any]) -> None:
        """Tells of the ratings that somebody else has changed: beside what was typed where the
        person changed them as well, else in its place. `now` is what stands in the boxes of each
        cell that is still there."""
        renewed: dict[str, str] = {}
        both = []
        for cell in self.cells:
            boxes = self.boxes[cell.key]
            stands = now.get(boxes.was)
            if stands is None or stands == self.data.get(boxes.was):
                continue
            renewed[boxes.was] = stands
            names = [n for n in (boxes.points, boxes.level, boxes.reason) if n in self.fields]
            words = {name: shown(self.fields[name], now[name]) for name in names}
            if cell.key in self.changed:
                self.theirs[cell.key] = [word for word in words.values() if word]
                both.append((cell, boxes))
            else:
                renewed |= {
                    name: str(self.fields[name].prepare_value(now[name]) or "") for name in names
                }
        self.renew_token(**renewed)
        for cell, boxes in both:
            told = _("Somebody else changed this while you were editing.")
            self.add_error(boxes.level, _named(cell, told))
        self.add_error(
            None,
            _(
                "Nothing is saved yet, and nothing you typed is lost. Where somebody else changed "
                "a rating both are shown. Check yours and save again to keep them."
            ),
        )


class AgreedForm(SeveralForm[GivenRating]):
    """The agreed ratings of several cells. The evidence for them stays as it is."""

    def given(self, typed: Typed) -> GivenRating:
        _refuse_both(typed)
        return GivenRating(
            level=typed.level.removeprefix(LEVEL) if not typed.sets_aside else "",
            points=typed.points,
            not_applicable=typed.sets_aside,
            reason=typed.reason,
            evidence=None,
        )

    def refuse(self, cell: LotCell, given: GivenRating) -> None:
        check_given(cell.option, cell.criterion, given, cell.allowed)


class OwnForm(SeveralForm[OwnRating]):
    """What one assessor says of several cells."""

    aside = (*SeveralForm.aside, (ABSTAIN, gettext_lazy("Abstain")))

    def __init__(self, *args: Any, appraisal: Appraisal, **kwargs: Any) -> None:
        self.appraisal = appraisal
        super().__init__(*args, **kwargs)

    def given(self, typed: Typed) -> OwnRating:
        _refuse_both(typed)
        if typed.sets_aside and not typed.reason:
            raise ValidationError({"reason": _("Say why.")})
        if typed.level == NOT_APPLICABLE:
            return OwnRating(not_applicable=typed.reason)
        if typed.level == ABSTAIN:
            return OwnRating(abstained=typed.reason)
        return OwnRating(typed.level.removeprefix(LEVEL), typed.points, reason=typed.reason)

    def refuse(self, cell: LotCell, given: OwnRating) -> None:
        refuse_unrated(self.appraisal, cell.criterion, given, cell.allowed)


def _refuse_both(typed: Typed) -> None:
    if typed.sets_aside and typed.points is not None:
        told = _("Empty the points, or choose “Rated in points” beside them.")
        raise ValidationError({"points": told})


def _named(cell: LotCell, message: str) -> str:
    return _("%(name)s: %(message)s") % {"name": cell.name, "message": message}
