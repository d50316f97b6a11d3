"""The name of a stored file follows from the imports of what makes it."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from reports.jobs.content import RENDERING, renderer_version, renderers
from reports.jobs.sources import PACKAGES, sources_of

ROOT = Path(settings.BASE_DIR)
# Makes every kind of file, then names the files of our own that Python has loaded.
MADE = """
import django, sys
django.setup()
from django.conf import settings
from pathlib import Path
from tests.reports.papers.papers import BARNET
from reports.casefile.file import read_case
from reports.output.kinds import FILE_KINDS
from reports.output.paper import paper_of
before = set(sys.modules)
paper = paper_of(read_case(BARNET).case)
for kind in (".html", ".docx", ".xlsx", ".json"):
    FILE_KINDS[kind].render(paper)
import reports.render.pdf.document
for name, module in sys.modules.items():
    if getattr(module, "__file__", None) and name not in before:
        print(module.__file__)
"""


def test_every_module_that_making_a_file_loads_is_a_source() -> None:
    run = subprocess.run(
        [sys.executable, "-c", MADE], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = {Path(line) for line in run.stdout.split()}
    ours = {
        one for one in loaded if one.is_relative_to(ROOT) and one.parts[len(ROOT.parts)] in PACKAGES
    }
    assert len(ours) > 20
    assert ours <= set(sources_of(RENDERING, ROOT))


@pytest.mark.parametrize(
    "name",
    [
        "workbench/charts/points.py",
        "workbench/charts/labels.py",
        "reports/render/docx/numbering.py",
        "reports/render/pdf/line_ends.py",
    ],
)
def test_a_drawing_or_a_renderer_is_a_source(name: str) -> None:
    assert ROOT / name in sources_of(RENDERING, ROOT)


def test_imports_are_followed_within_functions_and_through_packages(tmp_path: Path) -> None:
    room = tmp_path / "reports" / "room"
    room.mkdir(parents=True)
    (tmp_path / "reports" / "__init__.py").write_text("")
    (room / "__init__.py").write_text("from reports.other import thing\n")
    (room / "start.py").write_text("def later():\n    from reports.room import late\n")
    (room / "late.py").write_text("import json\nimport reports.last\n")
    for name in ("other", "last", "apart"):
        (tmp_path / "reports" / f"{name}.py").write_text("")
    found = {str(one.relative_to(tmp_path)) for one in sources_of(["reports.room.start"], tmp_path)}
    assert found == {
        "reports/__init__.py",
        "reports/room/__init__.py",
        "reports/room/start.py",
        "reports/room/late.py",
        "reports/other.py",
        "reports/last.py",
    }


def test_a_changed_source_is_another_renderer(monkeypatch: pytest.MonkeyPatch) -> None:
    before = renderer_version()
    monkeypatch.setattr(
        "reports.jobs.content.sources_of", lambda _modules, root: [root / "manage.py"]
    )
    renderers.cache_clear()
    try:
        assert renderer_version() != before
    finally:
        renderers.cache_clear()
