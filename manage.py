#!/usr/bin/env python
"""Runs the site's commands: `manage.py help` lists them."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workbench.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line
    from django.db import DatabaseError

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as wrong:
        sys.exit(f"{wrong}")
    except DatabaseError:
        from workbench.running.probes import NotReady, database, migrations

        try:
            database()
            migrations()
        except NotReady as why:
            sys.exit(f"{why}")
        raise


if __name__ == "__main__":
    main()
