"""No limit cuts what somebody typed: every text field of the site says how long its text may be,
refuses a longer one by name, and keeps all of it."""

import re
from pathlib import Path
from typing import Final
from urllib.parse import urljoin, urlsplit

import pytest
from django.conf import settings
from django.test import Client

from tests.factories import sign_in
from tests.site.forms import PageForm, forms_of
from tests.site.gates import OPENERS
from tests.site.pages import PAGES, Gate, url
from tests.site.shared import site, with_mail
from tests.site.site import Site

__all__ = ["site", "with_mail"]
FORMS: Final = sorted(
    name for name, page in PAGES.items() if page.see and page.send not in {None, Gate.EVERYONE}
)
LONG: Final = 210_000  # characters, longer than the longest section


def page_of(name: str, site: Site) -> tuple[Client, str, str]:
    page = PAGES[name]
    user = site.people[OPENERS.get(page.send or page.see or Gate.READER, "lead")]
    assert user is not None
    client, address = sign_in(user), url(name, site.parameters) + page.query
    return client, address, client.get(address).content.decode()


def main_form(page: str, address: str) -> PageForm | None:
    """The form of the page itself, besides those of buttons and of the header."""
    own = urlsplit(address).path
    forms = [one for one in forms_of(page) if urlsplit(urljoin(address, one.action)).path == own]
    return next((one for one in forms if one.fields), None)


@pytest.mark.django_db
@pytest.mark.parametrize("name", FORMS)
def test_text_that_is_too_long_is_refused_by_name_and_kept(name: str, site: Site) -> None:
    client, address, page = page_of(name, site)
    assert "maxlength" not in page
    form = main_form(page, address)
    if form is None:
        return
    assert not form.most or "js/fields.js" in page
    boxes = [field for field, kind in form.typed.items() if kind == "textarea"]
    for field in boxes:
        if field in form.most:
            assert re.search(rf'id="\w*{field}_most">Up to [\d,]+ characters', page), field
    typed = {field: "y" * (most + 1) for field, most in form.most.items()}
    typed |= {field: "y\r\n" * (LONG // 2) for field in boxes if field not in form.most}
    if not typed:
        return
    answer = client.post(address, form.data(**typed))
    assert answer.status_code in {200, 302, 422}, name
    if form.most:
        check_refused(answer.content.decode(), address, form, typed)


def check_refused(page: str, address: str, form: PageForm, typed: dict[str, str]) -> None:
    again = main_form(page, address)
    assert again is not None
    kept = dict(again.fields)
    for field, most in form.most.items():
        # A field that takes a year, say, shows what a year looks like.
        said = f"must be {most} characters or fewer, and has {most + 1}"
        assert said in page or f'href="#id_{field}"' in page, field
    for field, text in typed.items():
        if form.typed[field] != "password":
            assert kept[field].strip() == text.replace("\r\n", "\n").strip(), field


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["option-edit", "programme-edit", "paper-section"])
def test_long_text_is_saved_whole(name: str, site: Site) -> None:
    client, address, page = page_of(name, site)
    form = main_form(page, address)
    assert form is not None
    box = next(field for field, kind in form.typed.items() if kind == "textarea")
    text = "Caffi Ŵ £5\r\n" * 2_000
    assert client.post(address, form.data(**{box: text})).status_code == 302
    found = main_form(client.get(address).content.decode(), address)
    assert found is not None
    assert dict(found.fields)[box] == text.replace("\r\n", "\n").strip()


@pytest.mark.django_db
def test_line_ends_count_as_one_character(site: Site) -> None:
    client, address, page = page_of("question-new", site)
    form = main_form(page, address)
    assert form is not None
    text = "y\r\n" * 499 + "yy"
    assert form.most["help"] == 1000
    client.post(address, form.data(heading="Lines", help=text))
    asked = site.world.programme
    asked.refresh_from_db()
    assert {"Lines"} <= {one["heading"] for one in asked.questions}


@pytest.mark.django_db
def test_form_larger_than_can_be_sent_says_so_and_what_to_do(site: Site) -> None:
    client, address, page = page_of("option-edit", site)
    form = main_form(page, address)
    assert form is not None
    answer = client.post(address, form.data(summary="x" * 10_500_000))
    assert answer.status_code == 400
    assert "more than 10 MB of text" in answer.content.decode()
    many = {f"field_{count}": "" for count in range(10_001)}
    answer = client.post(address, many)
    assert answer.status_code == 400
    assert "more than 10,000 fields" in answer.content.decode()


def test_browser_looks_for_what_the_server_takes() -> None:
    script = (Path(settings.BASE_DIR) / "static" / "js" / "fields.js").read_text()
    assert f"const MOST_BYTES = {settings.DATA_UPLOAD_MAX_MEMORY_SIZE};" in script
