"""Whatever row is removed, with whatever hangs on it, comes back as it was."""

from collections.abc import Iterator
from io import StringIO
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models, transaction

from appraisal.models import Appraisal, Criterion, Option
from schemes.models import AttachmentContent, Programme, Scheme
from tests.reports.removals.tables import everything
from tests.site.site import make_site
from workbench.models import Frozen, Removal, RemovedRow, User
from workbench.removals.restoring import restore
from workbench.rows.removing import HeldByOthers, StaysOnRecord, files_in, remove_row
from workbench.rows.writing import write

pytestmark = pytest.mark.django_db
_OF_PROGRAMMES = ("schemes", "appraisal", "reports")


def kinds() -> Iterator[type[models.Model]]:
    for name in _OF_PROGRAMMES:
        for model in apps.get_app_config(name).get_models():
            if not issubclass(model, Frozen) and not model._meta.proxy:
                yield model


def removed(row: models.Model, by: User) -> Removal | None:
    """The removal of this row; None where something keeps it."""
    try:
        with write(by=by, token=uuid4()) as writer:
            writer.record("removed", row, Programme.objects.order_by("pk")[0], removed=True)
            through = isinstance(row, Programme | Scheme | Appraisal)
            return remove_row(writer, row, Programme.objects.order_by("pk")[0], through=through)
    except (HeldByOthers, StaysOnRecord):
        return None


def come_and_gone(by: User) -> set[type[models.Model]]:
    """Removes the first and the last row of each kind and undoes it, one after the other; gives
    the kinds of which one went."""
    found: set[type[models.Model]] = set()
    kept = RemovedRow.objects.count()
    before = everything()
    for model in kinds():
        rows = model._base_manager.order_by("pk")
        for row in {one.pk: one for one in (rows.first(), rows.last()) if one}.values():
            key = row.pk
            removal = removed(row, by)
            if removal is None:
                assert everything() == before, model
                continue
            assert not model._base_manager.filter(pk=key).exists()
            restore(removal, by=by, token=uuid4())
            now = everything()
            assert {name for name in now if now[name] != before[name]} == set(), model
            found.add(model)
    assert RemovedRow.objects.count() == kept, "nothing is kept of what is back"
    return found


def test_each_row_of_the_five_cases_comes_back_as_it_was() -> None:
    call_command("load_demonstration", stdout=StringIO(), stderr=StringIO())
    went = come_and_gone(User.objects.create_superuser("administrator"))
    assert {Programme, Appraisal, Option, Criterion, Scheme} <= went


def test_each_row_of_a_site_with_all_kinds_comes_back_as_it_was() -> None:
    make_site()
    went = come_and_gone(User.objects.get(username="administrator"))
    assert {Option, Criterion, AttachmentContent} <= went


def test_no_relation_lets_a_row_stay_without_what_it_named() -> None:
    """Or it would have to be put back as well."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if field.remote_field and model._meta.app_label in {*_OF_PROGRAMMES, "workbench"}:
                assert field.remote_field.on_delete in {models.CASCADE, models.PROTECT}, field
        assert len(files_in(model)) <= 1, model


def test_what_fails_half_way_leaves_nothing_half_done() -> None:
    make_site()
    by, row = User.objects.get(username="administrator"), Option.objects.order_by("pk").last()
    assert row is not None
    copied = {"appraisal": row.appraisal, "code": row.code, "slug": row.slug, "name": row.name}
    removal = removed(row, by)
    assert removal is not None
    with transaction.atomic():
        Option.objects.create(**copied)
    before = everything()
    with pytest.raises(Exception, match="taken its place"):
        restore(removal, by=by, token=uuid4())
    assert everything() == before
