"""Requests that no browser sends: forged, led astray, with false headers, out of their folder, with
bodies that are none."""

import re
from urllib.parse import quote
from uuid import uuid4

from tests.attack.ground import EVIL, FORM, Ground

ELSEWHERE = (
    f"http://{EVIL}/",
    f"https://{EVIL}/",
    f"//{EVIL}/",
    f"///{EVIL}/",
    f"/\\{EVIL}/",
    f"\\\\{EVIL}/",
    f"https:{EVIL}",
    f"http:///{EVIL}",
    f"/%2F/{EVIL}",
    f"https://127.0.0.1@{EVIL}/",
    f"https://127.0.0.1.{EVIL}/",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    f"\thttps://{EVIL}/",
    f"https://{EVIL}\r\nSet-Cookie: a=b",
)
UP = (
    "../../../../etc/passwd",
    "..%2f..%2f..%2f..%2fetc%2fpasswd",
    "%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "....//....//etc/passwd",
    "..\\..\\..\\etc\\passwd",
    "..%5c..%5cetc%5cpasswd",
    "%252e%252e%252fetc%252fpasswd",
    "/etc/passwd",
    "..%c0%af..%c0%afetc/passwd",
    "../workbench/settings/__init__.py",
    "../var/secret-key",
)


def forged(ground: Ground) -> None:
    """A form that a page of the site did not send."""
    lead, other = ground.visitor("lead"), ground.visitor("officer")
    foreign = other.token()
    with ground.nothing_changes("forged forms"):
        for name, page in ground.pages:
            if not page["send"] or name in {"sign-in", "sign-out"}:
                continue
            form = f"write_token={uuid4()}&version=1"
            tokens = ("", f"&csrfmiddlewaretoken={foreign[:-3]}abc", "&csrfmiddlewaretoken=x")
            lead.token()
            for token in tokens:
                answer = lead.send("POST", page["near"], (form + token).encode(), FORM)
                if answer.status not in {403, 405}:
                    ground.found(f"{name} takes a form with the token {token!r}: {answer.status}")
            answer = lead.post(
                page["near"], {"write_token": str(uuid4())}, Origin=f"https://{EVIL}"
            )
            if answer.status not in {403, 405}:
                ground.found(f"{name} takes a form of another origin: {answer.status}")


def led_astray(ground: Ground) -> None:
    """Addresses that lead to somebody else's site. What leads anywhere is told by every answer."""
    lead, anonymous = ground.visitor("lead"), ground.visitor()
    for address in ELSEWHERE[:: ground.few]:
        quoted = quote(address, safe="")
        for visitor in (lead, anonymous):
            answer = visitor.get(f"/sign-in/?next={quoted}")
            if re.search(rf'(href|action|content)="[^"]*//[^"/]*{EVIL}', answer.text):
                ground.found(f"sign-in links to {address!r}")
        lead.post("/sign-in/", {"next": address, "username": "x", "password": "x"})
        for name in ("scheme-move", "option-move", "risk-move"):
            page = ground.known["pages"][name]["near"]
            lead.post(page, {"direction": "up", "next": address}, Referer=address.split()[0])
        raw = address.strip().replace("\r\n", "%0d%0a").replace(" ", "%20")
        anonymous.get(f"/{raw}")


def false_headers(ground: Ground) -> None:
    """Headers that claim another host, address, method or path."""
    anonymous, member = ground.visitor(), ground.visitor("member")
    for host in (
        EVIL,
        f"127.0.0.1@{EVIL}",
        f"localhost:80@{EVIL}",
        "127.0.0.1, " + EVIL,
        "[::",
        "",
    ):
        if anonymous.get("/sign-in/", Host=host).status not in {400, 0}:
            ground.found(f"answers to the host {host!r}")
    for name in (
        "X_Forwarded_Host",
        "X_Host",
        "Forwarded",
        "X_Forwarded_Server",
        "X_Original_Host",
    ):
        for path in ("/", "/sign-in/", "/forgotten/"):
            if (
                EVIL
                in anonymous.get(
                    path, **{name: f"host={EVIL}" if name == "Forwarded" else EVIL}
                ).text
            ):
                ground.found(f"{name} is believed by {path}")
    audit = ground.known["pages"]["audit"]["near"]
    for name in ("X_Original_URL", "X_Rewrite_URL", "X_Forwarded_Path", "X_Forwarded_Prefix"):
        if member.get("/", **{name: audit}).text.count("sign-in") > 99 or (
            member.get(audit, **{name: "/"}).status != 403
        ):
            ground.found(f"{name} leads past the gate of the audit trail")
    for name in ("X_Remote_User", "Remote_User", "X_Forwarded_User", "Authorization", "X_User"):
        if anonymous.get("/", **{name: "Basic YWRtaW5pc3RyYXRvcjp4"}).status != 302:
            ground.found(f"{name} signs somebody in")
    page = ground.known["pages"]["scheme-edit"]["near"]
    with ground.nothing_changes("other methods"):
        for name in ("X_HTTP_Method_Override", "X_Method_Override", "X_HTTP_Method"):
            ground.visitor("officer").get(page, **{name: "POST"})
        for method in ("TRACE", "TRACK", "CONNECT", "PROPFIND", "DEBUG", "PUT", "DELETE", "get"):
            if ground.visitor("lead").send(method, page).status not in {0, 400, 403, 405, 501}:
                ground.found(f"{method} is taken")
    for cookie in (
        "sessionid=../../x",
        "sessionid=" + "a" * 4000,
        "sessionid='; DROP TABLE x--",
        ";;=;",
    ):
        if anonymous.get("/account/", Cookie=cookie).status not in {302, 400}:
            ground.found(f"the cookie {cookie[:40]!r} signs somebody in")


def out_of_the_folder(ground: Ground) -> None:
    """Paths that climb out. What stands in /etc/passwd or in the settings is looked for in every
    answer."""
    lead = ground.visitor("lead")
    programme = ground.known["pages"]["programme"]["near"]
    version = ground.known["pages"]["paper-version-file"]["near"].rpartition("/")[0]
    for up in UP[:: ground.few]:
        for before in ("/static/", "/", programme, f"{version}/", "/house-formats/"):
            answer = lead.get(before + up)
            if answer.status == 200 and b"SECRET_KEY" in answer.body:
                ground.found(f"{before}{up} is sent")


def no_bodies(ground: Ground) -> None:
    """Bodies that are too large, that end too soon, that are no form. None may be answered by a
    failure of the site, which every answer is looked at for."""
    lead = ground.visitor("lead")
    token, edge = lead.token(), "zq-edge"
    many = "&".join(f"f{at}=1" for at in range(10_500)).encode()
    part = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{{}}"\r\n\r\nx'
    multipart = f"multipart/form-data; boundary={edge}"
    bodies = [
        (b"a" * 11_000_000, FORM),
        (many, FORM),
        (b"%ff%fe%00=%c3%28", FORM),
        (b"csrfmiddlewaretoken=%ud800", FORM),
        (b"&&&===", FORM),
        (b"", multipart),
        (b"no edge at all", multipart),
        (part.format("a.csv").encode(), multipart),
        (part.format("../../x\\..\\y\0.pdf").encode(), multipart),
        (part.format("a" * 5000).encode(), multipart),
        (b"x", "multipart/form-data"),
        (b"x", "multipart/form-data; boundary=" + "b" * 3000),
        (b"x", f"multipart/form-data; boundary={edge}; charset=utf-16"),
        (b'{"a":' * 20_000, "application/json"),
        (b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>", "application/xml"),
        (bytes(range(256)) * 20, "application/octet-stream"),
    ]
    pages = ("verify", "scheme-edit", "evidence-new", "import-new", "sign-in", "attachment-new")
    with ground.nothing_changes("bodies that are none"):
        for name in pages[:: ground.few]:
            page = ground.known["pages"][name]["near"]
            for body, kind in bodies:
                answer = lead.send("POST", page, body, kind, X_CSRFToken=token)
                if answer.status == 200 and name not in {"verify", "evidence-new"}:
                    ground.found(f"{name} takes {body[:20]!r} of {kind[:40]}")
            huge = lead.send("POST", page, b"", FORM, Content_Length=str(1 << 40))
            if huge.status not in {413, 0}:
                ground.found(f"{name} waits for a body of a terabyte: {huge.status}")
    for query in (
        "a=" + "b" * 9000,
        "page=-1",
        "page=99999999999999999999",
        "q=" + "%F0" * 50,
        "x[]=1",
    ):
        for name in (
            "search",
            "audit",
            "programme-history",
            "results",
            "what-if",
            "portfolio-years",
        ):
            page = ground.known["pages"].get(name)
            if page:
                lead.get(f"{page['near']}?{query}")


def guessed(ground: Ground) -> None:
    """Passwords guessed under changing addresses, which only a proxy may tell. It closes sign-in
    for this machine, and so comes last."""
    anonymous = ground.visitor()
    statuses = [
        anonymous.post(
            "/sign-in/",
            {"username": "lead", "password": f"Guess-{at}-0123456"},
            X_Real_IP=f"192.0.2.{at}",
            X_Forwarded_For=f"192.0.2.{at}",
        ).status
        for at in range(7)
    ]
    if statuses[-1] != 429:
        ground.found(f"passwords can be guessed under false addresses: {statuses}")
