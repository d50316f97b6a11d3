"""All that nothing takes up in a case, and reading a file that somebody wrote, which is refused for
what can only be a slip."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from reports.casefile.file import CaseFile, CaseRefused, read_case
from reports.casefile.parts import Case
from reports.mistyped.appraisals import appraisal_remarks
from reports.mistyped.money import money_remarks
from reports.mistyped.papers import paper_remarks
from reports.mistyped.remark import Remark
from reports.mistyped.schemes import scheme_remarks
from workbench.casefile.faults import MOST_FAULTS, in_sequence

MOST_SAID = 100  # remarks that are printed before the rest are counted


def remarks_on(case: Case) -> tuple[Remark, ...]:
    """What a checked case says that nothing takes up, by place."""
    found = {one.fault: one for one in islice(_all(case), MOST_FAULTS)}
    return tuple(found[fault] for fault in in_sequence(found))


def _all(case: Case) -> Iterator[Remark]:
    yield from scheme_remarks(case)
    yield from money_remarks(case)
    for at, part in enumerate(case.appraisals):
        yield from appraisal_remarks(part, f"appraisals[{at}]")
    yield from paper_remarks(case)


def read_typed(source: bytes | Path) -> CaseFile:
    """The case in a file that somebody wrote. Raises `CaseRefused` for anything wrong with it, and
    for names that can only be slips."""
    case = read_case(source)
    refuse_slips(case.case)
    return case


def refuse_slips(case: Case) -> None:
    """Raises `CaseRefused` where a name of a checked case can only be mistyped."""
    slips = [one.fault for one in remarks_on(case) if one.slip]
    if slips:
        raise CaseRefused(slips)


def said(remarks: tuple[Remark, ...]) -> list[str]:
    """The remarks as lines, the first hundred of them and a count of the rest."""
    lines = [str(one) for one in remarks[:MOST_SAID]]
    if len(remarks) > MOST_SAID:
        lines.append(f"{len(remarks) - MOST_SAID} more are not shown")
    return lines
