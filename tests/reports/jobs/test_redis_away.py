"""A queue in Redis: with the server there, stopped and silent. Whoever asks for a file gets it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reports.models import Render
from reports.output.kinds import FILE_KINDS
from tests.reports.jobs.machine import Machine
from tests.reports.jobs.redis import RedisServer, redis_server

State = Render.State

# A site of its own, since a process reads once where its queue is. It prints what each address
# answers: its status, and for the page of a long paper what follows.
SITE = """
import sys
import django
django.setup()
from datetime import timedelta
from django.test import Client
from reports.jobs.attending import PATIENCE
from reports.models import Paper, Render, Section
from tests.factories import make_world, sign_in
from schemes.models import Programme
from workbench.models import User

if not Programme.objects.exists():
    world = make_world()
    world.rate_everything()
    common = {"programme": world.programme, "appraisal": world.appraisal,
              "house_format": "outline-business-case"}
    Paper.objects.create(reference="OBC", slug="obc", title="Business case", **common)
    long = Paper.objects.create(reference="LONG", slug="long", title="Long", **common)
    text = "\\n\\n".join(f"Paragraph {number} of a long section." for number in range(900))
    Section.objects.create(paper=long, key="executive-summary", text=text)
client = sign_in(User.objects.get(username="lead"))
client.raise_request_exception = False
for name in sys.argv[1:]:
    address = f"/programmes/2018-21/papers/{name}"
    answer = client.get(address)
    told = [answer.status_code]
    if answer.status_code == 302:
        told.append(client.get(answer["Location"]).status_code)
        # As for somebody who has waited longer than a worker would need.
        for file in Render.objects.light().filter(state="waiting"):
            file.queued_at -= 2 * PATIENCE
            file.save(update_fields=["queued_at"])
        told.append(client.get(answer["Location"]).status_code)
        told.append(client.get(address).status_code)
    print(name, *told, flush=True)
"""


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[RedisServer]:
    with redis_server(tmp_path) as server:
        yield server


def answers(machine: Machine, server: RedisServer, *names: str, log: Path) -> list[str]:
    """What a site whose queue is in this Redis answers to somebody who asks for these files."""
    with log.open("w+b") as told:
        site = machine.start(
            "-c", SITE, *names, stdout=told, REDIS_URL=server.url, HOSTS="testserver"
        )
        assert site.wait(120) == 0
        told.seek(0)
        return told.read().decode().splitlines()


FILES = [f"obc/paper{kind}" for kind in FILE_KINDS]


ASK = """
import django
django.setup()
from reports.jobs.asking import request_render
from reports.output.paper import ReadyPaper
from tests.reports.jobs.renders import small_document
from workbench.models import User
paper, by = ReadyPaper(small_document("By way of Redis.")), User.objects.get(username="asker")
request_render(paper=paper, kind=".json", by=by)
"""


def test_worker_makes_what_redis_tells_it_of(machine: Machine, redis: RedisServer) -> None:
    assert machine.start("-c", ASK, REDIS_URL=redis.url).wait(60) == 0
    render = Render.objects.get()
    assert render.state == State.WAITING
    assert render.task_id
    machine.finish(REDIS_URL=redis.url)
    render.refresh_from_db()
    assert render.state == State.DONE, render.error


@pytest.mark.parametrize("away", ["stopped", "silent"])
def test_first_request_of_each_file_is_answered_without_redis(
    machine: Machine, redis: RedisServer, away: str, tmp_path: Path
) -> None:
    names = FILES if away == "stopped" else ["obc/paper.json"]
    redis.stop() if away == "stopped" else redis.fall_silent()
    asked = answers(machine, redis, *names, log=tmp_path / "told")
    assert asked == [f"{name} 200" for name in names]
    assert set(Render.objects.values_list("state", flat=True)) == {State.DONE}


def test_long_file_is_waited_for_and_made_without_redis(
    machine: Machine, redis: RedisServer, tmp_path: Path
) -> None:
    redis.stop()
    (asked,) = answers(machine, redis, "long/paper.pdf", log=tmp_path / "told")
    assert asked == "long/paper.pdf 302 200 200 200"
    assert Render.objects.get().state == State.DONE
