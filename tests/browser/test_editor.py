"""The editor of a text: its buttons, by mouse and by keyboard, and pasting from other programs."""

from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Locator, Page

from schemes.models import Role
from tests.browser.conftest import enter
from tests.browser.visit import Visit
from tests.factories import add_member, make_programme

CLIPBOARD: Final = Path(__file__).parent / "clipboard"
PASTE: Final = """(box, [html, plain]) => {
    const data = new DataTransfer();
    if (html) data.setData('text/html', html);
    data.setData('text/plain', plain);
    box.focus();
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    return box.dispatchEvent(event);
}"""


@pytest.fixture
def page(visit: Visit) -> Page:
    """The page of a programme's summary, open for its lead officer."""
    programme = make_programme()
    enter(visit.window, add_member(programme, Role.LEAD, "lead"))
    visit.open(f"{programme.get_absolute_url()}edit/")
    return visit.page


def box_of(page: Page) -> Locator:
    return page.locator("textarea[data-markdown]").first


def paste(page: Page, html: str, plain: str = "plain") -> bool:
    """Pastes into the box; whether the browser is left to do it by itself."""
    return bool(box_of(page).evaluate(PASTE, [html, plain]))


def pasted(page: Page, html: str) -> str:
    box_of(page).fill("")
    assert not paste(page, html)
    page.wait_for_function("() => document.querySelector('textarea[data-markdown]').value")
    return box_of(page).input_value()


@pytest.mark.parametrize("source", sorted(path.stem for path in CLIPBOARD.glob("*.html")))
def test_pasted_text_keeps_its_form(source: str, page: Page, visit: Visit) -> None:
    html = (CLIPBOARD / f"{source}.html").read_text("utf-8")
    found = pasted(page, html)
    assert found == (CLIPBOARD / f"{source}.md").read_text("utf-8").strip()
    page.keyboard.press("Control+z")
    assert box_of(page).input_value() == ""
    assert visit.complaints == []


def test_html_of_every_kind_leaves_no_complaint_and_no_program_words(
    page: Page, visit: Visit
) -> None:
    cases = {
        # A part of a paragraph stays in its line.
        "<p>one <b>two</b></p>": "one **two**",
        "<b> two </b><b>three</b>": "**two three**",
        "<i><b>both</b></i>": "***both***",
        "<h1><b>One</b></h1><h6>Six</h6><h2></h2><h3>Three</h3>": "## One\n\n#### Six\n\n### Three",
        "<h1>1</h1><h2>2</h2><h3>3</h3><h4>4</h4><h5>5</h5>": (
            "## 1\n\n### 2\n\n#### 3\n\n#### 4\n\n#### 5"
        ),
        "<p>a</p><p>b</p>": "a\n\nb",
        "<p>a<br><br>b</p>": "a\n\nb",
        "<ul><li>a</li></ul><p>b</p>": "- a\n\nb",
        "<table><tr><td>one cell</td></tr></table><p>b</p>": "one cell\n\nb",
        "<table></table><p>b</p>": "b",
        "<table><tr><td>a<td rowspan=3>b<tr><td>c<tr><td>d</table>": (
            "| a   | b   |\n| --- | --- |\n| c   | b   |\n| d   | b   |"
        ),
        "<table><tr><td><h2>a</h2><td>b|c</table>": "| a   | b\\|c |\n| --- | --- |",
        '<p>as agreed<a href="#_ftn1">[1]</a></p>': "as agreed[1]",
        "<p>* star # 2) {{ x }} [^1] [a](b) snake_case _x_ &amp;pound;</p>": (
            "\\* star # 2) {{ x }} \\[^1] \\[a](b) snake_case \\_x\\_ \\&pound;"
        ),
        "<p># not a heading</p>": "\\# not a heading",
        "<p>style = x &lt;b style='y'&gt;</p>": "style = x <b style='y'>",
    }
    for html, wanted in cases.items():
        assert pasted(page, html) == wanted, html
    for html in ("<p style='color:red' onclick='x()'>a<script>x()</script>", "<b><i><u></b>x</p>"):
        assert "style" not in pasted(page, html)
    assert visit.complaints == []


def test_long_table_of_many_rows_is_pasted_whole(page: Page) -> None:
    rows = "".join(f"<tr><td>Row {count}</td><td>£{count}</td></tr>" for count in range(2000))
    found = pasted(page, f"<table><tr><th>Row</th><th>Cost</th></tr>{rows}</table>")
    assert len(found.splitlines()) == 2002
    assert found.endswith("| Row 1999 | £1999 |")


def test_plain_text_is_left_to_the_browser(page: Page) -> None:
    assert paste(page, "", "plain words")
    # As a program for code gives it: colours alone.
    assert paste(page, '<div style="color: #ccc"><span># title</span></div>', "# title")


def test_pasted_blocks_stand_apart_and_notes_keep_their_own_marks(page: Page) -> None:
    box = box_of(page)
    box.fill("Before[^1]after\n\n[^1]: First.")
    box.evaluate("box => box.setSelectionRange(10, 10)")
    paste(page, "<ul><li>one</li><li>two</li></ul>")
    page.wait_for_function("() => document.querySelector('textarea').value.includes('two')")
    assert box.input_value() == "Before[^1]\n\n- one\n- two\n\nafter\n\n[^1]: First."
    box.evaluate("box => box.setSelectionRange(box.value.length, box.value.length)")
    paste(page, (CLIPBOARD / "libreoffice.html").read_text("utf-8"))
    page.wait_for_function("() => document.querySelector('textarea').value.includes('board')")
    assert "**weighed**[^2]" in box.input_value()
    assert box.input_value().endswith("[^2]: By the board.")


def test_pictures_that_are_left_out_are_told(page: Page) -> None:
    pasted(page, (CLIPBOARD / "web.html").read_text("utf-8"))
    page.get_by_text("A picture was left out: a text holds none.").wait_for()


def test_where_nothing_can_be_loaded_plain_words_are_pasted(page: Page) -> None:
    page.route("**/turndown.js", lambda route: route.abort())
    paste(page, "<p>one <b>two</b></p>", "one two")
    page.wait_for_function("() => document.querySelector('textarea').value")
    assert box_of(page).input_value() == "one two"


def press(page: Page, button: str) -> None:
    """Presses a button of the first toolbar, whose library comes once somebody is at it."""
    box_of(page).evaluate("box => box.focus({ preventScroll: true })")
    page.wait_for_function("() => customElements.get('markdown-toolbar')")
    page.get_by_role("button", name=button, exact=True).first.click()


def choose(page: Page, start: int, end: int) -> None:
    box_of(page).evaluate("(box, [start, end]) => box.setSelectionRange(start, end)", [start, end])


@pytest.mark.parametrize(
    ("button", "wanted"),
    [
        ("Bold", "one **two**\nthree"),
        ("Italic", "one _two_\nthree"),
        ("Link", "one [two](url)\nthree"),
        ("Heading", "## one two\nthree"),
        ("Subheading", "### one two\nthree"),
    ],
)
def test_button_forms_what_is_chosen_and_undo_takes_it_back(
    button: str, wanted: str, page: Page
) -> None:
    box = box_of(page)
    box.fill("one two\nthree")
    choose(page, 4, 7)
    press(page, button)
    assert box.input_value() == wanted
    page.wait_for_function(
        """() => {
            const box = document.activeElement;
            return box.tagName === 'TEXTAREA' && !box.hasAttribute('contenteditable');
        }"""
    )
    page.keyboard.press("Control+z")
    assert box.input_value() == "one two\nthree"


def test_headings_change_their_level_and_back(page: Page) -> None:
    box = box_of(page)
    box.fill("One")
    for button, wanted in (("Heading", "## One"), ("Subheading", "### One"), ("Subheading", "One")):
        press(page, button)
        assert box.input_value() == wanted


@pytest.mark.parametrize(
    ("button", "wanted"), [("List", "- a\n- b"), ("Numbered list", "1. a\n2. b")]
)
def test_lines_become_a_list(button: str, wanted: str, page: Page) -> None:
    box_of(page).fill("a\nb")
    choose(page, 0, 3)
    press(page, button)
    assert box_of(page).input_value() == wanted


def test_table_begins_with_what_it_shows(page: Page) -> None:
    box = box_of(page)
    box.fill("Before")
    press(page, "Table")
    page.keyboard.type("Budget")
    assert box.input_value().startswith("Before\n\nTable: Budget\n\n| Heading | Heading |")


def test_toolbar_works_by_keyboard_alone_and_has_names(page: Page) -> None:
    box = box_of(page)
    box.fill("one")
    bar = page.get_by_role("toolbar", name="Formatting: Summary")
    assert bar.get_attribute("aria-controls") == box.get_attribute("id")
    box.focus()
    page.wait_for_function("() => customElements.get('markdown-toolbar')")
    page.keyboard.press("Shift+Tab")
    focused = "() => document.activeElement.textContent"
    assert page.evaluate(focused) == "Heading"
    for key, name in (
        ("ArrowRight", "Subheading"),
        ("End", "Table"),
        ("ArrowRight", "Heading"),
        ("ArrowLeft", "Table"),
        ("Home", "Heading"),
        ("ArrowRight", "Subheading"),
        ("ArrowRight", "Bold"),
    ):
        page.keyboard.press(key)
        assert page.evaluate(focused) == name
    choose(page, 0, 3)
    page.keyboard.press("Enter")
    assert box.input_value() == "**one**"
    # The stop of the Tab key is the button last used; the next one goes back to the box.
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(focused) == "Bold"
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.tagName") == "TEXTAREA"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("() => document.activeElement.closest('markdown-toolbar')") is None
    box.focus()
    choose(page, 0, 7)
    page.keyboard.press("Control+b")
    assert box.input_value() == "one"


def test_button_pressed_before_its_library_came_still_acts(page: Page) -> None:
    box = box_of(page)
    box.evaluate("box => { box.value = 'one'; box.setSelectionRange(0, 3) }")
    page.evaluate("() => document.querySelector('[data-md-button=bold]').click()")
    page.wait_for_function("() => document.querySelector('textarea').value === '**one**'")


def test_buttons_send_no_form(page: Page) -> None:
    address = page.url
    for button in page.locator("markdown-toolbar button").all():
        assert button.get_attribute("type") == "button"
        button.click()
    assert page.url == address


def test_text_near_its_limit_is_counted_and_never_cut(page: Page, visit: Visit) -> None:
    title = page.get_by_label("Title")
    line = page.locator("#id_title_most")
    assert not line.is_visible()
    title.fill("x" * 160)
    page.get_by_text("40 characters left.").wait_for()
    title.fill("x" * 201)
    page.get_by_text("1 character too many: it cannot be saved before it is shorter.").wait_for()
    assert visit.faults() == []
    title.evaluate(
        "box => { box.focus(); document.execCommand('insertText', false, 'y'.repeat(99)) }"
    )
    assert len(title.input_value()) == 300
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Title must be 200 characters or fewer, and has 300").first.wait_for()
    assert len(title.input_value()) == 300


def test_form_larger_than_can_be_sent_is_stopped_with_all_in_it(page: Page) -> None:
    # A browser needs long to show so much in a box.
    page.evaluate(
        """() => {
            const field = document.createElement('input');
            field.type = 'hidden';
            field.name = 'much';
            field.value = 'x'.repeat(11 * 1024 * 1024);
            document.querySelector('main form').append(field);
        }"""
    )
    box_of(page).fill("Typed")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Not sent: this form holds 11.0 MB of text").wait_for()
    assert page.evaluate("() => document.activeElement.className") == "govuk-error-summary"
    assert box_of(page).input_value() == "Typed"


def test_page_with_the_editor_is_accessible(page: Page, visit: Visit) -> None:
    visit.check()
