"""Alterations of the file as a whole, of what it carries, and of what is listed and read aloud."""

import json

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.reports.verify.altering import (
    PAGE,
    alteration,
    elements,
    page_of,
)


@alteration
def title_is_another(pdf: Pdf) -> int | None:
    pdf.docinfo.Title = String("Another paper")


@alteration
def author_is_another(pdf: Pdf) -> int | None:
    pdf.docinfo.Author = String("Another council")


@alteration
def date_is_another(pdf: Pdf) -> int | None:
    pdf.docinfo.CreationDate = String("D:20200101")


@alteration
def colours_mean_something_else(pdf: Pdf) -> int | None:
    profile = pdf.Root.OutputIntents[0].DestOutputProfile
    profile.write(profile.read_bytes()[:-1] + b"1")


@alteration
def property_is_added(pdf: Pdf) -> int | None:
    pdf.docinfo.Keywords = String("approved")


@alteration
def title_in_the_detailed_properties_is_another(pdf: Pdf) -> int | None:
    held = pdf.Root.Metadata.read_bytes()
    assert b"</rdf:li>" in held
    pdf.Root.Metadata.write(held.replace(b"</rdf:li>", b" (approved)</rdf:li>", 1))


@alteration
def language_is_another(pdf: Pdf) -> int | None:
    pdf.Root.Lang = String("de")


@alteration
def script_runs_when_the_file_opens(pdf: Pdf) -> int | None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


@alteration
def script_lies_in_the_names(pdf: Pdf) -> int | None:
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    pdf.Root.Names.JavaScript = Dictionary(Names=Array([String("a"), script]))


@alteration
def something_happens_when_the_file_is_printed(pdf: Pdf) -> int | None:
    pdf.Root.AA = Dictionary(WP=Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")))


@alteration
def file_opens_in_another_way(pdf: Pdf) -> int | None:
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=False)


@alteration
def pages_are_numbered_otherwise(pdf: Pdf) -> int | None:
    label = Dictionary(S=Name.r)
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, label]))


@alteration
def file_is_no_longer_tagged(pdf: Pdf) -> int | None:
    pdf.Root.MarkInfo = Dictionary(Marked=False)


# Attached files


@alteration
def file_is_attached(pdf: Pdf) -> int | None:
    pdf.attachments["more.txt"] = pikepdf.AttachedFileSpec(pdf, b"More", filename="more.txt")


@alteration
def attached_case_is_changed(pdf: Pdf) -> int | None:
    stream = pdf.attachments["case.json"].obj.EF.F
    stream.write(stream.read_bytes().replace(b"2", b"3", 1))


@alteration
def attached_format_is_taken_out(pdf: Pdf) -> int | None:
    del pdf.attachments["format.json"]


@alteration
def attached_file_is_called_otherwise(pdf: Pdf) -> int | None:
    pdf.attachments["case.json"].obj.Desc = String("Something else")


@alteration
def files_no_longer_belong_to_the_paper(pdf: Pdf) -> int | None:
    del pdf.Root.AF


@alteration
def note_of_the_paper_says_another_version(pdf: Pdf) -> int | None:
    stream = pdf.attachments["paper.json"].obj.EF.F
    stream.write(stream.read_bytes().replace(b'"version": ""', b'"version": "2.0"'))


@alteration
def seals_of_two_pages_change_places(pdf: Pdf) -> int | None:
    stream = pdf.attachments["paper.json"].obj.EF.F
    said = json.loads(stream.read_bytes())
    pages = said["seal"]["pages"]
    pages[2], pages[3] = pages[3], pages[2]
    stream.write(json.dumps(said).encode())
    return PAGE


# What is listed, and what is read aloud


@alteration
def heading_in_the_list_is_renamed(pdf: Pdf) -> int | None:
    first = pdf.Root.Outlines.First
    pages = {page.obj.objgen: at for at, page in enumerate(pdf.pages, 1)}
    first.Title = String("Approved")
    return pages[first.Dest[0].objgen]


@alteration
def heading_in_the_list_leads_elsewhere(pdf: Pdf) -> int | None:
    last = pdf.Root.Outlines.First
    while "/Next" in last:
        last = last.Next
    pages = {page.obj.objgen: at for at, page in enumerate(pdf.pages, 1)}
    page = pages[last.Dest[0].objgen]
    last.Dest = Array([pdf.pages[0].obj, Name.XYZ, 0, 0, 0])
    return page


@alteration
def list_of_headings_is_taken_out(pdf: Pdf) -> int | None:
    del pdf.Root.Outlines
    return PAGE


@alteration
def heading_becomes_a_paragraph(pdf: Pdf) -> int | None:
    heading = [one for one in elements(pdf) if str(one.S) == "/H2"][-1]
    heading.S = Name.P
    inner = heading
    while "/Pg" not in inner:
        inner = inner.K[0]
    return page_of(pdf, inner)


@alteration
def other_words_are_read_for_a_piece(pdf: Pdf) -> int | None:
    piece = [one for one in elements(pdf) if "/Pg" in one][-1]
    piece.ActualText = String("Approved")
    return page_of(pdf, piece)


@alteration
def piece_is_read_in_another_language(pdf: Pdf) -> int | None:
    piece = [one for one in elements(pdf) if "/Pg" in one][-1]
    piece.Lang = String("fr")
    return page_of(pdf, piece)


@alteration
def heading_cell_no_longer_heads_its_column(pdf: Pdf) -> int | None:
    cell = next(one for one in elements(pdf) if str(one.S) == "/TH" and "/A" in one)
    cell.A.Scope = Name.Both
    inner = cell
    while "/Pg" not in inner:
        inner = inner.K[0]
    return page_of(pdf, inner)


@alteration
def two_pieces_are_read_in_another_order(pdf: Pdf) -> int | None:
    holder = next(
        one
        for one in elements(pdf)
        if isinstance(one.get("/K"), Array)
        and len(one.K) > 1
        and "/S" in one.K[1]
        and "/Pg" in one.K[0]
        and "/Pg" in one.K[1]
    )
    first, second, *others = holder.K
    page = page_of(pdf, first)
    holder.K = Array([second, first, *others])
    return page


@alteration
def paragraph_is_no_longer_read(pdf: Pdf) -> int | None:
    last = [one for one in elements(pdf) if str(one.S) == "/P" and "/Pg" in one][-1]
    page = page_of(pdf, last)
    around = last.P
    around.K = Array([kid for kid in around.K if kid.objgen != last.objgen])
    return page


@alteration
def tags_mean_something_else(pdf: Pdf) -> int | None:
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(P=Name.Artifact)


@alteration
def reading_order_is_taken_out(pdf: Pdf) -> int | None:
    del pdf.Root.StructTreeRoot
    return PAGE
