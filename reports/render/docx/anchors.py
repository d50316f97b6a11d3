"""Bookmarks: places in a Word paper that a link leads to."""

import re
from typing import Final

_LONGEST: Final = 34  # a bookmark's name has at most 40 characters


class Anchors:
    """The bookmark of each anchor of the content: letters, figures and lines only, once each."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._taken: set[str] = set()
        self._marked = 0

    def name(self, key: str) -> str:
        if key not in self._names:
            stem = re.sub(r"\W", "_", f"at_{key}", flags=re.ASCII)[:_LONGEST]
            name, turn = stem, 1
            while name.lower() in self._taken:
                turn += 1
                name = f"{stem}_{turn}"
            self._taken.add(name.lower())
            self._names[key] = name
        return self._names[key]

    def around(self, key: str, inner: str) -> str:
        """These runs with the bookmark of an anchor around them; unchanged where there is no
        anchor."""
        if not key:
            return inner
        self._marked += 1
        return (
            f'<w:bookmarkStart w:id="{self._marked}" w:name="{self.name(key)}"/>{inner}'
            f'<w:bookmarkEnd w:id="{self._marked}"/>'
        )
