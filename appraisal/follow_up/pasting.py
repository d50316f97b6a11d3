"""Actions as people paste them from a spreadsheet: headings, then a row for each action."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schemes.evidence.pasting import PasteError, grid_of
from schemes.finance.references import canonical
from schemes.models import ProgrammeAction
from schemes.timetable.when_field import WhenField, columns_of
from workbench.numbers.listing import listed
from workbench.numbers.reading.characters import plain
from workbench.numbers.text import number
from workbench.pages.day_field import DayField
from workbench.workbooks.formats import FAILED

MOST_ROWS: Final = 500
MOST_COLUMNS: Final = 60
MOST_PROBLEMS: Final = 12
# The columns of a table by the fields that they fill, with what else people call them.
COLUMNS: Final = {
    "action": (gettext_lazy("Action"), ("what", "what is to be done", "task")),
    "owner_role": (gettext_lazy("Owner"), ("office", "lead", "responsible")),
    "due_on": (gettext_lazy("Due"), ("by", "by when", "due date", "due on", "deadline")),
    "source": (gettext_lazy("Where it comes from"), ("source", "kind")),
    "source_title": (
        gettext_lazy("Which decision, review or plan"),
        ("decision, review or plan", "which one"),
    ),
    "scheme": (gettext_lazy("Scheme"), ("scheme reference",)),
    "appraisal": (gettext_lazy("Appraisal"), ("appraisal reference",)),
    "done_on": (gettext_lazy("Done on"), ("done", "completed", "completed on")),
    "done": (gettext_lazy("What was done"), ("outcome", "result")),
}
NEEDED: Final = ("action", "owner_role", "due_on")


@dataclass(frozen=True, slots=True)
class Belonging:
    """What an action may belong to: schemes by their references as they are compared, each with its
    key and its reference, and the references of appraisals in small letters."""

    schemes: Mapping[str, tuple[int, str]]
    appraisals: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PastedAction:
    """One action as it was read: the columns of its row, and the reference of its scheme."""

    columns: Mapping[str, Any]
    scheme: str = ""

    @property
    def due(self) -> date:
        due: date = self.columns["due_on"]
        return due

    @property
    def key(self) -> tuple[str, str, date]:
        """By what it is known: the same office has to do the same by the same day."""
        return key_of(self.columns["action"], self.columns["owner_role"], self.due)


def key_of(action: str, owner: str, due: date | None) -> tuple[str, str, Any]:
    return " ".join(action.split()).casefold(), owner.casefold(), due


def read_pasted(text: str, belonging: Belonging, today: date) -> tuple[PastedAction, ...]:
    """The actions of a pasted table, in its sequence. Raises `PasteError` with what to mend."""
    return read_actions(grid_of(text), belonging, today)


def read_actions(
    cells: Sequence[Sequence[str]], belonging: Belonging, today: date
) -> tuple[PastedAction, ...]:
    """The actions of a table by its cells. Raises `PasteError`, which names every row that cannot
    be taken."""
    rows = [(at, row) for at, row in enumerate(cells, 1) if any(plain(cell) for cell in row)]
    if len(rows) < 2:
        raise PasteError([_("Give a row of headings and at least one row beneath it.")])
    if len(rows) - 1 > MOST_ROWS:
        raise PasteError(
            [
                _("The table has more than %(count)d actions. Send it in parts.")
                % {"count": MOST_ROWS}
            ]
        )
    wide = max(len(row) for _at, row in rows)
    if wide > MOST_COLUMNS:
        told = {"wide": number(wide), "most": MOST_COLUMNS}
        raise PasteError(
            [
                _("The table has %(wide)s columns and at most %(most)d are read: keep those here.")
                % told
            ]
        )
    (_first, headings), *rest = rows
    fields = _fields(headings)
    problems: list[str] = []
    found: list[PastedAction] = []
    seen: dict[tuple[str, str, Any], int] = {}
    for at, row in rest:
        given = {name: row[place].strip() for name, place in fields.items() if place < len(row)}
        outside = [cell for place, cell in enumerate(row) if place not in fields.values()]
        wrong = list(_faults(given, outside))
        read = None if wrong else _read(given, belonging, today, wrong)
        if read is not None and read.key in seen:
            wrong.append(_("row %(row)d says the same. Keep one.") % {"row": seen[read.key]})
        if wrong:
            problems += [_("Row %(row)d: %(fault)s") % {"row": at, "fault": one} for one in wrong]
        elif read is not None:
            seen[read.key] = at
            found.append(read)
    if problems:
        more = len(problems) - MOST_PROBLEMS
        tail = [_("There are %(count)d more like these.") % {"count": more}] if more > 0 else []
        raise PasteError([*problems[:MOST_PROBLEMS], *tail])
    return tuple(found)


def _fields(headings: Sequence[str]) -> dict[str, int]:
    """The place of the column of each field. Raises `PasteError`."""
    known = {
        word.casefold(): name
        for name, (label, others) in COLUMNS.items()
        for word in (str(label), *others)
    }
    names = [str(label) for label, _others in COLUMNS.values()]
    places: dict[str, int] = {}
    problems = []
    for place, heading in enumerate(headings):
        words = " ".join(plain(heading).split())
        name = known.get(words.casefold())
        if not words:
            continue
        if name is None:
            told = {"heading": words[:40], "names": listed(names, _("or"))}
            problems.append(
                _("“%(heading)s” is no column of actions. Write %(names)s, or leave it out.") % told
            )
        elif name in places:
            problems.append(_("Two columns are headed “%(name)s”.") % {"name": words})
        else:
            places[name] = place
    for name in NEEDED:
        if name not in places:
            label = {"name": COLUMNS[name][0]}
            problems.append(
                _("No column is headed “%(name)s”. Write the headings in the first row.") % label
            )
    if problems:
        raise PasteError(problems)
    return places


def _faults(given: Mapping[str, str], outside: Iterable[str]) -> Iterable[str]:
    """What is wrong with the cells of a row as they stand."""
    for cell in given.values():
        if plain(cell) in FAILED:
            yield _("a formula failed with %(text)s. Mend it.") % {"text": plain(cell)}
    if any(plain(cell) for cell in outside):
        yield _("a cell stands under no heading. Give its column one, or take it out.")
    for name in NEEDED:
        if not plain(given.get(name, "")):
            yield _("“%(name)s” is empty.") % {"name": COLUMNS[name][0]}
    for name in ("owner_role", "source_title"):
        if len(given.get(name, "")) > 200:
            told = {"name": COLUMNS[name][0]}
            yield _("“%(name)s” is too long: use at most 200 letters.") % told


def _read(
    given: Mapping[str, str], belonging: Belonging, today: date, wrong: list[str]
) -> PastedAction | None:
    """A row as an action; what cannot be read is added to `wrong`."""
    one_line = {
        name: " ".join(plain(given.get(name, "")).split())
        for name in COLUMNS
        if name not in ("action", "done")
    }
    due = columns_of(None, _cleaned(WhenField(), one_line["due_on"], "due_on", wrong))
    done_on = _cleaned(DayField(required=False), one_line["done_on"], "done_on", wrong)
    done = given.get("done", "")
    scheme = belonging.schemes.get(canonical(one_line["scheme"])) if one_line["scheme"] else None
    appraisal = belonging.appraisals.get(one_line["appraisal"].casefold(), "")
    source = _source(one_line["source"])
    if one_line["scheme"] and scheme is None:
        wrong.append(_("no scheme here is %(text)s.") % {"text": one_line["scheme"][:40]})
    if one_line["appraisal"] and not appraisal:
        wrong.append(_("no appraisal here is %(text)s.") % {"text": one_line["appraisal"][:40]})
    if source is None:
        told = {"text": one_line["source"][:40], "words": listed(_sources().values(), _("or"))}
        wrong.append(_("“%(text)s” is not where an action comes from: write %(words)s.") % told)
    if bool(done) != bool(one_line["done_on"]):
        wrong.append(_("give both what was done and on which day, or neither."))
    if done_on is not None and done_on > today:
        wrong.append(_("it is done on a day that is still to come."))
    if wrong:
        return None
    columns = {
        "action": given["action"],
        "owner_role": one_line["owner_role"],
        "due_on": due["ends_on"],
        "due_as": due["ends_as"],
        "source": source,
        "source_title": one_line["source_title"],
        "scheme_id": scheme[0] if scheme else None,
        "appraisal": appraisal,
        "done_on": done_on,
        "done": done,
    }
    return PastedAction(columns, scheme[1] if scheme else "")


def _cleaned(field: Any, text: str, name: str, wrong: list[str]) -> Any:
    try:
        return field.clean(text)
    except ValidationError as error:
        told = {"name": COLUMNS[name][0], "fault": " ".join(error.messages)}
        wrong.append(_("“%(name)s”: %(fault)s") % told)
        return None


def _sources() -> dict[str, str]:
    return {value: str(label) for value, label in ProgrammeAction.Source.choices}


def _source(text: str) -> str | None:
    """Where an action comes from, by its word or its key; that of a row without one is other."""
    if not text:
        return str(ProgrammeAction.Source.OTHER)
    for value, label in _sources().items():
        if text.casefold() in (value, label.casefold()):
            return value
    return None
