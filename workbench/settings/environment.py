"""Typed readers of environment variables: each fails with a hint of what to set."""

import os
import re
import secrets
from difflib import get_close_matches
from pathlib import Path
from typing import Final
from urllib.parse import SplitResult, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

# Read by gunicorn's own settings and by scripts, before or beside these.
_ELSEWHERE: Final = {
    "WORKBENCH_WORKERS",
    "WORKBENCH_THREADS",
    "WORKBENCH_METRICS",
    "WORKBENCH_SILENCE_SECONDS",
    "WORKBENCH_LOG_LEVEL",
}
_HOST: Final = re.compile(r"\*|\.?[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*|\[[0-9A-Fa-f:]+\]")
_RETIRED: Final = {
    "WORKBENCH_PAPERS": "files of papers are kept in the database now: take the setting out.",
}
_asked: set[str] = set()


def asked(name: str, default: str = "") -> str:
    """What stands in the environment under a name, which is one of the site's from now on."""
    _asked.add(name)
    return os.environ.get(name, default)


def flag(name: str) -> bool:
    """True for 1, false for 0 or absent; anything else is refused."""
    value = asked(name, "0")
    if value not in {"0", "1"}:
        raise ImproperlyConfigured(f"{name} is {value!r}: set it to 1 (on) or 0 (off).")
    return value == "1"


def words(name: str, default: str) -> list[str]:
    """A comma-separated list, blanks dropped."""
    return [word.strip() for word in asked(name, default).split(",") if word.strip()]


def text(name: str, default: str) -> str:
    """One line of text."""
    value = asked(name).strip() or default
    if not value.isprintable():
        raise ImproperlyConfigured(f"{name} is {value!r}: write it on one line.")
    return value


def number(name: str, default: int, least: int = 0) -> int:
    """A whole number, not under `least`."""
    value = asked(name, str(default))
    if not (value.isascii() and value.isdecimal()) or int(value) < least:
        from_on = f" from {least} on" if least else ""
        raise ImproperlyConfigured(f"{name} is {value!r}: set it to a whole number{from_on}.")
    return int(value)


def hosts(name: str, default: str) -> list[str]:
    """Names that people type: without a scheme, a port or a path."""
    given = words(name, default)
    for host in given:
        if not _HOST.fullmatch(host):
            raise ImproperlyConfigured(
                f"{name} has {host!r}: write the name alone, as options.example.org, without "
                "https://, port or path."
            )
    return given


def origins(name: str) -> list[str]:
    """What addresses of the site begin with."""
    given = words(name, "")
    for origin in given:
        parts = urlsplit(origin)
        if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path:
            raise ImproperlyConfigured(
                f"{name} has {origin!r}: write it with its scheme and without a path, as "
                "https://options.example.org."
            )
    return given


def refuse_unknown() -> None:
    """Refuses a variable that begins with WORKBENCH_ and that nothing has asked for: a misspelt
    one would silently do nothing. Those of the tests are left alone."""
    names = _asked | _ELSEWHERE
    for name in sorted(os.environ):
        if not name.startswith("WORKBENCH_") or name.startswith("WORKBENCH_TESTS_"):
            continue
        if name in _RETIRED:
            raise ImproperlyConfigured(f"{name}: {_RETIRED[name]}")
        if name not in names:
            near = get_close_matches(name, sorted(names), n=1, cutoff=0.6)
            meant = f" Is {near[0]} meant?" if near else ""
            raise ImproperlyConfigured(f"{name} is no setting of the workbench.{meant}")


def folder(name: str) -> Path | None:
    """A folder that must exist; None where the variable is not set."""
    given = asked(name)
    if given and not Path(given).is_dir():
        raise ImproperlyConfigured(f"{name} is {given!r}: set it to a folder that is there.")
    return Path(given).resolve() if given else None


def file(name: str) -> Path | None:
    """A file, which a check of its own looks at; None where the variable is not set."""
    given = asked(name)
    return Path(given).resolve() if given else None


def recipients(name: str) -> list[str]:
    """Public keys of age, whose owners alone can read what is encrypted for them."""
    given = words(name, "")
    if given:
        import pyrage

        for key in given:
            try:
                pyrage.x25519.Recipient.from_str(key)
            except pyrage.RecipientError as error:
                raise ImproperlyConfigured(
                    # What it has may be the private key.
                    f"{name} has something else than a public key of age: write age1..., as "
                    "age-keygen prints it, or several of them separated by commas."
                ) from error
    return given


_LONG: Final = 50
_MAKE_KEY: Final = "`python3 -c 'import secrets; print(secrets.token_urlsafe(60))'`"


def has_own_key() -> bool:
    """Whether the secret key is one that was given, which other machines can have as well."""
    return "WORKBENCH_SECRET_KEY" in os.environ


def secret_key(folder: Path) -> str:
    """WORKBENCH_SECRET_KEY, else a key made once and kept in `folder`, readable by its owner."""
    given = asked("WORKBENCH_SECRET_KEY")
    if has_own_key():
        if len(given) < _LONG:
            raise ImproperlyConfigured(
                f"WORKBENCH_SECRET_KEY is shorter than {_LONG} characters: make a longer one, "
                f"for example with {_MAKE_KEY}."
            )
        return given
    kept = folder / "secret-key"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return kept.read_text(encoding="utf-8")
    except OSError:
        # A folder that cannot be written to: commands still run, sessions end with the process.
        return secrets.token_urlsafe(60)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        key = secrets.token_urlsafe(60)
        file.write(key)
    return key


def database(folder: Path) -> dict[str, object]:
    """Embedded SQLite unless WORKBENCH_DATABASE_URL names a PostgreSQL database."""
    url = asked("WORKBENCH_DATABASE_URL")
    asked("WORKBENCH_SQLITE")  # may stay where a server's address replaces it
    if not url:
        file = own_path("WORKBENCH_SQLITE", folder / "workbench.sqlite3")
        _for_its_owner(file)
        return embedded(file)
    parts = urlsplit(url)
    if (
        parts.scheme not in {"postgres", "postgresql"}
        or not parts.path.strip("/")
        or not _port_can_be(parts)
    ):
        raise ImproperlyConfigured(
            "WORKBENCH_DATABASE_URL must read postgresql://user:password@host:port/name, "
            "with a port from 1 to 65535 or none."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        # Kept open between requests: six times the throughput of opening one each time.
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def embedded(file: Path) -> dict[str, object]:
    """The settings of an embedded database in this file."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        "OPTIONS": {
            "timeout": 20,
            # Take the write lock at the start: no deadlock between two readers who write.
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }


def _for_its_owner(file: Path) -> None:
    """Sees that a database, and a folder that is made for it, can be read by their owner alone.
    What SQLite writes beside the file is as readable as the file."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT, 0o600))
        if file.stat().st_mode & 0o077:
            file.chmod(0o600)
    except OSError as error:
        raise ImproperlyConfigured(
            f"The database {file} cannot be written ({error.strerror}). Set WORKBENCH_SQLITE to a "
            "file in a folder that the site's user may write to, or WORKBENCH_DATABASE_URL to a "
            "PostgreSQL database."
        ) from error


def _port_can_be(parts: SplitResult) -> bool:
    try:
        return parts.port != 0
    except ValueError:
        return False


def mail() -> dict[str, object] | None:
    """How email is sent: the settings of the server that WORKBENCH_MAIL_URL names, None where it
    names none."""
    url = asked("WORKBENCH_MAIL_URL")
    seconds = number("WORKBENCH_MAIL_SECONDS", 10)
    if not url:
        return None
    parts = urlsplit(url)
    ports = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
    if parts.scheme not in ports or not parts.hostname or not _port_can_be(parts):
        raise ImproperlyConfigured(
            "WORKBENCH_MAIL_URL must read smtp+starttls://user:password@host:587, or begin with "
            "smtps:// (TLS from the start) or smtp:// (a server on this machine or network)."
        )
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or ports[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+starttls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        # Nobody waits longer for a page because a mail server is silent.
        "EMAIL_TIMEOUT": seconds,
    }


def own_path(name: str, default: Path) -> Path:
    """A file or folder that the site writes to, as an absolute path. It need not exist yet."""
    path = Path(asked(name, str(default)))
    if not path.is_absolute():
        raise ImproperlyConfigured(f"{name} is {str(path)!r}: give it from / on.")
    return path


def queue() -> tuple[dict[str, object], dict[str, dict[str, object]]]:
    """Where work for the background waits: TASKS, and RQ_QUEUES where WORKBENCH_REDIS_URL names a
    Redis; else the database keeps it."""
    url = asked("WORKBENCH_REDIS_URL")
    if not url:
        return {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}, {}
    parts = urlsplit(url)
    if parts.scheme not in {"redis", "rediss", "unix"} or not _port_can_be(parts):
        raise ImproperlyConfigured("WORKBENCH_REDIS_URL must read redis://host:port/0.")
    if not has_own_key():
        raise ImproperlyConfigured(
            "WORKBENCH_REDIS_URL is set, as for several machines, and WORKBENCH_SECRET_KEY is not: "
            "each machine would make a key of its own, and send people who signed in at another "
            f"away. Set WORKBENCH_SECRET_KEY to what {_MAKE_KEY} prints, the same on every machine."
        )
    # No limit of its own: the renderer's child has one, and a heart that is watched.
    queues: dict[str, dict[str, object]] = {"default": {"URL": url, "DEFAULT_TIMEOUT": -1}}
    return {"default": {"BACKEND": "django_tasks_rq.RQBackend"}}, queues
