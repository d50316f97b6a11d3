"""Keeps what the plan and the engagement of a programme say of options to the options they mean:
they name an option by its code, since they stand in the app beneath."""

from django.db.models import F, QuerySet

from appraisal.models import Appraisal, Option
from schemes.models import Feedback, MilestoneRow


def follow_code(option: Option, was: str) -> None:
    """Puts the new code of an option where its code of before stands."""
    if option.code == was:
        return
    said = _feedback(option.appraisal).filter(option=was)
    said.update(option=option.code, version=F("version") + 1)
    if _is_nobodys(option.appraisal, was):
        _rows(option.appraisal, was).update(option=option.code, version=F("version") + 1)


def let_go(appraisal: Appraisal, code: str) -> None:
    """Takes the code of an option that is removed from what was said of it and from its
    milestones, which stay."""
    said = _feedback(appraisal).filter(option=code)
    said.update(appraisal="", option="", version=F("version") + 1)
    if _is_nobodys(appraisal, code):
        _rows(appraisal, code).update(option="", version=F("version") + 1)


def follow_reference(appraisal: Appraisal, was: str) -> None:
    """Puts the new reference of an appraisal where that of before stands."""
    if appraisal.reference != was:
        said = Feedback.objects.filter(session__programme=appraisal.programme_id, appraisal=was)
        said.update(appraisal=appraisal.reference, version=F("version") + 1)


def _feedback(appraisal: Appraisal) -> "QuerySet[Feedback]":
    return Feedback.objects.filter(
        session__programme=appraisal.programme_id, appraisal=appraisal.reference
    )


def _rows(appraisal: Appraisal, code: str) -> "QuerySet[MilestoneRow]":
    return MilestoneRow.objects.filter(programme=appraisal.programme_id, option=code)


def _is_nobodys(appraisal: Appraisal, code: str) -> bool:
    """Whether no option of the programme has the code any more: milestones name the code alone."""
    options = Option.objects.filter(appraisal__programme=appraisal.programme_id, code=code)
    return not options.exists()
