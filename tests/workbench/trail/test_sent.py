"""A token that is sent again: with the same it is done once, with something else that is said."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from schemes.models import Programme, SchemesImport
from tests.factories import World, make_programme, make_user, sent, sign_in
from tests.schemes.spreadsheets.test_import_pages import NEW, address, content_of
from workbench.models import AuditEvent
from workbench.rows import writing
from workbench.rows.writing import AlreadyDone, SentOtherwise, write
from workbench.trail.sent import request_sha256, sending, sent_sha256

VALUES = {"title": "First", "reference": "ASC-2018", "first_year": "2018/19", "years": "4"}
words = st.text(st.characters(codec="utf-8"), max_size=6)
forms = st.dictionaries(
    st.sampled_from(["title", "reason", "rows"]), st.lists(words, min_size=1, max_size=2)
)


def posted(values: Any, path: str = "/a/", **more: Any) -> str:
    return request_sha256(RequestFactory().post(path, values | more))


@given(forms, forms)
def test_sums_are_equal_where_the_forms_are(one: Any, other: Any) -> None:
    assert (posted(one) == posted(other)) == (one == other)


def test_tokens_are_no_content() -> None:
    form = {"title": "First"}
    assert posted(form, write_token="a", csrfmiddlewaretoken="b") == posted(form)
    assert posted(form) != posted(form, "/b/")
    assert posted(form) != posted(form, move="up")
    assert posted(form) != posted(form, version="2")


def file(content: bytes, name: str = "a.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_files_are_content_and_stay_as_they_were_read() -> None:
    assert posted({"file": file(b"a")}) == posted({"file": file(b"a")})
    sums = {posted({"file": one}) for one in (file(b"a"), file(b"b"), file(b"a", "b.csv"))}
    assert len(sums) == 3
    request = RequestFactory().post("/a/", {"file": file(b"abc")})
    assert request.FILES["file"].read(1) == b"a"
    summed = request_sha256(request)
    assert request.FILES["file"].read() == b"bc"
    request.FILES["file"].close()
    assert request_sha256(request) != summed


def rename(programme: Programme, title: str, by: Any, token: Any) -> None:
    with write(by=by, token=token) as writer:
        row = writer.lock(Programme.objects.filter(pk=programme.pk), None)
        row.title = title
        writer.save(row)
        writer.record("renamed programme", row, row)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("first", "second", "raised"),
    [
        ("a", "a", AlreadyDone),
        ("a", "b", SentOtherwise),
        # A command sends no form, and neither did anybody before sums were kept.
        ("a", "", AlreadyDone),
        ("", "b", AlreadyDone),
        ("", "", AlreadyDone),
    ],
)
def test_second_write_with_a_token_is_told_what_it_is(
    first: str, second: str, raised: type[Exception]
) -> None:
    programme, by, token = make_programme(), make_user(), uuid4()
    with sending(lambda: first):
        rename(programme, "First", by, token)
    with pytest.raises(raised), sending(lambda: second):
        rename(programme, "Second", by, token)
    programme.refresh_from_db()
    assert programme.title == "First"
    assert AuditEvent.objects.get().sent_sha256 == first
    assert sent_sha256() == ""


@pytest.mark.django_db
@pytest.mark.parametrize(("second", "raised"), [("a", AlreadyDone), ("b", SentOtherwise)])
def test_forms_with_a_token_at_the_same_moment_are_told_apart(
    second: str, raised: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    programme, by, token = make_programme(), make_user(), uuid4()
    look, looks = writing._refuse_sent_before, iter([False, True])
    with sending(lambda: "a"):
        rename(programme, "First", by, token)
    # The second looked before the first had written.
    monkeypatch.setattr(
        writing, "_refuse_sent_before", lambda *given: look(*given) if next(looks) else None
    )
    with pytest.raises(raised), sending(lambda: second):
        rename(programme, "Second", by, token)
    assert AuditEvent.objects.count() == 1


# In pages


def test_page_sent_again_with_other_words_says_so_and_keeps_them(world: World) -> None:
    client = sign_in(world.lead)
    home = world.programme.get_absolute_url()
    data = sent(1, **VALUES)
    assert client.post(f"{home}edit/", data).status_code == 302
    assert client.post(f"{home}edit/", data).status_code == 302
    answer = client.post(f"{home}edit/", data | {"title": "Typed afterwards"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "This page was sent before with something else in it, and that was saved." in page
    assert "Typed afterwards" in page
    assert Programme.objects.get().title == "First"
    # Sent once more it is a change of its own, held against how the row stands now.
    own = {name: answer.context["form"][name].value() for name in ("version", "write_token")}
    answer = client.post(f"{home}edit/", VALUES | own | {"title": "Typed afterwards"})
    assert answer.status_code == 409
    own = {name: answer.context["form"][name].value() for name in ("version", "write_token")}
    answer = client.post(f"{home}edit/", VALUES | own | {"title": "Typed afterwards"})
    assert answer.status_code == 302
    assert Programme.objects.get().title == "Typed afterwards"


def test_button_with_the_token_of_another_says_so(world: World) -> None:
    client = sign_in(world.lead)
    base = f"{world.appraisal.get_absolute_url()}options/"
    data = sent(1, direction="down")
    first, second = world.options[0], world.options[1]
    client.post(f"{base}{first.slug}/move/", data)
    events = AuditEvent.objects.count()
    answer = client.post(f"{base}{second.slug}/move/", data, follow=True)
    assert events == 1
    assert "This page was sent before with something else in it" in answer.content.decode()
    assert AuditEvent.objects.count() == events


def test_page_that_writes_while_it_is_sent_knows_what_was_sent(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("schemes.spreadsheets.views.READ_AT_ONCE", 0)
    client, token = sign_in(world.lead), sent()

    def send(*rows: Any) -> str:
        answer = client.post(
            address(world.programme), token | {"file": file(content_of([*rows]), "s.xlsx")}
        )
        return b"".join(answer.streaming_content).decode()

    other = ("A/R.6.102", *NEW[1:])
    assert "Read to the end" in send(NEW)
    assert "This page was sent before with something else in it" in send(NEW, other)
    assert SchemesImport.objects.count() == 1
