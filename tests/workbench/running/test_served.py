"""What the site does before Django reads a request, over HTTP."""

import json
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.served import Served, environment_in, free_port, manage, served, wait_until

FORM = "application/x-www-form-urlencoded"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, int]]:
    """One synchronous worker that gives up a silent connection after a second, and the port of its
    counts."""
    counts = free_port()
    folder: Path = tmp_path_factory.mktemp("site")
    with served(
        folder,
        WORKBENCH_WORKERS="1",
        WORKBENCH_SILENCE_SECONDS="1",
        WORKBENCH_METRICS=f"127.0.0.1:{counts}",
    ) as running:
        yield running, counts


def test_probes_answer_by_any_name(site: tuple[Served, int]) -> None:
    running, _ = site
    assert running.get("/healthz", Host="10.1.2.3").status == 200
    ready = running.get("/readyz", Host="10.1.2.3")
    assert (ready.status, set(json.loads(ready.text).values())) == (200, {"ready"})
    assert running.get("/", Host="10.1.2.3").status == 400


@pytest.mark.parametrize("path", ["/", "/sign-in/", "/nothing/", "/static/nothing"])
def test_what_cannot_be_read_is_refused_on_every_address(
    site: tuple[Served, int], path: str
) -> None:
    running, _ = site
    for query in ("?a=%00", "?%00"):
        assert running.get(path + query).status == 400, query
    assert running.get(f"{path}%00").status == 400
    for charset in (
        "rot13",
        "zlib",
        "hex",
        "ascii",
        "latin-1",
        "utf-16",
        '"utf-16"',
        "UTF8",
        "nothing",
    ):
        kind = f"{FORM}; charset={charset}"
        for method in ("GET", "POST"):
            answer = running.get(f"{path}?a=1", method, "a=b", Content_Type=kind)
            assert answer.status == 400, (charset, method)
    for charset in ("utf-8", "UTF-8", '"utf-8"'):
        answer = running.get(path, "POST", "a=b", Content_Type=f"{FORM}; charset={charset}")
        assert answer.status in {302, 403, 404, 405}, charset


def test_half_a_request_lets_the_next_one_by(site: tuple[Served, int]) -> None:
    running, _ = site
    halves = [
        b"GET / HT",
        b"POST /sign-in/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 90\r\n\r\na",
    ]
    with socket.create_connection(("127.0.0.1", running.port)) as first:
        first.sendall(halves[0])
        with socket.create_connection(("127.0.0.1", running.port)) as second:
            second.sendall(halves[1])
            assert running.get("/healthz").status == 200


def test_counts_are_read_elsewhere(site: tuple[Served, int]) -> None:
    running, counts = site
    running.get("/sign-in/")
    elsewhere = Served(counts, running.process, running.environment, running.log)
    assert 'view="sign-in"' in elsewhere.get("/metrics").text
    assert running.get("/metrics").status in {302, 404}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WORKBENCH_WORKERS", "two"),
        ("WORKBENCH_THREADS", "0"),
        ("WORKBENCH_METRICS", "9100"),
        ("WORKBENCH_METRICS", "127.0.0.1:abc"),
        ("WORKBENCH_RENDER_ATTEMPTS", "0"),
    ],
)
def test_settings_of_the_server_are_refused_in_one_sentence(
    tmp_path: Path, name: str, value: str
) -> None:
    with served(tmp_path, **{name: value}) as running:
        wait_until(lambda: running.process.poll() is not None, "it ends")
        said = running.log.read_text()
    assert f"{name} is {value!r}" in said
    assert "Traceback" not in said


def test_commands_say_what_is_missing_in_one_sentence(tmp_path: Path) -> None:
    good = environment_in(tmp_path)
    empty = good | {"WORKBENCH_SQLITE": str(tmp_path / "empty.sqlite3")}
    misspelt = good | {"WORKBENCH_HOST": "options.example.org"}
    for environment, words in (
        (empty, "The database is older than the program: run `manage.py migrate`.\n"),
        (misspelt, "WORKBENCH_HOST is no setting of the workbench. Is WORKBENCH_HOSTS meant?\n"),
    ):
        said = manage("reap_renders", environment=environment, check=False)
        assert (said.returncode, said.stdout, said.stderr) == (1, "", words)


def test_database_is_checked_by_ordinary_tools(tmp_path: Path) -> None:
    file = environment_in(tmp_path)["WORKBENCH_SQLITE"]
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        rules = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
        assert "REGEXP" not in str(rules.fetchall())
