"""The case with the names and words of what is exempt replaced: what the public copy is composed
from.

Every number stays for now, so that ranks, counts, totals and sentences are those of the whole case;
`steady` and `blanking` then take out of the composed paper the numbers that would tell.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from reports.blocks.schemes.evidence import begins
from reports.casefile.own import less_made_of
from reports.casefile.parts import Case, CasePaper
from reports.figures import Figures, NoFigure
from reports.public.evidence import without_evidence
from reports.public.options import without_option
from reports.public.schemes import without_scheme
from reports.withheld.figure_numbers import known_figures
from reports.withheld.items import WITHHELD, WithheldItem, figure_prefix

_QUOTED = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")


_ANCHOR = re.compile(r"\{#([\w-]+)\}")


def hidden_case(whole: Case, items: Iterable[WithheldItem]) -> Case:
    """A case of one paper, with what is exempt under other names and without its words, and the
    text of exempt sections left out."""
    items = tuple(items)
    case = replace(whole, papers=(_paper(whole, items),))
    for item in items:
        match item.kind:
            case "option":
                case = without_option(case, item)
            case "scheme":
                case = without_scheme(case, item)
            case "evidence":
                case = without_evidence(case, item)
    return less_made_of(case)


def _paper(whole: Case, items: tuple[WithheldItem, ...]) -> CasePaper:
    (paper,) = whole.papers
    quoted = _quoting(whole, items)
    background = {one.name: one.phrase for one in items if one.kind == "attachment"}
    shown = replace(
        paper,
        sections=tuple(
            replace(one, text="" if one.exempt else _QUOTED.sub(quoted, one.text))
            for one in paper.sections
        ),
        background=tuple(background.get(line, line) for line in paper.background),
        # Not even the names of what is kept back.
        exempt=(),
        explained=(),
    )
    return shown if paper.show_approvals else replace(shown, approvals=())


def _quoting(whole: Case, items: tuple[WithheldItem, ...]) -> Callable[[re.Match[str]], str]:
    """What stands in the place of a quotation in officers' text: itself, unless it would print
    exempt matter."""
    (paper,) = whole.papers
    hidden = [section for section in paper.sections if section.exempt]
    anchors = {key for section in hidden for key in _ANCHOR.findall(section.text)}
    tables = [one.name for one in items if one.kind == "evidence"]
    schemes = {one.name for one in items if one.kind == "scheme"}
    strands = {one.reference for one in whole.appraisals if one.scheme in schemes}
    phrases = {figure_prefix(one): one.phrase for one in items if figure_prefix(one)}
    figures = known_figures(whole)
    options = frozenset((one.appraisal, one.option) for one in items if one.kind == "option")
    less = replace(whole, withheld=options)

    def quoted(found: re.Match[str]) -> str:
        name = found[1].partition("|")[0].strip()
        inserted = name.partition(" ")[2].strip() if name.startswith("insert:") else ""
        if (
            name.removeprefix("#") in anchors
            or any(begins(title, inserted.rpartition(" ")[2]) for title in tables)
            or inserted.removeprefix("strand ") in strands
        ):
            return WITHHELD
        if options and _tells_otherwise(name, figures, less):
            return WITHHELD
        return _of_figure(name, figures, phrases, tables) or found[0]

    return quoted


def _tells_otherwise(name: str, figures: Figures, less: Case) -> bool:
    """Whether a figure of cost against benefit, or of how sure the first place is, is another one
    without the options that are withheld (`less`): it would be untrue, or tell of them."""
    try:
        figure = figures.find(name)
    except NoFigure:
        return False
    if not any(part in figure.name for part in (".value.", ".robustness.")):
        return False
    other = known_figures(less).get(figure.name)
    return other is None or other.value != figure.value


def _of_figure(name: str, figures: Figures, phrases: dict[str, str], tables: list[str]) -> str:
    """What is printed for a figure that belongs to something withheld; nothing for another."""
    try:
        figure = figures.find(name)
    except NoFigure:
        return ""
    for prefix, phrase in phrases.items():
        if figure.name.startswith(prefix):
            return phrase if figure.name == f"{prefix}name" else WITHHELD
    hidden = figure.name.startswith("evidence.") and figure.source in tables
    return WITHHELD if hidden else ""
