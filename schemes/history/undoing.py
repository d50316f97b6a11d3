"""The buttons that undo removals: in the history, beside the message that something was removed,
and at home for whole programmes."""

from collections.abc import Iterable
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from schemes.access import Act, may, require, roles_of
from schemes.history.coming_back import act_of
from schemes.models import Programme
from workbench.models import AuditEvent, Removal, User
from workbench.pages.answering import button_act, person
from workbench.removals.restoring import event_of_removal, open_removals, restore

_PROGRAMME: Final = Programme._meta.label_lower


@require_POST
def removal_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Puts back what was removed, and leads to where it stands again, or to the history."""
    user = person(request)
    removal = get_object_or_404(Removal, pk=pk)
    _require(removal, user)
    back: list[Any] = []
    event = event_of_removal(removal)
    answer = button_act(
        request,
        lambda values: back.append(restore(removal, **values)),
        done=_history_of(removal),
        said=_("%(kind)s “%(name)s” is back as it was.")
        % {"kind": event.subject_type.capitalize(), "name": event.subject},
    )
    address = getattr(back[0], "get_absolute_url", None) if back else None
    return redirect(address()) if address else answer


def removals_of(
    events: Iterable[AuditEvent], roles: frozenset[str]
) -> dict[tuple[int, Any], Removal]:
    """The removals that these events tell of and that somebody with these roles may undo, by who
    did each and its token."""
    if not may(roles, Act.WRITE):
        return {}
    tokens = [event.token for event in events]
    found = open_removals().filter(token__in=tokens)
    return {(one.by_id, one.token): one for one in found if may(roles, act_of(one))}


def removed_programmes(user: User) -> list[tuple[AuditEvent, Removal]]:
    """The programmes that were removed as a whole, latest first, for those who led them."""
    found = open_removals().filter(model=_PROGRAMME).order_by("-at", "-pk").select_related("by")
    return [
        (event_of_removal(one), one) for one in found if user.is_superuser or user.pk in one.leads
    ]


def _require(removal: Removal, user: User) -> None:
    """Raises `Http404` for a stranger, `PermissionDenied` for whoever may not remove this."""
    if removal.programme_id is None:
        if not user.is_superuser:
            raise Http404
    elif removal.model == _PROGRAMME and removal.restored_at is None:
        if not (user.is_superuser or user.pk in removal.leads):
            raise Http404
    elif Programme.objects.filter(pk=removal.programme_id).exists():
        require(roles_of(user, removal.programme_id), act_of(removal))
    else:
        raise Http404


def _history_of(removal: Removal) -> str:
    if removal.programme_id is None:
        return reverse("audit")
    found = Programme.objects.filter(pk=removal.programme_id).first()
    return reverse("programme-history", args=[found.slug]) if found else reverse("home")
