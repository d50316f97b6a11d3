"""A session that ends while somebody writes: they sign in and go on, with and without scripts."""

import re

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from schemes.models import Programme
from tests.browser.conftest import Kept, enter, load_barnet
from tests.browser.visit import Visit
from workbench.models import Session, User

PASSWORD = "correct horse battery staple"


def barnet_with_a_password() -> Programme:
    programme = load_barnet()
    lead = User.objects.get(username="lead")
    lead.set_password(PASSWORD)
    lead.save()
    return programme


def sign_in(page: Page) -> None:
    page.get_by_label("Name or email").fill("lead")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def test_section_goes_on_after_signing_in_in_its_own_window(visit: Visit, kept: Kept) -> None:
    programme = kept.put(barnet_with_a_password)
    page = visit.page
    visit.open(f"/sign-in/?next={programme.get_absolute_url()}papers/obc/edit/executive-summary/")
    sign_in(page)
    box = page.get_by_label("Text", exact=True)
    box.fill("Typed before the session ended.")
    Session.objects.all().delete()
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("What you typed is kept for a day").wait_for()
    visit.complaints.clear()
    sign_in(page)
    page.get_by_text("What you typed stands here again").wait_for()
    assert box.input_value() == "Typed before the session ended."
    page.get_by_role("button", name="Save", exact=True).click()
    page.locator("#said", has_text=re.compile("^Saved ")).wait_for()
    assert programme.papers.get().sections.get(key="executive-summary").text == (
        "Typed before the session ended."
    )


def test_section_goes_on_after_signing_in_in_another_window(visit: Visit, kept: Kept) -> None:
    programme = kept.put(barnet_with_a_password)
    page = visit.page
    address = f"{programme.get_absolute_url()}papers/obc/edit/executive-summary/"
    visit.open(f"/sign-in/?next={address}")
    sign_in(page)
    box = page.get_by_label("Text", exact=True)
    box.fill("Typed before.")
    Session.objects.all().delete()
    other = visit.window.new_page()
    other.goto("/sign-in/")
    sign_in(other)
    other.get_by_role("button", name="Sign out").wait_for()
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("What you typed stands here again").wait_for()
    assert box.input_value() == "Typed before."
    page.get_by_role("button", name="Save", exact=True).click()
    page.locator("#said", has_text=re.compile("^Saved ")).wait_for()
    assert programme.papers.get().sections.get(key="executive-summary").text == "Typed before."


def test_form_goes_on_without_scripts(
    browser: Browser, live_server: LiveServer, kept: Kept
) -> None:
    programme = kept.put(barnet_with_a_password)
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/sign-in/?next={programme.get_absolute_url()}edit/")
    sign_in(page)
    assert page.locator("#id_title_most").is_visible()
    assert page.locator("markdown-toolbar").count() == 0
    page.get_by_label("Title").fill("Typed before")
    page.get_by_label("Summary").fill("- one\n- two")
    Session.objects.all().delete()
    page.get_by_role("button", name="Save").click()
    sign_in(page)
    assert page.get_by_label("Title").input_value() == "Typed before"
    assert page.get_by_label("Summary").input_value() == "- one\n- two"
    page.get_by_role("button", name="Save").click()
    programme.refresh_from_db()
    assert (programme.title, programme.summary) == ("Typed before", "- one\n- two")
    context.close()


@pytest.mark.parametrize("width", [1280, 320])
def test_pages_on_the_way_are_accessible(width: int, visit: Visit, kept: Kept) -> None:
    programme = kept.put(barnet_with_a_password)
    enter(visit.window, User.objects.get(username="lead"))
    visit.page.set_viewport_size({"width": width, "height": 800})
    visit.open(f"{programme.get_absolute_url()}edit/")
    visit.page.get_by_label("Title").fill("Typed before")
    Session.objects.all().delete()
    visit.page.get_by_role("button", name="Save").click()
    visit.page.get_by_text("What you typed is kept for a day").wait_for()
    visit.check()
    sign_in(visit.page)
    visit.page.get_by_text("What you typed stands here again").wait_for()
    visit.check()
