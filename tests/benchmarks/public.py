"""What it takes to keep something from the public: the public copy composed, searched, and made as a
PDF, beside the whole paper."""

from pathlib import Path

from django.conf import settings

from reports.casefile.file import read_case
from reports.casefile.parts import Case
from reports.output.kinds import as_pdf
from reports.output.paper import paper_of
from reports.public.copies import public_copy
from tests.benchmarks.papers import Say
from tests.reports.cases.typed import typed
from tests.reports.exempt.copies import exempt

FIXTURES = Path(settings.BASE_DIR) / "fixtures"
TOTAL = "£16,489,000"  # typed in the pack, and withheld with one of its parts


def public(say: Say) -> None:
    """A figure of Barnet's paper, and a scheme of Cambridgeshire's pack of a hundred pages."""
    for what, case in (("Barnet", _barnet), ("The pack", _pack)):
        say(f"{what}: whole paper composed", 5, lambda case=case: paper_of(case(), whole=True))
        say(f"{what}: public copy composed and searched", 5, lambda case=case: public_copy(case()))
        whole, ready = paper_of(case(), whole=True), paper_of(case())
        say(f"{what}: whole paper as PDF", 3, lambda paper=whole: as_pdf(paper))
        say(f"{what}: public copy as PDF", 3, lambda paper=ready: as_pdf(paper))


def _barnet() -> Case:
    data = read_case(FIXTURES / "barnet.json").data
    data["papers"][0]["exempt"] = [exempt("figure", "finance.target")]
    return typed(data)


def _pack() -> Case:
    data = read_case(FIXTURES / "cambridgeshire.json").data
    (pack,) = (one for one in data["papers"] if one["reference"] == "pack")
    data["papers"] = [pack | {"exempt": [exempt("scheme", "A/R.6.173")]}]
    for section in pack["sections"]:
        section["text"] = section["text"].replace(TOTAL, "{{ programme.headlines.total }}")
    return typed(data)
