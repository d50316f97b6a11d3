"""Secrets of second factors, encrypted where they are stored."""

from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import Final

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import transaction

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
