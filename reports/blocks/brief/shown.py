"""The parts of a summary by the words of the house format."""

from collections.abc import Callable

from reports.blocks.brief.answers import answer, options, question, why
from reports.blocks.brief.decided import decided, risks
from reports.blocks.brief.money import money
from reports.blocks.brief.shortening import BriefCase
from reports.document.content import Block

SHOWN: dict[str, Callable[[BriefCase], list[Block]]] = {
    "question": question,
    "answer": answer,
    "options": options,
    "why": why,
    "money": money,
    "risks": risks,
    "decided": decided,
}
