"""All that the database holds, to be held against what it held before."""

from typing import Any

from workbench.backup.tables import tables

# What an act and its undoing leave behind, both on record.
_LEFT = {"workbench_auditevent", "workbench_audithead", "workbench_removal", "workbench_removedrow"}


def everything() -> dict[str, list[Any]]:
    """Every row of every table that travels in a backup, as a backup spells it."""
    return {table.name: list(table.rows()) for table in tables() if table.name not in _LEFT}
