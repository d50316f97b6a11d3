"""Sentences on the money of schemes, for one scheme and for many, with headlines and without."""

from typing import Any

import pytest

from reports.blocks.schemes.facts import totals_sentence
from reports.blocks.schemes.money import years_blocks
from reports.casefile.file import check_case
from reports.casefile.schemes import SchemeSeen, schemes_in
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
BOTH = {"name": "Staff", "kind": "cost", "amounts": {"2018/19": "300"}}


@pytest.mark.parametrize(
    ("lines", "headline", "count", "sentence"),
    [
        (
            (ONCE,),
            "900",
            1,
            "The headline saving that was stated comes to £900. In the same years the lines of the "
            "schemes come to £1,000 net, and over all years to £1,000. Nothing of this carries on "
            "in later years.",
        ),
        (
            (LASTING,),
            "900",
            30,
            "The headline savings that were stated come to £27,000. In the same years the lines of "
            "the schemes come to £30,000 net, and over all years to £30,000. The savings that "
            "carry on bring £30,000 in a full year.",
        ),
        (
            (ONCE,),
            "",
            2,
            "No headline saving is stated. The lines come to £2,000 net over all years. Nothing of "
            "this carries on in later years.",
        ),
    ],
)
def test_totals_are_told_apart(
    lines: tuple[dict[str, Any], ...], headline: str, count: int, sentence: str
) -> None:
    found = schemes_of(*lines, headline=headline, count=count)
    whole = sum(one.model.new.whole.net.central for one in found)
    assert totals_sentence(found, whole) == sentence


def test_money_of_one_year_is_a_sentence_that_gives_each_amount_once() -> None:
    (scheme,) = schemes_of(ONCE, BOTH)
    first, *_rest = years_blocks(scheme)
    assert isinstance(first, Paragraph)
    assert first.text == (
        "All new money falls in 2018/19: gross savings and income £1,000; running costs £300; net "
        "saving, net saving weighted by confidence and risk, each £700; net saving that carries on "
        "£0."
    )


def test_money_of_several_years_is_a_table() -> None:
    (scheme,) = schemes_of(SPREAD)
    assert isinstance(years_blocks(scheme)[0], TableBlock)
