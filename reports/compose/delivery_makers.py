"""Makers of the blocks about the delivery of savings."""

from collections.abc import Callable, Iterable, Mapping

from reports.blocks.schemes import delivery
from reports.casefile.schemes import delivery_in
from reports.compose.composer import Composer, Maker
from reports.document.content import Block
from reports.formats.format import FormatBlock
from schemes.delivery.report import DeliveryReport

DELIVERY = "a report on the delivery of savings"


def _of_delivery(make: Callable[[DeliveryReport], Iterable[Block]]) -> Maker:
    def maker(composer: Composer, _block: FormatBlock, _level: int) -> Iterable[Block]:
        report = delivery_in(composer.case.whole, composer.case.paper.schemes)
        return composer.lacking(DELIVERY) if report is None else make(report)

    return maker


DELIVERY_MAKERS: Mapping[str, Maker] = {
    "delivery-summary": _of_delivery(delivery.summary_blocks),
    "delivery-chart": _of_delivery(delivery.parts_blocks),
    "delivery-months": _of_delivery(delivery.months_blocks),
    "delivery-table": _of_delivery(delivery.table_blocks),
    "delivery-attention": _of_delivery(delivery.attention_blocks),
    "delivery-lost": _of_delivery(delivery.lost_blocks),
}
