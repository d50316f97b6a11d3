"""What is to be done, an action or a condition of a decision, and contracts with their notice
dates: as pages and papers show them, made from the parts of the case file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from appraisal.casefile.decision_parts import CaseCondition
from appraisal.casefile.parts import CaseAppraisal
from schemes.casefile.follow_up.parts import CaseAction, CaseContract
from schemes.casefile.parts import CaseProgramme
from schemes.finance.durations import StatedDate, parse_when
from schemes.finance.follow_up import (
    ContractStanding,
    ContractTerm,
    NoticeUnit,
    contract_standing,
    is_open,
    is_overdue,
    notice_day,
)
from schemes.models import ProgrammeAction


@dataclass(frozen=True, slots=True)
class Followed:
    """One thing to be done: where it comes from, the scheme or appraisal it is `about`, its owner,
    when it is due, and what was done on which day. `href` leads to where it is changed, `finish`
    to where it is said to be done."""

    what: str
    source: str
    about: str
    owner: str
    due: StatedDate | None
    done_on: date | None
    done: str = ""
    href: str = ""
    finish: str = ""

    @property
    def due_day(self) -> date | None:
        """The last day it may be done on: of a month its last."""
        return None if self.due is None else self.due.latest

    def is_open(self, on: date | None) -> bool:
        return is_open(self.done_on, on)

    def is_overdue(self, on: date | None) -> bool:
        """Without a day, nothing is known to be overdue."""
        return on is not None and is_overdue(self.due_day, self.done_on, on)


@dataclass(frozen=True, slots=True)
class FollowedContract:
    """A contract with its term. `href` leads to where it is changed."""

    part: CaseContract
    term: ContractTerm
    href: str = ""

    def standing(self, on: date, days: int) -> ContractStanding:
        return contract_standing(self.term, on, days)


def followed_action(
    part: CaseAction, titles: Mapping[str, str], *, href: str = "", finish: str = ""
) -> Followed:
    """An action; `titles` are those of appraisals by reference."""
    source = str(dict(ProgrammeAction.Source.choices)[part.source])
    if part.source_title:
        other = part.source == ProgrammeAction.Source.OTHER
        source = part.source_title if other else f"{source}: {part.source_title}"
    about = (part.scheme, titles.get(part.appraisal, part.appraisal))
    return Followed(
        part.action,
        source,
        ", ".join(filter(None, about)),
        part.owner,
        parse_when(part.due) if part.due else None,
        _day(part.done_on),
        part.done,
        href,
        finish,
    )


def followed_condition(part: CaseCondition, title: str, *, href: str = "") -> Followed:
    """A condition of the decision in the appraisal of this title."""
    return Followed(
        part.condition,
        _("Condition of the decision"),
        title,
        part.owner,
        parse_when(part.by) if part.by else None,
        _day(part.met_on),
        href=href,
    )


def followed_contract(part: CaseContract, *, href: str = "") -> FollowedContract:
    ends = _day(part.ends)
    notice = None
    if ends is not None and part.notice is not None:
        notice = notice_day(ends, part.notice, NoticeUnit(part.notice_in))
    return FollowedContract(part, ContractTerm(ends, notice, _day(part.notice_given)), href)


def followed_in(
    programme: CaseProgramme, appraisals: Iterable[CaseAppraisal]
) -> tuple[Followed, ...]:
    """All that a case follows up: the actions of the programme, then the conditions of each
    decision."""
    parts = tuple(appraisals)
    titles = {one.reference: one.title for one in parts}
    return (
        *(followed_action(one, titles) for one in programme.actions),
        *(followed_condition(one, part.title) for part in parts for one in part.conditions),
    )


def contracts_in(programme: CaseProgramme) -> tuple[FollowedContract, ...]:
    return tuple(map(followed_contract, programme.contracts))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
