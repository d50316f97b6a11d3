"""nginx with the configuration that the operations guide gives, on ports of this machine."""

import re
import shutil
import ssl
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.client import HTTPResponse, HTTPSConnection
from ipaddress import ip_address
from pathlib import Path
from typing import Final

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from tests.served import ROOT, answers, free_port, wait_until

SERVICE: Final = ROOT / "docs" / "operations" / "service"
NAME: Final = "options.example.org"
MISSING: Final = "No nginx on this machine: sudo apt-get install -y nginx-light"


@dataclass(frozen=True, slots=True)
class Proxy:
    """nginx, which answers at `port` by TLS, and at `plain` without."""

    port: int
    plain: int
    certificate: Path
    process: subprocess.Popen[bytes]

    def get(
        self, path: str, method: str = "GET", body: bytes = b"", **headers: str
    ) -> HTTPResponse:
        """The answer, read whole; its body is `answer.text`."""
        trusting = ssl._create_unverified_context()
        connection = HTTPSConnection("127.0.0.1", self.port, timeout=60, context=trusting)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, {"Host": NAME} | named)
        answer = connection.getresponse()
        answer.text = answer.read().decode(errors="replace")  # type: ignore[attr-defined]
        connection.close()
        return answer


def program() -> str:
    found = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
    if found is None:
        pytest.fail(MISSING, pytrace=False)
    return found


def configuration(folder: Path, behind: Sequence[int], port: int, plain: int) -> str:
    """The guide's configuration with ports, paths and machines of a test in place of its own; each
    stands there as it is replaced here."""
    text = (SERVICE / "nginx.conf").read_text()
    servers = "\n    ".join(
        f"server 127.0.0.1:{one} max_fails=3 fail_timeout=1s;" for one in behind
    )
    for theirs, ours in (
        ("server 127.0.0.1:8000 max_fails=3 fail_timeout=5s;", servers),
        ("listen 80 default_server;", f"listen 127.0.0.1:{plain} default_server;"),
        ("listen 443 ssl http2;", f"listen 127.0.0.1:{port} ssl http2;"),
        ("/etc/ssl/certs/workbench.pem", str(folder / "certificate.pem")),
        ("/etc/ssl/private/workbench.key", str(folder / "certificate.key")),
        ("/var/log/nginx/workbench.log", str(folder / "nginx.log")),
        ("/opt/workbench", str(ROOT)),
    ):
        assert theirs in text, f"nginx.conf has no {theirs!r}"
        text = text.replace(theirs, ours)
    temporary = "\n".join(
        f"{kind}_temp_path {folder}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    # What Debian's own nginx.conf says around it.
    return (
        f"daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx.log;\n"
        "worker_processes 1; events { worker_connections 200; }\n"
        f"http {{\n{temporary}\ninclude /etc/nginx/mime.types;\n{text}}}\n"
    )


def write_certificate(folder: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    # Tests call it by the address as well.
    names = x509.SubjectAlternativeName(
        [x509.DNSName(NAME), x509.IPAddress(ip_address("127.0.0.1"))]
    )
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .add_extension(names, critical=False)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, SHA256())
    )
    (folder / "certificate.pem").write_bytes(made.public_bytes(Encoding.PEM))
    (folder / "certificate.key").write_bytes(
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    )


@contextmanager
def proxy(folder: Path, *behind: int) -> Iterator[Proxy]:
    """nginx before the sites at these ports."""
    port, plain = free_port(), free_port()
    folder.mkdir(exist_ok=True)
    # nginx's own workers may be another user's.
    for one in (folder, *folder.parents[:2]):
        one.chmod(one.stat().st_mode | 0o011)
    write_certificate(folder)
    file = folder / "nginx.conf"
    file.write_text(configuration(folder, behind, port, plain))
    command = [program(), "-e", str(folder / "nginx.log"), "-p", str(folder), "-c", str(file)]
    tried = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert tried.returncode == 0, tried.stderr
    assert not re.search(r"\[(warn|error)", tried.stderr.replace('"user" directive', "")), (
        tried.stderr
    )
    process = subprocess.Popen(command)
    try:
        wait_until(lambda: answers(port), "nginx answers")
        yield Proxy(port, plain, folder / "certificate.pem", process)
    finally:
        process.terminate()
        process.wait(30)
