"""Pages on a device that is set to dark."""

from typing import Any, Final

import pytest

from tests.browser.conftest import Kept, enter
from tests.browser.test_every_page import barnet
from tests.browser.visit import AXE, Visit
from tests.site.pages import url
from workbench.models import User

# A page of each look: lists, tables, marks, forms, the grid, the editor, findings, charts.
LOOKS: Final = (
    "home",
    "programme",
    "search",
    "options",
    "criterion-edit",
    "weights",
    "scoring",
    "moderation",
    "results",
    "results-pictures",
    "results-meeting",
    "what-if",
    "savingline-edit",
    "paper-section",
    "paper-checks",
    "render",
    "sign-in",
)
CONTRAST: Final = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
# The colours of the page and of what is written on it, as numbers from 0 (dark) to 255.
SHADES: Final = """() => {
    const styles = getComputedStyle(document.body);
    const shade = colour => Math.max(...colour.match(/[0-9.]+/g).slice(0, 3).map(Number));
    return [shade(styles.backgroundColor), shade(styles.color)];
}"""


@pytest.fixture
def dark(looking: Visit) -> Any:
    looking.page.emulate_media(color_scheme="dark")
    yield looking
    looking.page.emulate_media(color_scheme="null")


@pytest.mark.parametrize("name", LOOKS)
def test_page_is_dark_and_can_be_read(name: str, dark: Visit, kept: Kept) -> None:
    parameters = kept.put(barnet)
    if name != "sign-in":
        enter(dark.window, User.objects.get(username="lead"))
    dark.open(url(name, parameters))
    ground, ink = dark.page.evaluate(SHADES)
    assert ground < 50
    assert ink > 200
    dark.page.evaluate(AXE)
    found = dark.page.evaluate("options => axe.run(document, options)", CONTRAST)
    assert [node["html"] for rule in found["violations"] for node in rule["nodes"]] == []


def test_page_is_printed_light(dark: Visit, kept: Kept) -> None:
    parameters = kept.put(barnet)
    enter(dark.window, User.objects.get(username="lead"))
    dark.open(url("results", parameters))
    dark.page.emulate_media(media="print", color_scheme="dark")
    ground, ink = dark.page.evaluate(SHADES)
    dark.page.emulate_media(media="screen")
    assert ground == 255
    assert ink < 50
