"""`appraise CASE [--json]`: what becomes of the options of a case file or of a programme."""

import json
from typing import Any

from django.core.management.base import CommandParser

from reports.casefile.answering.answer import answer_data, answer_text, appraise
from reports.management.case_command import CaseCommand
from reports.mistyped.case import remarks_on, said


class Command(CaseCommand):
    help = (
        "Evaluates every appraisal of a case and checks its stated figures. Exit status: 0 all "
        "decided, 1 something is undecided, 2 the case was refused."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        self.add_case_argument(parser)
        parser.add_argument("--json", action="store_true", help="print JSON for machines")

    def run(self, options: dict[str, Any]) -> int:
        case = self.case(options)
        answer = appraise(case, said(remarks_on(case.case)))
        if options["json"]:
            self.print(json.dumps(answer_data(answer), indent=1, ensure_ascii=False))
        else:
            self.print(answer_text(answer))
        return 0 if answer.is_decided else 1
