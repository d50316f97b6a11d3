"""Issuing a version of a paper: it freezes everything, once and for good."""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from appraisal.engine import ENGINE_VERSION
from reports.document.content_json import content_json
from reports.issue.freezing import Issue, NotReady, facts_at, freeze, order_of
from reports.models import Paper, PaperVersion
from reports.models.sealing import TEXTS
from reports.models.versions import ISSUED
from reports.readiness.weights_log import weights_changed_late
from reports.stored.exporting import programme_case
from schemes.models import Programme
from workbench.models import User
from workbench.rows.writing import snapshot, write


def issue_version(
    *,
    paper: Paper,
    number: str,
    author: str,
    status: str,
    reason: str,
    by: User,
    token: UUID,
    at: datetime | None = None,
) -> PaperVersion:
    """Freezes the paper as version `number` (1.0), issued `by` in the role `author` for the stated
    reason. Raises `ValidationError` where something stands in the way, or the number is not above
    every earlier one."""
    moment = at or timezone.now()
    with write(by=by, token=token, at=moment) as writer:
        # Locked, so that of two issued at once the second sees the first.
        paper = writer.lock(Paper.objects.filter(pk=paper.pk), None)
        _require_later(paper, number)
        programme = Programme.objects.select_related("authority").get(pk=paper.programme_id)
        issue = Issue(number, timezone.localdate(moment), author, status, reason)
        try:
            late = weights_changed_late(programme)
            frozen = freeze(programme_case(programme), paper.reference, issue, late)
        except NotReady as error:
            raise ValidationError(list(error.hindrances)) from error
        version = writer.save(
            PaperVersion(
                paper=paper,
                number=number,
                issued_at=moment,
                issued_by=by,
                author=author,
                status=status,
                reason=reason,
                engine=ENGINE_VERSION,
                case=frozen.case,
                case_sha256=frozen.case_sha256,
                public=frozen.public,
                public_sha256=frozen.public_sha256,
                content=content_json(frozen.document).decode(),
                whole_content=content_json(frozen.whole).decode(),
                house_format=frozen.house_format,
            ).sealed()
        )
        paper.facts = facts_at(paper.facts, number)
        writer.save(paper)
        said = {name: value for name, value in snapshot(version).items() if name not in TEXTS}
        writer.record(ISSUED, version, programme, after=said)
    return version


def _require_later(paper: Paper, number: str) -> None:
    issued = list(paper.versions.values_list("number", flat=True))
    try:
        latest = max(map(order_of, issued), default=(0, 0))
        later = order_of(number) > latest
    except ValueError:
        raise ValidationError({"number": _("Enter a version such as 1.0")}) from None
    if not later:
        last = f"{latest[0]}.{latest[1]}"
        raise ValidationError(
            {"number": _("Enter a version above %(last)s, the last one issued") % {"last": last}}
        )
