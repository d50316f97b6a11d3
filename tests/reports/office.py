"""LibreOffice, as an officer would open our files with it: what it prints, what it works out."""

import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

MISSING = "No LibreOffice on this machine: sudo apt-get install -y libreoffice-writer-nogui libreoffice-calc-nogui poppler-utils"


@cache
def _profile() -> TemporaryDirectory[str]:
    """A profile of its own for each process of tests: two LibreOffices cannot share one."""
    return TemporaryDirectory(prefix="office-")


def convert(content: bytes, kind: str, to: str) -> bytes:
    """A file of some kind (".docx") opened, worked out and written as another ("pdf")."""
    office = shutil.which("soffice")
    if office is None:
        pytest.fail(MISSING, pytrace=False)
    with TemporaryDirectory() as folder:
        source = Path(folder) / f"paper{kind}"
        source.write_bytes(content)
        done = subprocess.run(
            [
                office,
                f"-env:UserInstallation={Path(_profile().name).as_uri()}",
                "--headless",
                "--convert-to",
                to,
                "--outdir",
                folder,
                str(source),
            ],
            capture_output=True,
            timeout=120,
            check=True,
            env=os.environ | {"HOME": folder},
        )
        made = source.with_suffix(f".{to.partition(':')[0]}")
        assert made.exists(), done.stderr.decode()
        return made.read_bytes()


def printed_text(pdf: bytes) -> list[str]:
    """The words of each page, in the sequence they are printed in."""
    done = subprocess.run(
        ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return done.stdout.decode().split("\f")[:-1]


def squeezed(text: str) -> str:
    """Without spaces, which lines and cells part differently."""
    return re.sub(r"\s", "", text)
