"""Gives the typeface a plain nought: `python .ci/plain_nought.py FILE.woff2...`.

Its own nought has a stroke through it, which running figures do not want. The plain one is its
outline with one oval within, as far as the two halves beside the stroke reach; the one with the
stroke stays in the file, under the OpenType feature `zero`. A file that has a plain one stays as
it is.
"""

import sys
from copy import deepcopy
from typing import Any

from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables

NOUGHT, EQUAL = "zero", "zero.tf"  # as wide as it is, and as wide as every other figure
WITH_STROKE = {NOUGHT: "zero.slash", EQUAL: "zero.tf.slash"}

Contour = list[tuple[str, Any]]
Box = tuple[float, float, float, float]


def make_plain(path: str) -> None:
    """Writes the file with a plain nought."""
    font = TTFont(path, recalcTimestamp=False)  # the same file whenever it is made
    outer, *halves = contours(font, NOUGHT)
    if len(halves) != 2:
        return
    for name, other in WITH_STROKE.items():
        keep_as(font, name, other)
    glyf: Any = font["glyf"]
    glyf[NOUGHT] = with_oval(outer, joined([box_of(one) for one in halves]))
    add_feature(font, "zero", WITH_STROKE)
    font.save(path)


def contours(font: Any, name: str) -> list[Contour]:
    """The contours of a glyph, the outermost first."""
    pen = RecordingPen()
    font.getGlyphSet()[name].draw(pen)
    found: list[Contour] = []
    for act, points in pen.value:
        if act == "moveTo":
            found.append([])
        found[-1].append((act, points))
    return sorted(found, key=lambda one: box_of(one)[0])


def box_of(contour: Contour) -> Box:
    """The box around all points of a contour: left, bottom, right, top."""
    points = [point for _act, points in contour for point in points]
    across, upwards = [x for x, _y in points], [y for _x, y in points]
    return min(across), min(upwards), max(across), max(upwards)


def joined(boxes: list[Box]) -> Box:
    """The box around several."""
    left, bottom, right, top = zip(*boxes, strict=True)
    return min(left), min(bottom), max(right), max(top)


def with_oval(outer: Contour, within: Box) -> Any:
    """A glyph of this contour with the same one, shrunk to the box, cut out of it."""
    pen = TTGlyphPen(None)
    play(outer, pen)
    left, bottom, right, top = box_of(outer)
    wide, high = (within[2] - within[0]) / (right - left), (within[3] - within[1]) / (top - bottom)
    # Turned over on the way, which changes the sense in which it runs: it is a hole.
    moved = (-wide, 0, 0, high, within[2] + wide * left, within[1] - high * bottom)
    play(outer, TransformPen(pen, moved))
    return pen.glyph()


def play(contour: Contour, pen: Any) -> None:
    for act, points in contour:
        getattr(pen, act)(*points)


def keep_as(font: Any, name: str, other: str) -> None:
    """Puts a glyph into the font under another name as well; one made of parts takes theirs under
    their other names."""
    glyph = deepcopy(font["glyf"][name])
    if glyph.isComposite():
        for part in glyph.components:
            part.glyphName = WITH_STROKE.get(part.glyphName, part.glyphName)
    font["glyf"][other] = glyph
    font["hmtx"][other] = font["hmtx"][name]


def add_feature(font: Any, tag: str, mapping: dict[str, str]) -> None:
    """A feature of the font by which the glyphs stand for others, for every language."""
    table = font["GSUB"].table
    single = otTables.SingleSubst()
    single.mapping = dict(mapping)
    lookup = otTables.Lookup()
    lookup.LookupType, lookup.LookupFlag, lookup.SubTable = 1, 0, [single]
    lookup.SubTableCount = 1
    table.LookupList.Lookup.append(lookup)
    record = otTables.FeatureRecord()
    record.FeatureTag, record.Feature = tag, otTables.Feature()
    record.Feature.FeatureParams = None
    record.Feature.LookupListIndex = [len(table.LookupList.Lookup) - 1]
    # Features stand in the order of their tags: `zero` comes last.
    table.FeatureList.FeatureRecord.append(record)
    at = len(table.FeatureList.FeatureRecord) - 1
    for script in table.ScriptList.ScriptRecord:
        languages = [script.Script.DefaultLangSys, *(
            one.LangSys for one in script.Script.LangSysRecord)]  # fmt: skip
        for language in filter(None, languages):
            language.FeatureIndex.append(at)


if __name__ == "__main__":
    for file in sys.argv[1:]:
        make_plain(file)
