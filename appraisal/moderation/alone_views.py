"""What the rules would make of one assessor's ratings alone, and of the others' without one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from appraisal.engine.agreement.alone import Stood, Variant, Variants, variants
from appraisal.engine.checking.fault import ProblemError
from appraisal.engine.words.names import assessor_names
from appraisal.engine.words.outcomes import outcome_words
from appraisal.moderation.place import panel_for
from appraisal.moderation.sheet import Member, ModerationSheet
from appraisal.moderation.views import closed
from workbench.numbers.listing import counts_alike, listed, opening
from workbench.numbers.ranks import rank_text
from workbench.pages.answering import person
from workbench.pages.tables import Cell, Column, Row, Table

FEW = 4


@require_safe
def alone(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """The ranks by each assessor alone beside the agreed ones, and the first place with each of
    them left out. Before the results are released, for those who moderate."""
    place = panel_for(person(request), programme, appraisal)
    if not place.sees_ratings:
        return closed(request, place)
    place.require_results()
    sheet = ModerationSheet.of(place.appraisal, exempt=place.exempt.options)
    speak = {one.assessor for one in sheet.ratings}
    rated = [one for one in sheet.members if one.code in speak]
    heading = _("If each assessor alone decided")
    tables: tuple[Table, ...] = ()
    state = _("No assessor has rated anything yet, so there is nothing to compare.")
    if rated:
        found = variants(sheet.rows.problem, sheet.ratings, [one.code for one in rated])
        names = {one.code: one.name for one in sheet.rows.options}
        agreed = _agreed(sheet)
        called = assessor_names((one.code, one.role, one.authority) for one in rated)
        ranks = _ranks(found, agreed, list(called.values()), names)
        tables = (ranks, _left_out(found, rated, names))
        state = _state(found, agreed, names, called)
    context = place.context(
        heading,
        (_("Moderation"), place.url("moderation")),
        (heading, None),
        room="moderation",
        state=state,
        tables=tables,
        back=place.url("moderation"),
    )
    return render(request, "appraisal/moderation/alone.html", context)


def _agreed(sheet: ModerationSheet) -> Variant:
    """The options as the agreed ratings have them."""
    try:
        found = sheet.rows.result
    except ProblemError:
        return Variant("", ())
    options = (Stood(one.code, one.outcome, one.rank, one.joint) for one in found.options)
    return Variant("", tuple(options))


def _place(variant: Variant, code: str) -> Cell:
    for one in variant.options:
        if one.code == code:
            outcome = outcome_words(one.outcome)
            if one.rank is None:
                return Cell(opening(outcome))
            return Cell(rank_text(one.rank, one.joint))
    return Cell(_("Not worked out"))


def _ranks(found: Variants, agreed: Variant, called: list[str], names: dict[str, str]) -> Table:
    return Table(
        caption=_("Ranks by what is agreed and by each assessor alone"),
        columns=(
            Column(_("Option")),
            Column(_("Agreed")),
            *(Column(one) for one in called),
        ),
        rows=tuple(
            Row(Cell(name), tuple(_place(one, code) for one in (agreed, *found.alone)))
            for code, name in names.items()
        ),
        cards=len(called) <= FEW,
    )


def _left_out(found: Variants, rated: list[Member], names: dict[str, str]) -> Table:
    whole = found.medians
    first = Row(
        Cell(_("Nobody")),
        (Cell(_first_words(whole, names)), Cell(_("This is what the others are held against"))),
    )
    return Table(
        caption=_("First place by the medians, with each assessor left out"),
        columns=(Column(_("Left out")), Column(_("First place")), Column(_("Does it change?"))),
        rows=(
            first,
            *(
                Row(
                    Cell(member.words),
                    (
                        Cell(_first_words(one, names)),
                        Cell(_("It changes") if one.first != whole.first else _("No")),
                    ),
                )
                for member, one in zip(rated, found.without, strict=True)
            ),
        ),
    )


def _first_words(variant: Variant, names: dict[str, str]) -> str:
    first = [names[one.code] for one in variant.options if one.code in variant.first]
    return listed(first) if first else _("None is in first place")


def _state(found: Variants, agreed: Variant, names: dict[str, str], called: dict[str, str]) -> str:
    """How the first place would move, in a sentence."""
    parts = []
    if agreed.first:
        alike = sum(one.first == agreed.first for one in found.alone)
        values = {
            "first": _first_words(agreed, names),
            "alike": _alike_words(alike, len(found.alone)),
        }
        parts.append(_("By what is agreed %(first)s comes first; %(alike)s.") % values)
    moved = [called[one.assessor] for one in found.without if one.first != found.medians.first]
    if moved:
        parts.append(
            _("By the medians, leaving out %(who)s changes the first place.")
            % {"who": listed(moved, _("or"))}
        )
    else:
        parts.append(_("By the medians, leaving out any one of them changes no first place."))
    return " ".join(parts)


def _alike_words(alike: int, whole: int) -> str:
    """How many would alone say what is agreed."""
    if whole == 1:
        return (
            _("the one assessor alone says the same") if alike else _("the one assessor does not")
        )
    some, all_ = counts_alike(alike, whole)
    values = {"alike": some, "whole": all_}
    if not alike:
        return _("none of the %(whole)s assessors alone would say the same") % values
    if alike == whole:
        return _("each of the %(whole)s assessors alone would say the same") % values
    return _("%(alike)s of %(whole)s assessors alone would say the same") % values
