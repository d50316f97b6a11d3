"""Every form of the site, sent after its session has ended: nothing typed is lost, nothing is
saved, and nobody else gets it."""

from typing import Final
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.factories import sign_in
from tests.site.forms import PageForm, forms_of
from tests.site.gates import OPENERS
from tests.site.number_fields import misread_on_page
from tests.site.pages import PAGES, Gate, url
from tests.site.shared import site, with_mail
from tests.site.site import Site
from workbench.models import User

__all__ = ["site", "with_mail"]
SEEN: Final = sorted(
    name
    for name, page in PAGES.items()
    if page.see not in {None, Gate.EVERYONE} and page.html and not page.away
)
# Pages whose session keeps what they asked of a device.
ASKING: Final = {"passkey-new", "prove-passkey", "second-factor-app"}
TYPED: Final = "Typed before the session ended, with £5 & <more>"


@pytest.fixture(scope="module")
def tried() -> set[str]:
    """Addresses whose forms were tried already."""
    return set()


def enter(client: Client, user: User | None) -> None:
    assert user is not None
    client.cookies = sign_in(user).cookies


def leave(client: Client) -> None:
    """Ends the session, as its time does."""
    del client.cookies[settings.SESSION_COOKIE_NAME]


def opened(name: str, site: Site) -> tuple[Client, User, str, list[PageForm]]:
    """A browser that asks for safety tokens, with the page open, and its forms with their
    addresses."""
    page = PAGES[name]
    user = site.people[OPENERS.get(page.send or page.see or Gate.READER, "lead")]
    assert user is not None
    client = Client(enforce_csrf_checks=True)
    enter(client, user)
    address = url(name, site.parameters) + page.query
    answer = client.get(address)
    assert answer.status_code == 200, name
    text = answer.content.decode()
    assert misread_on_page(answer.context) == []
    # Whatever a field needs is loaded with it.
    assert "data-most" not in text or "js/fields.js" in text
    assert ("data-markdown" in text) == ("js/editor.js" in text)
    return client, user, address, [one for one in forms_of(text) if one.fields]


def rows_written() -> int:
    assert connection.vendor == "sqlite"
    return int(connection.connection.total_changes)


def typed_in(form: PageForm) -> dict[str, str]:
    """Words in every field of the form that takes words, passwords included."""
    return {name: TYPED if kind == "textarea" else "Typed in" for name, kind in form.typed.items()}


def is_own(name: str) -> bool:
    """Whether a field is the page's and not a person's, or a password."""
    return name in {"csrfmiddlewaretoken", "write_token", "version"} or "password" in name


@pytest.mark.django_db
@pytest.mark.parametrize("name", SEEN)
def test_forms_sent_without_their_session_come_back_filled_in(
    name: str, site: Site, tried: set[str]
) -> None:
    client, user, address, forms = opened(name, site)
    leave(client)
    for form in forms:
        to = urljoin(address, form.action)
        is_main = urlsplit(to).path == urlsplit(address).path
        # A button that stands on many pages is tried on one of them.
        if is_main or urlsplit(to).path not in tried:
            tried.add(urlsplit(to).path)
            check_kept(client, user, address, to, form)


def check_kept(client: Client, user: User, here: str, to: str, form: PageForm) -> None:
    data = form.data(**typed_in(form))
    if form.buttons:
        button, value = form.buttons[0]
        data |= {button: [value or "1"]}
    answer = client.post(to, data, headers={"Referer": f"http://testserver{here}"})
    assert answer.status_code == 302, to
    asked, query = answer.headers["Location"].split("?")
    assert asked == reverse("sign-in")
    sign_in = client.get(answer.headers["Location"]).content.decode()
    assert "Typed" not in sign_in
    back = parse_qs(query)["next"][0]
    is_typed = any(any(values) for field, values in data.items() if not is_own(field))
    assert ("kept=" in back) == is_typed
    assert ("What you typed is kept for a day" in sign_in) == is_typed
    inside = Client(enforce_csrf_checks=True)
    enter(inside, user)
    inside.get(reverse("account"))
    before = rows_written()
    shown = inside.get(back, follow=True)
    if here not in {reverse(name) for name in ASKING}:
        assert rows_written() == before, to
    assert shown.status_code in {200, 409, 422}, to
    if is_typed and urlsplit(to).path == urlsplit(here).path:
        check_filled_in(shown.content.decode(), here, typed_in(form))


def check_filled_in(page: str, here: str, typed: dict[str, str]) -> None:
    assert "What you typed stands here again" in page
    mine = [one for one in forms_of(page) if urlsplit(urljoin(here, one.action)).path in here]
    again = {field: value for one in mine for field, value in one.fields}
    for field, value in typed.items():
        assert again.get(field, "") == ("" if "password" in field else value), field
