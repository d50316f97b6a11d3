"""The kinds of line are defined where they are chosen, imported and printed."""

import io
from itertools import chain, combinations
from pathlib import Path

import openpyxl
import pytest
from django.conf import settings

from reports.blocks.schemes.money import years_blocks
from reports.casefile.file import check_case
from reports.casefile.schemes import schemes_in
from schemes.finance.lines import LineKind
from schemes.models import SavingsLine
from schemes.savings.forms.drivers import KINDS
from schemes.savings.kinds import KIND_MEANS, sums_note
from schemes.spreadsheets.template import INSTRUCTIONS, template
from tests.factories import make_programme

EVERY_SET = list(chain.from_iterable(combinations(LineKind, n) for n in range(len(LineKind) + 1)))


def test_every_kind_has_a_meaning_which_its_form_shows() -> None:
    assert [*KIND_MEANS] == [LineKind(one) for one in SavingsLine.Kind.values]
    assert [(one.value, str(one.hint)) for one in KINDS] == [
        (str(kind), str(means)) for kind, means in KIND_MEANS.items()
    ]


def test_the_meaning_says_which_way_a_kind_counts() -> None:
    for kind, means in KIND_MEANS.items():
        told = str(means)
        assert ("adds to the gross and the net" in told) == kind.is_benefit
        assert ("taken off the net saving." in told) == (
            kind in (LineKind.COST, LineKind.REINVESTMENT)
        )


@pytest.mark.parametrize("kinds", EVERY_SET, ids="+".join)
def test_the_note_of_sums_speaks_of_the_kinds_there_are(kinds: tuple[LineKind, ...]) -> None:
    told = sums_note(kinds)
    assert bool(told) == bool(kinds)
    assert ("running costs" in told) == (LineKind.COST in kinds)
    assert ("reinvested" in told) == (LineKind.REINVESTMENT in kinds)
    assert ("One-off costs" in told or "one-off costs" in told) == bool(
        {LineKind.ONE_OFF_COST, LineKind.FUNDING} & {*kinds}
    )
    assert ("unding" in told) == (LineKind.FUNDING in kinds)


@pytest.mark.django_db
def test_the_template_explains_every_kind_and_both_sums() -> None:
    book = openpyxl.load_workbook(io.BytesIO(template(make_programme())))
    rows = {row[0].value: row[1].value for row in book[INSTRUCTIONS].iter_rows() if row[0].value}
    for kind, means in KIND_MEANS.items():
        assert rows[str(SavingsLine.Kind(kind).label)] == str(means)
    assert rows["Gross and net"] == sums_note(KIND_MEANS)


def test_the_glossary_defines_every_kind() -> None:
    page = (Path(settings.BASE_DIR) / "docs" / "glossary.md").read_text(encoding="utf-8")
    words = ("saving", "income", "running cost", "one-off cost", "reinvestment", "funding")
    for word in words:
        assert f"| **{word}** (kind of line" in page
    for word in ("gross", "net"):
        assert f"| **{word}** |" in page


def test_a_paper_prints_the_note_beneath_its_table_of_years() -> None:
    case = check_case(
        {
            "format": "options-appraisal/1",
            "programme": {"reference": "P", "title": "P", "first_year": "2018/19", "years": 2},
            "schemes": [
                {
                    "reference": "S1",
                    "title": "First",
                    "lines": [{"name": "Alone", "kind": "saving", "amounts": {"2018/19": "5"}}],
                }
            ],
        }
    ).case
    (scheme,) = schemes_in(case)
    note = sums_note([LineKind.SAVING])
    assert note in str(years_blocks(scheme, note))
    assert note not in str(years_blocks(scheme))
