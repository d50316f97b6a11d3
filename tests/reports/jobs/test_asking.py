"""Asking for files: once for the same content, again where one is gone, cancelled and retried."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import OperationalError
from django_tasks_db.models import DBTaskResult

from reports.jobs.asking import UnknownKind, cancel_render, request_render, retry_render
from reports.jobs.making import make_render as make_file_of
from reports.models import Render, RenderFile
from reports.output.paper import ReadyPaper
from tests.factories import World
from tests.reports.jobs.renders import make_render, small_document
from workbench.models import AuditEvent, User

State = Render.State


def ask(by: User, words: str = "The board met.", kind: str = ".json") -> Render:
    return request_render(paper=ReadyPaper(small_document(words)), kind=kind, by=by)


def made(by: User) -> Render:
    render = ask(by)
    make_file_of(render.pk)
    render.refresh_from_db()
    assert render.state == State.DONE, render.error
    return render


def test_whoever_asks_for_the_same_content_gets_the_same_file(world: World) -> None:
    first = ask(world.lead)
    assert ask(world.member) == first
    assert (first.state, first.asked_by) == (State.WAITING, world.lead)
    assert ask(world.lead, "The board did not meet.") != first
    assert ask(world.lead, kind=".html") != first


def test_asking_sends_one_task(world: World, django_capture_on_commit_callbacks: object) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        render = ask(world.lead)
        ask(world.officer)
    task = DBTaskResult.objects.get()
    assert task.args_kwargs == {"args": [render.pk], "kwargs": {}}
    render.refresh_from_db()
    assert render.task_id == str(task.pk)


def test_a_kind_without_a_renderer_is_refused(world: World) -> None:
    with pytest.raises(UnknownKind, match=r"\.exe"):
        ask(world.lead, kind=".exe")


def test_a_made_file_is_given_as_it_is(world: World) -> None:
    render = made(world.lead)
    whole = ask(world.member).read_file()
    assert (len(whole), render.content) == (render.size, None)


@pytest.mark.parametrize("state", [State.WAITING, State.RUNNING, State.FAILED, State.CANCELLED])
def test_a_file_is_read_only_when_it_is_made(world: World, state: str) -> None:
    """Whatever stands in its place: the row alone says that it is whole."""
    render = make_render(world.lead, state=state, size=5)
    RenderFile.objects.create(render=render, content=b"%PDF-")
    with pytest.raises(FileNotFoundError):
        render.read_file()


def test_a_file_that_cannot_be_kept_is_not_made(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where the disk of the database is full: nothing half written is taken for the file."""

    def full(*_args: object, **_values: object) -> None:
        raise OperationalError("disk full")

    render = make_render(world.lead, kind=".json")
    monkeypatch.setattr(RenderFile.objects, "create", full)
    make_file_of(render.pk)
    render.refresh_from_db()
    assert render.state != State.DONE
    assert not RenderFile.objects.exists()


@pytest.mark.parametrize("state", [State.FAILED, State.CANCELLED])
def test_asking_does_not_restart_what_failed_or_was_cancelled(world: World, state: str) -> None:
    render = make_render(world.lead, state=state, kind=".json")
    assert ask(world.member).state == state
    retry_render(render=render, programme=world.programme, by=world.member, token=uuid4())
    assert ask(world.member).state == State.WAITING
    event = AuditEvent.objects.get()
    assert (event.action, event.before) == ("made a file again", {"state": state})


@pytest.mark.parametrize("state", [State.WAITING, State.RUNNING, State.DONE])
def test_what_is_being_made_is_not_begun_again(world: World, state: str) -> None:
    render = make_render(world.lead, state=state)
    with pytest.raises(ValidationError, match="being made already"):
        retry_render(render=render, programme=world.programme, by=world.lead, token=uuid4())


@pytest.mark.parametrize("state", [State.WAITING, State.RUNNING])
def test_cancelling_stops_what_is_unfinished(world: World, state: str) -> None:
    render = make_render(world.lead, state=state)
    cancel_render(render=render, programme=world.programme, by=world.officer, token=uuid4())
    render.refresh_from_db()
    assert (render.state, render.run) == (State.CANCELLED, None)
    make_file_of(render.pk)
    render.refresh_from_db()
    assert render.state == State.CANCELLED
    assert AuditEvent.objects.get().action == "cancelled a file"


@pytest.mark.parametrize("state", [State.DONE, State.FAILED, State.CANCELLED])
def test_what_is_finished_cannot_be_cancelled(world: World, state: str) -> None:
    render = make_render(world.lead, state=state)
    with pytest.raises(ValidationError, match="no longer being made"):
        cancel_render(render=render, programme=world.programme, by=world.lead, token=uuid4())
    assert not AuditEvent.objects.exists()
