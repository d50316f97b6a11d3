"""Pictures in a browser: their words stay within the frame and apart, wide and narrow."""

import os
from random import Random
from typing import Any, Final
from uuid import uuid4

import pytest

from reports.casefile.file import check_case
from reports.results.pictures import PICTURES
from reports.stored.importing import import_case
from tests.browser.conftest import Kept, enter, load_barnet
from tests.browser.visit import Visit
from tests.factories import make_user
from tests.reports.layout.generated import Size, case_data
from workbench.models import User

# The words of a drawing that reach beyond it, and those that lie on one another, in pixels.
MEASURE: Final = """place => {
  const frame = place.getBoundingClientRect();
  const texts = [...place.querySelectorAll("svg text")]
    .filter(one => one.textContent.trim() && getComputedStyle(one).opacity !== "0" && one.closest("[style*='display: none']") === null)
    .map(one => ({ box: one.getBoundingClientRect(), said: one.textContent }))
    .filter(one => one.box.width > 0);
  const faults = texts
    .filter(({ box }) => box.left < frame.left - 1 || box.right > frame.right + 1
      || box.top < frame.top - 2 || box.bottom > frame.bottom + 2)
    .map(({ said, box }) => `beyond the frame: ${said} ${box.left} ${box.right} of ${frame.right}, ${box.top} ${box.bottom} of ${frame.top} ${frame.bottom}`);
  texts.forEach((one, at) => texts.slice(at + 1).forEach(other => {
    const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
    const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
    if (across > 1 && down > Math.min(one.box.height, other.box.height) / 3) faults.push(`on one another: ${one.said} / ${other.said}`);
  }));
  return { faults, words: texts.length };
}"""
NARROW: Final = """async (place, address) => {
  const given = await fetch(address);
  const drawn = new DOMParser().parseFromString(await given.text(), "image/svg+xml");
  if (drawn.documentElement.localName !== "svg") return false;
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


CASES: Final = {
    long_names: set(PICTURES),
    tied: set(PICTURES) - {"assessors", "disagreement"},
    barnet_results: {"contributions", "profiles", "ranks"},
}


@pytest.mark.parametrize("make", CASES)
def test_words_of_pictures_stay_within_the_frame_and_apart(
    make: Any, visit: Visit, kept: Kept
) -> None:
    results = kept.put(make)
    enter(visit.window, User.objects.get(username="lead"))
    visit.open(f"{results}pictures/")
    page = visit.page
    folder = os.environ.get("SHOTS")
    faults: dict[str, Any] = {}
    drawn: set[str] = set()
    for wide, script, query in ((1280, WIDE, ""), (320, NARROW, "&sheet=narrow")):
        page.set_viewport_size({"width": wide, "height": 900})
        visit.settle() if hasattr(visit, "settle") else page.wait_for_timeout(300)
        place = page.locator(".wb-chart")
        for name in PICTURES:
            address = f"{results}picture.json?show={name}{query}"
            if not place.evaluate(f"(p, a) => ({script})(p, a)", address):
                continue
            drawn.add(name)
            found = place.evaluate(MEASURE)
            if found["faults"]:
                faults[f"{name} at {wide}"] = found["faults"]
            if folder:
                place.screenshot(path=f"{folder}/{make.__name__}-{name}-{wide}.png")
    for k, v in faults.items():
        print(k, *v[:12], sep="\n   ")
    assert not faults
    assert drawn == CASES[make]
