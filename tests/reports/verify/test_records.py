"""Files of issued versions are told by their bytes: what went out is on record."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from reports.casefile.file import check_case
from reports.issue.actions import issue_version
from reports.issue.fingerprints import record_issued
from reports.issue.issued import version_paper
from reports.jobs.making import make_render
from reports.models import IssuedFile, Paper, PaperVersion, Render
from reports.output.paper import DRAFT
from reports.render.seal.carried import put_seal
from reports.stored.importing import import_case
from reports.verify.records import verify_file
from tests.factories import make_user, sign_in
from tests.reports.commands import run
from tests.reports.issue.test_versions import ready_data
from tests.reports.verify.alterations import ALTERATIONS, written
from tests.reports.verify.issued_papers import made_once, paper_pdf
from tests.workbench.trail.tampering import tamper
from workbench.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead() -> User:
    return make_user("lead")


@pytest.fixture
def version(lead: User) -> PaperVersion:
    data = ready_data()
    for section in data["papers"][0]["sections"]:
        section["text"] = section["text"].partition("\n")[0][:300].partition("{{")[0] or "None."
    paper: Paper = import_case(by=lead, token=uuid4(), case=check_case(data)).papers.get()
    return issue_version(
        paper=paper,
        number="1.0",
        author="Project manager",
        status="Final",
        reason="First issue.",
        by=lead,
        token=uuid4(),
        at=datetime(2026, 3, 2, 9, 30, tzinfo=UTC),
    )


def fetched(client: Client, version: PaperVersion, file: str) -> bytes:
    address = f"{version.get_absolute_url()}{file}"
    if client.get(address).status_code == 302:
        make_render(Render.objects.order_by("-pk")[0].pk)
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content


@pytest.fixture
def unrecorded(version: PaperVersion) -> bytes:
    """The public PDF of the version, which nobody has fetched yet."""
    return made_once(version_paper(version))


@pytest.fixture
def pdf(unrecorded: bytes, version: PaperVersion) -> bytes:
    """The public PDF of the version as it went out."""
    record_issued(version=version, copy="public", suffix=".pdf", content=unrecorded)
    return unrecorded


def sent(client: Client, content: bytes, name: str = "paper.pdf") -> Any:
    file = SimpleUploadedFile(name, content)
    return client.post("/verify/", {"file": file, "write_token": str(uuid4())})


def altered(pdf: bytes, change: Callable[[pikepdf.Pdf], Any]) -> bytes:
    with pikepdf.open(BytesIO(pdf)) as opened:
        change(opened)
        return written(opened)


def answer_to(content: bytes, folder: Path) -> tuple[int, dict[str, Any]]:
    path = folder / "paper.pdf"
    path.write_bytes(content)
    answer = run("verify", path, "--json")
    return answer.status, json.loads(answer.output)


def test_issued_file_is_the_same_by_its_bytes(
    pdf: bytes, version: PaperVersion, tmp_path: Path
) -> None:
    status, said = answer_to(pdf, tmp_path)
    assert (status, said) == (
        0,
        {"same": True, "by": "bytes", "not_looked_at": [], "differences": []},
    )
    told = run("verify", tmp_path / "paper.pdf").output
    assert "Issued here as version 1.0" in told
    assert "by Project manager, public copy" in told
    assert "byte for byte" in told


def test_page_names_version_day_and_role_to_those_who_see_the_programme(
    pdf: bytes, lead: User
) -> None:
    text = sent(sign_in(lead), pdf).content.decode()
    assert "byte for byte" in text
    assert "by Project manager" in text
    assert "PDF, public copy" in text
    stranger = sent(sign_in(make_user("stranger")), pdf).content.decode()
    assert "byte for byte" in stranger
    assert "No version that you may see" in stranger
    assert "Project manager" not in stranger
    assert version_title() not in stranger


def version_title() -> str:
    return PaperVersion.objects.get().paper.title


@pytest.mark.parametrize("kind", ["docx", "html", "xlsx", "json"])
def test_every_kind_of_file_is_told_by_its_bytes(
    version: PaperVersion, lead: User, kind: str
) -> None:
    client = sign_in(lead)
    made = fetched(client, version, f"public.{kind}")
    assert "byte for byte" in sent(client, made, f"paper.{kind}").content.decode()
    other = sent(client, made + b" ", f"paper.{kind}")
    assert other.status_code == 422
    assert "not on record here" in other.content.decode()


def test_whole_copy_is_on_record_as_what_it_is(version: PaperVersion, lead: User) -> None:
    made = fetched(sign_in(lead), version, "whole.json")
    assert verify_file(made).file == IssuedFile.objects.get(copy="whole", suffix=".json")


def test_file_that_goes_out_again_is_on_record_once(
    pdf: bytes, version: PaperVersion, lead: User
) -> None:
    for _turn in range(2):
        assert fetched(sign_in(lead), version, "public.pdf") == pdf
    assert IssuedFile.objects.count() == 1


def test_version_made_with_newer_libraries_has_several_files_on_record(
    pdf: bytes, version: PaperVersion
) -> None:
    newer = altered(pdf, lambda _pdf: None)
    assert not verify_file(newer).verdict.identical
    record_issued(version=version, copy="public", suffix=".pdf", content=newer)
    assert verify_file(newer).verdict.identical
    assert verify_file(pdf).verdict.identical


def test_file_that_is_still_being_made_is_not_on_record(version: PaperVersion, lead: User) -> None:
    address = f"{version.get_absolute_url()}public.pdf"
    assert sign_in(lead).get(address).status_code == 302
    assert not IssuedFile.objects.exists()


def test_issued_file_that_was_saved_anew_is_otherwise_by_its_bytes(
    pdf: bytes, version: PaperVersion, tmp_path: Path
) -> None:
    status, said = answer_to(altered(pdf, lambda _pdf: None), tmp_path)
    assert (status, said["same"], said["by"]) == (1, False, "bytes")
    (only,) = said["differences"]
    assert "nothing that shows was found to differ" in only["what"]
    assert only["page"] is None


def test_altered_issued_file_says_what_differs(pdf: bytes, version: PaperVersion) -> None:
    found = verify_file(altered(pdf, ALTERATIONS["note is added"])).verdict
    assert (str(found.by), [str(one) for one in found.differences]) == (
        "bytes",
        ["Page 3: A note was added."],
    )


def test_alteration_that_is_sealed_anew_is_found_by_the_record(
    pdf: bytes, version: PaperVersion
) -> None:
    def forge(opened: pikepdf.Pdf) -> None:
        ALTERATIONS["white box lies over words"](opened)
        put_seal(opened)

    assert not verify_file(altered(pdf, forge)).verdict.identical


@pytest.mark.parametrize("key", ["case_sha256", "reference", "seal"])
def test_issued_file_is_known_by_what_else_it_says_where_one_thing_is_changed(
    pdf: bytes, version: PaperVersion, key: str
) -> None:
    def change(opened: pikepdf.Pdf) -> None:
        stream = opened.attachments["paper.json"].obj.EF.F
        note = json.loads(stream.read_bytes())
        if key == "seal":
            del note["seal"]
        else:
            note[key] = "other"
        stream.write(json.dumps(note).encode())

    found = verify_file(altered(pdf, change))
    assert (found.version, str(found.verdict.by)) == (version, "bytes")
    assert not found.verdict.identical


def test_version_none_of_whose_files_went_out_is_looked_at_by_its_content(
    unrecorded: bytes, version: PaperVersion
) -> None:
    verdict = verify_file(unrecorded).verdict
    assert (verdict.identical, str(verdict.by)) == (True, "content")


def test_version_from_before_files_were_recorded_is_looked_at_by_its_content(
    pdf: bytes, version: PaperVersion
) -> None:
    saved = altered(pdf, lambda _pdf: None)
    tamper("UPDATE reports_paperversion SET house_format = ''")
    assert str(verify_file(saved).verdict.by) == "content"


def test_looking_a_file_up_takes_one_query(
    pdf: bytes, django_assert_num_queries: Callable[[int], Any]
) -> None:
    with django_assert_num_queries(1):
        assert verify_file(pdf).verdict.identical


def test_page_says_what_is_otherwise_and_that_a_draft_is_one(lead: User) -> None:
    client = sign_in(lead)
    draft = paper_pdf("derby", "cabinet-report", draft=str(DRAFT))
    text = sent(client, draft).content.decode()
    assert "word for word" in text
    assert "A draft: “Draft, not issued” stands on every page" in text
    text = sent(client, altered(draft, ALTERATIONS["note is added"])).content.decode()
    assert "It differs" in text
    assert "Page 3: A note was added." in text


def test_page_says_why_a_paper_cannot_be_checked_and_what_was_not_looked_at(lead: User) -> None:
    def says(opened: pikepdf.Pdf, change: Callable[[dict[str, Any]], Any]) -> None:
        stream = opened.attachments["paper.json"].obj.EF.F
        note = json.loads(stream.read_bytes())
        change(note)
        stream.write(json.dumps(note).encode())

    client, paper = sign_in(lead), paper_pdf("derby", "cabinet-report")
    bare = altered(paper, lambda pdf: says(pdf, lambda note: note.pop("seal")))
    answer = sent(client, bare)
    assert answer.status_code == 422
    assert "This paper cannot be checked here, because" in answer.content.decode()

    def withheld(opened: pikepdf.Pdf) -> None:
        says(opened, lambda note: note.update(worked_from="print"))
        put_seal(opened)

    text = sent(client, altered(paper, withheld)).content.decode()
    assert "What was not looked at" in text
    assert "withheld in part" in text
