"""Every page of the site: who may see it and who may send its form. A page that is not here
fails the sweeps; its name is that of its address in `urls.py`."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any, Final

from django.urls import URLPattern, URLResolver, get_resolver, reverse


class Gate(Enum):
    """Whom a page lets in."""

    EVERYONE = "everyone"
    SIGNED_IN = "signed in"
    ADMINISTRATOR = "site administrator"
    READER = "any role in the programme"
    WRITER = "lead officer or officer"
    DECIDER = "lead officer"
    ASSESSOR = "assessor"
    ASKED = "the person who was asked"
    DELEGATOR = "site administrator, in a programme"
    PANEL = "lead officer, moderator or assessor"
    MODERATOR = "lead officer or moderator"


@dataclass(frozen=True)
class Page:
    """`see`: who may open it (None: nobody, it takes a form only); `send`: who may send its form
    (None: it has none). `html`: a page for people, not a file; `away`: whoever is signed in is
    led to another page; `own_policy`: it brings its own content security policy; `query`: what a page that begins with a choice asks after it."""

    see: Gate | None
    send: Gate | None = None
    html: bool = True
    away: bool = False
    own_policy: bool = False
    query: str = ""


def seen(gate: Gate) -> Page:
    return Page(gate)


def form(gate: Gate) -> Page:
    return Page(gate, gate)


def button(gate: Gate) -> Page:
    """A form that stands on another page."""
    return Page(None, gate)


def file(gate: Gate) -> Page:
    return Page(gate, html=False)


PAGES: Final[dict[str, Page]] = {
    "home": seen(Gate.SIGNED_IN),
    "sign-in": Page(Gate.EVERYONE, Gate.EVERYONE, away=True),
    "sign-out": button(Gate.SIGNED_IN),
    "council-logo": Page(Gate.EVERYONE, html=False, own_policy=True),
    "daily-email": form(Gate.SIGNED_IN),
    "programmes": seen(Gate.SIGNED_IN),
    "forgotten": form(Gate.EVERYONE),
    "password-choose": form(Gate.EVERYONE),
    "email-confirm": form(Gate.EVERYONE),
    "account": seen(Gate.SIGNED_IN),
    "account-name": form(Gate.SIGNED_IN),
    "account-email": form(Gate.SIGNED_IN),
    "account-password": form(Gate.SIGNED_IN),
    "people": seen(Gate.ADMINISTRATOR),
    "person": seen(Gate.ADMINISTRATOR),
    "person-new": form(Gate.ADMINISTRATOR),
    "person-edit": form(Gate.ADMINISTRATOR),
    "person-link": button(Gate.ADMINISTRATOR),
    "person-withdraw": button(Gate.ADMINISTRATOR),
    "person-unlock": button(Gate.ADMINISTRATOR),
    "person-deactivate": form(Gate.ADMINISTRATOR),
    "person-reactivate": button(Gate.ADMINISTRATOR),
    "house-formats": seen(Gate.ADMINISTRATOR),
    "house-format-new": form(Gate.ADMINISTRATOR),
    "house-format": seen(Gate.ADMINISTRATOR),
    "house-format-change": form(Gate.ADMINISTRATOR),
    "house-format-remove": form(Gate.ADMINISTRATOR),
    "house-format-preview": seen(Gate.ADMINISTRATOR),
    "format-heading-new": form(Gate.ADMINISTRATOR),
    "format-heading": form(Gate.ADMINISTRATOR),
    "format-heading-move": button(Gate.ADMINISTRATOR),
    "format-heading-remove": form(Gate.ADMINISTRATOR),
    "format-parts": seen(Gate.ADMINISTRATOR),
    "format-part-new": form(Gate.ADMINISTRATOR),
    "format-part": form(Gate.ADMINISTRATOR),
    "format-part-move": button(Gate.ADMINISTRATOR),
    "format-part-remove": form(Gate.ADMINISTRATOR),
    "authority-new": form(Gate.ADMINISTRATOR),
    "authority-edit": form(Gate.ADMINISTRATOR),
    "authority-logo": form(Gate.ADMINISTRATOR),
    "authority-logo-picture": Page(Gate.ADMINISTRATOR, html=False, own_policy=True),
    "authority-logo-remove": form(Gate.ADMINISTRATOR),
    "audit": seen(Gate.ADMINISTRATOR),
    "audit-csv": file(Gate.ADMINISTRATOR),
    "programme-people": seen(Gate.READER),
    "member": seen(Gate.DECIDER),
    "member-new": form(Gate.DECIDER),
    "member-speaks": form(Gate.DECIDER),
    "member-invite": button(Gate.DECIDER),
    "member-withdraw": button(Gate.DECIDER),
    "role-give": form(Gate.DECIDER),
    "membership-take": form(Gate.DECIDER),
    "office-give": form(Gate.DECIDER),
    "office-take": form(Gate.DECIDER),
    "joining-new": form(Gate.DECIDER),
    "joining-remove": form(Gate.DECIDER),
    "programme-new": form(Gate.SIGNED_IN),
    "programme": seen(Gate.READER),
    "programme-edit": form(Gate.WRITER),
    "programme-history": seen(Gate.READER),
    "programme-history-csv": file(Gate.READER),
    "portfolio-csv": file(Gate.READER),
    "portfolio-xlsx": file(Gate.READER),
    "portfolio-years": file(Gate.READER),
    "portfolio-waterfall": file(Gate.READER),
    "schemes-export": file(Gate.READER),
    "import-new": form(Gate.WRITER),
    "import-template": file(Gate.WRITER),
    "import-draft": form(Gate.WRITER),
    "search": Page(Gate.SIGNED_IN, query="?q=home"),
    "questions": seen(Gate.READER),
    "question-new": form(Gate.DECIDER),
    "question-edit": form(Gate.DECIDER),
    "question-move": button(Gate.DECIDER),
    "question-remove": form(Gate.DECIDER),
    "scheme-new": form(Gate.WRITER),
    "scheme": seen(Gate.READER),
    "scheme-edit": form(Gate.WRITER),
    "scheme-move": button(Gate.WRITER),
    "scheme-status": button(Gate.WRITER),
    "scheme-history": seen(Gate.READER),
    "case": seen(Gate.READER),
    "case-edit": form(Gate.WRITER),
    "case-answer": form(Gate.WRITER),
    "savings": seen(Gate.READER),
    "line-new": Page(Gate.WRITER, Gate.WRITER, query="?way=full-year"),
    "line-edit": form(Gate.WRITER),
    "line-move": button(Gate.WRITER),
    "line-remove": form(Gate.WRITER),
    "sensitivity": seen(Gate.READER),
    "tornado": file(Gate.READER),
    "risks": seen(Gate.READER),
    "risk-new": form(Gate.WRITER),
    "risk-edit": form(Gate.WRITER),
    "risk-move": button(Gate.WRITER),
    "risk-remove": form(Gate.WRITER),
    "impacts": seen(Gate.READER),
    "impact-new": form(Gate.WRITER),
    "impact-edit": form(Gate.WRITER),
    "impact-move": button(Gate.WRITER),
    "impact-remove": form(Gate.WRITER),
    "scheme-options": seen(Gate.READER),
    "scheme-appraise": form(Gate.WRITER),
    "deliveryoption-new": form(Gate.WRITER),
    "deliveryoption-edit": form(Gate.WRITER),
    "deliveryoption-move": button(Gate.WRITER),
    "deliveryoption-remove": form(Gate.WRITER),
    "needs": seen(Gate.READER),
    "needs-picture": file(Gate.READER),
    "need-new": form(Gate.WRITER),
    "need-move": button(Gate.WRITER),
    "need-remove": form(Gate.WRITER),
    "attachments": seen(Gate.READER),
    "attachment-new": form(Gate.WRITER),
    "attachment": file(Gate.READER),
    "attachment-remove": form(Gate.WRITER),
    "reconciliation": seen(Gate.READER),
    "scheme-reconciliation": seen(Gate.READER),
    "reconciliation-csv": file(Gate.READER),
    "scheme-reconciliation-csv": file(Gate.READER),
    "reconciliation-explain": form(Gate.WRITER),
    "reconciliation-withdraw": form(Gate.WRITER),
    "stated-new": form(Gate.WRITER),
    "scheme-stated-new": form(Gate.WRITER),
    "stated-edit": form(Gate.WRITER),
    "stated-move": button(Gate.WRITER),
    "stated-remove": form(Gate.WRITER),
    "evidence": seen(Gate.READER),
    "evidence-new": form(Gate.WRITER),
    "evidence-by-hand": form(Gate.WRITER),
    "evidence-table": seen(Gate.READER),
    "evidence-edit": form(Gate.WRITER),
    "evidence-totals": form(Gate.WRITER),
    "evidence-move": button(Gate.WRITER),
    "evidence-remove": form(Gate.WRITER),
    "evidence-csv": file(Gate.READER),
    "evidence-chart": file(Gate.READER),
    "evidence-picture": file(Gate.READER),
    "bridges": seen(Gate.READER),
    "bridge-new": form(Gate.WRITER),
    "bridge-edit": form(Gate.WRITER),
    "bridge-move": button(Gate.WRITER),
    "bridge-remove": form(Gate.WRITER),
    "budgets": seen(Gate.READER),
    "budget-new": form(Gate.WRITER),
    "budget-edit": form(Gate.WRITER),
    "budget-remove": form(Gate.WRITER),
    "delivery": seen(Gate.READER),
    "delivery-parts": file(Gate.READER),
    "delivery-months": file(Gate.READER),
    "delivery-plan": form(Gate.WRITER),
    "delivery-actuals": form(Gate.WRITER),
    "delivery-closes": seen(Gate.READER),
    "delivery-closed": seen(Gate.READER),
    "delivery-close": form(Gate.DECIDER),
    "delivery-reopen": form(Gate.DECIDER),
    "scheme-delivery": seen(Gate.READER),
    "scheme-delivery-plan": form(Gate.WRITER),
    "scheme-delivery-report": form(Gate.WRITER),
    "scheme-delivery-period": form(Gate.WRITER),
    "timetable": seen(Gate.READER),
    "step-new": form(Gate.WRITER),
    "step-edit": form(Gate.WRITER),
    "step-move": button(Gate.WRITER),
    "step-remove": form(Gate.WRITER),
    "step-following": Page(Gate.WRITER, Gate.WRITER, query="?days=7"),
    "timetable-words": form(Gate.WRITER),
    "milestones-words": form(Gate.WRITER),
    "budget-words": form(Gate.WRITER),
    "workstreams": seen(Gate.READER),
    "workstream-new": form(Gate.WRITER),
    "workstream-edit": form(Gate.WRITER),
    "workstream-move": button(Gate.WRITER),
    "workstream-remove": form(Gate.WRITER),
    "activity-new": form(Gate.WRITER),
    "activity-edit": form(Gate.WRITER),
    "activity-move": button(Gate.WRITER),
    "activity-remove": form(Gate.WRITER),
    "project-budget": seen(Gate.READER),
    "budgetitem-new": form(Gate.WRITER),
    "budgetitem-edit": form(Gate.WRITER),
    "budgetitem-move": button(Gate.WRITER),
    "budgetitem-remove": form(Gate.WRITER),
    "events": seen(Gate.READER),
    "event-new": form(Gate.WRITER),
    "event-edit": form(Gate.WRITER),
    "event-move": button(Gate.WRITER),
    "event-remove": form(Gate.WRITER),
    "milestones": seen(Gate.READER),
    "point-new": form(Gate.WRITER),
    "point-edit": form(Gate.WRITER),
    "point-move": button(Gate.WRITER),
    "point-remove": form(Gate.WRITER),
    "milestonerow-new": form(Gate.WRITER),
    "milestonerow-edit": form(Gate.WRITER),
    "milestonerow-move": button(Gate.WRITER),
    "milestonerow-remove": form(Gate.WRITER),
    "milestone-new": form(Gate.WRITER),
    "milestone-edit": form(Gate.WRITER),
    "milestone-move": button(Gate.WRITER),
    "milestone-remove": form(Gate.WRITER),
    "engagement": seen(Gate.READER),
    "session-new": form(Gate.WRITER),
    "session-edit": form(Gate.WRITER),
    "session-move": button(Gate.WRITER),
    "session-remove": form(Gate.WRITER),
    "feedback-new": form(Gate.WRITER),
    "feedback-edit": form(Gate.WRITER),
    "feedback-move": button(Gate.WRITER),
    "feedback-remove": form(Gate.WRITER),
    "follow-up": seen(Gate.READER),
    "action-new": form(Gate.WRITER),
    "action-edit": form(Gate.WRITER),
    "action-done": form(Gate.WRITER),
    "action-move": button(Gate.WRITER),
    "action-remove": form(Gate.WRITER),
    "contracts": seen(Gate.READER),
    "contract-warning": form(Gate.WRITER),
    "contract-new": form(Gate.WRITER),
    "contract-edit": form(Gate.WRITER),
    "contract-move": button(Gate.WRITER),
    "contract-remove": form(Gate.WRITER),
    "way-forward": seen(Gate.READER),
    "way-forward-edit": form(Gate.WRITER),
    "combination-new": form(Gate.WRITER),
    "combination-remove": form(Gate.WRITER),
    "appraisal-new": form(Gate.WRITER),
    "appraisal": seen(Gate.READER),
    "appraisal-edit": form(Gate.WRITER),
    "appraisal-scheme": form(Gate.WRITER),
    "appraisal-schemes": seen(Gate.READER),
    "appraisal-schemes-new": form(Gate.WRITER),
    "appraisal-move": button(Gate.WRITER),
    "appraisal-copy": form(Gate.WRITER),
    "options": seen(Gate.READER),
    "option-new": form(Gate.WRITER),
    "option": seen(Gate.READER),
    "option-edit": form(Gate.WRITER),
    "option-move": button(Gate.WRITER),
    "option-remove": form(Gate.WRITER),
    "view-new": form(Gate.WRITER),
    "view-edit": form(Gate.WRITER),
    "view-move": button(Gate.WRITER),
    "view-remove": form(Gate.WRITER),
    "measures": Page(Gate.READER, Gate.WRITER),
    "measure-new": form(Gate.WRITER),
    "measure-edit": form(Gate.WRITER),
    "measure-move": button(Gate.WRITER),
    "measure-remove": form(Gate.WRITER),
    "criteria": seen(Gate.READER),
    "criterion-new": Page(Gate.WRITER, Gate.WRITER, query="?role=ranking"),
    "considerations-take": button(Gate.WRITER),
    "criterion-edit": form(Gate.WRITER),
    "criterion-move": button(Gate.WRITER),
    "criterion-remove": form(Gate.WRITER),
    "scale-new": Page(Gate.WRITER, Gate.WRITER, query="?start=high-medium-low"),
    "scale-edit": form(Gate.WRITER),
    "scale-move": button(Gate.WRITER),
    "scale-remove": form(Gate.WRITER),
    "weights": Page(Gate.READER, Gate.WRITER),
    "weights-own": form(Gate.ASSESSOR),
    "process": seen(Gate.READER),
    "process-step": form(Gate.DECIDER),
    "scored": form(Gate.DECIDER),
    "scoring": seen(Gate.READER),
    "scoring-cell": form(Gate.WRITER),
    "moderation": seen(Gate.PANEL),
    "moderation-cell": Page(Gate.PANEL, Gate.MODERATOR),
    "moderation-meeting": seen(Gate.PANEL),
    "moderation-meeting-cell": Page(Gate.PANEL, Gate.MODERATOR),
    "moderation-alike": form(Gate.MODERATOR),
    "moderation-alone": seen(Gate.PANEL),
    "moderation-sitting": form(Gate.MODERATOR),
    "moderation-live": file(Gate.PANEL),
    "decision": Page(Gate.READER, Gate.DECIDER),
    "partners": seen(Gate.READER),
    "partner-new": form(Gate.WRITER),
    "partner-edit": form(Gate.WRITER),
    "partner-remove": form(Gate.WRITER),
    "interests": seen(Gate.READER),
    "interest-new": form(Gate.READER),
    "interest-edit": form(Gate.WRITER),
    "interest-remove": form(Gate.WRITER),
    "option-rule-out": form(Gate.WRITER),
    "option-take-back": button(Gate.WRITER),
    "option-considerations": form(Gate.WRITER),
    "condition-new": form(Gate.WRITER),
    "condition-edit": form(Gate.WRITER),
    "condition-move": button(Gate.WRITER),
    "condition-remove": form(Gate.WRITER),
    "what-if": seen(Gate.READER),
    "results": seen(Gate.READER),
    "results-meeting": seen(Gate.READER),
    "results-contributions": file(Gate.READER),
    "results-ranked": file(Gate.READER),
    "results-value": file(Gate.READER),
    "results-weights": file(Gate.READER),
    "results-ranks": file(Gate.READER),
    "paper-new": form(Gate.WRITER),
    "paper": seen(Gate.READER),
    "paper-change": form(Gate.WRITER),
    "paper-facts": form(Gate.WRITER),
    "paper-move": button(Gate.WRITER),
    "paper-remove": form(Gate.WRITER),
    "paper-copy": form(Gate.WRITER),
    "paper-headings": seen(Gate.WRITER),
    "heading-new": form(Gate.WRITER),
    "heading-below": form(Gate.WRITER),
    "heading-rename": form(Gate.WRITER),
    "heading-move": button(Gate.WRITER),
    "heading-leave-out": button(Gate.WRITER),
    "heading-put-back": button(Gate.WRITER),
    "heading-remove": form(Gate.WRITER),
    "paper-sections": seen(Gate.WRITER),
    "paper-section": form(Gate.WRITER),
    "paper-section-undo": button(Gate.WRITER),
    "paper-section-exempt": form(Gate.WRITER),
    "paper-figures": file(Gate.WRITER),
    "paper-versions": seen(Gate.READER),
    "paper-version-issue": form(Gate.DECIDER),
    "paper-version": seen(Gate.READER),
    "paper-version-changes": seen(Gate.READER),
    "paper-version-file": file(Gate.READER),
    "verify": form(Gate.SIGNED_IN),
    "paper-pdf": file(Gate.READER),
    "paper-docx": file(Gate.READER),
    "paper-html": file(Gate.READER),
    "paper-xlsx": file(Gate.READER),
    "paper-json": file(Gate.READER),
    "paper-checks": seen(Gate.WRITER),
    "finding-link": button(Gate.WRITER),
    "finding-explain": form(Gate.WRITER),
    "paper-preview": seen(Gate.READER),
    "paper-page": Page(Gate.READER, html=False, own_policy=True),
    "paper-approvals": seen(Gate.READER),
    "paper-approval-ask": form(Gate.WRITER),
    "paper-approval-delegate": form(Gate.DELEGATOR),
    "paper-approvals-shown": button(Gate.WRITER),
    "approval-answer": form(Gate.ASKED),
    "approval-remind": button(Gate.WRITER),
    "approval-remove": form(Gate.WRITER),
    "comments": seen(Gate.READER),
    "comment-settle": button(Gate.WRITER),
    "option-comments": form(Gate.READER),
    "cell-comments": form(Gate.READER),
    "paper-comments": seen(Gate.READER),
    "section-comments": form(Gate.READER),
    "paper-exempt": seen(Gate.WRITER),
    "exemption-new": Page(Gate.WRITER, Gate.WRITER, query="?kind=attachment&name=Survey"),
    "exemption-edit": form(Gate.WRITER),
    "exemption-move": button(Gate.WRITER),
    "exemption-remove": form(Gate.WRITER),
    "paper-revisions": seen(Gate.READER),
    "revision-new": form(Gate.WRITER),
    "revision-edit": form(Gate.WRITER),
    "revision-move": button(Gate.WRITER),
    "revision-remove": form(Gate.WRITER),
    "render": seen(Gate.READER),
    "render-cancel": button(Gate.WRITER),
    "render-again": button(Gate.READER),
}


@cache
def addresses() -> dict[str, tuple[str, ...]]:
    """Every address of the site by name, with what stands for its parameters."""
    return dict(_named(get_resolver()))


def _named(resolver: URLResolver) -> Iterator[tuple[str, tuple[str, ...]]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from _named(pattern)
        else:
            assert isinstance(pattern, URLPattern)
            yield (
                pattern.name or f"without a name: {pattern.pattern}",
                tuple(pattern.pattern.converters),
            )


def url(name: str, parameters: dict[str, Any]) -> str:
    """The address of a page with these values of its parameters."""
    return reverse(
        name, kwargs={key: parameters[parameter_of(name, key)] for key in addresses()[name]}
    )


def parameter_of(name: str, key: str) -> str:
    """The name under which the value of an address parameter is kept. A bare number (`pk`) is that
    of the row the page is named for."""
    return name.split("-", maxsplit=1)[0] if key == "pk" else key
