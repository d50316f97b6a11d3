"""The way forward of a programme: the decisions of its strands, one appraisal each, put
together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from appraisal.casefile.masking import mask_decision
from appraisal.casefile.parts import CaseAppraisal
from appraisal.engine.words.answer import choice_words, view_words
from appraisal.models import Appraisal
from appraisal.states import sees_results
from schemes.exempt import NOTHING, Exempt
from schemes.models import Programme
from workbench.dates import day
from workbench.numbers.listing import listed, within
from workbench.pages.tables import Cell, Column, Row, Table


@dataclass(frozen=True, slots=True)
class StrandDecision:
    """One appraisal in the way forward. `preferred` is empty until it is decided; `present` of
    `entitled` took part, where that is known; `href` is its page."""

    name: str
    preferred: str = ""
    view: str = ""
    reason: str = ""
    present: int | None = None
    entitled: int | None = None
    decided_on: date | None = None
    next_step: str = ""
    href: str = ""

    @property
    def choice(self) -> str:
        """The preferred option, and the one it is chosen with a view to."""
        return choice_words(self.preferred, self.view)

    @property
    def attendance(self) -> str:
        if self.present is None:
            return _("Not recorded")
        if self.entitled is None:
            return str(self.present)
        return _("%(present)s of %(entitled)s") % {
            "present": self.present,
            "entitled": self.entitled,
        }


def strands_of(
    programme: Programme, roles: frozenset[str] | None = None, exempt: Exempt = NOTHING
) -> tuple[StrandDecision, ...]:
    """The strands of a programme in page sequence, in one query. For somebody with these `roles`
    a decision whose results are kept back is as if it were not there, and nothing of what is
    `exempt` for them is named."""
    found = (
        Appraisal.objects.filter(programme=programme)
        .select_related("programme", "decision__preferred", "decision__with_a_view_to")
        .exclude(pk__in=exempt.serving)
        .order_by("position", "pk")
    )
    for row in found:
        if row.decision is not None:
            mask_decision(row.decision, exempt.options)
    return tuple(_of_row(row, shown=roles is None or sees_results(row, roles)) for row in found)


def _of_row(appraisal: Appraisal, *, shown: bool) -> StrandDecision:
    name, href = appraisal.strand or appraisal.title, appraisal.get_absolute_url()
    decision = appraisal.decision
    if decision is None or not shown:
        return StrandDecision(name, href=href)
    return StrandDecision(
        name,
        preferred=decision.preferred.name,
        view=decision.with_a_view_to.name if decision.with_a_view_to else "",
        reason=decision.reason,
        present=decision.present,
        entitled=decision.entitled,
        decided_on=decision.decided_on,
        next_step=decision.next_step,
        href=href,
    )


def strands_in(appraisals: Iterable[CaseAppraisal]) -> tuple[StrandDecision, ...]:
    """The strands of a checked case file."""
    return tuple(map(_of_part, appraisals))


def _of_part(part: CaseAppraisal) -> StrandDecision:
    name, decision = part.strand or part.title, part.decision
    if decision is None:
        return StrandDecision(name)
    names = {option.code: option.name for option in part.options}
    return StrandDecision(
        name,
        preferred=names[decision.preferred],
        view=names.get(decision.with_a_view_to, ""),
        reason=decision.reason,
        present=decision.present,
        entitled=decision.entitled,
        decided_on=date.fromisoformat(decision.decided_on) if decision.decided_on else None,
        next_step=decision.next_step,
    )


def way_forward_sentence(strands: Sequence[StrandDecision]) -> str:
    """All strands in one sentence; those not decided are named in another."""
    decided = [one for one in strands if one.preferred]
    waiting = [within(one.name) for one in strands if not one.preferred]
    if not decided:
        return _("No strand of the way forward is decided yet.")
    parts = [
        _("for %(strand)s, %(choice)s") % {"strand": within(one.name), "choice": one.choice}
        for one in decided
    ]
    text = _("The way forward is: %(parts)s.") % {"parts": "; ".join(parts)}
    if waiting:
        text += " " + _("Not decided yet: %(strands)s.") % {"strands": listed(waiting)}
    return text


def way_forward_table(strands: Sequence[StrandDecision]) -> Table:
    """For each strand the preferred option, the reason, who took part and what comes next. The
    column of days is left out where no day is known."""
    dated = any(one.decided_on for one in strands)
    days = (Column(_("Decided on")),) if dated else ()
    return Table(
        caption=_("The strands and what is preferred in each"),
        name="way-forward",
        columns=(
            Column(_("Strand")),
            Column(_("Preferred option")),
            Column(_("Why")),
            Column(_("Took part")),
            *days,
            Column(_("Next step")),
        ),
        rows=tuple(_row(one, dated=dated) for one in strands),
    )


def _row(strand: StrandDecision, *, dated: bool) -> Row:
    nothing = Cell(_("Not decided yet"))
    if not strand.preferred:
        return Row(Cell(strand.name, href=strand.href), (nothing,) * (5 if dated else 4))
    view = view_words(strand.view) if strand.view else ""
    decided = Cell(day(strand.decided_on) if strand.decided_on else _("Not recorded"))
    return Row(
        Cell(strand.name, href=strand.href),
        (
            Cell(strand.preferred, note=view),
            Cell(strand.reason or _("No reason recorded")),
            Cell(strand.attendance),
            *((decided,) if dated else ()),
            Cell(strand.next_step or _("Not recorded")),
        ),
    )
