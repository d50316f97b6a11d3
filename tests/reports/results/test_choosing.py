"""The results of many options: which of them are shown, and how many of how many."""

import re
from decimal import Decimal

import pytest
from django.test import Client
from django.utils.html import escape

from appraisal.models import Appraisal
from reports.results.choosing import MANY, NEAR
from tests.factories import (
    add_member,
    make_appraisal,
    make_option,
    make_programme,
    make_ranking,
    make_scale,
    rate,
    sign_in,
)

pytestmark = pytest.mark.django_db

LINE = 6  # options that the shortlist takes forward


def results_of(options: int, **values: object) -> tuple[Client, Appraisal]:
    """Somebody who reads, and an appraisal whose options are ranked as they stand, the last without
    a rating."""
    appraisal = make_appraisal(make_programme(), **values)
    scale = make_scale(appraisal)
    levels = [
        scale.levels.create(key=f"l{at}", points=Decimal(100 - at), position=10 + at)
        for at in range(options)
    ]
    row = make_ranking(appraisal, "R1", scale, name="Quality & safety")
    for at, level in enumerate(levels):
        option = make_option(appraisal, f"O{at}", name=f"Trust <{at}>")
        if at < options - 1:
            rate(option, row, level.key, reason=f"Reason {at}.")
    return sign_in(add_member(appraisal.programme, "member")), appraisal


def page(client: Client, appraisal: Appraisal, query: str = "") -> str:
    return client.get(f"{appraisal.get_absolute_url()}results/{query}").content.decode()


def ranked(text: str) -> list[str]:
    """The names in the ranked table."""
    table = text.split("<caption>Options in order of rank</caption>")[1].split(
        "</table>", maxsplit=1
    )[0]
    return re.findall(r'rowheader"><a [^>]*>([^<]*)</a>', table)


def names(*numbers: int) -> list[str]:
    return [escape(f"Trust <{at}>") for at in numbers]


def shortlisted(options: int) -> tuple[Client, Appraisal]:
    return results_of(options, shortlist="top", shortlist_count=LINE)


@pytest.mark.parametrize("count", [12, 30])
def test_options_are_shown_by_what_becomes_of_them(count: int) -> None:
    client, appraisal = shortlisted(count)
    last = count - 1
    shows = {
        "": [*range(last), last],
        "?show=forward": [*range(LINE)],
        "?show=near": [*range(LINE - NEAR, LINE + NEAR), last],
        "?show=others": [*range(LINE, last), last],
        "?show=nonsense": [*range(last), last],
        "?option=nonsense": [*range(last), last],
        "?option=o7": [7],
        "?show=forward&option=o7": [7],
    }
    for query, numbers in shows.items():
        text = page(client, appraisal, query)
        assert ranked(text) == names(*numbers), query
        told = (
            f"All {count} options are shown."
            if len(numbers) == count
            else f"{len(numbers)} of {count} option"
        )
        assert told in text, query
    text = page(client, appraisal, "?show=near")
    link = f'href="?show=near#options" aria-current="true">Near the line ({2 * NEAR + 1})</a>'
    assert link in text
    assert text.count('aria-current="true">') == 1
    assert "Reason 1." not in page(client, appraisal, "?option=o2")


def test_one_option_alone_stands_criterion_by_criterion() -> None:
    client, appraisal = shortlisted(12)
    text = page(client, appraisal, "?option=o7")
    assert f"<caption>How “{names(7)[0]}” stands on each criterion</caption>" in text
    assert "Reason 7." in text
    assert '<option value="o7" selected>' in text
    assert "Read the reasons" not in text


def test_line_is_offered_only_where_an_option_stands_behind_it() -> None:
    client, appraisal = results_of(12)
    assert "Near the line" not in page(client, appraisal)


def test_few_options_are_shown_without_asking_which() -> None:
    client, appraisal = results_of(MANY)
    text = page(client, appraisal, "?option=o2")
    assert len(ranked(text)) == MANY
    assert "Which options are shown" not in text
