"""What came of verifying a file."""

from dataclasses import dataclass
from enum import StrEnum

from reports.output.attached import NotOurs


class CannotBeChecked(NotOurs):
    """A paper of this product that cannot be checked here; the message says why."""

    def __init__(self, why: str) -> None:
        super().__init__(f"This paper cannot be checked here, because {why}")


class By(StrEnum):
    """What decided: the bytes of the file, which are on record, or all that it holds."""

    BYTES = "bytes"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is otherwise than it was made, in a sentence, and the page it is on."""

    what: str
    page: int | None = None

    def __str__(self) -> str:
        return f"Page {self.page}: {self.what}" if self.page else self.what


@dataclass(frozen=True, slots=True)
class Verdict:
    """`differences` say what is otherwise; none: the same. `not_looked_at` says in sentences what
    could not be held against anything. `sha256` is that of the case in the file; `draft` are the
    words across the pages of a paper that was not issued; `tables` were worked out again."""

    by: By
    differences: tuple[Difference, ...] = ()
    not_looked_at: tuple[str, ...] = ()
    title: str = ""
    reference: str = ""
    version: str = ""
    draft: str = ""
    sha256: str = ""
    engine: str = ""
    tables: int = 0

    @property
    def identical(self) -> bool:
        return not self.differences

    @property
    def told(self) -> tuple[str, ...]:
        """The differences as people read them: one that many pages share is said once."""
        pages: dict[str, list[int]] = {}
        for one in self.differences:
            pages.setdefault(one.what, []).extend([one.page] if one.page else [])
        return tuple(_on_pages(what, sorted(set(at))) for what, at in pages.items())


def _on_pages(what: str, pages: list[int]) -> str:
    if not pages:
        return what
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    said = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs)
    return f"{'Page' if len(pages) == 1 else 'Pages'} {said}: {what}"


def as_json(verdict: Verdict) -> dict[str, object]:
    """The verdict for machines."""
    return {
        "same": verdict.identical,
        "by": str(verdict.by),
        "not_looked_at": list(verdict.not_looked_at),
        "differences": [{"page": one.page, "what": one.what} for one in verdict.differences],
    }
