"""Nothing of a version is served that somebody has altered in the database."""

from uuid import uuid4

import pytest
from django.test import Client

from reports.casefile.file import check_case
from reports.models import Paper, PaperVersion, Render
from reports.models.sealing import SAID, TEXTS
from reports.output.copies import PaperCopy
from reports.output.kinds import FILE_KINDS
from reports.stored.importing import import_case
from reports.verify.records import Verified
from reports.verify.verdict import By, Verdict
from reports.verify.views import _facts
from schemes.models import Membership, Role
from tests.factories import make_user, sign_in
from tests.reports import commands
from tests.reports.issue.test_versions import issued, ready_data
from tests.workbench.trail.tampering import tamper
from workbench.models import AuditEvent, User

pytestmark = pytest.mark.django_db
TABLE = PaperVersion._meta.db_table


@pytest.fixture
def lead() -> User:
    return make_user("lead")


@pytest.fixture
def paper(lead: User) -> Paper:
    programme = import_case(by=lead, token=uuid4(), case=check_case(ready_data()))
    return programme.papers.get()


def altered(version: PaperVersion, column: str = "reason") -> None:
    tamper(f'UPDATE {TABLE} SET "{column}" = %s WHERE id = %s', ["Another", version.pk])


def addresses(first: PaperVersion, second: PaperVersion) -> list[str]:
    """Every address that serves something of the first."""
    base, other = first.get_absolute_url(), second.get_absolute_url()
    files = [f"{base}{copy}{suffix}" for copy in PaperCopy for suffix in FILE_KINDS]
    return [
        base,
        *files,
        f"{base}changes/{second.number}/",
        f"{other}changes/{first.number}/",
    ]


def test_nothing_of_an_altered_version_is_served(paper: Paper, lead: User) -> None:
    first, second = issued(paper, lead), issued(paper, lead, "1.1")
    client = sign_in(lead)
    assert client.get(first.get_absolute_url()).status_code == 200
    altered(first)
    events = AuditEvent.objects.count()
    for address in addresses(first, second):
        answer = client.get(address)
        page = answer.content.decode()
        assert answer.status_code in (409, 404), address
        if answer.status_code == 409:
            assert "Version 1.0 is not what was issued" in page
            assert "Tell whoever runs this site." in page
        assert "Another" not in page
    assert client.get(second.get_absolute_url()).status_code == 200
    assert not Render.objects.exists()
    assert AuditEvent.objects.count() == events


def test_stranger_learns_nothing_of_an_altered_version(paper: Paper, lead: User) -> None:
    version = issued(paper, lead)
    altered(version)
    assert sign_in(make_user()).get(version.get_absolute_url()).status_code == 404
    assert Client().get(version.get_absolute_url()).status_code == 302
    member = make_user("member", paper.programme.authority)
    Membership.objects.create(programme=paper.programme, user=member, role=Role.MEMBER)
    assert sign_in(member).get(version.get_absolute_url()).status_code == 409


@pytest.mark.parametrize(
    "column", [one for one in (*SAID, *TEXTS) if not one.endswith(("_id", "_at", "number"))]
)
def test_whatever_is_altered_is_noticed(paper: Paper, lead: User, column: str) -> None:
    version = issued(paper, lead)
    altered(version, column)
    assert sign_in(lead).get(version.get_absolute_url()).status_code == 409


def test_case_that_is_not_its_own_sum_is_noticed_with_any_fingerprint(
    paper: Paper,
    lead: User,
) -> None:
    version = issued(paper, lead)
    for column in ("case", "public"):
        other = PaperVersion.objects.get(pk=version.pk)
        setattr(other, column, "{}")
        assert not other.sealed().is_as_issued


def test_verifying_says_that_the_record_was_altered(paper: Paper, lead: User) -> None:
    version = issued(paper, lead)
    verdict = Verdict(By.BYTES, title="Paper", version="1.0")
    found = dict(_facts(Verified(verdict, version), lead))["On record here"]
    assert found.startswith("Version 1.0, issued on")
    altered(version)
    now = Verified(verdict, PaperVersion.objects.get(pk=version.pk))
    assert "altered in the database" in dict(_facts(now, lead))["On record here"]
    assert commands.run("verify_audit").status == 1
