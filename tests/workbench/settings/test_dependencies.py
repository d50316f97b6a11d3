"""Every dependency is pinned with its hashes, and an audit that looked at nothing says so."""

import importlib.util
import json
import re
import zipfile
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def audit() -> ModuleType:
    spec = importlib.util.spec_from_file_location("audit", ROOT / ".ci" / "audit.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_dependency_is_pinned_by_version_and_hash(name: str) -> None:
    entries = re.split(r"\n(?=\S)", (ROOT / name).read_text().strip())
    entries = [entry for entry in entries if not entry.startswith("#")]
    assert len(entries) > 40
    for entry in entries:
        assert re.match(r"[\w.-]+(\[[\w,-]+\])?==[\w.!+-]+", entry), entry[:60]
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry[:60]
        assert "http:" not in entry, entry[:60]


def affected(**values: Any) -> dict[str, Any]:
    return {"package": {"ecosystem": "PyPI", "name": "Weak_Thing"}, **values}


def test_a_file_of_advisories_is_matched_by_version(
    audit: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    events = [{"introduced": "1.0"}, {"fixed": "1.4"}, {"introduced": "2.0"}, {"fixed": "2.1"}]
    ranged = affected(ranges=[{"type": "ECOSYSTEM", "events": events}])
    advisory = {"id": "PYSEC-1", "affected": [ranged]}
    for version, weak in (("0.9", 0), ("1.0", 1), ("1.3.9", 1), ("1.4", 0), ("2.0.5", 1), ("3", 0)):
        assert len(list(audit.faults_of(advisory, {"weak-thing": version}))) == weak, version
    named = {"id": "PYSEC-2", "affected": [affected(versions=["7.7"])]}
    last = {"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"last_affected": "3.2"}]}
    until = {"id": "PYSEC-3", "affected": [affected(ranges=[last])]}
    withdrawn = {**named, "id": "PYSEC-4", "withdrawn": "2026-01-01"}
    file = tmp_path / "all.zip"
    with zipfile.ZipFile(file, "w") as package:
        for at, one in enumerate((advisory, named, until, withdrawn)):
            package.writestr(f"{at}.json", json.dumps(one))
    assert audit.by_file({"weak-thing": "7.7"}, file) == (set(), [])  # not whole
    monkeypatch.setattr(audit, "LEAST_ADVISORIES", 4)
    assert audit.by_file({"weak-thing": "7.7"}, file)[1] == ["weak-thing 7.7: PYSEC-2"]
    assert audit.by_file({"weak-thing": "3.2"}, file)[1] == ["weak-thing 3.2: PYSEC-3"]
    assert audit.by_file({"other": "3.2"}, file) == ({"other"}, [])


def test_an_audit_that_looked_at_nothing_says_so(
    audit: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(audit, "by_index", lambda _lock: (set(), []))
    assert audit.main([]) == 2
    assert "NOT AUDITED" in capsys.readouterr().out
    locked = set(audit.pinned((ROOT / "requirements.txt").read_text()))
    monkeypatch.setattr(audit, "by_index", lambda _lock: (locked, []))
    assert audit.main([]) == 0
    monkeypatch.setattr(audit, "by_index", lambda _lock: (locked, ["django 1.0: PYSEC-0"]))
    assert audit.main([]) == 1
