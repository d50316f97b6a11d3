"""Officers' text is shown, and never runs."""

from workbench.pages.markdown import to_html


def test_markdown_makes_paragraphs_lists_and_lower_headings() -> None:
    html = to_html("# Cost\n\nTwo *things*:\n\n- one\n- two\n\n| a | b |\n| - | - |\n| 1 | 2 |")
    assert "<h3>Cost</h3>" in html
    assert "<li>one</li>" in html
    assert "<td>1</td>" in html


def test_markdown_shows_raw_html_as_text() -> None:
    html = to_html("<script>alert(1)</script> and <b onclick=x>bold</b>")
    assert "<script" not in html
    assert "<b " not in html
    assert "&lt;script&gt;" in html


def test_markdown_links_to_no_script_and_loads_no_picture() -> None:
    html = to_html("[x](javascript:alert(1)) ![p](https://elsewhere.example/p.png)")
    assert 'href="javascript' not in html
    assert "<img" not in html


def test_column_of_numbers_has_a_class_and_no_style_of_its_own() -> None:
    html = to_html("| Year | Cost |\n| --- | ---: |\n| 2018/19 | £5 |")
    assert "style" not in html
    assert '<td class="wb-number">£5</td>' in html
