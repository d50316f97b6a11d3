"""Attacks the site as it is served, over HTTP: `make attack`. Ends with the count of requests and
"nothing reached", and fails otherwise."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.attack import objects, requests, words
from tests.attack.ground import Ground, ground_in
from tests.once import FOLDER
from tests.served import ROOT

LEAST: Final = 300
# Run alone: ONLY="false headers" make attack.
ONLY: Final = "ONLY"
ATTACKS: Final[dict[str, Callable[[Ground], object]]] = {
    "what belongs to others, read": objects.reads,
    "what belongs to others, written": objects.writes,
    "columns that no form asks for": objects.more_columns,
    "forged forms": requests.forged,
    "addresses that lead away": requests.led_astray,
    "false headers": requests.false_headers,
    "paths that climb out": requests.out_of_the_folder,
    "bodies that are none": requests.no_bodies,
    "hostile text, typed": words.typed_everywhere,
    "hostile text, looked for": words.looked_for,
    "passwords, guessed": requests.guessed,
}


def attack(ground: Ground) -> None:
    """All of it, each with how many requests it took and what it reached."""
    for name, attacks in ATTACKS.items():
        if os.environ.get(ONLY, name) not in name:
            continue
        requests_before, reached_before = ground.requests, len(ground.reached)
        said = attacks(ground)
        taken = f", {said} forms taken" if isinstance(said, int) else ""
        print(
            f"{name:34} {ground.requests - requests_before:6,} requests"
            f"{taken}, {len(ground.reached) - reached_before} reached",
            flush=True,
        )
        for what, times in Counter(ground.reached[reached_before:]).most_common(40):
            print(f"REACHED {what}" + (f" ({times} times)" if times > 1 else ""), flush=True)


def main() -> int:
    with TemporaryDirectory() as folder, TemporaryDirectory() as made:
        os.environ.setdefault(FOLDER, made)
        with ground_in(Path(folder), WORKBENCH_COSTLY_REQUESTS="0") as ground:
            worker = subprocess.Popen(
                [sys.executable, "manage.py", "worker", "--verbosity", "0"],
                cwd=ROOT,
                env=ground.site.environment,
            )
            try:
                attack(ground)
            finally:
                worker.terminate()
                worker.wait(30)
    print(
        f"{ground.requests:,} requests: {'nothing reached' if not ground.reached else 'see above'}."
    )
    return 1 if ground.reached or ground.requests < LEAST else 0


if __name__ == "__main__":
    sys.exit(main())
