"""The attack run in short: every kind of attack on some of the pages."""

from pathlib import Path

from tests.attack.ground import ground_in
from tests.attack.run import attack


def test_nothing_is_reached(tmp_path: Path) -> None:
    with ground_in(tmp_path, step=60, WORKBENCH_WORKERS="1") as ground:
        attack(ground)
    assert ground.requests > 150
    assert not ground.reached
