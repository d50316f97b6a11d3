"""The option and the criterion that a grid of many shows alone, as its address asks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.utils.translation import ngettext

from appraisal.models import Criterion, Option
from appraisal.scoring.cells import MOST_AS_CARDS
from workbench.pages.tables import MOST_DOWN

MANY: Final = 8  # options or criteria that a grid shows without asking which


@dataclass(frozen=True, slots=True)
class Alone:
    """The slugs of an option and of a criterion; "" shows all. One that names nothing shows all as
    well, since addresses are typed."""

    option: str = ""
    criterion: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Alone":
        return cls(query.get("option", "")[:60], query.get("criterion", "")[:60])

    @property
    def query(self) -> str:
        """The query of the address, "?" included; "" where it asks for nothing."""
        kept = {"option": self.option, "criterion": self.criterion}
        return f"?{urlencode({key: one for key, one in kept.items() if one})}" * any(kept.values())


WHOLE: Final = Alone()


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a grid that is shown, of all its options and criteria."""

    every_option: Sequence[Option]
    every_criterion: Sequence[Criterion]
    alone: Alone

    @property
    def options(self) -> Sequence[Option]:
        named = [one for one in self.every_option if one.slug == self.alone.option]
        return named or self.every_option

    @property
    def criteria(self) -> Sequence[Criterion]:
        named = [one for one in self.every_criterion if one.slug == self.alone.criterion]
        return named or self.every_criterion

    @property
    def is_chosen(self) -> bool:
        """Whether there are so many of either that a part may be chosen."""
        return max(len(self.every_option), len(self.every_criterion)) > MANY

    @property
    def is_long(self) -> bool:
        """Whether it scrolls by itself, its head row and its first column held in place."""
        return len(self.criteria) > MOST_DOWN

    @property
    def cards(self) -> bool:
        """Whether a narrow screen shows the criteria one beneath the other."""
        return len(self.options) <= MOST_AS_CARDS

    @property
    def told(self) -> str:
        """How many cells of how many are shown; "" where all are."""
        shown = len(self.options) * len(self.criteria)
        every = len(self.every_option) * len(self.every_criterion)
        if shown == every:
            return ""
        return ngettext(
            "%(shown)s of %(every)s cells is shown.",
            "%(shown)s of %(every)s cells are shown.",
            shown,
        ) % {"shown": shown, "every": every}
