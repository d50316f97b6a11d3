"""What a paper has that can be kept from the public, in words, and how it is found."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from appraisal.casefile.costs import whole_life_cost
from reports.casefile.naming import part
from reports.casefile.parts import Case
from reports.exempt.remembering import remembered
from reports.figures.figure import Figure
from reports.figures.formats import shown
from reports.figures.gather import figures_of
from reports.models import Exemption
from reports.sections.desk import Desk
from reports.withheld.figure_numbers import full_name
from reports.withheld.items import CannotKeep
from reports.withheld.keepable import keepable_figures
from workbench.numbers.text import number, pounds

SECTION = "section"
KIND_WORDS: Mapping[str, object] = {
    SECTION: gettext_lazy("Sections"),
    Exemption.Kind.OPTION.value: gettext_lazy("Options"),
    Exemption.Kind.SCHEME.value: gettext_lazy("Schemes"),
    Exemption.Kind.EVIDENCE.value: gettext_lazy("Evidence tables"),
    Exemption.Kind.ATTACHMENT.value: gettext_lazy("Background papers"),
    Exemption.Kind.FIGURE.value: gettext_lazy("Figures"),
}
# What a scheme is called and who answers for it is kept with the scheme.
_NAMES_OF_SCHEMES = frozenset({"title", "owner"})
LIKELIEST = (SECTION, Exemption.Kind.OPTION.value, Exemption.Kind.SCHEME.value)


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing of a paper. `words` say what it is, `value` what it prints or holds, `source` where
    it comes from. `begins` is how the names of its figures begin. `alone` is false where it cannot
    be kept by itself; `instead` is what could be."""

    kind: str
    name: str
    words: str
    value: str = ""
    source: str = ""
    begins: str = ""
    kept: bool = False
    alone: bool = True
    instead: "Offer | None" = None

    def __str__(self) -> str:
        return self.words

    @property
    def text(self) -> str:
        """All that it is found by."""
        plain = self.value.replace(",", "").replace("£", "")
        said = (self.words, self.value, plain, self.source, self.name)
        return " ".join(said).casefold()


def offers_of(desk: Desk) -> tuple[Offer, ...]:
    """Everything of a paper that can be kept from the public, and the figures that cannot be kept
    alone; kind by kind, in the sequence of the paper."""
    (paper,) = desk.own.papers
    kept = {(one.kind, full_figure(desk, one.kind, one.name)) for one in paper.exempt}
    things = [*_sections(desk), *_things(desk.own)]
    things += _figures(desk, things)
    return tuple(replace(one, kept=True) if (one.kind, one.name) in kept else one for one in things)


def full_figure(desk: Desk, kind: str, name: str) -> str:
    """The name of what is kept: of a figure the one that never changes, where there is one."""
    if kind != Exemption.Kind.FIGURE or desk.case is None:
        return name
    try:
        return full_name(desk.own, name)
    except CannotKeep:
        return name


def matching(offers: Iterable[Offer], text: str) -> tuple[Offer, ...]:
    """Those of which every word that is looked for stands somewhere in what is said of them."""
    words = text.casefold().split()
    return tuple(one for one in offers if all(word in one.text for word in words))


def offered(offers: Iterable[Offer], kind: str, name: str) -> Offer | None:
    """The thing of this kind and name; None where there is none."""
    return next((one for one in offers if (one.kind, one.name) == (kind, name)), None)


def _sections(desk: Desk) -> Iterator[Offer]:
    for one in desk.sections:
        words = ngettext("One word", "%(count)s words", one.words) % {"count": number(one.words)}
        yield Offer(
            SECTION,
            one.key,
            one.title,
            words if one.words else _("Not written yet"),
            kept=bool(one.exempt),
        )


def _things(own: Case) -> Iterator[Offer]:
    kinds = Exemption.Kind
    for appraisal in own.appraisals:
        for option in appraisal.options:
            name = f"{appraisal.reference}/{option.code}"
            cost = whole_life_cost(option, appraisal)
            value = _("Cost %(amount)s") % {"amount": pounds(cost)} if cost else ""
            begins = f"{part(appraisal.reference)}.{part(option.code)}."
            yield Offer(kinds.OPTION.value, name, option.name, value, appraisal.title, begins)
    for scheme in own.schemes:
        headline = scheme.headline
        amount = headline.amount if headline else None
        yield Offer(
            kinds.SCHEME.value,
            scheme.reference,
            f"{scheme.reference} {scheme.title}",
            _("Headline %(amount)s") % {"amount": pounds(amount)} if amount is not None else "",
            begins=f"{part(scheme.reference)}.",
        )
    for table in own.evidence:
        rows = ngettext("One row", "%(count)s rows", len(table.rows)) % {"count": len(table.rows)}
        yield Offer(kinds.EVIDENCE.value, table.title, table.title, rows, table.source)
    for line in own.papers[0].background:
        yield Offer(kinds.ATTACHMENT.value, line, line)


def _figures(desk: Desk, things: Iterable[Offer]) -> Iterator[Offer]:
    """The figures of the paper's case; none while its appraisal contradicts itself."""
    if desk.case is None:
        return
    things = tuple(things)
    own = desk.own
    keepable = remembered("keepable figures", own, lambda: keepable_figures(own))
    for figure in figures_of(desk.case).values():
        if figure.name.rpartition(".")[2] in _NAMES_OF_SCHEMES:
            continue
        alone = figure.name in keepable
        yield Offer(
            Exemption.Kind.FIGURE.value,
            figure.name,
            figure.label,
            shown(figure),
            figure.source,
            alone=alone,
            instead=None if alone else _holding(figure, things),
        )


def _holding(figure: Figure, things: Iterable[Offer]) -> Offer | None:
    """The option, scheme or table that a figure belongs to."""
    for one in things:
        table = one.kind == Exemption.Kind.EVIDENCE and figure.name.startswith("evidence.")
        if (one.begins and figure.name.startswith(one.begins)) or (
            table and figure.source == one.name
        ):
            return one
    return None
