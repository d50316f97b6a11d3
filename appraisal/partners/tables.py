"""The answers of partners on an option, as a table for pages and papers."""

from collections.abc import Sequence
from datetime import date

from appraisal.casefile.decision_parts import CasePartner
from appraisal.models import PartnerAnswer
from appraisal.partners.words import is_late
from workbench.dates import day
from workbench.pages.tables import Cell, Column, Row, Table

_ANSWERS = dict(PartnerAnswer.Answer.choices)


def partners_table(
    answers: Sequence[CasePartner],
    *,
    caption: str,
    name: str,
    today: date | None = None,
    hrefs: Sequence[str] = (),
) -> Table:
    """Authorities down, each with its answer and its days. What is late on `today` is said to be
    so; without a day nothing is. `hrefs` lead to the answers."""
    links = hrefs or ("",) * len(answers)
    return Table(
        caption=caption,
        name=name,
        columns=(
            Column("Authority"),
            Column("Would it join?"),
            Column("Decides by"),
            Column("Decided on"),
        ),
        rows=tuple(
            Row(
                Cell(one.authority, href=href),
                (
                    Cell(str(_ANSWERS[one.answer])),
                    Cell(_day(one.by) or "No day given", note=_late(one, today)),
                    Cell(_day(one.decided_on) or "Not recorded"),
                ),
            )
            for one, href in zip(answers, links, strict=True)
        ),
    )


def _late(one: CasePartner, today: date | None) -> str:
    if today is not None and is_late(one, today):
        return "Late"
    return "Decided late" if one.by and one.decided_on > one.by else ""


def _day(text: str) -> str:
    return day(date.fromisoformat(text)) if text else ""
