"""What the sweeps of the site share."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import client

from reports.jobs.content import key_of
from reports.output.kinds import FileKind
from reports.output.paper import ReadyPaper
from reports.render.child import Watch
from tests.once import once
from workbench.people.sessions import store


@pytest.fixture(autouse=True, scope="module")
def files_made_once() -> Iterator[None]:
    """Makes each file of the same content once a run, at whatever moment it is asked for: the sweeps
    ask who is sent which file, for one person and in one process after another."""
    make = FileKind.make

    def kept(
        kind: FileKind, paper: ReadyPaper, *, seconds: float, watch: Watch | None, pause: float
    ) -> bytes:
        of = key_of(replace(paper, made_at=None), kind.suffix)
        return once(lambda: make(kind, paper, seconds=seconds, watch=watch, pause=pause), of)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FileKind, "make", kept)
        yield


@pytest.fixture(scope="module")
def no_contexts() -> Iterator[None]:
    """Keeps no copy of what each template was given: a sweep reads what a page says, and a page
    has a hundred templates."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(client, "store_rendered_templates", lambda *told, **more: None)
        yield


@pytest.fixture(autouse=True, scope="module")
def last_used_unkept() -> Iterator[None]:
    """Has no request put down when its session was last used: a sweep that lasts for minutes would
    look at every row of the site after each page that only read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "TOUCHED", timedelta(days=1))
        yield
