"""Files that support a scheme: the list, attaching, downloading, removing. They are sent only as
downloads: nothing that somebody attached is ever shown or run by the site."""

from fractions import Fraction
from functools import partial
from io import BytesIO

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from schemes.access import Act
from schemes.attachments.actions import ATTACHMENTS, attach_file
from schemes.attachments.forms import AttachmentForm
from schemes.models import Attachment, AttachmentContent
from schemes.place import SchemePlace, scheme_for
from workbench.numbers.listing import count_words, opening
from workbench.numbers.text import number
from workbench.pages.answering import form_page, person
from workbench.pages.row_pages import Removing, RowPages

PAGES = RowPages(
    rows=ATTACHMENTS,
    place=partial(scheme_for, act=Act.WRITE),
    way=lambda place: ((_("Evidence"), place.url("attachments")),),
    room="attachments",
    removing=Removing(
        heading=gettext_lazy("Remove “%(name)s”?"),
        button=gettext_lazy("Remove “%(name)s”"),
        done=gettext_lazy("“%(name)s” is removed."),
    ),
    goes=lambda _file: [
        _("The file itself goes and cannot be brought back; the history keeps its name.")
    ],
)


@require_safe
def attachments(request: HttpRequest, programme: str, scheme: str) -> HttpResponse:
    place = scheme_for(person(request), programme, scheme, Act.READ)
    found = list(place.scheme.attachments.order_by("added_at", "pk"))
    found = [row for row in found if not _is_exempt(place, row)]
    told = ngettext("One file is attached.", "%(count)s files are attached.", len(found))
    context = place.context(
        _("Evidence for %(scheme)s") % {"scheme": place.scheme.reference},
        (_("Evidence"), None),
        room="attachments",
        state=told % {"count": opening(count_words(len(found)))} if found else "",
        tables=[
            (table, reverse("evidence-table", args=[place.programme.slug, table.pk]))
            for table in place.scheme.evidence.exclude(pk__in=place.exempt.evidence).order_by(
                "position", "pk"
            )
        ],
        files=[(row, size_words(row.size), place.url("attachment", row.pk)) for row in found],
    )
    return render(request, "schemes/attachments/attachments.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def attachment_new(request: HttpRequest, programme: str, scheme: str) -> HttpResponse:
    place = scheme_for(person(request), programme, scheme, Act.WRITE)
    posted = request.method == "POST"
    return form_page(
        request,
        "pages/form.html",
        AttachmentForm(request.POST if posted else None, request.FILES if posted else None),
        lambda values: attach_file(scheme=place.scheme, **values),
        done=place.url("attachments"),
        said=_("The file is attached."),
        context=PAGES.context(place, None, _("Attach a file")),
    )


@require_safe
def attachment(request: HttpRequest, programme: str, scheme: str, pk: int) -> HttpResponseBase:
    place = scheme_for(person(request), programme, scheme, Act.READ)
    found = get_object_or_404(Attachment, scheme=place.scheme, pk=pk)
    if _is_exempt(place, found):
        raise Http404
    # Lost where an earlier release kept it on a disk that was lost.
    kept = get_object_or_404(AttachmentContent, attachment=found)
    response = FileResponse(
        BytesIO(kept.content),
        as_attachment=True,
        filename=found.file_name,
        content_type="application/octet-stream",
    )
    response["X-Content-Type-Options"] = "nosniff"
    # A browser that shows it all the same runs nothing in it: read by the policy's middleware.
    response._csp_update = {"sandbox": True}  # type: ignore[attr-defined]
    return response


def _is_exempt(place: SchemePlace, row: Attachment) -> bool:
    """Whether the file is named as something that the person may not read."""
    return any(map(place.exempt.is_named_in, (str(row), row.file_name)))


def size_words(size: int) -> str:
    """A file's size as people say it: 12 KB, 3.4 MB; less than a KB counts as one."""
    if size < 1_000_000:
        return f"{number(max(Fraction(1), Fraction(size, 1000)))} KB"
    return f"{number(Fraction(size, 1_000_000), 1)} MB"
