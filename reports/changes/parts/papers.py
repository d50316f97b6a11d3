"""What the parts of a paper are called, and of the case as a whole."""

from typing import Any

from reports.casefile import parts as r
from reports.changes.parts.appraisals import APPRAISALS, when, word, written
from reports.changes.parts.decided import DECIDED
from reports.changes.parts.delivery import DELIVERY
from reports.changes.parts.follow_up import FOLLOW_UP
from reports.changes.parts.label import FieldLabel, Names, PartLabel, choice, part
from reports.changes.parts.options import OPTIONS
from reports.changes.parts.plans import PLANS
from reports.changes.parts.schemes import SCHEMES, quoted, schemes
from reports.changes.parts.tried import SCENARIOS
from reports.changes.parts.values import day_words, keyword, value_words
from reports.models import Approval, Exemption


def fact(key: str, names: Names) -> str:
    return names.facts.get(key, keyword(key))


def _fact(value: Any, _names: Names) -> str:
    return day_words(value) if isinstance(value, str) else value_words(value)


def _kept(one: r.CaseExemption, _names: Names) -> str:
    return f"the exempt {keyword(one.kind).lower()} “{one.name.rpartition('/')[2]}”"


def _exempt(value: Any, _names: Names) -> str:
    """By which paragraph, and why."""
    if not value:
        return ""
    return f"paragraph {value.get('paragraph', '')}. {value.get('reason', '')}".strip()


PAPERS: dict[type, PartLabel] = {
    r.Case: part(
        "",
        format="form of the file",
        programme="programme",
        schemes="schemes",
        appraisals="appraisals",
        papers="papers",
        comments="comments",
        withheld="",
        memo="",
    ),
    r.CaseComment: part(
        "the comment",
        key=lambda one: (one.at, one.text),
        text="words",
        at="moment",
        by="role of whoever said it",
        appraisal="appraisal",
        option="option",
        criterion="criterion",
        paper="paper",
        section="section",
        resolved_at="moment at which it was resolved",
        replies="replies",
    ),
    r.CaseReply: part(
        "the reply", key=lambda one: (one.at, one.text), text="words", at="moment", by="role"
    ),
    r.CasePaper: part(
        "the paper",
        key=lambda one: one.reference,
        owns=False,
        reference="reference",
        house_format=FieldLabel("house format", word),
        title="title",
        appraisal="appraisal",
        appraisals="appraisals that it speaks of",
        schemes=FieldLabel("schemes that it speaks of", schemes),
        facts=FieldLabel("fact", _fact, each=fact),
        headings="headings",
        sections="sections",
        exempt="exempt matter",
        approvals="approvals",
        background="background papers",
        show_approvals="word on whether the public sees approvals",
        revisions="revision record",
        explained="explained findings",
    ),
    r.CaseHeading: part(
        lambda one, _names: f"the heading “{one.heading or keyword(one.key)}”",
        key=lambda one: one.key,
        quiet=lambda one: one == r.CaseHeading(one.key),
        key_="key",
        heading=FieldLabel("words", written),
        own="word on whether it is the paper’s own",
        beneath=FieldLabel("heading that it stands beneath", word),
        appendix="word on whether it is an appendix",
        left_out="word on whether it is left out",
    ),
    r.CaseSection: part(
        lambda one, _names: f"the section “{keyword(one.key)}”",
        key=lambda one: one.key,
        key_="key",
        text=FieldLabel("text", written),
        exempt=FieldLabel("exemption", _exempt),
    ),
    r.CaseExemption: part(
        _kept,
        key=lambda one: (one.kind, one.name),
        kind=FieldLabel("kind", choice(Exemption.Kind)),
        name="name",
        paragraph="paragraph of the law",
        reason="public interest",
    ),
    r.CaseApproval: part(
        lambda one, _names: f"the approval by {one.role}",
        key=lambda one: one.role,
        role="role",
        state=FieldLabel("state", choice(Approval.State)),
        on=FieldLabel("day", when),
        comment="comment",
        delegation="reason of the delegation",
        stale="word on whether the paper changed since",
    ),
    r.CaseRevision: part(
        lambda one, _names: f"version {one.version} in the revision record",
        key=lambda one: one.version,
        version="number",
        on=FieldLabel("day", when),
        author="author",
        status="status",
        note="note",
    ),
    r.CaseExplained: part(
        quoted("explained finding", "why"),
        key=lambda one: one.mark,
        mark="mark",
        why="words",
        by="role",
    ),
}

LABELS: dict[type, PartLabel] = {
    **PAPERS,
    **APPRAISALS,
    **OPTIONS,
    **DECIDED,
    **SCENARIOS,
    **SCHEMES,
    **PLANS,
    **DELIVERY,
    **FOLLOW_UP,
}
