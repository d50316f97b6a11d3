"""The council's logo: what is shown, what is refused, and where."""

from pathlib import Path

import pytest
from django.core.checks import run_checks
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from tests.workbench.council.logos import SVG, png, put_logo
from workbench.council.logo import LogoFault, LogoKind, logo, logo_from, logo_of


def drawing(inside: str, about: str = "") -> bytes:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="0 0 9 9" {about}>{inside}</svg>'
    ).encode()


def test_logo_is_known_by_its_content() -> None:
    assert logo_from(SVG).kind is LogoKind.SVG
    assert logo_from(png()).kind is LogoKind.PNG
    assert logo_from(b"\xef\xbb\xbf" + SVG).kind is LogoKind.SVG


@pytest.mark.parametrize(
    "content",
    [
        drawing("<script>alert(1)</script>"),
        drawing('<script href="#x"/>'),
        drawing('<rect onload="alert(1)"/>'),
        drawing("<rect/>", 'onload="alert(1)"'),
        drawing('<image href="https://example.org/a.png"/>'),
        drawing('<image href="data:image/png;base64,AAAA"/>'),
        drawing('<use href="https://example.org/a.svg#x"/>'),
        drawing('<use xlink:href="other.svg#x"/>'),
        drawing('<a href="#x"><rect/></a>'),
        drawing("<foreignObject><p>words</p></foreignObject>"),
        drawing('<use id="u" href="#x"><set attributeName="href" to="//example.org/x"/></use>'),
        drawing('<animate attributeName="href" to="//example.org/x"/>'),
        drawing("<style>@import '//example.org/a.css';</style>"),
        drawing("<style>rect { fill: url(https://example.org/a.svg#x) }</style>"),
        drawing("<style>rect { fill: u\\72l(https://example.org/a.svg#x) }</style>"),
        drawing("<style>rect { fill: u/* */rl(x) } @im/**/port 'x';</style>"),
        drawing('<rect fill="url(https://example.org/a.svg#x)"/>'),
        drawing("<rect style=\"fill: url( 'https://example.org/a.svg#x')\"/>"),
        drawing("<rect/>", 'xml:base="https://example.org/"'),
        drawing('<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>'),
        b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + drawing("&x;"),
        b'<?xml-stylesheet href="https://example.org/a.css"?>' + drawing("<rect/>"),
        b'<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>',
        b"<svg/>",
        b"<html/>",
        b"GIF89a",
        b"",
        b"\xff\xfe\x00",
        SVG + b" " * 400_000,
        png(5000, 10),
        png(0, 10),
        png()[:-9],
    ],
)
def test_logo_that_does_not_stand_by_itself_is_refused(content: bytes) -> None:
    with pytest.raises(LogoFault, match=r": (save|make|put|take)"):
        logo_from(content)


@given(st.binary(max_size=300) | st.binary(max_size=60).map(lambda end: SVG[:-6] + end))
def test_anything_else_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(LogoFault):
        logo_from(content)


def test_faulty_logo_is_told_by_the_system_check_with_the_line_to_change(
    settings: Settings, tmp_path: Path
) -> None:
    put_logo(settings, tmp_path, b"GIF89a")
    (warning,) = [one for one in run_checks() if one.id == "workbench.W006"]
    assert "neither a PNG nor an SVG" in warning.msg
    assert "export WORKBENCH_LOGO=" in str(warning.hint)
    assert logo() is None
    settings.LOGO = tmp_path / "gone.svg"
    (warning,) = [one for one in run_checks() if one.id == "workbench.W006"]
    assert "cannot be read" in warning.msg
    put_logo(settings, tmp_path)
    assert not [one for one in run_checks() if one.id == "workbench.W006"]
    # A changed file counts at once.
    put_logo(settings, tmp_path, png())
    found = logo()
    assert found is not None
    assert found.kind is LogoKind.PNG


def test_logo_is_for_papers_of_its_own_council(settings: Settings, tmp_path: Path) -> None:
    put_logo(settings, tmp_path)
    assert logo_of("Anytown") is not None
    settings.COUNCIL_NAME = "Anytown"
    assert logo_of("Anytown") is not None
    assert logo_of("") is not None
    assert logo_of("Elsewhere") is None


@pytest.mark.django_db
@pytest.mark.parametrize("content", [SVG, png()])
def test_head_of_every_page_names_the_council_and_shows_its_logo(
    settings: Settings, tmp_path: Path, content: bytes
) -> None:
    put_logo(settings, tmp_path, content, "Anytown <Council>")
    page = Client().get("/sign-in/", follow=True).content.decode()
    assert "Anytown &lt;Council&gt;: Options appraisal workbench" in page
    address = page.partition('class="wb-header__logo" src="')[2].partition('"')[0]
    # Decorative, since the name stands beside it.
    assert f'src="{address}" height="36" alt=""' in page
    answer = Client().get(address)
    assert answer.content == content
    assert answer["Content-Type"] in {"image/svg+xml", "image/png"}
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    settings.COUNCIL_NAME = ""
    assert 'alt="Logo of the council"' in Client().get("/sign-in/", follow=True).content.decode()


@pytest.mark.django_db
def test_site_without_a_logo_has_none(settings: Settings) -> None:
    settings.LOGO, settings.COUNCIL_NAME = None, ""
    assert "wb-header__logo" not in Client().get("/sign-in/", follow=True).content.decode()
    # Its address gives the mark of the site.
    assert b"<svg" in Client().get("/council/logo").content
    assert Client().post("/council/logo").status_code == 405
