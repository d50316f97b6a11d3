"""A passkey of software: answers as a device does, for tests without a browser."""

import json
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Final

from allauth.account.utils import user_pk_to_url_str
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData

from workbench.models import User

# Somebody is there, and has proved who they are to the device.
THERE: Final = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV


@dataclass
class SoftwarePasskey:
    """One key for one site."""

    host: str = "testserver"
    origin: str = "https://testserver"
    name: bytes = b"passkey-of-a-test"
    flags: Any = THERE
    private: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )

    def made(self, options: dict[str, Any]) -> dict[str, Any]:
        """The answer to being made."""
        key = AttestedCredentialData.create(
            b"\0" * 16, self.name, ES256.from_cryptography_key(self.private.public_key())
        )
        data = AuthenticatorData.create(
            self._host(), self.flags | AuthenticatorData.FLAG.AT, 0, bytes(key)
        )
        return self._answer(
            {
                "clientDataJSON": self._client_data("webauthn.create", options),
                "attestationObject": websafe_encode(AttestationObject.create("none", data, {})),
            }
        )

    def used(self, options: dict[str, Any], user: User) -> dict[str, Any]:
        """The answer to being asked for."""
        data = AuthenticatorData.create(self._host(), self.flags, 1)
        client_data = self._raw("webauthn.get", options)
        signed = bytes(data) + sha256(client_data).digest()
        signature = self.private.sign(signed, ec.ECDSA(hashes.SHA256()))
        return self._answer(
            {
                "clientDataJSON": websafe_encode(client_data),
                "authenticatorData": websafe_encode(bytes(data)),
                "signature": websafe_encode(signature),
                "userHandle": websafe_encode(user_pk_to_url_str(user).encode()),
            }
        )

    def _answer(self, response: dict[str, str]) -> dict[str, Any]:
        name = websafe_encode(self.name)
        return {
            "id": name,
            "rawId": name,
            "type": "public-key",
            "response": response,
            "clientExtensionResults": {"credProps": {"rk": True}},
        }

    def _host(self) -> bytes:
        return sha256(self.host.encode()).digest()

    def _client_data(self, kind: str, options: dict[str, Any]) -> str:
        return websafe_encode(self._raw(kind, options))

    def _raw(self, kind: str, options: dict[str, Any]) -> bytes:
        challenge = options["publicKey"]["challenge"]
        said = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return json.dumps(said).encode()


def options_of(page: str) -> dict[str, Any]:
    """What the page tells the browser to make, or to ask for."""
    _before, _sign, rest = page.partition('<script id="passkey-options" type="application/json">')
    found: dict[str, Any] = json.loads(rest.partition("</script>")[0])
    return found
