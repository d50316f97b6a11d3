"""What does not add up is shown largest first, explained by people, and never settled by itself."""

import csv
import io
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from django.urls import reverse

from schemes.casefile.rows import programme_parts
from schemes.models import Explanation, Programme, Role, Scheme, StatedFigure
from schemes.reconciliation.checking import findings_in
from schemes.reconciliation.reconciling import findings_of, found_in
from schemes.reconciliation.tables import amount_words, key_of
from schemes.savings.inputs import recompute
from tests.factories import add_member, make_programme, make_scheme, sent, sign_in
from tests.schemes.figures import make_bridge, make_evidence, make_stated
from tests.schemes.portfolios import large_programme
from workbench.models import AuditEvent

pytestmark = pytest.mark.django_db

WHERE = "Budget after savings"


@pytest.fixture
def programme() -> Programme:
    programme = make_programme()
    add_member(programme, Role.OFFICER, "officer")
    return programme


@pytest.fixture
def client(programme: Programme) -> Any:
    return sign_in(programme.memberships.get().user)


def address(programme: Programme, name: str, *more: object) -> str:
    return reverse(name, args=[programme.slug, *more])


def page(client: Any, programme: Programme, query: str = "") -> Any:
    return client.get(address(programme, "reconciliation") + query)


def explain(client: Any, programme: Programme, text: str = "It counts twice.", **more: Any) -> Any:
    """Opens the form of the one difference and sends it."""
    explaining = address(programme, "reconciliation-explain", key_of(WHERE))
    form = client.get(explaining).context["form"]
    amounts = form.initial["amounts"]
    return client.post(
        explaining, sent(form.initial.get("version"), text=text, **{"amounts": amounts} | more)
    )


def open_ones(answer: Any) -> list[str]:
    return [one.where for one in answer.context["found"].open]


def test_open_differences_come_largest_first_and_agreeing_ones_are_folded(
    client: Any, programme: Programme
) -> None:
    make_stated(programme)
    make_stated(programme, name="Larger", amount=Decimal(9000000))
    make_stated(programme, name="Right", amount=Decimal(3710000))
    make_stated(programme, name="Alone", source="", parts=[])
    make_evidence(programme)
    make_bridge(programme)
    answer = page(client, programme)
    assert open_ones(answer) == [
        "Larger",
        WHERE,
        "Contributions / Total / Top-up",
        "Contributions / Total / Total",
    ]
    found = answer.context["found"]
    assert {"Right", "Funding of the shortfall"} <= {one.where for one in found.agreeing}
    assert "Alone" in [one.where for one in found.unchecked]
    text = answer.content.decode()
    assert text.index("Four differences are open.") < text.index("<table")
    row = answer.context["open"].rows[1]
    assert (row.cells[2].text, row.cells[2].note) == ("£378,000", "less than computed")
    assert "9,854,000 − 6,144,000 = 3,710,000" in text
    assert "to the nearest £1,000" in text
    assert text.index("<details") < text.index("Figures that agree")


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (Fraction(3332000), "GBP", "£3,332,000"),
        (Fraction(-1, 3), "GBP", "\N{MINUS SIGN}£0.33"),
        (Fraction(1), "days", "1 day"),
        (Fraction(45), "days", "45 days"),
        (Fraction(1), "GBP cases", "1 GBP cases"),
        (Fraction(159), "", "159"),
        (None, "GBP", "cannot be computed"),
    ],
)
def test_amount_is_told_with_its_unit(value: Fraction | None, unit: str, words: str) -> None:
    assert amount_words(value, unit) == words


def test_page_without_a_figure_teaches(client: Any, programme: Programme) -> None:
    answer = page(client, programme)
    assert "No figure is stated yet." in answer.content.decode()
    assert "are held here against what they should come from" in answer.content.decode()


def test_figures_are_filtered_in_the_address(client: Any, programme: Programme) -> None:
    scheme = make_scheme(programme, reference="A/R.6.127")
    make_stated(programme)
    make_stated(programme, name="Of the scheme", scheme=scheme)
    make_evidence(programme)
    assert open_ones(page(client, programme, "?kind=table")) == [
        "Contributions / Total / Top-up",
        "Contributions / Total / Total",
    ]
    assert open_ones(page(client, programme, f"?scheme={scheme.slug}")) == [
        "A/R.6.127 Of the scheme"
    ]
    own = client.get(address(programme, "scheme-reconciliation", scheme.slug))
    assert open_ones(own) == ["A/R.6.127 Of the scheme"]
    assert own.context["add"] == address(programme, "scheme-stated-new", scheme.slug)


def test_difference_is_explained_with_who_and_when(client: Any, programme: Programme) -> None:
    make_stated(programme)
    assert explain(client, programme).headers["Location"] == address(programme, "reconciliation")
    answer = page(client, programme)
    assert open_ones(answer) == []
    assert [one.where for one in answer.context["found"].explained] == [WHERE]
    text = answer.content.decode()
    assert "No difference is open." in text
    assert "It counts twice." in text
    assert "officer, " in text
    assert AuditEvent.objects.get().action == "explained difference"
    assert StatedFigure.objects.get().amount == Decimal(3332000)


def test_explanation_is_changed_and_withdrawn(client: Any, programme: Programme) -> None:
    make_stated(programme)
    explain(client, programme)
    explain(client, programme, "It leaves out what was carried forward.")
    row = Explanation.objects.get()
    assert (row.version, row.text) == (2, "It leaves out what was carried forward.")
    withdraw = address(programme, "reconciliation-withdraw", key_of(WHERE))
    assert row.text in client.get(withdraw).content.decode()
    data = sent(2)
    assert client.post(withdraw, data).status_code == 302
    assert open_ones(page(client, programme)) == [WHERE]
    assert client.post(withdraw, data).status_code == 302
    assert client.post(withdraw, sent(2)).status_code == 404
    event = AuditEvent.objects.latest("pk")
    assert event.before is not None
    assert event.before["text"] == row.text


@pytest.mark.parametrize(
    "moved", [{"amount": Decimal(3300000)}, {"parts": ["9854000", "-6144001"]}]
)
def test_explanation_goes_stale_when_an_amount_moves(
    client: Any, programme: Programme, moved: dict[str, Any]
) -> None:
    figure = make_stated(programme)
    explain(client, programme)
    StatedFigure.objects.filter(pk=figure.pk).update(**moved)
    answer = page(client, programme)
    assert open_ones(answer) == [WHERE]
    text = answer.content.decode()
    assert "open again: an amount has moved" in text
    assert "Explained once, for 3,332,000 against 3,710,000: It counts twice." in text
    explaining = client.get(address(programme, "reconciliation-explain", key_of(WHERE)))
    assert "was given for other amounts" in explaining.content.decode()
    explain(client, programme, "It still counts twice.")
    assert open_ones(page(client, programme)) == []
    assert Explanation.objects.get().version == 2


def test_reason_for_amounts_that_nobody_saw_is_refused(client: Any, programme: Programme) -> None:
    make_stated(programme)
    refused = explain(client, programme, amounts="3300000 3710000")
    assert refused.status_code == 422
    assert "An amount has moved" in refused.content.decode()
    assert not Explanation.objects.exists()


def test_somebody_elses_reason_is_told(client: Any, programme: Programme) -> None:
    make_stated(programme)
    explain(client, programme, "Theirs")
    Explanation.objects.update(version=5)
    explaining = address(programme, "reconciliation-explain", key_of(WHERE))
    amounts = client.get(explaining).context["form"].initial["amounts"]
    answer = client.post(explaining, sent(1, text="Mine", amounts=amounts))
    assert answer.status_code == 409
    assert "Theirs" in answer.content.decode()


def test_figure_that_agrees_by_now_needs_no_reason(client: Any, programme: Programme) -> None:
    make_stated(programme)
    explain(client, programme)
    StatedFigure.objects.update(amount=Decimal(3710000))
    explaining = address(programme, "reconciliation-explain", key_of(WHERE))
    assert client.get(explaining).headers["Location"] == address(programme, "reconciliation")
    text = page(client, programme).content.decode()
    assert "Reasons that are no longer needed" in text
    nowhere = address(programme, "reconciliation-explain", key_of("Something else"))
    assert client.get(nowhere).status_code == 404


def test_reader_sees_differences_but_no_way_to_explain(programme: Programme) -> None:
    make_stated(programme)
    member = sign_in(add_member(programme, Role.MEMBER))
    text = page(member, programme).content.decode()
    assert WHERE in text
    assert "explain/" not in text
    assert "stated/new" not in text


def test_stated_figure_is_added_changed_and_removed(client: Any, programme: Programme) -> None:
    values = {
        "name": "Yearly saving",
        "amount": "£226,957",
        "source": "product-of",
        "parts": "27.45\n159\n52",
        "precision": "",
    }
    answer = client.post(address(programme, "stated-new"), sent(**values))
    assert answer.headers["Location"] == address(programme, "reconciliation")
    figure = StatedFigure.objects.get()
    assert (figure.amount, figure.parts) == (Decimal(226957), ["27.45", "159", "52"])
    assert "27.45 × 159 × 52 = 226,956.60" in page(client, programme).content.decode()

    edit = address(programme, "stated-edit", figure.pk)
    assert client.get(edit).context["form"].initial["parts"] == "27.45\n159\n52"
    client.post(edit, sent(1, **values | {"source": "", "name": "Saving"}))
    figure.refresh_from_db()
    assert (figure.name, figure.parts, figure.version) == ("Saving", [], 2)
    client.post(address(programme, "stated-remove", figure.pk), sent(2))
    assert not StatedFigure.objects.exists()


@pytest.mark.parametrize(
    ("typed", "kept", "shown"), [("people", "people", "152 people"), ("£", "", "£152")]
)
def test_stated_figure_says_what_it_counts(
    client: Any, programme: Programme, typed: str, kept: str, shown: str
) -> None:
    values = {"name": "Payers", "amount": "152", "unit": typed, "source": "sum-of"}
    client.post(address(programme, "stated-new"), sent(**values, parts="311\n-159"))
    figure = StatedFigure.objects.get()
    assert figure.unit == kept
    assert shown in page(client, programme).content.decode()
    edit = client.get(address(programme, "stated-edit", figure.pk))
    assert edit.context["form"].initial["unit"] == kept


def test_many_differences_come_in_pages_that_keep_the_filters(
    client: Any, programme: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("schemes.reconciliation.views.ROWS_ON_A_PAGE", 2)
    for number in range(3):
        make_stated(programme, name=f"Out by {number}", amount=Decimal(9000000 + number))
        make_stated(programme, name=f"Right {number}", amount=Decimal(3710000))
    first = client.get(f"{address(programme, 'reconciliation')}?kind=sum")
    assert open_ones(first) == ["Out by 2", "Out by 1", "Out by 0"]
    text = first.content.decode()
    assert ("Out by 1" in text, "Out by 0</a>" in text) == (True, False)
    assert 'href="?scheme=&amp;kind=sum&amp;page=2"' in text
    pages = [
        client.get(f"{address(programme, 'reconciliation')}?scheme=&kind=sum&page={number}")
        for number in (1, 2, 3)
    ]
    assert [
        [row.heading.text for name in ("open", "agreeing") for row in one.context[name].rows]
        for one in pages
    ] == [["Out by 2", "Out by 1"], ["Out by 0", "Right 0"], ["Right 1", "Right 2"]]
    assert "Page 3 of 3" in pages[2].content.decode()


def test_file_holds_every_figure_of_the_choice_exactly(
    client: Any, programme: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("schemes.reconciliation.views.ROWS_ON_A_PAGE", 2)
    scheme = make_scheme(programme, reference="A1", headline_amount=Decimal("410000.50"))
    scheme.lines.create(name="Beds", kind="saving", amounts={"2018/19": "400000.25"}, lasts=False)
    recompute(programme)
    for number in range(3):
        make_stated(programme, name=f"=Out by {number}", amount=Decimal(9000000 + number))
    make_evidence(programme)
    whole = client.get(page(client, programme).context["file"]).content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(whole)))
    assert len(rows) == 1 + len(findings_of(programme))
    row = next(one for one in rows if one[0] == "A1 headline")
    assert row[4:8] == ["410000.5", "400000.25", "10000.25", "1"]
    assert row[8:] == ["Differs", "", "400,000.25 (Beds)"]
    assert rows[1][0] == "'=Out by 2"
    some = client.get(page(client, programme).context["file"] + "?kind=sum")
    assert some.content.decode().count("Out by") == 3
    own = client.get(address(programme, "scheme-reconciliation-csv", scheme.slug))
    assert own.content.decode().count("\r\n") == 2


def test_stated_figures_come_in_pages_and_move_past_their_ends(
    client: Any, programme: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("schemes.reconciliation.views.ROWS_ON_A_PAGE", 2)
    made = [make_stated(programme, name=f"Figure {n}", position=n) for n in range(5)]
    second = page(client, programme, "?figures=2")
    assert [one.pk for one in second.context["figures"]] == [made[2].pk, made[3].pk]
    moves = second.context["moves"]
    assert not moves[made[2].pk].first
    assert not moves[made[3].pk].last
    assert "Figure 4" not in second.content.decode().split("Stated figures, to change")[1]


def test_scheme_past_those_offered_is_still_found(
    client: Any, programme: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("schemes.reconciliation.listing.shown.SCHEMES_OFFERED", 1)
    make_scheme(programme, reference="A1")
    last = make_scheme(programme, reference="A2")
    make_stated(programme, name="Of the last", scheme=last)
    make_stated(programme)
    assert open_ones(page(client, programme, f"?scheme={last.slug}")) == ["A2 Of the last"]


def test_page_of_one_scheme_reads_that_scheme_alone(client: Any, programme: Programme) -> None:
    one, other = make_scheme(programme), make_scheme(programme)
    for scheme in (one, other):
        make_stated(programme, name=f"Of {scheme.reference}", scheme=scheme)
    own = client.get(address(programme, "scheme-reconciliation", one.slug))
    assert open_ones(own) == [f"{one.reference} Of {one.reference}"]
    assert {found.scheme for found in findings_of(programme, one)} == {one.reference}


def test_figure_of_a_scheme_is_checked_against_its_lines(client: Any, programme: Programme) -> None:
    scheme = make_scheme(programme)
    scheme.lines.create(name="Beds", kind="saving", amounts={"2018/19": "150000"}, lasts=False)
    scheme.lines.create(name="Rooms", kind="saving", amounts={"2018/19": "250000"}, lasts=False)
    new = address(programme, "scheme-stated-new", scheme.slug)
    values = {"name": "Both", "amount": "400000", "source": "of-lines", "year": "2018/19"}
    assert client.post(new, sent(**values)).status_code == 302
    own = client.get(address(programme, "scheme-reconciliation", scheme.slug))
    assert [one.where for one in own.context["found"].agreeing] == [f"{scheme.reference} Both"]
    values |= {"name": "One", "amount": "400000", "lines": ["Beds"], "take": "net"}
    client.post(new, sent(**values))
    own = client.get(address(programme, "scheme-reconciliation", scheme.slug))
    assert open_ones(own) == [f"{scheme.reference} One"]


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"amount": "lots"}, "as a number, like 3332000"),
        ({"precision": "0"}, "Enter a precision above 0, such as 1000"),
        ({"source": "sum-of"}, "Enter the numbers that it should come from."),
        ({"source": "sum-of", "parts": "1\nmany"}, "“many” is not a number."),
        ({"source": "of-lines"}, "Choose an answer to “What should it come to?” from the list"),
    ],
)
def test_stated_figure_is_refused_with_what_to_do(
    client: Any, programme: Programme, values: dict[str, str], told: str
) -> None:
    about = {"name": "Figure", "amount": "1", "source": ""}
    refused = client.post(address(programme, "stated-new"), sent(**about | values))
    assert refused.status_code == 422
    assert told in refused.content.decode()
    assert not StatedFigure.objects.exists()


def test_year_of_a_stated_figure_is_a_financial_year(client: Any, programme: Programme) -> None:
    scheme = make_scheme(programme)
    values = {"name": "Figure", "amount": "1", "source": "of-lines", "year": "2018/20"}
    new = address(programme, "scheme-stated-new", scheme.slug)
    refused = client.post(new, sent(**values))
    assert "did you mean 2018/19?" in refused.content.decode()


def test_page_needs_as_many_queries_for_many_figures(
    client: Any, programme: Programme, django_assert_num_queries: Any
) -> None:
    def add(number: int) -> None:
        """Schemes of every kind: held against kept sums, against lines, and lacking something."""
        for name, amount in (("K", "1"), ("L", {"missing": "not received"})):
            scheme = make_scheme(
                programme, reference=f"{name}{number}", headline_amount=Decimal(100)
            )
            scheme.lines.create(name="Beds", kind="saving", amounts={"2018/19": amount})
        make_stated(programme, name=f"Figure {number}", scheme=scheme)
        make_stated(programme, name=f"Lines {number}", scheme=scheme, source="of-lines", lines=[])
        make_evidence(programme, title=f"Table {number}")
        recompute(programme)

    add(0)
    page(client, programme)
    with django_assert_num_queries(21) as first:
        page(client, programme)
    for number in range(1, 6):
        add(number)
    with django_assert_num_queries(len(first.captured_queries)):
        page(client, programme)


def test_kept_sums_find_what_the_lines_find() -> None:
    many = large_programme(24, 10)
    for scheme in many.schemes.all():
        Scheme.objects.filter(pk=scheme.pk).update(
            headline_year=("", "2018/19", "2019/20", "1999/00")[scheme.position % 4],
            headline_amount=Decimal(scheme.position * 9999),
        )
    lacking = many.schemes.filter(position__in=(4, 5))
    for scheme in lacking:
        scheme.lines.create(name="Z", kind="saving", amounts={"2018/19": {"missing": "no"}})
    many.schemes.get(position=8).lines.create(name="Z", kind="cost", amounts={"2030/31": "7"})
    many.schemes.get(position=9).lines.all().delete()
    recompute(many)
    bare = found_in(many)
    assert 0 < sum(not one.working for one in bare if one.kind == "headline") < len(bare)
    assert findings_of(many) == findings_in(*programme_parts(many, planned=False))


def test_stated_figure_moves_among_those_of_its_scheme(client: Any, programme: Programme) -> None:
    scheme = make_scheme(programme)
    first = make_stated(programme, name="First", scheme=scheme)
    make_stated(programme, name="Of the programme")
    second = make_stated(programme, name="Second", scheme=scheme)
    client.post(address(programme, "stated-move", second.pk), sent(1, direction="up"))
    mine = programme.stated.filter(scheme=scheme).order_by("position", "pk")
    assert list(mine) == [second, first]
    moves = page(client, programme).context["moves"]
    assert [moves[row.pk].alone for row in programme.stated.order_by("pk")] == [False, True, False]


def test_stated_figure_of_a_scheme_leads_back_to_it(client: Any, programme: Programme) -> None:
    scheme = make_scheme(programme)
    adding = address(programme, "scheme-stated-new", scheme.slug)
    here = address(programme, "scheme-reconciliation", scheme.slug)
    assert f'href="{here}"' in client.get(adding).content.decode()
    data = sent(name="Saving", amount="5", source="")
    assert client.post(adding, data)["Location"] == here
    assert StatedFigure.objects.get().scheme == scheme
