"""Finding lost files again, and clearing away old ones."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from reports.jobs import queue
from reports.jobs.attending import PATIENCE, attend
from reports.jobs.keeper import Keeper
from reports.jobs.making import Heart
from reports.jobs.reaping import KEPT, forget, reap
from reports.models import Render, RenderFile
from reports.models.renders import heart_stops
from reports.render.news import News
from tests.factories import World, sign_in
from tests.reports.jobs.renders import make_render
from workbench.models import Session

State = Render.State


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits for the commit is done at once, within the test's own transaction."""
    monkeypatch.setattr(queue.transaction, "on_commit", lambda act, robust: act())


def silent() -> datetime:
    """When a maker was last heard of that counts as dead now."""
    return timezone.now() - heart_stops() - timedelta(seconds=1)


def test_file_whose_maker_fell_silent_is_sent_to_the_workers_again(world: World) -> None:
    render = make_render(world.lead, state=State.RUNNING, heartbeat_at=silent())
    assert reap() == 1
    render.refresh_from_db()
    assert (render.state, render.run, render.attempts) == (State.WAITING, None, 1)
    assert DBTaskResult.objects.get().args_kwargs["args"] == [render.pk]
    assert render.task_id == str(DBTaskResult.objects.get().pk)


def test_file_is_found_when_the_clock_was_set_back(world: World) -> None:
    """Its maker died an hour from now."""
    later = timezone.now() + timedelta(hours=1)
    lost = make_render(world.lead, "Lost.", state=State.RUNNING, heartbeat_at=later)
    unheard = make_render(world.lead, "Unheard.", queued_at=later)
    assert reap() == 2
    for render in (lost, unheard):
        render.refresh_from_db()
        assert (render.state, render.queued_at < later) == (State.WAITING, True)


def test_file_whose_maker_lives_is_left_alone(world: World) -> None:
    render = make_render(world.lead, state=State.RUNNING)
    run = render.run
    assert reap() == 0
    render.refresh_from_db()
    assert (render.state, render.run) == (State.RUNNING, run)


def test_file_that_was_begun_three_times_fails_and_says_so(world: World) -> None:
    render = make_render(world.lead, state=State.RUNNING, heartbeat_at=silent(), attempts=3)
    assert reap() == 1
    render.refresh_from_db()
    assert render.state == State.FAILED
    assert "begun several times" in render.error
    assert not DBTaskResult.objects.exists()


def test_maker_that_wakes_after_it_was_given_up_is_turned_away(world: World) -> None:
    render = make_render(world.lead, state=State.RUNNING, heartbeat_at=silent())
    assert render.run is not None
    heart = Heart(render.pk, render.run)
    assert heart(News("Laying out the pages", 1, 4))
    Render.objects.filter(pk=render.pk).update(heartbeat_at=silent())
    reap()
    assert not heart(News("Laying out the pages", 2, 4))
    Render.objects.filter(pk=render.pk).update(
        state=State.RUNNING, run=uuid4(), heartbeat_at=timezone.now()
    )
    assert not heart(None)


def test_file_that_no_worker_was_told_of_is_sent_again(world: World) -> None:
    """As where the site stopped between writing the row and sending the task."""
    render = make_render(world.lead, queued_at=silent())
    assert reap() == 1
    assert DBTaskResult.objects.count() == 1
    Render.objects.filter(pk=render.pk).update(queued_at=silent())
    assert reap() == 0, "it stands in the queue still"
    DBTaskResult.objects.update(status=TaskResultStatus.FAILED)
    assert reap() == 1


def test_file_waits_on_where_the_queue_does_not_answer(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Away:
        def get_result(self, task_id: str) -> object:
            raise ConnectionError("Connection refused")

    make_render(world.lead, queued_at=silent())
    monkeypatch.setattr(queue, "default_task_backend", Away())
    assert reap() == 0


def test_task_without_a_living_worker_does_not_run_for_ever(world: World) -> None:
    render = make_render(world.lead, state=State.RUNNING)
    live, dead = queue.make_file.enqueue(render.pk), queue.make_file.enqueue(render.pk)
    Render.objects.filter(pk=render.pk).update(task_id=live.id)
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, started_at=silent())
    reap()
    assert str(DBTaskResult.objects.running().get().pk) == live.id
    assert str(DBTaskResult.objects.failed().get().pk) == dead.id


def test_looking_at_a_lost_file_finds_it(world: World) -> None:
    render = make_render(world.lead, state=State.RUNNING, heartbeat_at=silent())
    assert attend(render).state == State.WAITING


def test_file_is_made_by_whoever_looks_where_there_is_no_worker(world: World) -> None:
    long_ago = timezone.now() - PATIENCE * 2
    render = make_render(world.lead, "Alone.", kind=".json", queued_at=long_ago)
    busy = make_render(world.lead, "Busy.", kind=".json", state=State.RUNNING)
    assert attend(render).state == State.WAITING, "a worker lives, and is busy with another"
    Render.objects.filter(pk=busy.pk).update(state=State.CANCELLED, run=None)
    assert attend(render).state == State.DONE


def test_file_just_asked_for_waits_for_a_worker(world: World) -> None:
    assert attend(make_render(world.lead)).state == State.WAITING


def test_old_files_go(world: World) -> None:
    now = timezone.now()
    old = make_render(world.lead, "Old.", state=State.DONE, asked_at=now - KEPT * 2)
    kept = make_render(world.lead, "Kept.", state=State.DONE)
    waits = make_render(world.lead, "Waits.", asked_at=now - KEPT * 2)
    for render in (old, kept):
        RenderFile.objects.create(render=render, content=b"%")
    assert forget() == 1
    assert set(Render.objects.values_list("pk", flat=True)) == {kept.pk, waits.pk}
    assert RenderFile.objects.get().render == kept


def test_command_says_what_it_found(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    make_render(world.lead, state=State.RUNNING, heartbeat_at=silent())
    call_command("reap_renders")
    assert capsys.readouterr().out == "1 found again, 0 cleared away\n"


def test_keeper_looks_round_and_outlives_what_goes_wrong(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("reports.jobs.keeper.connection.close", lambda: None)
    render = make_render(world.lead, state=State.RUNNING, heartbeat_at=silent())
    keeper = Keeper(parent=None)
    keeper.look_round()
    render.refresh_from_db()
    assert render.state == State.WAITING

    def fail(*, at: datetime) -> int:
        raise OSError("The disk is away.")

    monkeypatch.setattr("reports.jobs.keeper.reap", fail)
    Keeper(parent=None).look_round()
    assert "The disk is away." in caplog.text


def test_keeper_clears_sessions_that_are_over_away(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reports.jobs.keeper.connection.close", lambda: None)
    sign_in(world.lead)
    sign_in(world.officer)
    over = Session.objects.filter(user=world.lead)
    over.update(expire_date=timezone.now() - timedelta(seconds=1))
    Keeper(parent=None).look_round()
    assert [one.user for one in Session.objects.all()] == [world.officer]
