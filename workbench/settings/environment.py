"""Typed readers of environment variables: each fails with a hint of what to set."""

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def flag(name: str) -> bool:
    """True for 1, false for 0 or absent; anything else is refused."""
    value = os.environ.get(name, "0")
    if value not in {"0", "1"}:
        raise ImproperlyConfigured(f"{name} is {value!r}: set it to 1 (on) or 0 (off).")
    return value == "1"


def words(name: str, default: str) -> list[str]:
    """A comma-separated list, blanks dropped."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def text(name: str, default: str) -> str:
    """One line of text."""
    value = os.environ.get(name, "").strip() or default
    if not value.isprintable():
        raise ImproperlyConfigured(f"{name} is {value!r}: write it on one line.")
    return value


def number(name: str, default: int) -> int:
    value = os.environ.get(name, str(default))
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name} is {value!r}: set it to a whole number.")
    return int(value)


def folder(name: str) -> Path | None:
    """A folder that must exist; None where the variable is not set."""
    given = os.environ.get(name, "")
    if given and not Path(given).is_dir():
        raise ImproperlyConfigured(f"{name} is {given!r}: set it to a folder that is there.")
    return Path(given).resolve() if given else None


def file(name: str) -> Path | None:
    """A file, which a check of its own looks at; None where the variable is not set."""
    given = os.environ.get(name, "")
    return Path(given).resolve() if given else None


def secret_key(folder: Path) -> str:
    """WORKBENCH_SECRET_KEY, else a key made once and kept in `folder`, readable by its owner."""
    given = os.environ.get("WORKBENCH_SECRET_KEY")
    if given is not None:
        if len(given) < 50:
            raise ImproperlyConfigured(
                "WORKBENCH_SECRET_KEY is shorter than 50 characters: make a longer one, "
                "for example with `python -c 'import secrets; print(secrets.token_urlsafe(60))'`."
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
    url = os.environ.get("WORKBENCH_DATABASE_URL", "")
    if not url:
        folder.mkdir(parents=True, exist_ok=True)
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": os.environ.get("WORKBENCH_SQLITE", str(folder / "workbench.sqlite3")),
            "OPTIONS": {
                "timeout": 20,
                # Take the write lock at the start: no deadlock between two readers who write.
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise ImproperlyConfigured(
            "WORKBENCH_DATABASE_URL must read postgresql://user:password@host:port/name."
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


def mail() -> dict[str, object] | None:
    """How email is sent: the settings of the server that WORKBENCH_MAIL_URL names, None where it
    names none."""
    url = os.environ.get("WORKBENCH_MAIL_URL", "")
    if not url:
        return None
    parts = urlsplit(url)
    ports = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
    try:
        port = parts.port
    except ValueError:
        port = 0
    if parts.scheme not in ports or not parts.hostname or port == 0:
        raise ImproperlyConfigured(
            "WORKBENCH_MAIL_URL must read smtp+starttls://user:password@host:587, or begin with "
            "smtps:// (TLS from the start) or smtp:// (a server on this machine or network)."
        )
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port or ports[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+starttls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        # Nobody waits longer for a page because a mail server is silent.
        "EMAIL_TIMEOUT": number("WORKBENCH_MAIL_SECONDS", 10),
    }


def own_folder(name: str, default: Path) -> Path:
    """A folder that the site writes to, as an absolute path. It need not exist yet."""
    path = Path(os.environ.get(name, str(default)))
    if not path.is_absolute():
        raise ImproperlyConfigured(f"{name} is {str(path)!r}: give it from / on.")
    return path


def queue() -> tuple[dict[str, object], dict[str, dict[str, object]]]:
    """Where work for the background waits: TASKS, and RQ_QUEUES where WORKBENCH_REDIS_URL names a
    Redis; else the database keeps it."""
    url = os.environ.get("WORKBENCH_REDIS_URL", "")
    if not url:
        return {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}, {}
    if urlsplit(url).scheme not in {"redis", "rediss", "unix"}:
        raise ImproperlyConfigured("WORKBENCH_REDIS_URL must read redis://host:port/0.")
    # No limit of its own: the renderer's child has one, and a heart that is watched.
    queues: dict[str, dict[str, object]] = {"default": {"URL": url, "DEFAULT_TIMEOUT": -1}}
    return {"default": {"BACKEND": "django_tasks_rq.RQBackend"}}, queues
