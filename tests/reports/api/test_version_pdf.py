"""The public PDF of a version, which programs fetch: what its page gives, and nothing more."""

import hashlib
from typing import Any

import pytest
from django.core.cache import cache
from pytest_django import Settings

from reports.models import IssuedFile, PaperVersion, Render
from reports.verify.records import verify_file
from reports.verify.verdict import By
from tests.factories import make_user, sign_in
from tests.reports.issue.test_version_pages import ADDRESS, lead, paper, sent  # noqa: F401
from tests.site.api import ask, token_for
from workbench.models import AccessToken, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(paper: Any, lead: User) -> str:  # noqa: F811
    answer = sign_in(lead).post(f"{ADDRESS}issue/", sent())
    assert answer.status_code == 302, answer.content
    number = PaperVersion.objects.get().number
    return f"/api/v1{ADDRESS}{number}/public.pdf"


def made_by_a_worker() -> None:
    from reports.jobs.making import make_render
    from reports.jobs.queue import enqueue

    make_render(Render.objects.get().pk, again=enqueue)


def test_program_waits_and_gets_the_file_of_the_page(address: str, lead: User) -> None:  # noqa: F811
    token = token_for(lead)
    waiting = ask(address, token)
    assert waiting.status_code in {200, 202}
    if waiting.status_code == 202:
        assert waiting.json() == {"waiting": "The file is being made. Ask again in a moment."}
        assert waiting["Retry-After"] == "5"
        assert not IssuedFile.objects.exists()
        made_by_a_worker()
    answer = ask(address, token)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert "no-store" in answer["Cache-Control"]
    assert answer.content.startswith(b"%PDF-")
    page = sign_in(lead).get(address.removeprefix("/api/v1"))
    assert page.content == answer.content
    assert page["Content-Disposition"] == answer["Content-Disposition"]
    row = IssuedFile.objects.get()
    assert (row.copy, row.suffix) == ("public", ".pdf")
    assert row.sha256 == hashlib.sha256(answer.content).hexdigest()
    verdict = verify_file(answer.content).verdict
    assert (verdict.identical, verdict.by) == (True, By.BYTES)


def test_nobody_else_gets_it_and_no_other_copy(address: str, lead: User) -> None:  # noqa: F811
    assert ask(address, token_for(make_user("far"))).status_code == 404
    assert ask(address, token_for(lead, scopes=[AccessToken.Scope.SCHEMES])).status_code == 403
    assert ask(address, "").status_code == 401
    for other in ("whole.pdf", "part-2.pdf", "public.docx", "public.html"):
        assert ask(address.replace("public.pdf", other), token_for(lead)).status_code == 404
    assert ask(address.replace("/1.", "/9."), token_for(lead)).status_code == 404
    assert not Render.objects.exists()
    assert not IssuedFile.objects.exists()


def test_file_that_failed_is_told(address: str, lead: User) -> None:  # noqa: F811
    token = token_for(lead)
    ask(address, token)
    Render.objects.update(state=Render.State.FAILED)
    cache.clear()
    answer = ask(address, token)
    assert answer.status_code == 409
    assert answer.json() == {
        "error": "Making the file failed. Make it again from the page of the version."
    }


def test_program_that_asks_for_too_many_waits(
    address: str,
    lead: User,  # noqa: F811
    settings: Settings,
) -> None:
    settings.COSTLY_REQUESTS = 1
    token = token_for(lead)
    assert ask(address, token).status_code in {200, 202}
    answer = ask(address, token)
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 0
    assert answer.json()["error"].endswith("Wait, then ask again.")
    assert ask(address.removesuffix("/public.pdf"), token).status_code == 200


def test_description_says_that_it_is_a_file(client: Any) -> None:
    (found,) = (
        operations["get"]
        for path, operations in client.get("/api/v1/openapi.json").json()["paths"].items()
        if path.endswith("/public.pdf")
    )
    assert list(found["responses"]["200"]["content"]) == ["application/pdf"]
    assert list(found["responses"]["202"]["content"]) == ["application/json"]
    assert {"409", "429", "404"} <= set(found["responses"])
