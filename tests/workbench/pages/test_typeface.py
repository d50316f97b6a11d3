"""The typeface of pages and papers prints plain figures, each as wide as the others in a column."""

from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from reports.verify.glyphs import outlines

FONTS = Path(__file__).parents[3] / "static" / "fonts"
FILES = [FONTS / f"atkinson-hyperlegible-next-latin-{weight}.woff2" for weight in (400, 700)]


def substituted(font: Any, tag: str) -> dict[str, str]:
    """What stands for each glyph where this feature is on."""
    table = font["GSUB"].table
    found: dict[str, str] = {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == tag:
            for at in record.Feature.LookupListIndex:
                for rule in table.LookupList.Lookup[at].SubTable:
                    found |= getattr(rule, "ExtSubTable", rule).mapping
    return found


def contours(font: Any, glyph: str) -> int:
    _points, ends, _flags = font["glyf"][glyph].getCoordinates(font["glyf"])
    return len(ends)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem[-3:])
def test_nought_is_plain_and_the_one_with_a_stroke_is_a_choice(path: Path) -> None:
    font = TTFont(path)
    plain = font.getBestCmap()[ord("0")]
    equal = substituted(font, "tnum")[plain]
    stroke = substituted(font, "zero")
    for glyph in (plain, equal):
        # An outline and the hole within it; a stroke makes two holes of that one.
        assert contours(font, glyph) == 2
        assert contours(font, stroke[glyph]) == 3
        assert font["hmtx"][stroke[glyph]] == font["hmtx"][glyph]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem[-3:])
def test_figures_of_a_column_are_equally_wide(path: Path) -> None:
    font = TTFont(path)
    equal = substituted(font, "tnum")
    names = [font.getBestCmap()[ord(figure)] for figure in "0123456789"]
    assert len({font["hmtx"][equal.get(name, name)][0] for name in names}) == 1


def test_papers_with_either_nought_are_known_as_ours() -> None:
    # Two weights, each at its own and at equal width, plain and with a stroke.
    assert sorted(len(ends) for _points, ends, _on in outlines()["0"]) == [2] * 4 + [3] * 4
