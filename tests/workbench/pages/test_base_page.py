"""The base page, the one table and the error pages keep their promises."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory

from workbench.pages.tables import MOST_DOWN, Cell, Column, Row, Table

ERROR_PAGES = ("400.html", "403.html", "403_csrf.html", "404.html", "429.html", "500.html")
KINDS = ["pass", "fail", "excused", "high", "medium", "low", "missing", "not-applicable", "focus"]
STATIC = Path(settings.BASE_DIR) / "static"


def page(text: str = "", **context: object) -> str:
    return Template('{% extends "base.html" %}' + text).render(Context(context))


def table(*, cards: bool = True) -> Table:
    return Table(
        caption="Ranked options",
        columns=(Column("Option"), Column("Points", numeric=True), Column("Legal")),
        rows=(
            Row(Cell("Mutual", href="/mutual/"), (Cell("14"), Cell("Pass", kind="pass"))),
            Row(
                Cell("All <told>"), (Cell("9"), Cell("Fail", kind="fail", note="Late")), total=True
            ),
        ),
        cards=cards,
    )


def printed(**context: object) -> str:
    return render_to_string("includes/table.html", context)


def test_page_is_titled_and_has_one_main_heading() -> None:
    text = page(heading="Options", state="Two of five assessors have finished.")
    assert "<title>Options – Options appraisal workbench</title>" in " ".join(text.split())
    assert text.count("<h1") == 1
    assert "Two of five assessors have finished." in text
    assert '<html lang="en-GB"' in text
    assert 'href="#main"' in text
    assert 'id="main"' in text


def test_page_with_errors_says_so_in_its_title() -> None:
    class Named(forms.Form):
        name = forms.CharField()

    form = Named({})
    form.is_valid()
    text = page(heading="Name it", form=form)
    assert "<title>Error: Name it – " in " ".join(text.split())
    assert text.index("There is a problem") < text.index("<h1")


def test_page_shows_the_way_here_and_marks_where_one_is() -> None:
    text = page(crumbs=[("Home", "/"), ("Results", None)])
    assert '<a class="govuk-breadcrumbs__link" href="/">Home</a>' in text
    assert '<span aria-current="page">Results</span>' in text


def test_templates_carry_no_inline_style_or_script() -> None:
    # A paper is a file of its own, which no server sends a policy with.
    paper = Path(settings.BASE_DIR) / "templates" / "reports" / "render" / "paper.html"
    for path in set((Path(settings.BASE_DIR) / "templates").rglob("*.html")) - {paper}:
        text = path.read_text()
        assert not re.search(r"\sstyle=|<style|\son[a-z]+=", text), path
        for attributes in re.findall(r"<script\b([^>]*)>", text):
            assert "src=" in attributes, path


def test_signed_in_person_can_sign_out_by_a_form() -> None:
    class Person:
        is_authenticated = True

        def __str__(self) -> str:
            return "A Person"

    text = page(user=Person())
    assert "A Person" in text
    assert re.search(r'<form action="/sign-out/"\s+method="post">', text)
    assert "Sign out" not in page()


def test_table_states_roles_scopes_and_labels() -> None:
    text = printed(table=table())
    assert text.count('<th scope="col" role="columnheader"') == 3
    assert text.count('<th scope="row" role="rowheader"') == 2
    assert text.count('<td role="cell" data-label="') == 4
    assert text.count('role="row"') == 3
    assert '<td role="cell" data-label="Points" class="wb-number">14</td>' in text
    assert '<span class="wb-mark wb-mark--pass">Pass</span>' in text
    assert '<span class="wb-note">Late</span>' in text
    assert '<a href="/mutual/">Mutual</a>' in text
    assert '<tr role="row" class="wb-total">' in text
    assert "All &lt;told&gt;" in text
    assert "wb-scroll" not in text
    assert not re.search("colspan|rowspan", text)


def test_table_that_stays_wide_scrolls_in_a_named_region_reached_by_keyboard() -> None:
    text = printed(table=table(cards=False))
    region = '<div class="wb-scroll" role="region" aria-label="Ranked options" tabindex="0">'
    assert text.count(region) == 1
    assert "wb-table--cards" not in text


@pytest.mark.parametrize("rows", [MOST_DOWN, MOST_DOWN + 1])
def test_long_table_holds_its_headings_in_a_region_of_its_own(rows: int) -> None:
    found = table()
    lengthened = replace(found, rows=found.rows[:1] * rows)
    is_long = rows > MOST_DOWN
    assert "wb-scroll" not in printed(table=lengthened)
    assert ("wb-scroll wb-scroll--held" in printed(table=lengthened, held=True)) is is_long
    wide = replace(lengthened, cards=False)
    assert ("wb-scroll--held" in printed(table=wide)) is is_long
    assert ('<span class="wb-head" title="Points">Points</span>' in printed(table=wide)) is is_long
    text = printed(table=lengthened, held=True)
    assert text.count("<div") == text.count("</div>")


def test_table_on_paper_has_scopes_and_nothing_of_the_web() -> None:
    text = printed(table=table(cards=False), for_print=True)
    assert text.count('scope="col"') == 3
    assert text.count('scope="row"') == 2
    assert not re.search("href|role=|data-label|tabindex", text)
    assert "wb-mark--fail" in text


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_cell_has_its_look(kind: str) -> None:
    assert f".wb-mark--{kind}" in (STATIC / "css" / "site.css").read_text()


@pytest.mark.parametrize("name", ERROR_PAGES)
def test_error_page_renders_without_context_and_says_what_to_do(name: str) -> None:
    text = render_to_string(name)
    assert text.count("<h1") == 1
    assert text.count('class="govuk-body"') >= 3
    assert 'href="/"' in text


@pytest.mark.parametrize("name", ERROR_PAGES)
def test_error_page_renders_for_a_request(name: str, rf: RequestFactory) -> None:
    request: HttpRequest = rf.get("/")
    assert "wb-header" in Template('{% include "' + name + '" %}').render(
        Context({"request": request})
    )


def test_first_load_leaves_room_in_150_kilobytes() -> None:
    font = STATIC / "fonts" / "atkinson-hyperlegible-next-latin"
    own = sum(
        path.stat().st_size
        for path in (
            STATIC / "css" / "site.css",
            STATIC / "js" / "site.js",
            font.with_name(font.name + "-400.woff2"),
            font.with_name(font.name + "-700.woff2"),
        )
    )
    assert own < 97_000


def test_style_sheet_loads_nothing_but_our_own_fonts() -> None:
    text = (STATIC / "css" / "site.css").read_text()
    for address in re.findall(r"url\(([^)]*)\)", text):
        assert (STATIC / "css" / address.strip("\"'")).resolve().is_file()
    assert "GDS Transport" not in text
