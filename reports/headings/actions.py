"""What people do to the headings of one paper."""

from collections.abc import Iterable
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.utils.translation import gettext as _

from reports.casefile.papers import HEADING
from reports.formats.arranging import DEEPEST, ArrangedHeading, Arrangement, arranged
from reports.formats.format import FormatError
from reports.formats.shelf import house_format
from reports.models import Paper, PaperHeading, Section
from workbench.models import User
from workbench.rows.order import beside, lock
from workbench.rows.removing import remove_row
from workbench.rows.slugs import slug_for
from workbench.rows.writing import Writer, write

# The version of a heading that stands as the house format has it, of which there is no row.
AS_IN_FORMAT = 1


def arrangement_of(paper: Paper) -> Arrangement:
    """The headings of a paper as they stand. Raises `FormatError`."""
    rows = PaperHeading.objects.filter(paper=paper).order_by("position", "pk")
    return arranged(house_format(paper.house_format), tuple(map(HEADING.part_of, rows)))


def written_keys(paper: Paper) -> frozenset[str]:
    """The keys of the sections of a paper in which something is written."""
    return frozenset(
        Section.objects.filter(paper=paper).exclude(text="").values_list("key", flat=True)
    )


def rename_heading(
    *, paper: Paper, key: str, heading: str, version: int, by: User, token: UUID
) -> PaperHeading:
    """Calls a heading so in this paper. Raises `Conflict` where somebody else changed it."""
    with write(by=by, token=token) as writer:
        found = _Headings(writer, paper)
        line, row = found.line(key), found.row(key, version)
        row.heading = "" if heading == line.in_format else heading
        writer.save(row)
        writer.record("renamed heading", row, paper.programme)
    return row


def leave_out_heading(
    *, paper: Paper, key: str, version: int, by: User, token: UUID
) -> PaperHeading:
    """Leaves a heading out, with those beneath it. What is written there is kept. Raises
    `ValidationError` for one that the house format requires, and `Conflict`."""
    with write(by=by, token=token) as writer:
        found = _Headings(writer, paper)
        line, row = found.line(key), found.row(key, version)
        if line.holds:
            raise ValidationError(_must_stand(line))
        row.left_out = True
        writer.save(row)
        writer.record("left out heading", row, paper.programme)
    return row


def put_back_heading(
    *, paper: Paper, key: str, version: int, by: User, token: UUID
) -> PaperHeading:
    """Puts back a heading that was left out. Raises `Conflict`."""
    with write(by=by, token=token) as writer:
        row = _Headings(writer, paper).row(key, version)
        row.left_out = False
        writer.save(row)
        writer.record("put back heading", row, paper.programme)
    return row


def move_heading(
    *, paper: Paper, key: str, up: bool, version: int, by: User, token: UUID
) -> PaperHeading:
    """Moves a heading, with those beneath it, one place up or down among its neighbours; the first
    and the last stay where they are. Raises `Conflict`."""
    with write(by=by, token=token) as writer:
        found = _Headings(writer, paper)
        line, row = found.line(key), found.row(key, version)
        peers = found.peers(line)
        was = peers.index(key)
        now = beside(was, len(peers), up=up)
        found.name(peers)
        found.put_in_order(swapped=(key, peers[now]))
        row.position = PaperHeading.objects.get(pk=row.pk).position
        writer.save(row)
        writer.record(
            "moved heading",
            row,
            paper.programme,
            before={"paper": paper.pk, "place": was + 1},
            after={"paper": paper.pk, "place": now + 1},
        )
    return row


def add_heading(
    *,
    paper: Paper,
    heading: str,
    by: User,
    token: UUID,
    after: str = "",
    beneath: str = "",
    appendix: bool = False,
) -> PaperHeading:
    """Adds a heading of the paper's own: behind the one with the key `after`, as the last `beneath`
    another, or as the last of the headings or of the appendices. Raises `ValidationError` where
    that would be too deep, `DoesNotExist` where the heading named is gone."""
    with write(by=by, token=token) as writer:
        found = _Headings(writer, paper)
        behind = found.line(after) if after else None
        above = found.line(beneath) if beneath else None
        if above is not None and above.level >= DEEPEST:
            raise ValidationError(
                _("A paper has headings of three levels: add this one higher up.")
            )
        if behind is not None:
            beneath, appendix = behind.beneath, behind.appendix
        elif above is not None:
            appendix = above.appendix
        row = PaperHeading(
            paper=paper,
            key=slug_for(heading, found.taken()),
            heading=heading,
            own=True,
            beneath=beneath,
            appendix=appendix,
            position=len(found.rows),
        )
        writer.save(row)
        if behind is not None:
            found.name(found.peers(behind))
            found.put_in_order(new=(row, behind.key))
        writer.record("added heading", row, paper.programme)
    return row


def remove_heading(*, paper: Paper, key: str, version: int, by: User, token: UUID) -> None:
    """Removes a heading of the paper's own beneath which nothing stands. Raises `ValidationError`
    for another, and `Conflict`."""
    with write(by=by, token=token) as writer:
        found = _Headings(writer, paper)
        line, row = found.line(key), found.row(key, version)
        if not may_remove(line, written_keys(paper)):
            raise ValidationError(
                _("Something stands beneath this heading. Leave it out instead: that keeps it.")
            )
        writer.record("removed heading", row, paper.programme, removed=True)
        remove_row(writer, row, paper.programme)


def may_remove(line: ArrangedHeading, written: frozenset[str]) -> bool:
    """Whether a heading can be removed for good: one of the paper's own with nothing beneath."""
    return line.own and not line.parent and line.key not in written


class _Headings:
    """The headings of a paper within one write, to which others come one after the other."""

    def __init__(self, writer: Writer, paper: Paper) -> None:
        lock(paper)
        self.writer, self.paper = writer, paper
        rows = PaperHeading.objects.filter(paper=paper).order_by("position", "pk")
        self.rows = {row.key: row for row in rows}
        try:
            self.arrangement = arrangement_of(paper)
        except FormatError as error:
            raise ValidationError(
                _("The house format of this paper cannot be read. Choose another first.")
            ) from error

    def line(self, key: str) -> ArrangedHeading:
        """The heading in its place. Raises `DoesNotExist` where the paper has none of this key."""
        found = self.arrangement.find(key)
        if found is None:
            raise ObjectDoesNotExist
        return found

    def row(self, key: str, version: int) -> PaperHeading:
        """The row of the heading, locked at `version`; a new one where it stood as the format has
        it. Raises `Conflict` at another version, and `DoesNotExist`."""
        if key not in self.rows:
            if version != AS_IN_FORMAT:
                raise ObjectDoesNotExist
            self.line(key)
            self.name([key])
            self.put_in_order()
        return self.writer.lock(PaperHeading.objects.filter(paper=self.paper, key=key), version)

    def name(self, keys: Iterable[str]) -> None:
        """Makes rows for those of the headings that have none."""
        for key in keys:
            if key not in self.rows:
                row = PaperHeading(paper=self.paper, key=key, position=len(self.rows))
                row.full_clean()
                row.save()
                self.rows[key] = row

    def peers(self, line: ArrangedHeading) -> list[str]:
        """The keys of the headings among which this one stands, in sequence."""
        return [one.key for one in self.arrangement.lines if one.among == line.among]

    def taken(self) -> set[str]:
        """The keys that no further heading of the paper may have."""
        sections = Section.objects.filter(paper=self.paper).values_list("key", flat=True)
        own = {one.key for one in self.arrangement.lines}
        return {*self.rows, *own, *sections, *self.arrangement.house.sections}

    def put_in_order(
        self,
        swapped: tuple[str, str] | None = None,
        new: tuple[PaperHeading, str] | None = None,
    ) -> None:
        """Gives the rows the sequence in which the headings stand, two of them `swapped`, or a
        `new` one put behind that of a key. Only positions change, no versions: somebody who is at
        another heading is not disturbed."""
        at = {one.key: place for place, one in enumerate(self.arrangement.lines)}
        order = sorted(self.rows.values(), key=lambda row: at.get(row.key, len(at)))
        keys = [row.key for row in order]
        if swapped is not None:
            here, there = keys.index(swapped[0]), keys.index(swapped[1])
            order[here], order[there] = order[there], order[here]
        if new is not None:
            order.insert(keys.index(new[1]) + 1, new[0])
        for position, row in enumerate(order):
            if row.position != position:
                PaperHeading.objects.filter(pk=row.pk).update(position=position)
                row.position = position


def _must_stand(line: ArrangedHeading) -> str:
    if line.required:
        text = _("“%(heading)s” stands in every paper of this house format. You can rename it.")
    else:
        text = _(
            "Beneath “%(heading)s” stands one that is in every paper of this house format, so it "
            "cannot be left out."
        )
    return text % {"heading": line.heading}
