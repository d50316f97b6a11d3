"""Ways to alter a paper's PDF, each with the page on which it has to be noticed."""

import json
import re
from collections.abc import Callable, Iterator
from io import BytesIO

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Pdf, String

PAGE = 3
# What an alteration does; it returns the page where it has to be noticed, or none.
Alter = Callable[[Pdf], int | None]
ALTERATIONS: dict[str, Alter] = {}


def alteration(alter: Alter) -> Alter:
    ALTERATIONS[alter.__name__.replace("_", " ")] = alter
    return alter


def written(pdf: Pdf) -> bytes:
    file = BytesIO()
    pdf.save(file)
    return file.getvalue()


def drawn(pdf: Pdf, change: Callable[[bytes], bytes], page: int = PAGE) -> int:
    """Draws a page otherwise."""
    own = pdf.pages[page - 1].obj
    before = own.Contents.read_bytes()
    after = change(before)
    assert after != before
    own.Contents = pdf.make_stream(after)
    return page


def added(pdf: Pdf, content: bytes) -> int:
    return drawn(pdf, lambda before: b"q\n" + before + b"\nQ\n" + content)


def resources(pdf: Pdf, kind: str, name: str, value: object) -> None:
    """A resource for one page alone."""
    page = pdf.pages[PAGE - 1].obj
    page.Resources = own = Dictionary(page.Resources)
    held = Dictionary(own.get(kind, Dictionary()))
    held[name] = value
    own[kind] = held


def annotated(pdf: Pdf, note: Dictionary) -> int:
    page = pdf.pages[PAGE - 1].obj
    held = list(page.get("/Annots", ()))
    page.Annots = Array([*held, pdf.make_indirect(note)])
    return PAGE


def note(kind: str, **about: object) -> Dictionary:
    rect = Array([100, 100, 200, 120])
    return Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=rect, **about)


def elements(pdf: Pdf) -> Iterator[Dictionary]:
    waiting = [pdf.Root.StructTreeRoot]
    while waiting:
        one = waiting.pop(0)
        if "/S" in one:
            yield one
        held = one.get("/K", ())
        kids = held if isinstance(held, Array) else [held]
        waiting += [kid for kid in kids if isinstance(kid, Dictionary) and "/S" in kid]


def page_of(pdf: Pdf, element: Dictionary) -> int:
    pages = {page.obj.objgen: at for at, page in enumerate(pdf.pages, 1)}
    return pages[element.Pg.objgen]


def font_of(pdf: Pdf, page: int = PAGE) -> tuple[str, Dictionary]:
    """The first font that a page uses, with its name there."""
    content = pdf.pages[page - 1].obj.Contents.read_bytes()
    name = re.search(rb"(/\S+) \S+ Tf", content)[1].decode()
    return name, pdf.pages[page - 1].Resources.Font[name]


def first_page_with(pdf: Pdf, name: str) -> int:
    wanted = f"{name} ".encode()
    return next(
        at for at, page in enumerate(pdf.pages, 1) if wanted in page.obj.Contents.read_bytes()
    )


# What is drawn


@alteration
def two_signs_change_places(pdf: Pdf) -> int | None:
    def swap(content: bytes) -> bytes:
        return re.sub(rb"<(\w{4})>(-?\d+)<(?!\1)(\w{4})>", rb"<\3>\2<\1>", content, count=1)

    return drawn(pdf, swap)


@alteration
def sign_is_another(pdf: Pdf) -> int | None:
    return drawn(pdf, lambda content: content.replace(b"<0049>", b"<003c>", 1))


@alteration
def white_box_lies_over_words(pdf: Pdf) -> int | None:
    return added(pdf, b"1 1 1 rg 60 600 300 40 re f\n")


@alteration
def picture_is_laid_on(pdf: Pdf) -> int | None:
    image = pdf.make_stream(
        b"\xff\x00\x00" * 4,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=2,
        Height=2,
        ColorSpace=Name.DeviceRGB,
        BitsPerComponent=8,
    )
    resources(pdf, "/XObject", "/Logo", image)
    return added(pdf, b"q 100 0 0 100 60 600 cm /Logo Do Q\n")


@alteration
def picture_stands_within_the_content(pdf: Pdf) -> int | None:
    return added(pdf, b"q 9 0 0 9 60 600 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q\n")


@alteration
def words_are_added_in_plain_sight(pdf: Pdf) -> int | None:
    name, _font = font_of(pdf)
    return added(pdf, f"BT {name} 12 Tf 100 100 Td <00490049> Tj ET\n".encode())


@alteration
def words_turn_white(pdf: Pdf) -> int | None:
    def whiten(content: bytes) -> bytes:
        return re.sub(rb"\n[\d.]+ [\d.]+ [\d.]+ rg\nBT", b"\n1 1 1 rg\nBT", content, count=1)

    return drawn(pdf, whiten)


@alteration
def words_are_moved(pdf: Pdf) -> int | None:
    return drawn(
        pdf,
        lambda content: re.sub(rb"1 0 0 -1 (\S+) (\S+) Tm", rb"1 0 0 -1 9 \2 Tm", content, count=1),
    )


@alteration
def words_grow_smaller(pdf: Pdf) -> int | None:
    return drawn(pdf, lambda content: re.sub(rb"(/\S+) \S+ Tf", rb"\1 2 Tf", content, count=1))


@alteration
def words_are_made_invisible(pdf: Pdf) -> int | None:
    return drawn(pdf, lambda content: content.replace(b"BT\n", b"BT\n3 Tr\n", 1))


@alteration
def line_of_words_is_taken_out(pdf: Pdf) -> int | None:
    return drawn(pdf, lambda content: re.sub(rb"\[[^\]]*\] TJ", b"[] TJ", content, count=1))


@alteration
def running_header_says_something_else(pdf: Pdf) -> int | None:
    def other(content: bytes) -> bytes:
        before, artefact, after = content.rpartition(b"/Artifact")
        return before + artefact + re.sub(rb"<\w{4}>", b"<0049>", after, count=1)

    return drawn(pdf, other)


@alteration
def page_is_scaled_by_its_content(pdf: Pdf) -> int | None:
    return drawn(pdf, lambda content: b"0.5 0 0 0.5 0 0 cm\n" + content)


@alteration
def words_lie_on_a_layer_that_can_be_hidden(pdf: Pdf) -> int | None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Layer")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
    resources(pdf, "/Properties", "/Layer", layer)
    return drawn(pdf, lambda content: b"/OC /Layer BDC\n" + content + b"\nEMC\n")


@alteration
def colours_mean_something_else(pdf: Pdf) -> int | None:
    white = Array([Name.CalRGB, Dictionary(WhitePoint=Array([1, 1, 1]), Gamma=Array([9, 9, 9]))])
    resources(pdf, "/ColorSpace", "/DefaultRGB", white)
    return PAGE


@alteration
def setting_of_the_pen_makes_words_transparent(pdf: Pdf) -> int | None:
    content = pdf.pages[PAGE - 1].obj.Contents.read_bytes()
    name = re.search(rb"(/\S+) gs", content)[1].decode()
    resources(pdf, "/ExtGState", name, Dictionary(ca=0))
    return PAGE


# Fonts


@alteration
def outlines_of_two_figures_are_swapped(pdf: Pdf) -> int | None:
    name, font = font_of(pdf)
    held = font.DescendantFonts[0].FontDescriptor
    opened = TTFont(BytesIO(held.FontFile2.read_bytes()))
    one, other = opened.getGlyphOrder()[0x49], opened.getGlyphOrder()[0x60]
    table = opened["glyf"]
    table[one], table[other] = table[other], table[one]
    file = BytesIO()
    opened.save(file)
    held.FontFile2 = pdf.make_stream(file.getvalue())
    return first_page_with(pdf, name)


@alteration
def letters_of_a_font_are_called_otherwise(pdf: Pdf) -> int | None:
    name, font = font_of(pdf)
    table = font.ToUnicode.read_bytes()
    font.ToUnicode = pdf.make_stream(table.replace(b"<0049> <0065>", b"<0049> <0061>"))
    return first_page_with(pdf, name)


@alteration
def glyphs_are_numbered_otherwise(pdf: Pdf) -> int | None:
    name, font = font_of(pdf)
    codes = list(range(400))
    codes[0x49], codes[0x60] = codes[0x60], codes[0x49]
    table = b"".join(code.to_bytes(2, "big") for code in codes)
    font.DescendantFonts[0].CIDToGIDMap = pdf.make_stream(table)
    return first_page_with(pdf, name)


@alteration
def letters_stand_wider_apart(pdf: Pdf) -> int | None:
    name, font = font_of(pdf)
    font.DescendantFonts[0].W = Array([1, Array([9])])
    return first_page_with(pdf, name)


@alteration
def font_is_replaced_by_another(pdf: Pdf) -> int | None:
    name, _font = font_of(pdf)
    fonts = pdf.pages[PAGE - 1].Resources.Font
    other = next(one for one in fonts if one != name)
    resources(pdf, "/Font", name, fonts[other])
    return PAGE


# Notes, links, forms


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


# The file as a whole


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


@alteration
def picture_on_a_page_is_drawn_otherwise(pdf: Pdf) -> int | None:
    for page in pdf.pages:
        content = page.obj.Contents.read_bytes()
        if used := re.search(rb"(/\S+) Do", content):
            stream = page.Resources.XObject[used[1].decode()]
            stream.write(stream.read_bytes() + b"\n0 0 9 9 re f\n")
            return first_page_with(pdf, used[1].decode())
    raise AssertionError("no page draws a picture")


# Of a paper with charts

CHARTED: dict[str, Alter] = {}


def of_charts(alter: Alter) -> Alter:
    CHARTED[alter.__name__.replace("_", " ")] = alter
    return alter


@of_charts
def alternative_words_of_a_picture_are_changed(pdf: Pdf) -> int | None:
    figure = next(one for one in elements(pdf) if str(one.S) == "/Figure")
    figure.Alt = String("All options cost the same.")
    inner = figure
    while "/Pg" not in inner:
        inner = inner.K[0]
    return page_of(pdf, inner)


@of_charts
def bar_of_a_chart_is_drawn_longer(pdf: Pdf) -> int | None:
    figure = next(one for one in elements(pdf) if str(one.S) == "/Figure")
    inner = figure
    while "/Pg" not in inner:
        inner = inner.K[0]
    page = page_of(pdf, inner)

    def longer(content: bytes) -> bytes:
        before, mark, after = content.partition(b"/Figure")
        return (
            before
            + mark
            + re.sub(rb"\n(\S+ \S+) \S+ (\S+) re\n", rb"\n\1 99 \2 re\n", after, count=1)
        )

    return drawn(pdf, longer, page)


@of_charts
def picture_is_no_longer_one(pdf: Pdf) -> int | None:
    figure = next(one for one in elements(pdf) if str(one.S) == "/Figure")
    inner = figure
    while "/Pg" not in inner:
        inner = inner.K[0]
    figure.S = Name.Span
    return page_of(pdf, inner)
