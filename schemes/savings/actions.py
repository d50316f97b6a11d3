"""Adding, changing and removing savings lines. Each also updates `Scheme.figures`."""

from typing import Any, TypedDict, Unpack
from uuid import UUID

from schemes.casefile.sums.ties import follow_line
from schemes.models import SavingsLine, Scheme
from schemes.savings.inputs import recompute
from workbench.models import User
from workbench.rows.kit import OrderedList
from workbench.rows.order import after_last
from workbench.rows.removing import remove_row
from workbench.rows.writing import Writer, write

LINES = OrderedList(SavingsLine, "savings line", "scheme.programme")


class LineValues(TypedDict):
    """The values that a form of a savings line gives. Figures are written as in the case file
    (docs/format.md): money in pounds, a likelihood as a share of one."""

    name: str
    kind: str
    risk: str
    unit_value: Any
    unit_value_less: Any
    volume: Any
    periods: Any
    likelihood: Any
    amounts: dict[str, Any]
    phasing: dict[str, Any] | None
    amounts_are: str
    lasts: bool | None
    counts: list[str]
    alternative: bool
    note: str


def add_line(*, scheme: Scheme, by: User, token: UUID, **values: Unpack[LineValues]) -> SavingsLine:
    """Adds a line to the scheme, after the lines it has."""
    with write(by=by, token=token) as writer:
        scheme = _locked(scheme)
        place = after_last(scheme.lines.all())
        line = writer.save(SavingsLine(scheme=scheme, position=place, **values))
        _renew(writer, "added savings line", line, scheme)
    return line


def change_line(
    *, line: SavingsLine, version: int, by: User, token: UUID, **values: Unpack[LineValues]
) -> SavingsLine:
    """Changes the values of a line. Its place among the lines stays the same."""
    with write(by=by, token=token) as writer:
        scheme = _locked(line.scheme)
        line = writer.lock(SavingsLine.objects.filter(pk=line.pk), version)
        called = line.name
        for name, value in values.items():
            setattr(line, name, value)
        writer.save(line)
        follow_line(writer, scheme, called, line.name)
        _renew(writer, "changed savings line", line, scheme)
    return line


def remove_line(*, line: SavingsLine, version: int, by: User, token: UUID) -> None:
    """Removes a line. The history keeps all its values."""
    with write(by=by, token=token) as writer:
        scheme = _locked(line.scheme)
        line = writer.lock(SavingsLine.objects.filter(pk=line.pk), version)
        writer.record("removed savings line", line, scheme.programme, removed=True)
        remove_row(writer, line, scheme.programme)
        recompute(scheme.programme, [scheme])


def _locked(scheme: Scheme) -> Scheme:
    """The scheme with its row locked. Its figures are worked out from all its lines, so two people
    who save lines of one scheme at once must do so one after the other."""
    rows = Scheme.objects.select_for_update(of=("self",)).select_related("programme")
    return rows.get(pk=scheme.pk)


def _renew(writer: Writer, action: str, line: SavingsLine, scheme: Scheme) -> None:
    writer.record(action, line, scheme.programme)
    recompute(scheme.programme, [scheme])
