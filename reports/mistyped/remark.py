"""One thing that a case file says and nothing takes up."""

from collections.abc import Collection
from typing import NamedTuple

from workbench.casefile.faults import CaseFault, quoted, unknown
from workbench.casefile.near import nearest


class Remark(NamedTuple):
    """What stands at `place` and has no effect, or another than it seems to have. `slip`: it can
    only be mistyped, and a file that somebody wrote is refused for it."""

    place: str
    message: str
    slip: bool = False

    @property
    def fault(self) -> CaseFault:
        return CaseFault(self.place, self.message)

    def __str__(self) -> str:
        return str(self.fault)


def misnamed(
    place: str,
    given: str,
    kind: str,
    known: Collection[str],
    *,
    unused: Collection[str] | None = None,
    so: str = "",
) -> list[Remark]:
    """What there is to say of a name that is not among those `known`; nothing where it is. It is a
    slip where one that nobody else has taken (`unused`, all of them without it) is nearly the
    same. `kind` is what it should be, with its article; `so` what becomes of it."""
    if given in known:
        return []
    near = nearest(given, known if unused is None else unused)
    if near:
        message = f"{quoted(given)} is not {kind}; did you mean {quoted(near)}?"
        return [Remark(place, message, slip=True)]
    message = unknown(given, kind, known)
    return [Remark(place, f"{message}{_then(message, so)}")]


def _then(message: str, so: str) -> str:
    if not so:
        return ""
    return f" {so[:1].upper()}{so[1:]}" if message.endswith("?") else f": {so}"
