"""Who among the people of a site each gate lets in."""

from typing import Final

from tests.site.pages import Gate
from tests.site.site import PEOPLE

STRANGERS: Final = {"stranger of another authority", "stranger of the same authority"}
MAY: Final[dict[Gate, set[str]]] = {
    Gate.EVERYONE: set(PEOPLE),
    Gate.SIGNED_IN: set(PEOPLE) - {"anonymous"},
    Gate.ADMINISTRATOR: {"site administrator"},
    Gate.READER: set(PEOPLE) - {"anonymous"} - STRANGERS,
    Gate.WRITER: {"lead", "officer", "site administrator"},
    Gate.DECIDER: {"lead", "site administrator"},
    # Neither the lead officer nor a site administrator answers in somebody else's name.
    Gate.ASKED: {"approver"},
    Gate.OWNER: {"lead"},
    Gate.ASSESSOR: {"assessor"},
    Gate.DELEGATOR: {"site administrator"},
    Gate.PANEL: {"lead", "moderator", "assessor", "site administrator"},
    Gate.MODERATOR: {"lead", "moderator", "site administrator"},
}
# Who opens a page that the lead officer may not.
OPENERS: Final = {
    Gate.ADMINISTRATOR: "site administrator",
    Gate.DELEGATOR: "site administrator",
    Gate.ASKED: "approver",
    Gate.ASSESSOR: "assessor",
}
IN_A_PROGRAMME: Final = (
    *(Gate.READER, Gate.WRITER, Gate.DECIDER),
    *(Gate.ASKED, Gate.ASSESSOR, Gate.DELEGATOR, Gate.PANEL, Gate.MODERATOR),
)
