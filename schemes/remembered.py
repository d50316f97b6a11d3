"""Blocks of pages, kept in this process for as long as nothing is written in their programme.

Whatever changes a row of a programme adds an event to its chain, and the sum at the end of a chain
stands for everything before it. Blocks are kept under that sum, as it was read in the statement
that found the place of the page, before the rows: so they are never older than what the sum stands
for, whichever process wrote last and on whichever machine.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from threading import Lock
from typing import Final

from django.db import connection
from django.utils.translation import get_language

from schemes.place import ProgrammePlace

# The words or the markup of each block, by name. Texts alone: nobody can change what others get.
Blocks = Mapping[str, str]

MOST_PAGES: Final = 200
MOST_CHARACTERS: Final = 16_000_000  # of all pages together: a matrix of 30 by 30 has 150,000


class Memory:
    """The blocks of pages that were asked for last, by key; the oldest go first. A page that is
    longer than all together may be is not kept."""

    def __init__(self, pages: int, characters: int) -> None:
        self.pages = pages
        self.characters = characters
        self._kept: OrderedDict[tuple[object, ...], Blocks] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def get(self, key: tuple[object, ...]) -> Blocks | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def put(self, key: tuple[object, ...], blocks: Blocks) -> None:
        size = _size(blocks)
        if size > self.characters:
            return
        with self._lock:
            self._size += size - _size(self._kept.pop(key, {}))
            self._kept[key] = blocks
            while len(self._kept) > self.pages or self._size > self.characters:
                _key, oldest = self._kept.popitem(last=False)
                self._size -= _size(oldest)

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()
            self._size = 0


def _size(blocks: Blocks) -> int:
    return sum(map(len, blocks.values()))


MEMORY: Final = Memory(MOST_PAGES, MOST_CHARACTERS)


def remembered(place: ProgrammePlace, page: str, make: Callable[[], Blocks]) -> Blocks:
    """The blocks of a page, made once for all who have the same roles.

    `page` is its address, and `make` must read nothing but rows of the programme. They are made
    anew each time for whoever may not read something exempt, where the programme has no history
    yet, and within a transaction, whose rows may yet be taken back.
    """
    if place.exempt or not place.chain_end or connection.in_atomic_block:
        return make()
    database = str(connection.settings_dict["NAME"])
    key = (database, place.programme.pk, place.chain_end, page, place.roles, get_language())
    found = MEMORY.get(key)
    if found is None:
        found = make()
        MEMORY.put(key, found)
    return found
