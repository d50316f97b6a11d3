"""The tables of a paper worked out again from the case that travels in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from appraisal.engine import ENGINE_VERSION
from reports.casefile.case import case_of
from reports.casefile.file import CaseRefused, read_case
from reports.compose import compose
from reports.document.content import Document
from reports.document.spoken import table_pieces
from reports.formats.format import FormatError, HouseFormat
from reports.formats.reading import read_format
from reports.formats.shelf import house_format
from reports.output.attached import CASE, HOUSE_FORMAT, Travelling
from reports.verify.verdict import Difference
from workbench.pages.tables import Table

_WITHHELD = (
    "The tables were not worked out again, because the case behind them is withheld in part."
)


@dataclass(frozen=True, slots=True)
class Again:
    """How many `tables` were worked out again, where they differ, and, where they could not be
    worked out or compared here, the reason why."""

    tables: int = 0
    differences: tuple[Difference, ...] = ()
    withheld: str = ""
    why_not: str = ""


def tables_again(carried: Travelling, note: Mapping[str, Any], content: Document) -> Again:
    """The printed tables held against those that the case comes to, by the engine of today and in
    the house format that the paper carries."""
    if note.get("worked_from", "case") == "print":
        return Again(withheld=_WITHHELD)
    try:
        case = read_case(carried.case).case
        own = case_of(case, str(note.get("reference", "")))
    except CaseRefused as error:
        refused = f"The case in the file is refused: {error.errors[0]}."
        return Again(differences=(Difference(refused),))
    except ValueError as error:
        return Again(differences=(Difference(f"The case in the file ({CASE}): {error}"),))
    name = own.paper.house_format
    try:
        form = _form(carried, name)
    except FormatError as error:
        return _without_format(carried, name, error)
    made_by = str(note.get("engine", ""))
    try:
        again = compose(own, form)
    except ValueError as error:
        return _not_comparable(carried, made_by, name, f"it cannot be worked out again ({error})")
    differences = table_differences(content.tables, again.tables)
    if differences and (made_by != ENGINE_VERSION or carried.form is None):
        why = "its tables come out otherwise here"
        reason = _not_comparable(carried, made_by, name, why)
        if reason.why_not:
            return reason
    return Again(len(again.tables), tuple(map(Difference, differences)))


def _form(carried: Travelling, name: str) -> HouseFormat:
    """The format that travels in the paper, else the one of that name here."""
    if carried.form is None:
        return house_format(name)
    try:
        text = carried.form.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FormatError((f"{HOUSE_FORMAT}: not UTF-8 text.",)) from error
    return read_format(text, HOUSE_FORMAT)


def _without_format(carried: Travelling, name: str, error: FormatError) -> Again:
    if carried.form is None:
        return Again(
            why_not=f"it carries no house format, and there is none here of its name ({name})."
        )
    fault = f"The house format in the file cannot be used: {error.faults[0]}"
    return Again(differences=(Difference(fault),))


def _not_comparable(carried: Travelling, made_by: str, name: str, what: str) -> Again:
    """Why a paper that comes out otherwise need not have been altered, if there is a reason."""
    if made_by != ENGINE_VERSION:
        return Again(
            why_not=f"{what}, and it was made by version {made_by or 'unknown'} of the engine, "
            f"where this is {ENGINE_VERSION}."
        )
    if carried.form is None:
        return Again(
            why_not=f"{what}, and the house format here ({name}) may have changed since it was "
            "made: the paper carries none."
        )
    return Again(differences=(Difference(f"{what[0].upper()}{what[1:]}."),))


def table_differences(printed: Iterable[Table], again: Iterable[Table]) -> list[str]:
    """Where two sequences of tables differ, cell by cell."""
    printed, again = tuple(printed), tuple(again)
    found = []
    for before, after in zip(printed, again, strict=False):
        old, new = list(table_pieces(before)), list(table_pieces(after))
        if len(old) != len(new):
            found.append(
                f"{before.caption}: has {len(before.rows)} rows, worked out {len(after.rows)}."
            )
            continue
        found += [
            f"{one.place}: printed {one.text!r}, worked out {other.text!r}."
            for one, other in zip(old, new, strict=True)
            if one.text != other.text
        ]
    if len(printed) != len(again):
        found.append(f"The paper has {len(printed)} tables, worked out {len(again)}.")
    return found
