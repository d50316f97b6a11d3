"""How a page with a form answers, the same everywhere."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from workbench.forms import WorkbenchForm
from workbench.models import User, Versioned
from workbench.writing import AlreadyDone, Conflict


def person(request: HttpRequest) -> User:
    """The signed-in person; pages that anonymous people may open do not ask."""
    assert isinstance(request.user, User)
    return request.user


def form_page(
    request: HttpRequest,
    template: str,
    form: WorkbenchForm,
    act: Callable[[dict[str, Any]], object],
    *,
    done: str | Callable[[], str],
    said: str,
    context: Mapping[str, Any],
    current: Callable[[Versioned], Mapping[str, Any]] | None = None,
) -> HttpResponse:
    """Shows the form, or binds it, does `act(values)` and goes on to `done`.

    `act` gets the form's values with `by`, `token` and, where the form was given the version of
    a row, `version`; `current` gives a row's values by field name for a conflict. Nothing typed is lost: a refused form comes back filled in, with
    status 422 (refused) or 409 (somebody else changed it).
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
            except ValidationError as error:
                form.add_refusal(error)
            else:
                messages.success(request, said)
                return redirect(done if isinstance(done, str) else done())
    return render(request, template, {"form": form, **context}, status=status)
