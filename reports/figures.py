"""Figures quoted by name in officer text: `{{ PSM.total_savings | millions }}`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from fractions import Fraction
from typing import Any

from reports.findings import Findings
from workbench import wording


class Kind(StrEnum):
    MONEY = "money"
    SHARE = "share"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Figure:
    """An exact value: pounds, a share of one, or a count."""

    value: Fraction
    kind: Kind


@dataclass(frozen=True, slots=True)
class Format:
    show: Callable[[Fraction], str]
    fits: Kind


FORMATS = {
    "pounds": Format(wording.pounds, Kind.MONEY),
    "millions": Format(wording.millions, Kind.MONEY),
    "percent": Format(wording.percent, Kind.SHARE),
    "number": Format(wording.number, Kind.COUNT),
    "words": Format(lambda value: wording.count_words(int(value)), Kind.COUNT),
}
_PLAIN = {Kind.MONEY: "pounds", Kind.SHARE: "percent", Kind.COUNT: "number"}
_OPTION_FIGURES = (
    ("total_savings", Kind.MONEY),
    ("share_of_target", Kind.SHARE),
    ("revised_budget", Kind.MONEY),
    ("confidence", Kind.SHARE),
    ("wider_savings_delivered", Kind.MONEY),
    ("total_benefit", Kind.MONEY),
)


class FigureError(ValueError):
    """Text quotes a figure that is not there, or in a format that does not fit it. `faults` are
    one sentence each."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def figures_of(findings: Findings | None, plan: Mapping[str, Any]) -> dict[str, Figure]:
    """Every figure by name. A missing amount has no figure, so quoting it is an error."""
    figures: dict[str, Figure] = {}
    if findings is not None:
        for one in findings.finance:
            for key, kind in _OPTION_FIGURES:
                value = getattr(one, key)
                if value is not None:
                    figures[f"{one.option}.{key}"] = Figure(value, kind)
        for key in ("in_scope_value", "target", "wider_savings"):
            value = getattr(findings.basis, key)
            if value is not None:
                figures[f"finance.{key}"] = Figure(value, Kind.MONEY)
        for key, count in (
            ("options", len(findings.options)),
            ("criteria", len(findings.criteria)),
            ("taken_forward", len(findings.taken_forward)),
        ):
            figures[f"{key}.count"] = Figure(Fraction(count), Kind.COUNT)
    total = (plan.get("budget") or {}).get("total") or {}
    if "amount" in total:
        figures["budget.total"] = Figure(Fraction(total["amount"]), Kind.MONEY)
    return figures


def printed(inside: str, figures: Mapping[str, Figure]) -> tuple[str, str]:
    """The name of the figure that `inside` asks for ("finance.target | millions") and its value in
    the house style. Raises `FigureError`, naming the nearest names, where it cannot be printed."""
    name, _, wanted = (part.strip() for part in inside.partition("|"))
    figure = figures.get(name)
    if figure is None:
        raise FigureError((f"there is no figure {name!r}.{_nearest(name, figures)}",))
    form = FORMATS.get(wanted or _PLAIN[figure.kind])
    if form is None:
        raise FigureError((f"{name} has no format {wanted!r}. {_choices(figure.kind)}",))
    if form.fits is not figure.kind:
        raise FigureError((f"{wanted!r} does not fit {name}. {_choices(figure.kind)}",))
    return name, form.show(figure.value)


def _nearest(name: str, figures: Mapping[str, Figure]) -> str:
    near = get_close_matches(name, figures, n=3, cutoff=0.5)
    if not near:
        return " Figures have names such as finance.target or options.count."
    return f" Did you mean {wording.listed([repr(one) for one in near], 'or')}?"


def _choices(kind: Kind) -> str:
    fitting = [repr(name) for name, form in FORMATS.items() if form.fits is kind]
    return f"Use {wording.listed(fitting, 'or')}."
