"""What people do to the files that support a scheme."""

import hashlib
from uuid import UUID, uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from schemes.attachments.kinds import check_file, safe_name
from schemes.models import Attachment, Scheme
from workbench.models import User
from workbench.rows.kit import RowList
from workbench.rows.writing import write


def attach_file(
    *, scheme: Scheme, title: str, name: str, content: bytes, by: User, token: UUID
) -> Attachment:
    """Keeps a file under a name of our own, with its size and SHA-256. Raises `ValidationError`
    for one that `check_file` refuses."""
    check_file(name, content)
    stored = ""
    try:
        with write(by=by, token=token) as writer:
            stored = default_storage.save(f"attachments/{uuid4().hex}", ContentFile(content))
            attachment = Attachment(
                scheme=scheme,
                title=title,
                file_name=safe_name(name),
                size=len(content),
                sha256=hashlib.sha256(content).hexdigest(),
                file=stored,
                added_at=writer.at,
                added_by=str(by)[:200],
            )
            writer.save(attachment)
            writer.record("attached file", attachment, scheme.programme)
    except BaseException:
        # What was not written leaves no file behind.
        if stored:
            default_storage.delete(stored)
        raise
    return attachment


class AttachmentList(RowList[Attachment]):
    """The files of a scheme. Removing an attachment removes its file too; the history keeps its
    name and its SHA-256."""

    def remove(self, row: Attachment, *, by: User, token: UUID, version: int | None = None) -> None:
        stored = row.file.name or ""
        super().remove(row, by=by, token=token)

        def delete_file() -> None:
            default_storage.delete(stored)

        # The attachment is removed by then: a file that stays is in the log, and nobody's fault.
        transaction.on_commit(delete_file, robust=True)


ATTACHMENTS = AttachmentList(Attachment, "file", "scheme.programme")
