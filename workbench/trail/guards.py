"""Triggers by which the database itself refuses to change or remove what is written once.

They are put up after every migration, since SQLite drops the triggers of a table that it makes anew
for a new column. `missing` says which of them do not stand as they should.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.apps import AppConfig
from django.apps import apps as all_apps
from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import IntegrityError

from workbench.models import AuditHead, Frozen

REFUSED: Final = "written once"
# The end of a chain moves on with every event, by several where one write leaves several, and never
# back.
MOVES_ON: Final = "NEW.chain = OLD.chain AND NEW.length > OLD.length"


@dataclass(frozen=True, slots=True)
class Trigger:
    """One trigger: its name, its table, and the statements that put it up. `body` is what the
    database keeps of it."""

    name: str
    table: str
    put_up: str
    body: str


def refused_by_guard(error: IntegrityError) -> bool:
    """Whether a write was refused since it would change what is written once."""
    return REFUSED in str(error)


def guarded(config: AppConfig | None = None) -> list[type[models.Model]]:
    """The models, of one app or of all, whose rows the database keeps as they are."""
    found = config.get_models() if config else all_apps.get_models()
    return [model for model in found if issubclass(model, Frozen) or model is AuditHead]


def put_up(models_of: Iterable[type[models.Model]], connection: BaseDatabaseWrapper) -> None:
    """Puts up the triggers of these models, in place of those that stand."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        for model in models_of:
            if model._meta.db_table not in tables:
                continue
            _take_down(model, connection, cursor)
            for trigger in triggers(model, connection.vendor):
                # Without parameters, so that no sign of the body is taken for one.
                cursor.execute(trigger.put_up, params=None)


def take_down(models_of: Iterable[type[models.Model]], connection: BaseDatabaseWrapper) -> None:
    """Takes the triggers down, for a migration that has to change what is written once. They are
    put up again when the migrations are through."""
    with connection.cursor() as cursor:
        for model in models_of:
            _take_down(model, connection, cursor)


def missing(connection: BaseDatabaseWrapper) -> list[Trigger]:
    """The triggers that do not stand, are switched off, or do something else."""
    wanted = [one for model in guarded() for one in triggers(model, connection.vendor)]
    with connection.cursor() as cursor:
        standing = _standing(connection, cursor)
    return [one for one in wanted if standing.get((one.table, one.name)) != one.body]


def put_up_after_migrating(sender: AppConfig, using: str, **_more: Any) -> None:
    """Receives `post_migrate` for each app."""
    put_up(guarded(sender), connections[using])


def triggers(model: type[models.Model], vendor: str) -> list[Trigger]:
    """The triggers of a model on this kind of database."""
    return list(_of_postgresql(model) if vendor == "postgresql" else _of_sqlite(model))


# SQLite


def _of_sqlite(model: type[models.Model]) -> Iterator[Trigger]:
    table = model._meta.db_table
    refuse = f"SELECT RAISE(ABORT, '{table} rows are {REFUSED}')"
    unless = f" WHEN NOT ({MOVES_ON})" if model is AuditHead else ""
    yield _sqlite(table, "update", f"BEFORE UPDATE ON {table}{unless} BEGIN {refuse}; END")
    yield _sqlite(table, "delete", f"BEFORE DELETE ON {table} BEGIN {refuse}; END")
    # INSERT OR REPLACE removes the row that is in its way without asking the trigger above.
    known = "; ".join(_refusals_of_known(model))
    yield _sqlite(table, "replace", f"BEFORE INSERT ON {table} BEGIN {known}; END")


def _refusals_of_known(model: type[models.Model]) -> Iterator[str]:
    """Refuses a row that is there already, in the words that SQLite itself has for it."""
    table = model._meta.db_table
    fields = {field.name: field.column for field in model._meta.concrete_fields}
    unique = [[model._meta.pk.column]] + [
        [fields[name] for name in rule.fields]
        for rule in model._meta.constraints
        if isinstance(rule, models.UniqueConstraint)
    ]
    for columns in unique:
        told = ", ".join(f"{table}.{column}" for column in columns)
        same = " AND ".join(f"{column} = NEW.{column}" for column in columns)
        refuse = f"SELECT RAISE(ABORT, 'UNIQUE constraint failed: {told}')"
        yield refuse + f" FROM {table} WHERE {same} LIMIT 1"


def _sqlite(table: str, what: str, rest: str) -> Trigger:
    name = f"{table}_{what}"
    statement = f"CREATE TRIGGER {name} {rest}"
    return Trigger(name, table, statement, statement)


# PostgreSQL

_FUNCTION: Final = """
BEGIN
    RAISE EXCEPTION '% rows are written once', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END
"""


def _of_postgresql(model: type[models.Model]) -> Iterator[Trigger]:
    table = model._meta.db_table
    unless = f" WHEN (NOT ({MOVES_ON}))" if model is AuditHead else ""
    for what, type_, when in (
        ("update", 19, f"BEFORE UPDATE ON {table} FOR EACH ROW{unless}"),
        ("delete", 11, f"BEFORE DELETE ON {table} FOR EACH ROW"),
        ("truncate", 34, f"BEFORE TRUNCATE ON {table} FOR EACH STATEMENT"),
    ):
        name = f"{table}_{what}"
        statements = (
            f"CREATE OR REPLACE FUNCTION workbench_written_once() RETURNS trigger "
            f"LANGUAGE plpgsql AS $${_FUNCTION}$$",
            f"CREATE TRIGGER {name} {when} EXECUTE FUNCTION workbench_written_once()",
            # Also for a session that calls itself a replica.
            f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}",
        )
        conditional = "when" if what == "update" and unless else "always"
        body = f"A {type_} {conditional} {_FUNCTION}"
        yield Trigger(name, table, "; ".join(statements), body)


# What stands


def _standing(connection: BaseDatabaseWrapper, cursor: Any) -> dict[tuple[str, str], str]:
    """The triggers of the database by table and name, each as `Trigger.body` has it."""
    if connection.vendor == "postgresql":
        cursor.execute(
            "SELECT c.relname, t.tgname, t.tgenabled::text || ' ' || t.tgtype || ' ' || "
            "CASE WHEN t.tgqual IS NULL THEN 'always' ELSE 'when' END || ' ' || p.prosrc "
            "FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
            "JOIN pg_proc p ON p.oid = t.tgfoid "
            "WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace"
        )
    else:
        cursor.execute("SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'trigger'")
    return {(table, name): body for table, name, body in cursor.fetchall()}


def _take_down(model: type[models.Model], connection: BaseDatabaseWrapper, cursor: Any) -> None:
    table = model._meta.db_table
    for trigger in triggers(model, connection.vendor):
        on = f" ON {table}" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER IF EXISTS {trigger.name}{on}", params=None)
