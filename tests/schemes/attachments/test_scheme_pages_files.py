"""Files of a scheme: attached, downloaded as nothing but a download, removed."""

import hashlib
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from schemes.models import Attachment, AttachmentContent, EvidenceTable, Scheme
from tests.factories import World, make_scheme, sent, sign_in
from tests.ladder import refuses_the_wrong_visitors, refuses_writing
from workbench.models import AuditEvent

HERE = "/programmes/2018-21/schemes/s1/attachments/"
PDF = b"%PDF-1.7\n" + b"x" * 3000


@pytest.fixture
def scheme(world: World) -> Scheme:
    return make_scheme(world.programme, reference="S1", slug="s1")


def upload(name: str = "../Tender.pdf", content: bytes = PDF, kind: str = "text/html") -> Any:
    return SimpleUploadedFile(name, content, content_type=kind)


def attach(world: World, **more: Any) -> Attachment:
    data = sent(title="Tender results", **{"file": upload()} | more)
    answer = sign_in(world.officer).post(f"{HERE}new/", data)
    assert answer.status_code == 302
    return Attachment.objects.get()


@pytest.mark.parametrize(("page", "writes"), [("", False), ("new/", True)], ids=str)
def test_file_pages_refuse_the_wrong_visitors(
    world: World, scheme: Scheme, page: str, writes: bool
) -> None:
    refuses_the_wrong_visitors(world, HERE + page, writes=writes)


def test_file_is_kept_with_its_hash(world: World, scheme: Scheme) -> None:
    client, data = sign_in(world.officer), sent(title="Tender results", file=upload())
    assert client.post(f"{HERE}new/", data)["Location"] == HERE
    found = Attachment.objects.get()
    assert (found.file_name, found.size, found.added_by) == ("Tender.pdf", len(PDF), "officer")
    assert found.sha256 == hashlib.sha256(PDF).hexdigest()
    assert bytes(AttachmentContent.objects.get().content) == PDF
    assert AuditEvent.objects.get().after["sha256"] == found.sha256


def test_file_sent_twice_is_one_and_leaves_no_second_copy(world: World, scheme: Scheme) -> None:
    client, own = sign_in(world.officer), sent(title="Tender results")
    for _ in range(2):
        client.post(f"{HERE}new/", own | {"file": upload()})
    assert Attachment.objects.count() == 1
    assert AttachmentContent.objects.count() == 1


def test_file_whose_row_is_refused_leaves_nothing_behind(
    world: World, scheme: Scheme, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_values: object, **_more: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("workbench.rows.writing.Writer.record", fails)
    with pytest.raises(RuntimeError):
        sign_in(world.officer).post(f"{HERE}new/", sent(title="X", file=upload()))
    assert not Attachment.objects.exists()
    assert not AttachmentContent.objects.exists()


def test_download_is_nothing_but_a_download(world: World, scheme: Scheme) -> None:
    found = attach(world)
    address = f"{HERE}{found.pk}/"
    answer = sign_in(world.member).get(address)
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"] == 'attachment; filename="Tender.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    policy = answer["Content-Security-Policy"]
    assert "sandbox" in [part.strip() for part in policy.split(";")]
    assert "default-src 'none'" in policy
    assert "no-store" in answer["Cache-Control"]
    assert sign_in(world.stranger).get(address).status_code == 404
    assert sign_in(world.lead).post(address).status_code == 405


def test_download_of_a_file_that_was_lost_is_not_found(world: World, scheme: Scheme) -> None:
    found = attach(world)
    AttachmentContent.objects.all().delete()
    assert sign_in(world.member).get(f"{HERE}{found.pk}/").status_code == 404


def test_file_of_another_scheme_is_not_found(world: World, scheme: Scheme) -> None:
    found = attach(world)
    make_scheme(world.programme, reference="S2", slug="s2")
    client = sign_in(world.lead)
    there = HERE.replace("/s1/", "/s2/")
    assert client.get(f"{there}{found.pk}/").status_code == 404
    assert client.post(f"{there}{found.pk}/remove/", sent()).status_code == 404


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (None, "Choose the file"),
        (upload("a.pdf", b"<html>"), "is not PDF"),
        (upload("a.svg", b"<svg/>"), "Attach a PDF, Word, Excel"),
        (upload("a.pdf", b""), "empty"),
        (upload("a.pdf", PDF.ljust(10 * 1024 * 1024 + 1)), "larger than 10 MB"),
    ],
    ids=["none", "another", "svg", "empty", "large"],
)
def test_file_refused_says_what_to_do(world: World, scheme: Scheme, file: Any, told: str) -> None:
    data = sent(title="X") | ({"file": file} if file else {})
    answer = sign_in(world.officer).post(f"{HERE}new/", data)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert list(answer.context["form"].errors) == ["file"]
    assert not AttachmentContent.objects.exists()


def test_file_is_not_attached_by_readers(world: World, scheme: Scheme) -> None:
    refuses_writing(world, f"{HERE}new/", sent(title="X"))


def test_files_page_lists_what_by_whom_and_how_large(world: World, scheme: Scheme) -> None:
    page = sign_in(world.member).get(HERE).content.decode()
    assert "An officer of the programme can attach them." in page
    attach(world)
    answer = sign_in(world.member).get(HERE)
    assert answer.context["state"] == "One file is attached."
    assert "Tender.pdf, 3 KB. Attached by officer on" in answer.content.decode()
    assert "/remove/" not in answer.content.decode()


def test_file_sizes_read_as_people_say_them() -> None:
    from schemes.attachments.views import size_words

    assert [size_words(n) for n in (1, 1400, 999_400, 3_450_000)] == [
        "1 KB",
        "1 KB",
        "999 KB",
        "3.5 MB",
    ]


def test_removed_file_is_gone_and_its_hash_stays_on_the_trail(
    world: World,
    scheme: Scheme,
) -> None:
    found = attach(world)
    address, client, data = f"{HERE}{found.pk}/remove/", sign_in(world.lead), sent()
    assert "Remove “Tender results”?" in client.get(address).content.decode()
    assert client.post(address, data)["Location"] == HERE
    assert client.post(address, data)["Location"] == HERE
    assert not AttachmentContent.objects.exists()
    event = AuditEvent.objects.latest("pk")
    assert (event.action, event.before["sha256"]) == ("removed file", found.sha256)


def test_evidence_page_leads_to_the_schemes_own_tables(world: World, scheme: Scheme) -> None:
    assert "No table of figures belongs" in sign_in(world.member).get(HERE).content.decode()
    values = {"columns": [{"name": "Cost", "unit": "GBP"}], "rows": []}
    mine = EvidenceTable.objects.create(
        programme=world.programme, scheme=scheme, title="Median <i>costs</i>", **values
    )
    EvidenceTable.objects.create(programme=world.programme, title="Contributions", **values)
    page = sign_in(world.member).get(HERE).content.decode()
    assert f'href="/programmes/2018-21/evidence/{mine.pk}/"' in page
    assert "Median &lt;i&gt;" in page
    assert "Contributions" not in page
