"""A person erased: their account, and their names wherever the site may replace them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.utils.translation import gettext as _

from workbench.models import (
    AccessToken,
    AuditEvent,
    ErasedEvent,
    Frozen,
    KeptForm,
    OneTimeLink,
    User,
)
from workbench.people.limits import forget_tries
from workbench.people.links import revoke_links
from workbench.people.trail import SIGN_IN
from workbench.retention.names import ACCOUNT, TOLD_OF_ACCOUNTS, PersonNames
from workbench.retention.texts import mentions, our_models, replace_by_name, tries_of
from workbench.rows.writing import Writer, write
from workbench.trail.chain import event_sha256
from workbench.trail.erased import ERASED, SUM, erasure_sha256
from workbench.trail.events import summed_values
from workbench.trail.guards import put_up, take_down
from workbench.trail.verifying import verified_chains


@dataclass(frozen=True, slots=True)
class Erased:
    """What became of a person: the placeholder in place of their names; in how many events of the
    history and, by table, in how many rows it stands now; and where their name still stands, by
    what a row is called: in records that are written once, and in what people wrote."""

    placeholder: str
    events: int
    rows: dict[str, int]
    on_record: dict[str, int]
    in_words: dict[str, int]
    shared: bool


def erase_person(user: User, *, was: str, by: User, token: UUID) -> Erased:
    """Erases somebody whose account is closed; `was` is what they were ("assessor"). Raises
    `ValidationError` where the account is open, or where the history is not whole: what was
    changed in it before would pass for part of the erasure."""
    with write(by=by, token=token) as writer:
        user = writer.lock(User.objects.filter(pk=user.pk), None)
        if user.is_active:
            raise ValidationError(_("The account is open. Deactivate the person first."))
        if any(chain.fault for chain in verified_chains()):
            raise ValidationError(
                _("The history is not whole, so nothing of it is replaced: see verify_audit.")
            )
        names = PersonNames.of(user)
        placeholder = f"Former {was} {user.pk}"
        _forget(user, writer)
        rows = replace_by_name(names, placeholder)
        _replace_account(user, placeholder)
        events = _replace_in_history(names, placeholder, token)
        writer.record(
            ERASED,
            user,
            None,
            before={},
            after={"events": len(events), SUM: erasure_sha256(events.items())},
        )
    left = dict(mentions(names))
    told = {model: str(model._meta.verbose_name_plural) for model in left}
    return Erased(
        placeholder=placeholder,
        events=len(events),
        rows=rows,
        on_record={told[one]: left[one] for one in left if issubclass(one, Frozen)},
        in_words={told[one]: left[one] for one in left if not issubclass(one, Frozen)},
        shared=names.shared,
    )


def _forget(user: User, writer: Writer) -> None:
    """Removes what is no part of any record: sessions, wrong passwords, where links were sent to,
    forms that were kept, and whatever a library keeps for the account, as its factors."""
    user.sessions.all().delete()
    AccessToken.objects.filter(user=user).delete()
    forget_tries(user)
    for tries in tries_of(user):
        tries.delete()
    revoke_links(user, tuple(OneTimeLink.Purpose), at=writer.at)
    OneTimeLink.objects.filter(user=user).update(email="")
    KeptForm.objects.filter(user=user).delete()
    ours = set(our_models())
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if model not in ours and field.related_model is User:
                model._base_manager.filter(**{field.name: user}).delete()
    user.groups.clear()
    user.user_permissions.clear()


def _replace_account(user: User, placeholder: str) -> None:
    user.username = f"former.{user.pk}"
    user.first_name, _space, user.last_name = placeholder.rpartition(" ")
    user.email = ""
    user.set_unusable_password()
    user.last_login = None
    # An account without an authority has to be an administrator's.
    user.is_superuser = user.authority_id is None
    user.is_staff = False
    user.sessions_ended += 1
    user.save()


def _replace_in_history(names: PersonNames, placeholder: str, token: UUID) -> dict[int, str]:
    """Replaces the person's names in every event; gives the new sums by the keys of events."""
    changed: dict[int, str] = {}
    events = AuditEvent.objects.order_by("pk")
    take_down([AuditEvent], connection)
    for event in list(_to_change(events, names, placeholder)):
        # Past the guard of Python as well.
        models.QuerySet(AuditEvent).filter(pk=event.pk).update(**_said(event))
        changed[event.pk] = event_sha256(event.previous_sha256, event.place, summed_values(event))
    put_up([AuditEvent], connection)
    ErasedEvent.objects.bulk_create(
        [ErasedEvent(event=key, sha256=sha256, erasure=token) for key, sha256 in changed.items()],
        batch_size=500,
    )
    return changed


def _to_change(
    events: models.QuerySet[AuditEvent], names: PersonNames, placeholder: str
) -> Iterator[AuditEvent]:
    """The events that name the person, with the placeholder in their place."""
    for event in events.iterator(500):
        was = _said(event)
        own = event.actor_id == names.key
        about = event.subject_id == names.key and event.subject_type in {ACCOUNT, SIGN_IN}
        event.subject = names.replaced(event.subject, placeholder)[:300]
        event.before = names.replaced(event.before, placeholder)
        event.after = names.replaced(event.after, placeholder)
        if event.subject_type == SIGN_IN and names.signs_in_as_typed(event.subject):
            about = True
        if own:
            event.actor_name = placeholder
        if about:
            event.subject = placeholder
            event.before = _account_told(event.before, placeholder)
            event.after = _account_told(event.after, placeholder)
        if _said(event) != was:
            yield event


def _said(event: AuditEvent) -> dict[str, Any]:
    return {name: getattr(event, name) for name in ("actor_name", "subject", "before", "after")}


def _account_told(told: dict[str, Any] | None, placeholder: str) -> dict[str, Any] | None:
    """What the history tells of an account, without what it was called and where from it signed
    in."""
    if not isinstance(told, dict):
        return told
    gone = dict.fromkeys(TOLD_OF_ACCOUNTS, placeholder) | {"address": ""}
    return {name: gone.get(name, one) if one else one for name, one in told.items()}
