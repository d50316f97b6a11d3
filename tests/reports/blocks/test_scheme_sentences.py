"""Sentences on the money of schemes, for one scheme and for many, with headlines and without."""

from dataclasses import replace
from typing import Any

import pytest

from reports.blocks.schemes.facts import summary_table, totals_sentence
from reports.blocks.schemes.money import years_blocks
from reports.casefile.file import check_case
from reports.casefile.schemes import SchemeSeen, portfolio_in, schemes_in
from reports.document.content import Paragraph, TableBlock

YEARS = 3


def schemes_of(*lines: dict[str, Any], headline: str = "", count: int = 1) -> list[SchemeSeen]:
    """Schemes that each have these lines and, where one is given, a headline of 2018/19."""
    stated = {"headline": {"amount": headline, "year": "2018/19"}} if headline else {}
    data = {
        "format": "options-appraisal/1",
        "programme": {"reference": "P", "title": "P", "first_year": "2018/19", "years": YEARS},
        "schemes": [
            {"reference": f"S{at}", "title": "S", "lines": list(lines)} | stated
            for at in range(count)
        ],
    }
    return list(schemes_in(check_case(data).case))


ONCE = {"name": "Sale", "kind": "saving", "amounts": {"2018/19": "1000"}}
LASTING = {"name": "Price", "kind": "saving", "unit_value": "1000"}
SPREAD = {"name": "Rent", "kind": "saving", "amounts": {"2018/19": "1000", "2019/20": "500"}}
COHORT = {
    "name": "Payers",
    "kind": "income",
    "phasing": {
        "kind": "cohorts",
        "cohorts": [{"start": "2018/19", "volume": "10", "unit_value": "10"}],
    },
}
BOTH = {"name": "Staff", "kind": "cost", "amounts": {"2018/19": "300"}}


@pytest.mark.parametrize(
    ("lines", "headline", "count", "sentence"),
    [
        (
            (ONCE,),
            "900",
            1,
            "The headline saving that was stated comes to £900. In the same years the lines of the "
            "schemes come to £1,000 net, and over all years to £1,000. Nothing of this lasts: "
            "£1,000 is once only.",
        ),
        (
            (LASTING,),
            "900",
            30,
            "The headline savings that were stated come to £27,000. In the same years the lines of "
            "the schemes come to £30,000 net, and over all years to £30,000. All of it lasts by the "
            "end of 2020/21; the full-year effect is £30,000.",
        ),
        (
            (ONCE,),
            "",
            2,
            "No headline saving is stated. The lines come to £2,000 net over all years. Nothing of "
            "this lasts: £2,000 is once only.",
        ),
        (
            (LASTING, ONCE, COHORT),
            "",
            2,
            "No headline saving is stated. The lines come to £4,200 net over all years. Of that "
            "£2,000 lasts by the end of 2020/21, £200 ends in 2019/20 and £2,000 is once only; the "
            "full-year effect is £2,000.",
        ),
    ],
)
def test_totals_are_told_apart(
    lines: tuple[dict[str, Any], ...], headline: str, count: int, sentence: str
) -> None:
    found = schemes_of(*lines, headline=headline, count=count)
    assert totals_sentence(found, portfolio_in(found[0].programme, found)) == sentence


def test_stopped_scheme_is_in_no_total_of_a_paper() -> None:
    found = schemes_of(LASTING, headline="900", count=3)
    found[0] = replace(found[0], part=replace(found[0].part, status="stopped"))
    together = summary_table(found).rows[-1]
    assert [cell.text for cell in together.cells[:4]] == ["2 schemes", "2018/19", "1,800", "2,000"]
    assert together.cells[0].note == "without one stopped"
    told = totals_sentence(found, portfolio_in(found[0].programme, found))
    assert "come to £1,800. In the same years the lines of the schemes come to £2,000 net" in told
    assert told.endswith("One scheme is stopped and in no total.")


def test_money_of_one_year_is_a_sentence_that_gives_each_amount_once() -> None:
    (scheme,) = schemes_of(ONCE, BOTH)
    first, *_rest = years_blocks(scheme)
    assert isinstance(first, Paragraph)
    assert first.text == (
        "All new money falls in 2018/19: gross savings and income £1,000; running costs £300; net "
        "saving, one-off net saving, net saving weighted by confidence and risk, each £700."
    )


def test_money_of_several_years_is_a_table() -> None:
    (scheme,) = schemes_of(SPREAD)
    assert isinstance(years_blocks(scheme)[0], TableBlock)
