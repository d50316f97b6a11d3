"""The end of a process that lays out a paper."""

from pathlib import Path

import pytest

from reports.render.pdf.paper import extent_of, render_pdf
from tests.reports.jobs.renders import small_document


@pytest.mark.usefixtures("children_of_the_product")
def test_child_that_lays_out_takes_no_library_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thread of Pango's that begins late would find its code gone, and a whole file be lost."""
    taken_down = "import atexit, os\natexit.register(os._exit, 9)\n"
    (tmp_path / "sitecustomize.py").write_text(taken_down, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert render_pdf(small_document()).startswith(b"%PDF")
    assert extent_of(small_document()).filled
