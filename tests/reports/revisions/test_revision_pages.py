"""The pages of a paper's revision record."""

from datetime import date

import pytest

from reports.models import Paper, Revision
from tests.factories import World, sent, sign_in
from tests.ladder import refuses_the_wrong_visitors, refuses_writing
from tests.reports.workshop import PAPER, paper

__all__ = ["paper"]

RECORD = f"{PAPER}revisions/"


@pytest.mark.parametrize("page", ["", "new/", "1/", "1/remove/"])
def test_revision_pages_refuse_the_wrong_visitors(world: World, paper: Paper, page: str) -> None:
    Revision.objects.create(paper=paper, pk=1, number="0.1")
    refuses_the_wrong_visitors(world, RECORD + page, writes=bool(page))
    if page:
        refuses_writing(world, RECORD + page, sent(version=1, number="9"))


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
