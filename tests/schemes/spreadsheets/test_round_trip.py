"""What is exported and sent back changes nothing, whatever the programme holds; and what is written
is text and numbers alone."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as how
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from openpyxl import load_workbook

from reports.casefile.file import read_case
from reports.stored.importing import import_case
from schemes.casefile.money import finance_line
from schemes.models import Programme, SavingsLine, Scheme
from schemes.spreadsheets.cells import KEPT
from schemes.spreadsheets.compare.changes import WorkbookChanges
from schemes.spreadsheets.compare.comparing import changes_in
from schemes.spreadsheets.template import template
from schemes.spreadsheets.writing import export
from tests.factories import make_programme, make_user
from tests.schemes.spreadsheets.programmes import add_line, add_scheme, make_large_programme
from tests.schemes.spreadsheets.workbooks import read_workbook
from workbench.numbers.reading.characters import seen

LEAD = frozenset({"lead"})
FORMULAS = ("=1+1", "+44 20", "-5", "@SUM(A1)", '=HYPERLINK("http://x.example","x")', "\t=1")


def sent_back(programme: Programme) -> WorkbookChanges:
    reading = read_workbook("s.xlsx", export(programme))
    assert not reading.faults, reading.faults
    return changes_in(programme, reading.schemes, reading.lines, LEAD)


def holds(changes: WorkbookChanges, schemes: int, lines: int) -> None:
    assert not changes.faults, changes.faults
    assert not changes.rows, [(row.name, row.fields) for row in changes.rows]
    assert (changes.same_schemes, changes.same_lines) == (schemes, lines)
    assert (changes.absent_schemes, changes.absent_lines) == (0, 0)


def arrives_whole(programme: Programme) -> int:
    """Brings the export into an empty programme: every line that cells can say and that can be
    worked out says the same money there. Gives their number. What both ways lost alike would be no
    change at home."""
    reading = read_workbook("s.xlsx", export(programme))
    found = changes_in(make_programme(), reading.schemes, reading.lines, LEAD)
    lines = SavingsLine.objects.filter(scheme__programme=programme).select_related("scheme")
    standing = {f"{line.scheme.reference}: {line.name}": line for line in lines}
    for change in found.lines:
        line = standing[change.name]
        assert finance_line(SavingsLine(**{"name": line.name} | change.columns)) == finance_line(
            line
        )
    return len(found.lines)


digits = st.decimals(
    min_value=0, max_value=10**12, places=4, allow_nan=False, allow_infinity=False
).map(lambda number: format(number, "f"))
long_digits = st.integers(10**20, 10**28).map(str)
# Signs that nobody sees cannot stand in a cell; line ends can.
words = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn"]) | st.sampled_from("\r\n\t"), max_size=40
)
lines_of_text = words.map(lambda text: " ".join(text.split()))
numbers = digits | long_digits
ranges = st.tuples(digits, digits).map(
    lambda ends: dict(zip(("low", "high"), sorted(ends, key=float), strict=True))
)
# Nobody can type a word of signs that nobody sees.
missing = (
    words.map(lambda text: " ".join(seen(text).split()))
    .filter(bool)
    .map(lambda word: {"missing": word})
)
amounts = (
    st.none()
    | numbers
    | ranges
    | missing
    # A word for what is missing stands without space around it, whichever way it came in.
    | st.sampled_from(FORMULAS).map(lambda word: {"missing": word.strip()})
)
years = st.integers(2010, 2040).map(lambda year: f"{year}/{(year + 1) % 100:02}")
shares = st.decimals(0, 1, places=3).map(lambda share: format(share, "f"))
cohorts = st.fixed_dictionaries(
    {"start": years, "volume": numbers | ranges},
    optional={
        "unit_value": digits,
        "likelihoods": st.lists(shares, max_size=4),
        "shares": st.lists(shares, max_size=4),
    },
)
phasings = st.one_of(
    st.none(),
    st.fixed_dictionaries({"kind": st.just("full-year")}, optional={"start": years}),
    st.fixed_dictionaries({"kind": st.just("half-then-half"), "start": years}),
    st.just({"kind": "from-month", "month": "2017-11"}),
    st.fixed_dictionaries(
        {
            "kind": st.just("by-year"),
            "shares": st.dictionaries(years, shares, min_size=1, max_size=4),
        }
    ),
    st.fixed_dictionaries(
        {"kind": st.just("cohorts"), "cohorts": st.lists(cohorts, min_size=1, max_size=4)}
    ),
)


# Whether a line carries on, and what its yearly amounts mean.
UNASKED = [(None, ""), (True, ""), (False, "")]
SAID = [*UNASKED, (None, "once"), (True, "in-all"), (False, "in-all"), (None, "new-and-lasting")]


class TestRoundTrip(TestCase):  # type: ignore[misc]
    @how(
        max_examples=30,
        deadline=None,
        phases=(Phase.explicit, Phase.reuse, Phase.generate),
        suppress_health_check=list(HealthCheck),
    )
    @given(data=st.data())
    def test_export_of_any_programme_sent_back_changes_nothing(self, data: Any) -> None:
        programme = make_programme(title=data.draw(lines_of_text) or "P")
        scheme = add_scheme(
            programme,
            title=data.draw(words.filter(lambda text: text.strip()) | st.sampled_from(FORMULAS)),
            summary=data.draw(words | st.sampled_from(FORMULAS)),
            theme=data.draw(lines_of_text),
            spellings=data.draw(st.lists(lines_of_text.filter(bool), max_size=3)),
            headline_amount=data.draw(st.none() | numbers),
            status=data.draw(st.sampled_from(Scheme.Status.values)),
        )
        drawn = data.draw(st.booleans())
        for number in range(data.draw(st.integers(0, 3))):
            plain = data.draw(st.dictionaries(years, numbers | ranges, max_size=3)) if drawn else {}
            lasts, amounts_are = data.draw(st.sampled_from(SAID if plain else UNASKED))
            add_line(
                scheme,
                f"Line {number}",
                kind=data.draw(st.sampled_from(SavingsLine.Kind.values)),
                unit_value=data.draw(amounts),
                volume=data.draw(amounts),
                likelihood=data.draw(st.none() | shares),
                lasts=lasts,
                amounts_are=amounts_are,
                alternative=data.draw(st.booleans()),
                counts=data.draw(st.lists(lines_of_text, max_size=3)),
                note=data.draw(words),
                phasing=None if drawn else data.draw(phasings),
                amounts=plain,
            )
        holds(sent_back(programme), 1, scheme.lines.count())
        arrives_whole(programme)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["cambridgeshire", "derby", "hertfordshire", "barnet", "warwick"])
def test_export_of_each_case_sent_back_changes_nothing(name: str) -> None:
    case = read_case(Path(settings.BASE_DIR) / "fixtures" / f"{name}.json")
    programme = import_case(by=make_user(), token=uuid4(), case=case)
    lines = SavingsLine.objects.filter(scheme__programme=programme)
    holds(sent_back(programme), programme.schemes.count(), lines.count())
    assert arrives_whole(programme) == lines.count()
    exported = load_workbook(io.BytesIO(export(programme)))
    said = {str(cell) for sheet in exported for row in sheet.values for cell in row}
    assert KEPT not in said


@pytest.mark.django_db
@pytest.mark.parametrize("column", ["unit_value", "volume", "likelihood", "amounts"])
@pytest.mark.parametrize("extra", [{}, {"central": "0.500"}])
def test_range_whose_ends_are_the_same_arrives_as_that_number(
    column: str, extra: dict[str, str]
) -> None:
    programme = make_programme()
    ends = {"low": "0.5", "high": "0.50"} | extra
    scheme = add_scheme(programme, status=Scheme.Status.IDEA)
    values: dict[str, Any] = {column: {"2020/21": ends} if column == "amounts" else ends}
    add_line(scheme, **values)
    assert KEPT.encode() not in export(programme)
    holds(sent_back(programme), 1, 1)
    assert arrives_whole(programme) == 1


@pytest.mark.django_db
def test_export_of_a_larger_programme_sent_back_changes_nothing() -> None:
    programme = make_large_programme(30, 10)
    holds(sent_back(programme), 30, 300)
    assert arrives_whole(programme) == 300


@pytest.mark.django_db
def test_text_too_long_for_a_cell_is_kept_as_it_is() -> None:
    programme = make_programme()
    add_scheme(programme, summary="word " * 10_000)
    holds(sent_back(programme), 1, 0)


@pytest.mark.django_db
def test_numbers_in_another_shape_are_no_change() -> None:
    """Whole numbers, idle noughts and minus nought come from case files."""
    programme = make_programme()
    add_line(add_scheme(programme), unit_value=60, volume="1.50", amounts={}, periods="052.0")
    holds(sent_back(programme), 1, 1)


@pytest.mark.django_db
def test_no_cell_written_is_a_formula() -> None:
    programme = make_programme(title=FORMULAS[0])
    for number, text in enumerate(FORMULAS):
        scheme = add_scheme(programme, f"A/R.6.{101 + number}", title=text, summary=text)
        add_line(scheme, text, note=text, unit_value={"missing": text}, counts=[text])
    content = export(programme)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                assert not re.search(rb"<f[ >/]", package.read(name)), name
                assert b"hyperlink" not in package.read(name)
    sheet = load_workbook(io.BytesIO(content))["Schemes"]
    cells = [sheet.cell(2 + number, 2) for number in range(len(FORMULAS))]
    assert [cell.data_type for cell in cells] == ["s"] * len(FORMULAS)
    assert all(cell.quotePrefix for cell in cells)


@pytest.mark.django_db
def test_template_explains_its_columns_and_offers_its_lists() -> None:
    programme = make_programme(first_year="2018/19", years=3)
    content = template(programme)
    book = load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Instructions", "Schemes", "Lines", "Lists"]
    assert all(sheet.sheet_state == "visible" for sheet in book)
    explained = {row[0] for row in book["Instructions"].values}
    for name in ("Schemes", "Lines"):
        headings = [cell.value for cell in book[name][1]]
        assert book[name].freeze_panes == "C2"
        assert {one for one in headings if not one.startswith("Amount")} <= explained
    assert headings[-3:] == ["Amount 2018/19 (£)", "Amount 2019/20 (£)", "Amount 2020/21 (£)"]
    lists = {
        str(rule.sqref).partition(":")[0]: rule.formula1
        for rule in book["Lines"].data_validations.dataValidation
    }
    assert set(lists) == {"C2", "D2", "J2", "M2", "N2", "P2"}
    kinds = lists["C2"].replace("$", "").removeprefix("Lists!")
    words = [row[0].value for row in book["Lists"][kinds]]
    assert words == [str(label) for label in SavingsLine.Kind.labels]
    reading = read_workbook("s.xlsx", content)
    assert not reading.faults
    assert not reading.schemes.rows
