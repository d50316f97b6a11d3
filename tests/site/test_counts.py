"""Whatever counts speaks of none, one and several as people do: on every page of a site with one of
each thing, on those of an empty programme, and in each sentence by itself."""

from collections.abc import Callable, Iterator
from itertools import product

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from appraisal.measures.views import values_words
from appraisal.shown.progress import Progress
from reports.approvals.views import approved_words
from reports.document.content_json import content_json
from reports.output.paper import paper_of
from reports.results.views import forward_words
from reports.sections.views import written_words
from reports.stored.exporting import programme_case
from schemes.business_case.views import answered_words
from schemes.models import Membership, Role
from tests.factories import make_appraisal, make_programme, make_scheme, sign_in
from tests.site.counts import misspoken, words_of
from tests.site.pages import PAGES, addresses, url
from tests.site.site import Site, make_site

SEEN = sorted(name for name, page in PAGES.items() if page.see and page.html)


@pytest.mark.parametrize(
    "text",
    [
        "One of four roles have approved the paper.",
        "1 of 12 questions are answered.",
        "One of one role has approved it.",
        "1 options are compared.",
        "It runs over 1 years.",
        "Two options is taken forward.",
        "None of four roles have approved the paper.",
        "Zero differ.",
        "One of one options is taken forward.",
    ],
)
def test_what_is_misspoken_is_found(text: str) -> None:
    assert misspoken(text)


@pytest.mark.parametrize(
    "text",
    [
        "One of four roles has approved the paper.",
        "One of the options comes first.",
        "Two of three options are taken forward. One is undecided.",
        "£1 options",
        "Table 1 figures",
        "None of three options is taken forward.",
        "8.1 points",
    ],
)
def test_what_is_well_said_is_left_alone(text: str) -> None:
    assert misspoken(text) == []


def sentences() -> Iterator[tuple[str, str]]:
    """Each sentence that says how many of how many, for every count up to three."""
    parts: tuple[Callable[[int, int], str], ...] = (
        approved_words,
        written_words,
        values_words,
        answered_words,
    )
    for count in (1, 2, 3, 12):
        for some in range(min(count, 3) + 1):
            for words in parts:
                yield f"{words.__name__}({some}, {count})", words(some, count)
            for undecided in range(count - some + 1):
                told = forward_words(some, undecided, count)
                yield f"forward_words({some}, {undecided}, {count})", told
    for options, criteria, given in product((1, 2), (1, 2), (0, 1, 2)):
        needed = options * criteria
        if given <= needed:
            progress = Progress(
                options=options, criteria=criteria, needed=needed, given=given, choice=""
            )
            yield f"Progress({options}, {criteria}, {given})", progress.sentence


@pytest.mark.parametrize(("what", "told"), list(sentences()))
def test_sentence_counts_as_people_do(what: str, told: str) -> None:
    assert misspoken(told) == [], f"{what}: {told}"
    assert told[0] == told[0].upper()
    assert told.endswith(".")


@pytest.fixture(scope="module")
def kept(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[tuple[Site, Client]]:
    """A site with one row of each kind, an almost empty programme beside it, and its lead officer."""
    with django_db_blocker.unblock():
        whole = transaction.atomic()
        with whole:
            site = make_site()
            # One of one: a scheme, an option and a criterion by themselves.
            bare = make_programme(
                reference="BARE", title="Bare", authority=site.world.programme.authority, years=1
            )
            Membership.objects.create(programme=bare, user=site.world.lead, role=Role.LEAD)
            make_scheme(bare, reference="S")
            make_appraisal(bare, reference="A")
            # An administrator sees the pages of a lead officer, and those of the site.
            administrator = site.people["site administrator"]
            assert administrator is not None
            client = sign_in(administrator)
            with django_db_blocker.block():
                yield site, client
            transaction.set_rollback(True)


@pytest.mark.parametrize("name", SEEN)
def test_page_counts_as_people_do(name: str, kept: tuple[Site, Client], db: None) -> None:
    site, client = kept
    for parameters in (site.parameters, site.other_parameters):
        answer = client.get(url(name, parameters) + PAGES[name].query)
        if answer.status_code == 200:
            assert misspoken(words_of(answer.content.decode())) == [], url(name, parameters)


@pytest.mark.parametrize(
    "name",
    [name for name in SEEN if set(addresses()[name]) <= {"programme", "scheme", "appraisal"}],
)
def test_page_of_what_has_just_begun_counts_as_people_do(
    name: str, kept: tuple[Site, Client], db: None
) -> None:
    _site, client = kept
    bare = {"programme": "bare", "scheme": "s", "appraisal": "a"}
    answer = client.get(url(name, bare) + PAGES[name].query)
    assert misspoken(words_of(answer.content.decode())) == [], url(name, bare)


def test_paper_of_one_of_each_counts_as_people_do(kept: tuple[Site, Client], db: None) -> None:
    site, _client = kept
    case = programme_case(site.world.programme)
    made = content_json(paper_of(case, case.papers[0].reference, whole=True).document).decode()
    assert misspoken(made) == []


@pytest.mark.parametrize(
    ("forward", "undecided", "count", "told"),
    [
        (0, 5, 5, "All five options are undecided."),
        (0, 2, 2, "Both options are undecided."),
        (0, 1, 1, "The one option is undecided."),
        (0, 4, 5, "None of five options is taken forward. Four are undecided."),
        (2, 0, 2, "Both options are taken forward."),
        (4, 0, 4, "All four options are taken forward."),
    ],
)
def test_options_that_are_all_alike_are_said_once(
    forward: int, undecided: int, count: int, told: str
) -> None:
    assert forward_words(forward, undecided, count) == told
