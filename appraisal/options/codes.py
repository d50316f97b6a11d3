"""Keeps what the plan, the engagement, the actions and the schemes of a programme say of appraisals
and options to those they mean: they name one by its reference or its code, since they stand in the
app beneath. Scenarios do so as well, since they outlive what they were tried on."""

from typing import Any

from django.db.models import F, QuerySet

from appraisal.models import Appraisal, Option
from appraisal.what_if.scenarios.codes import follow_option
from schemes.models import Feedback, MilestoneRow, ProgrammeAction, Scheme


def follow_code(option: Option, was: str) -> None:
    """Puts the new code of an option where its code of before stands."""
    if option.code == was:
        return
    follow_option(option.appraisal, was, option.code)
    said = _feedback(option.appraisal).filter(option=was)
    said.update(option=option.code, version=F("version") + 1)
    # No form asks where a scheme comes from, so its version stays.
    _made(option.appraisal).filter(from_option=was).update(from_option=option.code)
    if _is_nobodys(option.appraisal, was):
        _rows(option.appraisal, was).update(option=option.code, version=F("version") + 1)


def let_go(appraisal: Appraisal, code: str) -> None:
    """Takes the code of an option that is removed from what was said of it, from its milestones and
    from schemes that were made of it, which stay."""
    said = _feedback(appraisal).filter(option=code)
    said.update(appraisal="", option="", version=F("version") + 1)
    _made(appraisal).filter(from_option=code).update(from_appraisal="", from_option="")
    if _is_nobodys(appraisal, code):
        _rows(appraisal, code).update(option="", version=F("version") + 1)


def naming(appraisal: Appraisal, code: str) -> "tuple[QuerySet[Any], ...]":
    """What `let_go` takes the code of an option from."""
    return (
        _feedback(appraisal).filter(option=code),
        _made(appraisal).filter(from_option=code),
        _rows(appraisal, code),
    )


def let_go_of_appraisal(appraisal: Appraisal) -> None:
    """Takes the reference of an appraisal that is removed from actions that belonged to it."""
    (actions,) = naming_appraisal(appraisal)
    actions.update(appraisal="", version=F("version") + 1)


def naming_appraisal(appraisal: Appraisal) -> "tuple[QuerySet[Any]]":
    """What `let_go_of_appraisal` takes the reference of an appraisal from."""
    return (
        ProgrammeAction.objects.filter(
            programme=appraisal.programme_id, appraisal=appraisal.reference
        ),
    )


def follow_reference(appraisal: Appraisal, was: str) -> None:
    """Puts the new reference of an appraisal where that of before stands."""
    if appraisal.reference != was:
        said = Feedback.objects.filter(session__programme=appraisal.programme_id, appraisal=was)
        said.update(appraisal=appraisal.reference, version=F("version") + 1)
        made = Scheme.objects.filter(programme=appraisal.programme_id, from_appraisal=was)
        made.update(from_appraisal=appraisal.reference)
        actions = ProgrammeAction.objects.filter(programme=appraisal.programme_id, appraisal=was)
        actions.update(appraisal=appraisal.reference, version=F("version") + 1)


def _feedback(appraisal: Appraisal) -> "QuerySet[Feedback]":
    return Feedback.objects.filter(
        session__programme=appraisal.programme_id, appraisal=appraisal.reference
    )


def _made(appraisal: Appraisal) -> "QuerySet[Scheme]":
    return Scheme.objects.filter(
        programme=appraisal.programme_id, from_appraisal=appraisal.reference
    )


def _rows(appraisal: Appraisal, code: str) -> "QuerySet[MilestoneRow]":
    return MilestoneRow.objects.filter(programme=appraisal.programme_id, option=code)


def _is_nobodys(appraisal: Appraisal, code: str) -> bool:
    """Whether no option of the programme has the code any more: milestones name the code alone."""
    options = Option.objects.filter(appraisal__programme=appraisal.programme_id, code=code)
    return not options.exists()
