"""Imports the modules of tests before they are collected. Each worker begins at another place in their
sequence: who comes to a module first writes down what pytest makes of it, which takes longer than
all else that collecting does, and the others read that."""

import os
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Final

import pytest

from tests.both import left_out

_HERE: Final = Path(__file__).parent


def import_in_turn(config: pytest.Config) -> None:
    """For a worker that runs the whole suite. What cannot be imported is told when it is
    collected."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    if not worker or config.args_source is not pytest.Config.ArgsSource.TESTPATHS:
        return
    paths = sorted(_HERE.rglob("test_*.py"))
    begin = (
        len(paths) * int(worker.removeprefix("gw")) // int(os.environ["PYTEST_XDIST_WORKER_COUNT"])
    )
    for path in [*_HERE.glob("*/**/conftest.py"), *paths[begin:], *paths[:begin]]:
        if config.getoption("--database-only") and left_out(path):
            continue
        with suppress(Exception):
            import_module(".".join(path.relative_to(_HERE.parent).with_suffix("").parts))
