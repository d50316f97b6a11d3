"""What stands between a site and going into service is said by `check --deploy`."""

from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from workbench.settings import checks


def ids(found: list[Any]) -> list[str | None]:
    return [message.id for message in found]


def test_plain_http_is_an_error(settings: Settings) -> None:
    settings.PLAIN_HTTP = True
    assert ids(checks.plain_http()) == ["workbench.E001"]
    settings.PLAIN_HTTP = False
    assert checks.plain_http() == []


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["localhost", "127.0.0.1", "[::1]"], ["workbench.W001"]),
        (["localhost", "options.example.org"], []),
    ],
)
def test_site_that_only_this_machine_reaches(
    settings: Settings, names: list[str], found: list[str]
) -> None:
    settings.ALLOWED_HOSTS = names
    assert ids(checks.hosts()) == found


def test_embedded_database_is_warned_of_unless_it_is_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    databases = {"default": {"ENGINE": "django.db.backends.sqlite3"}}
    monkeypatch.setattr(checks.settings, "DATABASES", databases)
    monkeypatch.delenv("WORKBENCH_SQLITE", raising=False)
    assert ids(checks.server_database()) == ["workbench.W002"]
    monkeypatch.setenv("WORKBENCH_SQLITE", "/var/lib/workbench/workbench.sqlite3")
    assert checks.server_database() == []
    monkeypatch.delenv("WORKBENCH_SQLITE")
    databases["default"]["ENGINE"] = "django.db.backends.postgresql"
    assert checks.server_database() == []


def test_database_of_several_machines_needs_a_key_of_theirs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    databases = {"default": {"ENGINE": "django.db.backends.postgresql"}}
    monkeypatch.setattr(checks.settings, "DATABASES", databases)
    monkeypatch.delenv("WORKBENCH_SECRET_KEY", raising=False)
    (found,) = checks.shared_key()
    assert found.id == "workbench.E003"
    assert "Set WORKBENCH_SECRET_KEY to" in str(found.hint)
    monkeypatch.setenv("WORKBENCH_SECRET_KEY", "k" * 50)
    assert checks.shared_key() == []
    monkeypatch.delenv("WORKBENCH_SECRET_KEY")
    databases["default"]["ENGINE"] = "django.db.backends.sqlite3"
    assert checks.shared_key() == []


def test_site_that_does_not_know_its_address(settings: Settings) -> None:
    settings.CSRF_TRUSTED_ORIGINS = []
    assert ids(checks.address_of_the_site()) == ["workbench.W005"]
    settings.CSRF_TRUSTED_ORIGINS = ["https://options.example.org"]
    assert checks.address_of_the_site() == []


def test_files_have_to_be_collected(settings: Settings, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.COLLECTED = False
    assert ids(checks.packed_files() + checks.manifest()) == ["workbench.W003"]
    settings.COLLECTED = True
    assert ids(checks.packed_files() + checks.manifest()) == ["workbench.E002"]
    (tmp_path / "staticfiles.json").write_text("{}")
    assert checks.packed_files() + checks.manifest() == []


def test_proxy_that_hides_visitors_is_warned_of(settings: Settings) -> None:
    assert checks.address_of_visitors() == []
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert ids(checks.address_of_visitors()) == ["workbench.W004"]
    settings.REAL_IP = True
    assert checks.address_of_visitors() == []
