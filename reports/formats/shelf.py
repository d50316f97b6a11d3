"""The house formats that papers may name: the product's, and the council's own."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from reports.formats.format import FormatError, HouseFormat
from reports.formats.lines import lines_of

FORMATS_DIR = Path(__file__).parent / "ours"
# The formats that the product came with at first, each with the headings of one council's paper.
# Nobody chooses them any longer; what names one is printed in it for ever.
FORMER_DIR = Path(__file__).parent / "former"
# Where formats that are no files come from: each source gives the text of the format with a key, ""
# where it has none. The rooms above put theirs here, since the shelf knows no rows.
SOURCES: list[Callable[[str], str]] = []
MOST_KEPT = 200  # formats that are read already; each change of one is another


def house_format(key: str) -> HouseFormat:
    """The format with this key. Raises `FormatError` where there is none or it is faulty."""
    return _read(house_format_text(key), f"{key}.json")


def house_format_text(key: str) -> str:
    """The file of the format with this key. Raises `FormatError` where there is none."""
    path = _paths().get(key) or _former().get(key)
    if path is None:
        for source in SOURCES:
            if text := source(key):
                return text
        known = ", ".join(house_format_keys())
        raise FormatError((f"There is no house format {key!r}. Choose one of: {known}.",))
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise FormatError((f"{path.name}: not UTF-8 text: save it as UTF-8.",)) from error
    except OSError as error:
        reason = f"{path.name}: cannot be read ({error.strerror})."
        raise FormatError((reason,)) from error


def house_format_keys() -> tuple[str, ...]:
    """The formats that a paper may choose: ours and the council's own. One that names a former one
    of ours keeps it."""
    return tuple(sorted(_paths()))


def taken_keys() -> frozenset[str]:
    """The keys of all formats that are files."""
    return frozenset({*_paths(), *_former()})


def house_formats() -> tuple[HouseFormat, ...]:
    """The formats to choose from, by name; faulty ones of the council's are no choice until they
    are mended (`manage.py check` lists their faults)."""
    found = []
    for key in house_format_keys():
        try:
            found.append(house_format(key))
        except FormatError:
            continue
    return tuple(sorted(found, key=lambda form: form.name))


def _former() -> dict[str, Path]:
    return {path.stem: path for path in FORMER_DIR.glob("*.json")}


def _paths() -> dict[str, Path]:
    own: Path | None = settings.FORMATS_DIR
    folders = (FORMATS_DIR, own) if own else (FORMATS_DIR,)
    return {path.stem: path for folder in folders for path in folder.glob("*.json")}


@lru_cache(maxsize=MOST_KEPT)
def _read(text: str, where: str) -> HouseFormat:
    """The format in this text, cached by the text, so that a changed file is read anew."""
    from reports.formats.reading import read_format

    form = read_format(text, where)
    if f"{form.key}.json" != where:
        line = lines_of(text)("key")
        fault = f"{where}: line {line}: key: {form.key!r} is not the name of its file."
        raise FormatError((f"{fault} Make the two the same.",))
    return form
