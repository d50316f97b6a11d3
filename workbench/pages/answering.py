"""How a view answers a form: shows it, saves it, refuses it, or tells of a conflict."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from workbench.models import AuditEvent, Removal, User, Versioned
from workbench.pages.forms import RemoveForm, WorkbenchForm
from workbench.rows.writing import AlreadyDone, Conflict, SentOtherwise

# A message with this among its tags and a number after it is about the removal of that number.
_TAG: Final = "removal-"


@dataclass(frozen=True, slots=True)
class Undo:
    """The button of one removal, as `includes/undo.html` shows it."""

    address: str
    form: WorkbenchForm

    @classmethod
    def at(cls, removal: int) -> "Undo":
        return cls(reverse("removal-undo", args=[removal]), WorkbenchForm(auto_id=False))


def _tell(request: HttpRequest, said: str, *, by: User, token: UUID) -> None:
    """Tells on the next page that something was removed, with the button that undoes it."""
    removal = Removal.objects.filter(by=by, token=token).values_list("pk", flat=True).first()
    messages.success(request, said, extra_tags=f"{_TAG}{removal}" if removal else "")


def undo_of(tags: str) -> Undo | None:
    """The button of a message with these tags; None where it is about no removal."""
    for tag in (tags or "").split():
        if tag.startswith(_TAG):
            return Undo.at(int(tag.removeprefix(_TAG)))
    return None


def person(request: HttpRequest) -> User:
    """The signed-in person of a request. Views that anonymous people may open must not ask for
    one."""
    assert isinstance(request.user, User)
    return request.user


def form_page(
    request: HttpRequest,
    template: str,
    form: WorkbenchForm,
    act: Callable[[dict[str, Any]], object],
    *,
    done: str | Callable[[], str],
    said: str | Callable[[], str],
    context: Mapping[str, Any],
    current: Callable[[Versioned], Mapping[str, Any]] | None = None,
) -> HttpResponse:
    """Shows the form, or binds it, does `act(values)` and goes on to `done`.

    `act` gets the form's values with `by`, `token` and, where the form was given the version of
    a row, `version`; `current` gives a row's values by field name for a conflict. Nothing typed
    is lost: a refused form comes back filled in, with status 422 (refused) or 409 (somebody else
    changed it).
    """
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            own = form.cleaned_data
            values = form.values() | {"by": person(request), "token": own["write_token"]}
            if form.versioned:
                values["version"] = own["version"]
            try:
                act(values)
            except AlreadyDone:
                return redirect(done if isinstance(done, str) else done())
            except Conflict as conflict:
                form.show_conflict(conflict.current, current(conflict.current) if current else {})
                status = 409
            except ObjectDoesNotExist:
                form.add_error(None, _("Somebody else has removed this. Nothing was saved."))
            except SentOtherwise as error:
                form.add_refusal(error)
                form.renew_token()
            except ValidationError as error:
                form.add_refusal(error)
            else:
                told = said if isinstance(said, str) else said()
                if isinstance(form, RemoveForm):
                    _tell(request, told, by=person(request), token=own["write_token"])
                else:
                    messages.success(request, told)
                return redirect(done if isinstance(done, str) else done())
    return render(request, template, {"form": form, **context}, status=status)


def gone(request: HttpRequest, done: str) -> HttpResponse:
    """The answer for a row that is not there: on to `done` for somebody who has sent its removal
    twice, 404 for everybody else."""
    if was_sent(request):
        return redirect(done)
    raise Http404


def was_sent(request: HttpRequest) -> bool:
    """Whether this person has sent this very form before: what it asked for is done, and nothing
    is asked about it a second time."""
    form = WorkbenchForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return False
    token = form.cleaned_data["write_token"]
    return AuditEvent.objects.filter(actor_id=person(request).pk, token=token).exists()


def button_act(
    request: HttpRequest,
    act: Callable[[dict[str, Any]], object],
    *,
    done: str,
    said: str,
    version: int | None = None,
) -> HttpResponse:
    """Does what a button by itself asks for (move up, say) and goes back to `done`.

    The button's form sends the token, and the version where `version` is given.
    """
    form = WorkbenchForm(request.POST, version=version)
    refused = _("That was not done: open the page again and try once more.")
    if form.is_valid():
        own = form.cleaned_data
        values = {"by": person(request), "token": own["write_token"]}
        if form.versioned:
            values["version"] = own["version"]
        try:
            act(values)
        except AlreadyDone:
            return redirect(done)
        except (Conflict, ObjectDoesNotExist):
            refused = _("Somebody else changed this meanwhile. Look at it again first.")
        except ValidationError as error:
            refused = " ".join(error.messages)
        else:
            messages.success(request, said)
            return redirect(done)
    messages.error(request, refused)
    return redirect(done)
