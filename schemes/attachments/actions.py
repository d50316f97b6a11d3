"""What people do to the files that support a scheme."""

import hashlib
from uuid import UUID

from schemes.attachments.kinds import check_file, safe_name
from schemes.attachments.room import check_room
from schemes.models import Attachment, AttachmentContent, Scheme
from workbench.models import User
from workbench.rows.kit import RowList
from workbench.rows.writing import write


def attach_file(
    *, scheme: Scheme, title: str, name: str, content: bytes, by: User, token: UUID
) -> Attachment:
    """Keeps a file with its size and SHA-256. Raises `ValidationError` for one that `check_file`
    or `check_room` refuses."""
    check_file(name, content)
    with write(by=by, token=token) as writer:
        check_room(scheme, len(content))
        attachment = Attachment(
            scheme=scheme,
            title=title,
            file_name=safe_name(name),
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            added_at=writer.at,
            added_by=str(by)[:200],
        )
        writer.save(attachment)
        AttachmentContent.objects.create(attachment=attachment, content=content)
        writer.record("attached file", attachment, scheme.programme)
    return attachment


# Removing one removes its bytes too; the history keeps its name and its SHA-256.
ATTACHMENTS = RowList(Attachment, "file", "scheme.programme")
