"""Measures of an appraisal that stand in one place alone: measured, read by a criterion, or
defined."""

from collections.abc import Iterable, Iterator

from appraisal.casefile.parts import CaseAppraisal, CaseCriterion, CaseLinear
from appraisal.engine.option_finance import FINANCE_MEASURES
from reports.mistyped.remark import Remark
from workbench.casefile.faults import at_key, meant, quoted
from workbench.casefile.near import nearest

FINANCE = frozenset(one.key for one in FINANCE_MEASURES)


def measure_remarks(part: CaseAppraisal, place: str) -> Iterator[Remark]:
    """Values that no criterion reads and nothing defines, measures that a criterion reads and no
    option has, and definitions of neither. Each is a slip where the name that is lacking is nearly
    the same."""
    read = [(path, name) for at, one in enumerate(part.criteria) for path, name in _read(one, at)]
    asked = {name for _path, name in read}
    defined, measured = set(part.measure_definitions), {one.measure for one in part.measures}
    has = {(one.option, one.measure) for one in part.measures}
    for at, one in enumerate(part.measures):
        if one.measure in asked | defined | FINANCE:
            continue
        known = asked | defined
        lacking = {x for x in known if (one.option, x) not in has}
        where = f"{place}.measures[{at}].measure"
        what = "is read by no criterion and defined nowhere"
        yield _said(where, one.measure, lacking, known, what)
    for path, name in read:
        if name in measured | defined | FINANCE:
            continue
        known = measured | defined
        what = "is a measure that no option has"
        yield _said(f"{place}.{path}", name, known - asked, known, what)
    for name in part.measure_definitions:
        if name in measured | asked | FINANCE:
            continue
        known = measured | asked
        where = at_key(f"{place}.measure_definitions", name)
        what = "is a measure that no option has and no criterion reads"
        yield _said(where, name, known - defined, known, what)


def _read(one: CaseCriterion, at: int) -> Iterator[tuple[str, str]]:
    """The measures that a criterion reads, each with its place."""
    if isinstance(one.scale, CaseLinear) and one.scale.measure:
        yield f"criteria[{at}].scale.measure", one.scale.measure
    if one.from_measure is not None:
        yield f"criteria[{at}].from_measure.measure", one.from_measure.measure
    if one.test is not None and one.test.measure:
        yield f"criteria[{at}].test.measure", one.test.measure


def _said(place: str, given: str, free: Iterable[str], known: Iterable[str], what: str) -> Remark:
    """A slip of one of those that nobody else has taken (`free`); of another that is known it may
    be one."""
    near = nearest(given, sorted(free))
    if near:
        return Remark(place, f"{quoted(given)} {what}; did you mean {quoted(near)}?", slip=True)
    return Remark(place, f"{quoted(given)} {what}{meant(given, sorted(known))}")
