"""When a file says that it was made."""

from datetime import UTC, datetime
from io import BytesIO

import pikepdf


def moment_of(pdf: bytes) -> datetime:
    """The moment in a PDF's properties."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        said = str(opened.docinfo.CreationDate)
    return datetime.strptime(said, "D:%Y%m%d%H%M%SZ").replace(tzinfo=UTC)
