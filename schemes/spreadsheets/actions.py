"""What people do with spreadsheets of schemes: send one, and apply what it says."""

import hashlib
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from schemes.access import roles_of
from schemes.addresses import RESERVED
from schemes.models import Programme, SavingsLine, Scheme, SchemesImport
from schemes.register.actions import spellings_kept
from schemes.savings.inputs import recompute, years_of
from schemes.search.matching import found_by
from schemes.spreadsheets.changes import Preview, RowChange, WorkbookChanges
from schemes.spreadsheets.comparing import changes_in
from schemes.spreadsheets.preview.kept import FIGURES, figures_kept, kept_figures, standing
from schemes.spreadsheets.read.sheets import MOST_FAULTS, ReadSheet, SheetFault, WorkbookReading
from schemes.spreadsheets.reading import reading
from workbench.models import User
from workbench.rows.adding import add_all
from workbench.rows.order import after_last
from workbench.rows.slugs import slug_for
from workbench.rows.writing import write

# Rows between two words of progress, and in one statement to the database.
STEP: Final = 500
# Changed rows that the trail quotes; the import itself keeps them all.
QUOTED: Final = 100


def send_spreadsheet(
    *, programme: Programme, file_name: str, content: bytes, by: User, token: UUID
) -> Generator[str, None, SchemesImport]:
    """Reads the file, and keeps what it says until somebody applies it; an import of the same
    person that is not applied yet is removed.

    Yields its progress in words. Raises `FileError` for a file that cannot be taken. If the caller
    stops listening, nothing is kept.
    """
    read = yield from _reading(file_name, content)
    draft = SchemesImport(
        programme=programme,
        file_name=file_name[-200:],
        sha256=hashlib.sha256(content).hexdigest(),
        by=str(by)[:200],
        by_id=by.pk,
        state=SchemesImport.State.READY,
    )
    roles = roles_of(by, programme.pk)
    if read.faults:
        # What is wrong with the rows beside each other is told in the same round.
        faults = list(read.faults)
        if read.is_whole and len(faults) < MOST_FAULTS:
            faults += changes_in(programme, read.schemes, read.lines, roles).faults
        draft.state = SchemesImport.State.FAULTY
        draft.faults = [[fault.place, fault.message] for fault in faults[:MOST_FAULTS]]
    else:
        yield _(
            "Holding %(schemes)s schemes and %(lines)s savings lines against the programme."
        ) % {
            "schemes": f"{len(read.schemes.rows):,}",
            "lines": f"{len(read.lines.rows):,}",
        }
        draft.content = {"schemes": read.schemes.as_text(), "lines": read.lines.as_text()}
        as_it_stands = standing(programme, roles)
        changes = changes_in(programme, read.schemes, read.lines, roles)
        draft.preview = Preview.of(changes).as_json() | {
            "standing": as_it_stands,
            "notes": list(read.notes),
        }
        draft.content[FIGURES] = kept_figures(changes.figures, years_of(programme))
    with write(by=by, token=token) as writer:
        waiting = SchemesImport.objects.filter(programme=programme, by_id=by.pk)
        waiting.exclude(state=SchemesImport.State.APPLIED).delete()
        draft.at = writer.at
        writer.save(draft)
        after = {"file": draft.file_name, "sha256": draft.sha256, "faults": len(draft.faults)}
        writer.record("sent spreadsheet", draft, programme, after=after)
    return draft


def _reading(file_name: str, content: bytes) -> Generator[str, None, WorkbookReading]:
    steps = reading(file_name, content)
    while True:
        try:
            at = next(steps)
        except StopIteration as end:
            found: WorkbookReading = end.value
            return found
        yield _("Read %(done)s of %(count)s rows of the sheet %(sheet)s.") % {
            "done": f"{at.done:,}",
            "count": f"{at.count:,}",
            "sheet": at.sheet,
        }


def preview_of(draft: SchemesImport, roles: frozenset[str]) -> Preview:
    """What the import would change: the preview kept when the file was sent, if nothing has changed
    since, else a new one. Applying works the changes out again in either case."""
    if draft.state == SchemesImport.State.READY:
        kept = draft.preview
        # An import that was sent before rows were kept as texts is looked through anew.
        if kept and "texts" in kept and kept["standing"] == standing(draft.programme, roles):
            return Preview.from_json(kept)
    return Preview.of(changes_of(draft, roles))


def changes_of(
    draft: SchemesImport, roles: frozenset[str], *, money_checked: bool = False
) -> WorkbookChanges:
    """What the import would change as the programme is now, for a person with these roles;
    `money_checked` as in `changes_in`."""
    if draft.state != SchemesImport.State.READY:
        return WorkbookChanges(
            faults=[SheetFault(place, message) for place, message in draft.faults]
        )
    schemes = ReadSheet.from_kept(draft.content["schemes"])
    lines = ReadSheet.from_kept(draft.content["lines"])
    return changes_in(draft.programme, schemes, lines, roles, money_checked=money_checked)


def apply_import(
    *, draft: SchemesImport, seen: str, version: int, by: User, token: UUID
) -> Iterator[str]:
    """Makes every change of the import in one transaction, and yields its progress in words.

    `seen` is the digest of the changes that were shown. Raises `ValidationError` where they are not
    what the import would do now, or where it has faults, and `Conflict` where the import was
    applied meanwhile. If the caller stops listening, everything is undone.
    """
    programme = draft.programme
    yield _("Checking that nothing moved since you looked.")
    with write(by=by, token=token) as writer:
        programme = Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
        draft = writer.lock(SchemesImport.objects.filter(pk=draft.pk), version)
        draft.programme = programme
        changes = changes_of(draft, roles_of(by, programme.pk), money_checked=True)
        if changes.faults or draft.state != SchemesImport.State.READY:
            raise ValidationError(
                _("The spreadsheet has faults now. Look at them and send it again.")
            )
        if changes.digest != seen:
            raise ValidationError(
                _(
                    "Somebody changed these schemes since you looked. Nothing was applied: look "
                    "at what would change now."
                )
            )
        batch = _Batch(programme, figures_kept(draft.content, years_of(programme)))
        yield from batch.write_schemes(changes.schemes)
        yield from batch.write_lines(changes.lines)
        if batch.touched:
            yield _("Working out the figures of %(count)s schemes.") % {
                "count": f"{len(batch.touched):,}"
            }
            try:
                recompute(programme, list(Scheme.objects.filter(pk__in=batch.touched)))
            except ValueError as error:
                # A line that somebody changed meanwhile and that no longer goes with its change.
                raise ValidationError(str(error)) from error
        draft.state = SchemesImport.State.APPLIED
        draft.outcome = _outcome(changes)
        draft.content = draft.preview = {}
        writer.save(draft)
        quoted = [row for row in changes.rows if not row.is_new][:QUOTED]
        writer.record(
            "imported schemes",
            draft,
            programme,
            before={row.name: _words(row, "before") for row in quoted},
            after={"file": draft.file_name, "sha256": draft.sha256}
            | changes.counts
            | {row.name: _words(row, "after") for row in quoted},
        )


def _words(row: RowChange, side: str) -> dict[str, str]:
    return {change.heading: getattr(change, side) for change in row.fields}


def _outcome(changes: WorkbookChanges) -> dict[str, Any]:
    """What is kept of an applied import: its counts, the names of what it added, and each changed
    value before and after."""
    return {
        "counts": changes.counts,
        "rows": [row.as_json(fields=not row.is_new) for row in changes.rows],
    }


@dataclass(slots=True)
class _Batch:
    """Writes rows in hundreds. `figures` are those of new schemes, as far as they are kept;
    `touched` are the schemes whose figures have to be worked out."""

    programme: Programme
    figures: Mapping[str, Any] = field(default_factory=dict)
    touched: set[int] = field(default_factory=set)
    by_reference: dict[str, int] = field(default_factory=dict)

    def write_schemes(self, changes: list[RowChange]) -> Iterator[str]:
        others = Scheme.objects.filter(programme=self.programme)
        taken = {*others.values_list("slug", flat=True), *RESERVED}
        standing = others.in_bulk([row.pk for row in changes if row.pk is not None])
        place = after_last(others)
        rows: list[Scheme] = []
        for change in changes:
            if change.pk is None:
                scheme = Scheme(programme=self.programme, position=place)
                place += 1
                scheme.reference, spellings = spellings_kept(
                    str(change.after["reference"]), change.columns.get("spellings", [])
                )
                scheme.slug = slug_for(scheme.reference, taken)
                taken.add(scheme.slug)
                _set(scheme, change.columns | {"spellings": spellings})
                scheme.status = scheme.status or Scheme.Status.IDEA
                scheme.figures = self.figures.get(change.owner, {})
            else:
                scheme = standing[change.pk]
                _set(scheme, change.columns)
                scheme.version += 1
                if "confidence" in change.columns:
                    self.touched.add(scheme.pk)
            scheme.found_by = found_by(scheme)
            rows.append(scheme)
        yield from _save(rows, _("schemes"))
        self.by_reference = dict(others.values_list("reference", "pk"))

    def write_lines(self, changes: list[RowChange]) -> Iterator[str]:
        others = SavingsLine.objects.filter(scheme__programme=self.programme)
        standing = (
            {line.pk: line for line in others.iterator()}
            if any(not change.is_new for change in changes)
            else {}
        )
        places: dict[int, int] = {}
        for scheme, position in others.order_by("position").values_list("scheme_id", "position"):
            places[scheme] = position
        rows: list[SavingsLine] = []
        for change in changes:
            owner = self.by_reference[change.owner]
            if change.owner not in self.figures:
                self.touched.add(owner)
            if change.pk is None:
                places[owner] = places.get(owner, -1) + 1
                line = SavingsLine(scheme_id=owner, position=places[owner], **change.columns)
            else:
                line = standing[change.pk]
                line.version += 1
                _set(line, change.columns)
            rows.append(line)
        yield from _save(rows, _("savings lines"))


def _set(row: Scheme | SavingsLine, columns: dict[str, Any]) -> None:
    for name, value in columns.items():
        setattr(row, name, value)


def _save(rows: list[Any], what: str) -> Iterator[str]:
    """Adds the new rows and overwrites the standing ones, a statement for each few hundred."""
    new = [row for row in rows if row.pk is None]
    old = [row for row in rows if row.pk is not None]
    done = 0
    for some in (*_parts(new), *_parts(old)):
        model = type(some[0])
        if some[0].pk is None:
            add_all(some)
        else:
            names = [one.name for one in model._meta.concrete_fields if not one.primary_key]
            # One statement that overwrites by key: far quicker than an update for each row.
            model.objects.bulk_create(
                some, update_conflicts=True, unique_fields=["id"], update_fields=names
            )
        done += len(some)
        yield _("Wrote %(done)s of %(count)s %(what)s.") % {
            "done": f"{done:,}",
            "count": f"{len(rows):,}",
            "what": what,
        }


def _parts(rows: list[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(rows), STEP):
        yield rows[start : start + STEP]
