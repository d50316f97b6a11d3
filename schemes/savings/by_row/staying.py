"""How long the money of a line stays, told by its row alone: as `Line` of `schemes/finance/`
tells it, and a test compares the two. What a row cannot tell is refused and left to `totals`."""

from typing import Final

from django.utils.translation import gettext as _

from schemes.finance.phasing import PHASINGS, ByYear, Cohorts
from schemes.finance.stay import AmountsAre, Stay
from schemes.savings.by_row.twelfths import (
    NIL,
    NOTHING,
    Data,
    NotPlain,
    plain_figure,
    spread,
    years_of_cohort,
)

ONCE: Final = ("one-off-cost", "funding")
_IN_ALL: Final = AmountsAre.IN_ALL.value


def stay_of_what_stops(line: Data) -> Stay:
    """Whether what a line that does not carry on brings ends, or comes once; as `Line.stay`. Raises
    `NotPlain`."""
    meaning = line.get("amounts_are") or ""
    once = meaning == AmountsAre.ONCE or bool(line["amounts"] and not meaning)
    if once or line["kind"] in ONCE:
        return Stay.ONE_OFF
    if line["amounts"]:
        felt = sum(
            plain_figure(one, None) not in (NIL, NOTHING) for one in line["amounts"].values()
        )
    elif (line["phasing"] or {}).get("kind") == Cohorts.key:
        cohorts = line["phasing"]["cohorts"]
        felt = len({year for one in cohorts for year, share in years_of_cohort(one) if share})
    else:
        felt = sum(bool(twelfths) for _year, twelfths in spread(line["phasing"], "2000/01"))
    return Stay.ENDING if felt > 1 else Stay.ONE_OFF


def meaning_of(amounts_are: str, lasts: bool | None, is_plain: bool, phasing: Data | None) -> str:
    """What the figures of the years mean; as `Line.meaning`. `is_plain` for plain amounts."""
    if amounts_are or not (is_plain or (phasing or {}).get("kind") in (ByYear.key, Cohorts.key)):
        return amounts_are
    if lasts:
        return AmountsAre.NEW_AND_LASTING.value
    return (AmountsAre.ONCE if is_plain else AmountsAre.IN_ALL).value


def carries_on(line: Data) -> bool:
    """Whether the line's money comes again in every later year; as `Line.carries_on`. What a line
    cannot say together is left to `totals`, which refuses it."""
    phasing, meaning, lasts = line["phasing"], line.get("amounts_are"), line["lasts"]
    kind = phasing["kind"] if phasing else ""
    if kind and kind not in PHASINGS:
        raise NotPlain
    if meaning:
        by_year = bool(line["amounts"]) or kind == ByYear.key
        if not (by_year or kind == Cohorts.key) or (lasts is not None and meaning != _IN_ALL):
            raise NotPlain
        if meaning != _IN_ALL:
            return bool(meaning == AmountsAre.NEW_AND_LASTING)
        if lasts is not None:
            if not by_year:
                raise NotPlain
            return bool(lasts)
        return by_year and line["kind"] not in ONCE and not _stops(line)
    if lasts is not None:
        return bool(lasts)
    starts = not phasing or PHASINGS[kind].carries_on
    return starts and not line["amounts"] and line["kind"] not in ONCE


def _stops(line: Data) -> bool:
    """Whether the last year with a figure has nought."""
    given = line["amounts"] or line["phasing"]["shares"]
    return plain_figure(given[max(given)], None) in (NIL, NOTHING)


def stay_names() -> dict[Stay, str]:
    """The words for how long money stays (docs/glossary.md)."""
    return {Stay.LASTING: _("Lasting"), Stay.ENDING: _("Ending"), Stay.ONE_OFF: _("One-off")}
