"""Commands as a person meets them: what they print, what they complain of, how they end."""

import io
from dataclasses import dataclass

from django.core.management import call_command


@dataclass(frozen=True)
class Answer:
    status: int
    output: str
    errors: list[str]


def run(command: str, *arguments: object) -> Answer:
    """Runs a management command in this process. Anything but an exit is an error of the test."""
    output, errors = io.StringIO(), io.StringIO()
    status = 0
    try:
        call_command(command, *(str(a) for a in arguments), stdout=output, stderr=errors)
    except SystemExit as end:
        status = int(end.code or 0)
    return Answer(status, output.getvalue(), errors.getvalue().splitlines())
