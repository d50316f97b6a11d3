"""Adds several criteria at once, with the scale that they are rated on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from appraisal.criteria.actions import whole
from appraisal.criteria.rule import Forgiven, GatewayAsks, Rule
from appraisal.criteria.saving import save_rule
from appraisal.models import Appraisal, Criterion, GatewayTest, Level, Scale
from appraisal.scales.actions import Steps, make_scale
from workbench.models import User
from workbench.numbers.listing import listed
from workbench.rows.order import next_position
from workbench.rows.slugs import slugs
from workbench.rows.writing import Writer, write

Role = Criterion.Role


@dataclass(frozen=True, slots=True)
class NewCriterion:
    """A criterion to add, judged by people: pass or fail, on the scale, or in words. `excused`
    stands for a conditional gateway that any of `excused_by` (names of ranking criteria that are
    added with it) excuses at the best level of the scale."""

    name: str
    role: str
    question: str = ""
    weight: Decimal | None = None
    excused_by: tuple[str, ...] = ()


def add_criteria(
    *,
    appraisal: Appraisal,
    criteria: Sequence[NewCriterion],
    scale: Scale | Steps | None,
    by: User,
    token: UUID,
) -> list[Criterion]:
    """Adds the criteria at the end, in this sequence, each with the next number as its code; those
    that people rate have `scale`, which is made where it is not a row yet. All or none are added.

    Raises `ValidationError` where the appraisal has a criterion of one of the names, where ranking
    criteria have no scale, or where an excuse finds no levels on it.
    """
    with write(by=by, token=token, several=True) as writer:
        rows = list(Criterion.objects.filter(appraisal=appraisal).order_by("position", "pk"))
        _refuse_known({row.name.casefold() for row in rows}, criteria)
        used = _scale(writer, appraisal, criteria, scale)
        codes, slug = _codes(rows), slugs(row.slug for row in rows)
        first = next_position(appraisal, Criterion.objects.filter(appraisal=appraisal))
        new = {
            one.name: (one, place, next(codes)) for place, one in enumerate(criteria, start=first)
        }
        made: dict[str, Criterion] = {}
        # What an excuse counts has to be there before it.
        for one, place, code in sorted(new.values(), key=lambda entry: bool(entry[0].excused_by)):
            row = Criterion(appraisal=appraisal, slug=slug(code), position=place)
            save_rule(writer, row, _rule(one, code, used, made))
            writer.record("added criterion", row, appraisal.programme, after=whole(row))
            made[one.name] = row
    return [made[one.name] for one in criteria]


def _refuse_known(known: set[str], criteria: Sequence[NewCriterion]) -> None:
    twice = [f"“{one.name}”" for one in criteria if one.name.casefold() in known]
    if twice:
        raise ValidationError(
            _("%(names)s is a criterion already. Leave it out, or name it differently.")
            % {"names": twice[0]}
            if len(twice) == 1
            else _("%(names)s are criteria already. Leave them out, or name them differently.")
            % {"names": listed(twice)}
        )


def _codes(rows: Sequence[Criterion]) -> Iterator[str]:
    """The numbers that no criterion has as its code, from 1 upwards."""
    taken = {row.code for row in rows}
    number = 1
    while True:
        if str(number) not in taken:
            yield str(number)
        number += 1


def _scale(
    writer: Writer,
    appraisal: Appraisal,
    criteria: Sequence[NewCriterion],
    scale: Scale | Steps | None,
) -> Scale | None:
    """The scale that ranking criteria have, made where it has to be; none where nothing is rated on
    one."""
    if all(one.role != Role.RANKING for one in criteria):
        return None
    if scale is None:
        raise ValidationError({"scale": _("Choose what ranking criteria are rated on.")})
    return make_scale(writer, appraisal, scale) if isinstance(scale, Steps) else scale


def _rule(one: NewCriterion, code: str, scale: Scale | None, made: dict[str, Criterion]) -> Rule:
    by_people = GatewayAsks(GatewayTest.Kind.PASS)
    gateway = one.role in (Role.GATEWAY, Role.CONDITIONAL)
    return Rule(
        one.role,
        code,
        one.name,
        one.question,
        scale=scale if one.role == Role.RANKING else None,
        weight=one.weight,
        test=by_people if gateway else None,
        excuse=Forgiven(1, tuple(made[name] for name in one.excused_by), _best(scale))
        if one.excused_by
        else None,
    )


def _best(scale: Scale | None) -> str:
    """The key of the best level of a scale. Raises `ValidationError` where it has none."""
    best = Level.objects.filter(scale=scale).order_by("-points").first() if scale else None
    if best is None:
        raise ValidationError(
            {
                "scale": _(
                    "A fail is excused by a level, and this scale has points alone. Choose high, "
                    "medium and low, or another scale of words."
                )
            }
        )
    return best.key
