"""Weights beside one another: each participant's, and the agreed ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from appraisal.models import (
    Appraisal,
    Assessor,
    AssessorWeight,
    Criterion,
    CriterionGroup,
    Level,
)
from appraisal.weights.levels import Weighed, levels_of
from appraisal.weights.shares import agreed_shares, shares_of
from workbench.models import User
from workbench.numbers.text import percent, plain_number, points_in_full
from workbench.pages.tables import Cell, Column, Row, Table


@dataclass(frozen=True, slots=True)
class ShareBar:
    """One criterion, or one group of them, with its weight and its share, as a number from 0 to 100
    and in words; `within` says that a criterion's weight is one within a group."""

    key: int
    name: str
    weight: str
    share: str
    width: int
    carries: str = ""
    reach: str = ""
    is_group: bool = False
    within: bool = False


def bars_of(
    criteria: Sequence[Criterion],
    weights: Mapping[int, Decimal | None],
    carried: Mapping[str, Fraction] | None = None,
    groups: Sequence[CriterionGroup] = (),
    reach: Mapping[str, Fraction] | None = None,
) -> list[ShareBar]:
    """The criteria with their shares of all weight, the greatest first; each group of `groups`
    above its criteria, with what they carry together. `carried` is what each carries of what can be
    reached, and `reach` the most points of its scale where scales differ in length, by its code:
    what they carry is said there alone."""
    shares = agreed_shares(criteria) if groups else shares_of(weights)
    parts = {row.pk: carried[row.code] for row in criteria if carried and row.code in carried}

    def bar(row: Weighed, members: Sequence[Criterion], weight: Decimal | None) -> ShareBar:
        share = sum((shares.get(one.pk, Fraction(0)) for one in members), Fraction(0))
        carries = sum((parts.get(one.pk, Fraction(0)) for one in members), Fraction(0))
        return ShareBar(
            key=row.pk,
            name=row.name,
            weight=_weight(weight),
            share=share_words(share) if shares else _("No share"),
            width=round(share * 100),
            carries=_carries(carries if parts else None) if reach else "",
            reach=_reach(row, reach or {}),
            is_group=isinstance(row, CriterionGroup),
            within=isinstance(row, Criterion) and bool(groups) and row.group_id is not None,
        )

    by_share = sorted(criteria, key=lambda row: -shares.get(row.pk, Fraction(0)))
    found: list[list[ShareBar]] = []
    for row in levels_of(by_share, groups)[0].rows:
        if isinstance(row, Criterion):
            found.append([bar(row, [row], weights.get(row.pk))])
            continue
        members = [one for one in by_share if one.group_id == row.pk]
        group = bar(row, members, row.weight)
        found.append([group, *(bar(one, [one], weights.get(one.pk)) for one in members)])
    return [one for bars in sorted(found, key=lambda bars: -bars[0].width) for one in bars]


def apart_of(appraisal: Appraisal) -> dict[str, dict[int, Decimal | None]]:
    """What each assessor weighs, by code and the criterion's key."""
    found: dict[str, dict[int, Decimal | None]] = {}
    rows = AssessorWeight.objects.filter(criterion__appraisal=appraisal)
    for code, criterion, weight in rows.order_by("assessor", "pk").values_list(
        "assessor", "criterion_id", "weight"
    ):
        found.setdefault(code, {})[criterion] = weight
    return found


def has_weighed(appraisal: Appraisal, user: User) -> bool:
    """Whether this person has given weights of their own."""
    codes = Assessor.objects.filter(appraisal=appraisal, user=user).values("code")
    return AssessorWeight.objects.filter(
        criterion__appraisal=appraisal, assessor__in=codes
    ).exists()


def names_of(appraisal: Appraisal) -> dict[str, str]:
    """What the panel calls each assessor, by code: their code, role and authority."""
    rows = Assessor.objects.filter(appraisal=appraisal)
    return {row.code: ", ".join(filter(None, (row.code, row.role, row.authority))) for row in rows}


def apart_table(
    criteria: Sequence[Criterion],
    apart: Mapping[str, Mapping[int, Decimal | None]],
    names: Mapping[str, str],
) -> Table:
    """The share that each assessor gives to each criterion, with the median of all of them, beside
    the agreed share. `names` has what each assessor is called, by code."""
    agreed = agreed_shares(criteria)
    shares = {code: shares_of(dict(weights)) for code, weights in apart.items()}
    rows = []
    for row in criteria:
        given = sorted(one[row.pk] for one in shares.values() if row.pk in one)
        rows.append(
            Row(
                Cell(row.name),
                (
                    *(_share(one.get(row.pk)) for one in shares.values()),
                    _share(_median(given)),
                    _share(agreed.get(row.pk)),
                ),
            )
        )
    columns = (
        Column(_("Criterion")),
        *(Column(names.get(code, code), numeric=True) for code in shares),
        Column(_("Median"), numeric=True),
        Column(_("Agreed"), numeric=True),
    )
    return Table(_("Shares that each assessor gives"), columns, tuple(rows))


def ranges_of(criteria: Sequence[Criterion]) -> dict[int, str]:
    """What lies between the worst and the best of each criterion, in a sentence."""
    levels: dict[int, list[Level]] = {}
    scales = [row.scale_id for row in criteria if row.scale_id is not None]
    for level in Level.objects.filter(scale__in=scales).order_by("position", "pk"):
        levels.setdefault(level.scale_id, []).append(level)
    return {row.pk: _range(row, levels.get(row.scale_id or 0, [])) for row in criteria}


def _range(row: Criterion, levels: list[Level]) -> str:
    if row.price_from:
        return _("By the lowest price over each option’s own, %(points)s for the lowest.") % {
            "points": points_in_full(row.linear_points or 0)
        }
    if row.linear_measure is not None and row.linear_worst is not None:
        ends = (plain_number(row.linear_worst), plain_number(row.linear_best or 0))
        measure = row.linear_measure.name or row.linear_measure.key
        return _("%(measure)s, from %(worst)s at worst to %(best)s at best.") % {
            "measure": measure,
            "worst": ends[0],
            "best": ends[1],
        }
    if levels:
        ranked = sorted(levels, key=lambda level: level.points or 0)
        words = {"worst": _meaning(ranked[0]), "best": _meaning(ranked[-1])}
        return _("From %(worst)s to %(best)s.") % words
    if row.scale is not None and row.scale.minimum is not None:
        return _("From %(worst)s to %(best)s.") % {
            "worst": plain_number(row.scale.minimum),
            "best": points_in_full(row.scale.maximum or 0),
        }
    return ""


def _meaning(level: Level) -> str:
    """The level's name, with what it means where that is said."""
    meaning = level.definition.strip().rstrip(".")
    return f"{level} ({meaning})" if meaning else str(level)


def _median(given: Sequence[Fraction]) -> Fraction | None:
    if not given:
        return None
    middle = len(given) // 2
    return given[middle] if len(given) % 2 else (given[middle - 1] + given[middle]) / 2


def _share(share: Fraction | None) -> Cell:
    return Cell(_("None") if share is None else share_words(share))


def share_words(share: Fraction) -> str:
    """A share as 25%, or 37.5% where it is no whole per cent."""
    return percent(share, 0 if (share * 100).denominator == 1 else 1)


def _carries(share: Fraction | None) -> str:
    return _("No share") if share is None else share_words(share)


def _reach(row: Weighed, reach: Mapping[str, Fraction]) -> str:
    """For the script, which reads no fraction."""
    most = reach.get(row.code) if isinstance(row, Criterion) else None
    return "" if most is None else str(float(most))


def _weight(weight: Decimal | None) -> str:
    return _("Not weighed") if weight is None else plain_number(weight)
