"""What stands between a paper and its issue, and all else that its check finds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from appraisal.engine.fault import ProblemError
from reports.check.finding import Finding
from reports.desk import Desk, desk_of
from reports.exempt import leaks
from reports.exempt_figures import CannotKeep
from reports.exporting import export_case
from reports.figures import FigureError
from reports.models import Paper
from reports.paper_check import paper_findings
from reports.papers import paper_document
from workbench.wording import count_words


@dataclass(frozen=True)
class Standing:
    """`faults` are a sentence each; `findings` all that the check found, in sequence."""

    desk: Desk
    faults: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def stopping(self) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if one.stops_issue)

    @property
    def count(self) -> int:
        """How many things stand in the way."""
        return len(self.faults) + len(self.stopping)

    @property
    def sentence(self) -> str:
        if not self.count:
            return _("Nothing stands between this paper and its issue.")
        text = ngettext(
            "One thing stands between this paper and its issue.",
            "%(count)s things stand between this paper and its issue.",
            self.count,
        )
        return text % {"count": count_words(self.count).capitalize()}

    def marked(self, mark: str) -> Finding | None:
        return next((one for one in self.findings if one.fingerprint == mark), None)


def standing_of(paper: Paper) -> Standing:
    desk = desk_of(paper)
    if desk.case is None or desk.form is None or desk.document is None:
        return Standing(desk, desk.faults, ())
    explained: Mapping[str, str] = dict(paper.explained.values_list("mark", "why"))
    found = paper_findings(desk.case, desk.form, desk.document, explained=explained)
    return Standing(desk, (*desk.faults, *_in_public(paper, desk)), found)


def _in_public(paper: Paper, desk: Desk) -> Sequence[str]:
    """What is wrong with the public paper alone: where it names what is exempt, or cannot be made
    without it."""
    try:
        if not desk.faults:
            paper_document(export_case(paper.programme), paper.reference)
        return leaks(desk.data, paper.reference)
    except (FigureError, ProblemError) as error:
        return tuple(map(str, error.faults))
    except CannotKeep as error:
        return (str(error),)
