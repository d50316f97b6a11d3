"""Tables, facts and charts compared: row by row by its heading, cell by cell."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from reports.changes.change import ChangeKind, Labelled, RowChange, alone, labelled
from reports.changes.content.looks import Telling, looks
from reports.changes.content.runs import runs_between, text_between
from reports.changes.matching import By, Pair, nameless, paired
from reports.changes.words import ChangedWords, WordChange, bare_words
from reports.document.content import Facts
from workbench.charts.chart import AnyChart, Chart, Lines, Points
from workbench.numbers.text import plain_number
from workbench.pages.runs import Run
from workbench.pages.tables import Cell, Column, Row, Table

NOTE = "note"
MOST_PLACES = 13


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows under columns, the first of which holds the rows' headings."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def words(self) -> list[str]:
        texts = [one.heading for one in self.columns]
        texts += [shown(cell) for row in self.rows for cell in (row.heading, *row.cells)]
        return bare_words(" ".join(texts))


Columns = list[tuple[int | None, int | None, str]]


def grid_of(part: Table | Facts | AnyChart) -> Grid:
    match part:
        case Table():
            return Grid(part.columns or (Column(""),), part.rows)
        case Facts():
            rows = tuple(Row(Cell(one.label), (Cell(one.text),)) for one in part.facts)
            return Grid((Column(""), Column("")), rows)
        case Points():
            names = (Column(""), Column(part.across), Column(part.upwards))
            return Grid(
                names,
                tuple(
                    Row(
                        Cell(one.label),
                        (
                            Cell(one.left_text, value=str(one.left)),
                            Cell(one.up_text, value=str(one.up)),
                        ),
                    )
                    for one in part.points
                ),
            )
        case Lines():
            return _lines(part)
    return _bars(part)


def _lines(chart: Lines) -> Grid:
    """The lines of a chart: a row for each, with its corners and what is marked in its panel."""
    columns = ("", "Its corners", "Where things stand", "Where the first place turns", "Beside it")
    rows = []
    for panel in chart.panels:
        turns = "; ".join(f"{one.text} at {one.up}" for one in panel.turns) or "nowhere"
        for line in panel.lines:
            corners = "; ".join(f"{along} at {up}" for along, up in line.corners)
            said = (corners, f"{panel.now_text} ({panel.now})", turns, panel.beside)
            rows.append(Row(Cell(f"{panel.name}: {line.name}"), tuple(map(Cell, said))))
    return Grid(tuple(map(Column, columns)), tuple(rows))


def _bars(chart: Chart) -> Grid:
    """The bars of a chart: a row for each category, a column for each series and what stands at the
    ends of the bars."""
    columns = [Column(""), *(Column(one.name) for one in chart.series)]
    columns += [Column("At the end")] if chart.ends else []
    columns += [Column("From")] if chart.starts else []
    rows = []
    for at, name in enumerate(chart.categories):
        cells = [
            Cell(one.labels[at], value="" if one.values[at] is None else str(one.values[at]))
            for one in chart.series
        ]
        cells += [Cell(chart.ends[at])] if chart.ends else []
        cells += [Cell(str(chart.starts[at]))] if chart.starts else []
        rows.append(Row(Cell(name), tuple(cells)))
    return Grid(tuple(columns), tuple(rows))


def shown(cell: Cell) -> str:
    """The words of a cell as they are printed."""
    return "; ".join(cell.items) if cell.items and not cell.kind else cell.printed


def _runs(cell: Cell) -> tuple[Run, ...]:
    return cell.runs or (Run(shown(cell)),)


def grids_between(
    old: Grid, new: Grid, telling: Telling
) -> tuple[tuple[RowChange, ...], tuple[str, ...]]:
    """The rows that changed, and what there is to say of the columns."""
    if old == new:
        return (), ()
    columns, remarks = _columns(old.columns, new.columns, telling)
    rows = []
    for pair in paired(old.rows, new.rows, _ROWS):
        row = _row(pair, columns, new.columns, telling)
        if row is not None:
            rows.append(row)
    return tuple(rows), tuple(remarks)


def grid_alone(grid: Grid, kind: ChangeKind) -> tuple[RowChange, ...]:
    """Every row of one that came or went."""
    return tuple(_row_alone(row, grid.columns, kind) for row in grid.rows)


def _row_words(row: Row) -> list[str]:
    return bare_words(" ".join(shown(cell) for cell in (row.heading, *row.cells)))


_ROWS: By[Row] = By(lambda row: row, lambda row: row.heading.text, _row_words)
_COLUMNS: By[tuple[int, Column]] = By(
    lambda one: one[1].heading, nameless, lambda one: bare_words(one[1].heading)
)


def _columns(
    old: Sequence[Column], new: Sequence[Column], telling: Telling
) -> tuple[Columns, list[str]]:
    """Which column is which, the headings' own one left out, and what changed of them."""
    remarks: list[str] = []
    pairs = [
        Pair((0, old[0]), (0, new[0])),
        *paired(list(enumerate(old))[1:], list(enumerate(new))[1:], _COLUMNS),
    ]
    found: Columns = []
    for pair in _side_by_side(pairs):
        was, now = pair.old, pair.new
        heading = (now or was or (0, Column("")))[1].heading
        found.append((was and was[0], now and now[0], heading))
        if was is None:
            remarks.append(f"The column “{heading}” came.")
        elif now is None:
            remarks.append(f"The column “{heading}” went.")
        else:
            if was[1].heading != heading:
                remarks.append(f"The column “{was[1].heading}” is called “{heading}” now.")
            if pair.moved:
                remarks.append(f"The column “{heading}” stands elsewhere.")
            remarks += [f"{heading}: {one}" for one in looks(was[1], now[1], telling)]
            remarks += [f"{heading}: {one}" for one in _carried(was[1], now[1], telling)]
    return found[1:], remarks


def _carried(old: Column, new: Column, telling: Telling) -> tuple[str, ...]:
    """What the words of a heading carry otherwise; that they are others is told already."""
    before, after = (one.runs or (Run(one.heading),) for one in (old, new))
    told = runs_between("", before, after, telling)
    return told.remarks if told else ()


def _side_by_side(
    pairs: Iterable[Pair[tuple[int, Column]]],
) -> Iterator[Pair[tuple[int, Column]]]:
    """A column that went and one that came in its very place are one of another name."""
    waiting: Pair[tuple[int, Column]] | None = None
    for pair in pairs:
        if waiting is not None and waiting.old and pair.old is None and pair.new:
            yield Pair(waiting.old, pair.new)
            waiting = None
            continue
        if waiting is not None:
            yield waiting
        waiting = pair if pair.new is None else None
        if waiting is None:
            yield pair
    if waiting is not None:
        yield waiting


def _row(
    pair: Pair[Row], columns: Columns, named: Sequence[Column], telling: Telling
) -> RowChange | None:
    old, new = pair.old, pair.new
    if old is None or new is None:
        kind = ChangeKind.ADDED if old is None else ChangeKind.REMOVED
        at = [(one[1] if old is None else one[0], one[2]) for one in columns]
        row = new or old
        assert row is not None, "a pair holds one of the two"
        kept = [(row.cells[i - 1], heading) for i, heading in at if i is not None]
        alone_ = tuple(part for cell, label in kept for part in _cell_alone(label, cell, kind))
        return RowChange(kind, row.heading.text, alone_, _of_cell_alone(row.heading))
    if old == new and not pair.moved:
        return None
    cells = [*cells_between(named[0].heading, old.heading, new.heading, telling)]
    for i, k, heading in columns:
        was = None if i is None else old.cells[i - 1]
        now = None if k is None else new.cells[k - 1]
        if was and now:
            cells += cells_between(heading, was, now, telling)
        elif now:
            cells += _cell_alone(heading, now, ChangeKind.ADDED)
        elif was:
            cells += _cell_alone(heading, was, ChangeKind.REMOVED)
    remarks = tuple(looks(old, new, telling))
    if not (cells or remarks or pair.moved):
        return None
    kind = ChangeKind.MOVED if pair.moved else ChangeKind.CHANGED
    return RowChange(kind, new.heading.text, tuple(cells), remarks)


def _row_alone(row: Row, columns: Sequence[Column], kind: ChangeKind) -> RowChange:
    cells = tuple(
        part
        for column, cell in zip(columns[1:], row.cells, strict=True)
        for part in _cell_alone(column.heading, cell, kind)
    )
    return RowChange(kind, row.heading.text, cells, _of_cell_alone(row.heading))


def _cell_alone(label: str, cell: Cell, kind: ChangeKind) -> Iterator[Labelled]:
    yield alone(label, shown(cell), kind)
    if cell.note:
        yield alone(_note(label), cell.note, kind)


def _of_cell_alone(cell: Cell) -> tuple[str, ...]:
    return (cell.note,) if cell.note else ()


def cells_between(label: str, old: Cell, new: Cell, telling: Telling) -> Iterator[Labelled]:
    """What differs between two cells: words, mark, note, or the exact value behind the same
    words."""
    if old == new:
        return
    remarks = list(looks(old, new, telling))
    text = runs_between(label, _runs(old), _runs(new), telling)
    if text is not None:
        # Its mark is that of its words.
        yield text
    elif remarks := [*remarks, *_behind(old, new)]:
        same = (ChangedWords(WordChange.SAME, shown(new)),)
        yield labelled(label, same, shown(old), shown(new), *remarks)
    note = text_between(_note(label), old.note, new.note)
    if note is not None:
        yield note


def _behind(old: Cell, new: Cell) -> Iterator[str]:
    if old.value != new.value:
        was, now = _told_apart(old.value, new.value)
        yield f"Behind the same words stands {now} now, {was} before."
    if (old.text, old.items) != (new.text, new.items):
        yield "Its lines are set otherwise."


def _told_apart(old: str, new: str) -> tuple[str, str]:
    """Two exact values with as many decimal places as it takes to see that they differ."""
    try:
        was, now = Fraction(old), Fraction(new)
    except ValueError:
        return old or "nothing", new or "nothing"
    for places in range(2, MOST_PLACES):
        texts = (plain_number(was, places), plain_number(now, places))
        if texts[0] != texts[1]:
            return texts
    return old, new


def _note(label: str) -> str:
    return f"{label}, {NOTE}" if label else NOTE.capitalize()
