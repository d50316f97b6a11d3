"""The delivery of schemes between the database, the case file and the pure records."""

import copy
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reports.casefile.file import CaseRefused, check_case
from reports.stored.exporting import export_case
from reports.stored.importing import import_case
from schemes.casefile.delivery import record_of_part, rows_of, standing_closes, with_delivery
from schemes.casefile.delivery_parts import CaseDelivery
from schemes.casefile.rows import programme_parts
from schemes.finance.delivery.summary import summary
from schemes.finance.years import Month
from schemes.models import DeliveryClose, DeliveryPeriod, SchemeDelivery
from tests.factories import make_programme, make_scheme, make_user
from workbench.casefile.parts import read, written

Json = dict[str, Any]
# What each column of a period is in the case file.
KEPT = {
    "profile": "profile",
    "actual": "actual",
    "forecast": "forecast",
    "carried": "carried",
    "lost": "lost.amount",
    "lost_why": "lost.why",
    "replaced": "lost.replaced",
    "replaced_by": "lost.replaced_by",
    "status": "status.is",
    "why": "status.why",
}
CASE: Json = {
    "format": "options-appraisal/1",
    "programme": {"reference": "P", "title": "Saving", "first_year": "2026/27", "years": 2},
    "schemes": [
        {
            "reference": "S1",
            "title": "Contracts",
            "delivery": {
                "profile": {"2026-05": "100.50", "2026-04": "-1"},
                "actual": {"2026-04": "0"},
                "forecast": {"2026-05": "9999999999"},
                "status": {
                    "2026-05": {"is": "amber", "why": "It is late."},
                    "2026-04": {"is": "red"},
                },
                "closed": {"as_at": "2026-04", "profile": {"2026-04": "-1"}},
            },
        }
    ],
}


def changed(change: Any) -> Json:
    data = copy.deepcopy(CASE)
    change(data["schemes"][0]["delivery"], data)
    return data


def imported(data: Json, reference: str = "P") -> Any:
    return import_case(by=make_user(), token=uuid4(), case=check_case(data))


def test_every_column_of_a_period_is_in_the_file() -> None:
    columns = {one.name for one in DeliveryPeriod._meta.concrete_fields}
    assert columns == {"id", "delivery", "period", *KEPT}
    own = {one.name for one in SchemeDelivery._meta.concrete_fields}
    told = {"periods", "owner", "next_milestone", "next_milestone_on"}
    assert own == {"id", "version", "scheme", *told}


@pytest.mark.django_db
def test_file_comes_back_as_it_was_with_its_periods_in_order() -> None:
    exported = export_case(imported(CASE))
    assert exported["schemes"][0]["delivery"] == CASE["schemes"][0]["delivery"]
    assert [*exported["schemes"][0]["delivery"]["status"]] == ["2026-04", "2026-05"]
    assert exported == check_case(exported).data


@pytest.mark.django_db
def test_close_is_imported_once_and_frozen() -> None:
    close = DeliveryClose.objects.get(programme=imported(CASE))
    assert (close.period, close.number, close.act) == ("2026-04", 1, "closed")


@pytest.mark.parametrize(
    ("change", "where", "said"),
    [
        (lambda d, _c: d["profile"].update({"2026-Q1": "1"}), "profile", "months"),
        (lambda d, _c: d["profile"].update({"2026-13": "1"}), "profile", "2026-04"),
        (lambda d, _c: d["profile"].update({"0999-04": "1"}), "profile", "2026-04"),
        (lambda d, _c: d.update(periods="quarters"), "profile", "quarters"),
        (lambda d, _c: d.update(carried={"2026-04": "-1"}), "carried", "nought"),
        (
            lambda d, _c: d.update(lost={"2026-04": {"amount": "-1", "why": "Late."}}),
            "lost",
            "nought",
        ),
        (
            lambda d, _c: d.update(
                lost={"2026-04": {"amount": "1", "why": "Late.", "replaced": "1"}}
            ),
            "replaced_by",
            "what replaces",
        ),
        (
            lambda d, _c: d.update(next_milestone={"what": "Go", "on": "2026-02-30"}),
            "next_milestone.on",
            "calendar",
        ),
        (
            lambda _d, c: c["schemes"].append(
                {"reference": "S2", "title": "T", "delivery": {"closed": {"as_at": "2026-05"}}}
            ),
            "closed.as_at",
            "as a whole",
        ),
        (lambda d, _c: d["status"].update({"2026-04": {"is": "pink"}}), "status", "pink"),
        (lambda d, _c: d["closed"].update(as_at="2026-Q1"), "as_at", "month"),
    ],
)
def test_what_cannot_be_is_refused_at_its_place(change: Any, where: str, said: str) -> None:
    with pytest.raises(CaseRefused) as refused:
        check_case(changed(change))
    assert where in str(refused.value)
    assert said in str(refused.value)


def test_part_gives_the_record_that_sums_rest_on() -> None:
    part = read(CaseDelivery, check_case(CASE).data["schemes"][0]["delivery"])
    found = summary([record_of_part(part)], Month(2026, 4))
    assert found.shares.target == Decimal("99.50")
    assert found.actual == 0
    assert written(part) == CASE["schemes"][0]["delivery"]
    assert [row.period for row in rows_of(part)] == ["2026-04", "2026-05"]


@pytest.mark.parametrize(
    ("acts", "standing"),
    [
        ([], ()),
        ([("2026-04", "closed")], (0,)),
        ([("2026-04", "closed"), ("2026-05", "closed")], (0, 1)),
        ([("2026-04", "closed"), ("2026-04", "reopened")], ()),
        ([("2026-04", "closed"), ("2026-04", "reopened"), ("2026-04", "closed")], (2,)),
        ([("2026-04", "closed"), ("2026-05", "closed"), ("2026-05", "reopened")], (0,)),
        ([("2026-04", "reopened")], ()),
    ],
)
def test_last_close_that_was_not_reopened_stands(acts: Any, standing: Any) -> None:
    assert standing_closes(acts) == standing


@pytest.mark.django_db
def test_queries_do_not_grow_with_schemes() -> None:
    counts = []
    for count in (1, 30):
        programme = make_programme()
        for _number in range(count):
            row = SchemeDelivery.objects.create(scheme=make_scheme(programme))
            DeliveryPeriod.objects.create(delivery=row, period="2026-04", profile=Decimal(1))
        _part, schemes = programme_parts(programme)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            found = with_delivery(programme, schemes)
        assert all(one.delivery is not None for one in found)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 4
