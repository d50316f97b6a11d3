"""The rows of a preview, kept as texts, come back as they were."""

import pytest

from schemes.spreadsheets.compare.changes import KeptRows, RowChange


def rows(count: int) -> list[RowChange]:
    return [
        RowChange(
            "Lines", n + 2, f"A{n}: £", f"A{n}", None if n % 2 else n, {}, {"note": f"“{n}”"}, {}
        )
        for n in range(count)
    ]


@pytest.mark.parametrize("count", [0, 1, 100, 101, 250])
def test_kept_rows_are_those_of_the_changes(count: int) -> None:
    made = rows(count)
    kept = KeptRows.of(made)
    assert (len(kept), list(kept)) == (count, [one.as_json() for one in made])
    assert kept[95:105] == [one.as_json() for one in made[95:105]]
    assert KeptRows(kept.texts, count)[:1] == [one.as_json() for one in made[:1]]
