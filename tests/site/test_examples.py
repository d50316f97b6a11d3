"""The suite tries the same examples in every process and every run."""

from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

_MODULE = "loaded_between_two_runs"


def drawn() -> list[int | str]:
    """The examples of one property, in their sequence."""
    values: list[int | str] = []

    @settings(settings.get_profile("suite"), max_examples=200)
    @given(st.integers() | st.text())
    def keeps(value: int | str) -> None:
        values.append(value)

    keeps()
    return values


def test_what_is_loaded_changes_no_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = drawn()
    constants = [*range(10_000, 10_400), *(f"word {number}" for number in range(400))]
    tmp_path.joinpath(f"{_MODULE}.py").write_text(f"OURS = {constants}\n")
    monkeypatch.syspath_prepend(tmp_path)
    import_module(_MODULE)
    assert drawn() == before
