"""Figures of the delivery of savings, of the programme and of each scheme, as at one month."""

from collections.abc import Iterator
from fractions import Fraction

from reports.casefile.naming import part
from reports.casefile.parts import Case
from reports.casefile.schemes import delivery_in
from reports.figures.figure import Figure, FigureKind, FigurePage, count
from schemes.delivery.report import DeliveryReport
from schemes.delivery.words import status_words
from schemes.finance.delivery.standing import Shares

_PARTS = (
    ("target", "target of delivery"),
    ("delivered", "delivered"),
    ("on_track", "on track"),
    ("at_risk", "at risk"),
    ("carried", "slipped into the next year"),
    ("lost", "lost"),
    ("not_reported", "not reported"),
    ("beyond", "come in beyond the target"),
)
_ALWAYS = ("target", "delivered")


def delivery_figures(case: Case) -> Iterator[Figure]:
    """What the programme's delivery comes to, then each scheme's that was not stopped; nothing
    where no scheme reports."""
    report = delivery_in(case)
    if report is None:
        return
    page = FigurePage("delivery")
    source = f"Delivery as at {report.at.name}"
    at = "programme.delivery"
    for key, label, text in (
        ("month", "Month of the delivery report", report.at.name),
        ("year", "Year of the delivery report", str(report.at.financial_year)),
    ):
        yield Figure(f"{at}.{key}", label, FigureKind.TEXT, text, source, page=page)
    found = report.summary
    for key, label, of in (
        ("schemes", "Schemes that count in the delivery report", found.counted),
        ("not_reported", "Schemes that have not reported", len(found.not_reported)),
    ):
        if of:
            yield count(f"{at}.{key}.count", label, of, source=source, page=page, unit="schemes")
    label = f"All schemes, {report.at.financial_year}"
    yield from _parts(at, label, found.shares, source, page)
    yield _money(f"{at}.expected", f"{label}: expected", found.expected, source, page)
    yield from _schemes(report, source)


def _schemes(report: DeliveryReport, source: str) -> Iterator[Figure]:
    for scheme, one in report.counted:
        at, page = (
            f"{part(scheme.reference)}.delivery",
            FigurePage("scheme-delivery", scheme=scheme.reference),
        )
        label = f"{scheme.reference}, {report.at.financial_year}"
        yield from _parts(at, label, one.shares, source, page)
        yield _money(f"{at}.expected", f"{label}: expected", one.expected, source, page)
        if one.status is not None:
            words = status_words(one.status.value)
            text = f"{scheme.reference}: status of its delivery"
            yield Figure(f"{at}.status", text, FigureKind.TEXT, words, source, page=page)


def _parts(at: str, label: str, shares: Shares, source: str, page: FigurePage) -> Iterator[Figure]:
    for key, what in _PARTS:
        value = getattr(shares, key)
        if value or key in _ALWAYS:
            yield _money(f"{at}.{key}", f"{label}: {what}", value, source, page)


def _money(name: str, label: str, value: Fraction, source: str, page: FigurePage) -> Figure:
    return Figure(name, label, FigureKind.MONEY, value, source, page=page)
