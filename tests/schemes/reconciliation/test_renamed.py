"""What names a thing in words goes with its new name: nothing that was said of it is lost."""

from decimal import Decimal
from uuid import uuid4

import pytest

from schemes.models import Explanation, Programme
from schemes.plan.actions import BUDGET_ITEMS, WORKSTREAMS
from schemes.reconciliation.stated_actions import STATED
from schemes.register.actions import SchemeValues, change_scheme
from tests.factories import make_programme, make_scheme, make_user
from tests.schemes.figures import make_evidence

pytestmark = pytest.mark.django_db
PLACES = [
    "T.1 headline 2018/19",
    "T.1 headline",
    "T.1 Total",
    "T.1 Homes / All / £",
    "T.1 headlines",
]


def explain(programme: Programme, *places: str) -> None:
    for place in places:
        Explanation.objects.create(
            programme=programme, where=place, stated=Decimal(1), computed="2", text="Rounded."
        )


def places(programme: Programme) -> list[str]:
    return [*programme.explanations.order_by("pk").values_list("where", flat=True)]


def test_explanations_go_with_a_scheme_and_with_a_stated_figure() -> None:
    programme, by = make_programme(), make_user("officer")
    scheme = make_scheme(programme, reference="T.1")
    make_scheme(programme, reference="T.1 headline")
    make_evidence(programme, title="Homes", scheme=scheme)
    total = STATED.add(
        programme, by=by, token=uuid4(), scheme=scheme, name="Total", amount=Decimal(1)
    )
    explain(programme, *PLACES, "T.1 Gone", "All of T.1 Total")
    values = {name: getattr(scheme, name) for name in SchemeValues.__annotations__}
    values |= {"reference": "T.9"}
    change_scheme(scheme=scheme, version=1, by=by, token=uuid4(), **values)
    moved = [place.replace("T.1 ", "T.9 ") for place in PLACES[:4]]
    assert places(programme) == [*moved, PLACES[4], "T.1 Gone", "All of T.1 Total"]
    total.refresh_from_db()
    STATED.change(total, by=by, token=uuid4(), version=total.version, name="Whole")
    assert places(programme)[2] == "T.9 Whole"
    # A reason that stands there already is never overwritten.
    explain(programme, "T.9 Sum")
    total.refresh_from_db()
    STATED.change(total, by=by, token=uuid4(), version=total.version, name="Sum")
    assert (places(programme)[2], places(programme)[-1]) == ("T.9 Whole", "T.9 Sum")


def test_items_of_the_budget_go_with_their_workstream() -> None:
    programme, by = make_programme(), make_user("officer")
    streams = [WORKSTREAMS.add(programme, by=by, token=uuid4(), name=n) for n in ("IT", "HR", "HR")]
    for name in ("IT", "HR", ""):
        BUDGET_ITEMS.add(programme, by=by, token=uuid4(), item="Staff", workstream=name, amount="1")
    for stream in streams[:2]:
        WORKSTREAMS.change(stream, by=by, token=uuid4(), version=1, name=f"New {stream.name}")
    items = programme.budget_items.order_by("pk").values_list("workstream", flat=True)
    assert [*items] == ["New IT", "HR", ""]
