"""Takes the pictures of the README and of the documents anew: the site with the demonstration, as
it is served, in Chromium. `make pictures` runs it."""

import io
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PIL import Image, ImageOps
from playwright.sync_api import Page, sync_playwright

from tests.once import FOLDER
from tests.served import ROOT, Served, environment_in, manage, served

IMAGES: Final = ROOT / "docs" / "images"
CHROMIUM: Final = ("chromium", "chromium-browser", "google-chrome")
WIDTH: Final = 1280
SHEET_DOTS: Final = 100  # to the inch
GREY: Final = (177, 180, 182)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a page of the site, from its top to so many pixels down."""

    name: str
    address: str
    height: int


SHOWN: Final = (
    Picture("results", "/programmes/asc-adm/appraisals/delivery-model/results/", 1100),
    Picture("portfolio", "/programmes/ccc-asc-2018/", 1500),
)
# The sheet of a paper on which these words stand.
PAPER: Final = "paper"
CASE: Final = "fixtures/barnet.json"
WORDS: Final = "brings the largest total benefit"


def names() -> set[str]:
    """Every picture that is taken."""
    return {one.name for one in SHOWN} | {PAPER}


def take(into: Path = IMAGES) -> None:
    """Takes all of them, and says of each how large it is."""
    with TemporaryDirectory() as made:
        folder = Path(made)
        os.environ.setdefault(FOLDER, made)
        environment = environment_in(folder)
        said = manage("load_demonstration", environment=environment).stdout
        password = re.search(r"with the password (\S+)", said)
        assert password, said
        with served(folder) as site, window(site, password[1]) as page:
            for picture in SHOWN:
                keep(shot(page, picture), into / f"{picture.name}.png")
        keep(sheet(folder, environment), into / f"{PAPER}.png")


@contextmanager
def window(site: Served, password: str) -> Iterator[Page]:
    """A window in which the officer of the demonstration is signed in."""
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page(
            base_url=f"http://localhost:{site.port}",
            locale="en-GB",
            viewport={"width": WIDTH, "height": 900},
        )
        page.goto("/sign-in/")
        page.fill("[name=username]", "demonstration")
        page.fill("[name=password]", password)
        page.locator("main button").first.click()
        page.wait_for_url(re.compile("/$"))
        yield page
        browser.close()


def shot(page: Page, picture: Picture) -> Image.Image:
    """The page as far down as its picture goes."""
    answer = page.goto(picture.address)
    assert answer is not None
    assert answer.status == 200, f"{picture.address} does not open"
    page.wait_for_load_state("networkidle")
    page.set_viewport_size({"width": WIDTH, "height": picture.height})
    page.wait_for_timeout(500)  # a chart takes its new width
    return Image.open(io.BytesIO(page.screenshot()))


def sheet(folder: Path, environment: dict[str, str]) -> Image.Image:
    """The sheet of the paper with its words, in a frame."""
    pdf = folder / "paper.pdf"
    manage("build_paper", CASE, "--output", str(pdf), environment=environment)
    # Sheets are parted by a form feed.
    sheets = run("pdftotext", str(pdf), "-").decode().split("\f")
    at = next(at for at, text in enumerate(sheets, 1) if WORDS in " ".join(text.split()))
    drawn = run("pdftoppm", "-r", str(SHEET_DOTS), "-f", str(at), "-l", str(at), "-png", str(pdf))
    return ImageOps.expand(Image.open(io.BytesIO(drawn)).convert("RGB"), 1, GREY)


def run(*command: str) -> bytes:
    return subprocess.run(command, capture_output=True, check=True).stdout


def keep(image: Image.Image, file: Path) -> None:
    """As a file of 256 colours, which is a third as large and looks the same."""
    image.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(file, optimize=True)
    print(f"{file.name}: {image.width} × {image.height}, {file.stat().st_size:,} bytes")


if __name__ == "__main__":
    take()
