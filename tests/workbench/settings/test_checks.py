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


def test_embedded_database_is_warned_of(monkeypatch: pytest.MonkeyPatch) -> None:
    databases = {"default": {"ENGINE": "django.db.backends.sqlite3"}}
    monkeypatch.setattr(checks.settings, "DATABASES", databases)
    assert ids(checks.server_database()) == ["workbench.W002"]
    databases["default"]["ENGINE"] = "django.db.backends.postgresql"
    assert checks.server_database() == []


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
