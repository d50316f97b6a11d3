"""Names of people: as they are written, and as they sign in."""

import re
import unicodedata

from workbench.models import User


def parted(name: str) -> tuple[str, str]:
    """The first names and the last, which together are the name again."""
    first, _space, last = " ".join(name.split()).rpartition(" ")
    return (first, last) if first else (last, "")


def username_for(name: str) -> str:
    """A name to sign in with that nobody has yet: "Pat Reed" becomes pat.reed, then pat.reed2."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", ".", plain).strip(".")[:140] or "person"
    taken = set(User.objects.filter(username__startswith=stem).values_list("username", flat=True))
    if stem not in taken:
        return stem
    number = 2
    while f"{stem}{number}" in taken:
        number += 1
    return f"{stem}{number}"


def operator() -> User:
    """Whoever runs a command on the server, for the history. No account belongs to them."""
    return User(pk=0, username="command line")
