"""What changed between two versions, as a reader waits for it: both are read from what they froze."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from reports.casefile.canonical import case_text
from reports.casefile.own import own_case
from reports.casefile.parts import Case
from reports.changes.versions import Copy, versions_between
from reports.document.content_json import content_json, document_from
from reports.output.paper import paper_document
from tests.benchmarks.papers import Say
from tests.reports.cases.typed import typed
from workbench.casefile.parts import read

GOAL = 1000  # milliseconds for two papers of fifty pages
WORD = re.compile(r"\{[^{}]*\}|\b(?!Table\b)[a-z]{4,}\b")
FIXTURES = Path(settings.BASE_DIR) / "fixtures"


@dataclass(frozen=True)
class Frozen:
    """What a version keeps: its paper and its case as text."""

    content: bytes
    case: str

    def copy(self) -> Copy:
        return Copy(document_from(self.content), read(Case, json.loads(self.case)))


def changes(say: Say) -> None:
    """Barnet's fifty pages against themselves with one figure, with every paragraph and with every
    word otherwise; then the hundred and more of Cambridgeshire's pack."""
    for fixture, reference, pages in (("barnet", "obc", 50), ("cambridgeshire", "pack", 120)):
        data = json.loads((FIXTURES / f"{fixture}.json").read_text("utf-8"))
        old = frozen(data, reference)
        for what, made in (
            ("one word", with_texts(data, lambda text: text.replace("the", "thy", 1))),
            ("each paragraph", with_texts(data, lambda text: text.replace(". ", ", as ever. "))),
            ("each word", with_texts(data, backwards)),
        ):
            new = frozen(made, reference)
            say(
                f"{pages} pages, {what} otherwise",
                5,
                lambda old=old, new=new: versions_between(old.copy(), new.copy(), whole=True),
                goal=GOAL * pages / 50,
            )


def frozen(data: dict[str, Any], reference: str) -> Frozen:
    case = own_case(typed(data), reference)
    return Frozen(content_json(paper_document(case, reference, whole=True)), case_text(case))


def with_texts(data: dict[str, Any], change: Callable[[str], str]) -> dict[str, Any]:
    """The case with every text that officers wrote changed."""
    papers = [
        one
        | {"sections": [s | {"text": change(s.get("text", ""))} for s in one.get("sections", [])]}
        for one in data["papers"]
    ]
    schemes = [
        one | {"answers": {key: change(text) for key, text in one.get("answers", {}).items()}}
        for one in data.get("schemes", [])
    ]
    return data | {"papers": papers, "schemes": schemes}


def backwards(text: str) -> str:
    """Another text: its longer words the other way round, but for what stands in braces."""
    return WORD.sub(lambda found: found[0] if found[0][0] == "{" else found[0][::-1], text)
