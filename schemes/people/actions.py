"""What people do to roles, offices and authorities of a programme. Each leaves one event."""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from schemes.models import Membership, OfficeHolder, Partner, Programme, Role
from schemes.people.leads import lock_led, refuse_without_lead
from workbench.models import Authority, User
from workbench.people.actions import close_account, invite, lock_administrators, new_person
from workbench.people.links import NewLink
from workbench.rows.order import lock
from workbench.rows.removing import remove_row
from workbench.rows.writing import write


@dataclass(frozen=True, slots=True)
class Joined:
    """Somebody who was given a role; `link` is the invitation of somebody new."""

    user: User
    link: NewLink | None


def join(
    programme: Programme,
    *,
    email: str,
    name: str,
    role: str,
    authority: Authority,
    by: User,
    token: UUID,
) -> Joined:
    """Gives the person with this email a role, speaking for this authority. Somebody whom the site
    does not know is invited by that. Raises `ValidationError`."""
    with write(by=by, token=token) as writer:
        lock(programme)
        user = User.objects.filter(email=User.objects.normalize_email(email)).first()
        link = None
        if user is None:
            if not name:
                told = _("Nobody on this site has this email yet. Enter the name, to invite them")
                raise ValidationError({"name": told})
            user = new_person(writer, name=name, email=email, authority=authority)
            link = invite(writer, user)
        _refuse_joining(programme, user)
        speaks_for = None if user.authority_id == authority.pk else authority
        membership = writer.save(
            Membership(programme=programme, user=user, role=role, speaks_for=speaks_for)
        )
        action = "invited person and gave role" if link else "gave role"
        writer.record(action, membership, programme, before={})
    return Joined(user, link)


def _refuse_joining(programme: Programme, user: User) -> None:
    if not user.is_active:
        told = _("The account with this email is closed. Ask a site administrator to open it.")
        raise ValidationError({"email": told})
    if Membership.objects.filter(programme=programme, user=user).exists():
        told = _("%(name)s takes part already. Give another role on their own page.")
        raise ValidationError({"email": told % {"name": user}})


def give_role(programme: Programme, user: User, *, role: str, by: User, token: UUID) -> None:
    """Another role of somebody who takes part already."""
    with write(by=by, token=token) as writer:
        lock(programme)
        held = Membership.objects.filter(programme=programme, user=user)
        first = held.order_by("pk").first()
        if first is None:
            raise Membership.DoesNotExist
        if held.filter(role=role).exists():
            raise ValidationError({"role": _("%(name)s has this role already.") % {"name": user}})
        membership = writer.save(
            Membership(programme=programme, user=user, role=role, speaks_for=first.speaks_for)
        )
        writer.record("gave role", membership, programme, before={})


def take_role(membership: Membership, *, by: User, token: UUID, action: str = "took role") -> None:
    """Takes a role away; with the last one somebody's offices go as well. The last lead officer
    stays. Raises `ValidationError`."""
    programme, user = membership.programme, membership.user
    with write(by=by, token=token) as writer:
        lock(programme)
        row = writer.lock(Membership.objects.filter(pk=membership.pk), None)
        if row.role == Role.LEAD:
            refuse_without_lead(user, [programme])
        if (
            not Membership.objects.filter(programme=programme, user=user)
            .exclude(pk=row.pk)
            .exists()
        ):
            OfficeHolder.objects.filter(programme=programme, user=user).delete()
        writer.record(action, row, programme, removed=True)
        row.delete()


def speak_for(
    programme: Programme, user: User, *, authority: Authority, by: User, token: UUID
) -> None:
    """Has somebody speak for this authority here, in all their roles."""
    with write(by=by, token=token) as writer:
        lock(programme)
        held = Membership.objects.filter(programme=programme, user=user)
        row = writer.lock(held.filter(pk=held.order_by("pk").values("pk")[:1]), None)
        row.speaks_for = None if user.authority_id == authority.pk else authority
        held.update(speaks_for=row.speaks_for)
        writer.record("changed whom a person speaks for", row, programme)


def give_office(programme: Programme, user: User, *, office: str, by: User, token: UUID) -> None:
    with write(by=by, token=token) as writer:
        lock(programme)
        if not Membership.objects.filter(programme=programme, user=user).exists():
            raise Membership.DoesNotExist
        row = writer.save(OfficeHolder(programme=programme, user=user, office=office))
        writer.record("gave office", row, programme, before={})


def take_office(holder: OfficeHolder, *, by: User, token: UUID) -> None:
    with write(by=by, token=token) as writer:
        row = writer.lock(OfficeHolder.objects.filter(pk=holder.pk), None)
        writer.record("took office", row, holder.programme, removed=True)
        row.delete()


def add_partner(programme: Programme, *, authority: Authority, by: User, token: UUID) -> None:
    with write(by=by, token=token) as writer:
        lock(programme)
        if authority.pk == programme.authority_id:
            told = _("This authority owns the programme and takes part already.")
            raise ValidationError({"authority": told})
        row = writer.save(Partner(programme=programme, authority=authority))
        writer.record("added authority", row, programme, before={})


def remove_partner(partner: Partner, *, by: User, token: UUID) -> None:
    """An authority takes part no more. Raises `ValidationError` while somebody speaks for it."""
    programme = partner.programme
    with write(by=by, token=token) as writer:
        lock(programme)
        row = writer.lock(Partner.objects.filter(pk=partner.pk), None)
        speaking = Membership.objects.filter(programme=programme).filter(
            Q(speaks_for=row.authority) | Q(speaks_for=None, user__authority=row.authority)
        )
        found = speaking.select_related("user").order_by("pk").first()
        if found is not None:
            told = _(
                "%(name)s speaks for %(authority)s here. Have them speak for another authority, or "
                "take their roles, first."
            )
            raise ValidationError(told % {"name": found.user, "authority": row.authority})
        writer.record("removed authority", row, programme, removed=True)
        remove_row(writer, row, programme)


def deactivate(user: User, *, by: User, token: UUID) -> None:
    """Closes somebody's account. What they did stays under their name. The last lead officer of a
    programme and the last administrator stay. Raises `ValidationError`."""
    with write(by=by, token=token) as writer:
        lock_administrators()
        led = lock_led(user)
        user = writer.lock(User.objects.filter(pk=user.pk), None)
        refuse_without_lead(user, led)
        close_account(writer, user)
