"""Pages of the spreadsheet of schemes: template, export, sending, preview, applying."""

from collections.abc import Generator
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from schemes.access import Act
from schemes.history.exports import leaves_event
from schemes.models import Programme, SchemesImport
from schemes.place import ProgrammePlace, figures_for
from schemes.spreadsheets.actions import apply_import, preview_of, send_spreadsheet
from schemes.spreadsheets.compare.changes import Preview
from schemes.spreadsheets.forms import ApplyImportForm, SpreadsheetForm
from schemes.spreadsheets.in_sight import End, in_sight
from schemes.spreadsheets.reading import MOST, last
from schemes.spreadsheets.tables import (
    changes_table,
    counts_words,
    faults_table,
    totals_table,
)
from schemes.spreadsheets.template import CONTENT_TYPE, template
from schemes.spreadsheets.writing import export
from workbench.pages.answering import form_page, person
from workbench.pages.questions.asking import BOX, MOST_APART
from workbench.rows.writing import AlreadyDone, Conflict
from workbench.workbooks.package import LARGEST, FileError, check_package
from workbench.workbooks.texts import ENDINGS

ROWS_ON_A_PAGE = 100
# Bytes of a workbook that are read within a second, so that no progress need be shown.
READ_AT_ONCE = 150_000


@require_safe
@leaves_event
def schemes_export(request: HttpRequest, programme: str) -> HttpResponse:
    place = figures_for(person(request), programme, Act.READ)
    return _workbook(f"schemes-{place.programme.slug}.xlsx", export(place.programme, place.exempt))


@require_safe
def import_template(request: HttpRequest, programme: str) -> HttpResponse:
    place = figures_for(person(request), programme, Act.WRITE)
    return _workbook("schemes-template.xlsx", template(place.programme))


@require_http_methods(["GET", "HEAD", "POST"])
def import_new(request: HttpRequest, programme: str) -> HttpResponseBase:
    place = figures_for(person(request), programme, Act.WRITE)
    sent: list[SchemesImport] = []
    bound = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = SpreadsheetForm(*bound)
    if request.method == "POST" and form.is_valid():
        try:
            content = _content(form.cleaned_data["file"])
        except ValidationError as error:
            form.add_refusal(error)
        else:
            if len(content) > READ_AT_ONCE:
                return _read_in_sight(request, place, form, content)
    return form_page(
        request,
        "schemes/spreadsheets/import.html",
        form,
        lambda values: sent.append(_read_at_once(place.programme, values)),
        done=lambda: place.url("import-draft", sent[0].pk) if sent else place.url("import-new"),
        said=_("The file is read. Nothing is changed yet."),
        context=place.context(
            _("Schemes from a spreadsheet"),
            (_("Schemes from a spreadsheet"), None),
            state=_("Nothing is changed until you have seen every change."),
            limits={
                "megabytes": LARGEST // 1024 // 1024,
                "schemes": f"{MOST['Schemes']:,}",
                "lines": f"{MOST['Lines']:,}",
            },
            template_url=place.url("import-template"),
            export_url=place.url("schemes-export"),
        ),
    )


def _content(file: "UploadedFile[bytes]") -> bytes:
    """The bytes of an uploaded workbook that may be opened. Raises `ValidationError` for any other
    file."""
    if (file.size or 0) > LARGEST:
        raise ValidationError(
            {
                "file": _("The file is larger than %(most)d MB. Send the schemes in parts.")
                % {"most": LARGEST // 1024 // 1024}
            }
        )
    file.seek(0)
    content: bytes = file.read()
    try:
        if not str(file.name).lower().endswith(ENDINGS):
            check_package(str(file.name), content)
    except FileError as error:
        raise ValidationError({"file": str(error)}) from error
    return content


def _read_at_once(programme: Programme, values: dict[str, Any]) -> SchemesImport:
    file = values.pop("file")
    steps = send_spreadsheet(
        programme=programme, file_name=file.name, content=_content(file), **values
    )
    try:
        return last(steps)
    except FileError as error:
        raise ValidationError({"file": str(error)}) from error


def _read_in_sight(
    request: HttpRequest, place: ProgrammePlace, form: SpreadsheetForm, content: bytes
) -> StreamingHttpResponse:
    """A streamed page that shows the progress of reading, and goes on to the preview."""

    def parts() -> Generator[str | End, None, None]:
        again = place.url("import-new")
        try:
            draft = yield from send_spreadsheet(
                programme=place.programme,
                file_name=form.cleaned_data["file"].name,
                content=content,
                by=person(request),
                token=form.cleaned_data["write_token"],
            )
        except FileError as error:
            yield End(str(error), _("Send another file"), again)
        except AlreadyDone:
            yield End(_("This file was sent already."), _("Send another file"), again)
        except ValidationError as error:
            yield End(" ".join(error.messages), _("Send it again"), again)
        else:
            found = (
                (_("Some of it must be mended first."), _("See what to mend"))
                if draft.faults
                else (_("Read to the end. Nothing is changed yet."), _("See what would change"))
            )
            yield End(*found, place.url("import-draft", draft.pk), goes_on=True)

    heading = _("Reading the spreadsheet")
    context = place.context(
        heading,
        (_("Schemes from a spreadsheet"), place.url("import-new")),
        (heading, None),
        state=_("Keep this page open until it leads on to what would change."),
    )
    return in_sight(
        render_to_string("schemes/spreadsheets/importing.html", context, request), parts()
    )


@require_http_methods(["GET", "HEAD", "POST"])
def import_draft(request: HttpRequest, programme: str, pk: int) -> HttpResponseBase:
    place = figures_for(person(request), programme, Act.WRITE)
    drafts = SchemesImport.objects.filter(programme=place.programme, pk=pk)
    # Its rows are read only where they are needed: they may be tens of thousands.
    draft = drafts.defer("content").first()
    if draft is None:
        raise Http404
    draft.programme = place.programme
    if draft.state == SchemesImport.State.APPLIED:
        if request.method == "POST":
            return redirect(place.url("import-draft", pk))
        return render(request, "schemes/spreadsheets/applied.html", _applied(request, place, draft))
    if request.method == "POST":
        asked = preview_of(draft, place.roles).questions
        form = ApplyImportForm(request.POST, version=draft.version, asked=asked)
        if form.is_valid():
            return _applying(request, place, draft, form)
        return render(
            request,
            "schemes/spreadsheets/draft.html",
            _preview(request, place, draft, form),
            status=422,
        )
    return render(request, "schemes/spreadsheets/draft.html", _preview(request, place, draft))


def _preview(
    request: HttpRequest,
    place: ProgrammePlace,
    draft: SchemesImport,
    form: ApplyImportForm | None = None,
) -> dict[str, Any]:
    """What the import would change, with the button that applies it, or the form that was sent."""
    changes = preview_of(draft, place.roles)
    page = Paginator(changes.rows, ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
    faulty = bool(changes.faults)
    return _context(
        place,
        draft,
        _("What is wrong with the spreadsheet") if faulty else _("What would change"),
        state=_("Mend these and send it again. Nothing was changed.")
        if faulty
        else counts_words(changes.counts, applied=False),
        faults=faults_table(changes.faults) if faulty else None,
        table=changes_table(page.object_list) if changes.rows and not faulty else None,
        page=page,
        notes=draft.preview.get("notes", ()),
        questions=changes.questions if len(changes.questions) > MOST_APART else (),
        totals=totals_table(changes.totals) if changes.totals and not faulty else None,
        apply=_apply(draft, changes, form) if changes.rows and not faulty else None,
    )


def _apply(draft: SchemesImport, changes: Preview, form: ApplyImportForm | None) -> ApplyImportForm:
    """The button that applies the import. One that was sent comes back only where what was asked is
    not answered: whatever else was wrong with it is old."""
    if form is not None and BOX in form.errors:
        return form
    return ApplyImportForm(version=draft.version, seen=changes.digest, asked=changes.questions)


def _applied(request: HttpRequest, place: ProgrammePlace, draft: SchemesImport) -> dict[str, Any]:
    rows = draft.outcome["rows"]
    page = Paginator(rows, ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
    return _context(
        place,
        draft,
        _("What the spreadsheet changed"),
        state=counts_words(draft.outcome["counts"], applied=True),
        table=changes_table(page.object_list) if rows else None,
        page=page,
    )


def _context(
    place: ProgrammePlace, draft: SchemesImport, heading: str, **more: Any
) -> dict[str, Any]:
    crumb = (_("Schemes from a spreadsheet"), place.url("import-new"))
    again = place.url("import-new")
    return place.context(heading, crumb, (heading, None), draft=draft, again=again, **more)


def _applying(
    request: HttpRequest, place: ProgrammePlace, draft: SchemesImport, form: ApplyImportForm
) -> StreamingHttpResponse:
    """A streamed page that shows the progress of applying."""

    def parts() -> Generator[str | End, None, None]:
        address = place.url("import-draft", draft.pk)
        try:
            yield from apply_import(
                draft=draft,
                seen=form.cleaned_data["seen"],
                version=form.cleaned_data["version"],
                by=person(request),
                token=form.cleaned_data["write_token"],
            )
        except AlreadyDone:
            yield End(_("This was applied already."), _("See what it changed"), address)
        except (Conflict, ObjectDoesNotExist):
            words = _(
                "Somebody applied or replaced this spreadsheet meanwhile. Nothing was done again."
            )
            yield End(words, _("See how it stands"), address)
        except ValidationError as error:
            yield End(" ".join(error.messages), _("See what would change now"), address)
        else:
            yield End(_("Done: every change is made."), _("See what was changed"), address)

    heading = _("Applying the spreadsheet")
    context = _context(place, draft, heading, state=_("Keep this page open until it says done."))
    return in_sight(
        render_to_string("schemes/spreadsheets/importing.html", context, request), parts()
    )


def _workbook(name: str, content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type=CONTENT_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
