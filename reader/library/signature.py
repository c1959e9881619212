"""Who made a pack: an Ed25519 signature of its manifest, which is shown and never asked for."""

import hashlib
import json
import os
from pathlib import Path

from reader.errors import ReaderError

_ALGORITHM = "Ed25519"
_SEED_BYTES = 32

# PyNaCl is imported where a signature is met: its 25 ms are too much for every start.


def write_new_key(file: Path) -> str:
    """Write a new secret key, 64 hexadecimal digits, for its owner's eyes; return its fingerprint.

    Raises:
        ReaderError: There is a file already, or it cannot be written.
    """
    seed = os.urandom(_SEED_BYTES)
    try:
        number = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(number, "w", encoding="ascii") as stream:  # noqa: PTH123  (a number, no path)
            stream.write(f"{seed.hex()}\n")
    except FileExistsError as error:
        raise ReaderError(
            "There is a file of this name already.", "A key is never written over.", file
        ) from error
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise ReaderError(f"The key cannot be written ({reason}).", path=file) from error
    return fingerprint_of(seed)


def read_key(file: Path) -> bytes:
    """Return the secret key of a file that `write_new_key` wrote.

    Raises:
        ReaderError: The file cannot be read or holds no such key.
    """
    try:
        seed = bytes.fromhex(file.read_text(encoding="ascii"))
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise ReaderError(f"The file cannot be read ({reason}).", path=file) from error
    except ValueError:
        seed = b""
    if len(seed) != _SEED_BYTES:
        raise ReaderError(
            "This is no key of the reader.",
            "Make one with: reader pack --new-key FILE.",
            path=file,
        )
    return seed


def fingerprint_of(seed: bytes) -> str:
    """Return the fingerprint of a secret key's public half."""
    from nacl.signing import SigningKey  # noqa: PLC0415

    return _fingerprint(bytes(SigningKey(seed).verify_key))


def sign(manifest: bytes, seed: bytes) -> bytes:
    """Return the file `manifest.sig` for the bytes of a manifest."""
    from nacl.signing import SigningKey  # noqa: PLC0415

    key = SigningKey(seed)
    raw = {
        "algorithm": _ALGORITHM,
        "key": bytes(key.verify_key).hex(),
        "signature": key.sign(manifest).signature.hex(),
    }
    return (json.dumps(raw, indent=1) + "\n").encode()


def signed_by(manifest: bytes, signature: bytes) -> str:
    """Return the fingerprint of the key that signed these bytes.

    Raises:
        ReaderError: The signature is none, or one of other bytes.
    """
    from nacl.exceptions import CryptoError  # noqa: PLC0415
    from nacl.signing import VerifyKey  # noqa: PLC0415

    try:
        key, value = _key_and_value(signature)
        VerifyKey(key).verify(manifest, value)
    except (ValueError, TypeError, KeyError, RecursionError, CryptoError) as error:
        raise ReaderError(
            f"The signature of the pack is broken ({error}).",
            "Get the pack anew: it was changed after it was signed.",
        ) from error
    return _fingerprint(key)


def _key_and_value(signature: bytes) -> tuple[bytes, bytes]:
    raw = json.loads(signature.decode("ascii"))
    if raw["algorithm"] != _ALGORITHM:
        raise ValueError("it is of another kind")
    return bytes.fromhex(raw["key"]), bytes.fromhex(raw["signature"])


def _fingerprint(public: bytes) -> str:
    """Return 128 bits of a key's hash, which nobody finds another key for, in groups of four."""
    digits = hashlib.sha256(public).hexdigest()[:32]
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))
