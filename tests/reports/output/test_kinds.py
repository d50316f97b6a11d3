"""Every kind of file says all that is asked of one."""

import pytest
from django.urls import reverse

from reports.management.commands.build_paper import Command
from reports.output.kinds import FILE_KINDS, FileKind


@pytest.mark.parametrize("kind", FILE_KINDS.values(), ids=FILE_KINDS)
def test_kind_is_named_and_has_an_address(kind: FileKind) -> None:
    assert kind.suffix == f".{kind.word}"
    assert kind.name
    assert kind.title
    address = reverse(f"paper-{kind.word}", args=["programme", "paper"])
    assert address.endswith(f"paper/paper{kind.suffix}")
    assert kind.media_type.partition(";")[0].count("/") == 1


def test_only_a_pdf_is_soon_too_large_to_be_waited_for() -> None:
    small = {suffix: kind.small for suffix, kind in FILE_KINDS.items()}
    assert small == {".pdf": 100, ".docx": 3000, ".html": 3000, ".xlsx": 3000, ".json": 3000}


def test_command_line_names_every_kind() -> None:
    assert Command.help == (
        "Makes a paper of a case: PDF/UA-1 and PDF/A-3a (.pdf), a Word file (.docx), a web page "
        "in one file (.html), a workbook of its tables (.xlsx) or its content (.json). A paper with a part "
        "that nobody has given or explained is made as a draft alone. Exit status: 0 made, "
        "2 refused."
    )
