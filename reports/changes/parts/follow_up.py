"""What the actions and contracts of a programme are called."""

from reports.changes.parts.appraisals import pounds, titled
from reports.changes.parts.label import FieldLabel, PartLabel, choice, part
from reports.changes.parts.schemes import quoted
from schemes.casefile.follow_up import parts as f
from schemes.models import Contract, ProgrammeAction

FOLLOW_UP: dict[type, PartLabel] = {
    f.CaseAction: part(
        quoted("action", "action"),
        key=lambda one: (one.action, one.source, one.source_title),
        action="words",
        source=FieldLabel("kind of source", choice(ProgrammeAction.Source)),
        source_title="source",
        scheme="scheme",
        appraisal="appraisal",
        owner="owner",
        due="due date",
        done_on="day on which it was done",
        done="words on what was done",
    ),
    f.CaseContract: part(
        titled("contract"),
        key=lambda one: (one.title, one.supplier),
        title="title",
        supplier="supplier",
        scheme="scheme",
        annual_value=FieldLabel("value a year", pounds),
        ends="end",
        notice="length of the notice period",
        notice_in=FieldLabel("unit of the notice period", choice(Contract.Unit)),
        notice_given="day on which notice was given",
        exit_cost=FieldLabel("exit cost", pounds),
        extension="words on how it can be extended",
        note="note",
    ),
}
