"""`build_paper CASE [--paper REF] --output FILE`: a paper of a case as a file."""

from argparse import ArgumentTypeError
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from appraisal.engine.checking.fault import ProblemError
from reports.casefile.case import NoPaper, case_of
from reports.casefile.file import CaseRefused
from reports.casefile.own import own_case
from reports.casefile.parts import Case
from reports.compose import compose
from reports.document.content import Document
from reports.figures import FigureError
from reports.formats.format import FormatError
from reports.formats.shelf import house_format
from reports.management.case_command import REFUSED, CaseCommand
from reports.output.copies import PaperCopy
from reports.output.kinds import FILE_KINDS
from reports.output.paper import DRAFT, copy_of
from reports.output.sides import too_long
from reports.readiness.check import unfinished_in
from reports.render.pdf.paper import PaperNotMade
from reports.withheld.items import CannotKeep
from workbench.casefile.faults import CaseFault, quoted
from workbench.numbers.listing import listed

_KINDS = listed([f"{one.command_name} ({one.suffix})" for one in FILE_KINDS.values()], "or")


def _copy(options: dict[str, Any]) -> PaperCopy:
    if options["part_2"]:
        return PaperCopy.PART_TWO
    return PaperCopy.WHOLE if options["whole"] else PaperCopy.PUBLIC


_EXPLAINED = " An explanation stands under “explained” in the paper, with the mark {mark}."


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is no moment such as 2026-11-29T14:30:00Z") from None
    return moment if moment.tzinfo else timezone.make_aware(moment)


def _unfinished(case: Case, reference: str | None) -> list[str]:
    """A line for each part of the paper that nobody has given or explained."""
    own = case_of(own_case(case, reference), reference)
    form = house_format(own.paper.house_format)
    return [
        f"{one.place.text}: {one.message}{_EXPLAINED.format(mark=one.fingerprint)}"
        for one in unfinished_in(own, form, compose(own, form))
    ]


class Command(CaseCommand):
    help = (
        f"Makes a paper of a case: {_KINDS}. A paper with a part that nobody has given or "
        "explained is made as a draft alone. Exit status: 0 made, 2 refused."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        self.add_case_argument(parser)
        parser.add_argument("--paper", help="the paper's reference, where the case has several")
        copies = parser.add_mutually_exclusive_group()
        copies.add_argument("--whole", action="store_true", help="with what is exempt")
        copies.add_argument("--part-2", action="store_true", help="what is exempt, alone")
        parser.add_argument("--draft", action="store_true", help="marked as a draft on every page")
        parser.add_argument(
            "--made-at",
            type=_moment,
            metavar="MOMENT",
            help="when it says that it was made (2026-11-29T14:30:00+00:00): now, unless given. "
            "The same case at the same moment gives the same file",
        )
        parser.add_argument("--output", required=True, help="the file to write")

    def run(self, options: dict[str, Any]) -> int:
        output = Path(options["output"])
        kind = output.suffix.lower()
        copy = _copy(options)
        moment = options["made_at"] or timezone.now()
        if kind not in FILE_KINDS:
            known = ", ".join(FILE_KINDS)
            return self.refuse(f"--output: end the name in one of {known}")
        try:
            case = self.case(options).case
            if not options["draft"] and (unfinished := _unfinished(case, options["paper"])):
                return self.refuse(*unfinished)
            draft = str(DRAFT) if options["draft"] else ""
            paper = copy_of(case, options["paper"], copy, draft=draft)
            if programme := self.programme(options):
                from workbench.council.uploaded import logo_bytes

                paper = replace(paper, logo=logo_bytes(programme.authority_id))
            made = FILE_KINDS[kind].render(paper.at(moment))
        except CannotKeep as error:
            marks = {one.message: _EXPLAINED.format(mark=one.fingerprint) for one in error.asked}
            return self.refuse(*(f"{one}{marks.get(one, '')}" for one in error.faults))
        except (FigureError, FormatError, ProblemError) as error:
            return self.refuse(*map(str, error.faults))
        except (NoPaper, PaperNotMade) as error:
            return self.refuse(str(error))
        try:
            output.write_bytes(made)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "not a file name"
            fault = CaseFault(quoted(options["output"]), f"cannot be written: {reason}")
            raise CaseRefused([fault]) from None
        if not copy.is_public:
            self.tell_the_trail(options, paper.document.reference, copy, output.name)
        for warning in paper.document.warnings:
            self.complain([f"warning: {warning}"])
        if copy is not PaperCopy.PART_TWO:
            self.warn_of_length(case, options["paper"], paper.document)
        return 0

    def warn_of_length(self, case: Case, reference: str | None, document: Document) -> None:
        own = case_of(own_case(case, reference), reference)
        if long := too_long(own, house_format(own.paper.house_format), document):
            self.complain([f"warning: {long.message}"])

    def tell_the_trail(
        self, options: dict[str, Any], reference: str, copy: PaperCopy, file: str
    ) -> None:
        """A copy with exempt matter of a programme of the database is an event there."""
        programme = self.programme(options)
        if programme is None:
            return
        from reports.output.trail import keeps_something, record_built

        paper = programme.papers.get(reference=reference)
        if keeps_something(paper):
            record_built(programme, paper, copy, file)

    def refuse(self, *lines: str) -> int:
        self.complain(lines)
        return REFUSED
