"""Files that are made once for all the processes of one run of the tests, and never kept for the
next: what lays out pages takes seconds, and many tests read the same."""

import fcntl
import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

# Names the folder of this run (`tests/conftest.py`).
FOLDER: Final = "WORKBENCH_TESTS_MADE"


def once(make: Callable[[], bytes], *of: str | bytes) -> bytes:
    """What `make` makes of these, asked for by whichever process comes first; the others wait."""
    parts = [one.encode() if isinstance(one, str) else one for one in of]
    name = hashlib.sha256(b"".join(hashlib.sha256(one).digest() for one in parts)).hexdigest()
    made = Path(os.environ[FOLDER]) / name
    with made.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            content = make()
            made.write_bytes(content)
        return made.read_bytes()
