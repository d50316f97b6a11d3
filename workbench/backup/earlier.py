"""The tables of an earlier release in an empty database, as its migrations make them, for a backup
of that release."""

from collections.abc import Collection, Mapping, Sequence

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from workbench.backup.refused import BackupRefused
from workbench.backup.tables import Table

Key = tuple[str, str]
Known = Mapping[Key, frozenset[Key]]


def known_migrations() -> dict[Key, frozenset[Key]]:
    """The migrations of this release. One that stands in place of others, all of which are there as
    well, comes with those: a database comes to the same by either."""
    found = MigrationLoader(None).disk_migrations
    assert found is not None
    parts = {key: frozenset((app, name) for app, name in found[key].replaces) for key in found}
    return {key: those if those <= set(found) else frozenset() for key, those in parts.items()}


def later_ones(its: Collection[Key], known: Known) -> list[Key]:
    """What this release would still apply to a database that has these migrations."""
    has = set(its) | {key for key, parts in known.items() if parts and parts <= set(its)}
    return sorted(set(known) - has)


def earlier_tables(
    its: Collection[Key],
    known: Known,
    columns: Mapping[str, Sequence[str]],
) -> tuple[list[Table], list[str]]:
    """Makes the tables that a release with these migrations had, where there are none yet: those of
    its backup, by the `columns` that it names for each, and the names of all. Raises
    `BackupRefused` where the database has other tables, or the migrations make other columns."""
    single = {key for key in its if not known[key]}
    recorder = MigrationRecorder(connection)
    # Tables that another try has made, and left empty, do.
    standing = {key for key in recorder.applied_migrations() if not known.get(key)}
    if standing and standing != single:
        raise BackupRefused(
            "The backup is of an earlier release, and the database has tables of another: make an "
            "empty database and do not run manage.py migrate in it. This command makes the tables "
            "as that release had them, restores the backup, and migrates it."
        )
    executor = MigrationExecutor(connection)
    # One by one: what stands in place of several may reach further than that release had come.
    executor.loader = MigrationLoader(connection, replace_migrations=False)
    try:
        state = executor.migrate(_last_of(single, executor.loader))
    except DatabaseError as error:
        reason = str(error).partition("\n")[0]
        raise BackupRefused(
            f"The tables of the earlier release cannot be made ({reason}): make an empty database."
        ) from error
    then = state.apps.get_models(include_auto_created=True)
    models = {one._meta.db_table: one for one in then if one._meta.managed and not one._meta.proxy}
    made = {
        name: {str(field.column) for field in one._meta.concrete_fields}
        for name, one in models.items()
    }
    if any(made.get(name) != set(named) for name, named in columns.items()):
        raise BackupRefused(
            "The backup has other columns than its migrations make: restore it with the release "
            "that made it."
        )
    travelling = [Table(models[name], tuple(named)) for name, named in columns.items()]
    return travelling, sorted(models)


def _last_of(keys: Collection[Key], loader: MigrationLoader) -> list[Key]:
    """Those that no other of the same app follows: Django takes migrations back where it is asked
    for one that others follow."""
    nodes = loader.graph.node_map
    return [
        key
        for key in sorted(keys)
        if not any(child.key in keys and child.key[0] == key[0] for child in nodes[key].children)
    ]
