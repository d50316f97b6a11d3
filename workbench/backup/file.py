"""The file of a backup: lines, packed with gzip, and encrypted with age where a key is given."""

import gzip
import os
import threading
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

import pyrage

from workbench.backup.refused import BackupRefused

_ENCRYPTED: Final = b"age-encryption.org/"
_PACKED: Final = b"\x1f\x8b"


def write_file(path: Path, lines: Iterable[bytes], recipients: Sequence[str]) -> None:
    """Writes the file whole or not at all, for its owner alone, encrypted for these `recipients`
    (age's public keys) unless there are none. Raises `BackupRefused` where one is there already or
    the place cannot be written to; what `lines` raises, it raises."""
    if path.exists():
        raise BackupRefused(f"{path} is there already: give the name of a new file.")
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.unfinished")
    try:
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "wb") as written:
                _write(written, _Reader(_packed(lines)), recipients)
                written.flush()
                os.fsync(written.fileno())
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise BackupRefused(f"{path} cannot be written: {error.strerror or error}.") from error


def _write(written: BinaryIO, packed: "_Reader", recipients: Sequence[str]) -> None:
    if not recipients:
        while piece := packed.read():
            written.write(piece)
        return
    keys = [pyrage.x25519.Recipient.from_str(one) for one in recipients]
    try:
        pyrage.encrypt_io(packed, written, keys)
    except pyrage.EncryptError as error:
        if packed.failed is not None:
            raise packed.failed from error
        raise OSError(str(error)) from error


def _packed(lines: Iterable[bytes]) -> Iterator[bytes]:
    # 6: a tenth larger than the smallest, in a fifth of the time.
    packing = zlib.compressobj(6, wbits=31)
    for line in lines:
        if piece := packing.compress(line):
            yield piece
    yield packing.flush()


class _Reader:
    """Pieces as a file to read from. What they raise is kept: age tells only its words."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = b""
        self.failed: Exception | None = None

    def read(self, size: int = 1 << 16) -> bytes:
        try:
            while not self._rest and (piece := next(self._pieces, None)) is not None:
                self._rest = piece
        except Exception as error:
            self.failed = error
            raise
        given, self._rest = self._rest[:size], self._rest[size:]
        return given


@contextmanager
def read_file(path: Path, identity: Path | None) -> Iterator[Iterator[bytes]]:
    """The lines of a backup, unpacked as they are read. `identity` is the file of the private key,
    as age-keygen writes it. Raises `BackupRefused` where the file is none of ours, is encrypted for
    another key, or ends too soon or otherwise than it was written."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise BackupRefused(f"{path} cannot be read: {error.strerror}.") from error
    with file:
        begins = file.read(len(_ENCRYPTED))
        file.seek(0)
        if begins.startswith(_PACKED):
            yield _unpacked(file, path)
        elif begins == _ENCRYPTED:
            with _decrypted(file, path, _keys(identity)) as plain:
                yield _unpacked(plain, path)
        else:
            raise BackupRefused(f"{path} is no backup of a workbench.")


def _unpacked(packed: BinaryIO, path: Path) -> Iterator[bytes]:
    try:
        with gzip.open(packed) as lines:
            yield from lines
    except (EOFError, OSError, zlib.error) as error:
        raise BackupRefused(
            f"{path} was cut or altered since it was written: use another backup."
        ) from error


def _keys(identity: Path | None) -> "list[pyrage.x25519.Identity]":
    if identity is None:
        raise BackupRefused(
            "The backup is encrypted: give the file of the private key with --identity."
        )
    try:
        lines = identity.read_text(encoding="utf-8").split("\n")
        given = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
        return [pyrage.x25519.Identity.from_str(one) for one in given]
    except (OSError, ValueError, pyrage.IdentityError) as error:
        raise BackupRefused(
            f"{identity} is no file with a private key of age (AGE-SECRET-KEY-1...)."
        ) from error


@contextmanager
def _decrypted(
    file: BinaryIO, path: Path, keys: "list[pyrage.x25519.Identity]"
) -> Iterator[BinaryIO]:
    """What age decrypts, through a pipe: it writes where we want to read."""
    ends = os.pipe()
    failed: list[Exception] = []

    def decrypt() -> None:
        with os.fdopen(ends[1], "wb") as into, suppress(BrokenPipeError):
            try:
                pyrage.decrypt_io(file, into, keys)
            except (pyrage.DecryptError, OSError) as error:
                failed.append(error)

    working = threading.Thread(target=decrypt, daemon=True)
    working.start()
    plain = os.fdopen(ends[0], "rb")
    try:
        yield plain
    except BackupRefused as refused:
        plain.close()
        working.join()
        if failed and isinstance(failed[0], pyrage.DecryptError):
            told = f"{path} cannot be decrypted with this key: {failed[0]}."
            raise BackupRefused(told) from refused
        raise
    finally:
        # Whoever still writes is told that nobody reads.
        plain.close()
        working.join()
