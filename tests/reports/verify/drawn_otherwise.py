"""Alterations of what a page draws, and of the fonts it draws with."""

import re
from io import BytesIO

from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.reports.verify.altering import (
    PAGE,
    added,
    alteration,
    drawn,
    elements,
    first_page_with,
    font_of,
    of_charts,
    page_of,
    resources,
)


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
