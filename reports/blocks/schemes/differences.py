"""Tables of stated figures beside computed ones in a paper, with the working beneath each
figure."""

from collections.abc import Callable, Iterable

from reports.document.content import Block, TableBlock, plain
from schemes.reconciliation.findings import ReconciledFigure, ReconciledKind
from schemes.reconciliation.tables import Sorted, amount_words, difference_words, working_words
from workbench.numbers.listing import opening
from workbench.pages.tables import Cell, Column, Row, Table

MOST_WORKING = 200  # characters of a working that can still be read in a cell
_STATED = Column("Stated", numeric=True)
_COMPUTED = Column("Computed", numeric=True)
Said = Callable[[ReconciledFigure], tuple[Cell, ...]]


def difference_blocks(findings: Iterable[ReconciledFigure], reference: str) -> list[Block]:
    """The stated figures of one scheme in four tables: open differences, explained differences,
    figures that cannot be checked, and figures that agree. Nothing where there are none."""
    found = Sorted.of(findings)
    tables = (
        _open(found.open, "Differences that are open", reference),
        _explained(found.explained, reference),
        _unchecked(found.unchecked, reference),
        _agreeing(found.agreeing, reference),
    )
    shown: list[Block] = [TableBlock(one, splits=True) for one in tables if one.rows]
    return [plain(found.sentence), *shown] if shown else []


def open_blocks(findings: Iterable[ReconciledFigure]) -> list[Block]:
    """The unexplained differences of all schemes, the largest first, after a sentence that counts
    them."""
    found = Sorted.of(findings)
    blocks: list[Block] = [plain(found.sentence, lead=True)]
    if found.open:
        table = _open(found.open, "Open differences, the largest first", "")
        blocks.append(TableBlock(table, splits=True))
    return blocks


def _open(findings: Iterable[ReconciledFigure], caption: str, reference: str) -> Table:
    columns = (_STATED, _COMPUTED, Column("Difference"))
    return _table(caption, reference, columns, findings, _apart)


def _explained(findings: Iterable[ReconciledFigure], reference: str) -> Table:
    columns = (_STATED, _COMPUTED, Column("Why it differs"))

    def said(one: ReconciledFigure) -> tuple[Cell, ...]:
        why = one.explanation.text if one.explanation else ""
        stated, computed, apart = _apart(one)
        return (stated, computed, Cell(f"{apart.text}. {why}".strip()))

    return _table("Explained differences", reference, columns, findings, said, name="explained")


def _unchecked(findings: Iterable[ReconciledFigure], reference: str) -> Table:
    def said(one: ReconciledFigure) -> tuple[Cell, ...]:
        return (Cell(amount_words(one.stated, one.unit)), Cell(opening(one.unchecked)))

    columns = (_STATED, Column("Why it cannot be checked"))
    caption = "Figures that cannot be checked"
    return _table(caption, reference, columns, findings, said, name="unchecked")


def _agreeing(findings: Iterable[ReconciledFigure], reference: str) -> Table:
    def said(one: ReconciledFigure) -> tuple[Cell, ...]:
        unit = one.unit if one.unit == "GBP" else ""
        return (*_apart(one)[:2], Cell(amount_words(one.precision, unit)))

    columns = (_STATED, _COMPUTED, Column("To the nearest", numeric=True))
    return _table("Figures that agree", reference, columns, findings, said)


def _table(
    caption: str,
    reference: str,
    columns: tuple[Column, ...],
    findings: Iterable[ReconciledFigure],
    said: Said,
    *,
    name: str = "differences",
) -> Table:
    return Table(
        caption=caption,
        name=name,
        cards=False,
        columns=(Column("Figure"), *columns),
        rows=tuple(
            Row(Cell(_place(one, reference), note=_working(one)), said(one)) for one in findings
        ),
    )


def _place(finding: ReconciledFigure, reference: str) -> str:
    """The name of a figure. In a business case it leaves out the reference of the scheme."""
    return opening(finding.where.removeprefix(f"{reference} ")) if reference else finding.where


def _working(finding: ReconciledFigure) -> str:
    """The working of a figure. One that is too long for a cell refers to the savings lines, whose
    own table has their workings."""
    of_lines = finding.kind in (ReconciledKind.HEADLINE, ReconciledKind.LINES)
    if of_lines and len(finding.working) > MOST_WORKING:
        return "The savings lines of the scheme together"
    return working_words(finding)


def _apart(one: ReconciledFigure) -> tuple[Cell, Cell, Cell]:
    return (
        Cell(amount_words(one.stated, one.unit)),
        Cell(amount_words(one.computed, one.unit)),
        Cell(opening(difference_words(one))),
    )
