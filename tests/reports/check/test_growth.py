"""The work of the check grows with the length of a text, and not with its square."""

import sys
from types import FrameType
from typing import Any

import pytest

from reports.check.paper import check_paper
from reports.figures import Figures
from tests.reports.check.long_texts import long_text
from tests.reports.check.texts import document

TIMES = 4


def lines_run(text: str) -> int:
    """How many lines of code the check of a text runs, each turn of a loop counted."""
    paper = document(text)
    check_paper(paper, Figures(()))  # what is made once is made before
    count = 0

    def traced(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return traced

    before = sys.gettrace()
    sys.settrace(traced)
    try:
        check_paper(paper, Figures(()))
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("separator", [" ", "\n\n"])
def test_work_grows_with_the_length_of_a_section(separator: str) -> None:
    """In one paragraph, and in one for each sentence."""

    def text(amounts: int) -> str:
        return long_text(amounts).replace(". ", f".{separator}")

    assert lines_run(text(50 * TIMES)) < 1.15 * TIMES * lines_run(text(50))
