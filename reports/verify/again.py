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
        own = case_of(read_case(carried.case).case, str(note.get("reference", "")))
    except CaseRefused as error:
        return _otherwise(f"The case in the file is refused: {error.errors[0]}.")
    except ValueError as error:
        return _otherwise(f"The case in the file ({CASE}) is not that of this paper: {error}")
    try:
        again = compose(own, _form(carried, own.paper.house_format))
    except FormatError as error:
        return _without_format(carried, own.paper.house_format, error)
    except ValueError as error:
        tables, differences = 0, [f"The paper cannot be worked out again: {error}."]
    else:
        tables, differences = len(again.tables), table_differences(content.tables, again.tables)
    if differences and (why := _reason(carried, note, own.paper.house_format)):
        return Again(why_not=why)
    return Again(tables, tuple(map(Difference, differences)))


def _otherwise(what: str) -> Again:
    return Again(differences=(Difference(what),))


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
    return _otherwise(f"The house format in the file cannot be used: {error.faults[0]}")


def _reason(carried: Travelling, note: Mapping[str, Any], name: str) -> str:
    """Why a paper that comes out otherwise here need not have been altered; nothing where there is
    no such reason."""
    made_by = str(note.get("engine") or "unknown")
    if made_by != ENGINE_VERSION:
        return (
            f"it was made by version {made_by} of the engine, and by the one here "
            f"({ENGINE_VERSION}) its tables come out otherwise."
        )
    if carried.form is None:
        return (
            f"it carries no house format, and in the one of its name here ({name}) its tables "
            "come out otherwise: it may have changed since."
        )
    return ""


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
