"""What is asked before something is saved, in a real browser: seen, ticked, saved."""

from schemes.models import SavingsLine, SchemesImport
from tests.browser.conftest import Kept, enter
from tests.browser.visit import Visit
from tests.factories import World, make_scheme, make_world
from tests.schemes.spreadsheets.workbooks import content_of

HERE = "/programmes/2018-21/schemes"


def world_with_a_scheme() -> World:
    world = make_world()
    make_scheme(world.programme, reference="S1")
    return world


def test_import_with_thirty_questions_is_looked_at_and_applied(visit: Visit, kept: Kept) -> None:
    world: World = kept.put(world_with_a_scheme)
    enter(visit.window, world.officer)
    visit.open(f"{HERE}/import/")
    name = "Fewer hours of care for people who return home from hospital with help"
    lines = [("S1", f"{name} {at}", "Saving", -9_999_999_999, 5) for at in range(30)]
    headings = ("Scheme", "Name", "Kind", "Amount 2018/19 (£000)", "Amount 2019/20")
    content = content_of((), lines, line_headings=headings)
    visit.page.set_input_files(
        "input[type=file]", {"name": "s.xlsx", "mimeType": "", "buffer": content}
    )
    visit.page.get_by_role("button", name="Check what would change").click()
    visit.page.get_by_text("All 60 of these are right").wait_for()
    visit.check()
    visit.page.locator("input[name=confirmed]").check()
    visit.page.get_by_role("button", name="Apply all of it").click()
    visit.page.get_by_text("Done: every change is made.").wait_for()
    assert SchemesImport.objects.get().state == "applied"


def test_slip_of_a_savings_line_is_asked_about_and_saved_by_a_tick(
    visit: Visit, kept: Kept
) -> None:
    world: World = kept.put(world_with_a_scheme)
    enter(visit.window, world.officer)
    visit.open(f"{HERE}/s1/savings/new/?way=amounts")
    page = visit.page
    page.get_by_label("Name", exact=True).fill("Rent")
    page.get_by_label("2018/19 (£)").fill("−412,000")
    page.get_by_label("2019/20 (£)").fill("£412")
    page.get_by_role("button", name="Save the line").click()
    page.get_by_text("Is the minus sign meant?").first.wait_for()
    visit.check()
    for box in page.locator("input[name=confirmed]").all():
        box.check()
    page.get_by_role("button", name="Save the line").click()
    page.get_by_text("The line is added.").wait_for()
    assert SavingsLine.objects.get().amounts["2018/19"] == "-412000"
