"""The pages of delivery, as an officer, a lead officer and a member use them."""

from decimal import Decimal
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import Workbook

from reports.models import Paper
from schemes.delivery.actions import start_all
from schemes.delivery.closing import close_month, reopen_month
from schemes.finance.years import Month
from schemes.models import DeliveryClose, DeliveryPeriod, Role, SchemeDelivery
from tests.factories import World, add_member, make_programme, make_scheme, sign_in
from tests.schemes.delivery.planned import delivered, many_delivered
from tests.schemes.portfolios import add_scheme
from workbench.models import AuditEvent

pytestmark = pytest.mark.django_db
JUNE, JULY = Month(2026, 6), Month(2026, 7)


@pytest.fixture
def programme():
    return make_programme(first_year="2026/27", years=2)


@pytest.fixture
def lead(programme):
    return add_member(programme, Role.LEAD)


@pytest.fixture
def window(lead) -> Client:
    return sign_in(lead)


def text_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


def send(window: Client, address: str, **values: Any) -> Any:
    return window.post(address, {"write_token": str(uuid4()), **values})


def scheme_url(scheme: Any, name: str = "scheme-delivery", *more: Any) -> str:
    return reverse(name, args=[scheme.programme.slug, scheme.slug, *more])


def test_programme_says_the_published_sentence(programme, window) -> None:
    delivered(
        make_scheme(programme),
        {"2026-04": 47000, "2026-05": 47000, "2026-09": 434000},
        {"2026-04": 47000, "2026-05": 47000},
    )
    delivered(
        make_scheme(programme),
        {"2026-05": 0, "2026-09": 58000},
        {"2026-05": 0},
        forecast={"2026-09": 0},
    )
    page = text_of(window.get(reverse("delivery", args=[programme.slug])))
    assert "£94,000 of £586,000 delivered, £434,000 on track, £58,000 at risk." in page
    assert "Draft: the month is not closed." in page


def test_a_programme_whose_schemes_are_stopped_says_so(programme, window) -> None:
    scheme = make_scheme(programme, status="stopped")
    delivered(scheme, {"2026-04": 94000}, {"2026-04": 94000})
    page = text_of(window.get(reverse("delivery", args=[programme.slug])))
    assert "one scheme is stopped, and what was reported of it is in no total" in page


def test_empty_programme_says_what_belongs_there(programme, window) -> None:
    page = text_of(window.get(reverse("delivery", args=[programme.slug])))
    assert "There is no scheme yet whose delivery could be planned." in page
    make_scheme(programme)
    page = text_of(window.get(reverse("delivery", args=[programme.slug])))
    assert "Plan the delivery from the savings lines" in page
    member = sign_in(add_member(programme, Role.MEMBER))
    page = text_of(member.get(reverse("delivery", args=[programme.slug])))
    assert "An officer of the programme can plan it." in page


@pytest.mark.parametrize("count", [1, 30])
def test_queries_do_not_grow_and_the_missing_are_named(programme, window, count) -> None:
    many_delivered(programme, count)
    address = reverse("delivery", args=[programme.slug]) + "?at=2026-06"
    window.get(address)
    with CaptureQueriesContext(connection) as queries:
        page = text_of(window.get(address))
    assert "Not reported for June 2026: D1." in page
    assert len(queries) <= 12
    if count == 30:
        assert "One scheme was stopped and is in no total." in page
        assert "29 schemes." in page


def test_filter_by_status_and_the_month_asked_for(programme, window) -> None:
    many_delivered(programme, 4)
    address = reverse("delivery", args=[programme.slug])
    page = text_of(window.get(address + "?at=2026-06&status=not-reported"))
    assert "1 of 3 schemes." in page
    assert ">D1<" in page
    assert ">D4<" not in page
    page = text_of(window.get(address + "?at=2026-05"))
    assert "as at the end of May 2026" in page
    assert "Not reported for" not in page
    assert window.get(address + "?at=nonsense&status=odd&page=x").status_code == 200


def test_profiles_of_all_come_from_their_lines_once(programme, lead, window) -> None:
    for number, status in enumerate(("delivering", "stopped", "idea")):
        add_scheme(programme, f"S{number}", status=status)
    programme.schemes.get(reference="S0").lines.create(
        name="Saving", kind="saving", amounts={"2026/27": "1200"}
    )
    send(window, reverse("delivery-plan", args=[programme.slug]))
    assert set(SchemeDelivery.objects.values_list("scheme__reference", flat=True)) == {"S0", "S2"}
    amounts = DeliveryPeriod.objects.values_list("profile", flat=True)
    assert [*amounts] == [Decimal(100)] * 12
    response = send(window, reverse("delivery-plan", args=[programme.slug]))
    assert response.status_code == 422


def test_scheme_is_planned_reported_and_judged(programme, window) -> None:
    scheme = make_scheme(programme)
    assert "Plan the delivery" in text_of(window.get(scheme_url(scheme)))
    send(window, scheme_url(scheme, "scheme-delivery-plan"), periods="quarters", source="typed")
    delivery = SchemeDelivery.objects.get()
    address = scheme_url(scheme, "scheme-delivery-report")
    pasted = {"paste_profile": "£1,000\t2,000\t\t4,000", "paste_actual": "900\n"}
    page = text_of(send(window, address, version=delivery.version, **pasted))
    assert "filled in below and not saved yet" in page
    assert 'value="£1,000"' in page
    assert not DeliveryPeriod.objects.exists()
    typed = {
        "profile_2026-Q1": "£1,000",
        "profile_2026-Q2": "2000",
        "actual_2026-Q1": "900.50",
        "forecast_2026-Q2": "-1",
        "owner": "Contracts manager",
        "next_milestone": "Tender",
        "next_milestone_on": "2026-09-01",
    }
    assert send(window, address, version=delivery.version, **typed).status_code == 302
    rows = {row.period: row for row in DeliveryPeriod.objects.all()}
    assert set(rows) == {"2026-Q1", "2026-Q2"}
    assert rows["2026-Q1"].actual == Decimal("900.50")
    assert rows["2026-Q1"].forecast is None
    event = AuditEvent.objects.latest("pk")
    assert event.after["2026-Q1 actual"] == "900.50"
    delivery.refresh_from_db()
    judge = scheme_url(scheme, "scheme-delivery-period", "2026-Q1")
    refused = send(window, judge, version=delivery.version, status="blue")
    assert "Say why the status is another than the rule proposes." in text_of(refused)
    decided = {"status": "amber", "why": "Three contracts are late.", "carried": "99.50"}
    assert send(window, judge, version=delivery.version, **decided).status_code == 302
    page = text_of(window.get(scheme_url(scheme)))
    assert "£99.50 slipped into the next year" in page
    assert "Three contracts are late." in page
    assert "Tender, 1 September 2026" in page


def test_delivery_is_planned_again_and_reports_stay(programme, lead, window) -> None:
    scheme = add_scheme(programme, "S")
    scheme.lines.create(name="Saving", kind="saving", amounts={"2026/27": "1200"})
    delivered(scheme, {"2026-04": 5, "2027-04": 5}, {"2026-04": 4})
    address = scheme_url(scheme, "scheme-delivery-plan")
    other = send(window, address, periods="quarters", source="lines", version=1)
    assert "Take out its actuals, forecasts and statuses first." in text_of(other)
    close_month(programme=programme, month=Month(2026, 4), reason="", by=lead, token=uuid4())
    done = send(window, address, periods="months", source="lines", version=1)
    assert done.status_code == 302
    rows = DeliveryPeriod.objects.order_by("period").values_list("period", "profile", "actual")
    assert rows[0] == ("2026-04", 5, 4)
    assert {profile for _period, profile, _actual in rows[1:12]} == {Decimal(100)}
    assert rows[12] == ("2027-04", None, None)
    assert send(window, address, periods="months", source="typed", version=1).status_code == 409


def test_months_become_quarters_while_nothing_is_reported(programme, window) -> None:
    scheme = add_scheme(programme, "S")
    scheme.lines.create(name="Saving", kind="saving", amounts={"2026/27": "1200"})
    delivered(scheme, {"2026-04": 5})
    address = scheme_url(scheme, "scheme-delivery-plan")
    assert send(window, address, periods="quarters", source="lines", version=1).status_code == 302
    rows = DeliveryPeriod.objects.values_list("period", "profile")
    assert {*rows} == {(f"2026-Q{n}", Decimal(300)) for n in (1, 2, 3, 4)}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"lost": "10"}, "Say why the saving is lost."),
        ({"lost": "-1", "lost_why": "Late."}, "Enter what is lost as an amount of nought or more."),
        ({"replaced": "10", "replaced_by": "Hours."}, "Enter how much is lost."),
        ({"lost": "10", "lost_why": "Late.", "replaced": "5"}, "Say what replaces it."),
        ({"why": "It is late."}, "Choose the status that this is the reason for."),
    ],
)
def test_what_is_not_whole_is_refused_with_what_to_do(programme, window, given, said) -> None:
    delivery = delivered(make_scheme(programme), {"2026-06": 100}, {"2026-06": 100})
    address = scheme_url(delivery.scheme, "scheme-delivery-period", "2026-06")
    response = send(window, address, version=1, **given)
    assert response.status_code == 422
    assert said in text_of(response)


def test_second_person_is_told_and_loses_nothing(programme, window) -> None:
    delivery = delivered(make_scheme(programme), {"2026-06": 100})
    address = scheme_url(delivery.scheme, "scheme-delivery-report")
    send(window, address, version=1, **{"actual_2026-06": "1"})
    response = send(window, address, version=1, **{"actual_2026-06": "2"})
    assert response.status_code == 409
    assert 'value="2"' in text_of(response)
    assert "Actual, June 2026" in text_of(response)
    assert DeliveryPeriod.objects.get(period="2026-06").actual == 1


def test_too_many_pasted_cells_are_refused(programme, window) -> None:
    delivery = delivered(make_scheme(programme), {"2026-06": 100})
    address = scheme_url(delivery.scheme, "scheme-delivery-report") + "?year=2026"
    response = send(window, address, version=1, paste_actual="1\n" * 13)
    assert response.status_code == 422
    assert "13 cells were pasted and there is room for 12." in text_of(response)


def test_closed_month_stays_and_its_report_is_reproduced(programme, lead, window) -> None:
    one, other = many_delivered(programme, 2)
    address = reverse("delivery-close", args=[programme.slug])
    assert "Not reported: D1." in text_of(window.get(address))
    before = text_of(window.get(reverse("delivery", args=[programme.slug]) + "?at=2026-06"))
    sentence = before.split('<p class="wb-answer">')[1].split("</p>")[0]
    assert send(window, address, month="2026-06").status_code == 302
    report = scheme_url(other.scheme, "scheme-delivery-report")
    late = send(window, report, version=1, **{"forecast_2026-09": "12345", "actual_2026-07": "5"})
    assert late.status_code == 302
    other.scheme.title = "Renamed"
    other.scheme.save()
    close = DeliveryClose.objects.get()
    for shown in (
        reverse("delivery-closed", args=[programme.slug, close.pk]),
        reverse("delivery", args=[programme.slug]) + "?at=2026-06",
    ):
        page = text_of(window.get(shown))
        assert sentence in page
        assert "as the figures stood when June 2026 was closed" in page
    judge = scheme_url(one.scheme, "scheme-delivery-period", "2026-06")
    refused = send(window, judge, version=1, status="red", why="Late.")
    assert "June 2026 is closed" in text_of(refused)
    assert "actual_2026-06" not in text_of(window.get(report))


def test_month_is_opened_again_with_a_reason_alone(programme, lead, window) -> None:
    many_delivered(programme, 1)
    close_month(programme=programme, month=JUNE, reason="", by=lead, token=uuid4())
    address = reverse("delivery-reopen", args=[programme.slug])
    assert send(window, address, reason="").status_code == 422
    assert send(window, address, reason="D1 was late.").status_code == 302
    again = reverse("delivery-close", args=[programme.slug])
    assert "closed once more" in text_of(send(window, again, month="2026-06"))
    assert send(window, again, month="2026-06", reason="D1 is in.").status_code == 302
    rows = DeliveryClose.objects.order_by("pk").values_list("number", "act", "reason")
    assert [*rows] == [
        (1, "closed", ""),
        (2, "reopened", "D1 was late."),
        (3, "closed", "D1 is in."),
    ]
    page = text_of(window.get(reverse("delivery-closes", args=[programme.slug])))
    assert "D1 was late." in page
    events = AuditEvent.objects.filter(programme_id=programme.pk).values_list("action", flat=True)
    assert [*events][-2:] == ["opened again the month", "closed the month"]


def test_only_the_last_closed_month_opens_and_none_is_closed_twice(programme, lead) -> None:
    many_delivered(programme, 1)
    for month in (JUNE, JULY):
        close_month(programme=programme, month=month, reason="", by=lead, token=uuid4())
    with pytest.raises(Exception, match="closed last"):
        reopen_month(programme=programme, month=JUNE, reason="Late.", by=lead, token=uuid4())
    with pytest.raises(Exception, match="closed already"):
        close_month(programme=programme, month=JUNE, reason="Late.", by=lead, token=uuid4())


def test_officer_reports_but_does_not_close(programme) -> None:
    many_delivered(programme, 1)
    officer = sign_in(add_member(programme, Role.OFFICER))
    assert officer.get(reverse("delivery-close", args=[programme.slug])).status_code == 403
    assert officer.get(reverse("delivery-actuals", args=[programme.slug])).status_code == 200


def test_scheme_planned_after_a_close_has_no_profile_in_closed_months(programme, lead) -> None:
    many_delivered(programme, 1)
    close_month(programme=programme, month=JUNE, reason="", by=lead, token=uuid4())
    late = add_scheme(programme, "LATE")
    late.lines.create(name="Saving", kind="saving", amounts={"2026/27": "1200"})
    start_all(programme=programme, by=lead, token=uuid4())
    periods = DeliveryPeriod.objects.filter(delivery__scheme=late).order_by("period")
    assert periods[0].period == "2026-07"
    assert periods.count() == 9


# Actuals from a table


def actuals(window: Client, programme: Any, text: str = "", **more: Any) -> Any:
    return send(window, reverse("delivery-actuals", args=[programme.slug]), text=text, **more)


@pytest.mark.parametrize(
    "text",
    [
        "Reference\tPeriod\tActual\nD1\tJune 2026\t£1,234.50\nD2\t2026-06\t0",
        "Ref,Title,Jun-26\nd1,Review,1234.50\nD2,Review,0",
        "Scheme\tApril 2026\tJune 2026\tTotal\nD1\t\t1234.50\t9\nD2\t\t0\t9\n\nD3\t\t\t",
    ],
)
def test_actuals_are_shown_then_saved(programme, window, text) -> None:
    many_delivered(programme, 3)
    response = actuals(window, programme, text)
    page = text_of(response)
    assert "2 actuals were read, £1,234.50 in all; 2 of them would change what stands." in page
    assert "Nothing is saved yet." in page
    table = response.context["form"].initial["table"]
    done = send(window, reverse("delivery-actuals", args=[programme.slug]), table=table)
    assert done.status_code == 302
    june = DeliveryPeriod.objects.filter(period="2026-06").order_by("delivery")
    assert [row.actual for row in june][:2] == [Decimal("1234.50"), Decimal(0)]
    told = AuditEvent.objects.latest("pk").after["actuals"]
    assert told == [["D1", "2026-06", None, "1234.50"], ["D2", "2026-06", "901", "0"]]
    assert SchemeDelivery.objects.get(scheme__reference="D1").version == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Paste the table, or choose a file."),
        ("Reference\tActual\nD1\t5", "Head two columns"),
        ("Period\tActual\n2026-06\t5", "No column is headed"),
        ("Reference\tPeriod\tActual\nX9\t2026-06\t5", "Row 2: “X9” is no scheme"),
        ("Reference\tPeriod\tActual\n\t2026-06\t5", "Row 2 has no reference."),
        (
            "Reference\tPeriod\tActual\nD1\tMay\t5",
            "“May” is a month of no year: write it as May 2026",
        ),
        ("Reference\tPeriod\tActual\nD1\t2026-06\tlots", "Row 2: “lots”"),
        ("Reference\tPeriod\tActual\nD1\t2026-Q1\t5", "D1 reports by months"),
        ("Reference\tPeriod\tActual\nD1\t2026-06\t5\nD1\tJune 2026\t6", "in row 2 already"),
        ("Reference\tJune 2026\t2026-06\nD1\t5\t6", "Two columns are headed 2026-06."),
        ("Reference\tPeriod\tActual\nD1\t2026-06\t", "No cell of the table holds an amount."),
    ],
)
def test_table_that_cannot_be_is_refused_row_by_row(programme, window, text, said) -> None:
    many_delivered(programme, 1)
    response = actuals(window, programme, text)
    assert response.status_code == 422
    assert said in text_of(response)


def test_what_is_odd_is_asked_about_and_closed_months_are_refused(programme, lead, window) -> None:
    many_delivered(programme, 2)
    page = text_of(actuals(window, programme, "Reference\tJuly 2026\nD1\t1000000\nD2\t-900"))
    assert "is it in thousands?" in page
    assert "Its sign is not that of the profile." in page
    close_month(programme=programme, month=JUNE, reason="", by=lead, token=uuid4())
    refused = actuals(window, programme, "Reference\tJune 2026\nD1\t5")
    assert "D1: June 2026 is closed." in text_of(refused)


def book(change: Any = None) -> BytesIO:
    workbook = Workbook()
    sheet = workbook.active
    for row in (["Reference", "June 2026"], ["D1", 1234.5]):
        sheet.append(row)
    if change:
        change(sheet)
    content = BytesIO()
    workbook.save(content)
    content.seek(0)
    content.name = "actuals.xlsx"
    return content


def hide(sheet: Any) -> None:
    sheet.row_dimensions[2].hidden = True


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (None, "1 actual was read, £1,234.50 in all"),
        (hide, "A2: Row 2 is hidden."),
        (lambda sheet: sheet.merge_cells("A2:B2"), "A2:B2: These cells are merged."),
    ],
)
def test_workbook_is_read_as_people_see_it(programme, window, change, said) -> None:
    many_delivered(programme, 1)
    assert said in text_of(actuals(window, programme, file=book(change)))


def test_csv_file_is_read_and_another_is_refused(programme, window) -> None:
    many_delivered(programme, 1)
    file = BytesIO(b"Reference,June 2026\nD1,5\n")
    file.name = "actuals.csv"
    assert "1 actual was read" in text_of(actuals(window, programme, file=file))
    file = BytesIO(b"%PDF-1.7")
    file.name = "actuals.pdf"
    assert actuals(window, programme, file=file).status_code == 422


def test_exempt_scheme_is_in_no_total_table_chart_or_close_of_a_member(world: World) -> None:
    programme = world.programme
    many_delivered(programme, 3, "Sale of the depot")
    paper = Paper.objects.create(programme=programme, reference="P1", slug="p1", title="Case")
    paper.exemptions.create(kind="scheme", name="D2", paragraph="3", reason="Bids are open.")
    close_month(programme=programme, month=JUNE, reason="", by=world.lead, token=uuid4())
    close = DeliveryClose.objects.get()
    whole = "£4,503 of £24,012 delivered"
    for name, more in (("delivery", ()), ("delivery-closed", (close.pk,))):
        address = reverse(name, args=[programme.slug, *more])
        seen, all_of_it = (text_of(sign_in(who).get(address)) for who in (world.member, world.lead))
        assert whole in all_of_it
        assert "£1,800 of £12,000 delivered" in seen
        assert "D2" not in seen
        assert "Sale of the depot 2" not in seen
    scheme = SchemeDelivery.objects.get(scheme__reference="D2").scheme
    assert sign_in(world.member).get(scheme_url(scheme)).status_code == 404
    for name in ("delivery-parts", "delivery-months"):
        figure = sign_in(world.member).get(reverse(name, args=[programme.slug]))
        assert "24,012" not in figure.content.decode()
    page = text_of(sign_in(world.member).get(reverse("programme-history", args=[programme.slug])))
    assert "Sale of the depot 2" not in page


def test_history_says_what_was_done_in_words(programme, lead, window) -> None:
    one = many_delivered(programme, 1)[0]
    send(
        window,
        scheme_url(one.scheme, "scheme-delivery-report"),
        version=1,
        **{"actual_2026-06": "5"},
    )
    close_month(programme=programme, month=JUNE, reason="", by=lead, token=uuid4())
    page = text_of(window.get(reverse("programme-history", args=[programme.slug])))
    assert "reported the delivery of" in page.casefold()
    assert "closed the month" in page.casefold()
    assert "June 2026" in page
