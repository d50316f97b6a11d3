"""The cells of the scoring grid as HTML: what they say, how their links are called, how much they
weigh."""

import re
from html.parser import HTMLParser
from urllib.parse import urljoin

import pytest
from django.test import Client
from django.urls import reverse

from appraisal.models import Appraisal
from appraisal.scoring.alone import MANY
from appraisal.scoring.cells import MOST_AS_CARDS
from schemes.models import Programme, Role
from tests.factories import (
    add_member,
    make_appraisal,
    make_gateway,
    make_option,
    make_programme,
    make_ranking,
    make_scale,
    rate,
    sign_in,
)

pytestmark = pytest.mark.django_db

SHORT = "It did well elsewhere."


def grid_of(options: int, criteria: int, reason: str = SHORT) -> Appraisal:
    """An appraisal with this many options, rated but for the first on every criterion."""
    appraisal = make_appraisal(make_programme(title="A panel"))
    scale = make_scale(appraisal)
    rows = [
        make_ranking(appraisal, f"R{n}", scale, name=f"Safe & <sound> {n}") for n in range(criteria)
    ]
    for number in range(options):
        option = make_option(appraisal, f"O{number}", name=f"Trust & <more> {number}")
        for row in rows[: criteria if number else 0]:
            rate(option, row, "high", reason=reason)
    return appraisal


def page_of(appraisal: Appraisal, role: Role = Role.LEAD, query: str = "") -> str:
    client: Client = sign_in(add_member(appraisal.programme, role))
    names = [appraisal.programme.slug, appraisal.slug]
    return client.get(reverse("scoring", args=names) + query).content.decode()


class Named(HTMLParser):
    """The text of every element with an id, and the links that are named by some of them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: dict[str, str] = {}
        self.links: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in ("span", "th"):
            self.open.append(values.get("id", ""))
        if "aria-labelledby" in values:
            self.links.append((values["href"], values["aria-labelledby"]))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("span", "th"):
            self.open.pop()

    def handle_data(self, data: str) -> None:
        for name in filter(None, self.open):
            self.texts[name] = self.texts.get(name, "") + data

    @property
    def called(self) -> dict[str, str]:
        """What each link is called, by its address."""
        return {
            href: " ".join(self.texts[one] for one in labels.split()) for href, labels in self.links
        }


def test_each_cell_links_to_its_own_page_by_a_name_of_its_own() -> None:
    appraisal = grid_of(2, 2)
    make_gateway(appraisal, "G1", name="Lawful")
    called = Named(page_of(appraisal)).called
    assert called == {
        "o0/r0/": "Rate Trust & <more> 0 on Safe & <sound> 0",
        "o1/r0/": "Change Trust & <more> 1 on Safe & <sound> 0",
        "o0/r1/": "Rate Trust & <more> 0 on Safe & <sound> 1",
        "o1/r1/": "Change Trust & <more> 1 on Safe & <sound> 1",
        "o0/g1/": "Rate Trust & <more> 0 on Lawful",
        "o1/g1/": "Rate Trust & <more> 1 on Lawful",
    }
    names = [appraisal.programme.slug, appraisal.slug]
    for option in ("o0", "o1"):
        whole = urljoin(reverse("scoring", args=names), f"{option}/r0/")
        assert whole == reverse("scoring-cell", args=[*names, option, "r0"])


def test_what_people_wrote_is_shown_as_they_wrote_it() -> None:
    page = page_of(grid_of(2, 1, reason='<b>Bold</b> & "quoted"'))
    assert "&lt;b&gt;Bold&lt;/b&gt; &amp; &quot;quoted&quot;" in page
    assert "<b>Bold" not in page


def test_reader_is_offered_no_links_in_cells() -> None:
    page = page_of(grid_of(2, 2), Role.MEMBER)
    assert "High" in page
    assert "aria-labelledby" not in page


@pytest.mark.parametrize("more", [0, 1])
def test_many_options_stand_in_a_table_on_narrow_screens_too(more: int) -> None:
    page = page_of(grid_of(MOST_AS_CARDS + more, 1))
    scores = re.search(r'<table class="wb-table([^"]*) wb-scores"', page)
    assert scores is not None
    assert scores[1] == ("" if more else " wb-table--cards")
    assert ('data-label="Trust &amp; &lt;more&gt; 0"' in page) is not bool(more)


def test_cell_of_a_large_grid_weighs_little_more_than_what_it_says() -> None:
    """A grid of thirty by thirty is sent whole: less than 170 letters beside each reason."""
    cells = re.findall(r"<td id=.*?</td>", page_of(grid_of(MOST_AS_CARDS + 1, 3)))
    assert len(cells) == 3 * (MOST_AS_CARDS + 1)
    assert max(len(cell) - len(SHORT) for cell in cells) < 170


@pytest.mark.parametrize("role", [Role.MEMBER, Role.ASSESSOR])
def test_option_and_criterion_of_many_are_shown_alone(role: Role) -> None:
    appraisal = grid_of(MANY + 1, 30)
    if role is Role.ASSESSOR:
        # Who sees their own ratings in a grid of their own.
        Programme.objects.update(scoring=Programme.Scoring.APART)
        Appraisal.objects.update(state=Appraisal.State.SCORING)
    every = 30 * (MANY + 1)
    cells = r'<td id=|<td role="cell" data-label="Trust'
    for query, shown in (
        ("", every),
        ("?option=o3", 30),
        ("?criterion=r7", MANY + 1),
        ("?option=o3&criterion=r7", 1),
        ("?option=nonsense", every),
    ):
        text = page_of(appraisal, role, query)
        assert len(re.findall(cells, text)) == shown, query
        told = re.search(r"([\d,]+) of ([\d,]+) cells (?:is|are) shown", text)
        assert (told.groups() if told else None) == (
            None if shown == every else (str(shown), str(every))
        )
    assert "wb-scroll--held" in page_of(appraisal, role, "?option=o3")
    assert "wb-scroll--held" not in page_of(appraisal, role, "?criterion=r7")


def test_small_grid_is_shown_without_asking_which_part() -> None:
    appraisal = grid_of(MANY, MANY)
    assert 'name="criterion"' not in page_of(appraisal)
