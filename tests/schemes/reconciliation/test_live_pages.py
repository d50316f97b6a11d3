"""The form that ties a stated sum to headlines, lines and cells."""

from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from schemes.casefile.parts import CaseLive
from schemes.casefile.sums.ties import follow_line, follow_scheme
from schemes.models import Programme, Role, Scheme, StatedFigure
from schemes.reconciliation.explanations import explained_parts
from schemes.reconciliation.reconciling import findings_of
from tests.factories import add_member, make_programme, make_scheme, make_user, sent, sign_in
from tests.schemes.figures import make_evidence
from tests.schemes.reconciliation.test_reconciliation_pages import address
from workbench.rows.writing import write

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    return make_programme()


@pytest.fixture
def client(programme: Programme) -> Any:
    return sign_in(add_member(programme, Role.OFFICER))


def schemes_of(programme: Programme) -> list[Scheme]:
    """Two schemes with headlines, the first with a line."""
    made = [
        make_scheme(programme, reference=f"T.{at}", headline_amount=Decimal(100 * at))
        for at in (1, 2)
    ]
    made[0].lines.create(name="Homes", kind="saving", amounts={programme.first_year: "30"})
    return made


def test_a_sum_is_tied_in_the_form_and_moves(client: Any, programme: Programme) -> None:
    first, _second = schemes_of(programme)
    table = make_evidence(programme)
    values = {
        "name": "Pack",
        "amount": "264,998",
        "source": "sum-of",
        "parts": "-35",
        "headlines": ["T.1", "T.2"],
        "line_scheme_1": "T.1",
        "line_name_1": "Homes",
        "line_year_1": programme.first_year,
        "cell_table_1": table.title,
        "cell_row_1": "Broxbourne",
        "cell_column_1": "Grant",
    }
    answer = client.post(address(programme, "stated-new"), sent(**values))
    assert answer.status_code == 302, answer.context["form"].errors
    figure = StatedFigure.objects.get()
    assert figure.parts == [
        "-35",
        {"headlines_of": ["T.1", "T.2"]},
        {"line": "Homes", "year": programme.first_year, "scheme": "T.1"},
        {"cell": ["Contributions", "Broxbourne", "Grant"]},
    ]
    found = next(one for one in findings_of(programme) if one.where == "Pack")
    assert found.agrees, found
    first.headline_amount = Decimal(101)
    first.save()
    assert next(one for one in findings_of(programme, first) if one.where == "Pack").is_open

    edit = address(programme, "stated-edit", figure.pk)
    initial = client.get(edit).context["form"].initial
    assert {key: initial[key] for key in values if key != "amount"} == {
        key: value for key, value in values.items() if key != "amount"
    }
    client.post(
        edit,
        sent(
            1,
            **values
            | {"headlines": ["T.2"], "line_name_1": "", "line_scheme_1": "", "line_year_1": ""},
        ),
    )
    figure.refresh_from_db()
    assert figure.parts[1:] == [
        {"headlines_of": ["T.2"]},
        {"cell": ["Contributions", "Broxbourne", "Grant"]},
    ]


@pytest.mark.parametrize(
    ("wrong", "field", "words"),
    [
        ({"line_scheme_1": "T.1", "line_name_1": "Home"}, "line_name_1", "did you mean"),
        ({"line_name_1": "Homes"}, "line_scheme_1", "Choose the scheme"),
        ({"line_year_1": "2018/19"}, "line_name_1", "Enter the name"),
        ({"cell_row_1": "Total"}, "cell_table_1", "Choose the table"),
        ({"cell_table_1": "Contributions", "cell_row_1": "Totl"}, "cell_row_1", "did you mean"),
        (
            {"cell_table_1": "Contributions", "cell_row_1": "Total", "cell_column_1": "Grnt"},
            "cell_column_1",
            "did you mean",
        ),
    ],
)
def test_a_part_that_is_not_there_is_refused_where_it_was_typed(
    client: Any, programme: Programme, wrong: dict[str, str], field: str, words: str
) -> None:
    schemes_of(programme)
    make_evidence(programme)
    values = {"name": "Pack", "amount": "1", "source": "sum-of", "parts": "1"}
    answer = client.post(address(programme, "stated-new"), sent(**values | wrong))
    assert answer.status_code == 422
    assert words in str(answer.context["form"].errors[field])
    assert not StatedFigure.objects.exists()


def test_what_is_taken_off_is_ticked_in_the_form(client: Any, programme: Programme) -> None:
    schemes_of(programme)
    make_evidence(programme)
    values = {
        "name": "Pack",
        "amount": "-264,633",
        "source": "sum-of",
        "parts": "",
        "headlines": ["T.2"],
        "headlines_less": ["T.1"],
        "line_scheme_1": "T.1",
        "line_name_1": "Homes",
        "line_less_1": "on",
        "cell_table_1": "Contributions",
        "cell_row_1": "Broxbourne",
        "cell_column_1": "Grant",
        "cell_less_1": "on",
    }
    answer = client.post(address(programme, "stated-new"), sent(**values))
    assert answer.status_code == 302, answer.context["form"].errors
    figure = StatedFigure.objects.get()
    assert figure.parts == [
        {"headlines_of": ["T.2"]},
        {"headlines_of": ["T.1"], "less": True},
        {"line": "Homes", "scheme": "T.1", "less": True},
        {"cell": ["Contributions", "Broxbourne", "Grant"], "less": True},
    ]
    found = next(one for one in findings_of(programme) if one.where == "Pack")
    assert found.agrees, found
    edit = client.get(address(programme, "stated-edit", figure.pk)).context["form"].initial
    assert (edit["headlines"], edit["headlines_less"]) == (["T.2"], ["T.1"])
    assert edit["line_less_1"]
    assert edit["cell_less_1"]
    with write(by=make_user(), token=uuid4()) as writer:
        follow_scheme(writer, programme, "T.1", "T.9")
        writer.record("changed figure", figure, programme)
    figure.refresh_from_db()
    assert figure.parts[1:3] == [
        {"headlines_of": ["T.9"], "less": True},
        {"line": "Homes", "scheme": "T.9", "less": True},
    ]


def test_a_headline_is_not_added_and_taken_off_at_once(client: Any, programme: Programme) -> None:
    schemes_of(programme)
    values = {"name": "Pack", "amount": "1", "source": "sum-of", "headlines": ["T.1", "T.2"]}
    answer = client.post(address(programme, "stated-new"), sent(**values, headlines_less=["T.1"]))
    assert answer.status_code == 422
    said = str(answer.context["form"].errors["headlines_less"])
    assert "T.1 is ticked as added and as taken off" in said


def test_a_schemes_figure_takes_its_own_lines_by_name(client: Any, programme: Programme) -> None:
    first, _second = schemes_of(programme)
    values = {"name": "Own", "amount": "30", "source": "sum-of", "line_name_1": "Homes"}
    client.post(address(programme, "scheme-stated-new", first.slug), sent(**values))
    assert StatedFigure.objects.get().parts == [{"line": "Homes"}]
    assert next(one for one in findings_of(programme, first) if "Own" in one.where).agrees


def test_a_scheme_that_is_gone_is_told_and_can_be_unticked(
    client: Any, programme: Programme
) -> None:
    schemes_of(programme)
    figure = StatedFigure.objects.create(
        programme=programme,
        name="Pack",
        amount=1,
        source="sum-of",
        parts=[{"headlines_of": ["T.1", "Gone"]}],
    )
    (found,) = [one for one in findings_of(programme) if one.where == "Pack"]
    assert "no such scheme is here any more" in found.unchecked
    page = client.get(address(programme, "stated-edit", figure.pk)).content.decode()
    assert "Gone (gone)" in page


def test_ties_follow_what_is_renamed_and_a_file_leaves_out_what_is_gone(
    programme: Programme,
) -> None:
    first, second = schemes_of(programme)
    user = add_member(programme, Role.OFFICER)
    tied = [
        {"headlines_of": ["T.1", "T.2"]},
        {"line": "Homes", "scheme": "T.1"},
        {"cell": ["Gone", "A", "B"]},
    ]
    figures = [
        StatedFigure.objects.create(programme=programme, amount=1, **values)
        for values in (
            {"name": "Pack", "source": "sum-of", "parts": tied},
            {"name": "Own", "source": "sum-of", "parts": [{"line": "Homes"}], "scheme": first},
            {"name": "Lines", "source": "of-lines", "lines": ["Homes"], "scheme": first},
        )
    ]
    with write(by=user, token=uuid4()) as writer:
        first.reference = "T.9"
        first.save()
        follow_scheme(writer, programme, "T.1", "T.9")
        first.lines.update(name="Houses")
        follow_line(writer, first, "Homes", "Houses")
        writer.record("changed scheme", first, programme)
    for figure in figures:
        figure.refresh_from_db()
    pack, own, lines = figures
    assert pack.parts[:2] == [
        {"headlines_of": ["T.9", "T.2"]},
        {"line": "Houses", "scheme": "T.9"},
    ]
    assert own.parts == [{"line": "Houses"}]
    assert lines.lines == ["Houses"]
    first.lines.all().delete()
    second.delete()
    part, schemes = explained_parts(programme)
    assert part.stated[0].sum_of == (CaseLive(headlines_of=("T.9",)),)
    assert [one.sum_of or one.of_lines for one in schemes[0].stated] == [None, None]
