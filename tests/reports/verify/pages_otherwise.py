"""Alterations of notes, links and forms on pages, and of the pages themselves."""

from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.reports.verify.altering import (
    PAGE,
    alteration,
    annotated,
    note,
)


@alteration
def note_is_added(pdf: Pdf) -> int | None:
    return annotated(pdf, note("Text", Contents=String("Not agreed.")))


@alteration
def stamp_is_added(pdf: Pdf) -> int | None:
    return annotated(pdf, note("Stamp", Name=Name.Approved))


@alteration
def box_of_text_is_added(pdf: Pdf) -> int | None:
    return annotated(pdf, note("FreeText", Contents=String("£9"), DA=String("/Helv 12 Tf")))


@alteration
def words_are_blacked_out_by_a_note(pdf: Pdf) -> int | None:
    return annotated(pdf, note("Square", IC=Array([0, 0, 0])))


@alteration
def link_to_elsewhere_is_added(pdf: Pdf) -> int | None:
    leads = Dictionary(S=Name.URI, URI=String("https://example.org/"))
    return annotated(pdf, note("Link", A=leads))


def linked_page(pdf: Pdf) -> int:
    return next(at for at, page in enumerate(pdf.pages, 1) if "/Annots" in page.obj)


@alteration
def link_leads_elsewhere(pdf: Pdf) -> int | None:
    page = linked_page(pdf)
    pdf.pages[page - 1].obj.Annots[0].Dest = String("elsewhere")
    return page


@alteration
def link_is_taken_out(pdf: Pdf) -> int | None:
    page = linked_page(pdf)
    held = pdf.pages[page - 1].obj
    held.Annots = Array(list(held.Annots)[1:])
    return page


@alteration
def field_to_fill_in_is_added(pdf: Pdf) -> int | None:
    field = pdf.make_indirect(note("Widget", FT=Name.Tx, T=String("sum"), V=String("£9")))
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))
    page = pdf.pages[PAGE - 1].obj
    page.Annots = Array([*page.get("/Annots", ()), field])
    return PAGE


@alteration
def place_that_links_lead_to_is_moved(pdf: Pdf) -> int | None:
    names = pdf.Root.Names.Dests.Names
    names[1] = Array([pdf.pages[PAGE - 1].obj, Name.XYZ, 0, 0, 0])
    return PAGE


# Pages


@alteration
def two_pages_change_places(pdf: Pdf) -> int | None:
    own = pdf.pages[PAGE - 1]
    del pdf.pages[PAGE - 1]
    pdf.pages.insert(PAGE, own)
    return PAGE


@alteration
def page_is_taken_out(pdf: Pdf) -> int | None:
    del pdf.pages[PAGE - 1]
    return PAGE


@alteration
def page_is_doubled(pdf: Pdf) -> int | None:
    pdf.pages.insert(PAGE, pdf.pages[PAGE - 1])
    return PAGE + 1


@alteration
def empty_page_is_added(pdf: Pdf) -> int | None:
    pdf.add_blank_page()
    return len(pdf.pages)


@alteration
def page_is_cropped(pdf: Pdf) -> int | None:
    pdf.pages[PAGE - 1].cropbox = Array([0, 0, 595, 400])
    return PAGE


@alteration
def page_is_larger(pdf: Pdf) -> int | None:
    pdf.pages[PAGE - 1].mediabox = Array([0, 0, 1000, 1000])
    return PAGE


@alteration
def page_is_turned(pdf: Pdf) -> int | None:
    pdf.pages[PAGE - 1].rotate(180, relative=False)
    return PAGE


@alteration
def page_is_shown_larger(pdf: Pdf) -> int | None:
    pdf.pages[PAGE - 1].obj.UserUnit = 3
    return PAGE


@alteration
def every_page_is_turned_by_the_folder_of_pages(pdf: Pdf) -> int | None:
    pdf.Root.Pages.Rotate = 90
    return 1


@alteration
def page_does_something_when_it_opens(pdf: Pdf) -> int | None:
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    pdf.pages[PAGE - 1].obj.AA = Dictionary(O=script)
    return PAGE


@alteration
def page_turns_by_itself(pdf: Pdf) -> int | None:
    pdf.pages[PAGE - 1].obj.Dur = 3
    return PAGE
