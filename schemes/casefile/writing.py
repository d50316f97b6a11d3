"""The programme's and its schemes' part of the case file, explanations where they belong."""

from schemes.casefile.parts import CaseProgramme, CaseScheme
from schemes.casefile.rows import EXPLANATION, programme_parts
from schemes.finance.exact import exact
from schemes.models import Explanation, Programme, Scheme
from schemes.reconciliation.checking import findings_in
from schemes.reconciliation.findings import Explained, Given, headline_place, stated_place
from workbench.casefile.faults import Json
from workbench.casefile.parts import written


def case_data(programme: Programme) -> Json:
    """`programme` and `schemes` as the case file holds them, explanations where they belong.

    The number of queries does not grow with the programme.
    """
    case = plain_case(programme)
    _explain(case, programme)
    return case


def plain_case(programme: Programme, only: Scheme | None = None) -> Json:
    """`case_data` without a word of explanation, with `only` one of its schemes where given."""
    return as_data(*programme_parts(programme, only))


def as_data(programme: CaseProgramme, schemes: tuple[CaseScheme, ...]) -> Json:
    return {"programme": written(programme), "schemes": [written(one) for one in schemes]}


def given_of(row: Explanation) -> Given:
    """An explanation with the two amounts that it holds for."""
    return Given(exact(row.stated or 0), row.computed, Explained(row.text, row.by, row.at))


def _explain(case: Json, programme: Programme) -> None:
    """Puts each explanation where the case file keeps it: by its figure where it still holds.
    What holds for amounts of the past stays on record until somebody takes it back."""
    rows = list(programme.explanations.order_by("pk"))
    if not rows:
        return
    homes = _homes(case)
    found = {one.where: one for one in reversed(findings_in(case))}
    rest = []
    for row in rows:
        if row.where in homes and given_of(row).holds(found[row.where]):
            homes[row.where]["explained"] = row.text
        else:
            rest.append(row)
    case["programme"]["explanations"] = [written(EXPLANATION.part_of(row)) for row in rest]


def _homes(case: Json) -> dict[str, Json]:
    """Headlines and stated figures, which have a key for their own explanation."""
    homes: dict[str, Json] = {}
    for owner in (case["programme"], *case["schemes"]):
        reference = owner["reference"] if owner is not case["programme"] else ""
        if "headline" in owner:
            homes[headline_place(reference, owner["headline"])] = owner["headline"]
        for one in owner.get("stated", []):
            homes[stated_place(reference, one)] = one
    return homes
