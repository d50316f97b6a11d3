"""Stated sums that are tied to a scheme or a table which a copy of the case does not have."""

from decimal import Decimal

from schemes.casefile.parts import (
    CaseHeadline,
    CaseLive,
    CaseProgramme,
    CaseScheme,
    CaseStated,
    CaseTable,
)
from schemes.casefile.sums.ties import untied

TABLE = CaseTable("Grants", (), (), ())
GONE = CaseScheme(
    "S1",
    "Depot",
    headline=CaseHeadline(Decimal(5), year="2018/19"),
    stated=(CaseStated("Own", Decimal(5), sum_of=(CaseLive(line="Rent"),)),),
    evidence=(TABLE,),
)
LEFT = CaseScheme(
    "S2",
    "Fleet",
    stated=(
        CaseStated("Own", Decimal(7), sum_of=(CaseLive(line="Rent"),)),
        CaseStated("Other", Decimal(5), sum_of=(CaseLive(line="Rent", scheme="S1"),)),
    ),
)
PROGRAMME = CaseProgramme(
    "P",
    "Programme",
    first_year="2018/19",
    years=2,
    stated=(
        CaseStated("Both", Decimal(12), sum_of=(CaseLive(headlines_of=("S1", "S2")),)),
        CaseStated("One", Decimal(7), sum_of=(CaseLive(headlines_of=("S2",)), "1")),
        CaseStated("Cell", Decimal(1), sum_of=(CaseLive(cell=("Grants", "Total", "2018/19")),)),
        CaseStated("Numbers", Decimal(3), sum_of=("1", "2")),
    ),
)


def tied(programme: CaseProgramme, schemes: tuple[CaseScheme, ...]) -> set[str]:
    """The stated figures that still have their parts."""
    found = {one.name for one in programme.stated if one.sum_of}
    return found | {
        f"{one.reference} {stated.name}"
        for one in schemes
        for stated in one.stated
        if stated.sum_of
    }


def test_sums_that_rest_on_a_scheme_stand_as_stated() -> None:
    left = untied(PROGRAMME, (GONE, LEFT), GONE)
    assert tied(*left) == {"One", "Numbers", "S2 Own"}
    assert [one.amount for one in left[0].stated] == [one.amount for one in PROGRAMME.stated]


def test_sums_that_rest_on_a_table_stand_as_stated() -> None:
    kept = {"Both", "One", "Numbers", "S1 Own", "S2 Own", "S2 Other"}
    assert tied(*untied(PROGRAMME, (GONE, LEFT), None, "Grants")) == kept
