"""A small paper that has every kind of block, in every form that a block can take."""

from fractions import Fraction

from reports.document.content import (
    ChartBlock,
    Contents,
    Cover,
    Document,
    Fact,
    Facts,
    Heading,
    ItemList,
    Landscape,
    Note,
    Notes,
    Paragraph,
    Run,
    TableBlock,
    plain,
)
from workbench.charts.chart import (
    Chart,
    ChartKind,
    Line,
    Lines,
    Panel,
    Point,
    Points,
    Series,
    Turn,
)
from workbench.pages.tables import Cell, Column, Row, Table, listing, worded

MARKS = (
    "pass", "fail", "excused", "high", "medium", "low", "missing", "not-applicable", "focus",
)  # fmt: skip


def item(text: str) -> tuple[Paragraph]:
    return (plain(text),)


def marks_table() -> Table:
    return Table(
        caption="Every mark that a cell can bear",
        name="marks",
        columns=(Column("Mark"), Column("Word"), Column("Points", numeric=True)),
        rows=tuple(
            Row(
                Cell(f"Row of {kind}"),
                (Cell(f"Marked {kind}", kind, f"said of {kind}"), Cell("1,234.5", value="1234.5")),
            )
            for kind in MARKS
        ),
    )


def lists_table() -> Table:
    return Table(
        caption="What speaks for and against each way",
        name="ways",
        columns=(Column("Way"), Column("Benefits"), Column("Drawbacks")),
        rows=(
            Row(Cell("First"), (listing(("Sooner done", "Dearer later"), "-"), Cell("None seen"))),
            Row(Cell("Second"), (listing(("Lasts longer",), "-"), listing(("Slower",), "-"))),
        ),
    )


def rich_table() -> Table:
    """A table whose caption, headings and cells carry all that words can."""
    noted = (Run("Running costs"), Run("3", note="note-3"), Run(" a year"))
    return Table(
        caption="Running costs a year",
        caption_runs=noted,
        name="rich",
        columns=(
            Column("Place"),
            Column("Cost", numeric=True, runs=(Run("Cost"), Run("1", note="note-1"))),
            Column("Source"),
        ),
        rows=(
            Row(
                worded((Run("Y Tŷ Gwyn", language="cy"),)),
                (
                    worded((Run("£5,000"), Run("4", note="note-4"))),
                    worded((Run("Yearbook", href="https://example.org/yearbook"),)),
                ),
            ),
            Row(
                worded((Run("The annex", strong=True),)),
                (
                    worded((Run("4", note="note-4"),)),
                    worded((Run("See "), Run("paragraph 1.2", href="#second"), Run(" above"))),
                ),
            ),
            Row(
                Cell("Total"),
                (
                    worded((Run("£5,000", figure="PSM.running"),)),
                    worded((Run("Added "), Run("here", emphasis=True))),
                ),
                total=True,
            ),
        ),
    )


def wide_table() -> Table:
    names = [f"Year {year}" for year in range(1, 9)]
    return Table(
        caption="Eight years side by side",
        name="years",
        wide=True,
        columns=(Column("Line"), *(Column(name, numeric=True) for name in names)),
        rows=(
            Row(
                Cell("Saving"), tuple(Cell(f"\u2212{n},000", value=f"-{n}000") for n in range(1, 9))
            ),
            Row(
                Cell("All"), tuple(Cell(f"{n}.50", value=f"{n}.5") for n in range(1, 9)), total=True
            ),
        ),
    )


def bars() -> Chart:
    values = (Fraction(3), Fraction(5))
    return Chart(
        name="bars",
        kind=ChartKind.STACKED,
        message="The second comes to more",
        measure="Points, out of ten",
        categories=("First way", "Second way"),
        series=(Series("Benefit", values, ("3", "5")),),
        alt="Bar chart of two ways; the second comes to five points, the first to three.",
        reading="The second way leads by two points.",
        table=marks_table(),
        ends=("3", "5"),
    )


def scatter() -> Points:
    return Points(
        name="scatter",
        message="Dear and good go together",
        measure="Cost against benefit",
        across="Cost (pounds)",
        upwards="Benefit (points)",
        points=(
            Point("Cheap", Fraction(10), Fraction(2), "10", "2"),
            Point("Dear", Fraction(40), Fraction(9), "40", "9"),
        ),
        alt="Scatter chart of cost and benefit; the dear way has most of both.",
        reading="What costs four times as much gives more than four times the benefit.",
    )


def lines() -> Lines:
    def line(name: str, none: int, whole: int) -> Line:
        return Line(name, ((Fraction(0), Fraction(none)), (Fraction(1), Fraction(whole))))

    return Lines(
        name="lines",
        message="The second way leads where quality weighs more",
        measure="Total by the share of all weight on quality",
        across="Share of all weight on quality",
        upwards="Total",
        panels=(
            Panel(
                "Quality",
                (line("First way", 6, 2), line("Second way", 2, 6)),
                Fraction(1, 4),
                "Now 25%",
                (Turn(Fraction(1, 2), Fraction(4), "50%"),),
            ),
        ),
        alt="Line chart of the totals of two ways as the weight of quality moves from none to all.",
        reading="Beyond one half the second way comes first.",
        table=marks_table(),
    )


def paper_with_every_block(draft: str = "Draft for the service director") -> Document:
    """A paper that has a block of every kind."""
    return Document(
        reference="everything",
        title="A paper with everything in it",
        authority="Cyngor Enghreifftiol Council",
        header="A paper with everything in it",
        footer="Cabinet, 17 September 2021",
        cover=Cover(
            title="A paper with everything in it",
            kind="Cabinet report",
            authority="Cyngor Enghreifftiol Council",
            facts=Facts(
                (Fact("Committee", "Cabinet"), Fact("Date of meeting", "17 September 2021"))
            ),
            own_page=False,
        ),
        dated="2021-09-17",
        draft=draft,
        blocks=(
            Facts(
                (Fact("Project", "A new home"), Fact("Sponsor", "Service director")), "The project"
            ),
            Contents(Heading(1, "Contents", "contents")),
            Heading(1, "Summary", "summary", "1"),
            Paragraph((Run("The lead sentence says it."),), lead=True),
            Paragraph(
                (
                    Run("Words that are "),
                    Run("strong", strong=True),
                    Run(", "),
                    Run("stressed", emphasis=True),
                    Run(", "),
                    Run("yn Gymraeg, tŷ a dŵr", language="cy"),
                    Run(", worth "),
                    Run("£1,677,660", figure="PSM.total_savings"),
                    Run(", "),
                    Run("linked within", href="#second"),
                    Run(" and "),
                    Run("linked without", href="https://example.org/?a=1&b=2"),
                    Run(", noted"),
                    Run("1", note="note-1"),
                    Run(" & <escaped>."),
                ),
                number="1.1",
                key="first",
            ),
            Paragraph(
                (Run("A second numbered paragraph with a list:"),), number="1.2", key="second"
            ),
            ItemList((item("a point"), item("another point"))),
            Paragraph((Run("Which goes on without a number."),), continued=True),
            Heading(2, "Beneath the summary", "beneath", "1.3"),
            Paragraph((Run("A paragraph three deep."),), number="1.3.1"),
            ItemList(
                (
                    (
                        plain("counted from three"),
                        plain("with a paragraph after it"),
                        ItemList(
                            (item("inner letters"), item("inner second")),
                            ordered=True,
                            letters=True,
                        ),
                    ),
                    item("counted as four"),
                ),
                ordered=True,
                start=3,
            ),
            ItemList((item("lettered first"), item("lettered second")), ordered=True, letters=True),
            Heading(2, "Nobody counts this one", "uncounted", numbered=False),
            plain("Words beneath it."),
            Heading(1, "Recommendations", "recommendations", "2", opens_page=True),
            Paragraph(
                (Run("That the second way be taken"), Run("*", note="star-1"), Run(".")),
                number="2.1",
                recommendation=True,
            ),
            Paragraph((Run("That all be told."),), number="2.2", recommendation=True),
            Notes((Note("*", "star-1", (plain("Subject to the budget."),), "at-star-1"),)),
            Heading(1, "Findings", "findings", "3"),
            TableBlock(marks_table()),
            TableBlock(lists_table(), splits=True),
            TableBlock(rich_table()),
            ChartBlock(bars()),
            ChartBlock(lines()),
            ChartBlock(scatter()),
            Landscape(
                (
                    Heading(1, "Years", "years", "4"),
                    plain("Seen from the side."),
                    TableBlock(wide_table(), splits=True),
                )
            ),
            Heading(1, "What was seen", "appendix", "Appendix A"),
            Heading(2, "A visit", "visit", "A.1"),
            Paragraph((Run("In an appendix."),), number="A.1.1"),
            Heading(2, "A second visit", "visit-2", "A.2"),
            Heading(1, "What was said", "appendix-2", "Appendix B"),
            Paragraph(
                (Run("Referred to once more"), Run("1", note="note-1"), Run(".")),
            ),
            Notes(
                (
                    Note("1", "note-1", (plain("Of the year before."),), "at-note-1"),
                    Note("2", "note-2", (plain("Nobody refers to this."),), "at-note-2"),
                    Note("3", "note-3", (plain("As the council published."),), "at-note-3"),
                    Note("4", "note-4", (plain("Provisional."),), "at-note-4"),
                )
            ),
        ),
    )
