"""Search: any spelling of a reference, words, and never another's schemes."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from schemes.models import Programme
from schemes.search.matching import terms
from tests.factories import add_member, make_programme, sign_in
from tests.schemes.portfolios import add_scheme


@pytest.fixture
def programme(db: None) -> Programme:
    programme = make_programme()
    add_scheme(programme, "A/R.6.115", title="Reablement at home", theme="Demand")
    add_scheme(
        programme,
        "C/R.6.115",
        title="Care homes",
        owner_role="Head of commissioning",
        summary="Buying beds in blocks.",
        answers={"approach": "We shall negotiate with every provider."},
        spellings=["CR6.115", "C/R 7.108"],
    )
    return programme


@pytest.fixture
def window(programme: Programme) -> Client:
    return sign_in(add_member(programme, "member"))


def titles(window: Client, text: str) -> list[str]:
    response = window.get("/search/", {"q": text})
    assert response.status_code == 200
    return [scheme.title for scheme in response.context["page"].object_list]


@pytest.mark.parametrize(
    "text",
    [
        "A/R.6.115",
        "AR 6.115",
        "a/r 6.115",
        "AR/ 6.115",
        "ar6.115",
        " A/R/6.115 ",
        "A/R.6.115-",
        "AR6115",
        "a-r-6-115",
    ],
)
def test_any_spelling_of_a_reference_finds_its_scheme(window: Client, text: str) -> None:
    assert titles(window, text) == ["Reablement at home"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CR 7.108", ["Care homes"]),
        ("CR6.115", ["Care homes"]),
        ("home", ["Reablement at home", "Care homes"]),
        ("HOME care", ["Care homes"]),
        ("commissioning", ["Care homes"]),
        ("blocks", ["Care homes"]),
        ("negotiate", ["Care homes"]),
        ("demand", ["Reablement at home"]),
        ("AR 6.115 home", ["Reablement at home"]),
        ("AR 6.115 beds", []),
        ("or 2018", []),
        ("100%", []),
        ("_", []),
        ("", []),
        ("nowhere", []),
    ],
)
def test_search_finds_schemes_in_which_every_word_stands(
    window: Client, text: str, found: list[str]
) -> None:
    assert titles(window, text) == found


def test_search_never_shows_what_is_not_ones_own(programme: Programme) -> None:
    stranger = sign_in(add_member(make_programme(), "lead"))
    assert titles(stranger, "home") == []
    assert Client().get("/search/?q=home").status_code == 302


def test_search_says_what_to_do(window: Client) -> None:
    assert "looks through all programmes" in window.get("/search/").content.decode()
    missed = window.get("/search/", {"q": "<b>nowhere</b>"}).content.decode()
    assert "&lt;b&gt;nowhere&lt;/b&gt;" in missed
    assert "Try fewer words" in missed
    assert "Two schemes are found." in window.get("/search/", {"q": "home"}).content.decode()


def test_search_box_stands_in_every_header(window: Client, programme: Programme) -> None:
    text = window.get(programme.get_absolute_url()).content.decode()
    assert 'action="/search/" method="get" role="search"' in text


def test_search_takes_the_same_queries_for_any_number(window: Client, programme: Programme) -> None:
    counts = []
    for turn in range(2):
        with CaptureQueriesContext(connection) as found:
            titles(window, "home")
        counts.append(len(found))
        for number in range(30):
            add_scheme(programme, f"H{turn}-{number}", title=f"Home {number}")
    assert counts[0] == counts[1]
    assert len(titles(window, "home")) == 50


def test_terms_are_references_first_then_words() -> None:
    assert terms("homes AR 7.108 – and CR6.115") == ("a/r.7.108", "c/r.6.115", "homes", "and")
    assert terms("ASC-ADM") == ("asc-adm",)
