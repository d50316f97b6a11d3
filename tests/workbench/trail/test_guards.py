"""The database itself refuses to change or remove what is written once."""

from importlib import import_module
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction

from tests.factories import World, make_programme, make_user
from tests.site.test_models import FROZEN, frozen_row, named
from tests.workbench.trail.tampering import EVENTS, add_events, past_the_guards, run
from workbench.models import AuditEvent, AuditHead, User
from workbench.rows.writing import AlreadyDone, WrittenOnce, write
from workbench.trail.guards import guarded, missing, put_up, take_down, triggers
from workbench.trail.verifying import verified_chains

pytestmark = pytest.mark.django_db
MODELS = sorted(FROZEN, key=named)


def refused(sql: str, *values: object) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        run(sql, values)


def columns_of(model: type[models.Model]) -> str:
    fields = model._meta.concrete_fields
    return ", ".join(connection.ops.quote_name(field.column) for field in fields)


def test_frozen_models_are_guarded() -> None:
    assert set(guarded()) == {*FROZEN, AuditHead}
    assert missing(connection) == []


@pytest.mark.parametrize("model", MODELS, ids=named)
def test_row_cannot_be_changed_or_removed_by_sql(model: type[models.Model], world: World) -> None:
    row = frozen_row(model, world)
    table, before = model._meta.db_table, model._default_manager.filter(pk=row.pk).values().get()
    refused(f"UPDATE {table} SET id = id WHERE id = %s", row.pk)
    refused(f"DELETE FROM {table} WHERE id = %s", row.pk)
    refused(f"DELETE FROM {table}")
    if connection.vendor == "postgresql":
        connection.check_constraints()
        refused(f"TRUNCATE {table} CASCADE")
    assert model._default_manager.filter(pk=row.pk).values().get() == before


@pytest.mark.parametrize("model", MODELS, ids=named)
@pytest.mark.parametrize("how", ["REPLACE", "IGNORE", "ABORT"])
def test_row_cannot_be_replaced(model: type[models.Model], how: str, world: World) -> None:
    if connection.vendor == "postgresql":
        pytest.skip("PostgreSQL has no INSERT OR REPLACE; its ON CONFLICT updates, which is tried")
    row = frozen_row(model, world)
    table, before = model._meta.db_table, model._default_manager.filter(pk=row.pk).values().get()
    names = columns_of(model)
    refused(f"INSERT OR {how} INTO {table} ({names}) SELECT {names} FROM {table}")
    for rule in model._meta.constraints:
        if isinstance(rule, models.UniqueConstraint):
            # Another key, and what must stand once the same.
            other = names.replace('"id"', '"id" + 1000', 1)
            refused(f"INSERT OR {how} INTO {table} ({names}) SELECT {other} FROM {table}")
    assert model._default_manager.values().get() == before


@pytest.mark.parametrize("model", MODELS, ids=named)
def test_row_cannot_be_changed_where_it_is_in_the_way(
    model: type[models.Model], world: World
) -> None:
    frozen_row(model, world)
    table = model._meta.db_table
    names = columns_of(model)
    refused(
        f"INSERT INTO {table} ({names}) SELECT {names} FROM {table} WHERE true "
        f"ON CONFLICT (id) DO UPDATE SET id = {table}.id"
    )


def test_end_of_a_chain_moves_on_and_never_back() -> None:
    add_events(2)
    heads = AuditHead._meta.db_table
    for change in (
        "length = length",
        "length = length - 1",
        "chain = 5, length = length + 1",
        "sha256 = ''",
    ):
        refused(f"UPDATE {heads} SET {change}")
    refused(f"DELETE FROM {heads}")
    add_events(1)
    assert AuditHead.objects.get().length == 3


def test_guards_that_are_gone_are_missed_and_come_back() -> None:
    names = {one.name for model in guarded() for one in triggers(model, connection.vendor)}
    connection.check_constraints()
    take_down(guarded(), connection)
    assert {one.name for one in missing(connection)} == names
    assert len(names) > len(guarded())  # several for each model
    call_command("migrate", verbosity=0)
    assert missing(connection) == []


def test_guard_that_does_nothing_is_missed() -> None:
    (first, *_rest) = triggers(AuditEvent, connection.vendor)
    connection.check_constraints()
    if connection.vendor == "postgresql":
        run(f"ALTER TABLE {EVENTS} DISABLE TRIGGER {first.name}")
        assert [one.name for one in missing(connection)] == [first.name]
        put_up([AuditEvent], connection)
        run(
            "CREATE OR REPLACE FUNCTION workbench_written_once() RETURNS trigger "
            "LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'"
        )
        every = [one for model in guarded() for one in triggers(model, connection.vendor)]
        by_it = {one.name for one in every if "workbench_written_once" in one.put_up}
        assert {one.name for one in missing(connection)} == by_it
        assert by_it
    else:
        run(f"DROP TRIGGER {first.name}")
        run(f"CREATE TRIGGER {first.name} BEFORE UPDATE ON {EVENTS} BEGIN SELECT 1; END")
        assert [one.name for one in missing(connection)] == [first.name]
    put_up(guarded(), connection)
    assert missing(connection) == []


def test_guards_of_a_table_that_is_not_there_yet_wait() -> None:
    class Later(AuditEvent):
        """A model whose table no migration has made."""

        class Meta:
            app_label = "workbench"
            managed = False

    try:
        put_up([Later], connection)
    finally:
        del apps.all_models["workbench"]["later"]
        apps.clear_cache()
    assert missing(connection) == []


# What people are told


def test_refusal_is_not_told_as_somebody_elses_change() -> None:
    programme, by = make_programme(), make_user("officer")
    add_events(1)
    with pytest.raises(WrittenOnce, match="stays as it was written"), write(by=by, token=uuid4()):
        run(f"UPDATE {EVENTS} SET subject = 'x'")
    with pytest.raises(WrittenOnce), write(by=by, token=uuid4()):
        run(f"DELETE FROM {EVENTS}")
    assert not AuditEvent.objects.filter(programme_id=programme.pk).exists()


def test_form_sent_twice_at_once_is_still_done_once() -> None:
    programme, by, token = make_programme(), make_user("officer"), uuid4()
    with pytest.raises(AlreadyDone), write(by=by, token=token) as writer:
        with write(by=by, token=token) as other:
            other.record("renamed programme", programme, programme)
        writer.record("renamed programme", programme, programme)


# Rows from before


@pytest.mark.parametrize("count", [0, 1, 7])
def test_earlier_events_are_chained_as_they_stand(count: int) -> None:
    programmes = [make_programme(), make_programme(), None]
    for _ in range(count):
        for programme in programmes:
            add_events(1, programme)
    before = list(AuditEvent.objects.order_by("pk").values())
    migration = import_module("workbench.migrations.0003_chain_earlier_events")
    with past_the_guards():
        run(f"UPDATE {EVENTS} SET place = 0, sha256 = '', previous_sha256 = ''")
        run(f"DELETE FROM {AuditHead._meta.db_table}")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(migration, "BATCH", 4)
            patch.setattr(AuditEvent, "objects", AuditEvent._base_manager)
            migration.chain(apps, None)
    assert list(AuditEvent.objects.order_by("pk").values()) == before
    assert [one.fault for one in verified_chains()] == [None] * (3 if count else 0)


@pytest.mark.django_db(transaction=True)
def test_tests_can_empty_the_database() -> None:
    """What this leaves is taken away past the guards, which stand again afterwards."""
    make_user("officer")
    with transaction.atomic():
        add_events(2)
    call_command("flush", verbosity=0, interactive=False)
    assert not AuditEvent.objects.exists()
    assert not User.objects.exists()
    assert missing(connection) == []
