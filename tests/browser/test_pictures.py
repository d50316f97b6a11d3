"""Pictures in a browser: their words stay within the frame and apart, wide and narrow."""

from collections.abc import Callable
from random import Random
from typing import Any, Final
from uuid import uuid4

import pytest
from playwright.sync_api import Page

from reports.casefile.file import check_case
from reports.results.pictures import PICTURES
from reports.stored.importing import import_case
from tests.browser.conftest import Kept, enter, load_barnet
from tests.browser.visit import Visit
from tests.factories import make_user
from tests.reports.layout.generated import Size, case_data
from workbench.models import User

# What is wrong with the words of a picture: they reach beyond it, or lie on one another by more than
# a third of their height.
MEASURE: Final = """place => {
  const frame = place.getBoundingClientRect();
  const texts = [...place.querySelectorAll("svg text")]
    .map(one => ({ said: one.textContent, box: one.getBoundingClientRect() }))
    .filter(({ said, box }) => said.trim() && box.width > 0);
  const faults = texts
    .filter(({ box }) => box.left < frame.left - 1 || box.right > frame.right + 1
      || box.top < frame.top - 2 || box.bottom > frame.bottom + 2)
    .map(({ said }) => `beyond the frame: ${said}`);
  texts.forEach((one, at) => texts.slice(at + 1).forEach(other => {
    const [a, b] = [one.box, other.box];
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (across > 1 && down > Math.min(a.height, b.height) / 3) {
      faults.push(`on one another: ${one.said} / ${other.said}`);
    }
  }));
  return texts.length ? faults : ["no words at all"];
}"""
# Each draws what an address answers, and says whether that was anything.
NARROW: Final = """async (place, address) => {
  const text = await (await fetch(address)).text();
  if (text === "") return false;
  const drawn = new DOMParser().parseFromString(text, "image/svg+xml");
  place.replaceChildren(document.importNode(drawn.documentElement, true));
  return true;
}"""
WIDE: Final = """async (place, address) => {
  const figure = await (await fetch(address)).json();
  if (figure.data.length === 0) return false;
  place.style.height = `${figure.layout.height}px`;
  await Plotly.newPlot(place, figure.data, figure.layout, { displayModeBar: false });
  return true;
}"""


def long_case() -> dict[str, Any]:
    """Ten options on twelve criteria, all with names of 60 to 100 letters, with what three
    assessors gave."""
    data = case_data(Size(10, 12, 100, 9_999_999, points=True), "decision-summary")
    appraisal, chance = data["appraisals"][0], Random(3)
    for at, one in enumerate((*appraisal["options"], *appraisal["criteria"][1:])):
        one["name"] = one["name"][: 60 + 5 * (at % 9)].strip()
    codes = ("A1", "A2", "A3")
    appraisal["assessors"] = [{"code": code, "role": "Officer"} for code in codes]
    appraisal["ratings"] += [
        {k: v for k, v in one.items() if k != "reason"}
        | {"assessor": code, "points": str(chance.randint(0, 10))}
        for one in appraisal["ratings"]
        if "points" in one
        for code in codes
    ]
    appraisal["weights_of"] = [
        {"assessor": code, "criterion": one["code"], "weight": str(chance.randint(1, 20))}
        for one in appraisal["criteria"][1:]
        for code in codes
    ]
    return data


def tied_case() -> dict[str, Any]:
    """Two options on two criteria that come first together."""
    data = case_data(Size(2, 2, 12, points=True), "decision-summary")
    appraisal = data["appraisals"][0]
    for one in appraisal["criteria"][1:]:
        one["weight"] = "1"
    for one in appraisal["ratings"]:
        if "points" in one:
            one["points"] = "6" if one["option"][1] == one["criterion"][1] else "3"
    return data


def stored(data: dict[str, Any]) -> str:
    """The address of the appraisal's results, with the officer "lead" as the programme's lead."""
    case = check_case(data)
    programme = import_case(by=make_user("lead"), token=uuid4(), case=case)
    found = programme.appraisals.get()
    return f"/programmes/{programme.slug}/appraisals/{found.slug}/results/"


def long_names() -> str:
    return stored(long_case())


def tied() -> str:
    return stored(tied_case())


def barnet_results() -> str:
    programme = load_barnet()
    return f"/programmes/{programme.slug}/appraisals/{programme.appraisals.get().slug}/results/"


# What is drawn of each.
CASES: Final = {
    long_names: set(PICTURES),
    tied: set(PICTURES) - {"assessors", "disagreement"},
    barnet_results: {"contributions", "profiles", "ranks"},
}


def faults_of(page: Page, results: str, script: str, query: str) -> dict[str, list[str]]:
    """What is wrong with each picture that there is, drawn one after another on one page."""
    place = page.locator(".wb-chart")
    found = {}
    for name in PICTURES:
        address = f"{results}picture.json?show={name}{query}"
        if place.evaluate(f"(place, address) => ({script})(place, address)", address):
            found[name] = place.evaluate(MEASURE)
    return found


@pytest.mark.parametrize("make", CASES)
def test_words_of_pictures_stay_within_the_frame_and_apart(
    make: Callable[[], str], visit: Visit, kept: Kept
) -> None:
    results = kept.put(make)
    enter(visit.window, User.objects.get(username="lead"))
    visit.open(f"{results}pictures/")
    page = visit.page
    fine: dict[str, list[str]] = {name: [] for name in CASES[make]}
    fold = page.locator("details[data-fold]")
    page.wait_for_selector(".wb-chart .main-svg")
    assert faults_of(page, results, WIDE, "") == fine
    assert fold.get_attribute("open") is not None
    page.set_viewport_size({"width": 320, "height": 900})
    page.wait_for_selector(".wb-chart > svg[font-size]")
    page.wait_for_function("() => !document.querySelector('details[data-fold]').open")
    assert faults_of(page, results, NARROW, "&sheet=narrow") == fine
    page.set_viewport_size({"width": 1280, "height": 900})
    page.wait_for_selector(".wb-chart .main-svg")
    assert fold.get_attribute("open") is not None
    assert visit.complaints == []
