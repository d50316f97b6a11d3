"""Whether the site is ready to answer people."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import gettempdir
from typing import Final

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

# With less room than this on a disk that it writes to, the site is not ready.
ROOM_BYTES: Final = 200 * 1024 * 1024


class NotReady(Exception):
    """Raised by a probe. Its text says what is wrong, in words that anybody may read."""


def database() -> None:
    """Raises `NotReady` where the database does not answer."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        raise NotReady("The database does not answer.") from error


_migrated: set[str] = set()


def migrations() -> None:
    """Raises `NotReady` where the database is older than the program. Once it is not, it is not
    looked at again: nothing takes migrations back while the site runs."""
    name = str(connection.settings_dict["NAME"])
    if name in _migrated:
        return
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            raise NotReady("The database is older than the program: run `manage.py migrate`.")
    except DatabaseError as error:
        raise NotReady("The database does not say which migrations it has.") from error
    _migrated.add(name)


def queue() -> None:
    """Raises `NotReady` where the queue is in Redis, and Redis does not answer."""
    if not settings.RQ_QUEUES:
        return
    from django_rq import get_connection
    from redis.exceptions import RedisError

    try:
        get_connection("default").ping()
    except RedisError as error:
        raise NotReady("The queue does not answer.") from error


def disk() -> None:
    """Raises `NotReady` where the disk of the embedded database, or that for what is being
    uploaded and made, is nearly full."""
    folders = {Path(gettempdir())}
    if connection.vendor == "sqlite":
        folders.add(Path(str(settings.DATABASES["default"]["NAME"])).parent)
    for folder in folders:
        if folder.is_dir() and shutil.disk_usage(folder).free < ROOM_BYTES:
            raise NotReady("A disk that the site writes to has less than 200 MB left.")


PROBES: Final[Mapping[str, Callable[[], None]]] = {
    "database": database,
    "migrations": migrations,
    "queue": queue,
    "disk": disk,
}


def readiness() -> dict[str, str]:
    """What each probe says, by its name: "ready", or what is wrong."""
    said = {}
    for name, probe in PROBES.items():
        try:
            probe()
            said[name] = "ready"
        except NotReady as wrong:
            said[name] = str(wrong)
    return said
