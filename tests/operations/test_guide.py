"""The commands of the operations guide, run as they stand there into a folder of their own: at the
end the site answers through nginx. What needs a machine with systemd has a stand-in here."""

import os
import secrets
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection

from tests.database import TEMPLATE
from tests.operations.guide import commands
from tests.operations.proxy import NAME, Proxy, proxy
from tests.served import ROOT, answers, free_port, wait_until

DATABASE = "by_the_guide"


@dataclass
class Machine:
    """A folder that stands for the root of a machine."""

    root: Path
    running: ExitStack
    ran: list[str] = field(default_factory=list)
    proxy: Proxy | None = None
    port: int = field(default_factory=free_port)

    def follow(self, line: str) -> None:
        """Runs one line of the guide, or what stands in for it here."""
        bare = line.removeprefix("sudo ")
        for begins, stand_in in STAND_INS.items():
            if bare.startswith(begins):
                stand_in(self, bare)
                return
        self.ran.append(bare)
        done = self.run(
            self.placed(bare).replace(" --group=workbench", "").replace(" --owner=workbench", "")
        )
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"

    def placed(self, text: str) -> str:
        """The text with the paths of this machine."""
        for path in (
            "/opt/workbench",
            "/etc/workbench/",
            "/usr/local/sbin/",
            "/var/cache/workbench",
        ):
            text = text.replace(path, f"{self.root}{path}")
        return (
            text.replace("workbench-manage ", f"{self.root}/usr/local/sbin/workbench-manage ", 1)
            if text.startswith("workbench-manage ")
            else text
        )

    def run(self, command: str) -> subprocess.CompletedProcess[str]:
        folder = self.root / "opt" / "workbench"
        return subprocess.run(
            ["bash", "-euo", "pipefail", "-c", command],
            check=False,
            cwd=folder if folder.exists() else self.root,
            env=clean_environment(),
            capture_output=True,
            text=True,
            timeout=300,
        )


def clean_environment() -> dict[str, str]:
    kept = {
        name: text
        for name, text in os.environ.items()
        if not name.startswith(("WORKBENCH_", "DJANGO_"))
    }
    admin = {
        "USERNAME": "first",
        "EMAIL": "first@example.org",
        "PASSWORD": "a-long-word-for-a-test",
    }
    return kept | {f"DJANGO_SUPERUSER_{name}": text for name, text in admin.items()}


def passed_by(_machine: Machine, _line: str) -> None:
    """What the machine of these tests has already, or has no use for."""


def fetched(machine: Machine, _line: str) -> None:
    """The program as it stands here, with its locked packages."""
    folder = machine.root / "opt" / "workbench"
    folder.mkdir(parents=True)
    (machine.root / "usr/local/sbin").mkdir(parents=True)
    listed = "git ls-files --cached --others --exclude-standard -z"
    packed = f"{listed} | tar --create --null --files-from=- --ignore-failed-read | tar --extract --directory={folder}"
    subprocess.run(["bash", "-euo", "pipefail", "-c", packed], cwd=ROOT, check=True)
    (folder / ".venv").symlink_to(Path(sys.prefix))
    # Who runs the tests is the site's user.
    manage = folder / "docs/operations/service/workbench-manage"
    manage.write_text(machine.placed(manage.read_text().replace("runuser -u workbench -- ", "")))


def made_database(_machine: Machine, _line: str) -> None:
    """As the migrations leave it, since they take a quarter of a minute; `migrate` finds nothing
    left to do."""
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {DATABASE}")
        cursor.execute(f"CREATE DATABASE {DATABASE} TEMPLATE {TEMPLATE}")


def edited(machine: Machine, line: str) -> None:
    """What a person fills in."""
    if "/etc/workbench/environment" not in line:
        return
    file = Path(machine.placed(line.removeprefix("editor ")))
    text = file.read_text()
    url = urlsplit(os.environ["WORKBENCH_DATABASE_URL"])._replace(path=f"/{DATABASE}").geturl()
    for theirs, ours in (
        ("WORKBENCH_SECRET_KEY=\n", f"WORKBENCH_SECRET_KEY={secrets.token_urlsafe(60)}\n"),
        ("postgresql://workbench:PASSWORD@127.0.0.1:5432/workbench", url),
        ("WORKBENCH_WORKERS=4", "WORKBENCH_WORKERS=1"),
    ):
        assert theirs in text
        text = text.replace(theirs, ours)
    file.write_text(text)


def without_asking(machine: Machine, line: str) -> None:
    """What asks somebody at a keyboard."""
    machine.ran.append(line)
    done = machine.run(machine.placed(f"{line} --no-input"))
    assert done.returncode == 0, done.stderr


def started(machine: Machine, line: str) -> None:
    """The pages, by the line of their unit; a worker is tried elsewhere."""
    if "workbench-web" not in line:
        return
    unit = (
        machine.root / "opt/workbench/docs/operations/service/workbench-web.service"
    ).read_text()
    (start,) = [one.partition("=")[2] for one in unit.splitlines() if one.startswith("ExecStart=")]
    port = f"127.0.0.1:{machine.port}"
    command = machine.placed(start).replace("127.0.0.1:8000", port)
    settings = machine.placed("set -a; . /etc/workbench/environment; set +a; exec ")
    process = subprocess.Popen(
        ["bash", "-c", settings + command],
        cwd=machine.root / "opt" / "workbench",
        env=clean_environment(),
    )
    machine.running.callback(process.wait, 30)
    machine.running.callback(process.terminate)
    wait_until(lambda: answers(machine.port), "pages are served")


def reloaded(machine: Machine, line: str) -> None:
    machine.proxy = machine.running.enter_context(proxy(machine.root / "nginx", machine.port))


def asked(machine: Machine, line: str) -> None:
    address = urlsplit(shlex.split(line)[-1])
    assert machine.proxy is not None
    assert address.hostname == NAME
    answer = machine.proxy.get(address.path)
    assert answer.status == 200, answer.text


STAND_INS: dict[str, Callable[[Machine, str], None]] = {
    "apt-get ": passed_by,
    "adduser ": passed_by,
    "git clone ": fetched,
    "cd /opt/workbench": passed_by,
    "make setup": passed_by,
    "-u postgres createuser ": passed_by,
    "-u postgres createdb ": made_database,
    "editor ": edited,
    "workbench-manage createsuperuser": without_asking,
    "cp docs/operations/service/*.service ": passed_by,
    "cp docs/operations/service/nginx.conf ": passed_by,
    "rm -f /etc/nginx/": passed_by,
    "nginx -t": passed_by,  # whoever starts it here has it tried first
    "systemctl daemon-reload": passed_by,
    "systemctl enable ": started,
    "systemctl reload nginx": reloaded,
    "curl ": asked,
}


@contextmanager
def machine_at(root: Path) -> Iterator[Machine]:
    with ExitStack() as running:
        yield Machine(root, running)
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")


@pytest.mark.django_db
def test_the_guide_leads_to_a_site_that_answers_through_nginx(tmp_path: Path) -> None:
    with machine_at(tmp_path) as machine:
        for line in commands():
            machine.follow(line)
        assert [one.split()[1] for one in machine.ran if one.startswith("workbench-manage")] == [
            "collectstatic",
            "migrate",
            "check",
            "createsuperuser",
        ]
        through = machine.proxy
        assert through is not None
        page = through.get("/sign-in/", X_Request_ID="of-the-visitor", X_Forwarded_Proto="http")
        assert (page.status, "Sign in" in page.text) == (200, True)
        assert page.headers["Strict-Transport-Security"]
        assert "Secure" in page.headers["Set-Cookie"]
        assert page.headers["X-Request-ID"] != "of-the-visitor"
        plain = HTTPConnection("127.0.0.1", through.plain, timeout=20)
        plain.request("GET", "/sign-in/", headers={"Host": NAME})
        led = plain.getresponse()
        assert (led.status, led.headers["Location"]) == (301, f"https://{NAME}/sign-in/")
        plain.close()
