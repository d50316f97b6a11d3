"""The record of every file that went out of an issued version, by the sum of its bytes."""

import hashlib

from django.utils import timezone

from reports.models import IssuedFile, PaperVersion


def record_issued(*, version: PaperVersion, copy: str, suffix: str, content: bytes) -> None:
    """Puts a file of this version on record, where it is not yet: the public, the whole or the
    second part (`copy`), as a file of this kind (".pdf")."""
    IssuedFile.objects.get_or_create(
        version=version,
        copy=copy,
        suffix=suffix,
        sha256=hashlib.sha256(content).hexdigest(),
        defaults={"made_at": timezone.now()},
    )
