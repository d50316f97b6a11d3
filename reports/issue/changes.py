"""What changed between two versions of a paper: its words, its figures, what becomes of options."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from appraisal.engine.words.outcomes import standing_words
from reports.casefile.case import PaperCase
from reports.figures import Figure
from reports.figures.formats import shown
from reports.figures.gather import figures_of
from reports.formats.format import FormatError
from reports.formats.shelf import house_format
from workbench.numbers.listing import opening
from workbench.pages.tables import Cell, Column, Row, Table

NONE = "–"


class WordChange(StrEnum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class ChangedWords:
    """Some words of a text that stayed, came or went."""

    change: WordChange
    text: str


@dataclass(frozen=True, slots=True)
class SectionChange:
    """A section that reads otherwise: its key, its heading, and its words."""

    key: str
    heading: str
    words: tuple[ChangedWords, ...]


@dataclass(frozen=True, slots=True)
class PaperChanges:
    """Everything that changed. `figures`, `options` and `facts` are None where nothing did."""

    sections: tuple[SectionChange, ...]
    figures: Table | None
    options: Table | None
    facts: Table | None

    @property
    def nothing(self) -> bool:
        return not (self.sections or self.figures or self.options or self.facts)


def changes_between(old: PaperCase, new: PaperCase) -> PaperChanges:
    """What is otherwise in the `new` case of the same paper."""
    return PaperChanges(
        tuple(_sections(old, new)),
        _figures_table(figures_of(old), figures_of(new)),
        _options_table(old, new),
        _facts_table(old, new),
    )


def words_between(old: str, new: str) -> tuple[ChangedWords, ...]:
    """Both texts in one, word by word: what stayed, what went, what came."""
    before, after = old.split(), new.split()
    found: list[ChangedWords] = []
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(ChangedWords(WordChange.SAME, " ".join(before[i:j])))
            continue
        if j > i:
            found.append(ChangedWords(WordChange.REMOVED, " ".join(before[i:j])))
        if m > k:
            found.append(ChangedWords(WordChange.ADDED, " ".join(after[k:m])))
    return tuple(found)


def _sections(old: PaperCase, new: PaperCase) -> Iterator[SectionChange]:
    before = {section.key: section.text for section in old.paper.sections}
    after = {section.key: section.text for section in new.paper.sections}
    headings = _headings(new)
    for key in {**before, **after}:
        was, now = before.get(key, ""), after.get(key, "")
        if was.split() != now.split():
            heading = headings.get(key, key.replace("-", " ").capitalize())
            yield SectionChange(key, heading, words_between(was, now))


def _headings(case: PaperCase) -> Mapping[str, str]:
    """What the house format calls each section."""
    try:
        form = house_format(case.paper.house_format)
    except FormatError:
        return {}
    return {
        block.section: heading.heading
        for heading in form.walked
        for block in heading.blocks
        if block.section
    }


def _figures_table(old: Mapping[str, Figure], new: Mapping[str, Figure]) -> Table | None:
    rows = []
    labels = {figure.name: figure.label for figure in (*old.values(), *new.values())}
    for name, label in labels.items():
        was, now = old.get(name), new.get(name)
        before = shown(was) if was else NONE
        after = shown(now) if now else NONE
        if before != after:
            rows.append(Row(Cell(label, note=name), (Cell(before), Cell(after))))
    return _table("Figures that changed", "Figure", rows, numeric=True)


def _options_table(old: PaperCase, new: PaperCase) -> Table | None:
    before, after = dict(_standing(old)), dict(_standing(new))
    rows = [
        Row(Cell(name), (Cell(before.get(name, NONE)), Cell(after.get(name, NONE))))
        for name in {**before, **after}
        if before.get(name) != after.get(name)
    ]
    return _table("What becomes of the options", "Option", rows)


def _standing(case: PaperCase) -> Iterator[tuple[str, str]]:
    """Each option's name with its rank and outcome."""
    for strand in case.strands:
        findings = strand.findings
        for option in findings.result.options:
            yield findings.name(option.code), opening(standing_words(option))


def _facts_table(old: PaperCase, new: PaperCase) -> Table | None:
    before = {"Title": old.paper.title} | {k: str(v) for k, v in old.paper.facts.items()}
    after = {"Title": new.paper.title} | {k: str(v) for k, v in new.paper.facts.items()}
    rows = [
        Row(
            Cell(key.replace("_", " ").capitalize()),
            (Cell(before.get(key) or NONE), Cell(after.get(key) or NONE)),
        )
        for key in {**before, **after}
        if before.get(key) != after.get(key)
    ]
    return _table("Facts that changed", "Fact", rows)


def _table(caption: str, first: str, rows: list[Row], *, numeric: bool = False) -> Table | None:
    if not rows:
        return None
    columns = (Column(first), Column("Before", numeric=numeric), Column("After", numeric=numeric))
    return Table(caption=caption, name="changes", columns=columns, rows=tuple(rows))
