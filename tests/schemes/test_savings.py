"""Pages of savings lines: their workings, their years, adding, changing, moving, removing."""

from decimal import Decimal

import pytest

from schemes.models import SavingsLine, Scheme
from tests.factories import World, make_scheme, sent, sign_in
from tests.ladder import refuses_the_wrong_visitors, refuses_writing
from tests.schemes.savings import make_line
from workbench.models import AuditEvent

HERE = "/programmes/2018-21/schemes/s1/savings/"
NEW = f"{HERE}new/?way=full-year"
PAYERS = {
    "name": "Payers",
    "kind": "income",
    "unit_value": "£27.45",
    "volume": "159",
    "periods": "52",
    "start": "2018/19",
}


@pytest.fixture
def scheme(world: World) -> Scheme:
    return make_scheme(world.programme, reference="S1")


def test_savings_pages_refuse_the_wrong_visitors(world: World, scheme: Scheme) -> None:
    line = make_line(scheme)
    for page in ("", "sensitivity/", "tornado.json"):
        refuses_the_wrong_visitors(world, HERE + page, writes=False)
    for page in ("new/", "new/?way=cohorts", f"{line.pk}/edit/", f"{line.pk}/remove/"):
        refuses_the_wrong_visitors(world, HERE + page, writes=True)


def test_savings_pages_that_write_refuse_readers(world: World, scheme: Scheme) -> None:
    line = make_line(scheme)
    for page in (
        "new/?way=full-year",
        f"{line.pk}/edit/",
        f"{line.pk}/move/",
        f"{line.pk}/remove/",
    ):
        refuses_writing(world, HERE + page, sent(1, **PAYERS))
    assert not AuditEvent.objects.exists()


def test_savings_page_shows_the_working_and_the_years(world: World, scheme: Scheme) -> None:
    make_line(scheme)
    text = sign_in(world.member).get(HERE).content.decode()
    assert "27.45 × 159 × 52 = 226,956.60" in text
    assert "226,957" in text


def test_new_line_renews_the_figures_in_one_event(world: World, scheme: Scheme) -> None:
    answer = sign_in(world.officer).post(NEW, sent(**PAYERS))
    assert answer["Location"] == HERE
    line = SavingsLine.objects.get()
    assert (line.unit_value, line.volume, line.periods) == ("27.45", "159", "52")
    assert line.phasing == {"kind": "full-year", "start": "2018/19"}
    scheme.refresh_from_db()
    assert Decimal(scheme.figures["years"]["2018/19"]["net"]) == Decimal("226956.60")
    assert AuditEvent.objects.get().action == "added savings line"
