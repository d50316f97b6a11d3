"""A file is where it is kept whole or not at all, whatever happens while it is written."""

from pathlib import Path
from uuid import uuid4

import pytest
from pytest_django import Settings

from reports.jobs import files
from reports.jobs.attending import is_small
from reports.jobs.making import make_render as make_file_of
from reports.models import Render
from tests.factories import World
from tests.reports.jobs.renders import make_render, small_document
from tests.reports.papers.papers import barnet_document


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.PAPERS_DIR = tmp_path / "papers"
    return tmp_path / "papers"


def test_file_is_there_at_once_and_for_its_owner_alone(world: World, folder: Path) -> None:
    render = make_render(world.lead)
    files.write_file(render, b"%PDF whole", uuid4())
    assert [path.name for path in folder.iterdir()] == [f"{render.key}.pdf"]
    assert render.path.read_bytes() == b"%PDF whole"
    assert (render.path.stat().st_mode & 0o777, folder.stat().st_mode & 0o777) == (0o600, 0o700)


@pytest.mark.parametrize("fails", ["fsync", "fdopen"])
def test_disk_that_fails_midway_leaves_nothing(
    world: World, folder: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    """At the moment when some or all of it is written under its other name."""
    written: list[set[str]] = []

    def fail(*args: object) -> None:
        written.append({path.name[:1] for path in folder.iterdir()})
        raise OSError("No space left on device")

    render = make_render(world.lead, kind=".json")
    monkeypatch.setattr(files.os, fails, fail)
    make_file_of(render.pk)
    assert written == [{"."}], "nothing stood under the file's own name"
    assert list(folder.iterdir()) == []
    render.refresh_from_db()
    assert render.state == Render.State.FAILED
    with pytest.raises(FileNotFoundError):
        render.open_file()


def test_half_of_another_attempt_is_not_taken_for_the_file(world: World, folder: Path) -> None:
    """As a maker leaves it that was killed while it wrote."""
    render = make_render(world.lead, kind=".json")
    folder.mkdir()
    half = folder / f".{render.key}-{uuid4().hex}"
    half.write_bytes(b"{")
    make_file_of(render.pk)
    render.refresh_from_db()
    with render.open_file() as file:
        assert len(file.read()) == render.size


def test_long_paper_is_small_in_any_kind_but_pdf() -> None:
    assert is_small(small_document(), ".pdf")
    assert not is_small(barnet_document(), ".pdf")
    assert is_small(barnet_document(), ".docx")
