"""Pages stay as wide as their window, and short, with one and with thirty of everything."""

from collections.abc import Callable
from typing import Any, Final

import pytest

from appraisal.models import Criterion
from tests.browser.conftest import Kept, enter
from tests.browser.many import long_name, many
from tests.browser.visit import Visit, settle
from tests.site.pages import PAGES, Gate, addresses, parameter_of, url
from workbench.models import User

# What the addresses of the pages are made of.
NAMED: Final = {"programme", "scheme", "appraisal", "option", "criterion"}
LEAD: Final = {Gate.READER, Gate.WRITER, Gate.DECIDER, Gate.PANEL}
SHOWN: Final = sorted(
    name
    for name, page in PAGES.items()
    if page.html
    and page.see in LEAD
    and "programme" in addresses()[name]
    and {parameter_of(name, key) for key in addresses()[name]} <= NAMED
)
# With one of everything forms are what they are in `test_every_page.py`.
LISTS: Final = [name for name in SHOWN if PAGES[name].see is Gate.READER]
HIGH: Final = 12_000  # pixels of a page in a window 1280 wide
# In a window 320 wide.
NARROW: Final = {
    "results": 6_000,
    "scoring": 4_000,
    "stated-new": 6_000,
    "weights": 9_000,
    "options": 10_000,
    "appraisal": 13_000,
    "programme": 15_000,
}

ROOT: Final = "document.documentElement"


def one() -> dict[str, Any]:
    return many(1)


def thirty() -> dict[str, Any]:
    return many(30)


@pytest.fixture
def visit(looking: Visit) -> Visit:
    return looking


def size_at(visit: Visit, width: int) -> tuple[int, int]:
    """How far the page sticks out of a window of this width, and its height there."""
    page = visit.page
    page.set_viewport_size({"width": width, "height": 800})
    # A chart is drawn anew for a narrow window.
    if page.locator("[data-chart]").count():
        settle(page)
    out, height = page.evaluate(f"[{ROOT}.scrollWidth - {ROOT}.clientWidth, {ROOT}.scrollHeight]")
    return out, height


@pytest.mark.parametrize(("make", "names"), [(one, LISTS), (thirty, SHOWN)])
def test_no_page_is_wider_than_its_window_or_long(
    make: Callable[[], dict[str, Any]], names: list[str], visit: Visit, kept: Kept
) -> None:
    parameters = kept.put(make)
    enter(visit.window, User.objects.get(username="lead"))
    wrong = []
    for name in names:
        response = visit.page.goto(url(name, parameters) + PAGES[name].query)
        assert response is not None
        if response.status == 409:
            # There is nothing to show yet, which is said on a page of its own.
            continue
        assert response.status == 200, name
        out, height = size_at(visit, 1280)
        narrow_out, narrow_height = size_at(visit, 320)
        if out > 0 or narrow_out > 0 or height > HIGH or narrow_height > NARROW.get(name, 10**9):
            wrong.append((name, out, height, narrow_out, narrow_height))
    assert wrong == []
    assert len(SHOWN) > 100
    assert len(LISTS) > 30
    assert [said for said in visit.complaints if said.startswith("script")] == []


def unweighted() -> dict[str, Any]:
    """Thirty options of which none is stopped, on criteria without weights, as a pasted table has
    them: hundreds of pairs of which neither is better on everything."""
    parameters = many(30)
    Criterion.objects.filter(role=Criterion.Role.GATEWAY).delete()
    Criterion.objects.update(weight=None)
    return parameters


def test_results_without_weights_are_short(visit: Visit, kept: Kept) -> None:
    parameters = kept.put(unweighted)
    enter(visit.window, User.objects.get(username="lead"))
    visit.open(url("results", parameters))
    assert "do not separate these pairs" in visit.page.locator("main").inner_text()
    out, height = size_at(visit, 1280)
    narrow_out, narrow_height = size_at(visit, 320)
    assert (out, narrow_out) == (0, 0)
    assert height < HIGH
    assert narrow_height < NARROW["results"] + 500, "names of 180 letters stand in its sentences"


def test_matrix_of_thirty_moves_under_its_headings(visit: Visit, kept: Kept) -> None:
    parameters = kept.put(thirty)
    enter(visit.window, User.objects.get(username="lead"))
    page = visit.page
    for name in ("results", "scoring"):
        visit.open(url(name, parameters))
        region = page.locator(".wb-scroll--held").first
        box = region.bounding_box()
        assert box is not None
        region.evaluate("one => one.scrollTo(600, 1500)")
        assert region.evaluate("one => [one.scrollLeft, one.scrollTop]") == [600, 1500]
        head = region.locator("thead th").nth(8).bounding_box()
        corner = region.locator("thead th").first.bounding_box()
        first = region.locator("tbody th").last.bounding_box()
        assert head is not None
        assert corner is not None
        assert first is not None
        assert abs(head["y"] + head["height"] - corner["y"] - corner["height"]) < 1
        assert abs(corner["y"] - box["y"]) < 2
        assert abs(first["x"] - box["x"]) < 2
        assert corner["height"] < box["height"] / 2


def test_preview_of_a_pasted_table_of_thirty_by_thirty_is_short(visit: Visit, kept: Kept) -> None:
    parameters = kept.put(one)
    enter(visit.window, User.objects.get(username="lead"))
    rows = ["\t".join(["", *(long_name("Option", at) for at in range(30))])]
    rows += ["\t".join([long_name("Criterion", at), *["7"] * 30]) for at in range(30)]
    visit.open(url("appraisal-from-table", parameters))
    visit.page.locator("textarea").fill("\n".join(rows))
    visit.page.locator("main form button").first.click()
    visit.page.get_by_text("900 ratings were read").wait_for()
    out, height = size_at(visit, 1280)
    narrow_out, narrow_height = size_at(visit, 320)
    assert (out, narrow_out) == (0, 0)
    assert height < HIGH / 2
    assert narrow_height < HIGH
