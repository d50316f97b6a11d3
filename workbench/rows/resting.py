"""Lets the search for unused memory rest while tens of thousands of rows are made.

Python looks through everything that it holds each time that so many more things stand, though none
of them can go yet: a third of the time of an export, a fifth of that of a page of 2,000 schemes.

The search is one for the whole process. With threads it therefore rests for the other requests of
the process as well, until the first of those that let it rest has ended, since it goes on then for
all: never longer than the longest of them takes, which is seconds. Meanwhile whatever nothing
refers to goes at once, as always; only things that refer to each other in a ring wait for the next
search. So the process may hold some more memory for those seconds, and nothing is lost.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def resting() -> Iterator[None]:
    """No search within; afterwards as before. Also stands before a function as `@resting()`."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
