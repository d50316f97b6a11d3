"""Who takes part in a programme: the roles, authority and offices of each, read in few queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from schemes.models import Membership, OfficeHolder, Partner, Programme, Role
from workbench.models import Authority, OneTimeLink, User

_ORDER = {role: place for place, role in enumerate(Role.values)}


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who has roles in a programme, for whom they speak there, and their offices."""

    user: User
    roles: tuple[Membership, ...]
    offices: tuple[OfficeHolder, ...]

    @property
    def authority(self) -> Authority | None:
        return self.roles[0].speaks_for or self.user.authority

    @property
    def role_names(self) -> tuple[str, ...]:
        return tuple(str(one.get_role_display()) for one in self.roles)


def participants(programme: Programme, user: int | None = None) -> list[Participant]:
    """Everybody with a role in the programme, lead officers first; or one person alone."""
    of_one = {} if user is None else {"user_id": user}
    held: dict[User, list[Membership]] = defaultdict(list)
    rows = programme.memberships.filter(**of_one)
    for row in rows.select_related("user__authority", "speaks_for").order_by("pk"):
        held[row.user].append(row)
    offices: dict[int, list[OfficeHolder]] = defaultdict(list)
    for office in programme.offices.filter(**of_one).order_by("office", "pk"):
        offices[office.user_id].append(office)
    found = [
        Participant(
            who,
            tuple(sorted(memberships, key=lambda row: _ORDER[row.role])),
            tuple(offices[who.pk]),
        )
        for who, memberships in held.items()
    ]
    return sorted(found, key=lambda one: (_ORDER[one.roles[0].role], str(one.user), one.user.pk))


def authorities_of(programme: Programme) -> list[Authority]:
    """The authority that owns the programme, then those that take part beside it."""
    partners = Partner.objects.filter(programme=programme).select_related("authority")
    beside = [one.authority for one in partners.order_by("authority__name", "pk")]
    return [programme.authority, *beside]


def invited(users: Iterable[User]) -> dict[int, OneTimeLink]:
    """The invitation that each of these people has not answered yet, by the person's key: open, or
    ended unanswered."""
    waiting = [user.pk for user in users if not user.has_usable_password()]
    links = OneTimeLink.objects.filter(user__in=waiting, purpose=OneTimeLink.Purpose.INVITATION)
    return {link.user_id: link for link in links.order_by("made_at", "pk")}


def may_hand_over(by: User, user: User) -> bool:
    """Whether `by` may be shown a link by which somebody becomes `user`: an administrator may, and
    a lead officer where that gives them nothing beyond the programmes that they lead."""
    if by.is_superuser:
        return True
    led = Membership.objects.filter(user=by, role=Role.LEAD).values("programme_id")
    elsewhere = Membership.objects.filter(user=user).exclude(programme_id__in=led)
    return not user.is_superuser and not elsewhere.exists()
