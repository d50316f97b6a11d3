"""Tables of a scheme's risks: their scores, the matrix, and the list with the gravest first."""

from collections.abc import Sequence
from typing import Final, Protocol, TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schemes.models import Grade
from workbench.numbers.listing import count_words, opening
from workbench.pages.tables import Cell, Column, Row, Table

POINTS: Final = {Grade.LOW.value: 1, Grade.MEDIUM.value: 2, Grade.HIGH.value: 3}
_WORDS: Final = {grade.value: grade.label for grade in Grade}


class Judged(Protocol):
    """A risk as these tables read it, of a page or of a paper: likelihood and impact, each blank
    where nobody has judged it."""

    @property
    def likelihood(self) -> str: ...
    @property
    def impact(self) -> str: ...


R = TypeVar("R", bound=Judged)


def score(likelihood: str, impact: str) -> int | None:
    """Likelihood times impact, each 1 to 3: 1 to 9, None where either is not judged."""
    if not likelihood or not impact:
        return None
    return POINTS[likelihood] * POINTS[impact]


def band(points: int) -> str:
    """low up to 2, medium up to 4, high above."""
    return "low" if points <= 2 else "medium" if points <= 4 else "high"


def score_cell(risk: Judged) -> Cell:
    """A risk's score as a word with its mark."""
    points = score(risk.likelihood, risk.impact)
    if points is None:
        return Cell(_("Not judged"), kind="missing")
    return Cell(f"{_WORDS[band(points)]}, {points}", kind=band(points), value=str(points))


def gravest_first(risks: Sequence[R]) -> list[R]:
    """The risks by falling score, in their own order where scores are equal. Risks without a score
    come first, since they may be anything."""
    return sorted(risks, key=lambda risk: -(score(risk.likelihood, risk.impact) or 10))


def matrix(risks: Sequence[Judged]) -> Table:
    """The number of risks at each likelihood and impact, the highest likelihood in the first
    row."""
    counts: dict[tuple[str, str], int] = {}
    for risk in risks:
        key = (risk.likelihood, risk.impact)
        counts[key] = counts.get(key, 0) + 1
    grades = [(grade.value, str(grade.label)) for grade in Grade]
    rows = tuple(
        Row(
            Cell(_("%(grade)s likelihood") % {"grade": words}),
            tuple(_square(counts.get((grade, impact), 0), grade, impact) for impact, _w in grades),
        )
        for grade, words in reversed(grades)
    )
    columns = (
        Column(_("Likelihood")),
        *(Column(_("%(grade)s impact") % {"grade": words}) for _g, words in grades),
    )
    return Table(_("Risks by likelihood and impact"), columns, rows)


def _square(count: int, likelihood: str, impact: str) -> Cell:
    points = POINTS[likelihood] * POINTS[impact]
    kind = band(points)
    note = _("%(band)s, score %(points)d") % {"band": _WORDS[kind], "points": points}
    if not count:
        return Cell(_("None"), note=note)
    text = ngettext("One risk", "%(count)s risks", count)
    return Cell(text % {"count": opening(count_words(count))}, kind=kind, note=note)
