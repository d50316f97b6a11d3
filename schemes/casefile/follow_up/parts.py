"""The parts of the case file on what follows from decisions, as frozen dataclasses
(docs/format.md)."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class CaseAction:
    """Something to be done by an office: where that was said (`source` is decision, review,
    improvement-plan or other, `source_title` which one), the scheme and the appraisal it belongs
    to, when it is `due` as stated, and what was `done` on which day; it is open until then."""

    action: str
    source: str = "other"
    source_title: str = ""
    scheme: str = ""
    appraisal: str = ""
    owner: str = ""
    due: str | None = None
    done_on: str = ""
    done: str = ""


@dataclass(frozen=True, slots=True)
class CaseContract:
    """A contract: the day on which it ends, the `notice` that has to be given before that
    (`notice_in` is weeks or months), the day on which it was given, and what it costs in pounds, a
    year and to leave it."""

    title: str
    supplier: str = ""
    scheme: str = ""
    annual_value: Decimal | None = None
    ends: str = ""
    notice: int | None = None
    notice_in: str = ""
    notice_given: str = ""
    exit_cost: Decimal | None = None
    extension: str = ""
    note: str = ""
