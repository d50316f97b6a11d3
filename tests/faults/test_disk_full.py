"""The disk of a database full in a save, and that for what is being made in a render."""

import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection, connections

from reports.jobs.asking import retry_render
from reports.models import Render
from tests.faults.conftest import Site
from tests.faults.writers import kept, writers
from tests.reports.jobs.machine import until
from tests.reports.jobs.test_workers import Place


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)],
        check=False,
        capture_output=True,
    )
    if mounted.returncode:
        pytest.skip("only somebody who may mount a disk can fill one")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(disk: Path) -> Path:
    """Leaves no room; the room is there again when the file is removed."""
    file = disk / "filler"
    try:
        with file.open("wb", buffering=0) as filler:
            while True:
                filler.write(b"\0" * 4096)
    except OSError:
        return file


def test_a_full_disk_of_the_database_stops_saves_and_not_reading(
    site: Site, tell: Callable[[str], None]
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("tried with the embedded database")
    with small_disk(site.folder / "disk", 40) as disk:
        file = disk / "workbench.sqlite3"
        connection.ensure_connection()
        with closing(sqlite3.connect(file)) as copied:
            connection.connection.backup(copied)
        usual = connections["default"]
        site.settings["WORKBENCH_SQLITE"] = str(file)
        moved = usual.copy()
        moved.settings_dict = usual.settings_dict | {"NAME": str(file)}
        connections["default"] = moved
        try:
            said = saves_while_it_is_full(site, disk)
        finally:
            moved.close()
            connections["default"] = usual
    tell(said)


@contextmanager
def database_on(disk: Path) -> Iterator[None]:
    """Has PostgreSQL keep the database of the tests on this disk. Its log of writes stays where it
    is: without room for that it stops, which is tried by itself (`test_postgres_away.py`)."""
    name = connection.ops.quote_name(connection.settings_dict["NAME"])
    shutil.chown(disk, "postgres")

    def move(place: str, *before: str, after: str = "") -> None:
        connection.close()
        with connection._nodb_cursor() as cursor:
            for one in before:
                cursor.execute(one)
            cursor.execute(f"ALTER DATABASE {name} SET TABLESPACE {place}")
            if after:
                cursor.execute(after)

    move("small_disk", f"CREATE TABLESPACE small_disk LOCATION '{disk}'")
    try:
        yield
    finally:
        move("pg_default", after="DROP TABLESPACE small_disk")


def test_a_full_disk_of_postgres_stops_saves_and_not_reading(
    site: Site, tell: Callable[[str], None]
) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("the embedded database has no server")
    with tempfile.TemporaryDirectory() as folder:
        # PostgreSQL runs as somebody else, who has to come to it.
        Path(folder).chmod(0o755)
        with small_disk(Path(folder) / "disk", 100) as disk, database_on(disk):
            said = saves_while_it_is_full(site, disk)
    tell(said)


def saves_while_it_is_full(site: Site, disk: Path) -> str:
    """Has people save until the disk is full, and until there is room again; what came of it."""
    web = site.serve(WORKBENCH_WORKERS="2")
    page = site.rating.appraisal.get_absolute_url()
    cookie = f"{settings.SESSION_COOKIE_NAME}={site.rating.sessions[0]}"
    assert web.get(page, Cookie=cookie).status == 200
    with writers(site.rating, web.port, pause=0.1) as threads:
        until(lambda: any(one.saved for one in threads))
        filler = fill(disk)
        until(lambda: any(one.answers[503] for one in threads))
        refused = sum(one.answers[503] for one in threads)
        assert web.get(page, Cookie=cookie).status == 200
        filler.unlink()
    said = kept(threads)
    assert site.faults == ()
    web.process.terminate()
    web.process.wait(30)
    return (
        f"disk full in a save: {said}; {refused} or more said to try again, reading went on; "
        "history whole"
    )


def test_a_full_disk_of_a_worker_fails_the_file_and_says_so(
    site: Site, tell: Callable[[str], None]
) -> None:
    with small_disk(site.folder / "made", 1) as disk:
        site.machine.environment["TMPDIR"] = str(disk)
        worker = site.machine.worker()
        first = site.machine.ask("While there is room.")
        until(lambda: stands(first) == Render.State.DONE)
        filler = fill(disk)
        render = site.machine.ask("On a full disk.")
        until(lambda: stands(render) == Render.State.FAILED)
        assert render.error
        with pytest.raises(FileNotFoundError):
            render.read_file()
        filler.unlink()
        retry_render(render=render, programme=Place(), by=site.machine.asker, token=uuid4())
        until(lambda: stands(render) == Render.State.DONE)
        assert worker.poll() is None
        site.machine.end()
    assert site.faults == ()
    tell(
        "disk full in a render: the file failed and said why, nothing half made was shown, and it "
        "was made by the same worker once there was room"
    )


def stands(render: Render) -> str:
    render.refresh_from_db()
    return render.state
