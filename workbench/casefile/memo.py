"""What a request works out of the parts of a case, each thing once."""

from collections.abc import Callable
from typing import Any, TypeVar

Made = TypeVar("Made")


class Memo:
    """Answers by the part that they were worked out from. Cases made from one another share it, so
    that a part which both have, the same object, is worked out once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int], tuple[object, Any]] = {}

    def once(self, what: str, part: object, make: Callable[[], Made]) -> Made:
        """What `make` gives, kept under the name `what` for as long as the memo lives; of an error
        nothing is kept."""
        key = (what, id(part))
        if key not in self._known:
            # The part is kept as well: no other can come to have its identity.
            self._known[key] = (part, make())
        made: Made = self._known[key][1]
        return made
