"""Which options the page of results shows, where there are many: those taken forward, those near
the line, the others, or one alone."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from appraisal.engine.result import OptionResult, Outcome, Result
from reports.blocks.appraisal.gateways import option_alone
from reports.casefile.findings import Findings
from workbench.pages.tables import Table

MANY: Final = 8  # options that a page shows without asking which
NEAR: Final = 2  # places on either side of the line
SHOWS: Final = {
    "": gettext_lazy("All options"),
    "forward": gettext_lazy("Taken forward"),
    "near": gettext_lazy("Near the line"),
    "others": gettext_lazy("The others"),
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an address asks for: one of `SHOWS`, or the slug of one option."""

    show: str = ""
    option: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Chosen":
        """Wrong parts are ignored, since addresses are typed."""
        show = query.get("show", "")
        return cls(show if show in SHOWS else "", query.get("option", "")[:60])

    @property
    def query(self) -> str:
        """The query of the address, "?" included; "" where it asks for nothing."""
        kept = {"show": self.show, "option": self.option}
        return f"?{urlencode({key: one for key, one in kept.items() if one})}" * any(kept.values())


def near_the_line(result: Result) -> tuple[OptionResult, ...]:
    """The options around the last that is taken forward, by rank, `NEAR` on either side, and those
    that are undecided; none where nothing with a rank is left behind."""
    ranked = [one for one in result.in_rank_order if one.rank is not None]
    forward = [one.outcome is Outcome.TAKEN_FORWARD for one in ranked]
    if all(forward) or not any(forward):
        return ()
    last = len(forward) - forward[::-1].index(True)
    return (*ranked[max(last - NEAR, 0) : last + NEAR], *result.undecided)


def codes_shown(result: Result, chosen: Chosen) -> list[str]:
    """The codes of the options that are shown, by rank."""
    match chosen.show:
        case "forward":
            shown = result.taken_forward
        case "near":
            shown = near_the_line(result)
        case "others":
            shown = tuple(
                one for one in result.in_rank_order if one.outcome is not Outcome.TAKEN_FORWARD
            )
        case _:
            shown = result.in_rank_order
    return [one.code for one in shown]


def narrowed(
    shown: Mapping[str, Any], findings: Findings, slugs: Mapping[str, str], chosen: Chosen
) -> dict[str, Any]:
    """What the page shows, of the options that were chosen alone, and the choices; as it is of few
    options. `slugs` are those of the options, by code."""
    result = findings.result
    if len(result.options) <= MANY:
        return dict(shown)
    alone = next((code for code, slug in slugs.items() if slug == chosen.option), None)
    codes = [alone] if alone else codes_shown(result, chosen)
    in_order = [one.code for one in result.in_rank_order]
    told = [one for one, code in zip(shown["options"], in_order, strict=True) if code in codes]
    return {
        **shown,
        "matrix": option_alone(findings, alone)
        if alone and shown["matrix"]
        else _of(shown["matrix"], list(findings.results), codes),
        "ranked": _of(shown["ranked"], in_order, codes),
        "options": told,
        "shows": [
            (
                f"?{urlencode({'show': key})}" if key else "?",
                words,
                count,
                not alone and key == chosen.show,
            )
            for key, words in SHOWS.items()
            if (count := len(codes_shown(result, Chosen(key))))
        ],
        "one_of": [(slugs[code], findings.name(code), code == alone) for code in findings.options],
        "listed": _listed(len(codes), len(in_order)),
    }


def _of(table: Table | None, rows: list[str], codes: list[str]) -> Table | None:
    """The rows of these options; `rows` are the codes of all of them."""
    if table is None:
        return None
    kept = (row for row, code in zip(table.rows, rows, strict=True) if code in codes)
    return replace(table, rows=tuple(kept))


def _listed(shown: int, count: int) -> str:
    if shown == count:
        return _("All %(count)s options are shown.") % {"count": count}
    return ngettext(
        "%(shown)s of %(count)s options is shown.",
        "%(shown)s of %(count)s options are shown.",
        shown,
    ) % {"shown": shown, "count": count}
