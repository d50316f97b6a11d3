"""The PostgreSQL server of the run (`.ci/postgres`), stopped and started anew."""

import os
import shlex
import subprocess
import tempfile

import pytest


def _control(*words: str) -> None:
    given = os.environ.get("WORKBENCH_TESTS_POSTGRES")
    if given is None:
        pytest.skip("only where .ci/postgres started the server")
    own = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    subprocess.run(
        [*own, *shlex.split(given), *words],
        cwd=tempfile.gettempdir(),
        check=True,
        stdout=subprocess.DEVNULL,
        timeout=120,
    )


def stop(mode: str = "immediate") -> None:
    """Ends it as a crash would; "fast" as `systemctl stop` does."""
    _control(f"--mode={mode}", "stop")


def start() -> None:
    """Starts it, and waits until it answers."""
    options = os.environ["WORKBENCH_TESTS_POSTGRES_OPTIONS"]
    _control(f"--options={options}", "start")
