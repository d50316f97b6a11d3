"""Figures that changed and that either paper prints: each once, by its label."""

from dataclasses import replace
from fractions import Fraction

from reports.changes.content.document import documents_between
from reports.changes.figures import FigureChange, figures_between
from reports.document.content import (
    Block,
    Cover,
    Document,
    Facts,
    Heading,
    Paragraph,
    Run,
    TableBlock,
)
from reports.figures.figure import Figure, FigureKind
from workbench.pages.tables import Cell, Column, Row, Table

SAVINGS = Figure("a.PSM.savings", "Mutual: total savings", FigureKind.MONEY, Fraction(1_200_000))
COST = Figure("a.PSM.cost", "Mutual: cost", FigureKind.MONEY, Fraction(1_200_000))
SHARE = Figure("a.PSM.share", "Mutual: share of target", FigureKind.SHARE, Fraction(1074, 1000))


def paper(*blocks: Block) -> Document:
    return Document("obc", "T", "A", "", "", Cover("T", "K", "A", Facts(())), blocks)


def quoting(figure: Figure, text: str, heading: str = "Money") -> tuple[Block, ...]:
    return Heading(1, heading, heading), Paragraph(
        (Run("It saves "), Run(text, figure=figure.name), Run("."))
    )


def table(*cells: tuple[str, str]) -> TableBlock:
    rows = tuple(Row(Cell(heading), (Cell(text),)) for heading, text in cells)
    return TableBlock(Table("Money", (Column("What"), Column("Mutual")), rows))


def between(
    old: Document, new: Document, was: list[Figure], now: list[Figure]
) -> list[FigureChange]:
    named = ({one.name: one for one in was}, {one.name: one for one in now})
    return list(figures_between((old, new), named, documents_between(old, new)))


def test_figure_printed_in_three_places_is_one_row_that_counts_them() -> None:
    later = replace(SAVINGS, value=Fraction(1_300_000))
    old = paper(
        *quoting(SAVINGS, "£1.2m"),
        *quoting(SAVINGS, "£1,200,000", "Summary"),
        table(("Total savings", "£1,200,000")),
    )
    new = paper(
        *quoting(SAVINGS, "£1.3m"),
        *quoting(SAVINGS, "£1,300,000", "Summary"),
        table(("Total savings", "£1,300,000")),
    )
    assert between(old, new, [SAVINGS], [later]) == [
        FigureChange(
            "Mutual: total savings",
            "£1,200,000",
            "£1,300,000",
            3,
            ("Money", "Summary", "Table: Money"),
        )
    ]


def test_figure_that_no_paper_prints_has_no_row() -> None:
    later = replace(SAVINGS, value=Fraction(1_300_000))
    same = paper(*quoting(COST, "£1.2m"))
    assert between(same, same, [SAVINGS, COST], [later, COST]) == []


def test_cell_belongs_to_the_figure_whose_words_stand_around_it() -> None:
    was, now = [SAVINGS, COST], [replace(one, value=Fraction(9)) for one in (SAVINGS, COST)]
    old, new = paper(table(("Cost", "£1,200,000"))), paper(table(("Cost", "£9")))
    assert [one.label for one in between(old, new, was, now)] == ["Mutual: cost"]


def test_cell_with_nothing_of_a_figure_around_it_belongs_to_none() -> None:
    later = replace(SAVINGS, value=Fraction(9))
    pages = [
        paper(TableBlock(Table("Years", (Column("Of"), Column("2018")), (row,))))
        for row in (Row(Cell("All"), (Cell(text),)) for text in ("£1,200,000", "£9"))
    ]
    assert between(*pages, [SAVINGS], [later]) == []


def test_what_a_text_quotes_by_name_is_no_other_figure_of_the_same_values() -> None:
    later = [replace(one, value=Fraction(9000)) for one in (SAVINGS, COST)]
    old, new = (
        paper(*quoting(SAVINGS, text, "The cost of the mutual"))
        for text in ("£1,200,000", "£9,000")
    )
    assert [one.label for one in between(old, new, [COST, SAVINGS], later)] == [
        "Mutual: total savings"
    ]


def test_small_number_among_words_belongs_to_no_figure() -> None:
    rank = Figure("a.PSM.rank", "Mutual: rank", FigureKind.RANK, Fraction(3))
    old, new = (
        paper(Paragraph((Run(f"The mutual counts {n} votes of rank."),))) for n in ("3", "2")
    )
    assert between(old, new, [rank], [replace(rank, value=Fraction(2))]) == []


def test_share_that_looks_the_same_in_full_is_shown_as_it_is_printed() -> None:
    later = replace(SHARE, value=Fraction(1071, 1000))
    old, new = paper(*quoting(SHARE, "107.4%")), paper(*quoting(SHARE, "107.1%"))
    (found,) = between(old, new, [SHARE], [later])
    assert (found.old, found.new) == ("107.4%", "107.1%")


def test_figure_that_changed_without_showing_has_no_row() -> None:
    later = replace(SHARE, value=Fraction(10741, 10000))
    same = paper(*quoting(SHARE, "107%"))
    assert between(same, same, [SHARE], [later]) == []


def test_figure_that_came_stands_beside_nothing() -> None:
    (found,) = between(paper(), paper(*quoting(COST, "£1.2m")), [], [COST])
    assert (found.old, found.new, found.count) == ("–", "£1,200,000", 1)


def test_figure_whose_case_does_not_travel_is_called_by_its_place() -> None:
    old, new = paper(*quoting(COST, "£1.2m")), paper(*quoting(COST, "£1.3m"))
    assert between(old, new, [], []) == [
        FigureChange("A figure in “Money”", "£1.2m", "£1.3m", 1, ("Money",))
    ]


def test_places_beyond_three_are_counted() -> None:
    found = FigureChange("L", "1", "2", 5, ("A", "B", "C", "D", "E"))
    assert found.where == "A, B, C and 2 more"
