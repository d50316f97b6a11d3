"""The pages on which things are copied, and sending their forms."""

from typing import Any

from tests.factories import (
    sent,
)

MODEL = "/programmes/2018-21/appraisals/a1/copy/"
PAPER = "/programmes/2018-21/papers/obc/copy/"
WHY = {"paragraph": "3", "reason": "Bids are open."}


def copied(client: Any, address: str, **values: object) -> Any:
    """The answer to the form of this page, sent with these values."""
    shown = client.get(address)
    about = {"title": "Again", "reference": "AGAIN", "told": shown.context["form"]["told"].value()}
    return client.post(address, sent(**about | values))
