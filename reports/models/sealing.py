"""The fingerprint of an issued version: one sum over everything that it keeps."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

SAID: Final = (
    "paper_id",
    "number",
    "issued_at",
    "issued_by_id",
    "author",
    "status",
    "reason",
    "engine",
    "case_sha256",
    "public_sha256",
)
# The frozen texts, which are long.
TEXTS: Final = ("case", "public", "content", "whole_content", "house_format")


def version_fingerprint(values: Mapping[str, Any]) -> str:
    """The SHA-256 of a version's columns by name, its texts by their own sums."""
    said = [_plain(values[name]) for name in SAID]
    said += [text_sha256(values[name]) for name in TEXTS]
    return text_sha256(json.dumps(said, separators=(",", ":")))


def text_sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value
