"""The list of cells as somebody asks for it: which, in which order, and which page of them."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from appraisal.moderation.sheet import ModerationSheet, PanelCell

EACH = 15
ORDERS = ("disagreement", "option", "criterion")
SHOWN = ("all", "open", "apart")


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to see the list, and where it leads; `chosen`: it is the one at hand."""

    words: str
    href: str
    chosen: bool


@dataclass(frozen=True)
class Listing:
    """`order` and `show` are of those above; `page` counts from 1. What an address says otherwise
    is read as the first of them."""

    sheet: ModerationSheet
    order: str
    show: str
    asked: int

    @classmethod
    def of(cls, sheet: ModerationSheet, query: QueryDict) -> "Listing":
        order, show, page = (query.get(name, "") for name in ("order", "show", "page"))
        return cls(
            sheet,
            order if order in ORDERS else ORDERS[0],
            show if show in SHOWN else SHOWN[0],
            int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1,
        )

    @cached_property
    def whole(self) -> list[PanelCell]:
        """Every cell that is asked for, in its order."""
        cells = {
            "disagreement": lambda: self.sheet.by_disagreement,
            "option": lambda: list(self.sheet.cells),
            "criterion": lambda: self.sheet.by_criterion,
        }[self.order]()
        if self.show == "open":
            return [one for one in cells if one.agreed is None]
        if self.show == "apart":
            return [one for one in cells if one.agreement.wide or one.agreement.apart]
        return cells

    @property
    def pages(self) -> int:
        return max(1, -(-len(self.whole) // EACH))

    @property
    def page(self) -> int:
        return min(max(1, self.asked), self.pages)

    @property
    def cells(self) -> list[PanelCell]:
        """Those of the page."""
        return self.whole[(self.page - 1) * EACH : self.page * EACH]

    @property
    def before(self) -> str:
        return self._href(page=self.page - 1) if self.page > 1 else ""

    @property
    def after(self) -> str:
        return self._href(page=self.page + 1) if self.page < self.pages else ""

    @property
    def orders(self) -> list[Choice]:
        words = (_("Greatest disagreement first"), _("By option"), _("By criterion"))
        return [
            Choice(text, self._href(order=key), key == self.order)
            for key, text in zip(ORDERS, words, strict=True)
        ]

    @property
    def shows(self) -> list[Choice]:
        words = (_("All"), _("Not agreed yet"), _("Far apart"))
        return [
            Choice(text, self._href(show=key), key == self.show)
            for key, text in zip(SHOWN, words, strict=True)
        ]

    def _href(self, *, order: str = "", show: str = "", page: int = 1) -> str:
        values = {"order": order or self.order, "show": show or self.show}
        return "?" + urlencode(values | ({"page": page} if page > 1 else {}))
