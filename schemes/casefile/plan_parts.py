"""The parts of the case file on the plan of a programme and on engagement, as frozen dataclasses
(docs/format.md)."""

from dataclasses import dataclass
from typing import Any

from workbench.casefile.parts import called

# A number, a range {"low", "high"} that may have a "central", or {"missing": why}.
Figure = Any


@dataclass(frozen=True, slots=True)
class CaseActivity:
    """An activity of a workstream and what it produces."""

    activity: str
    products: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseWorkstream:
    """A workstream of the plan: its purpose and its activities."""

    name: str
    purpose: str = ""
    activities: tuple[CaseActivity, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePlanStep:
    """A step of the timetable, from one month ("2016-03") to another, both included. `follows`,
    `fixed` and `finished` are those of a `CasePeriod`."""

    name: str
    from_: str = called("from")
    to: str
    follows: tuple[str, ...] = ()
    fixed: bool = False
    finished: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTimetable:
    """The next steps by month."""

    caption: str = ""
    months: tuple[str, ...]
    steps: tuple[CasePlanStep, ...]


@dataclass(frozen=True, slots=True)
class CasePoint:
    """A point of time across the table of milestones."""

    key: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseMilestoneStep:
    """What happens from one point of the milestones to another, both by their keys."""

    from_: str = called("from")
    to: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseMilestoneRow:
    """The milestones of one option, or of the whole project where `option` (a code) is empty."""

    option: str = ""
    name: str
    steps: tuple[CaseMilestoneStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseMilestones:
    """The milestones of each option over points of time."""

    caption: str = ""
    points: tuple[CasePoint, ...]
    rows: tuple[CaseMilestoneRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseBudgetItem:
    """An item of the project's budget, in pounds."""

    workstream: str = ""
    item: str
    amount: Figure
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class CaseBudgetTotal:
    """The stated total of the project's budget, in pounds."""

    amount: Figure
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePlanBudget:
    """The budget of the project: its items and their stated total."""

    caption: str = ""
    items: tuple[CaseBudgetItem, ...]
    total: CaseBudgetTotal | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEvent:
    """An event of the plan, such as a consultation, with its sessions and how many came."""

    when: str
    sessions: int | None = None
    title: str
    group: str = ""
    attendance: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class CasePlan:
    """The plan of a programme: workstreams, timetable, milestones, budget and events."""

    workstreams: tuple[CaseWorkstream, ...] = ()
    timetable: CaseTimetable | None = None
    milestones: CaseMilestones | None = None
    budget: CasePlanBudget | None = None
    events: tuple[CaseEvent, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFeedback:
    """What was said on one theme at a session, and what was done about it. `option` is the code of
    an option of the `appraisal` it was said of; both are empty where it was of none. `comments` is
    how many people said so."""

    theme: str
    appraisal: str = ""
    option: str = ""
    comments: int | None = None
    said: str
    done: str = ""


@dataclass(frozen=True, slots=True)
class CaseSession:
    """A session, or a consultation over some time, with its dates as stated: who was `invited`, how
    many were `asked` and how many `came`, and what they said."""

    title: str
    kind: str = "session"
    from_: str | None = called("from", default=None)
    to: str | None = None
    place: str = ""
    invited: str = ""
    asked: int | None = None
    came: int | None = None
    note: str = ""
    feedback: tuple[CaseFeedback, ...] = ()
