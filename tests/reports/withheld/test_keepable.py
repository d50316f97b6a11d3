"""Which figures can be kept by themselves, found for all at once, is what is found one by one."""

from pathlib import Path

import pytest
from django.conf import settings

from reports.casefile.case import case_of
from reports.casefile.file import read_case
from reports.casefile.own import own_case
from reports.casefile.parts import Case
from reports.figures.figure import FigureKind
from reports.figures.gather import figures_of
from reports.withheld.keepable import can_be_kept, keepable_figures
from tests.reports.cases.typed import typed
from tests.reports.exempt.copies import barnet_data
from tests.reports.exempt.drawn import FORMATS, drawn_case


def differing(whole: Case, step: int = 1) -> list[str]:
    """The figures, or one of every `step`, of which one by one something else is found than
    for all at once."""
    kept = keepable_figures(whole)
    names = [*figures_of(case_of(whole))][::step]
    return [name for name in names if (name in kept) != can_be_kept(whole, name)]


@pytest.mark.parametrize(
    ("case", "step"), [("barnet", 1), ("derby", 1), ("hertfordshire", 19), ("warwick", 1)]
)
def test_figures_of_the_cases(case: str, step: int) -> None:
    found = read_case(Path(settings.BASE_DIR) / "fixtures" / f"{case}.json").case
    assert differing(own_case(found), step) == []


@pytest.mark.parametrize("seed", range(8))
def test_figures_of_drawn_cases(seed: int) -> None:
    assert differing(own_case(typed(drawn_case(seed, FORMATS[seed % len(FORMATS)])))) == []


def test_amounts_can_be_kept_and_ranks_days_words_and_counts_cannot() -> None:
    whole = own_case(typed(barnet_data()))
    kept = keepable_figures(whole)
    assert {"delivery-model.finance.target", "delivery-model.PSM.total_savings"} <= kept
    figures = figures_of(case_of(whole))
    kinds = {figures[name].kind for name in kept}
    assert not kinds & {FigureKind.RANK, FigureKind.DATE, FigureKind.TEXT}
    assert "delivery-model.options.count" not in kept
