"""The picture of needs: a file of its own that runs nothing."""

from xml.etree import ElementTree

from schemes.needs.picture import Box, picture

SVG = "{http://www.w3.org/2000/svg}"


def boxes() -> list[list[Box]]:
    first = Box(1, "A/R.6.127", "Homes <script>alert(1)</script> & more homes than fit", "Idea")
    return [[first], [Box(2, "A/R.6.129", "Moves", "In delivery, red", here=True)]]


def test_picture_draws_each_box_and_arrow_and_escapes_what_people_typed() -> None:
    made = picture(boxes(), {2: [1, 99]})
    root = ElementTree.fromstring(made)
    texts = [text.text for text in root.iter(f"{SVG}text")]
    assert {"A/R.6.127", "A/R.6.129", "In delivery, red"} <= set(texts)
    assert len([path for path in root.iter(f"{SVG}path") if path.get("marker-end")]) == 1
    assert b"<script" not in made
    assert b"style=" not in made
    assert made == picture(boxes(), {2: [1, 99]})


def test_picture_breaks_the_arrow_of_a_need_in_doubt() -> None:
    assert b"stroke-dasharray" not in picture(boxes(), {2: [1]})
    assert b"stroke-dasharray" in picture(boxes(), {2: [1]}, {(2, 1)})


def test_picture_holds_every_box() -> None:
    root = ElementTree.fromstring(picture(boxes(), {2: [1]}))
    # Numbers of a drawing are written to a hundredth.
    width, height = float(root.get("width") or 0), float(root.get("height") or 0)
    for rect in root.iter(f"{SVG}rect"):
        assert float(rect.get("x") or 0) + float(rect.get("width") or 0) <= width + 0.01
        assert float(rect.get("y") or 0) + float(rect.get("height") or 0) <= height + 0.01
