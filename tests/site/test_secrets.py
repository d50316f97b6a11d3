"""Secrets come from the environment alone, and stand in no line of the log."""

import io
import logging
from argparse import ArgumentParser
from typing import Final

import pytest
from django.core.management import get_commands, load_command_class

from workbench.settings.logs import LineFormatter

OURS: Final = ("workbench", "schemes", "appraisal", "reports")
SECRET: Final = ("password", "secret", "passphrase", "token", "credential")


def test_no_command_takes_a_secret_as_an_argument() -> None:
    """Every user of a machine can read the arguments of every process."""
    seen = 0
    for name, app in get_commands().items():
        if str(app).partition(".")[0] not in OURS:
            continue
        seen += 1
        parser: ArgumentParser = load_command_class(str(app), name).create_parser("manage.py", name)
        # One that takes no value asks for a secret to be made, and tells none.
        for action in (one for one in parser._actions if one.nargs != 0):
            for option in (*action.option_strings, action.dest):
                plain = option.strip("-").replace("-", "_")
                assert not any(part in plain for part in SECRET) or plain.endswith("_file"), (
                    name,
                    option,
                )
    assert seen > 5


@pytest.mark.parametrize("secret", ["postgresql://w:hunter2hunter2@db/w", "sessionid=abcdef0123"])
def test_what_an_exception_quotes_stands_in_no_line(secret: str) -> None:
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(LineFormatter())
    log = logging.Logger("django.request")
    log.addHandler(handler)
    try:
        raise ValueError(f"could not connect to {secret}")
    except ValueError:
        log.exception("Internal Server Error: /links/%s", secret)
    assert "ValueError" in written.getvalue()
    assert secret not in written.getvalue()
