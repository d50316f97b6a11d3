"""Secrets of second factors, encrypted where they are stored."""

from base64 import urlsafe_b64encode
from hashlib import sha256
from itertools import groupby
from typing import Final

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import transaction
from qrcode.main import QRCode

# What in an authenticator's data is secret; a passkey keeps a public key alone.
SECRETS: Final = ("secret", "seed")


class SecretsEncrypted(DefaultMFAAdapter):  # type: ignore[misc]
    """Encrypts by a key made of the site's secret key, and reads what a former one encrypted."""

    def encrypt(self, text: str) -> str:
        return ciphers().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Raises `InvalidToken` where no key of the settings fits."""
        return ciphers().decrypt(encrypted_text.encode()).decode()

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """How a passkey calls the site: by its host, and by the name of its council."""
        named: dict[str, str] = super().get_public_key_credential_rp_entity()
        return named | {"name": settings.MFA_TOTP_ISSUER}

    def build_totp_svg(self, url: str) -> str:
        """The picture for an app to read, of black runs on white: a third of the size of one with a
        path for each square."""
        code = QRCode(border=4)
        code.add_data(url)
        rows = code.get_matrix()
        runs = []
        for y, row in enumerate(rows):
            x = 0
            for dark, squares in groupby(row):
                width = len(list(squares))
                if dark:
                    runs.append(f"M{x} {y}h{width}v1h-{width}z")
                x += width
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {len(rows)} {len(rows)}" '
            f'width="260" height="260"><rect width="100%" height="100%" fill="#fff"/>'
            f'<path d="{"".join(runs)}" fill="#000"/></svg>'
        )


def ciphers() -> MultiFernet:
    """The key of now, then the former ones."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key_from(key)) for key in keys])


def _key_from(secret_key: str) -> bytes:
    """A secret key is long and random, so that one round of a sum is enough."""
    said = f"workbench.second_factor.{secret_key}"
    return urlsafe_b64encode(sha256(said.encode()).digest())


def encrypt_anew() -> tuple[int, int]:
    """Encrypts every secret by the key of now. Gives how many were, and how many could not be read
    by any key of the settings."""
    done = lost = 0
    for pk in Authenticator.objects.order_by("pk").values_list("pk", flat=True):
        with transaction.atomic():
            row = Authenticator.objects.select_for_update().filter(pk=pk).first()
            held = [name for name in SECRETS if row and name in row.data]
            for name in held:
                try:
                    row.data[name] = ciphers().rotate(row.data[name].encode()).decode()
                except InvalidToken:
                    lost += 1
                else:
                    done += 1
                    row.save(update_fields=["data"])
    return done, lost
