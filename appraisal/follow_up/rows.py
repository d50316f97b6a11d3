"""The actions, conditions and contracts of a programme that a person may read."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from django.db.models import QuerySet
from django.urls import reverse

from appraisal.casefile.mapped import CONDITION
from appraisal.follow_up.followed import (
    Followed,
    FollowedContract,
    followed_action,
    followed_condition,
    followed_contract,
)
from appraisal.models import Appraisal, Condition
from schemes.casefile.follow_up.rows import ACTION, CONTRACT
from schemes.exempt import Exempt
from schemes.models import Contract, Programme, ProgrammeAction
from schemes.place import ProgrammePlace


@dataclass(frozen=True, slots=True)
class FollowedRow:
    """Something to be done, and the programme it belongs to."""

    programme: Programme
    one: Followed


def visible_actions(
    programmes: Collection[Programme], exempt: Exempt
) -> tuple[list[ProgrammeAction], dict[tuple[int, str], str]]:
    """The actions of these programmes but for those of schemes that are kept back and of the
    appraisals that serve them; and the titles of appraisals, by programme and reference. Two
    queries."""
    appraisals = list(
        Appraisal.objects.filter(programme__in=programmes).values_list(
            "pk", "programme_id", "reference", "title"
        )
    )
    hidden = {(of, ref) for pk, of, ref, _title in appraisals if pk in exempt.serving}
    rows = ProgrammeAction.objects.filter(programme__in=programmes).select_related("scheme")
    shown = [
        row
        for row in rows.order_by("programme", "position", "pk")
        if row.scheme_id not in exempt.schemes and (row.programme_id, row.appraisal) not in hidden
    ]
    return shown, {(of, ref): title for _pk, of, ref, title in appraisals}


def visible_conditions(programmes: Collection[Programme], exempt: Exempt) -> list[Condition]:
    """The conditions of decisions in these programmes, but for those of appraisals that serve
    schemes that are kept back. One query."""
    rows = Condition.objects.filter(appraisal__programme__in=programmes)
    rows = rows.exclude(appraisal__in=exempt.serving).select_related("appraisal__programme")
    return list(rows.order_by("appraisal__position", "appraisal__pk", "position", "pk"))


def followed_rows(programmes: Collection[Programme], exempt: Exempt) -> list[FollowedRow]:
    """All that is to be done in these programmes, in three queries."""
    known = {programme.pk: programme for programme in programmes}
    actions, titles = visible_actions(programmes, exempt)
    by_programme = [(known[row.programme_id], _action(row, titles)) for row in actions]
    conditions = [
        (known[row.appraisal.programme_id], _condition(row))
        for row in visible_conditions(programmes, exempt)
    ]
    return [FollowedRow(*pair) for pair in (*by_programme, *conditions)]


def actions_to_change(
    place: ProgrammePlace, rows: Iterable[ProgrammeAction], titles: dict[tuple[int, str], str]
) -> list[Followed]:
    """The actions with the addresses where they are changed, for those who may."""
    if not place.may_write:
        return [_action(row, titles) for row in rows]
    return [
        replace(
            _action(row, titles),
            href=place.url("action-edit", row.pk),
            finish="" if row.done_on else place.url("action-done", row.pk),
        )
        for row in rows
    ]


def conditions_beside(place: ProgrammePlace) -> list[Followed]:
    """The conditions of the programme's decisions, each leading to its decision."""
    return [
        replace(
            _condition(row),
            href=reverse("decision", args=[place.programme.slug, row.appraisal.slug]),
        )
        for row in visible_conditions([place.programme], place.exempt)
    ]


def visible_contracts(
    programmes: Collection[Programme] | QuerySet[Programme], exempt: Exempt
) -> list[Contract]:
    """The contracts of these programmes but for those of schemes that are kept back. One query."""
    rows = Contract.objects.filter(programme__in=programmes).select_related("scheme", "programme")
    return [
        row
        for row in rows.order_by("programme", "position", "pk")
        if row.scheme_id not in exempt.schemes
    ]


def contract_row(row: Contract, href: str = "") -> FollowedContract:
    return followed_contract(CONTRACT.part_of(row), href=href)


def _action(row: ProgrammeAction, titles: dict[tuple[int, str], str]) -> Followed:
    own = {ref: title for (of, ref), title in titles.items() if of == row.programme_id}
    return followed_action(ACTION.part_of(row), own)


def _condition(row: Condition) -> Followed:
    return followed_condition(CONDITION.part_of(row), row.appraisal.title)
