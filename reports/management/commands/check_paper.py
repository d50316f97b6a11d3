"""`check_paper CASE [--paper REF] [--json]`: what stands between a paper and its issue."""

import json
from typing import Any

from django.core.management.base import CommandParser

from appraisal.engine.checking.fault import ProblemError
from reports.casefile.case import NoPaper, case_of
from reports.casefile.own import own_case
from reports.casefile.parts import Case
from reports.figures.gather import figures_of
from reports.formats.format import FormatError
from reports.formats.shelf import house_format
from reports.management.case_command import REFUSED, CaseCommand
from reports.readiness.answer import check_data, check_text, told_findings
from reports.readiness.standing import PaperStanding, standing_in_file, standing_of


class Command(CaseCommand):
    help = (
        "Checks the words and figures of a paper against its case and against one another. Exit "
        "status: 0 nothing stands between the paper and its issue, 1 something does, 2 refused."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        self.add_case_argument(parser)
        parser.add_argument("--paper", help="the paper's reference, where the case has several")
        parser.add_argument("--json", action="store_true", help="print JSON for machines")

    def run(self, options: dict[str, Any]) -> int:
        case = self.case(options).case
        try:
            own = case_of(own_case(case, options["paper"]))
            house_format(own.paper.house_format)
        except (FormatError, ProblemError) as error:
            return self.refuse(*map(str, error.faults))
        except NoPaper as error:
            return self.refuse(str(error))
        standing = self.standing(options, case, own.paper.reference)
        told = told_findings(standing, figures_of(own))
        if options["json"]:
            answer = check_data(own.paper.reference, told)
            self.print(json.dumps(answer, ensure_ascii=False, indent=1))
        else:
            self.print(check_text(own.paper.title, standing, told))
        return 1 if standing.count else 0

    def standing(self, options: dict[str, Any], case: Case, reference: str) -> PaperStanding:
        """The standing of the paper: with its explanations and history where it is of the
        database."""
        programme = self.programme(options)
        if programme is None:
            paper = next(one for one in case.papers if one.reference == reference)
            return standing_in_file(paper, case)
        return standing_of(programme.papers.get(reference=reference), case)

    def refuse(self, *lines: str) -> int:
        self.complain(lines)
        return REFUSED
