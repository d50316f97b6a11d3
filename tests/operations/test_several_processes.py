"""Two web processes and three workers behind nginx, on one PostgreSQL and one Redis: whoever is
asked, the answer is the same."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.hashers import make_password
from pytest_django import DjangoDbBlocker

from appraisal.models import Appraisal
from reports.models import Paper, Render
from tests.appraisal.moderation.panels import cell_url, make_panel, url_of
from tests.factories import World, make_world
from tests.operations.proxy import proxy
from tests.operations.visitor import PASSWORD, Visitor
from tests.reports.jobs.machine import own_machine, until
from tests.reports.jobs.redis import redis_server
from tests.served import Served, free_port, served
from workbench.models import User

WORKERS = 3


@dataclass(frozen=True, slots=True)
class Site:
    """The site as it is reached through nginx at `base`, and what it is made of."""

    base: str
    certificate: Path
    webs: tuple[Served, Served]
    world: World

    def visitor(self, name: str) -> Visitor:
        """A browser in which this person is signed in."""
        browser = Visitor(self.base, self.certificate)
        browser.sign_in(name)
        return browser


@pytest.fixture(scope="module")
def site(
    tmp_path_factory: pytest.TempPathFactory,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("site")
    with django_db_blocker.unblock(), ExitStack() as running:
        machine = running.enter_context(own_machine(folder))
        running.callback(machine.end)
        redis = running.enter_context(redis_server(folder))
        world = make_world()
        make_panel(world)
        Appraisal.objects.update(state=Appraisal.State.MODERATION)
        User.objects.update(password=make_password(PASSWORD))
        ports = free_port(), free_port()
        before = running.enter_context(proxy(folder / "nginx", *ports))
        base = f"https://127.0.0.1:{before.port}"
        settings = {
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "WORKBENCH_DATABASE_URL": machine.environment["WORKBENCH_DATABASE_URL"],
            "WORKBENCH_SECRET_KEY": machine.environment["WORKBENCH_SECRET_KEY"],
            "WORKBENCH_REDIS_URL": redis.url,
            "WORKBENCH_PLAIN_HTTP": "0",
            "WORKBENCH_BEHIND_PROXY": "1",
            "WORKBENCH_REAL_IP": "1",
            "WORKBENCH_HOSTS": "127.0.0.1",
            "WORKBENCH_ORIGINS": base,
            "WORKBENCH_WORKERS": "1",
        }
        webs = []
        for at, port in enumerate(ports):
            own = folder / f"web{at}"
            own.mkdir()
            webs.append(running.enter_context(served(own, port=port, **settings)))
        for _number in range(WORKERS):
            machine.worker(REDIS_URL=redis.url)
        yield Site(base, before.certificate, (webs[0], webs[1]), world)


def answered(web: Served, route: str) -> list[int]:
    """The status of each request to this address that a process answered."""
    lines = [json.loads(line) for line in web.log.read_text().splitlines() if line[:1] == "{"]
    return [line["status"] for line in lines if line.get("route") == route]


def test_one_session_holds_whichever_process_answers(site: Site) -> None:
    officer = site.visitor("lead")
    programme = site.world.programme.get_absolute_url()
    assert {officer.get(programme).status for _time in range(4)} == {200}
    route = "/programmes/<slug:programme>/"
    assert all(set(answered(web, route)) == {200} for web in site.webs)


def test_what_is_agreed_by_way_of_one_is_followed_by_way_of_the_other(site: Site) -> None:
    moderator, follower = site.visitor("moderator"), site.visitor("assessor")
    live = url_of(site.world, "moderation-live")
    tags = {follower.get(live).headers["ETag"] for _time in range(4)}
    assert len(tags) == 1
    tag = tags.pop()
    assert {follower.get(live, If_None_Match=tag).status for _time in range(4)} == {304}
    agreed = moderator.send(
        cell_url(site.world),
        containing='name="level"',
        level="level:high",
        reason="The panel agreed.",
    )
    assert agreed.status == 200
    for _time in range(4):
        news = json.loads(follower.get(live, If_None_Match=tag).content)
        assert set(news["cells"]) == {"c--r1"}
    route = "/programmes/<slug:programme>/appraisals/<slug:appraisal>/moderation/live/"
    assert all({200, 304} <= set(answered(web, route)) for web in site.webs)


def test_a_file_asked_for_at_one_is_made_elsewhere_and_fetched_from_any(site: Site) -> None:
    world, member = site.world, site.visitor("lead")
    papers = [
        Paper.objects.create(
            programme=world.programme,
            appraisal=world.appraisal,
            house_format="outline-business-case",
            reference=f"OBC{number}",
            slug=f"obc{number}",
            title=f"Business case {number}",
        )
        for number in range(WORKERS)
    ]
    addresses = [f"{one.get_absolute_url()}paper.pdf?draft=1" for one in papers]
    waiting = [member.get(one) for one in addresses]
    assert {one.status for one in waiting} == {200}
    until(lambda: Render.objects.filter(state=Render.State.DONE).count() == WORKERS)
    assert set(Render.objects.values_list("attempts", flat=True)) == {1}
    for address in addresses:
        made = {member.get(address).content for _time in range(2)}
        assert len(made) == 1
        assert made.pop().startswith(b"%PDF-")


def test_the_others_go_on_when_a_process_ends(site: Site) -> None:
    """Last in the file: nobody starts it again here, as systemd does."""
    officer = site.visitor("officer")
    site.webs[0].process.terminate()
    site.webs[0].process.wait(30)
    pages = [officer.get("/") for _time in range(6)]
    assert {(one.status, urlsplit(one.path).path) for one in pages} == {(200, "/")}
