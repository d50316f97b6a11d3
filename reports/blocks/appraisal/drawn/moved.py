"""What pictures of moved weights share: how the weights move, and how it is worded."""

from fractions import Fraction
from functools import lru_cache

from appraisal.casefile.problem import answer_to
from appraisal.engine.moving.shares import Moved, moved
from appraisal.engine.problem import Problem, TotalAs
from appraisal.engine.words.totals import total_heading
from reports.casefile.findings import Findings
from workbench.numbers.exact import exact_text
from workbench.numbers.text import number, percent
from workbench.pages.tables import Cell

PER_CENT_NOW = "Total (% of the highest possible now)"
ANYWHERE = Fraction(2)  # further than a share can move


def nearest_criteria(findings: Findings) -> list[str]:
    """The criteria whose weights can move, those that turn the first place soonest before the
    others."""
    return [one.criterion for one in sorted(moved_weights(findings), key=room_of)]


def room_of(found: Moved) -> Fraction:
    """How far the share may move before the first place changes; further than it can where it never
    does."""
    return ANYWHERE if found.room is None else found.room


def share_words(share: Fraction) -> str:
    """A share with a tenth of one per cent; none and the whole without."""
    return percent(share, 0 if share in (0, 1) else 1)


def moved_weights(findings: Findings) -> tuple[Moved, ...]:
    return _moved_of(findings.problem)


@lru_cache(maxsize=8)
def _moved_of(problem: Problem) -> tuple[Moved, ...]:
    """How its weights move, kept as its answer is: a page asks for it several times."""
    return moved(problem, answer_to(problem))


def names_of(findings: Findings) -> dict[str, str]:
    return {code: one.name for code, one in findings.options.items()}


def heading_of(findings: Findings) -> str:
    if findings.problem.total_as is TotalAs.PERCENT:
        return PER_CENT_NOW
    return total_heading(findings.problem.total_as)


def number_cell(value: Fraction, places: int) -> Cell:
    return Cell(number(value, places), value=exact_text(value))
