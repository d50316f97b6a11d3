"""What the form of a line asks of yearly figures, the picture that answers, and what is kept."""

from typing import Any
from uuid import uuid4

import pytest

from schemes.casefile.money import finance_line
from schemes.finance.stay import AmountsAre, Stay
from schemes.models import SavingsLine, Scheme
from schemes.savings.forms.meaning import PROPOSED
from schemes.savings.picture import picture_of
from schemes.savings.words import line_stay_words
from tests.factories import World, make_scheme, sent, sign_in
from tests.schemes.finance.test_stay import THREE, yearly
from tests.schemes.savings.lines import make_line

HERE = "/programmes/2018-21/schemes/s1/savings/"
GIVEN = {"amount_2018": "6k", "amount_2019": "12k", "amount_2020": "12k"}
MEANINGS = ("new-and-lasting", "in-all", "once")


@pytest.fixture
def scheme(world: World) -> Scheme:
    return make_scheme(world.programme, reference="S1")


def added(world: World, way: str, **typed: Any) -> SavingsLine:
    data = sent(**{"name": "Line", "kind": "cost"} | typed)
    answer = sign_in(world.officer).post(f"{HERE}new/?way={way}", data)
    assert answer.status_code == 302, answer.context["form"].errors
    return SavingsLine.objects.get()


@pytest.mark.parametrize("way", ["amounts", "by-year", "cohorts"])
def test_each_way_of_yearly_figures_asks_what_they_mean(
    world: World, scheme: Scheme, way: str
) -> None:
    text = sign_in(world.officer).get(f"{HERE}new/?way={way}").content.decode()
    assert text.count('name="amounts_are"') == 3
    assert "Show what this means" in text
    assert "js/meaning.js" in text


def test_a_line_that_starts_is_not_asked(world: World, scheme: Scheme) -> None:
    text = sign_in(world.officer).get(f"{HERE}new/?way=full-year").content.decode()
    assert "amounts_are" not in text
    assert "Does it carry on in later years?" in text


def test_kind_of_the_line_proposes_an_answer(world: World, scheme: Scheme) -> None:
    assert set(PROPOSED) == set(SavingsLine.Kind.values)
    page = sign_in(world.officer).get(f"{HERE}new/?way=amounts")
    assert page.context["form"]["amounts_are"].value() == "new-and-lasting"
    text = page.content.decode()
    for kind, meaning in PROPOSED.items():
        assert f'data-for-{kind}="{meaning.value}"' in text


@pytest.mark.parametrize(
    ("meaning", "lasts", "new", "effect"),
    [
        ("new-and-lasting", "no", ["-6000", "-12000", "-12000", "0"], "-30000"),
        ("in-all", "usual", ["-6000", "-6000", "0", "0"], "-12000"),
        ("in-all", "no", ["-6000", "-12000", "-12000", "0"], "0"),
        ("once", "yes", ["-6000", "-12000", "-12000", "0"], "0"),
    ],
)
def test_running_costs_of_three_years_have_one_answer_for_each_meaning(
    world: World, scheme: Scheme, meaning: str, lasts: str, new: list[str], effect: str
) -> None:
    line = added(world, "amounts", **GIVEN, amounts_are=meaning, lasts=lasts)
    assert line.amounts_are == meaning
    scheme.refresh_from_db()
    assert [year["net"] for year in scheme.figures["years"].values()] == new
    assert scheme.figures["full_year"]["net"] == effect
    assert scheme.figures["unasked"] == 0
    edit = sign_in(world.officer).get(f"{HERE}{line.pk}/edit/").context["form"]
    assert edit["amounts_are"].value() == meaning


@pytest.mark.parametrize("kind", ["one-off-cost", "funding"])
def test_what_comes_once_by_its_kind_neither_lasts_nor_stays(
    world: World, scheme: Scheme, kind: str
) -> None:
    for wrong in ({"amounts_are": "new-and-lasting"}, {"amounts_are": "in-all", "lasts": "yes"}):
        data = sent(name="Line", kind=kind, **GIVEN, **wrong)
        answer = sign_in(world.officer).post(f"{HERE}new/?way=amounts", data)
        assert answer.status_code == 422
        assert "choose “Once only”" in str(answer.context["form"].errors["amounts_are"])
    assert added(world, "amounts", kind=kind, **GIVEN, amounts_are="once").amounts_are == "once"


def test_old_line_is_asked_without_being_answered_for(world: World, scheme: Scheme) -> None:
    client = sign_in(world.officer)
    shares = {"kind": "by-year", "shares": {"2018/19": "0.5", "2019/20": "0.5"}}
    intake = [{"start": "2018/19", "volume": "5"}]
    plain = {"unit_value": None, "volume": None, "periods": None, "phasing": None}
    told = {"2018/19": "5"}
    for number, (values, counts_as) in enumerate(
        (
            (plain | {"amounts": told}, "it counts as once only"),
            (plain | {"amounts": told, "lasts": True}, "it counts as new and lasting"),
            ({"phasing": shares}, "it counts as in all, and over after its last year"),
            ({"phasing": {"kind": "cohorts", "cohorts": intake}, "volume": None}, "over after"),
        )
    ):
        line = make_line(scheme, f"Line {number}", **values)
        before = finance_line(line)
        page = client.get(f"{HERE}{line.pk}/edit/")
        assert "Nobody has said yet." in page.content.decode()
        assert counts_as in page.content.decode()
        form = page.context["form"]
        data = {name: form[name].value() for name in form.fields}
        data = {name: value for name, value in data.items() if value not in (None, False, "")}
        assert client.post(f"{HERE}{line.pk}/edit/", data).status_code == 302
        line.refresh_from_db()
        assert (line.version, finance_line(line)) == (2, before)
        answered = data | {"version": 2, "write_token": str(uuid4()), "amounts_are": "once"}
        assert client.post(f"{HERE}{line.pk}/edit/", answered | {"lasts": "no"}).status_code == 302
        line.refresh_from_db()
        assert finance_line(line).stay is Stay.ONE_OFF


def test_picture_comes_by_itself_and_saves_nothing(world: World, scheme: Scheme) -> None:
    data = sent(kind="cost", **GIVEN, amounts_are="in-all", picture="1")
    answer = sign_in(world.officer).post(f"{HERE}new/?way=amounts", data)
    assert answer["X-Fragment"] == "picture"
    text = answer.content.decode()
    assert "In the end there is £12,000 in all, and so in every year after." in text
    assert "<html" not in text
    assert text.count("wb-picture__new") == 5  # four years, and every year after
    assert not SavingsLine.objects.exists()


@pytest.mark.parametrize(
    "typed", [{}, {"amount_2018": "lots 5"}, {"amount_2018": "5", "other_amount_1": "6"}]
)
def test_picture_waits_for_what_can_be_read(world: World, scheme: Scheme, typed: Any) -> None:
    data = sent(kind="cost", **typed, amounts_are="once", picture="1")
    answer = sign_in(world.officer).post(f"{HERE}new/?way=amounts", data)
    assert answer.status_code == 200
    assert "The picture comes with the first figure that can be read." in answer.content.decode()


def test_without_a_script_the_picture_comes_with_a_press(world: World, scheme: Scheme) -> None:
    data = sent(name="Line", kind="saving", **GIVEN, amounts_are="new-and-lasting", preview="1")
    text = sign_in(world.officer).post(f"{HERE}new/?way=amounts", data).content.decode()
    assert "All that is new adds up to £30,000 a year, and so in every year after." in text
    assert "<svg" in text


def test_picture_refuses_readers(world: World, scheme: Scheme) -> None:
    data = sent(kind="cost", **GIVEN, picture="1")
    assert sign_in(world.member).post(f"{HERE}new/?way=amounts", data).status_code == 403


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (
            yearly(6, 12, amounts_are=AmountsAre.NEW_AND_LASTING),
            "All that is new adds up to £18 a year",
        ),
        (yearly(6, 12, amounts_are=AmountsAre.IN_ALL), "In the end there is £12 in all"),
        (yearly(6, 12, amounts_are=AmountsAre.IN_ALL, lasts=False), "It is over after 2018/19."),
        (yearly(6, 12, amounts_are=AmountsAre.ONCE), "£18, once only."),
        (yearly(0, amounts_are=AmountsAre.ONCE), "£0, once only."),
        (
            yearly(9_999_999_999, -1, amounts_are=AmountsAre.IN_ALL),
            "In the end there is −£1 in all",
        ),
    ],
)
def test_picture_says_what_its_bars_show(line: Any, sentence: str) -> None:
    found = picture_of(line, THREE)
    assert sentence in found.sentence
    assert len(found.bars) == len(found.table.rows) == 4
    for bar in found.bars:
        assert bar.before >= 0
        assert bar.new >= 0
        assert bar.y_new + bar.new == bar.y_before
        assert bar.y_before + bar.before == found.ground


def test_line_says_how_long_it_stays_and_whether_anybody_said_so() -> None:
    assert line_stay_words(yearly(6, amounts_are=AmountsAre.ONCE)) == "one-off"
    assert line_stay_words(yearly(6)) == "one-off, as it does not say that it lasts"
    assert line_stay_words(yearly(6, lasts=True)) == "lasting"
