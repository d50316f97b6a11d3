"""Cells of the sheet in words, as pages show them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from appraisal.access import AppraisalPlace
from appraisal.models import Rating
from appraisal.moderation.sheet import Member, ModerationSheet, PanelCell
from appraisal.moderation.words import (
    agreed_where,
    agreed_words,
    counts_words,
    marks_words,
    middle_words,
    own_words,
)
from appraisal.scoring.allowed import Allowed
from workbench.pages.tables import Cell, Column, Row, Table


@dataclass(frozen=True, slots=True)
class Agreed:
    """The agreed rating in words."""

    word: str
    reason: str
    where: str
    dissent: str


def agreed_of(rating: Rating | None, allowed: Allowed) -> Agreed | None:
    if rating is None:
        return None
    return Agreed(
        agreed_words(rating, allowed),
        rating.not_applicable or rating.reason,
        agreed_where(rating),
        rating.dissent,
    )


@dataclass(frozen=True, slots=True)
class Voice:
    """What one of the panel gave in a cell. `far`: far from the median."""

    member: Member
    word: str
    reason: str
    far: bool


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell in words. `is_marked`: something sets it apart."""

    cell: PanelCell
    url: str
    counts: str
    middle: str
    marks: str
    is_marked: bool
    voices: tuple[Voice, ...]
    agreed: Agreed | None


def shown(place: AppraisalPlace, sheet: ModerationSheet, cell: PanelCell) -> ShownCell:
    members = {one.code: one for one in sheet.members}
    found = cell.agreement
    return ShownCell(
        cell=cell,
        url=place.url("moderation-cell", cell.option.slug, cell.criterion.slug),
        counts=counts_words(cell),
        middle=middle_words(cell),
        marks=marks_words(cell),
        is_marked=bool(found.wide or found.apart or found.outliers),
        voices=tuple(
            Voice(
                members[one.rating.assessor or ""],
                own_words(one, cell.allowed),
                one.reason,
                one.rating.assessor in found.outliers,
            )
            for one in cell.own
        ),
        agreed=agreed_of(cell.agreed, cell.allowed),
    )


def voices_table(place: AppraisalPlace, one: ShownCell) -> Table | None:
    """All ratings and reasons of a cell side by side; None where nobody has rated it."""
    if not one.voices:
        return None
    names = place.may_moderate
    return Table(
        caption=_("What each assessor gave"),
        columns=(
            Column(_("Assessor")),
            Column(_("Rating")),
            Column(_("Why")),
            Column(_("Beside the others")),
        ),
        rows=tuple(
            Row(
                Cell(voice.member.words, note=voice.member.name if names else ""),
                (
                    Cell(voice.word),
                    Cell(voice.reason or _("No reason given")),
                    Cell(_("Far from the median") if voice.far else _("Near")),
                ),
            )
            for voice in one.voices
        ),
    )
