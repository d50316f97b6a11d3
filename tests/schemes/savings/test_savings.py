"""Pages of savings lines: their workings, their years, adding, changing, moving, removing."""

from decimal import Decimal
from typing import Any

import pytest

from schemes.finance.lines import LineError
from schemes.models import SavingsLine, Scheme
from tests.factories import World, make_scheme, sent, sign_in
from tests.ladder import refuses_the_wrong_visitors, refuses_writing
from tests.schemes.savings.lines import make_line
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


@pytest.mark.parametrize(
    ("way", "typed", "stored"),
    [
        ("full-year", {"unit_value": "170k"}, {"unit_value": "170000", "phasing": None}),
        (
            "from-month",
            {"unit_value": "170k", "month": "Nov 2018"},
            {"phasing": {"kind": "from-month", "month": "2018-11"}},
        ),
        (
            "half-then-half",
            {"unit_value": "not known yet", "start": "2018-19"},
            {
                "unit_value": {"missing": "not known yet"},
                "phasing": {"kind": "half-then-half", "start": "2018/19"},
            },
        ),
        (
            "by-year",
            {
                "unit_value": "10",
                "share_2018": "40%",
                "other_year_1": "2030/31",
                "other_share_1": "0.6",
            },
            {"phasing": {"kind": "by-year", "shares": {"2018/19": "0.4", "2030/31": "0.6"}}},
        ),
        (
            "cohorts",
            {
                "periods": "52.14",
                "start_1": "2018/19",
                "volume_1": "150 to 160",
                "unit_value_1": "27.45",
                "likelihoods_1": "100%, 77%",
                "shares_1": "50%, 50%",
            },
            {
                "unit_value": None,
                "phasing": {
                    "kind": "cohorts",
                    "cohorts": [
                        {
                            "start": "2018/19",
                            "volume": {"low": "150", "high": "160"},
                            "unit_value": "27.45",
                            "likelihoods": ["1", "0.77"],
                            "shares": ["0.5", "0.5"],
                        }
                    ],
                },
            },
        ),
        (
            "amounts",
            {
                "amount_2018": "40k to 241k",
                "amount_2019": "not received",
                "other_year_2": "2017/18",
                "other_amount_2": "5",
                "likelihood": "50%",
                "lasts": "yes",
                "risk": "high",
                "counts": "Care budget\r\n\r\nCare  budget",
                "alternative": "on",
            },
            {
                "amounts": {
                    "2017/18": "5",
                    "2018/19": {"low": "40000", "high": "241000"},
                    "2019/20": {"missing": "not received"},
                },
                "likelihood": "0.5",
                "lasts": True,
                "risk": "high",
                "counts": ["Care budget"],
                "alternative": True,
            },
        ),
    ],
)
def test_new_line_is_kept_as_the_file_writes_it_and_comes_back(
    world: World, scheme: Scheme, way: str, typed: dict[str, str], stored: dict[str, Any]
) -> None:
    client, common = sign_in(world.officer), {"name": "Line", "kind": "saving"}
    answer = client.post(f"{HERE}new/?way={way}", sent(**common, **typed))
    if answer.status_code == 422:  # asked about: a year outside the programme
        sure = [str(one.value) for one in answer.context["form"].fields["confirmed"].choices]
        answer = client.post(f"{HERE}new/?way={way}", sent(**common, **typed, confirmed=sure))
    assert answer.status_code == 302, answer.context["form"].errors
    line = SavingsLine.objects.get()
    assert {name: getattr(line, name) for name in stored} == stored
    edit = f"{HERE}{line.pk}/edit/"
    form = client.get(edit).context["form"]
    assert form.way == way
    shown = {name: form[name].value() for name in form.fields}
    data = {name: value for name, value in shown.items() if value not in (None, False)}
    assert client.post(edit, data).status_code == 302
    again = SavingsLine.objects.get()
    assert again.version == 2
    assert {name: getattr(again, name) for name in stored} == stored


@pytest.mark.parametrize(
    ("way", "wrong", "where", "told"),
    [
        ("full-year", {"name": ""}, "name", "Enter the name"),
        ("full-year", {"name": "Taken"}, "name", "Another line of this scheme has this name."),
        ("full-year", {"unit_value": ""}, "unit_value", "Enter the unit value (£)"),
        ("full-year", {"unit_value": "-4"}, "unit_value", "0 or more"),
        ("full-year", {"start": "2018-20"}, "start", "did you mean 2018/19?"),
        ("full-year", {"counts": "x" * 101}, "counts", "at most 100 letters"),
        ("from-month", {}, "month", "Enter the first month"),
        ("from-month", {"month": "13/2018"}, "month", "“13/2018” is not a month"),
        ("from-month", {"month": "Smarch 2018"}, "month", "write it as November 2017"),
        ("by-year", {}, "share_2018", "Enter a figure for at least one year"),
        ("by-year", {"share_2018": "40% to 50%"}, "share_2018", "like 40%"),
        (
            "by-year",
            {"share_2018": "1", "other_year_1": "2018/19", "other_share_1": "1"},
            "other_year_1",
            "2018/19 stands twice",
        ),
        ("amounts", {"other_amount_1": "5"}, "other_year_1", "Enter the financial year"),
        ("amounts", {"other_year_1": "2030/31"}, "other_amount_1", "Enter the figure of 2030/31"),
        (
            "amounts",
            {"other_year_1": "soon", "other_amount_1": "5"},
            "other_year_1",
            "is not a financial year",
        ),
        ("amounts", {"amount_2018": "nil"}, "amount_2018", "write 0 if it is nothing"),
        ("cohorts", {"start_1": "", "volume_1": ""}, "start_1", "Enter at least one cohort"),
        ("cohorts", {"volume_2": "5"}, "start_2", "Enter the financial year of this cohort"),
        ("cohorts", {"start_2": "2018/19"}, "volume_2", "Enter how many this cohort takes in"),
        ("cohorts", {"unit_value": ""}, "unit_value_1", "Enter this cohort’s average"),
    ],
)
def test_line_refused_says_where_and_what_to_do(
    world: World, scheme: Scheme, way: str, wrong: dict[str, str], where: str, told: str
) -> None:
    make_line(scheme, "Taken")
    right = {"name": "Line", "kind": "saving", "unit_value": "5"}
    if way == "cohorts":
        right |= {"start_1": "2018/19", "volume_1": "3"}
    answer = sign_in(world.officer).post(f"{HERE}new/?way={way}", sent(**right | wrong))
    assert answer.status_code == 422
    errors = answer.context["form"].errors
    assert told in " ".join(errors[where]), errors
    assert SavingsLine.objects.count() == 1
    assert not AuditEvent.objects.exists()


def test_line_that_the_sums_refuse_lands_on_a_field(
    world: World, scheme: Scheme, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_line: object) -> None:
        raise LineError("Line: a year stands twice. Add its two amounts up.")

    monkeypatch.setattr("schemes.savings.forms.drivers.finance_line", refuse)
    for way, where in (
        ("full-year", "unit_value"),
        ("amounts", "amount_2018"),
        ("cohorts", "start_1"),
    ):
        given = {"unit_value": "5", "amount_2018": "5", "start_1": "2018/19", "volume_1": "2"}
        data = sent(name="Line", kind="saving", **given)
        answer = sign_in(world.officer).post(f"{HERE}new/?way={way}", data)
        assert list(answer.context["form"].errors) == [where]


def test_new_line_asks_first_how_the_money_is_given(world: World, scheme: Scheme) -> None:
    text = sign_in(world.officer).get(f"{HERE}new/").content.decode()
    assert text.count('name="way"') == 6
    assert "Plain amounts by year" in text


def test_preview_shows_the_years_and_saves_nothing(world: World, scheme: Scheme) -> None:
    client = sign_in(world.officer)
    answer = client.post(NEW, sent(**PAYERS, preview="preview"))
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "27.45 × 159 × 52 = 226,956.60, from 2018/19" in text
    assert "It is not saved yet." in text
    assert 'value="£27.45"' in text
    assert not SavingsLine.objects.exists()
    wrong = client.post(NEW, sent(**PAYERS | {"volume": "lots 5"}, preview="preview"))
    assert wrong.status_code == 422
    assert list(wrong.context["form"].errors) == ["volume"]


def test_preview_of_a_change_keeps_the_saved_line(world: World, scheme: Scheme) -> None:
    line = make_line(scheme)
    data = sent(1, **PAYERS | {"volume": "152"}, preview="preview")
    answer = sign_in(world.officer).post(f"{HERE}{line.pk}/edit/", data)
    assert "216,964.80" in answer.content.decode()
    assert SavingsLine.objects.get().volume == "159"


def test_changed_line_renews_the_figures(world: World, scheme: Scheme) -> None:
    line = make_line(scheme)
    data = sent(1, **PAYERS | {"volume": "152"})
    answer = sign_in(world.officer).post(f"{HERE}{line.pk}/edit/", data)
    assert answer["Location"] == HERE
    scheme.refresh_from_db()
    assert scheme.figures["years"]["2018/19"]["net"] == "216964.8"
    event = AuditEvent.objects.get()
    assert (event.action, event.before["volume"], event.after["volume"]) == (
        "changed savings line",
        "159",
        "152",
    )


def test_line_given_in_another_way_drops_what_it_had(world: World, scheme: Scheme) -> None:
    line = make_line(scheme)
    edit = f"{HERE}{line.pk}/edit/?way=amounts"
    client = sign_in(world.officer)
    assert client.get(edit).context["form"].way == "amounts"
    data = sent(1, name="Payers", kind="income", amount_2018="227k")
    assert client.post(edit, data).status_code == 302
    line.refresh_from_db()
    assert (line.unit_value, line.volume, line.phasing) == (None, None, None)
    assert line.amounts == {"2018/19": "227000"}


def test_line_changed_by_two_shows_the_second_what_differs(world: World, scheme: Scheme) -> None:
    line = make_line(scheme)
    edit = f"{HERE}{line.pk}/edit/"
    sign_in(world.lead).post(edit, sent(1, **PAYERS | {"volume": "40k to 50k"}))
    answer = sign_in(world.officer).post(edit, sent(1, **PAYERS))
    assert answer.status_code == 409
    assert answer.context["form"].conflicts == [("Volume", "40,000 to 50,000", "159")]


def test_new_line_sent_twice_is_one(world: World, scheme: Scheme) -> None:
    client, data = sign_in(world.officer), sent(**PAYERS)
    for _ in range(2):
        assert client.post(NEW, data).status_code == 302
    assert SavingsLine.objects.count() == 1


def test_removed_line_leaves_the_figures(world: World, scheme: Scheme) -> None:
    line = make_line(scheme)
    client, address = sign_in(world.officer), f"{HERE}{line.pk}/remove/"
    assert "The history keeps every figure of it." in client.get(address).content.decode()
    data = sent(1)
    for _ in range(2):
        assert client.post(address, data)["Location"] == HERE
    assert not SavingsLine.objects.exists()
    scheme.refresh_from_db()
    assert scheme.figures == {}
    assert AuditEvent.objects.get().before["volume"] == "159"
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("which", "direction", "expected"),
    [(1, "up", "BAC"), (1, "down", "ACB"), (0, "up", "ABC"), (2, "down", "ABC")],
)
def test_line_moves_one_place(
    world: World, scheme: Scheme, which: int, direction: str, expected: str
) -> None:
    lines = [make_line(scheme, name, position=7) for name in "ABC"]
    address = f"{HERE}{lines[which].pk}/move/"
    answer = sign_in(world.officer).post(address, sent(1, direction=direction))
    assert answer["Location"] == HERE
    names = SavingsLine.objects.order_by("position", "pk").values_list("name", flat=True)
    assert "".join(names) == expected
    assert AuditEvent.objects.get().action == "moved savings line"


def test_line_of_another_scheme_is_not_found(world: World, scheme: Scheme) -> None:
    line = make_line(make_scheme(world.programme))
    for page in ("edit", "remove"):
        assert sign_in(world.lead).get(f"{HERE}{line.pk}/{page}/").status_code == 404
    assert sign_in(world.lead).post(f"{HERE}{line.pk}/move/", sent(1)).status_code == 404


def test_tags_of_the_programme_are_offered(world: World, scheme: Scheme) -> None:
    make_line(make_scheme(world.programme), counts=["Reablement <budget>"])
    text = sign_in(world.officer).get(NEW).content.decode()
    assert "Named so far: Reablement &lt;budget&gt;." in text


SLIPS = {"name": "Payers", "kind": "saving", "amount_2018": "412,000", "amount_2019": "412,000"}


@pytest.mark.parametrize(
    ("slip", "asked"),
    [
        ({"amount_2018": "−412,000"}, "counts as a cost. Is the minus sign meant?"),
        ({"kind": "cost", "amount_2018": "-£412k"}, "counts as a saving. Is the minus sign meant?"),
        ({"amount_2018": "412"}, "stands beside £412 in 2018/19, 1,000 times as much."),
        (
            {"other_year_1": "31/32", "other_amount_1": "412k"},
            "2031/32: outside the programme, which looks at 2018/19 to",
        ),
    ],
)
def test_line_that_may_be_a_slip_is_asked_about_and_saved_by_a_tick(
    world: World, scheme: Scheme, slip: dict[str, str], asked: str
) -> None:
    client, new = sign_in(world.officer), f"{HERE}new/?way=amounts"
    answer = client.post(new, sent(**SLIPS | slip))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert asked in page
    assert "Tick it if it is right" in page
    assert not SavingsLine.objects.exists()
    box = answer.context["form"].fields["confirmed"]
    again = client.post(new, sent(**SLIPS | slip) | {"confirmed": [str(box.choices[0].value)]})
    assert again["Location"] == HERE
    assert SavingsLine.objects.exists()


def test_line_whose_amount_is_a_thousandth_of_what_stood_is_asked_about(
    world: World, scheme: Scheme
) -> None:
    line = make_line(scheme)
    answer = sign_in(world.officer).post(
        f"{HERE}{line.pk}/edit/", sent(1, **PAYERS | {"unit_value": "27,450"})
    )
    assert "£27,450 stands where £27.45 stood, 1,000 times as much." in answer.content.decode()


def test_preview_asks_nothing(world: World, scheme: Scheme) -> None:
    data = sent(**SLIPS | {"amount_2018": "-412000"}) | {"preview": "1"}
    answer = sign_in(world.officer).post(f"{HERE}new/?way=amounts", data)
    assert answer.status_code == 200
    assert "It is not saved yet." in answer.content.decode()
