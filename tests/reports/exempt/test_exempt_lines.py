"""Lines and marks of a public copy: what would tell of something exempt is left out of them."""

from dataclasses import replace
from fractions import Fraction as F

from reports.document.content import ChartBlock, Paragraph
from reports.public.blanking import Blanking
from reports.public.steady import Steady
from reports.withheld.items import CELL, WithheldItem
from workbench.charts.chart import Line, Lines, Panel, Point, Points, Turn
from workbench.pages.tables import Cell, Column, Row, Table

PHRASE = "Option withheld (paragraph 3)"
ITEM = WithheldItem("option", "A/JV", PHRASE, "JV", "It is exempt.")
KEPT = Line("Kept", ((F(0), F(1)), (F(1), F(2))))
TOLD = Line(PHRASE, ((F(0), F(5000)), (F(1), F(0))))


def chart(*lines: Line) -> Lines:
    rows = tuple(Row(Cell(one.name), (Cell(str(one.corners[0][1])),)) for one in lines)
    turns = (Turn(F(1, 2), F(3, 2), "50%"),)
    return Lines(
        "lines",
        "How totals move",
        "Points",
        "Share",
        "Total",
        (Panel("Quality", lines, F(1, 4), "Now 25%", turns, "Now 25%; turns at 50%"),),
        "Lines.",
        "",
        Table("Totals", (Column("Option"), Column("At 0%")), rows),
    )


def test_the_line_of_a_withheld_option_goes_with_what_it_turns() -> None:
    block = Blanking([ITEM], Steady()).block(ChartBlock(chart(KEPT, TOLD)))
    assert isinstance(block, ChartBlock)
    assert isinstance(block.chart, Lines)
    (panel,) = block.chart.panels
    assert (panel.lines, panel.turns) == ((KEPT,), ())
    assert isinstance(Blanking([ITEM], Steady()).block(ChartBlock(chart(TOLD))), Paragraph)
    named = replace(chart(KEPT), message=f"{PHRASE} leads")
    assert isinstance(Blanking([ITEM], Steady()).block(ChartBlock(named)), Paragraph)


def test_a_line_that_an_exempt_number_would_move_is_left_out() -> None:
    moved = replace(TOLD, corners=((F(0), F(6000)), (F(1), F(0))))
    other = chart(KEPT, moved)
    turned = replace(other.panels[0], turns=(Turn(F(2, 3), F(5, 3), "66.7%"),))
    block = Steady().part(
        ChartBlock(chart(KEPT, TOLD)), ChartBlock(replace(other, panels=(turned,)))
    )
    assert isinstance(block, ChartBlock)
    assert isinstance(block.chart, Lines)
    (panel,) = block.chart.panels
    assert (panel.lines, panel.turns) == ((KEPT,), ())
    assert block.chart.table.rows[1].cells[0].text == CELL
    none = Steady().part(ChartBlock(chart(TOLD)), ChartBlock(chart(moved)))
    assert isinstance(none, Paragraph)


def test_a_line_through_points_leads_through_those_that_are_left() -> None:
    points = tuple(Point(name, F(at), F(at), str(at), str(at)) for at, name in enumerate("ABC"))
    scatter = Points("p", "M", "M", "x", "y", points, "A", "R", (0, 1, 2))
    assert scatter.only(points[1:]).line == (0, 1)
