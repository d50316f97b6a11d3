"""Compares the rows of a spreadsheet with those of the programme."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from schemes.access import Act, may
from schemes.casefile.money import finance_line
from schemes.casefile.parts import CaseLine
from schemes.finance.amounts import RangeError
from schemes.finance.lines import LineError
from schemes.finance.phasing import PhasingError
from schemes.finance.references import canonical
from schemes.finance.years import YearError
from schemes.models import Programme, SavingsLine, Scheme
from schemes.register.moves import move_between
from schemes.savings.inputs import years_of
from schemes.spreadsheets.cells import KEPT, tidy_text
from schemes.spreadsheets.columns import LINE_COLUMNS
from schemes.spreadsheets.compare.changes import RowChange, WorkbookChanges
from schemes.spreadsheets.phasing_text import DetailError
from schemes.spreadsheets.preview.asking import about_change, about_lines
from schemes.spreadsheets.preview.totals import line_after, schemes_after, totals_moved
from schemes.spreadsheets.read.sheets import ReadSheet, SheetFault, SheetRow
from schemes.spreadsheets.rows import (
    differing,
    line_columns,
    line_values,
    scheme_columns,
    scheme_values,
)
from workbench.numbers.exact import NumberError
from workbench.rows.resting import resting

# What a new scheme may be without a decision.
_UNDECIDED: Final = frozenset({"", "idea", "developing", "stopped"})
_HEADINGS: Final = {column.key: column.heading for column in LINE_COLUMNS}
_NAME: Final = next(column for column in LINE_COLUMNS if column.key == "name")
_MONEY_FAULTS: Final = (LineError, PhasingError, RangeError, YearError, NumberError)
_NOTHING_KEPT: Final = "Nothing stands here yet that could be kept: write the value, or leave it."


@resting()
def changes_in(
    programme: Programme,
    schemes: ReadSheet,
    lines: ReadSheet,
    roles: frozenset[str],
    *,
    money_checked: bool = False,
) -> WorkbookChanges:
    """What the two sheets would change in the programme for somebody with these roles. Rows of the
    programme that do not stand in the sheets stay as they are. Two queries.

    `money_checked` leaves out whether each line can be worked out, for the caller who works them
    all out next, inside the same transaction."""
    standing = list(Scheme.objects.filter(programme=programme).in_order())
    found = WorkbookChanges()
    of_schemes = _Schemes(schemes, found, _by_reference(standing), roles)
    of_schemes.compare()
    of_lines = _Lines(lines, found, of_schemes, money_checked)
    of_lines.compare(programme, standing)
    if not found.faults and not money_checked:
        years = years_of(programme)
        found.questions = [*_questions(found, of_lines.wanted, [*map(str, years)])]
        after = schemes_after(
            years, of_lines.standing, found, lambda number: of_lines.wanted[number][0]
        )
        found.totals = totals_moved(years, standing, found.schemes, after)
        known = {scheme.reference for scheme in standing}
        found.figures = {one: figures for one, figures in after.items() if one not in known}
    return found


def _questions(
    found: WorkbookChanges,
    wanted: Mapping[int, tuple[CaseLine, SavingsLine | None]],
    years: Sequence[str],
) -> Iterator[str]:
    """What is asked about the changes, row by row; `wanted` are lines as they would be and as they
    stand, by their row."""
    for change in found.rows:
        yield from about_change(change.name, change.before, change.after, years)
    for change in found.lines:
        line, stood = wanted[change.number]
        yield from about_lines(change.name, line, stood, years)


def _by_reference(standing: Iterable[Scheme]) -> dict[str, Scheme]:
    """Schemes by the canonical form of their references, and by those other spellings that belong
    to one scheme only and are no scheme's own reference."""
    own: dict[str, Scheme] = {}
    other: dict[str, list[Scheme]] = {}
    for scheme in standing:
        own[canonical(scheme.reference)] = scheme
        for form in set(map(canonical, scheme.spellings)):
            other.setdefault(form, []).append(scheme)
    return {form: named[0] for form, named in other.items() if len(named) == 1} | own


@dataclass(slots=True)
class _Comparison:
    """The comparison of one sheet with the programme: collects its changes and its faults."""

    sheet: ReadSheet
    found: WorkbookChanges

    def fault(self, row: SheetRow, key: str, message: str) -> None:
        self.found.faults.append(SheetFault(self.sheet.place(row, key), message))

    def keeps_nothing(self, row: SheetRow) -> bool:
        """Whether a cell of a new row asks to keep the present value: there is none. Adds a fault
        for each."""
        kept = [key for key, value in row.values.items() if value == KEPT]
        for key in kept:
            self.fault(row, key, _NOTHING_KEPT)
        return bool(kept)


class _Schemes(_Comparison):
    def __init__(
        self,
        sheet: ReadSheet,
        found: WorkbookChanges,
        known: dict[str, Scheme],
        roles: frozenset[str],
    ) -> None:
        super().__init__(sheet, found)
        self.known = known
        self.roles = roles
        # What a line may name, and the reference that its scheme has or will have.
        self.references = {form: scheme.reference for form, scheme in known.items()}

    def compare(self) -> None:
        seen: dict[str, int] = {}
        met = 0
        for row in self.sheet.rows:
            if "reference" not in row.values:
                continue  # told already, as every fault of a cell
            form = canonical(row.values["reference"])
            scheme = self.known.get(form)
            key = scheme.reference if scheme else form
            if key in seen:
                self.fault(
                    row,
                    "reference",
                    f"“{row.values['reference']}” is scheme {key}, which stands in row "
                    f"{seen[key]} already. Keep one of them.",
                )
                continue
            seen[key] = row.number
            met += scheme is not None
            self.references.setdefault(form, form)
            if not row.faulty:
                self._row(row, scheme, key)
        self.found.absent_schemes = len({scheme.pk for scheme in self.known.values()}) - met

    def _row(self, row: SheetRow, scheme: Scheme | None, reference: str) -> None:
        now = scheme_values(scheme) if scheme else {}
        wanted = dict(row.values)
        if scheme:
            # The reference is what the row was found by, whatever its spelling.
            del wanted["reference"]
            if wanted.get("status") == "":
                del wanted["status"]
        elif self.keeps_nothing(row):
            return
        change = differing(now, wanted)
        whole = now | change
        if whole.get("confidence") and not whole.get("confidence_reason"):
            self.fault(row, "confidence_reason", "Say here why the confidence is what it is.")
        if whole.get("headline_precision") and not whole.get("headline_amount"):
            message = "Give the headline saving as well as what it was rounded to."
            self.fault(row, "headline_amount", message)
        if "status" in change:
            self._status(row, scheme, str(change["status"]))
        if scheme and not change:
            self.found.same_schemes += 1
            return
        self.found.schemes.append(
            RowChange(
                sheet=self.sheet.name,
                number=row.number,
                name=f"{reference} {whole['title']}",
                owner=reference,
                pk=scheme.pk if scheme else None,
                before={key: now[key] for key in change if key in now},
                after=change,
                columns=scheme_columns(change),
            )
        )

    def _status(self, row: SheetRow, scheme: Scheme | None, status: str) -> None:
        if scheme is None:
            if status not in _UNDECIDED and not may(self.roles, Act.DECIDE):
                message = "Only the lead officer adds a scheme that is decided on already."
                self.fault(row, "status", message)
            return
        move = move_between(scheme.status, status)
        if move is not None and may(self.roles, move.act):
            return
        words = {key: str(label) for key, label in Scheme.Status.choices}
        if move is None:
            message = f"A scheme cannot go from “{words[scheme.status]}” to “{words[status]}”."
            self.fault(row, "status", message)
        else:
            message = f"Only the lead officer may move a scheme to “{words[status]}”."
            self.fault(row, "status", message)


class _Lines(_Comparison):
    def __init__(
        self,
        sheet: ReadSheet,
        found: WorkbookChanges,
        schemes: "_Schemes",
        money_checked: bool,
    ) -> None:
        super().__init__(sheet, found)
        self.references = schemes.references
        # A scheme whose reference cannot be read may be the one that a line names.
        self.wanted: dict[int, tuple[CaseLine, SavingsLine | None]] = {}
        self.standing: dict[str, list[SavingsLine]] = {}
        self.all_known = all("reference" in row.values for row in schemes.sheet.rows)
        self.money_checked = money_checked

    def compare(self, programme: Programme, standing: list[Scheme]) -> None:
        owners = {scheme.pk: scheme.reference for scheme in standing}
        known: dict[tuple[str, str], SavingsLine] = {}
        count = 0
        rows = SavingsLine.objects.filter(scheme__programme=programme).order_by("position", "pk")
        for line in rows.iterator():
            count += 1
            self.standing.setdefault(owners[line.scheme_id], []).append(line)
            known.setdefault((owners[line.scheme_id], tidy_text(line.name, _NAME)), line)
        seen: dict[tuple[str, str], int] = {}
        for row in self.sheet.rows:
            if not {"scheme", "name"} <= row.values.keys():
                continue
            reference = self.references.get(canonical(row.values["scheme"]))
            if reference is None and not self.all_known:
                continue
            if reference is None:
                self.fault(
                    row,
                    "scheme",
                    f"“{row.values['scheme']}” is no scheme of the programme or of the sheet "
                    "Schemes. Correct it, or add the scheme there.",
                )
                continue
            key = (reference, row.values["name"])
            if key in seen:
                self.fault(
                    row,
                    "name",
                    f"“{row.values['name']}” of {reference} stands in row {seen[key]} already. "
                    "Give each line of a scheme its own name.",
                )
                continue
            seen[key] = row.number
            if not row.faulty:
                self._row(row, known.get(key), reference)
        self.found.absent_lines = count - len(seen.keys() & known.keys())

    def _row(self, row: SheetRow, line: SavingsLine | None, reference: str) -> None:
        now = line_values(line, reference) if line else {}
        change = differing(now, dict(row.values) | {"scheme": reference})
        if line and not change:
            self.found.same_lines += 1
            return
        if not line and self.keeps_nothing(row):
            return
        try:
            columns = line_columns(change, now | change, line.amounts if line else {})
            if not self.money_checked:
                wanted = line_after(line, columns)
                finance_line(wanted)
                self.wanted[row.number] = wanted, line
        except DetailError as error:
            self.fault(row, error.key, f"{_HEADINGS[error.key]} {error}.")
            return
        except _MONEY_FAULTS as error:
            self.fault(row, "name", str(error))
            return
        self.found.lines.append(
            RowChange(
                sheet=self.sheet.name,
                number=row.number,
                name=f"{reference}: {row.values['name']}",
                owner=reference,
                pk=line.pk if line else None,
                before={key: now[key] for key in change if key in now},
                after=change,
                columns=columns,
            )
        )
