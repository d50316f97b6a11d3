"""Exempt matters and the revision record of a paper."""

from datetime import date

import pytest

from reports.models import Exemption, Paper, Revision
from tests.factories import World, make_scheme, sent, sign_in
from tests.ladder import refuses_the_wrong_visitors, refuses_writing
from tests.reports.workshop import PAPER, paper, written

__all__ = ["paper"]

EXEMPT = f"{PAPER}exempt/"
RECORD = f"{PAPER}revisions/"


def kept(paper: Paper, **values: object) -> Exemption:
    about = {"kind": "option", "name": "A1/B", "paragraph": "3", "reason": "Bids are open."}
    return Exemption.objects.create(paper=paper, **about | values)


@pytest.mark.parametrize("page", ["", "new/", "1/remove/"])
def test_exempt_pages_refuse_the_wrong_visitors(world: World, paper: Paper, page: str) -> None:
    kept(paper, pk=1)
    refuses_the_wrong_visitors(world, EXEMPT + page, writes=True)
    if page:
        form = sent(version=1, name="A1/C", paragraph="3", reason="Mine.")
        refuses_writing(world, EXEMPT + page, form)


@pytest.mark.parametrize("page", ["", "new/", "1/", "1/remove/"])
def test_revision_pages_refuse_the_wrong_visitors(world: World, paper: Paper, page: str) -> None:
    Revision.objects.create(paper=paper, pk=1, number="0.1")
    refuses_the_wrong_visitors(world, RECORD + page, writes=bool(page))
    if page:
        refuses_writing(world, RECORD + page, sent(version=1, number="9"))


def test_option_is_kept_from_the_public_and_gone_from_its_paper(world: World, paper: Paper) -> None:
    client = sign_in(world.officer)
    page = client.get(f"{EXEMPT}new/?kind=option").content.decode()
    assert "Staff mutual (How the service is run)" in page
    form = sent(name="A1/C", paragraph="3", reason="Bids are open.")
    assert client.post(f"{EXEMPT}new/?kind=option", form)["Location"] == EXEMPT
    row = Exemption.objects.get()
    assert (row.kind, row.name, row.paragraph) == ("option", "A1/C", "3")
    room = client.get(EXEMPT).content.decode()
    assert "One thing is kept from the public." in room
    assert "A1/C is exempt from publication under paragraph 3" in room
    # It is offered no more, and the public paper does not have it, whoever reads it.
    again = client.get(f"{EXEMPT}new/?kind=option").content.decode()
    assert "Shared service (How" not in again
    for part in ("?part=options", "?part=summary"):
        assert "Shared service" not in client.get(f"{PAPER}preview/{part}").content.decode()
        whole = client.get(f"{PAPER}preview/{part}&whole=1").content.decode()
        assert "Shared service" in whole


@pytest.mark.parametrize(
    ("kind", "name"), [("scheme", "S-1"), ("figure", "options.count"), ("nonsense", "A1/B")]
)
def test_other_kinds_are_kept_by_what_there_is(
    world: World, paper: Paper, kind: str, name: str
) -> None:
    make_scheme(world.programme, reference="S-1")
    client = sign_in(world.officer)
    address = f"{EXEMPT}new/?kind={kind}"
    assert client.get(address).status_code == 200
    form = sent(name=name, paragraph="5", reason="Advice.")
    assert client.post(address, form).status_code == 302
    wanted = {"figure": "A1.options.count"}.get(kind, name)
    assert Exemption.objects.get().name == wanted


@pytest.mark.parametrize(
    ("kind", "wrong", "said"),
    [
        ("option", {"name": "A1/Z"}, "Choose what is kept from the list"),
        ("option", {"paragraph": "99"}, "Choose the paragraph from the list"),
        ("option", {"reason": ""}, "Enter why the public interest"),
        ("figure", {"name": "option.count"}, "There is no figure &#x27;option.count&#x27;"),
    ],
)
def test_what_cannot_be_kept_is_refused(
    world: World, paper: Paper, kind: str, wrong: dict[str, str], said: str
) -> None:
    form = sent(**{"name": "A1/B", "paragraph": "3", "reason": "Bids."} | wrong)
    answer = sign_in(world.lead).post(f"{EXEMPT}new/?kind={kind}", form)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Exemption.objects.exists()


def test_exempt_matter_is_opened_again(world: World, paper: Paper) -> None:
    row = kept(paper)
    written(paper, "Secret.", exempt={"paragraph": "5", "reason": "Advice."})
    client = sign_in(world.lead)
    assert "Two things are kept" in client.get(EXEMPT).content.decode()
    form = sent(version=1)
    address = f"{EXEMPT}{row.pk}/remove/"
    assert client.post(address, form)["Location"] == EXEMPT
    assert not Exemption.objects.exists()
    assert client.post(address, form)["Location"] == EXEMPT
    assert client.get(address).status_code == 404


def test_revision_record_is_kept(world: World, paper: Paper) -> None:
    client = sign_in(world.officer)
    assert "Versions issued here add their own." in client.get(RECORD).content.decode()
    form = {"on": "2021-05-04", "author": "Finance officer", "status": "", "note": "Budget added."}
    client.post(f"{RECORD}new/", sent(number="0.2", **form))
    row = Revision.objects.get()
    assert (row.number, row.on, row.note) == ("0.2", date(2021, 5, 4), "Budget added.")
    page = client.get(RECORD).content.decode()
    assert "4 May 2021" in page
    address = f"{RECORD}{row.pk}/"
    assert client.post(address, sent(version=1, number="0.3", **form)).status_code == 302
    late = client.post(address, sent(version=1, number="0.4", **form))
    assert late.status_code == 409
    assert client.post(address, sent(version=2, number="")).status_code == 422
    assert client.post(f"{address}remove/", sent(version=2))["Location"] == RECORD
    assert not Revision.objects.exists()
