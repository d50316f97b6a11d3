"""Files that support a scheme: the list, attaching, downloading, removing. They are sent only as
downloads: nothing that somebody attached is ever shown or run by the site."""

from fractions import Fraction

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from schemes.access import Act
from schemes.attachments.actions import attach_file, remove_attachment
from schemes.attachments.forms import AttachmentForm
from schemes.models import Attachment
from schemes.place import SchemePlace, scheme_for
from workbench.pages.answering import form_page, gone, person
from workbench.pages.forms import RemoveForm
from workbench.words import count_words, number


@require_safe
def attachments(request: HttpRequest, programme: str, scheme: str) -> HttpResponse:
    place = scheme_for(person(request), programme, scheme, Act.READ)
    found = list(place.scheme.attachments.order_by("added_at", "pk"))
    told = ngettext("One file is attached.", "%(count)s files are attached.", len(found))
    context = place.context(
        _("Evidence for %(scheme)s") % {"scheme": place.scheme.reference},
        (_("Evidence"), None),
        room="attachments",
        state=told % {"count": count_words(len(found)).capitalize()} if found else "",
        tables=[
            (table, reverse("evidence-table", args=[place.programme.slug, table.pk]))
            for table in place.scheme.evidence.order_by("position", "pk")
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
        context=_context(place, _("Attach a file")),
    )


@require_safe
def attachment(request: HttpRequest, programme: str, scheme: str, pk: int) -> HttpResponseBase:
    place = scheme_for(person(request), programme, scheme, Act.READ)
    found = get_object_or_404(Attachment, scheme=place.scheme, pk=pk)
    try:
        file = found.file.open("rb")
    except FileNotFoundError as error:
        # Its row was kept and the file lost, as when a backup left the files out.
        raise Http404 from error
    response = FileResponse(
        file,
        as_attachment=True,
        filename=found.file_name,
        content_type="application/octet-stream",
    )
    response["X-Content-Type-Options"] = "nosniff"
    # A browser that shows it all the same runs nothing in it: read by the policy's middleware.
    response._csp_update = {"sandbox": True}  # type: ignore[attr-defined]
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def attachment_remove(request: HttpRequest, programme: str, scheme: str, pk: int) -> HttpResponse:
    place = scheme_for(person(request), programme, scheme, Act.WRITE)
    found = Attachment.objects.filter(scheme=place.scheme, pk=pk).first()
    if found is None:
        return gone(request, place.url("attachments"))
    found.scheme = place.scheme
    name = {"title": found.title}
    form = RemoveForm(
        request.POST if request.method == "POST" else None,
        label=_("Remove “%(title)s”") % name,
    )
    return form_page(
        request,
        "pages/remove.html",
        form,
        lambda values: remove_attachment(attachment=found, **values),
        done=place.url("attachments"),
        said=_("“%(title)s” is removed.") % name,
        context=_context(place, _("Remove “%(title)s”?") % name)
        | {
            "goes": [
                _("The file itself goes and cannot be brought back; the history keeps its name.")
            ]
        },
    )


def size_words(size: int) -> str:
    """A file's size as people say it: 12 KB, 3.4 MB; less than a KB counts as one."""
    if size < 1_000_000:
        return f"{number(max(Fraction(1), Fraction(size, 1000)))} KB"
    return f"{number(Fraction(size, 1_000_000), 1)} MB"


def _context(place: SchemePlace, heading: str) -> dict[str, object]:
    back = place.url("attachments")
    return place.context(
        heading, (_("Evidence"), back), (heading, None), room="attachments", back=back
    )
