"""Papers as files: forty pages, the pack of all schemes, and LibreOffice as an officer's other way
to a PDF."""

import resource
import shutil
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

import pikepdf
from django.conf import settings

from reports.casefile.file import read_case
from reports.output.kinds import as_docx, as_pdf, as_xlsx
from reports.output.paper import ReadyPaper, paper_of
from tests.reports.cases.typed import typed

FIXTURES = Path(settings.BASE_DIR) / "fixtures"
PACK_PAGES = 150


class Say(Protocol):
    def __call__(
        self, what: str, times: int, do: Callable[[], object], goal: float | None = None
    ) -> None: ...


def papers(say: Say) -> None:
    """Barnet's paper with its texts twice, and Cambridgeshire's pack with its texts repeated until
    it has 150 pages or more."""
    measure(say, "ReadyPaper", longer("barnet.json", "obc", 1), 3, seconds_for=(40, 4))
    pack = longer("cambridgeshire.json", "pack", 1)
    times = 1
    while pages(as_pdf(pack)) < PACK_PAGES and times < 4:
        times += 1
        pack = longer("cambridgeshire.json", "pack", times)
    measure(say, "Pack", pack, 1, seconds_for=(150, 25))


def measure(
    say: Say, what: str, paper: ReadyPaper, times: int, seconds_for: tuple[int, float]
) -> None:
    count = pages(as_pdf(paper))
    of, seconds = seconds_for
    name = f"{what} of {count} pages"
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    say(f"{name} as PDF", times, lambda: as_pdf(paper), goal=seconds * 1000 * count / of)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    # What it takes where nothing else runs: the time of its own on a processor.
    spent = (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / times
    print(f"{'  of a processor alone':<40} {spent * 1000:>9,.1f} ms", flush=True)
    most = after.ru_maxrss / 1024
    print(f"{f'Memory of the process, {name}':<40} {most:>9,.1f} MB  goal 500 MB", flush=True)
    say(f"{name} as DOCX", 3, lambda: as_docx(paper), goal=1000)
    say(f"{name} as XLSX", 3, lambda: as_xlsx(paper))
    word = as_docx(paper)
    with TemporaryDirectory() as folder:
        by_office(word, Path(folder))
        say("  by LibreOffice, from the DOCX", 1, lambda: by_office(word, Path(folder)))


def longer(fixture: str, reference: str, times: int) -> ReadyPaper:
    """The paper with each of its texts so many times, and each scheme's answers as well."""
    data: dict[str, Any] = dict(read_case(FIXTURES / fixture).data)
    data["papers"] = [
        one | {"sections": [_repeated(s, times) for s in one.get("sections", [])]}
        for one in data["papers"]
    ]
    data["schemes"] = [
        one | {"answers": {k: repeated(v, times) for k, v in one.get("answers", {}).items()}}
        for one in data.get("schemes", [])
    ]
    return paper_of(typed(data), reference)


def _repeated(section: dict[str, Any], times: int) -> dict[str, Any]:
    return section | {"text": repeated(section.get("text", ""), times)}


def repeated(text: str, times: int) -> str:
    # A note may be written once only.
    return text if "[^" in text else "\n\n".join([text] * times)


def pages(pdf: bytes) -> int:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return len(opened.pages)


def by_office(word: bytes, folder: Path) -> None:
    """The time an officer would wait who opens the Word file and prints it."""
    source = folder / "paper.docx"
    source.write_bytes(word)
    office = shutil.which("soffice")
    if office is None:
        return
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(source)], check=True, capture_output=True)
