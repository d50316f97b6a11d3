"""One scheme as a portfolio counts it, from the figures kept with it. Nothing here reads a row:
`schemes/portfolio/rows.py` does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from schemes.finance.bounds import Toward
from schemes.finance.stay import Stay

NOT_COUNTED: Final = frozenset({"stopped"})


@dataclass(frozen=True, slots=True)
class SchemeEntry:
    """One scheme as a portfolio counts it, its amounts in pounds as exact texts.

    `net` has one amount for each year of the programme, and so have its three parts, `lasting`,
    `ending` and `once` (`schemes/finance/stay.py`); the other amounts are over all years: `low` and
    `high` the ends of the net's range, `weighted` the net after confidence and risk; the same of
    what lasts, and `lasting_gross` the savings and income that last. `full_year` is the full-year
    effect, `ends` the last year of what ends. `risk` is the highest of its lines, `missing` how
    many of its figures are missing, `unasked` how many lines of plain amounts do not say whether
    they last. `beyond` are years outside the programme in which it has money, which no amount
    counts. `toward` is which way its net goes once what is missing is known. `divided`: its saving
    was stated for all years together, and the division by year is worked out here.
    """

    pk: int
    theme: str
    status: str
    confidence: str
    risk: str
    net: tuple[str, ...]
    whole: str
    gross: str
    low: str
    high: str
    weighted: str
    missing: int = 0
    beyond: tuple[str, ...] = ()
    toward: Toward = Toward.STILL
    lasting: tuple[str, ...] = ()
    ending: tuple[str, ...] = ()
    once: tuple[str, ...] = ()
    lasting_low: str = "0"
    lasting_high: str = "0"
    lasting_weighted: str = "0"
    full_year: str = "0"
    ends: str = ""
    unasked: int = 0
    divided: bool = False
    lasting_gross: str = "0"

    @classmethod
    def of(
        cls,
        figures: Mapping[str, Any],
        years: Sequence[str],
        *,
        pk: int,
        theme: str,
        status: str,
        confidence: str,
        risk: str,
        stated_whole: bool = False,
    ) -> "SchemeEntry":
        """A scheme by the `figures` that it keeps (`schemes/savings/inputs.py`). `stated_whole`:
        its headline names no year."""
        by_year, whole = figures.get("years", {}), figures.get("whole", {})
        stays = figures.get("stays", {})
        net = whole.get("net", "0")
        lasts = stays.get(Stay.LASTING.value, {}).get("whole", {})
        return cls(
            pk=pk,
            theme=theme,
            status=status,
            confidence=confidence,
            risk=risk,
            net=tuple(by_year[one]["net"] if one in by_year else "0" for one in years),
            whole=net,
            gross=whole.get("gross", "0"),
            low=whole.get("low", net),
            high=whole.get("high", net),
            weighted=whole.get("weighted", net),
            missing=len(figures.get("gaps", ())),
            beyond=tuple(figures.get("outside", ())),
            toward=_toward(figures),
            lasting=_by_year(stays, Stay.LASTING, years),
            ending=_by_year(stays, Stay.ENDING, years),
            once=_by_year(stays, Stay.ONE_OFF, years),
            lasting_low=lasts.get("low", "0"),
            lasting_high=lasts.get("high", "0"),
            lasting_weighted=lasts.get("weighted", "0"),
            full_year=figures.get("full_year", {}).get("net", "0"),
            ends=figures.get("ends", ""),
            unasked=figures.get("unasked", 0),
            lasting_gross=lasts.get("gross", "0"),
            divided=stated_whole and sum(one["net"] != "0" for one in by_year.values()) > 1,
        )

    @property
    def is_counted(self) -> bool:
        """Whether any total counts it: none counts a scheme that was stopped."""
        return self.status not in NOT_COUNTED


def _by_year(stays: Mapping[str, Any], stay: Stay, years: Sequence[str]) -> tuple[str, ...]:
    net = stays.get(stay.value, {}).get("net", {})
    return tuple(net.get(year, "0") for year in years)


def _toward(figures: Mapping[str, Any]) -> Toward:
    """Which way the net goes; figures that were kept before this was told say nothing of it."""
    return Toward(figures.get("toward", Toward.EITHER)) if figures.get("gaps") else Toward.STILL
