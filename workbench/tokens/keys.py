"""The text of a token: made once, shown once, and found again by its sum."""

import hashlib
import re
import secrets
from dataclasses import dataclass
from typing import Final

BEGINS: Final = "oaw"  # so that a search for lost keys knows one
SECRET_BYTES: Final = 32  # 256 bits, which nobody guesses
_TEXT = re.compile(rf"{BEGINS}_([0-9a-f]{{8}})_[A-Za-z0-9_-]{{43}}", re.ASCII)


@dataclass(frozen=True, slots=True)
class NewKey:
    """A token that was made just now: its whole `text`, and the `key` in it that may be told."""

    key: str
    text: str

    @property
    def sha256(self) -> str:
        return sum_of(self.text)


def new_key() -> NewKey:
    key = secrets.token_hex(4)
    return NewKey(key, f"{BEGINS}_{key}_{secrets.token_urlsafe(SECRET_BYTES)}")


def key_in(text: str) -> str:
    """The part of a token that may be told; "" of what is no token."""
    found = _TEXT.fullmatch(text)
    return found[1] if found else ""


def sum_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
