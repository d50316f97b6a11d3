"""The pages of versions: the list, issuing, one version with its files, verifying."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from reports.casefile.file import check_case
from reports.issue.actions import issue_version
from reports.issue.issued import version_paper
from reports.jobs.making import make_render
from reports.models import Paper, PaperVersion, Render, Section
from reports.output.kinds import as_pdf
from reports.stored.importing import import_case
from reports.verify.pdf import read_pdf
from reports.verify.verify import verify_pdf
from schemes.models import Membership, Role
from tests.factories import make_user, sign_in
from tests.reports.issue.test_versions import ready_data
from workbench.models import User

pytestmark = pytest.mark.django_db
ADDRESS = "/programmes/asc-adm/papers/obc/versions/"
SECRET = "The lowest bid came from the second bidder."


@pytest.fixture
def lead() -> User:
    return make_user("lead")


@pytest.fixture
def paper(lead: User) -> Paper:
    data = ready_data()
    section = data["papers"][0]["sections"][0]
    section |= {"text": SECRET, "exempt": {"paragraph": "3", "reason": "Bids are open."}}
    return import_case(by=lead, token=uuid4(), case=check_case(data)).papers.get()


@pytest.fixture
def member(paper: Paper) -> Client:
    user = make_user("member", paper.programme.authority)
    Membership.objects.create(programme=paper.programme, user=user, role=Role.MEMBER)
    return sign_in(user)


def issued(paper: Paper, by: User, number: str, reason: str) -> PaperVersion:
    return issue_version(
        paper=paper,
        number=number,
        author="Lead officer",
        status="Final",
        reason=reason,
        by=by,
        token=uuid4(),
    )


def sent(number: str = "1.0", **values: str) -> dict[str, str]:
    about = {"author": "Lead officer", "status": "Final", "reason": "First issue."}
    return about | {"number": number, "write_token": str(uuid4())} | values


def test_versions_page_without_one_says_what_a_version_is(paper: Paper, lead: User) -> None:
    text = sign_in(lead).get(ADDRESS).content.decode()
    assert "Nothing has been issued yet." in text
    assert "A version freezes the paper" in text


def test_issuing_by_page_freezes_and_shows_the_version(paper: Paper, lead: User) -> None:
    client = sign_in(lead)
    page = client.get(f"{ADDRESS}issue/").content.decode()
    assert "Nothing stands in the way." in page
    answer = client.post(f"{ADDRESS}issue/", sent(), follow=True)
    text = answer.content.decode()
    assert "The version is issued." in text
    assert "Version 1.0 is the last one issued" in text
    assert "First issue." in text


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"number": "one"}, "Enter a version such as 1.0"),
        ({"reason": ""}, "Enter what changed, and why"),
        ({"number": "0.9"}, "Enter a version such as 1.0"),
    ],
)
def test_issuing_says_what_to_mend_and_loses_nothing(
    paper: Paper, lead: User, values: dict[str, str], said: str
) -> None:
    answer = sign_in(lead).post(f"{ADDRESS}issue/", sent(**values, status="Kept as typed"))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "Kept as typed" in answer.content.decode()
    assert not PaperVersion.objects.exists()


def test_issuing_is_refused_while_something_stands_in_the_way(paper: Paper, lead: User) -> None:
    Section.objects.filter(paper=paper, key="conclusion").update(text="{{ nothing.there }}")
    client = sign_in(lead)
    page = client.get(f"{ADDRESS}issue/").content.decode()
    assert "One thing stands in the way." in page
    answer = client.post(f"{ADDRESS}issue/", sent())
    assert answer.status_code == 422
    assert "nothing.there" in answer.content.decode()


def test_issuing_sent_twice_is_done_once(paper: Paper, lead: User) -> None:
    client, data = sign_in(lead), sent()
    for _turn in range(2):
        assert client.post(f"{ADDRESS}issue/", data).status_code == 302
    assert PaperVersion.objects.count() == 1


def test_only_the_lead_officer_issues(paper: Paper, member: Client) -> None:
    assert member.get(f"{ADDRESS}issue/").status_code == 403
    assert member.post(f"{ADDRESS}issue/", sent()).status_code == 403


def test_version_offers_its_files_and_the_whole_ones_to_writers_alone(
    paper: Paper, lead: User, member: Client
) -> None:
    version = issued(paper, lead, "1.0", "First issue.")
    address = version.get_absolute_url()
    assert "whole.pdf" not in member.get(address).content.decode()
    assert "Whole paper" in sign_in(lead).get(address).content.decode()
    assert SECRET not in sent_file(member, f"{address}public.json")
    assert member.get(f"{address}whole.json").status_code == 403
    assert SECRET in sent_file(sign_in(lead), f"{address}whole.json")


def test_approver_reads_the_whole_of_what_is_to_be_approved(paper: Paper, lead: User) -> None:
    user = make_user("approver", paper.programme.authority)
    Membership.objects.create(programme=paper.programme, user=user, role=Role.APPROVER)
    address = issued(paper, lead, "1.0", "First issue.").get_absolute_url()
    approver = sign_in(user)
    assert SECRET in sent_file(approver, f"{address}whole.json")
    assert f"{ADDRESS}issue/" not in approver.get(ADDRESS).content.decode()
    assert f"{ADDRESS}issue/" in sign_in(lead).get(ADDRESS).content.decode()


def sent_file(client: Client, address: str) -> str:
    """The file, made meanwhile where it is waited for."""
    if client.get(address).status_code == 302:
        make_render(Render.objects.order_by("-pk")[0].pk)
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("end", ["public.exe", "other.pdf"])
def test_version_has_no_other_files(paper: Paper, lead: User, end: str) -> None:
    address = issued(paper, lead, "1.0", "First issue.").get_absolute_url()
    assert sign_in(lead).get(address + end).status_code == 404


def test_version_of_another_number_is_not_there(paper: Paper, lead: User) -> None:
    client = sign_in(lead)
    assert client.get(f"{ADDRESS}9.9/").status_code == 404
    assert client.get(f"{ADDRESS}9.9/changes/1.0/").status_code == 404


def test_issued_pdf_is_verified_from_itself_and_found_on_record(paper: Paper, lead: User) -> None:
    version = issued(paper, lead, "1.0", "First issue.")
    pdf = as_pdf(version_paper(version))
    verdict = verify_pdf(pdf)
    assert verdict.differences == ()
    assert (verdict.version, verdict.sha256) == ("1.0", version.public_sha256)
    whole = as_pdf(version_paper(version, whole=True))
    assert verify_pdf(whole).differences == ()
    assert SECRET in read_pdf(whole).text
    answer = sign_in(lead).post("/verify/", upload(pdf))
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "word for word" in text
    assert "Version 1.0" in text
    stranger = sign_in(make_user("stranger")).post("/verify/", upload(pdf)).content.decode()
    assert "No version that you may see" in stranger


def upload(content: bytes) -> dict[str, object]:
    file = SimpleUploadedFile("paper.pdf", content, "application/pdf")
    return {"file": file, "write_token": str(uuid4())}


@pytest.mark.parametrize("content", [b"words", b"%PDF-1.7"])
def test_verify_page_says_when_a_file_is_not_ours(lead: User, content: bytes) -> None:
    answer = sign_in(lead).post("/verify/", upload(content))
    assert answer.status_code == 422
    assert "This is not a PDF" in answer.content.decode()


def test_verify_page_without_a_file_asks_for_one(lead: User) -> None:
    answer = sign_in(lead).post("/verify/", {"write_token": str(uuid4())})
    assert answer.status_code == 422


def test_exempt_words_stand_in_no_public_file_of_a_version(paper: Paper, lead: User) -> None:
    version = issued(paper, lead, "1.0", "First issue.")
    assert SECRET not in version.public
    assert SECRET not in version.content
    read = read_pdf(as_pdf(version_paper(version)))
    assert SECRET not in read.text
    assert all(
        SECRET.encode() not in spec.get_file().read_bytes()
        for spec in read.pdf.attachments.values()
    )
