"""The programme and schemes of a checked, canonical case into the database."""

from schemes.casefile.parts import CaseProgramme, CaseScheme
from schemes.casefile.rows import create_rows
from schemes.models import Explanation, Programme, Scheme
from schemes.reconciliation.findings import headline_place, stated_place
from schemes.reconciliation.reconciling import findings_of
from schemes.savings.inputs import exact_text, recompute
from workbench.casefile.faults import Json
from workbench.casefile.parts import read


def create_case(case: Json, programme: Programme) -> dict[str, Scheme]:
    """Saves the schemes of a checked case and all the money of it and its programme; the schemes
    by reference. The caller holds the transaction."""
    part = read(CaseProgramme, case["programme"])
    parts = tuple(read(CaseScheme, one) for one in case.get("schemes", []))
    schemes = create_rows(part, parts, programme)
    recompute(programme)
    _create_explanations(case, programme)
    return schemes


def _create_explanations(case: Json, programme: Programme) -> None:
    """What the file explains by a headline or a stated figure holds for the amounts it has."""
    texts: dict[str, str] = {}
    for owner in (case["programme"], *case.get("schemes", [])):
        reference = owner["reference"] if owner is not case["programme"] else ""
        if owner.get("headline", {}).get("explained"):
            texts[headline_place(reference, owner["headline"])] = owner["headline"]["explained"]
        for one in owner.get("stated", []):
            if one.get("explained"):
                texts[stated_place(reference, one)] = one["explained"]
    rows = {}
    found = {one.where: one for one in reversed(findings_of(programme))} if texts else {}
    for where, text in texts.items():
        rows[where] = Explanation(
            programme=programme,
            where=where,
            stated=exact_text(found[where].stated),
            computed=found[where].computed_text,
            text=text,
        )
    for one in case["programme"].get("explanations", []):
        rows.setdefault(
            one["where"],
            Explanation(
                programme=programme,
                where=one["where"],
                stated=one["stated"],
                computed=one.get("computed", ""),
                text=one["text"],
            ),
        )
    Explanation.objects.bulk_create(rows.values())
