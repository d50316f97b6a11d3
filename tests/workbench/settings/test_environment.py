"""Settings are read strictly: a wrong one stops the site with a hint."""

import stat
from pathlib import Path

import pyrage
import pytest
from django.core.exceptions import ImproperlyConfigured

from workbench.settings import environment

NAME = "WORKBENCH_FOR_TESTS"


@pytest.mark.parametrize(("value", "on"), [("1", True), ("0", False), (None, False)])
def test_flag_is_on_or_off(monkeypatch: pytest.MonkeyPatch, value: str | None, on: bool) -> None:
    if value is not None:
        monkeypatch.setenv(NAME, value)
    assert environment.flag(NAME) is on


@pytest.mark.parametrize("value", ["", "true", "yes", "2", " 1"])
def test_flag_refuses_anything_else(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv(NAME, value)
    with pytest.raises(ImproperlyConfigured, match=f"{NAME} is .*: set it to 1"):
        environment.flag(NAME)


def test_words_are_split_and_trimmed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, " a.example.org, b.example.org,, ")
    assert environment.words(NAME, "localhost") == ["a.example.org", "b.example.org"]


def test_words_have_a_default() -> None:
    assert environment.words(NAME, "localhost,::1") == ["localhost", "::1"]
    assert environment.words(NAME, "") == []


def test_number_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    assert environment.number(NAME, 7) == 7
    monkeypatch.setenv(NAME, "12")
    assert environment.number(NAME, 7) == 12
    for wrong in ("", "1.5", "-1", "many", "٣"):
        monkeypatch.setenv(NAME, wrong)
        with pytest.raises(ImproperlyConfigured, match="whole number"):
            environment.number(NAME, 7)


def test_number_may_have_a_least(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, "0")
    with pytest.raises(ImproperlyConfigured, match="whole number from 1 on"):
        environment.number(NAME, 7, least=1)


def test_backups_are_encrypted_for_public_keys_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert environment.recipients(NAME) == []
    key = pyrage.x25519.Identity.generate()
    public = str(key.to_public())
    monkeypatch.setenv(NAME, f"{public}, {public}")
    assert environment.recipients(NAME) == [public, public]
    for wrong in (str(key), f"{public},age1", "pat"):
        monkeypatch.setenv(NAME, wrong)
        with pytest.raises(ImproperlyConfigured, match="write age1") as refused:
            environment.recipients(NAME)
        assert str(key) not in str(refused.value)


@pytest.mark.parametrize(
    "host", ["https://a.example.org", "a.example.org:8000", "a.example.org/", "a b", "ä.org", ".."]
)
def test_host_is_a_name_alone(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    monkeypatch.setenv(NAME, f"b.example.org,{host}")
    with pytest.raises(ImproperlyConfigured, match="write the name alone"):
        environment.hosts(NAME, "localhost")
    right = "localhost,127.0.0.1,[::1],a.example.org,.example.org,*"
    monkeypatch.setenv(NAME, right)
    assert environment.hosts(NAME, "") == right.split(",")


@pytest.mark.parametrize("origin", ["a.example.org", "ftp://a.example.org", "https://a.org/b"])
def test_origin_has_its_scheme(monkeypatch: pytest.MonkeyPatch, origin: str) -> None:
    monkeypatch.setenv(NAME, origin)
    with pytest.raises(ImproperlyConfigured, match="with its scheme"):
        environment.origins(NAME)


def test_misspelt_setting_is_refused_with_what_is_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    environment.refuse_unknown()
    monkeypatch.setenv("WORKBENCH_HOST", "a.example.org")
    with pytest.raises(ImproperlyConfigured, match=r"WORKBENCH_HOST is no .* Is WORKBENCH_HOSTS"):
        environment.refuse_unknown()


def test_database_is_its_owners_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("WORKBENCH_DATABASE_URL", raising=False)
    file = tmp_path / "data" / "workbench.sqlite3"
    monkeypatch.setenv("WORKBENCH_SQLITE", str(file))
    environment.database(tmp_path)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    file.chmod(0o644)
    environment.database(tmp_path)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_database_that_cannot_be_written_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("WORKBENCH_DATABASE_URL", raising=False)
    (tmp_path / "file").touch()
    monkeypatch.setenv("WORKBENCH_SQLITE", str(tmp_path / "file" / "workbench.sqlite3"))
    with pytest.raises(ImproperlyConfigured, match="cannot be written"):
        environment.database(tmp_path)


@pytest.mark.parametrize("port", ["abc", "0", "70000"])
def test_port_of_a_server_is_a_port(monkeypatch: pytest.MonkeyPatch, port: str) -> None:
    for name, read in (
        ("WORKBENCH_DATABASE_URL", lambda: environment.database(Path())),
        ("WORKBENCH_REDIS_URL", environment.queue),
        ("WORKBENCH_MAIL_URL", environment.mail),
    ):
        scheme = {"D": "postgresql", "R": "redis", "M": "smtp"}[name[10]]
        monkeypatch.setenv(name, f"{scheme}://a.example.org:{port}/name")
        with pytest.raises(ImproperlyConfigured, match=name):
            read()


def test_secret_key_may_be_given(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WORKBENCH_SECRET_KEY", "k" * 50)
    assert environment.secret_key(tmp_path) == "k" * 50
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("key", ["", "short"])
def test_short_secret_key_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, key: str
) -> None:
    monkeypatch.setenv("WORKBENCH_SECRET_KEY", key)
    with pytest.raises(ImproperlyConfigured, match="shorter than 50"):
        environment.secret_key(tmp_path)


def test_secret_key_is_made_once_for_its_owner_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("WORKBENCH_SECRET_KEY", raising=False)
    folder = tmp_path / "var"
    key = environment.secret_key(folder)
    assert len(key) >= 50
    assert environment.secret_key(folder) == key
    assert stat.S_IMODE((folder / "secret-key").stat().st_mode) == 0o600


def test_secret_key_of_a_folder_that_cannot_be_made_lasts_for_the_process(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("WORKBENCH_SECRET_KEY", raising=False)
    (tmp_path / "file").write_text("")
    key = environment.secret_key(tmp_path / "file" / "var")
    assert len(key) >= 50


def test_database_is_embedded_by_default(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("WORKBENCH_DATABASE_URL", raising=False)
    monkeypatch.delenv("WORKBENCH_SQLITE", raising=False)
    found = environment.database(tmp_path / "var")
    assert found["ENGINE"] == "django.db.backends.sqlite3"
    assert found["NAME"] == str(tmp_path / "var" / "workbench.sqlite3")
    assert (tmp_path / "var").is_dir()
    options = found["OPTIONS"]
    assert isinstance(options, dict)
    assert "journal_mode=WAL" in options["init_command"]


def test_database_address_is_taken_apart(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(
        "WORKBENCH_DATABASE_URL", "postgresql://pat%40council:p%2Fss@db.example.org:5433/work"
    )
    found = environment.database(tmp_path)
    assert found["ENGINE"] == "django.db.backends.postgresql"
    assert (found["USER"], found["PASSWORD"]) == ("pat@council", "p/ss")
    assert (found["HOST"], found["PORT"]) == ("db.example.org", "5433")
    assert (found["NAME"], found["CONN_MAX_AGE"]) == ("work", 60)


@pytest.mark.parametrize("url", ["mysql://a/b", "postgresql://host", "workbench.sqlite3"])
def test_other_database_address_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, url: str
) -> None:
    monkeypatch.setenv("WORKBENCH_DATABASE_URL", url)
    with pytest.raises(ImproperlyConfigured, match="must read postgresql://"):
        environment.database(tmp_path)


def test_folder_is_one_that_is_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert environment.folder(NAME) is None
    monkeypatch.setenv(NAME, str(tmp_path))
    assert environment.folder(NAME) == tmp_path.resolve()
    monkeypatch.setenv(NAME, str(tmp_path / "nowhere"))
    with pytest.raises(ImproperlyConfigured, match=f"{NAME} is .*: set it to a folder that is"):
        environment.folder(NAME)


def test_queue_stands_in_the_database_unless_redis_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("WORKBENCH_REDIS_URL", raising=False)
    tasks, queues = environment.queue()
    assert (tasks["default"], queues) == ({"BACKEND": "django_tasks_db.DatabaseBackend"}, {})
    monkeypatch.setenv("WORKBENCH_REDIS_URL", "redis://localhost:6379/0")
    monkeypatch.delenv("WORKBENCH_SECRET_KEY", raising=False)
    with pytest.raises(ImproperlyConfigured, match="Set WORKBENCH_SECRET_KEY to"):
        environment.queue()
    monkeypatch.setenv("WORKBENCH_SECRET_KEY", "k" * 50)
    tasks, queues = environment.queue()
    assert tasks["default"] == {"BACKEND": "django_tasks_rq.RQBackend"}
    assert queues["default"]["URL"] == "redis://localhost:6379/0"
    monkeypatch.setenv("WORKBENCH_REDIS_URL", "localhost:6379")
    with pytest.raises(ImproperlyConfigured, match="redis://host:port/0"):
        environment.queue()


def test_folder_of_our_own_is_given_from_the_root_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("WORKBENCH_OURS", raising=False)
    assert environment.own_path("WORKBENCH_OURS", tmp_path) == tmp_path
    monkeypatch.setenv("WORKBENCH_OURS", "papers")
    with pytest.raises(ImproperlyConfigured, match="from / on"):
        environment.own_path("WORKBENCH_OURS", tmp_path)


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        ("smtp://mail.example.org", 25, False, False),
        ("smtp://127.0.0.1:1025", 1025, False, False),
        ("smtp+starttls://me:a%40b@mail.example.org", 587, True, False),
        ("smtps://me:a%40b@mail.example.org:4650", 4650, False, True),
    ],
)
def test_mail_server_is_read_from_its_address(
    monkeypatch: pytest.MonkeyPatch, url: str, port: int, tls: bool, ssl: bool
) -> None:
    monkeypatch.setenv("WORKBENCH_MAIL_URL", url)
    found = environment.mail()
    assert found is not None
    assert found["EMAIL_PORT"] == port
    assert (found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (tls, ssl)
    assert found["EMAIL_HOST_PASSWORD"] == ("a@b" if "me:" in url else "")
    assert found["EMAIL_TIMEOUT"] == 10


@pytest.mark.parametrize(
    "url", ["mail.example.org", "http://mail.example.org", "smtp://", "smtp://host:x", "smtp://h:0"]
)
def test_address_of_no_mail_server_is_refused(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("WORKBENCH_MAIL_URL", url)
    with pytest.raises(ImproperlyConfigured, match="must read smtp"):
        environment.mail()


def test_site_without_a_mail_server_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WORKBENCH_MAIL_URL", raising=False)
    assert environment.mail() is None


def test_text_stands_on_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    assert environment.text(NAME, "as given") == "as given"
    monkeypatch.setenv(NAME, " Workbench <w@example.org> ")
    assert environment.text(NAME, "") == "Workbench <w@example.org>"
    monkeypatch.setenv(NAME, "a\nBcc: b")
    with pytest.raises(ImproperlyConfigured, match="on one line"):
        environment.text(NAME, "")
