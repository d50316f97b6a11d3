"""Columns are as wide as what they hold, and a table that does not fit is set otherwise, whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.document.content import (
    Block,
    Cover,
    Document,
    Facts,
    Heading,
    Landscape,
    TableBlock,
    plain,
)
from reports.layout.document import laid_out
from reports.layout.fitting import CannotLayOut, Fitted, fitted
from reports.layout.measure import LONGEST_WORD, needs_of
from reports.layout.sheet import SIDEWAYS, UPRIGHT, gap
from tests.reports.layout.generated import LONG_WORD, name_of
from workbench.pages.tables import Cell, Column, Row, Table

AMOUNTS = st.integers(-9_999_999_999, 9_999_999_999).map(
    lambda value: f"£{value:,}".replace("£-", "−£")
)
WORDS = st.builds(name_of, st.integers(3, 200), st.integers(0, 30), broken=st.booleans())


def table_of(heads: list[str], rows: list[list[str]], *, numeric: bool = False) -> Table:
    columns = tuple(Column(head, numeric and at > 0) for at, head in enumerate(heads))
    made = tuple(Row(Cell(one[0]), tuple(map(Cell, one[1:]))) for one in rows)
    return Table("What it shows", columns, made)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table of one to twenty-one columns, with words in some and money in others."""
    columns = draw(st.lists(st.booleans(), max_size=20))
    rows = draw(st.integers(1, 4))
    return table_of(
        [draw(WORDS) for _ in range(len(columns) + 1)],
        [[draw(WORDS), *(draw(AMOUNTS if one else WORDS) for one in columns)] for _ in range(rows)],
    )


def money_table(columns: int, amount: int = 1_234_567) -> Table:
    years = [str(2010 + at) for at in range(columns)]
    return table_of(["What", *years], [["Staff", *[f"£{amount:,}"] * columns]] * 3, numeric=True)


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in (row.heading, *row.cells)] for row in table.rows]


@given(tables())
def test_every_part_fits_its_sheet_and_holds_its_longest_words(table: Table) -> None:
    for one in fitted(table, UPRIGHT):
        room = SIDEWAYS if one.sideways else UPRIGHT
        assert sum(one.widths) == pytest.approx(room.width, abs=0.2)
        amounts = needs_of(one.table, one.points, 26.0)
        gaps = gap(len(one.widths))
        for column, width in enumerate(one.widths):
            inner = width - (gaps if column < len(one.widths) - 1 else 0)
            assert inner >= amounts.least(column) - 0.02


@given(tables())
def test_parts_hold_every_cell_once_beside_the_first_column(table: Table) -> None:
    parts = fitted(table, UPRIGHT)
    if any(one.scaled for one in parts):
        return
    for at, row in enumerate(texts(table)):
        found = [texts(one.table)[at] for one in parts]
        assert {line[0] for line in found} == {row[0]}
        assert [cell for line in found for cell in line[1:]] == row[1:]


@pytest.mark.parametrize(
    ("table", "parts", "sideways", "scaled"),
    [
        (money_table(3), 1, False, ""),
        (money_table(7), 1, False, ""),
        (money_table(10), 1, False, "thousands"),
        (money_table(14), 1, True, "thousands"),
        (money_table(14, 999_999), 1, True, ""),
        (money_table(5, 9_999_999_999), 1, False, ""),
        (money_table(8, 9_999_999_999), 1, False, "millions"),
        (money_table(30), 5, False, ""),
    ],
    ids=lambda value: str(value) if not isinstance(value, Table) else value.columns[-1].heading,
)
def test_too_wide_a_table_is_scaled_then_turned_then_parted(
    table: Table, parts: int, sideways: bool, scaled: str
) -> None:
    found = fitted(table, UPRIGHT)
    assert (len(found), found[0].sideways, found[0].scaled) == (parts, sideways, scaled)


def test_parts_say_which_they_are() -> None:
    captions = [one.table.caption for one in fitted(money_table(30), UPRIGHT)]
    assert captions == [f"What it shows (part {at} of 5)" for at in range(1, 6)]


def test_words_get_the_room_that_figures_leave() -> None:
    why = "Because the reasons of a paper are long, and are read more often than its codes are."
    (one,) = fitted(table_of(["Code", "Why", "Rank"], [["A1", why, "1"], ["B", why, "2"]]), UPRIGHT)
    assert one.widths[1] > 3 * (one.widths[0] + one.widths[2])


def test_long_word_is_broken_and_leaves_others_whole() -> None:
    (one,) = fitted(table_of(["A", "B"], [[LONG_WORD * 9, LONG_WORD]]), UPRIGHT)
    assert min(one.widths) >= LONGEST_WORD


def test_matrix_is_exchanged_where_only_that_fits_upright() -> None:
    heads = ["Option", *[f"Responsibilities {at}" for at in range(7)]]
    table = table_of(heads, [[f"Option {at}", *["High"] * 7] for at in range(3)])
    assert fitted(table, UPRIGHT)[0].sideways
    either = Table(table.caption, table.columns, table.rows, either_way=True)
    (one,) = fitted(either, UPRIGHT)
    assert (one.sideways, len(one.table.rows), one.table.columns[1].heading) == (
        False, 7, "Option 0",
    )  # fmt: skip


def test_rows_taller_than_a_third_of_a_page_may_be_parted() -> None:
    def tall(words: int) -> Fitted:
        return fitted(table_of(["A", "B"], [["x", "word " * words], ["y", "z"]]), UPRIGHT)[0]

    assert tall(60).tall == frozenset()
    assert tall(900).tall == frozenset({0})


def test_tall_rows_of_a_crowded_table_are_turned() -> None:
    crowded = table_of(list("ABCDE"), [["word " * 160] * 5] * 2)
    assert fitted(crowded, UPRIGHT)[0].sideways
    assert not fitted(crowded, UPRIGHT, may_turn=False)[0].sideways


def test_figure_that_is_wider_than_the_page_is_refused_with_its_table() -> None:
    with pytest.raises(CannotLayOut, match="The table 'What it shows' has a figure that is wider"):
        fitted(table_of(["A", "B"], [["x", f"£{10**120:,}"]]), UPRIGHT)


def schemes(count: int) -> Table:
    """A table of so many rows, whose columns leave a few letters to what each is called."""
    heads = [*("Reference", "Title", "Year", "Headline, £", "Modelled, £", "Difference"),
             *("Status", "Confidence")]  # fmt: skip
    title = "Increasing independence when meeting the needs of people with disabilities " * 2
    row = ["A/R.6.129", title, "2018/19", "7,200,000", "7,200,000", "£277,667 less than modelled"]
    return table_of(heads, [[*row, "development", "Not judged"]] * count)


def test_long_table_with_a_word_a_line_is_turned_where_that_takes_fewer_sheets() -> None:
    assert fitted(schemes(16), UPRIGHT)[0].sideways
    # On a page it stays upright: turned it would take a sheet of its own.
    assert not fitted(schemes(2), UPRIGHT)[0].sideways
    assert not fitted(schemes(16), UPRIGHT, may_turn=False)[0].sideways


def turned_with(*behind: Block) -> tuple[Block, ...]:
    """The blocks of a paper on whose turned page these follow a table."""
    blocks = (Heading(1, "Schemes", "schemes"), TableBlock(schemes(16)), *behind)
    cover = Cover("Paper", "Kind", "Council", Facts(()))
    return laid_out(Document("r", "Paper", "Council", "", "", cover, blocks)).blocks


@pytest.mark.parametrize("number", range(5))
def test_last_sentences_of_a_part_stand_on_its_turned_page(number: int) -> None:
    said = tuple(plain(f"Sentence {one}.") for one in range(number))
    page = Heading(1, "Next", "next", opens_page=True)
    for end in ((), (page,)):
        found = turned_with(*said, *end)
        assert isinstance(found[0], Landscape)
        is_taken = number <= 3
        assert len(found[0].blocks) == 2 + (number if is_taken else 0)
        assert found[1:] == (() if is_taken else said) + end
    # What goes on below keeps its sentences.
    within = turned_with(*said, Heading(1, "Next", "next"))
    assert isinstance(within[0], Landscape)
    assert len(within[0].blocks) == 2
