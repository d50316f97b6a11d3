"""A passkey of a real browser: made, and signed in with, under the policy of pages."""

import re

from playwright.sync_api import Page

from tests.browser.conftest import Kept, enter
from tests.browser.visit import Visit
from tests.factories import make_user
from workbench.models import User
from workbench.people.second_factor.factors import passkeys_of


def somebody() -> User:
    return make_user("pat.reed")


def with_authenticator(page: Page) -> None:
    """A device of software that says yes."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_passkey_is_made_and_signs_in(visit: Visit, kept: Kept) -> None:
    user = kept.put(somebody)
    enter(visit.window, user)
    page = visit.page
    with_authenticator(page)
    visit.open("/account/second-factor/passkeys/new/")
    page.get_by_label("Name", exact=True).fill("Work laptop")
    page.get_by_role("button", name="Make the passkey").click()
    page.get_by_role("heading", name="Recovery codes").wait_for()
    assert [row.data["name"] for row in passkeys_of(user)] == ["Work laptop"]
    visit.window.clear_cookies()
    visit.open("/sign-in/")
    page.get_by_role("link", name="Sign in with a passkey").click()
    page.get_by_role("button", name="Use your passkey").click()
    page.wait_for_url(re.compile(r"//[^/]+/$"))
    visit.open("/account/sessions/")
    assert page.get_by_text("(this one)").count() == 1
    assert not visit.complaints
