"""Files of papers on the disk: each is there whole or not at all."""

import os
from pathlib import Path
from uuid import UUID

from reports.models import Render


def write_file(render: Render, made: bytes, run: UUID) -> None:
    """Puts the file in its place at once, after it is safe on the disk under another name.

    Raises `OSError` where it cannot be written; then nothing of it stays.
    """
    path = render.path
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Two attempts at the same file, one of them given up for dead, do not meet.
    unfinished = path.with_name(f".{render.key}-{run.hex}")
    try:
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(made)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Makes sure that a new name in this folder survives a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
