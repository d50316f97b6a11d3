"""An interchange file, read strictly: the whole of it is right, or every error is named.

Errors come in stages (the bytes, the shape, what the parts say of one another), because a later
stage can only be judged where the earlier ones hold; all errors of one stage are reported.
"""

from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any

from appraisal.casefile.faults import reference_faults as appraisal_faults
from reports.casefile.canonical import canonical, write_json
from reports.casefile.comment_faults import comment_faults
from reports.casefile.faults import paper_faults
from reports.casefile.parts import Case
from reports.casefile.schema import schema_faults
from reports.casefile.strict_json import MAX_BYTES, NotReadable, read_json
from schemes.casefile.faults import reference_faults as scheme_faults
from workbench.casefile.faults import FILE, MOST_FAULTS, CaseFault, Json, in_sequence, quoted
from workbench.casefile.parts import read

MOST_ERRORS = 100  # lines that are printed before the rest are counted


class CaseRefused(ValueError):
    """The file was refused; `errors` are lines of text, each with its place, in sequence."""

    def __init__(self, faults: list[CaseFault]) -> None:
        lines = [str(fault) for fault in in_sequence(faults)]
        rest = len(lines) - MOST_ERRORS
        if rest > 0:
            more = "or more " if len(faults) >= MOST_FAULTS else ""
            lines[MOST_ERRORS:] = [f"{FILE}: {rest} {more}further errors are not shown"]
        super().__init__("\n".join(lines))
        self.errors = tuple(lines)


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case without an error: as the file holds it, in canonical form, and as its typed parts."""

    data: Json
    case: Case

    @property
    def text(self) -> str:
        """The case as it stands in a file."""
        return write_json(self.data)


def read_case(source: bytes | Path) -> CaseFile:
    """The case in `source`. Raises `CaseRefused` for anything wrong with it, a path that cannot
    be read included."""
    raw = source if isinstance(source, bytes) else _bytes(source)
    try:
        data = read_json(raw)
    except NotReadable as error:
        raise CaseRefused(error.faults) from None
    return check_case(data)


def check_case(data: Any) -> CaseFile:
    """The case that `data` holds, as parsed from JSON. Raises `CaseRefused`."""
    faults = schema_faults(data)
    if not faults:
        data = canonical(data)
        found = chain(
            scheme_faults(data), appraisal_faults(data), paper_faults(data), comment_faults(data)
        )
        faults = list(islice(found, MOST_FAULTS))
    if faults:
        raise CaseRefused(faults)
    return CaseFile(data, read(Case, data))


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except IsADirectoryError:
        message = "is a folder, not a file"
    except FileNotFoundError:
        message = "there is no such file"
    except PermissionError:
        message = "may not be read by you"
    except (OSError, ValueError):
        message = "cannot be read"
    raise CaseRefused([CaseFault(quoted(str(path)), message)])
