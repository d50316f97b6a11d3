"""LibreOffice, as an officer would open our files with it: what it prints, what it works out."""

import io
import os
import re
import shutil
import subprocess
import zipfile
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.once import once

MISSING = "No LibreOffice on this machine: sudo apt-get install -y libreoffice-writer-nogui libreoffice-calc-nogui poppler-utils"

RECALCULATES = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"
 oor:op="fuse"><value>0</value></prop></item></oor:items>
"""


@cache
def _profile() -> TemporaryDirectory[str]:
    """A profile of its own for each process of tests: two LibreOffices cannot share one. It has
    LibreOffice work out every workbook that it opens."""
    folder = TemporaryDirectory(prefix="office-")
    user = Path(folder.name) / "user"
    user.mkdir()
    (user / "registrymodifications.xcu").write_text(RECALCULATES, encoding="utf-8")
    return folder


def convert(content: bytes, kind: str, to: str) -> bytes:
    """A file of some kind (".docx") opened, worked out and written as another ("pdf")."""
    return once(lambda: _convert(content, kind, to), content, kind, to)


def _convert(content: bytes, kind: str, to: str) -> bytes:
    office = shutil.which("soffice")
    if office is None:
        pytest.fail(MISSING, pytrace=False)
    with TemporaryDirectory() as folder:
        source = Path(folder) / f"paper{kind}"
        source.write_bytes(content)
        # In a folder of its own, so that what is read is not what was written.
        made = Path(folder) / "made" / f"paper.{to.partition(':')[0]}"
        done = subprocess.run(
            [
                office,
                f"-env:UserInstallation={Path(_profile().name).as_uri()}",
                "--headless",
                "--convert-to",
                to,
                "--outdir",
                str(made.parent),
                str(source),
            ],
            capture_output=True,
            timeout=120,
            check=True,
            env=os.environ | {"HOME": folder},
        )
        assert made.exists(), done.stderr.decode()
        return made.read_bytes()


def without_answers(workbook: bytes) -> bytes:
    """The same workbook, no formula of which says what it comes to."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.startswith("xl/worksheets/sheet"):
                content, _ = re.subn(rb"(</f>)<v>[^<]*</v>", rb"\1", content)
            target.writestr(name, content)
    return made.getvalue()


def printed_text(pdf: bytes) -> list[str]:
    """The words of each page, in the sequence they are printed in."""
    done = subprocess.run(
        ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return done.stdout.decode().split("\f")[:-1]


def squeezed(text: str) -> str:
    """Without spaces, which lines and cells part differently."""
    return re.sub(r"\s", "", text)
