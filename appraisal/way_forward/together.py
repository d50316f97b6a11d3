"""The options of all strands side by side, and the choices that do not go together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from appraisal.casefile.parts import CaseAppraisal
from appraisal.models import Appraisal, NotTogether, Option
from appraisal.states import sees_results
from schemes.exempt import Exempt
from schemes.models import Programme
from workbench.numbers.listing import within
from workbench.pages.tables import Cell, Column, Row, Table


@dataclass(frozen=True, slots=True)
class Combination:
    """Two choices that do not go together: each the name of its strand and of its option, and why.
    It is `chosen` where the decisions in force prefer both."""

    first: tuple[str, str]
    second: tuple[str, str]
    reason: str
    chosen: bool = False
    pk: int = 0

    @property
    def words(self) -> str:
        """ "Small (delivery model) with Framework (IT procurement)"."""
        sides = [
            _("%(option)s (%(strand)s)") % {"option": option, "strand": within(strand)}
            for strand, option in (self.first, self.second)
        ]
        return _("%(first)s with %(second)s") % {"first": sides[0], "second": sides[1]}


@dataclass(frozen=True, slots=True)
class Dimension:
    """A strand with its options, the preferred one marked."""

    name: str
    options: tuple[tuple[str, bool], ...]
    href: str = ""


def rows_of(programme: Programme, exempt: Exempt | None = None) -> list[Appraisal]:
    """The appraisals of a programme with their options and decisions, in page sequence; without
    what is `exempt` for whoever looks."""
    kept = exempt or Exempt()
    found = Appraisal.objects.filter(programme=programme).select_related("programme", "decision")
    options = Option.objects.exclude(pk__in=kept.options)
    shown = found.exclude(pk__in=kept.serving).order_by("position", "pk")
    return list(shown.prefetch_related(Prefetch("options", queryset=options)))


def options_in(appraisal: Appraisal) -> list[Option]:
    """The options of an appraisal of `rows_of`, in page sequence."""
    return sorted(appraisal.options.all(), key=lambda one: (one.position, one.pk))


def preferred_in(appraisals: Iterable[Appraisal], roles: frozenset[str]) -> set[int]:
    """The keys of the options that are preferred, as somebody with these roles may know."""
    return {
        one.decision.preferred_id
        for one in appraisals
        if one.decision is not None and sees_results(one, roles)
    }


def dimensions_of(appraisals: Iterable[Appraisal], preferred: set[int]) -> tuple[Dimension, ...]:
    """The strands with their options."""
    return tuple(
        Dimension(
            one.strand or one.title,
            tuple((option.name, option.pk in preferred) for option in options_in(one)),
            one.get_absolute_url(),
        )
        for one in appraisals
    )


def combinations_of(
    programme: Programme, preferred: set[int], exempt: Exempt | None = None
) -> tuple[Combination, ...]:
    """What does not go together in a programme, in one query; without what is `exempt` for whoever
    looks."""
    kept = exempt or Exempt()
    found = NotTogether.objects.filter(programme=programme).select_related(
        "option__appraisal", "other__appraisal"
    )
    found = found.exclude(option__in=kept.options).exclude(other__in=kept.options)
    found = found.exclude(option__appraisal__in=kept.serving)
    found = found.exclude(other__appraisal__in=kept.serving)
    return tuple(
        Combination(
            _side(row.option),
            _side(row.other),
            row.reason,
            chosen={row.option_id, row.other_id} <= preferred,
            pk=row.pk,
        )
        for row in found.order_by("pk")
    )


def _side(option: Option) -> tuple[str, str]:
    return option.appraisal.strand or option.appraisal.title, option.name


def combinations_in(appraisals: Iterable[CaseAppraisal]) -> tuple[Combination, ...]:
    """What does not go together in a checked case file."""
    parts = {part.reference: part for part in appraisals}
    names = {
        (part.reference, option.code): (part.strand or part.title, option.name)
        for part in parts.values()
        for option in part.options
    }
    chosen = {
        (part.reference, part.decision.preferred)
        for part in parts.values()
        if part.decision is not None
    }
    pairs = [
        ((part.reference, one.option), (one.appraisal, one.other), one.reason)
        for part in parts.values()
        for one in part.not_together
    ]
    return tuple(
        Combination(names[first], names[second], reason, chosen={first, second} <= chosen)
        for first, second, reason in pairs
    )


def warnings_of(combinations: Iterable[Combination]) -> list[str]:
    """A sentence for each two decisions in force that do not go together."""
    text = _("The decisions in force do not go together: %(pair)s. %(reason)s")
    return [text % {"pair": one.words, "reason": one.reason} for one in combinations if one.chosen]


def dimensions_table(dimensions: Sequence[Dimension]) -> Table:
    """The strands across their options; a strand with fewer options than another ends in empty
    cells."""
    most = max((len(one.options) for one in dimensions), default=0)
    return Table(
        caption=_("The choices in each strand"),
        name="choices",
        columns=(
            Column(_("Strand")),
            *(Column(_("Choice %(number)s") % {"number": n}) for n in range(1, most + 1)),
        ),
        rows=tuple(
            Row(
                Cell(one.name, href=one.href),
                tuple(
                    Cell(name, note=_("Preferred") if preferred else "")
                    for name, preferred in one.options
                )
                + (Cell("–"),) * (most - len(one.options)),
            )
            for one in dimensions
        ),
    )


def combinations_table(combinations: Sequence[Combination]) -> Table:
    """What does not go together, and why."""
    return Table(
        caption=_("Choices that do not go together"),
        name="not-together",
        columns=(Column(_("Choice")), Column(_("Not with")), Column(_("Why"))),
        rows=tuple(
            Row(
                Cell(one.first[1], note=one.first[0]),
                (Cell(one.second[1], note=one.second[0]), Cell(one.reason)),
            )
            for one in combinations
        ),
    )
