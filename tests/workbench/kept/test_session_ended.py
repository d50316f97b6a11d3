"""A form that arrives when its session has ended: kept for its owner, for a day, and for nobody
else."""

from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from schemes.models import Programme
from tests.factories import World, make_user
from tests.site.forms import forms_of
from workbench.kept import keeping
from workbench.kept.whose import COOKIE, MOST, SALT
from workbench.models import KeptForm, User

PASSWORD = "correct horse battery staple"


@pytest.fixture
def browser(world: World) -> Client:
    """The lead officer's browser, which asks for safety tokens."""
    client = Client(enforce_csrf_checks=True)
    world.lead.set_password(PASSWORD)
    world.lead.save()
    sign_in(client, world.lead)
    return client


def sign_in(client: Client, user: User, to: str = "/") -> Any:
    """Signs somebody in by the form, as people do."""
    page = client.get(reverse("sign-in"), {"next": to}).content.decode()
    data = forms_of(page)[0].data(username=user.username, password=PASSWORD)
    answer = client.post(reverse("sign-in"), data)
    assert answer.status_code == 302, "not signed in"
    return answer


def leave(client: Client) -> None:
    del client.cookies[settings.SESSION_COOKIE_NAME]


def edit(world: World) -> str:
    return f"{world.programme.get_absolute_url()}edit/"


def filled(client: Client, address: str, **typed: str) -> dict[str, Any]:
    """What the form of a page sends with these words typed in."""
    forms = forms_of(client.get(address).content.decode())
    return next(one for one in forms if not one.action).data(**typed)


def next_of(answer: Any) -> str:
    assert answer.status_code == 302
    where, query = answer.headers["Location"].split("?")
    assert where == reverse("sign-in")
    return parse_qs(query)["next"][0]


def test_form_is_checked_and_sent_after_signing_in_again(world: World, browser: Client) -> None:
    data = filled(browser, edit(world), title="Typed before")
    leave(browser)
    back = next_of(browser.post(edit(world), data))
    answer = sign_in(browser, world.lead, back)
    assert answer.headers["Location"] == back
    page = browser.get(back)
    assert page.status_code == 422
    assert Programme.objects.get().title != "Typed before"
    again = next(one for one in forms_of(page.content.decode()) if not one.action).data()
    assert browser.post(back, again).status_code == 302
    assert Programme.objects.get().title == "Typed before"
    assert not KeptForm.objects.exists()


def test_wrong_password_meanwhile_loses_nothing(world: World, browser: Client) -> None:
    data = filled(browser, edit(world), title="Typed before")
    leave(browser)
    back = next_of(browser.post(edit(world), data))
    page = browser.get(reverse("sign-in"), {"next": back}).content.decode()
    sent = forms_of(page)[0].data(username=world.lead.username, password="wrong")
    refused = browser.post(reverse("sign-in"), sent).content.decode()
    assert "What you typed is kept for a day" in refused
    assert dict(forms_of(refused)[0].fields)["next"] == back


def test_form_goes_on_after_signing_in_anew_in_another_window(
    world: World, browser: Client
) -> None:
    data = filled(browser, edit(world), title="Typed before")
    leave(browser)
    sign_in(browser, world.lead)
    answer = browser.post(edit(world), data)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(f"{edit(world)}?kept=")
    assert "Typed before" in browser.get(answer.headers["Location"]).content.decode()
    assert Programme.objects.get().title != "Typed before"


def test_button_after_signing_in_anew_says_that_it_was_not_done(
    world: World, browser: Client
) -> None:
    page = browser.get(edit(world)).content.decode()
    data = {"csrfmiddlewaretoken": dict(forms_of(page)[0].fields)["csrfmiddlewaretoken"]}
    leave(browser)
    sign_in(browser, world.lead)
    here = {"Referer": f"http://testserver{edit(world)}"}
    answer = browser.post(reverse("sign-out"), data, headers=here, follow=True)
    assert answer.redirect_chain == [(edit(world), 302)]
    assert "That was not done: you had signed in anew." in answer.content.decode()
    assert "_auth_user_id" in browser.session


def test_nobody_else_is_given_what_was_typed(world: World, browser: Client) -> None:
    data = filled(browser, edit(world), title="Typed before")
    leave(browser)
    back = next_of(browser.post(edit(world), data))
    world.officer.set_password(PASSWORD)
    world.officer.save()
    sign_in(browser, world.officer)
    page = browser.get(back)
    assert page.status_code == 200
    assert "Typed before" not in page.content.decode()
    # Sent once more from the page that the first had open.
    answer = browser.post(edit(world), data)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "opened by somebody else on this computer" in page
    assert "Typed before" not in page
    assert set(KeptForm.objects.values_list("user", flat=True)) == {world.lead.pk}


@pytest.mark.parametrize("forge", ["none", "other", "unsigned", "old"])
def test_form_that_no_page_of_ours_sent_is_not_kept(
    forge: str, world: World, browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = filled(browser, edit(world), title="Typed by an attacker")
    leave(browser)
    if forge == "none":
        del data["csrfmiddlewaretoken"]
    elif forge == "other":
        data["csrfmiddlewaretoken"] = ["x" * 64]
    elif forge == "unsigned":
        browser.cookies[COOKIE] = signing.dumps([["none", world.lead.pk]], key="y", salt=SALT)
    else:
        monkeypatch.setattr("workbench.kept.whose.LASTS", -1)
    answer = browser.post(edit(world), data)
    assert answer.status_code in {302, 403}
    assert "kept=" not in answer.headers.get("Location", "")
    assert not KeptForm.objects.exists()


def test_form_from_another_site_is_not_kept(world: World, browser: Client) -> None:
    data = filled(browser, edit(world), title="Typed elsewhere")
    answer = browser.post(edit(world), data, headers={"Origin": "https://elsewhere.example"})
    assert answer.status_code == 403
    assert not KeptForm.objects.exists()


def test_script_that_keeps_what_was_typed_is_told_as_before(world: World, browser: Client) -> None:
    data = filled(browser, edit(world), title="Typed in place")
    leave(browser)
    answer = browser.post(edit(world), data, headers={"X-In-Place": "cell"})
    assert next_of(answer) == edit(world)
    assert not KeptForm.objects.exists()


def test_script_that_leaves_the_page_is_told_where_to(world: World, browser: Client) -> None:
    data = filled(browser, edit(world), title="Typed in place")
    leave(browser)
    here = {"X-In-Place": "section", "X-Keep": "1"}
    answer = browser.post(edit(world), data, headers=here)
    assert answer.status_code == 403
    assert answer.headers["X-Goes-On"].startswith(f"{reverse('sign-in')}?next=")
    sign_in(browser, world.lead)
    answer = browser.post(edit(world), data, headers=here)
    assert answer.headers["X-Goes-On"].startswith(f"{edit(world)}?kept=")
    world.officer.set_password(PASSWORD)
    world.officer.save()
    leave(browser)
    sign_in(browser, world.officer)
    answer = browser.post(edit(world), data, headers=here)
    assert answer.status_code == 403
    assert "X-Goes-On" not in answer.headers


def test_passwords_and_files_are_never_kept(world: World, browser: Client) -> None:
    address = reverse("account-email")
    data = filled(browser, address, email="new@example.gov.uk", current_password=PASSWORD)
    data["file"] = SimpleUploadedFile("plan.txt", b"secret plan")
    leave(browser)
    back = next_of(browser.post(address, data))
    row = KeptForm.objects.get()
    assert PASSWORD not in str(row.sent)
    assert "secret plan" not in str(row.sent)
    assert dict(row.sent)["email"] == ["new@example.gov.uk"]
    sign_in(browser, world.lead)
    assert "Files are not kept: choose yours again." in browser.get(back).content.decode()


def test_form_too_long_to_be_kept_says_so(
    world: World, browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "MOST", 1000)
    data = filled(browser, edit(world), summary="x" * 1000)
    leave(browser)
    answer = browser.post(edit(world), data)
    assert answer.status_code == 403
    assert "more than can be kept" in answer.content.decode()
    assert not KeptForm.objects.exists()


def test_forms_are_kept_for_a_day_and_ten_of_a_person(world: World, browser: Client) -> None:
    data = filled(browser, edit(world), title="Typed")
    leave(browser)
    for _count in range(12):
        back = next_of(browser.post(edit(world), data))
    assert KeptForm.objects.count() == keeping.MOST_FORMS
    KeptForm.objects.update(kept_at=timezone.now() - timedelta(days=1, minutes=1))
    sign_in(browser, world.lead)
    page = browser.get(back)
    assert page.status_code == 200
    assert "What you typed stands here again" not in page.content.decode()
    data = filled(browser, edit(world), title="Typed")
    leave(browser)
    browser.post(edit(world), data)
    assert KeptForm.objects.count() == 1


@pytest.mark.parametrize("key", ["", "x", "00000000-0000-0000-0000-000000000000"])
def test_address_without_a_kept_form_is_the_page_as_ever(
    key: str, world: World, browser: Client
) -> None:
    assert browser.get(edit(world), {"kept": key}).status_code == 200


def test_kept_form_stands_at_its_own_address_alone(world: World, browser: Client) -> None:
    data = filled(browser, edit(world), title="Typed before")
    leave(browser)
    query = urlsplit(next_of(browser.post(edit(world), data))).query
    sign_in(browser, world.lead)
    page = browser.get(f"{reverse('account-name')}?{query}").content.decode()
    assert "What you typed stands here again" not in page


def test_browser_remembers_the_last_sign_ins(world: World, browser: Client) -> None:
    first = filled(browser, edit(world), title="Typed before")
    for count in range(MOST):
        user = make_user(f"visitor-{count}")
        user.set_password(PASSWORD)
        user.save()
        leave(browser)
        sign_in(browser, user)
    found = signing.loads(browser.cookies[COOKIE].value, salt=SALT)
    assert len(found) == MOST
    leave(browser)
    assert "kept=" not in browser.post(edit(world), first).headers.get("Location", "")
