"""Who may copy what to where, and that nothing is half done."""

import pytest
from django.db import IntegrityError

from appraisal.models import Appraisal, Option
from reports.models import Paper, Section
from schemes.models import Membership, Role
from tests.factories import (
    World,
    make_programme,
    sent,
    sign_in,
)
from tests.ladder import refuses_the_wrong_visitors, refuses_writing
from tests.reports.copying.copies import MODEL, PAPER, copied
from workbench.models import AuditEvent


def test_pages_refuse_the_wrong_visitors(world: World, paper: Paper) -> None:
    for address in (MODEL, PAPER):
        refuses_the_wrong_visitors(world, address, writes=True)
        refuses_writing(world, address, sent(title="Again", reference="AGAIN"))
        assert sign_in(world.lead).put(address).status_code == 405
    assert (Appraisal.objects.count(), Paper.objects.count()) == (1, 1)


@pytest.mark.parametrize("role", [None, Role.MEMBER, Role.ASSESSOR, Role.APPROVER])
def test_programme_where_one_may_not_write_is_as_if_it_were_not_there(
    world: World, paper: Paper, role: str | None
) -> None:
    there = make_programme(reference="SECRET", title="Secret")
    if role:
        Membership.objects.create(programme=there, user=world.lead, role=role)
    client = sign_in(world.lead)
    for address in (MODEL, PAPER):
        assert "Secret" not in client.get(address).content.decode()
        assert client.get(f"{address}?to={there.slug}").status_code == 404
        told = client.get(address).context["form"]["told"].value()
        form = sent(title="Again", reference="AGAIN", told=told, exempt="with")
        assert client.post(f"{address}?to={there.slug}", form).status_code == 404
        assert client.get(f"{address}?to=nowhere").status_code == 404
    assert not there.appraisals.exists()
    assert not there.papers.exists()


def test_reference_that_is_taken_is_refused_beside_its_field(world: World, paper: Paper) -> None:
    client = sign_in(world.lead)
    refused = copied(client, MODEL, reference="A1")
    assert refused.status_code == 422
    assert "This programme has an appraisal with this reference." in refused.content.decode()
    refused = copied(client, PAPER, reference="OBC", exempt="with")
    assert "This programme has a paper with this reference." in refused.content.decode()
    assert (Appraisal.objects.count(), Paper.objects.count()) == (1, 1)
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize(
    ("made_of", "address"),
    [("appraisal.casefile.creating._rules", MODEL), ("reports.copying.actions.EXEMPTION", PAPER)],
)
def test_copy_that_fails_on_the_way_leaves_nothing(
    world: World, paper: Paper, monkeypatch: pytest.MonkeyPatch, made_of: str, address: str
) -> None:
    class Broken:
        def __call__(self, *_given: object) -> None:
            raise IntegrityError("The last of it cannot be written.")

        create = __call__

    monkeypatch.setattr(made_of, Broken())
    client = sign_in(world.lead)
    answer = copied(client, address, exempt="with")
    assert answer.status_code == 422
    assert "Somebody else changed this at the same moment" in answer.content.decode()
    assert (Appraisal.objects.count(), Option.objects.count()) == (1, 3)
    assert (Paper.objects.count(), Section.objects.count()) == (1, 2)
    assert not AuditEvent.objects.exists()
