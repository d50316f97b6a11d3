"""Files that somebody or something has damaged: refused in words, never with a traceback, and
never half imported."""

import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemes.models import Programme
from tests.contract.test_examples import EXAMPLES
from tests.factories import make_user
from tests.reports.cases.cases import Json, cases, small
from tests.reports.commands import run
from tests.reports.undone import undone
from workbench.models import AuditEvent, Authority

SEEDS = [
    small(),
    *(
        json.loads(path.read_text(encoding="utf-8"))
        for path in (
            EXAMPLES / "measures.json",
            EXAMPLES / "stated-figures.json",
            EXAMPLES / "barnet-core.json",
        )
    ),
]
BARNET = (Path(site.BASE_DIR) / "fixtures" / "barnet.json").read_bytes()
# A path of the file, or a line and column of its text.
LINE = re.compile(r"(file|line \d+, column \d+|[\w.\-\[\]]+|.*\[\".*\"\].*|\".*\"): \S.*")

ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**40), 10**40),
    st.floats(),
    st.text(max_size=20),
    st.sampled_from(
        [
            "",
            "A",
            "1",
            "hml",
            "-1",
            "1e9",
            "١",
            "NaN",
            "pass",
            "\x00",
            "\ud800",
            "2018/19",
            "x" * 5000,
        ]
    ),
    st.sampled_from([[], {}, [[]], [{}], {"kind": "pass"}, {"missing": "x"}, [1] * 300]),
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path] if path else []
    steps: Any = value.items() if isinstance(value, dict) else ()
    steps = enumerate(value) if isinstance(value, list) else steps
    for step, inner in steps:
        found += places(inner, (*path, step))
    return found


@st.composite
def bent(draw: st.DrawFn, seeds: st.SearchStrategy[Json]) -> bytes:
    """A valid case with up to four values taken away, swapped, doubled or replaced."""
    case = copy.deepcopy(draw(seeds))
    for _ in range(draw(st.integers(1, 4))):
        known = places(case)
        if not known:
            break
        *way, last = draw(st.sampled_from(known))
        at: Any = case
        for step in way:
            at = at[step]
        match draw(st.sampled_from(["remove", "replace", "copy", "double", "rename"])):
            case "remove":
                del at[last]
            case "replace":
                at[last] = draw(ODD)
            case "copy":
                source: Any = case
                for step in draw(st.sampled_from(known)):
                    source = source[step]
                at[last] = copy.deepcopy(source)
            case "double" if isinstance(at, list):
                at.insert(last, copy.deepcopy(at[last]))
            case _ if isinstance(at, dict):
                at[draw(st.text(max_size=5))] = at.pop(last)
    return json.dumps(case, ensure_ascii=draw(st.booleans())).encode("utf-8", "surrogatepass")


@st.composite
def torn(draw: st.DrawFn) -> bytes:
    """A valid file with some of its bytes cut out, repeated or overwritten."""
    raw = draw(st.sampled_from([BARNET, *(json.dumps(seed).encode() for seed in SEEDS)]))
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(raw)))
        end = min(len(raw), start + draw(st.integers(0, 40)))
        middle = draw(
            st.binary(max_size=4)
            | st.sampled_from([raw[start:end] * 2, b"[" * 200, b'"', b"}", b",", b"1e999", b"NaN"])
        )
        raw = raw[:start] + middle + raw[end:]
    return raw


def check_refusal(raw: bytes, path: Path) -> None:
    path.write_bytes(raw)
    answer = run("appraise", path, "--json")
    assert answer.status in (0, 1, 2)
    assert (answer.status == 2) == bool(answer.errors)
    for line in answer.errors:
        assert LINE.fullmatch(line), line
        assert len(line) < 1000
    if answer.status == 2:
        assert answer.output == ""
    else:
        assert json.loads(answer.output)["format"] == "options-appraisal-result/1"


QUICK = settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.function_scoped_fixture,
    ],
)


@given(raw=bent(st.sampled_from(SEEDS)) | bent(cases()))
@QUICK
def test_bent_file_is_answered_or_refused_in_words(raw: bytes, tmp_path: Path) -> None:
    check_refusal(raw, tmp_path / "case.json")


@given(raw=torn() | st.binary(max_size=200))
@QUICK
def test_torn_file_is_answered_or_refused_in_words(raw: bytes, tmp_path: Path) -> None:
    check_refusal(raw, tmp_path / "case.json")


@pytest.mark.django_db
@given(raw=bent(st.sampled_from(SEEDS)))
@settings(QUICK, max_examples=40)
def test_import_is_whole_or_leaves_nothing(raw: bytes, tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_bytes(raw)
    with undone():
        lead = make_user()
        before = counts()
        answer = run("import_case", path, "--lead", lead.username)
        if answer.status == 2:
            assert answer.errors
            assert counts() == before
        else:
            programmes, events, _ = counts()
            assert (answer.status, programmes, events) == (0, before[0] + 1, before[1] + 1)


def counts() -> tuple[int, int, int]:
    return Programme.objects.count(), AuditEvent.objects.count(), Authority.objects.count()
