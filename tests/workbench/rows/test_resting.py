"""The search for unused memory rests within, and goes on afterwards, whatever happened."""

import gc

import pytest

from workbench.rows.resting import resting


def test_the_search_rests_within_and_goes_on_after_a_fault() -> None:
    with pytest.raises(ValueError, match="wrong"), resting():
        with resting():
            pass
        assert not gc.isenabled()
        raise ValueError("wrong")
    assert gc.isenabled()
