"""The files that the operations guide gives: read by the programs that they are for where those are
there, and held against one another."""

import json
import re
import shutil
import subprocess
from http.client import HTTPConnection
from pathlib import Path

import pytest
import yaml

from tests.operations.guide import commands, packages
from tests.operations.proxy import NAME, SERVICE, proxy
from tests.operations.test_settings_page import rows
from tests.served import ROOT, free_port

UNITS = sorted(SERVICE.glob("*.service")) + sorted(SERVICE.glob("*.timer"))
DOCKERFILE = (SERVICE / "Dockerfile").read_text()
LONG_RUNNING = ("workbench-web.service", "workbench-worker@.service")


def instructions(name: str) -> list[str]:
    """What stands behind each RUN, COPY or CMD of the Dockerfile."""
    return re.findall(rf"^{name} (.+)$", DOCKERFILE, re.MULTILINE)


def value(unit: Path, key: str) -> str:
    return re.findall(rf"^{key}=(.*)$", unit.read_text(), re.MULTILINE)[-1]


def test_systemd_reads_the_units_and_finds_them_narrow(tmp_path: Path) -> None:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("no systemd on this machine")
    for unit in UNITS:
        # The programs that it starts are those of this folder.
        made = tmp_path / unit.name.replace("@.", "@1.")
        made.write_text(unit.read_text().replace("/opt/workbench", str(ROOT)))
    named = [str(one) for one in sorted(tmp_path.iterdir())]
    read = subprocess.run(
        [program, "verify", "--man=no", *named],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (read.returncode, read.stderr) == (0, "")
    services = [one for one in named if one.endswith(".service")]
    for one in services:
        # Of 100, from 0 for the narrowest.
        narrow = [program, "security", "--offline=true", "--threshold=25", one]
        looked = subprocess.run(narrow, capture_output=True, text=True, timeout=60, check=False)
        assert looked.returncode == 0, looked.stdout.splitlines()[-1]


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_units_are_alike_in_what_they_may_do(unit: Path) -> None:
    text = unit.read_text()
    if unit.suffix == ".timer":
        assert unit.with_suffix(".service").exists()
        assert "Persistent=yes" in text
        return

    def of_safety(one: Path) -> str:
        return one.read_text().partition("\n# Nothing but the program's")[2].partition("\n[")[0]

    assert of_safety(unit) == of_safety(UNITS[0])
    assert value(unit, "EnvironmentFile") == "/etc/workbench/environment"
    assert ("Restart=always" in text) == (unit.name in LONG_RUNNING)
    command = re.search(r"manage\.py (\w+)", value(unit, "ExecStart"))
    if command:
        assert list(ROOT.glob(f"*/management/commands/{command[1]}.py"))


def test_nginx_takes_its_configuration_and_has_a_page_of_its_own(tmp_path: Path) -> None:
    """With no site behind it: nobody sees a bare 502."""
    with proxy(tmp_path / "proxy", free_port()) as before:
        away = before.get("/programmes/")
        assert (away.status, away.headers["Retry-After"]) == (503, "5")
        assert "Try again in a moment" in away.text
        assert before.get("/metrics").status == 404
        large = before.get("/programmes/", "POST", b"", Content_Length=str(25 * 1024 * 1024))
        assert large.status == 413
        assert "10 MB" in large.text
        larger = before.get("/verify/", "POST", b"", Content_Length=str(65 * 1024 * 1024))
        assert larger.status == 413


def test_nginx_tells_programs_in_json(tmp_path: Path) -> None:
    with proxy(tmp_path / "proxy", free_port()) as before:
        away = before.get("/api/v1/programmes")
        assert (away.status, away.headers["Retry-After"]) == (503, "5")
        large = before.get("/api/v1/programmes", "POST", Content_Length=str(25 * 1024 * 1024))
        assert large.status == 413
        plain = HTTPConnection("127.0.0.1", before.plain, timeout=20)
        plain.request("GET", "/api/v1/programmes", headers={"Host": NAME})
        told = plain.getresponse()
        # Led nowhere: what it sent was sent in the clear.
        assert (told.status, told.headers["Location"]) == (403, None)
        for answer, text in (
            (away, away.text),
            (large, large.text),
            (told, told.read().decode()),
        ):
            assert answer.headers["Content-Type"] == "application/json"
            assert list(json.loads(text)) == ["error"]
        plain.request("GET", "/programmes/", headers={"Host": NAME})
        led = plain.getresponse()
        assert (led.status, led.headers["Location"]) == (301, f"https://{NAME}/programmes/")
        plain.close()


def test_environment_has_settings_there_are() -> None:
    text = (SERVICE / "environment").read_text()
    named = re.findall(r"^#?(WORKBENCH_[A-Z_]+)=", text, re.MULTILINE)
    assert set(named) <= set(rows())
    assert len(named) == len(set(named))


def test_image_is_made_of_what_is_there_by_commands_of_the_guide() -> None:
    for sources in instructions("COPY"):
        for source in sources.split()[:-1]:
            assert (ROOT / source).exists(), source
    said = {re.sub(r"^sudo (workbench-manage)?", "", one).strip() for one in commands()}
    for run in instructions("RUN"):
        for command in run.split(" && "):
            bare = re.sub(r"^(\w+=\S+ )+", "", command).removeprefix(".venv/bin/python manage.py ")
            if bare.startswith("apt-get install"):
                words = {one for one in bare.split()[2:] if not one.startswith("-")}
                assert words <= packages(), words - packages()
            elif not bare.startswith("rm -rf /var/lib/apt/"):
                assert bare in said, bare
    (command,) = instructions("CMD")
    start = re.findall(r'"([^"]+)"', command)
    unit = value(SERVICE / "workbench-web.service", "ExecStart").split()
    assert [start[0], start[1], start[3]] == [".venv/bin/gunicorn", unit[1], unit[3]]
    # Who runs it is not root, and nothing secret is part of it.
    assert instructions("USER") == ["workbench"]
    assert instructions("ENV") == []


def test_compose_file_names_what_is_there() -> None:
    whole = yaml.safe_load((SERVICE / "compose.yaml").read_text())
    services = whole["services"]
    assert set(services) == {"database", "queue", "migrate", "web", "worker", "proxy"}
    for name, service in services.items():
        image = service["image"]
        assert image == "workbench" or re.search(r":\d+(\.\d+)*-", image), image
        assert set(service.get("depends_on", {})) <= set(services)
        assert "privileged" not in service
        for volume in service.get("volumes", []):
            source = volume.partition(":")[0]
            given = source.startswith("./certificate.") or source in whole["volumes"]
            assert given or (SERVICE / source).exists(), source
        if image == "workbench":
            assert service["read_only"] is True
            assert (SERVICE / service["build"]["context"] / service["build"]["dockerfile"]).exists()
            words = service.get("command", [])
            command = words[2] if len(words) > 2 else "migrate"
            builtin = command == "migrate"
            assert builtin or list(ROOT.glob(f"*/management/commands/{command}.py")), name
