"""Pages with charts as they print: the drawing is there whatever scripts have done by then. A
narrow window has a drawing of its own."""

import io
import subprocess
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, Route
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import Kept, enter
from tests.browser.test_every_page import barnet
from tests.browser.visit import Visit
from tests.site.pages import url
from workbench.charts.chart import COLOURS
from workbench.models import User

# The chart that each page has, with what it is asked for.
CHARTED = {
    "results": "",
    "programme": "",
    "sensitivity": "",
    "evidence-table": "?across={across}&upwards={upwards}",
}


def entered(visit: Visit, kept: Kept) -> dict[str, Any]:
    parameters: dict[str, Any] = kept.put(barnet)
    enter(visit.window, User.objects.get(username="lead"))
    return parameters


def coloured(pdf: bytes) -> int:
    """How many points of a printed page, at 36 to the inch, have the colour of a chart's second
    series, which nothing else has."""
    done = subprocess.run(
        ["pdftoppm", "-r", "36", "-png", "-"], input=pdf, capture_output=True, check=True
    )
    pages = [page for page in done.stdout.split(b"\x89PNG") if page]
    wanted = tuple(bytes.fromhex(COLOURS[1].removeprefix("#")))
    count = 0
    for page in pages:
        image = Image.open(io.BytesIO(b"\x89PNG" + page)).convert("RGB")
        count += sum(
            number for number, colour in image.getcolors(1 << 20) or () if colour == wanted
        )
    return count


def drawn(page: Page) -> list[bool]:
    """Whether each chart of the page, as it prints, shows its drawing and that alone."""
    page.emulate_media(media="print")
    shown = page.locator(".wb-printed")
    return [
        shown.nth(at).locator("svg").bounding_box() is not None
        and (shown.nth(at).locator("svg").bounding_box() or {})["height"] > 40
        and not page.locator(".wb-chart").nth(at).is_visible()
        for at in range(shown.count())
    ]


def test_results_print_their_chart_without_scripts(
    browser: Browser, live_server: LiveServer, kept: Kept
) -> None:
    parameters = kept.put(barnet)
    window = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    try:
        enter(window, User.objects.get(username="lead"))
        page = window.new_page()
        page.goto(url("results", parameters))
        assert coloured(page.pdf()) > 200
    finally:
        window.close()


def test_results_print_their_chart_before_it_has_loaded(visit: Visit, kept: Kept) -> None:
    """The figure is on its way for as long as the page is printed."""
    parameters = entered(visit, kept)
    waiting: list[Route] = []

    def keep_waiting(route: Route) -> None:
        waiting.append(route)

    visit.page.route("**/contributions.json", keep_waiting)
    visit.page.goto(url("results", parameters))
    visit.page.wait_for_function("() => true")
    before = coloured(visit.page.pdf())
    assert before > 200
    for route in waiting:
        route.continue_()
    visit.page.wait_for_selector(".wb-chart:not([hidden]) .main-svg")
    assert coloured(visit.page.pdf()) == before, "drawn once, and not again by the script"


@pytest.mark.parametrize("name", CHARTED)
def test_every_chart_prints_as_its_drawing(name: str, visit: Visit, kept: Kept) -> None:
    parameters = entered(visit, kept)
    query = CHARTED[name]
    if name == "evidence-table":
        visit.open(url(name, parameters))
        columns = visit.page.locator("#across option").all_inner_texts()
        query = query.format(across=columns[0], upwards=columns[1])
    visit.open(url(name, parameters) + query)
    charts = visit.page.locator("[data-chart]").count()
    assert charts > 0
    assert visit.page.locator(".wb-printed").count() == charts
    assert not visit.page.locator(".wb-printed").first.is_visible(), "for paper alone"
    assert drawn(visit.page) == [True] * charts
    visit.page.emulate_media(media="screen")
    visit.page.set_viewport_size({"width": 320, "height": 640})
    visit.page.wait_for_function(
        "count => document.querySelectorAll('.wb-chart > svg[font-size]').length === count",
        arg=charts,
    )
