"""A programme started from an interchange file in the browser."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from reports.casefile.file import read_case
from reports.stored.exporting import export_case
from schemes.models import Membership, Programme, Role
from tests.factories import make_user, sent, sign_in
from workbench.models import Authority, User

ADDRESS = "/programmes/new/file/"
FIXTURES = sorted((Path(settings.BASE_DIR) / "fixtures").glob("*.json"))

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> Client:
    return sign_in(make_user("officer"))


def send(client: Client, content: bytes, **values: Any) -> Any:
    file = SimpleUploadedFile("case.json", content, content_type="application/json")
    return client.post(ADDRESS, sent(None, **({"reference": ""} | values), file=file))


def without_approvals(data: dict[str, Any]) -> dict[str, Any]:
    for paper in data.get("papers", []):
        paper.pop("approvals", None)
    return data


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_every_case_comes_whole_but_for_approvals(path: Path, officer: Client) -> None:
    answer = send(officer, path.read_bytes())
    programme = Programme.objects.get()
    assert answer.headers["Location"] == programme.get_absolute_url()
    member = Membership.objects.get(programme=programme)
    assert (member.user.username, member.role) == ("officer", Role.LEAD)
    assert programme.authority == member.user.authority
    wanted = without_approvals(dict(read_case(path).data))
    found = export_case(programme)
    wanted["programme"].pop("authority", None)
    found["programme"].pop("authority", None)
    assert found == wanted


def test_a_second_programme_stands_beside_the_first_under_a_reference_of_its_own(
    officer: Client,
) -> None:
    content = (Path(settings.BASE_DIR) / "fixtures" / "derby.json").read_bytes()
    send(officer, content)
    again = send(officer, content)
    assert again.status_code == 422
    assert "already" in again.content.decode()
    assert send(officer, content, reference="COPY").status_code == 302
    assert set(Programme.objects.values_list("slug", flat=True)) >= {"copy"}
    assert Programme.objects.count() == 2


def test_the_same_form_sent_twice_starts_one_programme(officer: Client) -> None:
    content = (Path(settings.BASE_DIR) / "fixtures" / "derby.json").read_bytes()
    values = sent(None, reference="")
    for _time in range(2):
        file = SimpleUploadedFile("case.json", content)
        answer = officer.post(ADDRESS, values | {"file": file})
        assert answer.status_code == 302
    assert Programme.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"not json", "line 1, column 1: this is not valid JSON"),
        (b"[]", "object"),
        (b'{"format": "options-appraisal/1"}', "programme"),
        (b"\xff\xfe\x00", "UTF-8"),
    ],
)
def test_what_is_wrong_is_named_with_its_place_and_nothing_is_made(
    content: bytes, said: str, officer: Client
) -> None:
    answer = send(officer, content)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Programme.objects.exists()


def test_officer_starts_programmes_of_their_own_authority_alone(officer: Client) -> None:
    before = set(Authority.objects.values_list("name", flat=True))
    send(officer, (Path(settings.BASE_DIR) / "fixtures" / "barnet.json").read_bytes())
    assert set(Authority.objects.values_list("name", flat=True)) == before


def test_administrator_s_file_makes_no_authority() -> None:
    client = sign_in(User.objects.create_superuser("administrator"))
    content = (Path(settings.BASE_DIR) / "fixtures" / "barnet.json").read_bytes()
    name = read_case(content).case.programme.authority
    before = set(Authority.objects.values_list("name", flat=True))
    answer = send(client, content)
    assert answer.status_code == 422
    assert "Add it first, under People." in answer.content.decode()
    assert set(Authority.objects.values_list("name", flat=True)) == before
    Authority.objects.create(name=name)
    assert send(client, content).status_code == 302
    assert Programme.objects.get().authority.name == name


def test_page_asks_who_comes_to_sign_in() -> None:
    assert Client().get(ADDRESS).status_code == 302
