"""The lists on the page of criteria, with each rule in a sentence."""

import re
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from appraisal.access import AppraisalPlace
from appraisal.casefile.rows import AppraisalRows
from appraisal.engine.checking.whole import Fault, faults
from appraisal.engine.words.rules import rule_sentence
from appraisal.models import Criterion, CriterionGroup, Level, Scale
from workbench.numbers.listing import listed, opening
from workbench.numbers.text import percent, plain_number
from workbench.pages.moving import Move, moves_of, version_of


@dataclass(frozen=True, slots=True)
class CriterionEntry:
    """One criterion: its rule in a sentence, its share of all weight, the buttons that move it."""

    row: Criterion
    rule: str
    share: str
    move: Move


@dataclass(frozen=True, slots=True)
class RoleList:
    """The criteria of one role; `empty` is the sentence for a role without any."""

    key: str
    heading: str
    meaning: str
    empty: str
    entries: tuple[CriterionEntry, ...]


@dataclass(frozen=True, slots=True)
class GroupEntry:
    """One group of criteria: its share of all weight, its criteria in a sentence, the buttons that
    move it."""

    row: CriterionGroup
    share: str
    members: str
    move: Move


@dataclass(frozen=True, slots=True)
class ScaleEntry:
    """One scale with its levels, best first as people put them, who uses it, and the buttons that
    move it."""

    row: Scale
    name: str
    range: str
    levels: tuple[tuple[Level, str], ...]
    used_by: str
    move: Move


@dataclass(frozen=True, slots=True)
class ToMend:
    """A contradiction in a sentence, with the page on which to correct it."""

    text: str
    url: str


# Role, heading, what it means, what stands there while it is empty.
GROUPS = (
    (
        Criterion.Role.GATEWAY,
        gettext_lazy("Gateways"),
        gettext_lazy("An option that fails one is not feasible, whatever else it offers."),
        gettext_lazy(
            "None yet. For example: “Can the Council's legal duties be delegated?”, pass or fail."
        ),
    ),
    (
        Criterion.Role.RANKING,
        gettext_lazy("Ranking criteria"),
        gettext_lazy("These put the feasible options in order."),
        gettext_lazy("None yet. For example: “Savings and income”, rated high, medium or low."),
    ),
    (
        Criterion.Role.CONDITIONAL,
        gettext_lazy("Conditional gateways"),
        gettext_lazy("A fail stops an option unless it does well enough elsewhere."),
        gettext_lazy(
            "None. For example: “Tested by other councils”, excused by a high rating on savings."
        ),
    ),
    (
        Criterion.Role.CONSIDERATION,
        gettext_lazy("Considerations"),
        gettext_lazy("Weighed in words when people decide; never rated."),
        gettext_lazy("None. For example: “How soon could staff be told?”"),
    ),
)


def groups_of(rows: AppraisalRows, place: AppraisalPlace) -> tuple[RoleList, ...]:
    """The criteria by role, in page sequence."""
    shares = _shares(rows)
    moves = moves_of(
        rows.criteria,
        key=lambda criterion: criterion.pk,
        address=lambda criterion: place.url("criterion-move", criterion.slug),
        name=str,
        version=version_of,
        among=lambda criterion: criterion.role,
    )
    found = []
    for role, heading, meaning, empty in GROUPS:
        members = [criterion for criterion in rows.criteria if criterion.role == role]
        entries = tuple(
            CriterionEntry(
                row=criterion,
                rule=_sentence(rows, criterion),
                share=_share(shares.get(criterion.code)),
                move=moves[criterion.pk],
            )
            for criterion in members
        )
        found.append(RoleList(str(role), str(heading), str(meaning), str(empty), entries))
    return tuple(found)


def criterion_groups_of(rows: AppraisalRows, place: AppraisalPlace) -> tuple[GroupEntry, ...]:
    """The groups of ranking criteria, in page sequence."""
    shares = _shares(rows)
    groups = rows.groups if rows.criteria else rows.every_group
    moves = moves_of(
        groups,
        key=lambda group: group.pk,
        address=lambda group: place.url("group-move", group.pk),
        name=lambda group: _("group of criteria %(name)s") % {"name": group},
        version=version_of,
    )
    found = []
    for group in groups:
        members = [row for row in rows.criteria if row.group_id == group.pk]
        share = sum((shares.get(row.code, Fraction(0)) for row in members), Fraction(0))
        found.append(
            GroupEntry(
                row=group,
                share=percent(share, 1) if shares and members else "",
                members=listed(row.name for row in members),
                move=moves[group.pk],
            )
        )
    return tuple(found)


def scales_of(rows: AppraisalRows, place: AppraisalPlace) -> tuple[ScaleEntry, ...]:
    """The scales with what their levels mean."""
    scales = list(place.appraisal.scales.order_by("position", "pk"))
    names = {scale.pk: scale.named(rows.levels.get(scale.pk, ())) for scale in scales}
    moves = moves_of(
        scales,
        key=lambda scale: scale.pk,
        address=lambda scale: place.url("scale-move", scale.slug),
        name=lambda scale: (
            _("scale %(name)s") % {"name": scale.named(rows.levels.get(scale.pk, ()))}
        ),
        version=version_of,
    )
    return tuple(
        ScaleEntry(
            row=scale,
            name=names[scale.pk],
            range=""
            if scale.minimum is None or scale.maximum is None
            else _("Points from %(least)s to %(most)s.")
            % {"least": plain_number(scale.minimum), "most": plain_number(scale.maximum)},
            levels=tuple(
                (level, plain_number(level.points))
                for level in rows.levels.get(scale.pk, ())
                if level.points is not None
            ),
            used_by=", ".join(c.name for c in rows.criteria if c.scale_id == scale.pk),
            move=moves[scale.pk],
        )
        for scale in scales
    )


def to_mend(rows: AppraisalRows, place: AppraisalPlace) -> tuple[ToMend, ...]:
    """Every contradiction of the appraisal. One that has only just begun lacks options or criteria:
    its empty pages say so, this list does not."""
    return tuple(
        _mend(fault, rows, place)
        for fault in faults(rows.problem)
        if fault.place not in ("options", "criteria")
    )


def _mend(fault: Fault, rows: AppraisalRows, place: AppraisalPlace) -> ToMend:
    found = re.match(r"(criteria|groups|ratings|options|measures)\[(\d+)\]", fault.place)
    text = opening(fault.message)
    if found and found[1] in ("options", "measures"):
        return ToMend(f"{text}.", _price_page(found[1], int(found[2]), rows, place))
    if found and found[1] == "criteria":
        row = rows.criteria[int(found[2])]
        return ToMend(f"{row.name}: {text}.", place.url("criterion-edit", row.slug))
    if found and found[1] == "groups":
        group = rows.groups[int(found[2])]
        return ToMend(f"{group}: {text}.", place.url("group-edit", group.pk))
    if found:
        rating = rows.ratings[int(found[2])]
        more = (rating.option.slug, rating.criterion.slug)
        return ToMend(f"{rating}: {text}.", place.url("scoring-cell", *more))
    return ToMend(f"{text}.", place.url("appraisal-edit"))


def _price_page(part: str, index: int, rows: AppraisalRows, place: AppraisalPlace) -> str:
    """Where a price can be corrected: on the option, on its lines, or among the measures. Of an
    option that is withheld from whoever reads, the page of all."""
    if part == "measures":
        value = rows.values[index]
        page = place.url("measures")
        square = f"#id_value-{value.measure_id}-{value.option_id}"
        return page if value.option.withheld else f"{page}{square}"
    option = rows.options[index]
    if option.withheld:
        return place.url("options")
    by_lines = rows.part.finance.costs_from == "lines" and rows.part.options[index].lines
    return place.url("option-costs" if by_lines else "option-edit", option.slug)


def _sentence(rows: AppraisalRows, criterion: Criterion) -> str:
    try:
        return rule_sentence(rows.criterion(criterion), rows.problem)
    except (LookupError, StopIteration):
        # Only a rule that contradicts itself has no sentence; the list of what to mend names it.
        return _("This rule contradicts itself: see what to mend.")


def _shares(rows: AppraisalRows) -> dict[str, Fraction]:
    """Each ranking criterion's share of all weight, by code; empty where nothing is weighed."""
    weights = {c.code: c.weight for c in rows.problem.criteria if c.weight is not None}
    whole = sum(weights.values(), Fraction(0))
    return {code: weight / whole for code, weight in weights.items()} if whole else {}


def _share(share: Fraction | None) -> str:
    if share is None:
        return ""
    return _("%(share)s of all weight") % {"share": percent(share, 1)}
