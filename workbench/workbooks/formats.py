"""How a workbook shows its numbers: the formats of its styles, and what they make of a value.

What people see is what comes in, so a format that shows another number than the cell holds is told
from one that shows the same in another dress.
"""

import re
import zipfile
from enum import Enum
from typing import Any, Final
from xml.parsers import expat

# What a cell shows whose formula failed.
FAILED: Final = frozenset(
    {"#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"}
)
STYLES: Final = "xl/styles.xml"
# Formats that every workbook knows by number. Days and times are not among them: a cell with one is
# read as a day.
_BUILT_IN: Final = {
    **{"1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "9": "0%", "10": "0.00%"},
    **{"11": "0.00E+00", "12": "# ?/?", "13": "# ??/??", "37": "#,##0", "38": "#,##0"},
    **{"39": "#,##0.00", "40": "#,##0.00", "48": "##0.0E+0", "49": "@"},
}
_PLAIN: Final = frozenset({"General", "GENERAL", "0", "@", ""})
_PADDED: Final = re.compile(r"0{2,}")
_SCALED: Final = re.compile(r"[0#?],+(?![0#?,])")
# What stands beside a number without changing it: signs of pounds, colours, room for brackets.
_DRESS: Final = re.compile(
    r"\[\$?£?(?:-[0-9A-Fa-f]+)?\]|\[(?:red|black|blue|green|color ?\d+)\]|[_*].|"
    r'"£"|"\s*"|\\[£ ()-]',
    re.IGNORECASE,
)


class Look(Enum):
    """How a number is shown: as it is, with commas or pence, with noughts before it, as a per cent,
    in thousands or millions, or with something else."""

    PLAIN = "plain"
    GROUPED = "grouped"
    PADDED = "padded"
    PER_CENT = "per cent"
    SCALED = "scaled"
    OTHER = "other"


def look_of(code: str | None) -> Look:
    """How a number format shows a number above nought."""
    first = (code or "").split(";")[0].strip()
    if first in _PLAIN:
        return Look.PLAIN
    if _PADDED.fullmatch(first):
        return Look.PADDED
    bare = _DRESS.sub("", first)
    if re.fullmatch(r"[0#?.,]+%", bare.replace(" ", "")):
        return Look.PER_CENT
    if _SCALED.search(bare):
        return Look.SCALED
    return Look.GROUPED if re.fullmatch(r"[-£0#?., ()]*[0#?][-£0#?., ()]*", bare) else Look.OTHER


def formats_of(package: zipfile.ZipFile) -> dict[str, str]:
    """The number format of each style of a workbook that has more than a plain one, by the number
    of the style."""
    if STYLES not in package.namelist():
        return {}
    styles = _Styles()
    try:
        styles.parser.Parse(package.read(STYLES), True)
    except expat.ExpatError:
        return {}
    codes = _BUILT_IN | styles.own
    found = {str(at): codes.get(one, "") for at, one in enumerate(styles.used)}
    return {style: code for style, code in found.items() if look_of(code) is not Look.PLAIN}


class _Styles:
    """The number formats of a workbook's style sheet: its own, and which each style uses."""

    def __init__(self) -> None:
        self.own: dict[str, str] = {}
        self.used: list[str] = []
        self.inside = False
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end

    def start(self, tag: str, attributes: dict[str, Any]) -> None:
        name = tag.rpartition(" ")[2]
        if name == "numFmt":
            self.own[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self.inside = True
        elif name == "xf" and self.inside:
            self.used.append(attributes.get("numFmtId", "0"))

    def end(self, tag: str) -> None:
        if tag.rpartition(" ")[2] == "cellXfs":
            self.inside = False
